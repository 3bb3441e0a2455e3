"""The pages that take a dossier to its next state at the inkoper's side."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from intake.dossier import hervatten, overgangen
from intake.dossier.forms.overgangen import AfrondenForm, BevestigForm, HeropenenForm
from intake.dossier.handelen import Achterhaald
from intake.dossier.indienen import Indiening, bekijk, dien_in, is_al_ingediend
from intake.dossier.models import Dossier
from intake.dossier.stand import hoe_lang
from intake.dossier.staten import OVERGANGEN, Handeling
from intake.dossier.toegang import (
    dossier_om_te_bewerken,
    dossier_om_te_lezen,
    lees_versie,
    opslag,
)
from intake.dossier.weergave.beeld import Adviesbeeld
from intake.formulier import IkForm, maak_helper

INGEDIEND = (
    "Uw dossier is ingediend. U krijgt een e-mail als Concern Inkoop iets vraagt of klaar is."
)


@require_http_methods(["GET", "HEAD", "POST"])
def indienen(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return niet_meer_open(request, dossier)
    indiening = bekijk(dossier)
    if request.method != "POST" or not indiening.kan:
        return toon_indienen(request, indiening)
    try:
        dien_in(indiening, opslag(request, lees_versie(request.POST)))
    except Achterhaald:
        return niet_meer_open(request, dossier)
    return ingediend(request, dossier)


def niet_meer_open(request: HttpRequest, dossier: Dossier) -> HttpResponseRedirect:
    """The second half of a double click gets what the first got; another too-late click is told."""
    if request.method != "POST":
        return redirect(dossier)
    if is_al_ingediend(dossier, opslag(request, lees_versie(request.POST))):
        return ingediend(request, dossier)
    raise Achterhaald(dossier)


def ingediend(request: HttpRequest, dossier: Dossier) -> HttpResponseRedirect:
    messages.success(request, INGEDIEND)
    return redirect(dossier)


def toon_indienen(request: HttpRequest, indiening: Indiening) -> HttpResponse:
    dossier = indiening.reis.dossier
    form = BevestigForm()
    opnieuw = dossier.beoordelaar_id is not None
    form.helper = maak_helper(
        form,
        request.path,
        "Dien opnieuw in" if opnieuw else "Dien in bij Concern Inkoop",
        later="",
        bewaak=False,
        verborgen={"versie": str(dossier.versie)},
    )
    context = {
        "dossier": dossier,
        "indiening": indiening,
        "uitkomst": Adviesbeeld(indiening.zaak).uitkomst[:2],
        "form": form,
        "hoe_lang": hoe_lang(),
        "geprobeerd": request.method == "POST",
    }
    return render(request, "intake/overgangen/indienen.html", context)


@dataclass(frozen=True)
class Overgangspagina:
    """A page that asks to confirm one step; `doe` takes what the form asks as keywords."""

    handeling: Handeling
    form: type[IkForm]
    knop: str
    doe: Callable[..., None]
    klaar: str

    @property
    def template(self) -> str:
        return f"intake/overgangen/{self.handeling}.html"


INTREKKEN = Overgangspagina(
    Handeling.INTREKKEN,
    BevestigForm,
    "Trek het dossier terug",
    overgangen.trek_in,
    "U hebt het dossier teruggetrokken. U kunt het weer veranderen en later opnieuw indienen.",
)
AFRONDEN = Overgangspagina(
    Handeling.AFRONDEN,
    AfrondenForm,
    "Rond het dossier af",
    overgangen.rond_af,
    "Het dossier is afgerond.",
)
HEROPENEN = Overgangspagina(
    Handeling.HEROPENEN,
    HeropenenForm,
    "Heropen het dossier",
    overgangen.heropen,
    "Het dossier is heropend. Het staat weer op concept.",
)


@require_http_methods(["GET", "HEAD", "POST"])
def intrekken(request: HttpRequest, kenmerk: str) -> HttpResponse:
    return vraag_of_doe(request, dossier_om_te_bewerken(request, kenmerk), INTREKKEN)


@require_http_methods(["GET", "HEAD", "POST"])
def afronden(request: HttpRequest, kenmerk: str) -> HttpResponse:
    return vraag_of_doe(request, dossier_om_te_bewerken(request, kenmerk), AFRONDEN)


@require_http_methods(["GET", "HEAD", "POST"])
def heropenen(request: HttpRequest, kenmerk: str) -> HttpResponse:
    return vraag_of_doe(request, dossier_om_te_lezen(request, kenmerk), HEROPENEN)


def vraag_of_doe(request: HttpRequest, dossier: Dossier, pagina: Overgangspagina) -> HttpResponse:
    overgang = OVERGANGEN[pagina.handeling]
    if not overgang.mag(request.user, dossier):
        raise Http404
    if dossier.staat not in overgang.van:
        if request.method == "POST":
            raise Achterhaald(dossier)
        return redirect(dossier)
    form = pagina.form(
        request.POST if request.method == "POST" else None, initial=hervatten.begin(request)
    )
    if form.is_valid():
        pagina.doe(dossier, opslag(request), **form.cleaned_data)
        messages.success(request, pagina.klaar)
        return redirect(dossier)
    form.helper = maak_helper(form, request.path, pagina.knop, later="", bewaak=False)
    return render(request, pagina.template, {"dossier": dossier, "form": form})
