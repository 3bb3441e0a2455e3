"""The pages on which a reviewer writes, changes and closes remarks."""

from typing import Any

from crispy_forms.layout import Submit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from intake.beoordeling import opmerkingen
from intake.beoordeling.forms import OpmerkingForm
from intake.beoordeling.onderwerpen import Onderwerp, getoond, zoek_onderwerp
from intake.beoordeling.pagina import toon
from intake.beoordeling.toegang import in_eigen_hand
from intake.dossier import hervatten
from intake.dossier.handelen import Achterhaald
from intake.dossier.indienen import bekijk, beoordelingspagina
from intake.dossier.models import Dossier
from intake.dossier.opmerking import Opmerking
from intake.dossier.toegang import opslag
from intake.formulier import maak_helper

INVOEGEN = "Zet de standaardzin in het tekstvak"


@require_http_methods(["GET", "HEAD", "POST"])
@in_eigen_hand
def opmerking(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    over, sleutel = request.GET.get("over", "geheel"), request.GET.get("onderwerp", "")
    onderwerp = zoek_onderwerp(bekijk(dossier), over, sleutel)
    form = lees_form(request)
    if wil_bewaren(request) and form.is_valid():
        opmerkingen.schrijf(dossier, over, sleutel, form.inhoud(), opslag(request))
        messages.success(request, "De opmerking is bewaard. De inkoper ziet haar nog niet.")
        return terug(dossier)
    return toon_form(request, dossier, onderwerp, form, "Schrijf een opmerking")


@require_http_methods(["GET", "HEAD", "POST"])
@in_eigen_hand
def wijzig_opmerking(request: HttpRequest, dossier: Dossier, opmerking: int) -> HttpResponse:
    bestaand = zoek_concept(request, dossier, opmerking)
    begin = {veld: getattr(bestaand, veld) for veld in ("soort", "tekst", "in_memo")}
    form = lees_form(request, begin)
    if wil_bewaren(request) and form.is_valid():
        opmerkingen.wijzig(bestaand, form.inhoud(), opslag(request))
        messages.success(request, "De opmerking is veranderd.")
        return terug(dossier)
    (als_getoond,) = getoond(dossier, [bestaand])
    onderwerp = Onderwerp(bestaand.over, bestaand.onderwerp, als_getoond.onderwerp)
    return toon_form(request, dossier, onderwerp, form, "Verander uw opmerking", opmerking=bestaand)


@require_POST
@in_eigen_hand
def verwijder_opmerking(request: HttpRequest, dossier: Dossier, opmerking: int) -> HttpResponse:
    opmerkingen.verwijder(zoek_concept(request, dossier, opmerking), opslag(request))
    messages.success(request, "De opmerking is verwijderd.")
    return terug(dossier)


@require_POST
@in_eigen_hand
def handel_opmerking_af(request: HttpRequest, dossier: Dossier, opmerking: int) -> HttpResponse:
    verstuurd = dossier.opmerkingen.filter(verstuurd_op__isnull=False)
    gevonden = get_object_or_404(verstuurd.select_related("dossier"), pk=opmerking)
    klaar = request.POST.get("doe") == "afhandelen"
    opmerkingen.handel_af(gevonden, klaar, opslag(request))
    messages.success(request, "Afgehandeld." if klaar else "De opmerking is weer open.")
    return terug(dossier)


def zoek_concept(request: HttpRequest, dossier: Dossier, nummer: int) -> Opmerking:
    """A remark of this dossier; one that is gone or was sent meanwhile is said to be so."""
    alle = dossier.opmerkingen.select_related("dossier")
    gevonden = alle.filter(pk=nummer, verstuurd_op=None).first()
    if gevonden is None and request.method == "POST":
        raise Achterhaald(dossier)
    if gevonden is None:
        raise Http404
    return gevonden


def lees_form(request: HttpRequest, begin: dict[str, Any] | None = None) -> OpmerkingForm:
    """Bound when it is to be saved; with the sentence put in the text when that was asked."""
    if request.method != "POST":
        return OpmerkingForm(initial=hervatten.begin(request) or begin)
    getypt = OpmerkingForm(request.POST)
    return getypt if wil_bewaren(request) else OpmerkingForm(initial=getypt.met_zin())


def wil_bewaren(request: HttpRequest) -> bool:
    return request.method == "POST" and "invoegen" not in request.POST


def toon_form(
    request: HttpRequest,
    dossier: Dossier,
    onderwerp: Onderwerp,
    form: OpmerkingForm,
    titel: str,
    **meer: Any,
) -> HttpResponse:
    form.helper = maak_helper(form, request.get_full_path(), "Bewaar de opmerking", later="")
    form.helper.add_input(Submit("invoegen", INVOEGEN, css_class="ams-button--secondary"))
    return toon(request, "opmerking", dossier, titel, form=form, onderwerp=onderwerp, **meer)


def terug(dossier: Dossier) -> HttpResponseRedirect:
    return redirect(f"{beoordelingspagina(dossier)}#opmerkingen")
