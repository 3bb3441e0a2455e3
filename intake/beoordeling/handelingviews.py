"""The buttons of the review page that move a dossier: take, put back, hand over, ask for more."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from intake.beoordeling import handelingen
from intake.beoordeling.forms import OverdragenForm
from intake.beoordeling.onderwerpen import getoond
from intake.beoordeling.pagina import toon
from intake.beoordeling.toegang import dossier_om_te_beoordelen, in_eigen_hand
from intake.dossier.forms.overgangen import BevestigForm
from intake.dossier.handelen import Achterhaald
from intake.dossier.indienen import beoordelingspagina
from intake.dossier.models import Dossier
from intake.dossier.staten import Handeling, kan
from intake.dossier.toegang import lees_versie, opslag
from intake.formulier import maak_helper

GEEN_OPMERKING = "Schrijf eerst een opmerking. Daarna kunt u een aanvulling vragen."
NIET_OVER_TE_DRAGEN = "U kunt alleen een dossier overdragen dat in beoordeling is."


@require_POST
def oppakken(request: HttpRequest, pk: int) -> HttpResponse:
    dossier = dossier_om_te_beoordelen(request, pk)
    handelingen.pak_op(dossier, opslag(request))
    messages.success(request, "U hebt dit dossier opgepakt.")
    return redirect(beoordelingspagina(dossier))


@require_POST
@in_eigen_hand
def terugleggen(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    handelingen.leg_terug(dossier, opslag(request))
    messages.success(request, "U hebt het dossier teruggelegd. Een collega kan het nu oppakken.")
    return redirect(beoordelingspagina(dossier))


@require_http_methods(["GET", "HEAD", "POST"])
def overdragen(request: HttpRequest, pk: int) -> HttpResponse:
    dossier = dossier_om_te_beoordelen(request, pk)
    if not kan(Handeling.OVERDRAGEN, request.user, dossier):
        if request.method == "POST":
            raise Achterhaald(dossier)
        messages.warning(request, NIET_OVER_TE_DRAGEN)
        return redirect(beoordelingspagina(dossier))
    opvolgers = handelingen.opvolgers(dossier)
    form = OverdragenForm(request.POST if request.method == "POST" else None, opvolgers=opvolgers)
    if form.is_valid():
        aan = form.cleaned_data["aan"]
        handelingen.draag_over(dossier, aan, opslag(request, lees_versie(request.POST)))
        messages.success(request, f"{aan} beoordeelt dit dossier nu.")
        return redirect(beoordelingspagina(dossier))
    form.helper = maak_helper(
        form,
        request.path,
        "Draag over",
        later="",
        bewaak=False,
        verborgen={"versie": request.POST.get("versie", str(dossier.versie))},
    )
    return toon(request, "overdragen", dossier, "Draag de beoordeling over", form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@in_eigen_hand
def aanvulling(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """What goes to the inkoper, before it goes."""
    if request.method == "POST":
        try:
            aantal = handelingen.vraag_aanvulling(dossier, opslag(request))
        except handelingen.GeenOpmerking:
            messages.error(request, GEEN_OPMERKING)
        else:
            hoeveel = "1 opmerking" if aantal == 1 else f"{aantal} opmerkingen"
            messages.success(request, f"De inkoper heeft {hoeveel} gekregen en is aan zet.")
        return redirect(beoordelingspagina(dossier))
    concepten = getoond(dossier, dossier.opmerkingen.filter(verstuurd_op=None))
    if not concepten:
        messages.error(request, GEEN_OPMERKING)
        return redirect(beoordelingspagina(dossier))
    form = BevestigForm()
    form.helper = maak_helper(form, request.path, "Vraag aanvulling", later="", bewaak=False)
    titel = "Vraag een aanvulling"
    return toon(request, "aanvulling", dossier, titel, form=form, concepten=concepten)
