"""The framework as open data: the frozen snapshot itself, and its lists as CSV.

CSV for an office computer in the Netherlands: UTF-8 with a mark in front and semicolons, so that
Excel opens it right away. A list within a cell is parted by ` | `; rows within a cell are JSON.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from intake.advies.kader import Kader
from intake.kader.models import Kaderversie
from intake.kader.publicatie import kader_van_versie

TUSSEN = " | "
# A spreadsheet would take a cell that begins like this for a formula.
FORMULE = ("=", "+", "-", "@", "\t", "\r")

LIJSTEN: dict[str, Callable[[Kader], tuple[Any, ...]]] = {
    "clausules.csv": lambda kader: kader.clausules,
    "productgroepen.csv": lambda kader: kader.productgroepen,
    "drempelbedragen.csv": lambda kader: kader.drempelbedragen,
}
JSON_BESTAND = "kader.json"
BESTANDEN = (JSON_BESTAND, *LIJSTEN)


def maak_bestand(naam: str, versie: Kaderversie) -> bytes:
    """Raises `KeyError` when there is no such file."""
    if naam == JSON_BESTAND:
        # The very text that was published, so that its sum can be checked.
        return versie.inhoud.encode()
    return maak_csv(LIJSTEN[naam](kader_van_versie(versie)))


def maak_csv(rijen: tuple[Any, ...]) -> bytes:
    """One row per value; the headings are the names of the fields."""
    platte = [dict(_plat(rij)) for rij in rijen]
    bestand = io.StringIO(newline="")
    schrijver = csv.DictWriter(bestand, list(platte[0]) if platte else [], delimiter=";")
    schrijver.writeheader()
    schrijver.writerows(platte)
    return bestand.getvalue().encode("utf-8-sig")


def _plat(waarde: Any, voor: str = "") -> Iterator[tuple[str, str]]:
    for veld in fields(waarde):
        deel = getattr(waarde, veld.name)
        if is_dataclass(deel):
            yield from _plat(deel, f"{voor}{veld.name}_")
        else:
            yield f"{voor}{veld.name}", veilig(_cel(deel))


def veilig(cel: str) -> str:
    return f"'{cel}" if cel.startswith(FORMULE) else cel


def _cel(waarde: Any) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, Decimal):
        return f"{waarde.normalize():f}"
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, Mapping):
        return TUSSEN.join(f"{sleutel}={antwoord}" for sleutel, antwoord in waarde.items())
    if isinstance(waarde, frozenset):
        waarde = tuple(sorted(waarde))
    if isinstance(waarde, tuple):
        if any(is_dataclass(deel) for deel in waarde):
            rijen = [{v.name: _cel(getattr(deel, v.name)) for v in fields(deel)} for deel in waarde]
            return json.dumps(rijen, ensure_ascii=False)
        return TUSSEN.join(_cel(deel) for deel in waarde)
    return str(waarde)
