"""The page with the remarks of Concern Inkoop, where the inkoper answers them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from intake.dossier import hervatten
from intake.dossier.forms.reactie import ReactieForm
from intake.dossier.handelen import Achterhaald
from intake.dossier.models import Dossier
from intake.dossier.opmerkingen import Getoond, Reactie, aanvulling, alle_getoond, verwerk
from intake.dossier.stapviews import maak_reis
from intake.dossier.toegang import (
    dossier_om_te_bewerken,
    dossier_om_te_lezen,
    lees_versie,
    mag_bewerken,
    opslag,
)
from intake.formulier import Fout

BEWAARD = "Uw antwoorden op de opmerkingen zijn bewaard."


@dataclass(frozen=True)
class Regel:
    """A remark, with the form to answer it while that is the inkoper's turn."""

    getoond: Getoond
    form: ReactieForm | None


class Blad:
    """All remarks as one form, so that saving one answer loses no other."""

    def __init__(self, regels: list[Regel]) -> None:
        self.regels = regels
        self.forms = [regel.form for regel in regels if regel.form]

    def is_valid(self) -> bool:
        return all(form.is_valid() for form in self.forms)

    @property
    def errors(self) -> bool:
        return any(form.errors for form in self.forms)

    @property
    def fouten(self) -> list[Fout]:
        return [fout for form in self.forms for fout in form.fouten]

    def reacties(self) -> Iterator[Reactie]:
        for regel in self.regels:
            if regel.form and regel.form.has_changed():
                yield Reactie(regel.getoond.opmerking, **regel.form.cleaned_data)


@require_http_methods(["GET", "HEAD", "POST"])
def opmerkingen(request: HttpRequest, kenmerk: str) -> HttpResponse:
    if request.method == "POST":
        return antwoord(request, dossier_om_te_bewerken(request, kenmerk))
    dossier = dossier_om_te_lezen(request, kenmerk)
    getypt = hervatten.haal_op(request)
    blad = maak_blad(request, dossier, getypt)
    if getypt:
        for form in blad.forms:
            form.toon_zonder_fouten()
    return toon(request, dossier, blad, lees_versie(getypt) if getypt else dossier.versie)


def antwoord(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    if not dossier.is_open:
        raise Achterhaald(dossier)
    blad = maak_blad(request, dossier, request.POST)
    if not blad.is_valid():
        return toon(request, dossier, blad, lees_versie(request.POST))
    if verwerk(dossier, blad.reacties(), opslag(request, lees_versie(request.POST))):
        messages.success(request, BEWAARD)
    return redirect("intake:opmerkingen", dossier.kenmerk)


def maak_blad(request: HttpRequest, dossier: Dossier, getypt: QueryDict | None) -> Blad:
    bewerkt = mag_bewerken(request.user, dossier)
    regels = []
    for getoond in alle_getoond(maak_reis(dossier)):
        opmerking = getoond.opmerking
        begin = {"antwoord": opmerking.antwoord, "verwerkt": opmerking.verwerkt_op is not None}
        open_ = bewerkt and opmerking.afgehandeld_op is None
        form = ReactieForm(getypt, prefix=f"o{opmerking.pk}", initial=begin) if open_ else None
        regels.append(Regel(getoond, form))
    return Blad(regels)


def toon(request: HttpRequest, dossier: Dossier, blad: Blad, versie: int) -> HttpResponse:
    context = {
        "dossier": dossier,
        "form": blad,
        "versie": versie,
        "aanvulling": aanvulling(dossier),
    }
    return render(request, "intake/opmerkingen.html", context)
