"""The worked examples of the framework as facts."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from intake.advies.contract import lees_inkoop
from intake.advies.feiten import Feiten
from intake.advies.kader import Kader

VOORBEELDEN = sorted(Path("fixtures/voorbeelden").glob("*.toml"))


def lees_voorbeeld(pad: Path, kader: Kader) -> tuple[Feiten, dict[str, Any]]:
    """The facts of an example, and what was agreed for it."""
    rij = tomllib.loads(pad.read_text("utf-8"))
    inkoop = json.loads(json.dumps({"naam": rij["naam"], **rij["invoer"]}))
    return lees_inkoop(inkoop, kader, date(2026, 11, 22)), rij["verwacht"]
