"""What is known about one purchase. `None` means unknown, everywhere; nothing is guessed."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from intake.advies.keuzes import (
    CategorieplanStatus,
    Drieweg,
    Fase,
    Feit,
    Markt,
    Soort,
    Wijze,
)


@dataclass(frozen=True)
class Deel:
    """One part of a mixed contract (art. 2.12a Aw); value in euro, excluding VAT."""

    soort: Soort
    waarde: Decimal


@dataclass(frozen=True)
class Post:
    """A named amount in euro: an option, a lot or a partner's share."""

    omschrijving: str
    bedrag: Decimal


@dataclass(frozen=True)
class Verlengingen:
    """Extensions of `maanden` months each; valued at the running rate unless `bedrag` is given."""

    aantal: int
    maanden: int
    bedrag: Decimal | None = None


@dataclass(frozen=True)
class Ramingsfeiten:
    """The facts from which the estimated value is computed (afdeling 2.1.2 Aw).

    All amounts are in euro and share one VAT setting: with `btw_percentage` they
    include VAT of that percentage, without it they exclude VAT. `onvolledig`: more may
    still be added (options, extensions, partners), so the sum is a minimum.
    """

    wijze: Wijze
    bedrag: Decimal | None = None
    btw_percentage: Decimal | None = None
    looptijd_maanden: int | None = None
    onbepaald: bool = False
    verlengingen: Verlengingen | None = None
    opties: tuple[Post, ...] = ()
    percelen: tuple[Post, ...] = ()
    deelnemers: tuple[Post, ...] = ()
    ter_beschikking_gesteld: Decimal | None = None
    raamovereenkomst: bool = False
    maximum: Decimal | None = None
    restwaarde: Decimal | None = None
    onvolledig: bool = False


@dataclass(frozen=True)
class Feiten:
    """One purchase as the rules see it.

    `aankondigingsdatum` decides the threshold; `looptijd_maanden` includes extensions,
    0 is one delivery. `feiten` holds only what the buyer answered; what is absent comes
    from the productgroep, else is unknown. `zelfde_productgroep` counts the purchases of
    the same productgroep in the last 12 months (DT8.3).
    """

    aankondigingsdatum: date
    naam: str = ""
    productgroep: str | None = None
    cpv: str | None = None
    soort: Soort | None = None
    delen: tuple[Deel, ...] = ()
    hoofdvoorwerp: Soort | None = None
    waarde: Decimal | None = None
    raming: Ramingsfeiten | None = None
    looptijd_maanden: int | None = None
    ingangsdatum: date | None = None
    fase: Fase | None = None
    deel_van_reeks: Drieweg = Drieweg.ONBEKEND
    markt: Markt | None = None
    wil_charter: Drieweg = Drieweg.ONBEKEND
    niveau: int | None = None
    categorieplan_status: CategorieplanStatus | None = None
    feiten: dict[Feit, Drieweg] = field(default_factory=dict)
    zelfde_productgroep: int = 0
