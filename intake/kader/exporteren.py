"""A framework written out as the files of a release; reading them gives the same framework."""

import textwrap
from collections.abc import Iterator, Set
from dataclasses import MISSING, fields
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Any

import tomli_w

from intake.advies.kader import Kader
from intake.kader.citaten import citaten_in, som
from intake.kader.streng import vouw_uit
from intake.kader.uitgave import CITATEN, EEN_PER_BESTAND

# What stands together in one file, as in the release files of the project.
BESTANDEN = {
    "kader.toml": ("gegevens", "parameters"),
    "ambitieweb.toml": ("max_directiedoelen", "doelen", "niveaus"),
    **{
        f"{veld}.toml": (veld,)
        for veld in (
            "bronnen",
            "categorieplannen",
            "contactpunten",
            "drempelbedragen",
            "invulvelden",
            "waarschuwingen",
        )
    },
}
BREEDTE = 98


def schrijf_uitgave(kader: Kader, map: Path) -> list[Path]:
    """Returns the files. Raises `FileExistsError` when the folder holds something already."""
    if map.exists() and any(map.iterdir()):
        raise FileExistsError(map)
    paden = []
    for naam, inhoud in bestanden(kader):
        pad = map / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(tomli_w.dumps(inhoud, multiline_strings=True), "utf-8")
        paden.append(pad)
    return paden


def bestanden(kader: Kader) -> Iterator[tuple[str, dict[str, Any]]]:
    for naam, velden in BESTANDEN.items():
        yield naam, {veld: leesbaar(getattr(kader, veld)) for veld in velden}
    for veld, sleutel in EEN_PER_BESTAND.items():
        for rij in getattr(kader, veld):
            yield f"{veld}/{getattr(rij, sleutel)}.toml", leesbaar(rij)
    for tabel, regels in groupby(kader.regels, key=lambda regel: regel.tabel):
        yield f"regels/{tabel}.toml", {"regels": [leesbaar(regel) for regel in regels]}
    yield CITATEN, {f"{c}.{veld}": som(tekst) for (c, veld), tekst in citaten_in(kader).items()}


def leesbaar(waarde: Any) -> Any:
    """As TOML holds it: no empty keys, whole amounts as whole numbers, long texts in lines."""
    if hasattr(waarde, "__dataclass_fields__"):
        return {
            veld.name: leesbaar(getattr(waarde, veld.name))
            for veld in fields(waarde)
            if not is_standaard(veld, getattr(waarde, veld.name))
        }
    if isinstance(waarde, dict):
        return {str(sleutel): leesbaar(deel) for sleutel, deel in waarde.items()}
    if isinstance(waarde, Set):
        return sorted(waarde)
    if isinstance(waarde, list | tuple):
        return [leesbaar(deel) for deel in waarde]
    if isinstance(waarde, StrEnum):
        return waarde.value
    if isinstance(waarde, Decimal):
        return int(waarde) if waarde == waarde.to_integral_value() else waarde
    return in_regels(waarde) if isinstance(waarde, str) else waarde


def is_standaard(veld: Any, waarde: Any) -> bool:
    if waarde is None:
        return True
    if veld.default_factory is not MISSING:
        return bool(waarde == veld.default_factory())
    return bool(waarde == veld.default)


def in_regels(tekst: str) -> str:
    """A long text in lines of a readable length, as long as reading joins them again."""
    if "\n" not in tekst and len(tekst) <= BREEDTE:
        return tekst
    alineas = (textwrap.fill(a, BREEDTE, break_long_words=False) for a in tekst.split("\n"))
    gevouwen = "\n" + "\n".join(alineas) + "\n"
    return gevouwen if vouw_uit(gevouwen) == tekst else tekst
