"""How far the scores for one goal lie apart, and who stands alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

from intake.ambitieweb.models import HOOGSTE

# From the middle, on a scale of 0 to 3: a level and a half is another opinion, not a shade.
VER = 1.5
# With two people there is no middle to be far from.
GENOEG = 3


@dataclass(frozen=True)
class Uitschieter:
    functie: str
    waarde: int


@dataclass(frozen=True)
class Spreiding:
    """`verdeling` counts how many chose 0, 1, 2 and 3."""

    aantal: int
    laagste: int
    midden: float
    hoogste: int
    verdeling: tuple[int, ...]
    uitschieters: tuple[Uitschieter, ...]

    @property
    def kolommen(self) -> tuple[tuple[int, int], ...]:
        """Per level how many chose it, and how dark that is drawn: 0 to 3."""
        return tuple((aantal, ceil(aantal / self.aantal * 3)) for aantal in self.verdeling)

    @property
    def middelste(self) -> str:
        return f"{self.midden:g}".replace(".", ",")


def spreiding(scores: Sequence[tuple[str, int]]) -> Spreiding | None:
    """Of pairs of function and score; None when nobody scored yet."""
    if not scores:
        return None
    waarden = [waarde for _, waarde in scores]
    midden = float(median(waarden))
    ver = (
        Uitschieter(functie, waarde)
        for functie, waarde in scores
        if len(waarden) >= GENOEG and abs(waarde - midden) >= VER
    )
    return Spreiding(
        len(waarden),
        min(waarden),
        midden,
        max(waarden),
        tuple(waarden.count(niveau) for niveau in range(HOOGSTE + 1)),
        tuple(sorted(ver, key=lambda een: (een.waarde, een.functie))),
    )
