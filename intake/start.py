"""The start page: what waits for one person, what comes soon, and where they left off.

Gathers the subjects, as `intake.voor_u` does: that page has every line of what waits.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.advies.keuzes import CategorieplanStatus
from intake.ambitieweb.models import LOPEND, Ambitiesessie
from intake.dossier.indienen import beoordelingspagina
from intake.dossier.models import Dossier
from intake.dossier.opdrachtgever import is_alleen_opdrachtgever
from intake.dossier.planvoorstel import planvoorstellen
from intake.dossier.stand import Stand, met_kant, stand_van
from intake.dossier.staten import BIJ_CONCERN_INKOOP, Staat
from intake.gebruikers import (
    MAG_BEHEREN,
    MAG_BEOORDELEN,
    MAG_MAKEN,
    MAG_PLANNEN,
    MAG_RAAD_GEVEN,
    Gebruiker,
)
from intake.kader.models import Categorieplan
from intake.voor_u import (
    heeft_beurten,
    nieuws_over_eigen_werk,
    te_beoordelen,
    wachtend,
)

REGELS = 8
BINNENKORT = timedelta(weeks=6)
PLAN_BINNENKORT = timedelta(weeks=13)  # a new plan has to be settled and published first

DOEN = (
    (MAG_MAKEN, "Nieuwe inkoop", "intake:nieuw"),
    (MAG_BEOORDELEN, "Naar de werklijst", "admin:intake_dossier_changelist"),
    (MAG_RAAD_GEVEN, "Naar uw vragen", "intake:voor_u"),
    (MAG_PLANNEN, "Naar de categorieplannen", "admin:intake_categorieplan_changelist"),
    (MAG_BEHEREN, "Naar het concept van het kader", "admin:intake_kaderversie_concept"),
    (MAG_BEHEREN, "Wat vraagt aandacht", "admin:intake_bekendsignaal_changelist"),
)


@dataclass(frozen=True)
class Termijn:
    """Something with a day, soon or just past."""

    datum: date
    titel: str
    adres: str
    wat: str


@dataclass(frozen=True)
class Lijst:
    """As many lines as fit; `meer`: there are more than these."""

    regels: tuple[Any, ...]
    meer: bool

    @classmethod
    def van(cls, alles: Iterable[Any]) -> "Lijst":
        eerste = tuple(islice(alles, REGELS + 1))
        return cls(eerste[:REGELS], len(eerste) > REGELS)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    wie, vandaag = request.user, timezone.localdate()
    context = {
        "doen": te_doen(wie),
        "heeft_beurten": heeft_beurten(wie),
        "wacht": Lijst.van(wachtend(wie)),
        "termijnen": Lijst.van(termijnen(wie, vandaag)),
        "dossiers": Lijst.van(laatste_dossiers(wie)),
        "adviezen": Lijst.van(laatste_adviezen(wie)),
        "nieuws": Lijst.van(nieuws_over_eigen_werk(wie)),
        "planvoorstellen": planvoorstellen(wie, vandaag),
        "mag_maken": wie.has_perm(MAG_MAKEN),
        "is_alleen_opdrachtgever": is_alleen_opdrachtgever(wie),
    }
    return render(request, "intake/start.html", context)


def te_doen(gebruiker: Gebruiker) -> list[tuple[str, str]]:
    """The obvious next action of each role, the first one most."""
    rollen = [(tekst, reverse(naam)) for recht, tekst, naam in DOEN if gebruiker.has_perm(recht)]
    return rollen or [("Naar uw adviezen", reverse("intake:adviezen"))]


def laatste_dossiers(gebruiker: Gebruiker) -> list[tuple[Dossier, Stand]]:
    """What this person fills in, the last changed first, each with whose turn it is."""
    dossiers = Dossier.objects.bewerkbaar_voor(gebruiker).select_related("beoordelaar")
    rijen = met_kant(gebruiker, dossiers[: REGELS + 1])
    return [(dossier, stand_van(dossier, kant)) for dossier, kant in rijen]


def laatste_adviezen(gebruiker: Gebruiker) -> list[Dossier]:
    return list(Dossier.objects.voor_opdrachtgever(gebruiker)[: REGELS + 1])


def termijnen(gebruiker: Gebruiker, vandaag: date) -> list[Termijn]:
    soorten = (aankondigingen, sessies, beoordelingen, aflopende_plannen)
    alle = (termijn for soort in soorten for termijn in soort(gebruiker, vandaag))
    return sorted(alle, key=attrgetter("datum"))


def aankondigingen(gebruiker: Gebruiker, vandaag: date) -> Iterator[Termijn]:
    binnenkort = (
        Dossier.objects.bewerkbaar_voor(gebruiker)
        .filter(aankondigingsdatum__range=(vandaag, vandaag + BINNENKORT))
        .exclude(staat=Staat.AFGEROND)
        .order_by("aankondigingsdatum", "pk")
    )
    for dossier in binnenkort[: REGELS + 1]:
        wat = f"U maakt de opdracht bekend. {hoe_ver(dossier)}"
        yield Termijn(dossier.aankondigingsdatum, dossier.naam, dossier.get_absolute_url(), wat)


def hoe_ver(dossier: Dossier) -> str:
    if dossier.is_definitief:
        return "Het advies is definitief"
    if dossier.staat in BIJ_CONCERN_INKOOP:
        return "Het advies is nog niet vastgesteld"
    return "Het dossier is nog niet ingediend"


def sessies(gebruiker: Gebruiker, vandaag: date) -> Iterator[Termijn]:
    binnenkort = Ambitiesessie.objects.filter(
        dossier__in=Dossier.objects.bewerkbaar_voor(gebruiker).order_by(),
        datum__range=(vandaag, vandaag + BINNENKORT),
        staat__in=LOPEND,
    ).select_related("dossier")
    for sessie in binnenkort.order_by("datum", "pk")[: REGELS + 1]:
        adres = reverse("intake:ambitieweb", args=[sessie.dossier.kenmerk])
        yield Termijn(sessie.datum, sessie.dossier.naam, adres, "Sessie van het ambitieweb")


def beoordelingen(gebruiker: Gebruiker, vandaag: date) -> Iterator[Termijn]:
    """What was promised to the inkoper, also when the day is past."""
    eigen = te_beoordelen(gebruiker).filter(ingediend_op__isnull=False).order_by("ingediend_op")
    for dossier in eigen[: REGELS + 1]:
        dag = na_werkdagen(timezone.localdate(dossier.ingediend_op), settings.BEOORDELING_WERKDAGEN)
        laat = "De toegezegde dag is voorbij" if dag < vandaag else "Toegezegd aan de inkoper"
        yield Termijn(dag, dossier.naam, beoordelingspagina(dossier), f"{laat}: uw beoordeling")


def na_werkdagen(dag: date, aantal: int) -> date:
    """Without public holidays: it is a usual time, not a term of the law."""
    while aantal > 0:
        dag += timedelta(days=1)
        aantal -= dag.weekday() < 5
    return dag


def aflopende_plannen(gebruiker: Gebruiker, vandaag: date) -> Iterator[Termijn]:
    if not (gebruiker.has_perm(MAG_PLANNEN) or gebruiker.has_perm(MAG_BEHEREN)):
        return
    binnenkort = (vandaag, vandaag + PLAN_BINNENKORT)
    plannen = Categorieplan.objects.filter(geldig_tot__range=binnenkort)
    plannen = plannen.exclude(status=CategorieplanStatus.CONCEPT)
    for plan in plannen.order_by("geldig_tot", "pk")[: REGELS + 1]:
        adres = reverse("admin:intake_categorieplan_change", args=[plan.pk])
        yield Termijn(plan.geldig_tot, plan.naam, adres, "Dit categorieplan loopt af")
