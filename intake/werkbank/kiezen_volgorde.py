"""The page on which the inkoper puts the chosen texts in order, one step at a time."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from intake.dossier.handelen import Achterhaald, schrijf, verschil
from intake.dossier.indienen import bekijk
from intake.dossier.models import Dossier
from intake.dossier.stapviews import gesloten
from intake.dossier.staten import BEWERKBAAR
from intake.dossier.toegang import dossier_om_te_bewerken, opslag
from intake.dossier.weergave.clausules import Clausulebeeld, Groep, maak_groepen

KNOPPEN = {"omhoog": -1, "omlaag": 1}


@require_http_methods(["GET", "HEAD", "POST"])
def volgorde(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    for knop, stap in KNOPPEN.items():
        if code := request.POST.get(knop):
            return verplaats(request, dossier, code, stap)
    indiening = bekijk(dossier)
    context = {
        "dossier": dossier,
        "indiening": indiening,
        "groepen": maak_groepen(indiening.zaak),
    }
    return render(request, "intake/werkbank/volgorde.html", context)


def verplaats(request: HttpRequest, dossier: Dossier, code: str, stap: int) -> HttpResponse:
    """One step from where the text stands now, also when a colleague moved texts meanwhile."""
    while True:
        if dossier.staat not in BEWERKBAAR:
            raise Achterhaald(dossier)
        groepen = maak_groepen(bekijk(dossier).zaak)
        groep = next((een for een in groepen if code in codes_van(een)), None)
        if groep is None:
            messages.warning(request, "Die tekst neemt u niet meer over. Er is niets verplaatst.")
            return redirect(request.path)
        straks = verschoven(codes_van(groep), code, stap)
        kolommen = {"tekstvolgorde": met_plaats(groepen, groep, straks)}
        wijzigingen = verschil(dossier, kolommen)
        van_nu = opslag(request, dossier.versie)
        if straks == codes_van(groep) or schrijf(
            dossier, "tekstvolgorde", wijzigingen, van_nu, kolommen
        ):
            break
        dossier.refresh_from_db()
    beeld = next(een for een in groep.clausules if een.clausule.code == code)
    messages.success(request, in_woorden(beeld, groep, straks.index(code)))
    return redirect(f"{request.path}#{code}")


def codes_van(groep: Groep) -> list[str]:
    return [een.clausule.code for een in groep.clausules]


def verschoven(codes: Sequence[str], code: str, stap: int) -> list[str]:
    """Past an end nothing moves."""
    van = codes.index(code)
    naar = min(max(van + stap, 0), len(codes) - 1)
    anders = [een for een in codes if een != code]
    return [*anders[:naar], code, *anders[naar:]]


def met_plaats(groepen: Sequence[Groep], gewijzigd: Groep, straks: list[str]) -> list[str]:
    """The whole order, as it would read with this place in another order."""
    return [
        code for groep in groepen for code in (straks if groep is gewijzigd else codes_van(groep))
    ]


def in_woorden(beeld: Clausulebeeld, groep: Groep, plaats: int) -> str:
    nummer = f"{plaats + 1} van {len(groep.clausules)}"
    return f"‘{beeld.clausule.titel}’ staat nu op plaats {nummer} bij {groep.titel.lower()}."
