"""The pages for beheerders: try the framework, and see the questionnaire as a picture."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.dossier.stappen import STAPPEN
from intake.gebruikers import MAG_BEHEREN
from intake.kader.models import Kaderversie
from intake.proef.bron import Bron
from intake.proef.feitenform import FeitenForm
from intake.proef.forms import BronForm, KaderForm
from intake.proef.kaderkeuze import CONCEPT, Kaderkeuze, kies_kader, te_kiezen
from intake.proef.tekening import teken
from intake.proef.uitkomst import Uitkomst, probeer, verschil
from intake.proef.vragenlijst import paginas
from intake.rijen import met_extra_rij

# In the address once the questions were on the page that was sent.
GEVULD = "gevuld"


def eis_beheerder(request: HttpRequest) -> None:
    if not request.user.has_perm(MAG_BEHEREN):
        raise Http404


@require_safe
def proef(request: HttpRequest) -> HttpResponse:
    """Everything stands in the address, so that a page can be shared; nothing is saved."""
    eis_beheerder(request)
    vandaag = timezone.localdate()
    bronform = BronForm(request.GET, gebruiker=request.user, vandaag=vandaag)
    kaderform = maak_kaderform(request.GET, vandaag)
    context: dict[str, Any] = {"bronform": bronform, "kaderform": kaderform}
    if bronform.is_valid() and kaderform.is_valid():
        keuzes = [kies_kader(sleutel) for sleutel in kaderform.sleutels]
        context |= beproef(request.GET, bronform.keuze, keuzes, vandaag)
    fouten = [fout for form in (bronform, kaderform) for fout in form.fouten]
    context["fouten"] = fouten + context.get("fouten", [])
    return toon(request, "proef", "Probeer het kader", **context)


def maak_kaderform(get: QueryDict, vandaag: date) -> KaderForm:
    versies = list(Kaderversie.objects.defer("inhoud"))
    geldend = next((v.versie for v in versies if v.geldig_van <= vandaag), CONCEPT)
    data = get.copy()
    data.setdefault("kader", geldend)
    return KaderForm(data, kaders=te_kiezen(versies))


def beproef(get: QueryDict, bron: Bron, keuzes: list[Kaderkeuze], vandaag: date) -> dict[str, Any]:
    """The questions, and the advice once there is something to advise about."""
    bruikbaar = [keuze.kader for keuze in keuzes if keuze.kader and not keuze.problemen]
    form = maak_feitenform(get, bron, bruikbaar, vandaag) if bruikbaar else None
    context: dict[str, Any] = {"feitenform": form, "open": not get.get("bron")}
    if form is None or met_extra_rij(get):
        return context | {"uitkomsten": [] if form else geen_advies(keuzes), "open": True}
    if form.is_bound and not form.is_valid():
        return context | {"fouten": form.fouten, "open": True}
    if not form.is_bound and not get.get("bron"):
        return context
    anders = form.cleaned_data if form.is_bound else {}
    uitkomsten = [probeer(bron, keuze, vandaag, anders) for keuze in keuzes]
    context |= {"uitkomsten": uitkomsten, "eerste": uitkomsten[0]}
    if len(uitkomsten) == 2:
        context["verschil"] = verschil(*uitkomsten, vandaag)
    return context


def geen_advies(keuzes: list[Kaderkeuze]) -> list[Uitkomst]:
    return [Uitkomst(keuze, None, keuze.problemen) for keuze in keuzes]


def maak_feitenform(get: QueryDict, bron: Bron, kaders: list[Any], vandaag: date) -> FeitenForm:
    omgeving = {"kaders": kaders, "vandaag": vandaag, "initial": bron.antwoorden}
    if GEVULD not in get:
        return FeitenForm(**omgeving)
    if meer := met_extra_rij(get):
        form = FeitenForm(meer, **omgeving)
        form.toon_zonder_fouten()
        return form
    return FeitenForm(get, **omgeving)


@require_safe
def vragenlijst(request: HttpRequest) -> HttpResponse:
    eis_beheerder(request)
    lijst = paginas(STAPPEN)
    return toon(
        request, "vragenlijst", "De vragenlijst in beeld", paginas=lijst, tekening=teken(lijst)
    )


def toon(request: HttpRequest, naam: str, titel: str, **meer: object) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": titel, **meer}
    return render(request, f"admin/intake/proef/{naam}.html", context)
