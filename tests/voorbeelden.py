"""The worked examples of the framework as facts."""

from datetime import date
from pathlib import Path
from typing import Any

from intake.advies.feiten import Feiten
from intake.advies.kader import Kader
from intake.kader import voorbeelden

VOORBEELDEN = sorted(Path("fixtures/voorbeelden").glob("*.toml"))


def lees_voorbeeld(pad: Path, kader: Kader) -> tuple[Feiten, dict[str, Any]]:
    """The facts of an example, and what was agreed for it."""
    voorbeeld = voorbeelden.lees_voorbeeld(pad)
    return voorbeeld.feiten(kader, date(2026, 11, 22)), voorbeeld.verwacht
