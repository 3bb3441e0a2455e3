"""What the chosen texts ask of a company, in hours, against the value and term of the contract.

The hours stand with each clause and are a proposal of ours; the bounds here are rules of our own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from math import inf

from intake.advies.charter import CLAUSULE
from intake.advies.kader import Clausule, Kader, Lastpost
from intake.advies.keuzes import Lastmoment, Lastsoort

UURTARIEF = Decimal(95)  # euro, excl. btw: an assumption, shown wherever it counts
# Share of the value from which the set is called so.
REDELIJK_VANAF, ZWAAR_VANAF = Decimal("0.005"), Decimal("0.02")
WERKUREN_PER_JAAR = 1600  # of one person
JAAR = 12  # months


class Zwaarte(StrEnum):
    LICHT = "licht"
    REDELIJK = "redelijk"
    ZWAAR = "zwaar"


@dataclass(frozen=True)
class Tekstlast:
    """What one text asks. Work that an earlier text asks in the same words is not counted again."""

    clausule: Clausule
    posten: tuple[Lastpost, ...]

    def uren(self, *momenten: Lastmoment) -> int:
        return sum(post.uren for post in self.posten if post.moment in momenten)

    def totaal(self, jaren: Decimal | None) -> Decimal:
        """Over the whole term; without one, over one year."""
        per_jaar = self.uren(Lastmoment.PER_JAAR)
        eens = sum(post.uren for post in self.posten) - per_jaar
        return Decimal(eens) + per_jaar * (Decimal(1) if jaren is None else jaren)


@dataclass(frozen=True)
class Last:
    """`looptijd` in months, None or infinity when no end is known; `waarde` in euro, excl. btw."""

    teksten: tuple[Tekstlast, ...]
    looptijd: float | None
    waarde: Decimal | None

    def uren(self, moment: Lastmoment) -> int:
        return sum(tekst.uren(moment) for tekst in self.teksten)

    @property
    def bij_inschrijving(self) -> int:
        """What every bidder spends, also who does not win."""
        return self.uren(Lastmoment.INSCHRIJVING)

    @property
    def bij_start(self) -> int:
        return self.uren(Lastmoment.START) + self.uren(Lastmoment.EENMALIG)

    @property
    def per_jaar(self) -> int:
        return self.uren(Lastmoment.PER_JAAR)

    @property
    def aan_het_einde(self) -> int:
        return self.uren(Lastmoment.EINDE)

    @cached_property
    def jaren(self) -> Decimal | None:
        """Whole or part years; less than a year still has its yearly work once."""
        if self.looptijd is None or self.looptijd == inf:
            return None
        return max(Decimal(1), Decimal(int(self.looptijd)) / JAAR)

    @property
    def totaal(self) -> Decimal | None:
        """Hours over the whole term; None while the term is not known."""
        if self.jaren is None:
            return None
        return sum((tekst.totaal(self.jaren) for tekst in self.teksten), Decimal(0))

    @property
    def kosten(self) -> Decimal | None:
        return None if self.totaal is None else self.totaal * UURTARIEF

    @property
    def aandeel(self) -> Decimal | None:
        """Of the value of the contract; None while value or term is not known."""
        if self.kosten is None or not self.waarde:
            return None
        return self.kosten / self.waarde

    @property
    def zwaarte(self) -> Zwaarte | None:
        if self.aandeel is None:
            return None
        if self.aandeel >= ZWAAR_VANAF:
            return Zwaarte.ZWAAR
        return Zwaarte.REDELIJK if self.aandeel >= REDELIJK_VANAF else Zwaarte.LICHT

    @property
    def per_soort(self) -> tuple[tuple[Lastsoort, int, Decimal], ...]:
        """Per kind of work: how many pieces, and the hours over the term."""
        jaren = self.jaren or Decimal(1)
        rijen: list[tuple[Lastsoort, int, Decimal]] = []
        for soort in Lastsoort:
            posten = [p for tekst in self.teksten for p in tekst.posten if p.soort is soort]
            keren = (jaren if p.moment is Lastmoment.PER_JAAR else Decimal(1) for p in posten)
            uren = sum((p.uren * keer for p, keer in zip(posten, keren, strict=True)), Decimal(0))
            if posten:
                rijen.append((soort, len(posten), uren))
        return tuple(rijen)

    @property
    def zwaarste(self) -> tuple[Tekstlast, ...]:
        """The three texts that ask most."""
        vol = sorted(self.teksten, key=lambda t: (-t.totaal(self.jaren), t.clausule.code))
        return tuple(tekst for tekst in vol[:3] if tekst.posten)

    @property
    def deel_van_een_mens(self) -> Decimal:
        """The yearly hours as a share of what one person works."""
        return Decimal(self.per_jaar) / WERKUREN_PER_JAAR


def bereken_last(
    clausules: Iterable[Clausule], looptijd: float | None, waarde: Decimal | None
) -> Last:
    gezien: set[Lastpost] = set()
    teksten = []
    for clausule in sorted(clausules, key=lambda c: c.code):
        eigen = tuple(post for post in clausule.lasten if post not in gezien or is_eigen(post))
        gezien.update(clausule.lasten)
        teksten.append(Tekstlast(clausule, eigen))
    return Last(tuple(teksten), looptijd, waarde)


def is_eigen(post: Lastpost) -> bool:
    """Each criterion asks an answer of its own, however alike it is called."""
    return post.moment is Lastmoment.INSCHRIJVING


def is_bekend(kader: Kader) -> bool:
    """Versions from before the hours were written down say nothing about them."""
    return any(clausule.lasten for clausule in kader.clausules)


def lichtere(
    kader: Kader, code: str, geschikt: Iterable[str], jaren: Decimal | None
) -> tuple[Clausule, ...]:
    """Suitable texts of the same kind and objective that ask less, the lightest first."""
    clausule, charter = kader.clausule[code], frozenset(CLAUSULE.values())

    def uren(een: Clausule) -> Decimal:
        return Tekstlast(een, een.lasten).totaal(jaren)

    # For the Charter only the plan van aanpak does the same, and the other way round.
    codes = charter if code in charter else set(geschikt) - charter
    kandidaten = (kader.clausule[ander] for ander in codes if ander != code)
    past = [
        een
        for een in kandidaten
        if een.soort is clausule.soort
        and not set(een.doelstellingen).isdisjoint(clausule.doelstellingen)
        and uren(een) < uren(clausule)
    ]
    return tuple(sorted(past, key=lambda een: (uren(een), een.code)))
