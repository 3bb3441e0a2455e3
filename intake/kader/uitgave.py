"""How the files of a release become one framework; problems are named by file and key."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_type_hints

from intake.advies.kader import Kader
from intake.kader.streng import meldingen, structureer

VELDEN = get_type_hints(Kader)
# In these folders a file is one value, named after this key; any other file holds whole fields.
EEN_PER_BESTAND = {
    "doelstellingen": "code",
    "productgroepen": "slug",
    "clausules": "code",
    "juridische_kaders": "code",
    "memoteksten": "code",
}
CITATEN = "citaten.toml"


class Uitgavefout(ValueError):
    """These files are not a release; `regels` holds one Dutch line for each problem."""

    def __init__(self, regels: list[str]) -> None:
        super().__init__("\n".join(regels))
        self.regels = regels


def lees_uitgave(map: Path) -> Kader:
    """Raises `Uitgavefout` with every problem of every file."""
    velden: dict[str, Any] = {}
    fouten: list[str] = []
    for pad in sorted(map.rglob("*.toml"), key=lambda pad: op_nummer(str(pad))):
        if pad.name == CITATEN:
            continue
        bestand = pad.relative_to(map)
        try:
            _neem_op(velden, _inhoud(pad), bestand)
        except Uitgavefout as fout:
            fouten += [f"{bestand}: {regel}" for regel in fout.regels]
    fouten += [] if fouten else _ontbrekend(velden)
    if fouten:
        raise Uitgavefout(fouten)
    return Kader(**velden)


def lees_citaten(map: Path) -> dict[str, str]:
    """The SHA-256 of every literal quote, by code and field."""
    try:
        citaten: dict[str, str] = _structureer(_inhoud(map / CITATEN), dict[str, str], "")
    except Uitgavefout as fout:
        raise Uitgavefout([f"{CITATEN}: {regel}" for regel in fout.regels]) from fout
    return citaten


def op_nummer(naam: str) -> list[tuple[int, str]]:
    """DT2 before DT10: the order of the files is the order in the framework."""
    delen = re.findall(r"(\d+)|(\D+)", naam)
    return [(int(getal or 0), tekst) for getal, tekst in delen]


def _inhoud(pad: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(pad.read_text("utf-8"), parse_float=Decimal)
    except (OSError, ValueError) as fout:
        raise Uitgavefout([f"niet te lezen als TOML: {fout}"]) from fout


def _neem_op(velden: dict[str, Any], inhoud: dict[str, Any], bestand: Path) -> None:
    veld = str(bestand.parent)
    if veld in EEN_PER_BESTAND:
        waarde = _element(veld, inhoud, bestand.stem)
        velden[veld] = (*velden.get(veld, ()), waarde)
        return
    if onbekend := [f"{sleutel}: onbekende sleutel" for sleutel in inhoud if sleutel not in VELDEN]:
        raise Uitgavefout(onbekend)
    for sleutel, waarde in inhoud.items():
        gelezen = _structureer(waarde, VELDEN[sleutel], sleutel)
        if sleutel in velden and not isinstance(gelezen, tuple):
            raise Uitgavefout([f"{sleutel}: staat ook in een ander bestand"])
        velden[sleutel] = (*velden[sleutel], *gelezen) if sleutel in velden else gelezen


def _element(veld: str, inhoud: dict[str, Any], bestandsnaam: str) -> Any:
    element = _structureer(inhoud, get_args(VELDEN[veld])[0], "")
    sleutel = EEN_PER_BESTAND[veld]
    naam = getattr(element, sleutel)
    if naam != bestandsnaam:
        raise Uitgavefout([f"{sleutel}: {naam} past niet bij de naam van het bestand"])
    return element


def _structureer(waarde: Any, soort: Any, pad: str) -> Any:
    try:
        return structureer(waarde, soort)
    except Exception as fout:
        raise Uitgavefout(list(meldingen(fout, pad))) from fout


def _ontbrekend(velden: dict[str, Any]) -> list[str]:
    verplicht = [veld for veld in VELDEN if not hasattr(Kader, veld)]
    return [f"{veld}: staat in geen enkel bestand" for veld in verplicht if veld not in velden]
