"""The page on which the inkoper fills in the placeholders of all chosen texts at once."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from intake.dossier.forms.invullen import InvulForm
from intake.dossier.indienen import bekijk
from intake.dossier.models import Dossier
from intake.dossier.stapviews import gesloten
from intake.dossier.toegang import dossier_om_te_bewerken
from intake.dossier.weergave.invulling import plaatsen
from intake.werkbank.bewaren import Werkblad


@require_http_methods(["GET", "HEAD", "POST"])
def invullen(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    indiening = bekijk(dossier)
    alle = plaatsen(indiening.zaak)
    maak = partial(InvulForm, plaatsen=alle, bewaard=dossier.invulling)
    blad = Werkblad(request, dossier, "invulling", "invullen", maak)
    if blad.is_bewaard():
        return verder(request, dossier)
    verplicht = [plaats.veld.naam for plaats in alle if not plaats.veld.standaard]
    context = {
        "dossier": dossier,
        "indiening": indiening,
        "form": blad.form,
        "versie": blad.versie,
        "verplicht": [blad.form[naam] for naam in verplicht],
        "voorstel": [blad.form[p.veld.naam] for p in alle if p.veld.standaard],
        "open": sum(plaats.is_open for plaats in alle),
    }
    return render(request, "intake/werkbank/invullen.html", context, status=blad.status)


def verder(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    indiening = bekijk(dossier)
    if open_ := indiening.nog_open:
        aantal = "Er is nog 1 veld" if len(open_) == 1 else f"Er zijn nog {len(open_)} velden"
        messages.success(request, f"Bewaard. {aantal} leeg. U kunt later verdergaan.")
        return redirect(dossier)
    messages.success(request, "Bewaard. Alle velden in de teksten zijn ingevuld.")
    return redirect(f"intake:{indiening.volgende}", dossier.kenmerk)
