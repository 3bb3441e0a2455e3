"""The page on which the inkoper puts a text in, or swaps one for another."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from intake.advies.samenhang import alternatieven
from intake.dossier.indienen import Indiening, bekijk
from intake.dossier.keuzes import bewaar_keuzes
from intake.dossier.keuzeviews import BOTSING, lees_getypt
from intake.dossier.models import Dossier
from intake.dossier.stapviews import gesloten
from intake.dossier.toegang import dossier_om_te_bewerken, lees_versie, opslag
from intake.dossier.weergave.besluiten import Gekozen, bijgekozen_codes
from intake.dossier.weergave.clausules import maak_beeld
from intake.dossier.weergave.zaak import Zaak
from intake.werkbank.kiesform import ToevoegForm, Toevoeging
from intake.werkbank.kiesregels import (
    Onverenigbaar,
    gekozen_codes,
    in_woorden,
    is_plicht,
    keurt,
    noem,
    uitleg,
    waarschuwing,
)


@require_http_methods(["GET", "HEAD", "POST"])
def tekst_erbij(request: HttpRequest, kenmerk: str, code: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    indiening = bekijk(dossier)
    zaak = indiening.zaak
    if not kan_erbij(zaak, code):
        raise Http404
    if code in gekozen_codes(zaak) and code not in bijgekozen_codes(zaak):
        return naar_tekst(dossier, code)
    toevoeging = Toevoeging(zaak, code, request.GET.get("ruil", ""))
    getypt = lees_getypt(request)
    bewaard = dossier.clausulekeuzes.get(code, {})
    reden = bewaard.get("reden", "") if bewaard.get("erbij") else ""
    form = ToevoegForm(getypt, toevoeging=toevoeging, reden=reden)
    versie, status = dossier.versie if getypt is None else lees_versie(getypt), 200
    if request.method != "POST" and form.is_bound:
        form.toon_zonder_fouten()
    elif form.is_valid():
        status = bewaar(request, dossier, form, versie)
        if status == 302:
            return na_bewaren(request, dossier, form)
        versie = dossier.versie
    context = toon(indiening, toevoeging) | {"form": form, "versie": versie, "dossier": dossier}
    return render(request, "intake/werkbank/tekst_erbij.html", context, status=status)


def kan_erbij(zaak: Zaak, code: str) -> bool:
    """What fits or may fit, was advised or put in, or can take the place of what was advised."""
    keuze = zaak.advies.clausules
    al = {een.code for een in (*keuze.voorselectie, *keuze.geschikt, *keuze.mogelijk)}
    if code in al or code in bijgekozen_codes(zaak):
        return True
    return any(code in alternatieven(zaak.kader, keuze, een.code) for een in keuze.voorselectie)


def toon(indiening: Indiening, toevoeging: Toevoeging) -> dict[str, Any]:
    zaak, code = indiening.zaak, toevoeging.code
    keuze = zaak.advies.clausules
    redenen = {een.code: een.reden for een in (*keuze.voorselectie, *keuze.geschikt)}
    vragen = {een.code: een.open_vraag for een in keuze.mogelijk}
    return {
        "indiening": indiening,
        "een": maak_beeld(zaak, Gekozen(zaak.kader.clausule[code], redenen.get(code, ""))),
        "open_vraag": vragen.get(code, ""),
        "ruilt": [noem(zaak.kader, een) for een in toevoeging.kan_weg],
        "is_er_al": code in bijgekozen_codes(zaak),
        "plichten": [noem(zaak.kader, een) for een in toevoeging.kan_weg if is_plicht(zaak, een)],
    }


def bewaar(request: HttpRequest, dossier: Dossier, form: ToevoegForm, versie: int) -> int:
    """The status of the answer: 302 when it was saved."""
    nieuw, kader = form.te_bewaren(), form.toevoeging.zaak.kader
    zoals_getypt, keur = opslag(request, versie), keurt(dossier, nieuw)
    try:
        botsend = bewaar_keuzes(dossier, "clausulekeuzes", "teksten", nieuw, zoals_getypt, keur)
    except Onverenigbaar as reden:
        for fout in reden.fouten:
            veld = "weg" if {fout.code, fout.ander} & set(form.gaat_weg) else None
            form.add_error(veld, uitleg(kader, fout))
        return 200
    for code in botsend:
        nu = in_woorden(dossier.clausulekeuzes.get(code))
        form.add_error(None, f"{noem(kader, code)}: {BOTSING.format(nu)}")
    return 409 if botsend else 302


def na_bewaren(request: HttpRequest, dossier: Dossier, form: ToevoegForm) -> HttpResponse:
    zaak, code = form.toevoeging.zaak, form.toevoeging.code
    titel = noem(zaak.kader, code)
    if form.gaat_weg:
        weg = ", ".join(noem(zaak.kader, een) for een in form.gaat_weg)
        messages.success(request, f"Geruild: {titel} komt in de plaats van {weg}.")
    elif code in bijgekozen_codes(zaak):
        messages.success(request, f"Uw reden bij {titel} is bewaard.")
    else:
        messages.success(request, f"{titel} is toegevoegd.")
    for plicht in (een for een in form.gaat_weg if is_plicht(zaak, een)):
        messages.warning(request, waarschuwing(zaak.kader, plicht))
    return naar_tekst(dossier, code)


def naar_tekst(dossier: Dossier, code: str) -> HttpResponse:
    return redirect(f"{reverse('intake:teksten', args=[dossier.kenmerk])}#{code}")
