"""The pages of the toets: what it found and why that may stay, and the link of each text."""

from functools import partial

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from intake.advies.verband import verband_van
from intake.dossier.indienen import bekijk
from intake.dossier.stapviews import gesloten
from intake.dossier.toegang import dossier_om_te_bewerken
from intake.dossier.weergave.toets import Getoetst, onverklaard, toets_van, verbanden
from intake.werkbank.bewaren import Werkblad
from intake.werkbank.toetsform import VerbandForm, ZinnenForm, uitlegvelden, verbandvelden


@require_http_methods(["GET", "HEAD", "POST"])
def toets(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    indiening = bekijk(dossier)
    gevonden = toets_van(indiening.zaak)
    maak = partial(ZinnenForm, zinnen=list(uitlegvelden(gevonden)))
    blad = Werkblad(request, dossier, "toetsuitleg", "toets", maak)
    if blad.is_bewaard():
        over = len(onverklaard(bekijk(dossier).zaak))
        messages.success(request, f"Bewaard. {nog(over)}")
        return redirect(dossier) if over else redirect("intake:indienen", dossier.kenmerk)
    context = {
        "dossier": dossier,
        "indiening": indiening,
        "form": blad.form,
        "versie": blad.versie,
        "groepen": groepen(gevonden, blad.form),
        "nog": sum(not een.uitleg for een in gevonden),
        "aantal_verbanden": len(verbanden(indiening.zaak)),
    }
    return render(request, "intake/werkbank/toets.html", context, status=blad.status)


def groepen(
    gevonden: tuple[Getoetst, ...], form: ZinnenForm
) -> list[tuple[str, list[tuple[Getoetst, BoundField]]]]:
    """What still asks for something goes first; without anything in it a group is left out."""
    met_veld = [(een, form[form.veld_van(een.sleutel)]) for een in gevonden]
    alle = [
        ("Los op of leg uit", [rij for rij in met_veld if not rij[0].uitleg]),
        ("Uitgelegd", [rij for rij in met_veld if rij[0].uitleg]),
    ]
    return [groep for groep in alle if groep[1]]


def nog(aantal: int) -> str:
    if not aantal:
        return "De toets is klaar."
    wat = "1 punt vraagt" if aantal == 1 else f"{aantal} punten vragen"
    return f"Nog {wat} om een oplossing of uitleg."


@require_http_methods(["GET", "HEAD", "POST"])
def verband(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    zaak = bekijk(dossier).zaak
    alle = verbanden(zaak)
    afgeleid = {een.clausule.code: verband_van(een.clausule, zaak.beeld) for een in alle}
    maak = partial(VerbandForm, zinnen=list(verbandvelden(alle)), afgeleid=afgeleid)
    blad = Werkblad(request, dossier, "verbanden", "verband", maak)
    if blad.is_bewaard():
        messages.success(request, "Het verband met de opdracht is bewaard.")
        return redirect("intake:toets", dossier.kenmerk)
    context = {"dossier": dossier, "form": blad.form, "versie": blad.versie}
    return render(request, "intake/werkbank/verband.html", context, status=blad.status)
