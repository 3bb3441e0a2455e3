"""The pages of who reacts: giving a reaction, the list of one's own, and one of them."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from intake.dossier import hervatten
from intake.dossier.models import Dossier
from intake.dossier.toegang import dossier_met_uitkomst, lees_versie
from intake.formulier import maak_helper
from intake.kader.models import Kaderversie
from intake.kader.publicatie import GeenKader, geldende_versie
from intake.reacties import geven
from intake.reacties.forms import ReactieForm
from intake.reacties.models import Reactie
from intake.reacties.onderwerp import Onderwerp, onderwerp_in_dossier, onderwerp_in_versie

GEGEVEN = "Dank u wel. Uw reactie is bewaard. U krijgt een e-mail als er een antwoord is."
TE_VEEL = (
    f"U hebt hierover al {geven.MAX_OPEN} reacties gegeven die nog niet zijn beantwoord. "
    "Verander een van die reacties, bij ‘Uw reacties’ onderaan de pagina."
)
VERBETERD = "Uw reactie is veranderd."
INGETROKKEN = "Uw reactie is ingetrokken."


@require_http_methods(["GET", "HEAD", "POST"])
def reactie_nieuw(request: HttpRequest, over: str, onderwerp: str) -> HttpResponse:
    dossier = dossier_van(request)
    waarover = vind_onderwerp(request, over, onderwerp, dossier)
    if request.method != "POST":
        return toon_nieuw(request, waarover, *begin(request))
    form = ReactieForm(request.POST)
    sleutel = lees_sleutel(request.POST.get("sleutel", ""))
    if not form.is_valid():
        return toon_nieuw(request, waarover, form, sleutel)
    try:
        geven.geef(request.user, waarover, geven.Inhoud(**form.cleaned_data), sleutel, dossier)
    except geven.TeVeel:
        form.add_error(None, TE_VEEL)
        return toon_nieuw(request, waarover, form, sleutel)
    messages.success(request, GEGEVEN)
    return terug(request)


def begin(request: HttpRequest) -> tuple[ReactieForm, UUID]:
    """An empty form, or what was typed before the session ended."""
    getypt = hervatten.haal_op(request)
    form = ReactieForm(getypt)
    if getypt:
        form.toon_zonder_fouten()
    return form, lees_sleutel(getypt.get("sleutel", "") if getypt else "")


def toon_nieuw(
    request: HttpRequest, waarover: Onderwerp, form: ReactieForm, sleutel: UUID
) -> HttpResponse:
    form.helper = maak_helper(
        form,
        request.get_full_path(),
        "Verstuur uw reactie",
        later="",
        verborgen={"sleutel": str(sleutel)},
    )
    context = {"onderwerp": waarover, "form": form, "terug": waarheen(request)}
    return render(request, "intake/reacties/nieuw.html", context)


def dossier_van(request: HttpRequest) -> Dossier | None:
    kenmerk = zonder_nul(request.GET.get("dossier", ""))
    return dossier_met_uitkomst(request, kenmerk) if kenmerk else None


def vind_onderwerp(
    request: HttpRequest, over: str, code: str, dossier: Dossier | None
) -> Onderwerp:
    if dossier:
        gevonden = onderwerp_in_dossier(request.user, over, code, dossier)
    else:
        gevonden = onderwerp_in_versie(over, code, gekozen_versie(request))
    if gevonden is None:
        raise Http404
    return gevonden


def gekozen_versie(request: HttpRequest) -> Kaderversie:
    if naam := zonder_nul(request.GET.get("versie", "")):
        return get_object_or_404(Kaderversie.objects.defer("inhoud"), versie=naam)
    try:
        return geldende_versie(timezone.localdate())
    except GeenKader as fout:
        raise Http404 from fout


def zonder_nul(tekst: str) -> str:
    """PostgreSQL refuses such a character even in a question."""
    return tekst.replace("\0", "")


def lees_sleutel(tekst: str) -> UUID:
    try:
        return UUID(tekst)
    except ValueError:
        return uuid4()


def waarheen(request: HttpRequest) -> str:
    """The page that the link stood on, when that is one of ours."""
    naar = request.GET.get("terug", "")
    eigen = naar.startswith("/") and url_has_allowed_host_and_scheme(naar, {request.get_host()})
    return naar if eigen else reverse("intake:uw_reacties")


def terug(request: HttpRequest) -> HttpResponseRedirect:
    return redirect(waarheen(request))


@require_safe
def uw_reacties(request: HttpRequest) -> HttpResponse:
    context = {"reacties": Reactie.objects.van(request.user)}
    return render(request, "intake/reacties/uw_reacties.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def reactie(request: HttpRequest, reactie: int) -> HttpResponse:
    """The writer's own; to read the answer, or to correct or withdraw until there is one."""
    eigen = Reactie.objects.van(request.user).select_related("beantwoord_door", "kaderversie")
    deze = get_object_or_404(eigen, pk=reactie)
    try:
        if request.method == "POST":
            return verander(request, deze)
    except geven.Intussen as fout:
        nu = fout.reactie
        return toon(request, nu, ReactieForm(request.POST), nu.versie, status=409)
    if request.method == "GET":
        geven.is_gelezen(deze)
    getypt = hervatten.haal_op(request)
    form = ReactieForm(getypt, initial={"soort": deze.soort, "tekst": deze.tekst})
    if getypt:
        form.toon_zonder_fouten()
    return toon(request, deze, form, lees_versie(getypt) if getypt else deze.versie)


def verander(request: HttpRequest, deze: Reactie) -> HttpResponse:
    gelezen = lees_versie(request.POST)
    if "intrekken" in request.POST:
        geven.trek_in(deze, gelezen)
        messages.success(request, INGETROKKEN)
        return redirect("intake:uw_reacties")
    if not deze.is_open:
        raise geven.Intussen(deze)
    form = ReactieForm(request.POST)
    if not form.is_valid():
        return toon(request, deze, form, gelezen)
    geven.verbeter(deze, geven.Inhoud(**form.cleaned_data), gelezen)
    messages.success(request, VERBETERD)
    return redirect("intake:uw_reacties")


def toon(
    request: HttpRequest, deze: Reactie, form: ReactieForm, versie: int, status: int = 200
) -> HttpResponse:
    verborgen = {"versie": str(versie)}
    form.helper = maak_helper(form, request.path, "Bewaar", later="", verborgen=verborgen)
    zichtbaar = Dossier.objects.uitkomst_zichtbaar_voor(request.user)
    leesbaar = Dossier.objects.zichtbaar_voor(request.user)
    context = {
        "reactie": deze,
        "versie": versie,
        "form": form,
        "dossier": zichtbaar.filter(pk=deze.dossier_id).first(),
        "leest_dossier": leesbaar.filter(pk=deze.dossier_id).exists(),
        "te_laat": status == 409,
        "getypt": request.POST.get("tekst", "").strip() if status == 409 else "",
    }
    return render(request, "intake/reacties/reactie.html", context, status=status)
