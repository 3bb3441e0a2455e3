"""The pages for beheerders: try the framework, and see the questionnaire as a picture."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.advies.kader import Kader
from intake.dossier.forms.feiten import FeitenForm
from intake.dossier.stappen import STAPPEN
from intake.gebruikers import MAG_BEHEREN
from intake.kader.models import Kaderversie
from intake.kader.publicatie import GeenKader, geldend_kader
from intake.proef.bron import Bron
from intake.proef.forms import BronForm, KaderForm
from intake.proef.kaderkeuze import CONCEPT, Kaderkeuze, kies_kader, te_kiezen
from intake.proef.tekening import teken
from intake.proef.uitkomst import probeer, verschil
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
    get, vandaag = request.GET, timezone.localdate()
    bronform = BronForm(get, gebruiker=request.user, vandaag=vandaag)
    kaderform = maak_kaderform(get, vandaag)
    fouten = [*bronform.fouten, *kaderform.fouten]
    keuzes = [kies_kader(sleutel) for sleutel in kaderform.sleutels]
    feitenform = maak_feitenform(get, bronform.keuze, formkaders(keuzes, vandaag), vandaag)
    fouten += feitenform.fouten if feitenform else []
    context: dict[str, Any] = {
        "bronform": bronform,
        "kaderform": kaderform,
        "feitenform": feitenform,
        "fouten": fouten,
        "open": not get.get("bron") or met_extra_rij(get) or (feitenform and feitenform.errors),
    }
    if not fouten and vraagt_advies(get, feitenform):
        context |= geef_advies(bronform.keuze, keuzes, feitenform, vandaag)
    return toon(request, "proef", "Probeer het kader", **context)


def maak_kaderform(get: QueryDict, vandaag: date) -> KaderForm:
    versies = list(Kaderversie.objects.defer("inhoud"))
    geldend = next((v.versie for v in versies if v.geldig_van <= vandaag), CONCEPT)
    data = get.copy()
    data.setdefault("kader", geldend)
    return KaderForm(data, kaders=te_kiezen(versies))


def formkaders(keuzes: list[Kaderkeuze], vandaag: date) -> list[Kader]:
    """What the questions are asked with, also while no chosen framework is fit for an advice."""
    bruikbaar = [keuze.kader for keuze in keuzes if keuze.kader and not keuze.problemen]
    if bruikbaar:
        return bruikbaar
    try:
        return [geldend_kader(vandaag)[1]]
    except GeenKader:
        return []


def maak_feitenform(
    get: QueryDict, bron: Bron, kaders: list[Kader], vandaag: date
) -> FeitenForm | None:
    """Filled in from the source, until the page itself was sent. Without a framework none."""
    if not kaders:
        return None
    meer = met_extra_rij(get)
    form = FeitenForm(
        meer or (get if GEVULD in get else None),
        kaders=kaders,
        vandaag=vandaag,
        initial=bron.antwoorden,
    )
    if meer:
        form.toon_zonder_fouten()
    return form


def vraagt_advies(get: QueryDict, form: FeitenForm | None) -> bool:
    """By hand the questions come first; where nothing can be asked, the page says why."""
    return form is None or bool(get.get("bron") or form.is_bound) and not met_extra_rij(get)


def geef_advies(
    bron: Bron, keuzes: list[Kaderkeuze], form: FeitenForm | None, vandaag: date
) -> dict[str, Any]:
    anders = form.cleaned_data if form and form.is_bound else {}
    uitkomsten = [probeer(bron, keuze, vandaag, anders) for keuze in keuzes]
    context: dict[str, Any] = {"uitkomsten": uitkomsten, "eerste": uitkomsten[0]}
    if len(uitkomsten) == 2:
        context["verschil"] = verschil(uitkomsten[0], uitkomsten[1], vandaag)
    return context


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
