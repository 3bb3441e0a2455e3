"""One page of the questionnaire over HTTP: show it, save it, and decide where to go."""

from typing import Any
from uuid import UUID, uuid4

from crispy_forms.layout import Submit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake.dossier import hervatten
from intake.dossier.antwoorden import Antwoorden
from intake.dossier.forms.stapform import StapForm
from intake.dossier.handelen import Achterhaald
from intake.dossier.kader import kader_van
from intake.dossier.kopie import opnieuw_te_vragen
from intake.dossier.models import Dossier
from intake.dossier.opmerkingen import bij_stap
from intake.dossier.opslaan import Botsing, bewaar, maak_dossier
from intake.dossier.overzicht import open_form, toon_form, voortgang
from intake.dossier.raming import raming_bij
from intake.dossier.stappen import STAPPEN, Reis, Stap
from intake.dossier.toegang import dossier_om_te_bewerken, lees_versie, mag_maken, opslag
from intake.dossier.voorstel import geldend_plan, voorstel
from intake.formulier import maak_helper
from intake.kader.publicatie import geldend_kader
from intake.rijen import met_extra_rij

BEWAARD = "Uw antwoorden zijn bewaard. U kunt later verdergaan."
VERWERKT = "Uw wijziging is bewaard. Zet nu een vinkje bij de opmerking."


def maak_reis(dossier: Dossier) -> Reis:
    vandaag = timezone.localdate()
    return Reis(dossier, kader_van(dossier, vandaag)[1], vandaag)


@require_http_methods(["GET", "HEAD", "POST"])
def stap(request: HttpRequest, kenmerk: str, slug: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    reis = maak_reis(dossier)
    huidige = reis.stap(slug)
    if huidige is None:
        raise Http404
    if request.method == "POST":
        return verwerk(request, reis, huidige)
    if getypt := hervatten.haal_op(request):
        form = zonder_oordeel(huidige.form(getypt, **omgeving(request, reis)))
        return toon(request, reis, huidige, form, lees_versie(getypt))
    gebruikelijk = voorstel(reis.antwoorden, reis.dossier, huidige)
    waarden = {veld: reis.dossier.antwoord(veld) for veld in huidige.velden} | gebruikelijk
    form = open_form(huidige, waarden, **omgeving(request, reis))
    return toon(request, reis, huidige, form, reis.dossier.versie, gebruikelijk)


def gesloten(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Submitted in another tab, or by a colleague: what was just typed is shown, not saved."""
    if request.method == "POST":
        raise Achterhaald(dossier)
    return redirect(dossier)


def verwerk(request: HttpRequest, reis: Reis, huidige: Stap) -> HttpResponse:
    versie = lees_versie(request.POST)
    if post := met_extra_rij(request.POST):
        form = zonder_oordeel(huidige.form(post, **omgeving(request, reis)))
        return toon(request, reis, huidige, form, versie)
    form = huidige.form(request.POST, **omgeving(request, reis))
    heel = form.is_valid()
    halverwege = not heel and "later" in request.POST and form.mist_alleen_antwoorden()
    if not heel and not halverwege:
        return toon(request, reis, huidige, form, versie)
    wijzigt = "wijzig" in request.GET
    open_tot_nu = {s.slug for s in reis.route if wijzigt and not reis.is_compleet(s)}
    try:
        bewaar(reis.dossier, huidige, form.te_bewaren(), opslag(request, versie, halverwege))
    except Botsing as botsing:
        return toon_botsing(request, huidige, form, botsing)
    verder = Reis(reis.dossier, reis.antwoorden.kader, reis.antwoorden.vandaag)
    return waarheen(request, verder, huidige, open_tot_nu)


def waarheen(
    request: HttpRequest, reis: Reis, huidige: Stap, open_tot_nu: set[str]
) -> HttpResponseRedirect:
    """After a save. A changed answer leads back to its remark or the check page.

    Unless it opens questions: those come first.
    """
    kenmerk = reis.dossier.kenmerk
    if "later" in request.POST:
        messages.success(request, BEWAARD)
        return redirect("intake:dossier", kenmerk)
    if "reken" in request.POST:
        return redirect(f"{request.get_full_path()}#raming")
    if "wijzig" not in request.GET:
        return redirect(volgende(reis))
    nieuw = (s for s in reis.route if s.slug not in open_tot_nu and not reis.is_compleet(s))
    if geopend := next(nieuw, None):
        return redirect(f"{reverse('intake:stap', args=[kenmerk, geopend.slug])}?wijzig=1")
    if wachtend := bij_stap(reis, huidige):
        messages.success(request, VERWERKT)
        eerste = f"#opmerking-{wachtend[0].opmerking.pk}"
        return redirect(reverse("intake:opmerkingen", args=[kenmerk]) + eerste)
    return redirect(f"{reverse('intake:controle', args=[kenmerk])}#{huidige.slug}")


def volgende(reis: Reis) -> str:
    """The address of the first open question, or of the check page."""
    kenmerk = reis.dossier.kenmerk
    if reis.next_stap:
        return reverse("intake:stap", args=[kenmerk, reis.next_stap.slug])
    return reverse("intake:controle", args=[kenmerk])


@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """The first page makes the dossier, so that an abandoned click leaves nothing behind."""
    if not mag_maken(request.user):
        raise Http404
    eerste, vandaag = STAPPEN[0], timezone.localdate()
    antwoorden = Antwoorden(geldend_kader(vandaag)[1], vandaag)
    if request.method != "POST":
        getypt = hervatten.haal_op(request)
        form = eerste.form(getypt, antwoorden=antwoorden)
        return toon_nieuw(request, zonder_oordeel(form) if getypt else form, eerste, uuid4())
    sleutel = lees_sleutel(request)
    form = eerste.form(request.POST, antwoorden=antwoorden)
    if not form.is_valid():
        return toon_nieuw(request, form, eerste, sleutel)
    dossier = maak_dossier(sleutel, eerste, form.te_bewaren(), opslag(request), vandaag)
    try:
        bewaar(dossier, eerste, form.te_bewaren(), opslag(request, 1))
    except Botsing as botsing:
        return toon_botsing(request, eerste, form, botsing)
    if "later" in request.POST:
        messages.success(request, BEWAARD)
        return redirect(dossier)
    return redirect(volgende(maak_reis(dossier)))


def toon(
    request: HttpRequest,
    reis: Reis,
    huidige: Stap,
    form: StapForm,
    versie: int,
    gebruikelijk: dict[str, Any] | None = None,
) -> HttpResponse:
    wijzigt = "wijzig" in request.GET
    form.helper = maak_helper(
        form,
        request.get_full_path(),
        "Wijziging opslaan" if wijzigt else "Volgende vraag",
        kop_is_h1=huidige.is_een_vraag(form),
        verborgen={"versie": versie},
    )
    form.helper.form_id = "vraag"
    tot_nu_toe = raming_bij(reis, huidige)
    if tot_nu_toe:
        form.helper.add_input(Submit("reken", "Reken uit", css_class="ams-button--tertiary"))
    context = {
        "rustig": True,  # the menu counts nothing here: that would be a tenth of the page
        "dossier": reis.dossier,
        "reis": reis,
        "stap": huidige,
        "nummer": reis.nummer(huidige),
        "vorige": reis.previous(huidige),
        "voortgang": voortgang(reis),
        "form": form,
        "zoek": request.GET.get("zoek", ""),
        "wijzigt": wijzigt,
        "productgroep": reis.antwoorden.productgroep if gebruikelijk else None,
        "plan": geldend_plan(reis.antwoorden) if gebruikelijk else None,
        "tot_nu_toe": tot_nu_toe,
        "is_compleet": reis.next_stap is None,
        "opmerkingen": bij_stap(reis, huidige),
        "opnieuw": opnieuw_te_vragen(reis.dossier, huidige),
    }
    return render(request, "intake/stap.html", context)


def toon_nieuw(request: HttpRequest, form: StapForm, eerste: Stap, sleutel: UUID) -> HttpResponse:
    form.helper = maak_helper(form, request.path, verborgen={"sleutel": str(sleutel)})
    return render(request, "intake/stap.html", {"form": form, "stap": eerste, "nummer": 1})


def toon_botsing(
    request: HttpRequest, huidige: Stap, form: StapForm, botsing: Botsing
) -> HttpResponse:
    """Both values of each answer in dispute; everything typed stays in the form."""
    dossier = botsing.dossier
    form.helper = maak_helper(
        form,
        request.get_full_path(),
        "Bewaar wat hier staat",
        later="",
        verborgen={"versie": dossier.versie},
    )
    bewaard = {veld: dossier.antwoord(veld) for veld in huidige.velden}
    paren = zip(
        toon_form(huidige, bewaard, form.antwoorden),
        toon_form(huidige, form.te_bewaren(), form.antwoorden),
        strict=True,
    )
    context = {
        "dossier": dossier,
        "stap": huidige,
        "form": form,
        "verschillen": [(nu, u) for nu, u in paren if nu.antwoord != u.antwoord],
    }
    return render(request, "intake/conflict.html", context, status=409)


def omgeving(request: HttpRequest, reis: Reis) -> dict[str, Any]:
    return {"antwoorden": reis.antwoorden, "zoek": request.GET.get("zoek", "").strip()[:100]}


def zonder_oordeel(form: StapForm) -> StapForm:
    form.toon_zonder_fouten()
    return form


def lees_sleutel(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("sleutel", ""))
    except ValueError:
        return uuid4()
