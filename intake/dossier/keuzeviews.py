"""The page on which the inkoper deviates from the advice, and what it shares with the texts."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from intake.dossier import hervatten
from intake.dossier.forms.keuzes import AfwijkenForm, KeuzesForm
from intake.dossier.indienen import bekijk
from intake.dossier.keuzes import bewaar_keuzes
from intake.dossier.models import Dossier
from intake.dossier.opmerkingen import Over, bij_onderwerp
from intake.dossier.stapviews import gesloten
from intake.dossier.toegang import dossier_om_te_bewerken, lees_versie, opslag
from intake.dossier.weergave.keuzes import conclusies

BEWAARD = "Uw keuzes zijn bewaard."
BEWAARD_TOT_LATER = "Uw keuzes zijn bewaard. U kunt later verdergaan."
BOTSING = "Een collega heeft hier intussen iets anders gekozen: {}. Kies wat moet gelden."


@require_http_methods(["GET", "HEAD", "POST"])
def afwijken(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    indiening = bekijk(dossier)
    alle = conclusies(indiening.zaak)
    getypt, status = lees_getypt(request), 200
    onderwerpen = {een.sleutel: een.naam for een in alle}
    form = AfwijkenForm(getypt, onderwerpen=onderwerpen, bewaard=dossier.afwijkingen)
    versie = dossier.versie if getypt is None else lees_versie(getypt)
    if request.method != "POST" and form.is_bound:
        form.toon_zonder_fouten()
    elif form.is_valid():
        zoals_getypt = opslag(request, versie)
        nieuw = form.te_bewaren()
        botsend = bewaar_keuzes(dossier, "afwijkingen", "afwijken", nieuw, zoals_getypt)
        if not botsend:
            return verder(request, dossier)
        meld_botsing(form, dossier.afwijkingen, botsend, in_woorden)
        versie, status = dossier.versie, 409
    context = {
        "dossier": dossier,
        "indiening": indiening,
        "form": form,
        "versie": versie,
        "eerst": [een for een in alle if een.vraagt_iets],
        "verder": [een for een in alle if not een.vraagt_iets],
        "opmerkingen": bij_onderwerp(dossier, Over.BEVINDING),
    }
    return render(request, "intake/keuzes/afwijken.html", context, status=status)


def lees_getypt(request: HttpRequest) -> QueryDict | None:
    """What was sent, or what waited for a new login; None when there is only what is stored."""
    return request.POST if request.method == "POST" else hervatten.haal_op(request)


def meld_botsing(
    form: KeuzesForm,
    nu: Mapping[str, Any],
    botsend: frozenset[str],
    in_woorden: Callable[[dict[str, Any] | None], str],
) -> None:
    """At each choice in dispute what is stored now; what was just chosen stays in the form."""
    for sleutel in botsend:
        form.add_error(f"keuze_{sleutel}", BOTSING.format(in_woorden(nu.get(sleutel))))


def in_woorden(keuze: dict[str, Any] | None) -> str:
    return f"afwijken, omdat: {keuze['reden']}" if keuze else "geen afwijking"


def verder(request: HttpRequest, dossier: Dossier) -> HttpResponseRedirect:
    """On along the path, or to the dossier while questions or texts come first."""
    later = "later" in request.POST
    messages.success(request, BEWAARD_TOT_LATER if later else BEWAARD)
    indiening = bekijk(dossier)
    if later or indiening.reis.next_stap or not indiening.teksten_klaar:
        return redirect(dossier)
    return redirect(f"intake:{indiening.volgende}", dossier.kenmerk)
