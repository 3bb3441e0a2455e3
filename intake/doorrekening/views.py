"""The pages of the admin about runs: start one, watch it, and read what it found."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from intake.doorrekening import rekenblad
from intake.doorrekening.gevolg import ALLEEN_UITLEG, SOORTEN, UITLEG, in_het_kort
from intake.doorrekening.models import Doorrekening, Doorrekenregel
from intake.doorrekening.naast_elkaar import naast_elkaar
from intake.doorrekening.starten import Startfout, maak_doorrekening, start_proces
from intake.dossier.models import Dossier
from intake.gebruikers import MAG_BEHEREN
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import Kaderbeschrijving
from intake.kader.publicatie import GeenKader, Publicatiefout
from intake.kader.snapshot import naar_json, sha256

PER_PAGINA = 50
# As `Doorrekenregel.soorten` is written when no outcome changes.
ALLEEN_WOORDEN = (*(f",{soort}," for soort in UITLEG), f",{','.join(UITLEG)},")


@dataclass(frozen=True)
class Telling:
    """How many advices change in one respect."""

    soort: str
    naam: str
    aantal: int


def eis_beheerder(request: HttpRequest) -> None:
    if not request.user.has_perm(MAG_BEHEREN):
        raise PermissionDenied


@require_http_methods(["GET", "HEAD", "POST"])
def doorrekeningen(request: HttpRequest) -> HttpResponse:
    """The runs so far; a POST starts one over the draft as it stands."""
    eis_beheerder(request)
    if request.method == "POST":
        return begin(request)
    runs = Doorrekening.objects.defer("inhoud").select_related("gestart_door", "kaderversie")
    return toon(request, "doorrekeningen", "Wat het concept doet met dossiers", runs=runs)


def begin(request: HttpRequest) -> HttpResponse:
    ook = bool(request.POST.get("met_vastgestelde"))
    try:
        run = maak_doorrekening(request.user, timezone.localdate(), ook)
    except (Startfout, Publicatiefout, GeenKader) as fout:
        messages.error(request, str(fout))
        return redirect("admin:intake_doorrekening_changelist")
    start_proces(run)
    return redirect("admin:intake_doorrekening_change", run.pk)


@require_safe
def doorrekening(request: HttpRequest, pk: int) -> HttpResponse:
    """Progress as long as it runs, then the counts and a list that can be narrowed to one kind."""
    eis_beheerder(request)
    runs = Doorrekening.objects.defer("inhoud").select_related("gestart_door", "kaderversie")
    run = get_object_or_404(runs, pk=pk)
    gevraagd = request.GET.get("soort", "")
    soort = gevraagd if gevraagd in (*SOORTEN, ALLEEN_UITLEG) else ""
    pagina = Paginator(gefilterd(run, soort), PER_PAGINA).get_page(request.GET.get("pagina"))
    return toon(
        request,
        "doorrekening",
        "Wat het concept doet met dossiers",
        run=run,
        ander_concept=run.sha256 != huidig_concept(),
        tellingen=tellingen(run),
        uitleg=run.aantallen.get(ALLEEN_UITLEG, 0),
        advies=run.veranderd - run.aantallen.get(ALLEEN_UITLEG, 0),
        soort=soort,
        soortnaam={**SOORTEN, ALLEEN_UITLEG: "alleen de uitleg"}.get(soort, ""),
        pagina=pagina,
        regels=[(een, in_het_kort(een.veranderingen)) for een in pagina],
        ouder=oudere(run.regels.all(), run).count(),
    )


def oudere(regels: QuerySet[Doorrekenregel], run: Doorrekening) -> QuerySet[Doorrekenregel]:
    """Advices that rest on another version than the one in force when the run began."""
    return regels.exclude(kaderversie=None).exclude(kaderversie=run.kaderversie)


def huidig_concept() -> str:
    return sha256(naar_json(lees_werkrijen())) if Kaderbeschrijving.objects.exists() else ""


def gefilterd(run: Doorrekening, soort: str) -> QuerySet[Doorrekenregel]:
    """Without a kind: where the advice itself changes."""
    regels = run.regels.select_related("kaderversie").defer("kaderversie__inhoud")
    if soort == ALLEEN_UITLEG:
        return regels.filter(soorten__in=ALLEEN_WOORDEN)
    if soort:
        return regels.filter(soorten__contains=f",{soort},")
    return regels.exclude(soorten__in=ALLEEN_WOORDEN)


def tellingen(run: Doorrekening) -> list[Telling]:
    return [
        Telling(soort, naam, run.aantallen[soort])
        for soort, naam in SOORTEN.items()
        if run.aantallen.get(soort)
    ]


@require_safe
def voortgang(request: HttpRequest, pk: int) -> JsonResponse:
    """For the script that moves the bar."""
    eis_beheerder(request)
    run = get_object_or_404(Doorrekening.objects.defer("inhoud"), pk=pk)
    return JsonResponse({"gedaan": run.gedaan, "totaal": run.totaal, "actief": run.is_actief})


@require_safe
def regel(request: HttpRequest, pk: int, regel: int) -> HttpResponse:
    """One advice: how it is now beside how it becomes, finding by finding."""
    eis_beheerder(request)
    gekozen = get_object_or_404(
        Doorrekenregel.objects.select_related(
            "doorrekening__kaderversie", "dossier", "kaderversie"
        ).defer("doorrekening__inhoud", "doorrekening__kaderversie__inhoud", "kaderversie__inhoud"),
        doorrekening=pk,
        pk=regel,
    )
    zichtbaar = Dossier.objects.zichtbaar_voor(request.user).filter(pk=gekozen.dossier_id)
    return toon(
        request,
        "regel",
        gekozen.kenmerk,
        regel=gekozen,
        run=gekozen.doorrekening,
        mag_lezen=zichtbaar.exists(),
        groepen=naast_elkaar(gekozen),
    )


@require_safe
def als_rekenblad(request: HttpRequest, pk: int) -> HttpResponse:
    eis_beheerder(request)
    run = get_object_or_404(Doorrekening.objects.select_related("kaderversie"), pk=pk)
    antwoord = HttpResponse(rekenblad.maak(run), content_type=rekenblad.SOORT)
    antwoord["Content-Disposition"] = f'attachment; filename="doorrekening-{run.pk}.xlsx"'
    return antwoord


def toon(request: HttpRequest, naam: str, titel: str, **meer: object) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": titel,
        "opts": Doorrekening._meta,
        **meer,
    }
    return render(request, f"admin/intake/doorrekening/{naam}.html", context)
