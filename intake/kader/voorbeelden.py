"""The example purchases that come with the project: what an edit is tried on."""

import json
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from intake.advies.contract import lees_inkoop
from intake.advies.feiten import Feiten
from intake.advies.kader import Kader


@dataclass(frozen=True)
class Voorbeeld:
    """A purchase as `adviseer` takes it; `verwacht` is what was agreed about its advice."""

    naam: str
    inkoop: dict[str, Any]
    verwacht: dict[str, Any]

    def feiten(self, kader: Kader, vandaag: date) -> Feiten:
        """Raises `Invoerfout` when this framework no longer knows what the purchase names."""
        return lees_inkoop(self.inkoop, kader, vandaag)


def lees_voorbeeld(pad: Path) -> Voorbeeld:
    rij = tomllib.loads(pad.read_text("utf-8"))
    # TOML has dates and numbers of its own; the contract is that of JSON.
    inkoop = json.loads(json.dumps({"naam": rij["naam"], **rij["invoer"]}, default=str))
    return Voorbeeld(rij["naam"], inkoop, rij["verwacht"])


@cache
def lees_voorbeelden() -> tuple[Voorbeeld, ...]:
    paden = sorted((settings.BASE_DIR / "fixtures" / "voorbeelden").glob("*.toml"))
    return tuple(lees_voorbeeld(pad) for pad in paden)
