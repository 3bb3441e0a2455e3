"""When the term of a dossier begins, by its state: the municipal selection list as rules.

The list (VNG, 2020) knows results of a process, not states of ours; where it is silent the choice
is our own, and the row in the table says so.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps as huidige_apps
from django.apps.registry import Apps
from django.utils import timezone
from isodate import Duration

from intake.advies.keuzes import Route
from intake.bewaren.models import Termijnsoort
from intake.dossier.models import Dossier
from intake.dossier.staten import BIJ_CONCERN_INKOOP, Afloop, Staat

# Per kind: years, ground, and whether the years or their use are a choice of our own.
TERMIJNEN = {
    Termijnsoort.CONTRACT: (
        10,
        "Selectielijst gemeenten, 16 Overeenkomsten aangaan: aangegaan, 10 jaar na het einde",
        False,
    ),
    Termijnsoort.LOS_ADVIES: (
        5,
        "Selectielijst gemeenten, 21 Adviseren: verstrekt, 5 jaar; niet voor het contract eindigt",
        True,
    ),
    Termijnsoort.EU_NIET_DOORGEGAAN: (
        3,
        "Selectielijst gemeenten, 16: niet doorgegaan, aanbesteding onder Europees recht, 3 jaar",
        False,
    ),
    Termijnsoort.NIET_DOORGEGAAN: (
        1,
        "Selectielijst gemeenten, 16: niet doorgegaan, inkoopovereenkomst, 1 jaar",
        False,
    ),
    Termijnsoort.AFGEBROKEN: (
        1,
        "Selectielijst gemeenten, 21 Adviseren: afgebroken, 1 jaar; na de laatste wijziging",
        True,
    ),
}
EINDE_ONBEKEND = "het einde van het contract is niet bekend"
WACHT_OP_BEOORDELING = "het dossier ligt bij Concern Inkoop"


def vul_termijnen(using: str = "default", apps: Apps = huidige_apps, **kwargs: Any) -> None:
    """Runs after each migration. What a beheerder changed stays.

    `apps` are those of the migration that was just done: an older one has no such table.
    """
    try:
        model = apps.get_model("intake", "Bewaartermijn")
    except LookupError:
        return
    for soort, (jaren, grondslag, eigen) in TERMIJNEN.items():
        standaard = {"jaren": jaren, "grondslag": grondslag, "eigen_keuze": eigen}
        model.objects.using(using).get_or_create(soort=soort, defaults=standaard)


@dataclass(frozen=True)
class Begin:
    """Of the term: `op` None means that it has not begun, and `belet` says why.

    `niet_voor` is a day before which nothing goes, however short the term.
    """

    soort: Termijnsoort
    op: date | None
    niet_voor: date | None = None
    belet: str = ""

    def tot(self, jaren: int) -> date | None:
        """From this day on it may go."""
        if self.op is None:
            return None
        einde: date = self.op + Duration(years=jaren)
        return max(einde, self.niet_voor or einde)


@dataclass(frozen=True)
class Dagen:
    """What is known of a dossier beside its own row."""

    laatste_advies: date | None
    afgerond: date | None


def begin_van(dossier: Dossier, dagen: Dagen) -> Begin:
    """An advice whose purchase nobody finished stays at least until its contract would end."""
    if dossier.staat == Staat.AFGEROND:
        return na_afloop(dossier, dagen.afgerond or timezone.localdate(dossier.gewijzigd))
    if dossier.staat in BIJ_CONCERN_INKOOP:
        return Begin(Termijnsoort.LOS_ADVIES, None, belet=WACHT_OP_BEOORDELING)
    if advies := dagen.laatste_advies:
        return Begin(Termijnsoort.LOS_ADVIES, advies, niet_voor=einde_contract(dossier, advies))
    return Begin(Termijnsoort.AFGEBROKEN, timezone.localdate(dossier.gewijzigd))


def na_afloop(dossier: Dossier, afgerond: date) -> Begin:
    """The purchase ended: with a contract, or not."""
    if dossier.afloop == Afloop.NIET_DOORGEGAAN:
        onder_de_drempel = dossier.route == Route.ONDER
        soort = (Termijnsoort.EU_NIET_DOORGEGAAN, Termijnsoort.NIET_DOORGEGAAN)[onder_de_drempel]
        return Begin(soort, afgerond)
    einde = einde_contract(dossier, afgerond)
    if einde is None:
        return Begin(Termijnsoort.CONTRACT, None, belet=EINDE_ONBEKEND)
    return Begin(Termijnsoort.CONTRACT, max(einde, afgerond))


def einde_contract(dossier: Dossier, zonder_ingang: date) -> date | None:
    """With every extension used; without a first day it counts from `zonder_ingang`."""
    begin = dossier.ingangsdatum or zonder_ingang
    if dossier.looptijd == "eenmalig":
        return begin
    if dossier.looptijd != "bepaald" or not dossier.looptijd_maanden:
        return None
    maanden = dossier.looptijd_maanden
    if dossier.verlenging_mogelijk == "ja":
        maanden += (dossier.verlengingen_aantal or 0) * (dossier.verlengingen_maanden or 0)
    einde: date = begin + Duration(months=maanden)
    return einde
