"""What waits for one person: dossiers to fill in or to review, questions to answer.

The start page shows the first of it; the page here, behind "meer", every line.

Gathers the subjects: whose turn it is depends on dossiers and on what happens around them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.beoordeling.deskundigen import LOOPT, vraagpagina
from intake.beoordeling.models import Adviesvraag
from intake.dossier.geschiedenis import Gebeurtenis
from intake.dossier.indienen import beoordelingspagina
from intake.dossier.kader import kader_van, te_kiezen
from intake.dossier.models import Dossier, DossierQuerySet
from intake.dossier.stappen import Reis
from intake.dossier.staten import BEWERKBAAR, BIJ_CONCERN_INKOOP, Handeling, Staat
from intake.dossier.vastgesteld import VastgesteldAdvies
from intake.gebruikers import (
    MAG_BEHEREN,
    MAG_BEOORDELEN,
    MAG_MAKEN,
    MAG_RAAD_GEVEN,
    Gebruiker,
)
from intake.kader.tweede_persoon import voorstel_voor
from intake.reacties.geven import te_beantwoorden as open_reacties
from intake.reacties.models import Reactie
from intake.waken.models import BekendSignaal

MAXIMUM = 99
NIEUWS = 10
NIEUW = timedelta(days=30)


@dataclass(frozen=True)
class Regel:
    """One thing to do or to know, and since when."""

    titel: str
    kenmerk: str
    adres: str
    wat: str
    sinds: datetime | None


def over(dossier: Dossier, adres: str, wat: str, sinds: datetime | None) -> Regel:
    return Regel(dossier.naam, dossier.kenmerk, adres, wat, sinds)


def aan_te_vullen(gebruiker: Gebruiker) -> QuerySet[Dossier]:
    return Dossier.objects.bewerkbaar_voor(gebruiker).filter(staat=Staat.AANVULLING_GEVRAAGD)


def met_oud_kader(gebruiker: Gebruiker) -> DossierQuerySet:
    """For the owner alone; who fills in along sees it on the pages."""
    eigen = Dossier.objects.van(gebruiker).filter(staat__in=BEWERKBAAR)
    return te_kiezen(eigen, timezone.localdate())


def te_beoordelen(gebruiker: Gebruiker) -> QuerySet[Dossier]:
    """What this reviewer took, also when it came back after an addition."""
    if not gebruiker.has_perm(MAG_BEOORDELEN):
        return Dossier.objects.none()
    return Dossier.objects.filter(beoordelaar=gebruiker, staat__in=BIJ_CONCERN_INKOOP)


def op_te_pakken(gebruiker: Gebruiker) -> QuerySet[Dossier]:
    """What no reviewer took yet."""
    if not gebruiker.has_perm(MAG_BEOORDELEN):
        return Dossier.objects.none()
    return Dossier.objects.filter(beoordelaar=None, staat=Staat.INGEDIEND)


def te_beantwoorden(gebruiker: Gebruiker) -> QuerySet[Adviesvraag]:
    if not gebruiker.has_perm(MAG_RAAD_GEVEN):
        return Adviesvraag.objects.none()
    return gebruiker.adviesvragen.filter(
        beantwoord_op=None, ingetrokken_op=None, dossier__staat__in=LOOPT
    )


def wat_aandacht_vraagt(gebruiker: Gebruiker) -> QuerySet[BekendSignaal]:
    """As of the last round of the watch; the page itself looks again."""
    if not gebruiker.has_perm(MAG_BEHEREN):
        return BekendSignaal.objects.none()
    return BekendSignaal.objects.all()


def aantal_wachtend(gebruiker: Gebruiker) -> int:
    """How many lines `wachtend` has, in one query and never counting far past the maximum."""
    delen = (
        aan_te_vullen(gebruiker),
        met_oud_kader(gebruiker),
        te_beantwoorden(gebruiker),
        te_beoordelen(gebruiker),
        voorstel_voor(gebruiker),
        Gebruiker.objects.filter(Exists(op_te_pakken(gebruiker)), pk=gebruiker.pk),
        Gebruiker.objects.filter(Exists(wat_aandacht_vraagt(gebruiker)), pk=gebruiker.pk),
        Gebruiker.objects.filter(Exists(open_reacties(gebruiker)), pk=gebruiker.pk),
    )
    eerste, *rest = (deel.order_by().values("pk") for deel in delen)
    return eerste.union(*rest, all=True)[: MAXIMUM + 1].count()


def aantal_in_woorden(gebruiker: Gebruiker) -> str:
    """Empty when nothing waits."""
    aantal = aantal_wachtend(gebruiker)
    if not aantal:
        return ""
    return f"{MAXIMUM}+" if aantal > MAXIMUM else str(aantal)


def heeft_beurten(gebruiker: Gebruiker) -> bool:
    """Whether anything can ever wait for this person."""
    rechten = (MAG_MAKEN, MAG_BEOORDELEN, MAG_RAAD_GEVEN, MAG_BEHEREN)
    return any(gebruiker.has_perm(recht) for recht in rechten)


def wachtend(gebruiker: Gebruiker) -> Iterator[Regel]:
    """Whose turn it is: theirs. Per kind, and within it what waited longest first.

    What nobody took yet is one line: it waits for all reviewers together.
    """
    for dossier in met_sinds(aan_te_vullen(gebruiker)):
        adres = reverse("intake:opmerkingen", args=[dossier.kenmerk])
        yield over(dossier, adres, "Concern Inkoop vraagt om een aanvulling", dossier.sinds)
    for dossier in met_oud_kader(gebruiker).order_by("gewijzigd", "pk")[: MAXIMUM + 1]:
        adres = reverse("intake:kader_gewijzigd", args=[dossier.kenmerk])
        wat = "Het kader is gewijzigd. Kies of uw inkoop meegaat"
        yield over(dossier, adres, wat, None)
    for vraag in te_beantwoorden(gebruiker).select_related("dossier", "gesteld_door"):
        wat = f"{vraag.gesteld_door} vraagt uw raad"
        yield over(vraag.dossier, vraagpagina(vraag), wat, vraag.gesteld_op)
    for dossier in met_sinds(te_beoordelen(gebruiker)):
        ingediend = dossier.staat == Staat.INGEDIEND
        wat = "De inkoper heeft het dossier aangevuld" if ingediend else "U beoordeelt dit dossier"
        yield over(dossier, beoordelingspagina(dossier), wat, dossier.sinds)
    for voorstel in voorstel_voor(gebruiker).select_related("voorgesteld_door"):
        adres = reverse("admin:intake_kaderversie_concept")
        wat = f"{voorstel.voorgesteld_door} vraagt een tweede beheerder om goed te keuren"
        titel = "Voorstel om het kader te publiceren"
        yield Regel(titel, "", adres, wat, voorstel.voorgesteld_op)
    yield from nog_niemand(gebruiker)
    yield from kader_vraagt_aandacht(gebruiker)
    yield from reacties_op_het_kader(gebruiker)


def nog_niemand(gebruiker: Gebruiker) -> Iterator[Regel]:
    ingediend = op_te_pakken(gebruiker).order_by()
    if aantal := ingediend[: MAXIMUM + 1].count():
        hoeveel = f"meer dan {MAXIMUM}" if aantal > MAXIMUM else str(aantal)
        oudste = ingediend.order_by("ingediend_op").values_list("ingediend_op", flat=True)[0]
        adres = reverse("admin:intake_dossier_changelist")
        wat = "Ingediend en nog door niemand opgepakt"
        yield Regel(f"Nieuwe dossiers: {hoeveel}", "", adres, wat, oudste)


def kader_vraagt_aandacht(gebruiker: Gebruiker) -> Iterator[Regel]:
    """One line for all beheerders together, with how many there are and the oldest."""
    stand = wat_aandacht_vraagt(gebruiker).aggregate(aantal=Count("pk"), oudste=Min("sinds"))
    if stand["aantal"]:
        adres = reverse("admin:intake_bekendsignaal_changelist")
        wat = "Kijk wat het is en wat u eraan kunt doen"
        yield Regel(
            f"Wat vraagt aandacht in het kader: {stand['aantal']}", "", adres, wat, stand["oudste"]
        )


def reacties_op_het_kader(gebruiker: Gebruiker) -> Iterator[Regel]:
    """One line for all beheerders together."""
    stand = open_reacties(gebruiker).aggregate(aantal=Count("pk"), oudste=Min("gemaakt_op"))
    if stand["aantal"]:
        adres = f"{reverse('admin:intake_reactie_changelist')}?staat__exact={Reactie.Staat.OPEN}"
        wat = "Nog niet beantwoord"
        yield Regel(f"Reacties op het kader: {stand['aantal']}", "", adres, wat, stand["oudste"])


def nieuws(gebruiker: Gebruiker) -> Iterator[Regel]:
    """What is good to know and waits for nobody. Time decides how long.

    Only of answers to reactions is kept whether they were read.
    """
    yield from nieuws_over_eigen_werk(gebruiker)
    yield from adviezen(gebruiker)


def nieuws_over_eigen_werk(gebruiker: Gebruiker) -> Iterator[Regel]:
    """Without the advices for an opdrachtgever, which the start page has a list of."""
    yield from antwoorden(gebruiker)
    yield from klaar_om_in_te_dienen(gebruiker)
    yield from raad_ontvangen(gebruiker)
    yield from raad_gegeven(gebruiker)


def antwoorden(gebruiker: Gebruiker) -> Iterator[Regel]:
    """On reactions of this person, until they are read."""
    for reactie in Reactie.objects.ongelezen_voor(gebruiker).order_by("-beantwoord_op")[:NIEUWS]:
        adres = reverse("intake:reactie", args=[reactie.pk])
        yield Regel(reactie.naam, "", adres, "Antwoord op uw reactie", reactie.beantwoord_op)


def klaar_om_in_te_dienen(gebruiker: Gebruiker) -> Iterator[Regel]:
    concepten = Dossier.objects.bewerkbaar_voor(gebruiker).filter(staat=Staat.CONCEPT).met_kader()
    vandaag = timezone.localdate()
    for dossier in concepten[:NIEUWS]:
        if Reis(dossier, kader_van(dossier, vandaag)[1], vandaag).next_stap is None:
            wat = "Alle vragen zijn beantwoord. Het dossier is nog niet ingediend"
            yield over(dossier, dossier.get_absolute_url(), wat, dossier.gewijzigd)


def raad_ontvangen(gebruiker: Gebruiker) -> Iterator[Regel]:
    if not gebruiker.has_perm(MAG_BEOORDELEN):
        return
    antwoorden = Adviesvraag.objects.filter(
        dossier__beoordelaar=gebruiker, dossier__staat__in=LOOPT, beantwoord_op__isnull=False
    )
    for vraag in antwoorden.select_related("dossier", "aan").order_by("-beantwoord_op")[:NIEUWS]:
        adres = f"{beoordelingspagina(vraag.dossier)}#deskundigen"
        yield over(vraag.dossier, adres, f"{vraag.aan} gaf raad", vraag.beantwoord_op)


def raad_gegeven(gebruiker: Gebruiker) -> Iterator[Regel]:
    if not gebruiker.has_perm(MAG_RAAD_GEVEN):
        return
    eigen = gebruiker.adviesvragen.filter(
        ingetrokken_op=None, beantwoord_op__gte=timezone.now() - NIEUW
    )
    for vraag in eigen.select_related("dossier").order_by("-beantwoord_op")[:NIEUWS]:
        yield over(vraag.dossier, vraagpagina(vraag), "U gaf raad", vraag.beantwoord_op)


def adviezen(gebruiker: Gebruiker) -> Iterator[Regel]:
    """As opdrachtgever: what was settled lately, and concepts that are shared now."""
    vastgesteld = VastgesteldAdvies.objects.filter(dossier=OuterRef("pk")).order_by("-volgnummer")
    voor_hen = (
        Dossier.objects.voor_opdrachtgever(gebruiker)
        .annotate(sinds=Subquery(vastgesteld.values("vastgesteld_op")[:1]))
        .filter(Q(sinds__gte=timezone.now() - NIEUW) | Q(staat__in=LOOPT, concept_gedeeld=True))
    )
    for dossier in voor_hen[:NIEUWS]:
        adres = reverse("intake:uitkomst", args=[dossier.kenmerk])
        wat = "Advies voor u als opdrachtgever" + ("" if dossier.is_definitief else ", nog concept")
        yield over(dossier, adres, wat, dossier.sinds)


def met_sinds(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """With the moment at which the dossier came in its state."""
    stappen = Gebeurtenis.objects.filter(
        dossier=OuterRef("pk"), handeling__in=[str(handeling) for handeling in Handeling]
    )
    laatste = Subquery(stappen.order_by("-versie").values("moment")[:1])
    return dossiers.annotate(sinds=laatste).order_by("sinds", "pk")[: MAXIMUM + 1]


@require_safe
def voor_u(request: HttpRequest) -> HttpResponse:
    wacht = list(islice(wachtend(request.user), MAXIMUM + 1))
    context = {
        "wacht": wacht[:MAXIMUM],
        "er_is_meer": len(wacht) > MAXIMUM,
        "nieuws": list(nieuws(request.user)),
        "heeft_beurten": heeft_beurten(request.user),
    }
    return render(request, "intake/voor_u.html", context)
