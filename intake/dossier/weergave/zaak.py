"""One purchase with its advice and framework: what every part of the page and memo reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from math import inf

from intake.advies.advies import Advies, Bevinding
from intake.advies.adviseer import adviseer
from intake.advies.beeld import Beeld
from intake.advies.drempel import zoek_drempel
from intake.advies.feiten import Feiten
from intake.advies.kader import Contactpunt, Drempelbedrag, Kader
from intake.advies.keuzes import Herkomst, Route, Soort
from intake.dossier.besluiten import Besluiten

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Afwijking:
    """An objective of the framework that the inkoper took away, and why."""

    code: str
    naam: str
    reden: str


@dataclass(frozen=True)
class Zaak:
    """`stapadressen` holds the page of each open question, for whoever may answer it.

    `is_ingediend`: Concern Inkoop en Strategie has been asked for its advice.
    """

    feiten: Feiten
    kader: Kader
    advies: Advies
    kaderversie: str
    afwijkingen: tuple[Afwijking, ...] = ()
    stapadressen: Mapping[str, str] = field(default_factory=dict)
    besluiten: Besluiten = field(default_factory=Besluiten)
    is_ingediend: bool = False

    @cached_property
    def beeld(self) -> Beeld:
        return Beeld(self.feiten, self.kader)

    @property
    def naam(self) -> str:
        return self.feiten.naam.strip() or "Inkoop zonder naam"

    @property
    def route(self) -> Route:
        return self.advies.route

    @property
    def waarde(self) -> Decimal | None:
        return self.advies.raming.bedrag if self.advies.raming else None

    @cached_property
    def drempel(self) -> Drempelbedrag | None:
        return self.drempel_van(self.advies.soort_voor_drempel)

    def drempel_van(self, soort: Soort | None) -> Drempelbedrag | None:
        """The row of the table that counts for this kind on the day of announcement."""
        if soort is None:
            return None
        return zoek_drempel(self.kader, soort, self.feiten.aankondigingsdatum)[0]

    def doelstellingnamen(self, codes: tuple[str, ...] | None = None) -> list[str]:
        gekozen = self.advies.doelstellingen if codes is None else codes
        return [self.kader.doelstelling[code].naam.lower() for code in gekozen]

    def contact(self, code: str) -> Contactpunt:
        """A function that the framework does not know is shown by its code, without an address."""
        leeg = Contactpunt(code, code, "", Herkomst.VOORSTEL, verplicht_invullen=False)
        return self.kader.contactpunt.get(code, leeg)

    def bevinding(self, tabel: str) -> Bevinding | None:
        return next(iter(self.advies.bevindingen_van(tabel)), None)

    def als_route(self, route: Route) -> Advies:
        """The advice if the value lay just under, or exactly on, the threshold."""
        soort = self.advies.soort_voor_drempel or Soort.DIENST
        drempel = zoek_drempel(self.kader, soort, self.feiten.aankondigingsdatum)[0].bedrag
        looptijd = self.beeld.looptijd
        feiten = replace(
            self.feiten,
            soort=soort,
            delen=(),
            raming=None,
            waarde=drempel if route is Route.BOVEN else drempel - CENT,
            looptijd_maanden=None if looptijd in (None, inf) else looptijd,
        )
        return adviseer(feiten, self.kader)


def maak_zaak(
    feiten: Feiten,
    kader: Kader,
    kaderversie: str,
    afwijkingen: tuple[Afwijking, ...] = (),
    stapadressen: Mapping[str, str] | None = None,
) -> Zaak:
    advies = adviseer(feiten, kader)
    return Zaak(feiten, kader, advies, kaderversie, afwijkingen, stapadressen or {})
