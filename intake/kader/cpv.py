"""Which productgroep a buyer means by a word or by a CPV code."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from intake.advies.kader import Kader, Productgroep

CODE = re.compile(r"(\d{2,8}|\d{8}-\d)")
# Where a word may be found, best first.
NAAM, SYNONIEM, VOORBEELD, CPV_NAAM = range(4)
# How it fits there, best first.
HEEL, BEGIN, MIDDEN, LANGER = range(4)
KORTSTE_STAM = 5
KORTSTE_MIDDEN = 4
MEERVOUD = ("", "s", "en")
KLEINE_WOORDEN = frozenset(("de", "een", "en", "het", "in", "met", "of", "op", "van", "voor"))


@dataclass(frozen=True)
class Treffer:
    productgroep: Productgroep
    reden: str


@dataclass(frozen=True)
class _Vondst:
    productgroep: Productgroep
    plek: int
    pasvorm: int
    reden: str


def zoek_productgroepen(
    zoekterm: str, kader: Kader, extra_codes: Sequence[tuple[str, str]] = ()
) -> list[Treffer]:
    """Best first, each productgroep once. `extra_codes` is the official list, if it was loaded."""
    code = re.sub(r"^cpv|[\s.:]", "", zoekterm.strip().casefold())
    if CODE.fullmatch(code):
        return _op_code(code[:8], kader, dict(extra_codes))
    woorden = [w for w in losse_woorden(zoekterm) if len(w) > 1 and w not in KLEINE_WOORDEN]
    if not woorden:
        return []
    treffers = _op_woorden(woorden, kader, extra_codes, all)
    if not treffers and len(woorden) > 1:
        treffers = _op_woorden(woorden, kader, extra_codes, any)
    return treffers


def _op_code(code: str, kader: Kader, namen: dict[str, str]) -> list[Treffer]:
    """The groups with the longest prefix of this code, then the groups below it."""
    tak = _tak(code)
    bekend = f"CPV {code} {namen[code]}" if code in namen else ""
    erboven = _dekkend(tak, _takken(kader))
    treffers = [Treffer(groep, bekend or reden) for groep, reden in erboven]
    eronder = (
        Treffer(groep, f"CPV {cpv.code} {cpv.naam}")
        for groep in kader.productgroepen
        for cpv in groep.cpv
        if _tak(cpv.code).startswith(tak)
    )
    return _elk_een_keer([*treffers, *eronder])


def _op_woorden(
    woorden: Sequence[str],
    kader: Kader,
    extra_codes: Iterable[tuple[str, str]],
    genoeg: Callable[[Iterable[bool]], bool],
) -> list[Treffer]:
    def pasvorm(tekst: str) -> int | None:
        gevonden = [_pasvorm(woord, tekst) for woord in woorden]
        if not genoeg(vorm is not None for vorm in gevonden):
            return None
        return max(vorm for vorm in gevonden if vorm is not None)

    takken = _takken(kader)
    vondsten = [
        _Vondst(groep, plek, vorm, reden)
        for groep, plek, tekst, reden in _teksten(kader)
        if (vorm := pasvorm(tekst)) is not None
    ]
    vondsten += [
        _Vondst(groep, CPV_NAAM, vorm, f"CPV {code} {naam}")
        for code, naam in extra_codes
        if (vorm := pasvorm(naam)) in (HEEL, BEGIN, MIDDEN)
        for groep, _ in _dekkend(_tak(code), takken)
    ]
    # A whole word anywhere says more than half a word in the name of the group.
    vondsten.sort(key=lambda vondst: (vondst.pasvorm is not HEEL, vondst.plek, vondst.pasvorm))
    return _elk_een_keer([Treffer(vondst.productgroep, vondst.reden) for vondst in vondsten])


def _teksten(kader: Kader) -> Iterator[tuple[Productgroep, int, str, str]]:
    for groep in kader.productgroepen:
        yield groep, NAAM, groep.naam, f"gevonden op ‘{groep.naam}’"
        for synoniem in groep.synoniemen:
            yield groep, SYNONIEM, synoniem, f"gevonden op ‘{synoniem}’"
        for voorbeeld in groep.voorbeelden:
            yield groep, VOORBEELD, voorbeeld, f"gevonden op ‘{voorbeeld}’"
        for cpv in groep.cpv:
            yield groep, CPV_NAAM, cpv.naam, f"CPV {cpv.code} {cpv.naam}"


Takken = dict[str, list[tuple[Productgroep, str]]]


def _takken(kader: Kader) -> Takken:
    takken: Takken = {}
    for groep in kader.productgroepen:
        for cpv in groep.cpv:
            takken.setdefault(_tak(cpv.code), []).append((groep, f"CPV {cpv.code} {cpv.naam}"))
    return takken


def _tak(code: str) -> str:
    """The digits that say something: 79620000 stands for all of 7962, and 80000000 for 80."""
    return code.rstrip("0").ljust(2, "0")


def _dekkend(tak: str, takken: Takken) -> list[tuple[Productgroep, str]]:
    langste_eerst = (tak[:lengte] for lengte in range(len(tak), 1, -1))
    return next((takken[deel] for deel in langste_eerst if deel in takken), [])


def _pasvorm(woord: str, tekst: str) -> int | None:
    zin, stammen = _ontleed(tekst)
    if f" {woord} " in f"{zin} ":
        return HEEL
    if f" {woord}" in zin:
        return BEGIN
    if len(woord) >= KORTSTE_MIDDEN and woord in zin:
        return MIDDEN
    # Who types schoonmaakbedrijf or kantoormeubelen is helped by schoonmaak and by meubel.
    if woord.startswith(stammen) or any(woord.removesuffix(e).endswith(stammen) for e in MEERVOUD):
        return LANGER
    return None


# Larger than the official list, so that one search after another does not take it apart again.
@lru_cache(maxsize=2**14)
def _ontleed(tekst: str) -> tuple[str, tuple[str, ...]]:
    """The words, each after a space, and those long enough to be part of a longer word."""
    woorden = losse_woorden(tekst)
    return "".join(f" {woord}" for woord in woorden), tuple(
        woord for woord in woorden if len(woord) >= KORTSTE_STAM
    )


def losse_woorden(tekst: str) -> list[str]:
    los = unicodedata.normalize("NFKD", tekst.casefold())
    return re.findall(r"\w+", "".join(teken for teken in los if not unicodedata.combining(teken)))


def _elk_een_keer(treffers: list[Treffer]) -> list[Treffer]:
    eerste: dict[str, Treffer] = {}
    for treffer in treffers:
        eerste.setdefault(treffer.productgroep.slug, treffer)
    return list(eerste.values())
