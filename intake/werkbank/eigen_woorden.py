"""The page on which the inkoper says a text in other words, for one purchase."""

import re
from collections.abc import Collection
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from intake.advies.kader import Clausule
from intake.advies.keuzes import Herkomst, Wettelijk
from intake.advies.tekst import opsomming
from intake.dossier.forms.keuzes import MAX_REDEN
from intake.dossier.indienen import Indiening, bekijk
from intake.dossier.keuzes import bewaar_keuzes
from intake.dossier.models import Dossier
from intake.dossier.stapviews import gesloten
from intake.dossier.toegang import dossier_om_te_bewerken, opslag
from intake.dossier.weergave.besluiten import gekozen_clausules
from intake.formulier import IkForm
from intake.kader.clausuletekst import PLEK
from intake.werkbank.bewaren import Werkblad

MAX_TEKST = 5000
# Whatever stands in square brackets would be left open for ever in a definitive annex.
HAKEN = re.compile(r"\[[^\[\]\n]*\]")


class WoordenForm(IkForm):
    """A text and why it differs; places to fill in are those of the framework."""

    tekst = forms.CharField(
        label="De tekst voor uw inkoop",
        help_text="Laat [woorden_tussen_haken] staan. Daar komt wat u elders invult.",
        widget=forms.Textarea(attrs={"rows": 14}),
        max_length=MAX_TEKST,
        error_messages={
            "required": "Schrijf de tekst, of kies ‘Gebruik de tekst van de bibliotheek’.",
            "max_length": f"Gebruik niet meer dan {MAX_TEKST} tekens.",
        },
    )
    reden = forms.CharField(
        label="Waarom past u de tekst aan?",
        help_text="Eén zin is genoeg. Concern Inkoop en de memo laten de reden zien.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=MAX_REDEN,
        error_messages={
            "required": "Schrijf in één zin waarom u de tekst aanpast.",
            "max_length": f"Gebruik niet meer dan {MAX_REDEN} tekens.",
        },
    )

    def __init__(self, *args: Any, clausule: Clausule, velden: Collection[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.clausule, self.velden = clausule, velden

    def clean_tekst(self) -> str:
        tekst: str = self.cleaned_data["tekst"].replace("\r\n", "\n")
        haken = HAKEN.findall(tekst)
        if vreemd := [plek for plek in haken if plek[1:-1] not in self.velden]:
            bekend = [f"[{naam}]" for naam in dict.fromkeys(PLEK.findall(self.clausule.tekst))]
            mag = f" Deze tekst kent {opsomming(bekend)}." if bekend else ""
            raise ValidationError(
                f"Wij kennen {opsomming(vreemd)} niet. Schrijf zelf wat daar moet staan.{mag}"
            )
        if tekst == self.clausule.tekst:
            raise ValidationError("Dit is nog de tekst van de bibliotheek. Pas de tekst aan.")
        return tekst

    def te_bewaren(self) -> dict[str, dict[str, str]]:
        return {self.clausule.code: {**self.cleaned_data, "was": self.clausule.tekst}}

    def veld_van(self, code: str) -> str:
        return "tekst"


@require_http_methods(["GET", "HEAD", "POST"])
def eigen_woorden(request: HttpRequest, kenmerk: str, code: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    indiening = bekijk(dossier)
    clausule = zoek(indiening, code)
    if request.method == "POST" and "terug" in request.POST:
        return zet_terug(request, dossier, code)
    velden = {veld.naam for veld in indiening.zaak.kader.invulvelden}
    eigen = dossier.verwoordingen.get(code, {"tekst": clausule.tekst, "reden": ""})

    def maak(getypt: QueryDict | None) -> WoordenForm:
        return WoordenForm(getypt, initial=eigen, clausule=clausule, velden=velden)

    blad = Werkblad(request, dossier, "verwoordingen", "eigen_woorden", maak)
    if blad.is_bewaard():
        messages.success(request, f"Uw eigen woorden voor ‘{clausule.titel}’ zijn bewaard.")
        return naar_teksten(dossier, code)
    context = {
        "dossier": dossier,
        "clausule": clausule,
        "form": blad.form,
        "versie": blad.versie,
        "is_aangepast": code in dossier.verwoordingen,
        "is_veranderd": eigen.get("was", clausule.tekst) != clausule.tekst,
        "is_letterlijk": clausule.herkomst is Herkomst.LETTERLIJK,
        "is_plicht": clausule.wettelijk in (Wettelijk.PLICHT, Wettelijk.PLICHT_BOVEN_DREMPEL),
    }
    return render(request, "intake/werkbank/eigen_woorden.html", context, status=blad.status)


def zoek(indiening: Indiening, code: str) -> Clausule:
    """Only a text of the library that is in the advice of this purchase."""
    for gekozen in gekozen_clausules(indiening.zaak):
        if gekozen.clausule.code == code and not gekozen.is_eigen:
            return gekozen.clausule
    raise Http404


def zet_terug(request: HttpRequest, dossier: Dossier, code: str) -> HttpResponse:
    """What a colleague wrote meanwhile goes too: one click, one meaning."""
    van_nu = opslag(request, dossier.versie)
    bewaar_keuzes(dossier, "verwoordingen", "eigen_woorden", {code: None}, van_nu)
    messages.success(request, "De tekst van de bibliotheek geldt weer.")
    return naar_teksten(dossier, code)


def naar_teksten(dossier: Dossier, code: str) -> HttpResponse:
    return redirect(f"{reverse('intake:teksten', args=[dossier.kenmerk])}#{code}")
