"""What the rules conclude: an advice is the whole, a finding (bevinding) is a part."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from intake.advies.keuzes import Herkomst, Route, Soort


class Bevinding(NamedTuple):
    """One conclusion, for or against, with everything a reader needs to check it."""

    regel: str
    uitkomst: str
    reden: str
    bron: str
    herkomst: Herkomst


@dataclass(frozen=True)
class Ramingsregel:
    """One line of the estimate: euro excluding VAT, with the article of the Aw."""

    omschrijving: str
    bedrag: Decimal
    grondslag: str


@dataclass(frozen=True)
class Raming:
    """The estimate; `is_minimum` when parts of it are not known yet."""

    bedrag: Decimal
    regels: tuple[Ramingsregel, ...]
    is_minimum: bool = False


@dataclass(frozen=True)
class Perceeloordeel:
    """Whether a lot may use the exemption for small lots (art. 2.18 lid 3 and 2.19 Aw)."""

    naam: str
    bedrag: Decimal
    uitzondering_mogelijk: bool
    reden: str


class GekozenClausule(NamedTuple):
    code: str
    reden: str


class MogelijkeClausule(NamedTuple):
    """A clause that depends on facts still unknown; `open_vraag` names them."""

    code: str
    open_vraag: str


@dataclass(frozen=True)
class Clausulekeuze:
    voorselectie: tuple[GekozenClausule, ...]
    geschikt: tuple[GekozenClausule, ...]
    mogelijk: tuple[MogelijkeClausule, ...]
    afgeraden: tuple[GekozenClausule, ...]
    maximum: int


@dataclass(frozen=True)
class GegevenWaarschuwing:
    code: str
    tekst: str


@dataclass(frozen=True)
class Doorverwijzing:
    """Each `aanbevolen`, `op_maat` or `nee`; Concern Inkoop en Strategie decides."""

    bureau_social_return: str
    bureau_inclusie_diversiteit: str


@dataclass(frozen=True)
class Advies:
    """Everything that follows from the facts under one version of the framework.

    `drempel_geldig` is the period of the threshold used; `drempel_voorlopig` says that the
    date lies outside the table and the last known amount is used. `ontbrekend`
    names unknown facts that could change the outcome, in the order of the questionnaire.
    """

    raming: Raming | None
    soort_voor_drempel: Soort | None
    drempel: Decimal | None
    drempel_geldig: tuple[date, date] | None
    drempel_voorlopig: bool
    route: Route
    doelstellingen: tuple[str, ...]
    advies: str
    doorverwijzing: Doorverwijzing
    ambitieweb: str
    eerst_overleg_cis: bool
    charter: str
    charter_verkort: bool
    categorieplan: str
    eigen_afspraken: str
    niveau: int
    clausules: Clausulekeuze
    percelen: tuple[Perceeloordeel, ...]
    waarschuwingen: tuple[GegevenWaarschuwing, ...]
    ontbrekend: tuple[str, ...]
    bevindingen: tuple[Bevinding, ...]

    def bevindingen_van(self, tabel: str) -> tuple[Bevinding, ...]:
        """The findings of one decision table, for example `DT7`."""
        return tuple(b for b in self.bevindingen if b.regel.split(".")[0] == tabel)
