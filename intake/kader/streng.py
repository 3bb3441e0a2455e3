"""How what a TOML file says becomes a typed value; whatever is not exactly right is refused."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args, get_origin

import cattrs
from cattrs.errors import ForbiddenExtraKeysError

LIJSTTEKEN = re.compile(r"([a-z]\.|\(?\d+[.)]|-)\s")
SOORTNAAM = {
    str: "tekst",
    int: "een geheel getal",
    bool: "true of false",
    date: "een datum (jjjj-mm-dd)",
}


class Vormfout(ValueError):
    """A value of the wrong kind; the text says so in Dutch."""


def structureer(waarde: Any, soort: Any) -> Any:
    return _omzetter.structure(waarde, soort)


def meldingen(fout: BaseException, pad: str) -> Iterator[str]:
    """One line per leaf of the tree of errors that cattrs builds, each with its key."""
    if isinstance(fout, cattrs.BaseValidationError):
        met_plaats, zonder_plaats = fout.group_exceptions()
        in_lijst = isinstance(fout, cattrs.IterableValidationError)
        for deelfout, notitie in met_plaats:
            plaats = f"[{notitie.index}]" if in_lijst else f".{notitie.name}"
            yield from meldingen(deelfout, (pad + plaats).lstrip("."))
        for deelfout in zonder_plaats:
            yield from meldingen(deelfout, pad)
    elif isinstance(fout, ForbiddenExtraKeysError):
        yield from (f"{pad}.{s}: onbekende sleutel".lstrip(".") for s in sorted(fout.extra_fields))
    elif isinstance(fout, KeyError) and pad.endswith(str(fout.args[0])):
        yield f"{pad}: ontbreekt"
    else:
        yield f"{pad}: {fout if isinstance(fout, Vormfout) else 'heeft hier een andere vorm'}"


def vouw_uit(tekst: str) -> str:
    """A line break within a paragraph is a space; an empty line or a list mark starts anew."""
    regels: list[str] = []
    for regel in (regel.strip() for regel in tekst.strip().split("\n")):
        if regels and regels[-1] and regel and not LIJSTTEKEN.match(regel):
            regels[-1] += f" {regel}"
        else:
            regels.append(regel)
    return "\n".join(regels)


def _enkel(waarde: Any, soort: type) -> Any:
    # isinstance would take true for a number and a time for a date.
    if type(waarde) is not soort:
        raise Vormfout(f"{waarde!r} is niet {SOORTNAAM[soort]}")
    return vouw_uit(waarde) if soort is str else waarde


def _bedrag(waarde: Any, _: type) -> Decimal:
    if type(waarde) not in (int, Decimal) or not Decimal(waarde).is_finite():
        raise Vormfout(f"{waarde!r} is niet een getal")
    return Decimal(waarde)


def _keuze(waarde: Any, soort: type[StrEnum]) -> StrEnum:
    if waarde not in set(soort):
        raise Vormfout(f"{waarde!r} staat niet in de lijst: {', '.join(soort)}")
    return soort(waarde)


def _lijst(waarde: Any, soort: Any) -> Any:
    # A text is iterable too, and would become its letters.
    if not isinstance(waarde, list):
        raise Vormfout(f"{waarde!r} is niet een lijst")
    bouw, (element, *_) = get_origin(soort), get_args(soort)
    return bouw(structureer(waarde, list[element]))


def _maak_omzetter() -> cattrs.Converter:
    omzetter = cattrs.Converter(forbid_extra_keys=True)
    for soort in SOORTNAAM:
        omzetter.register_structure_hook(soort, _enkel)
    omzetter.register_structure_hook(Decimal, _bedrag)
    # More specific than str, which every StrEnum is too.
    omzetter.register_structure_hook(StrEnum, _keuze)
    omzetter.register_structure_hook_func(lambda s: get_origin(s) in (tuple, frozenset), _lijst)
    return omzetter


_omzetter = _maak_omzetter()
