"""The live page of the facilitator: scores as they come in, levels as they are agreed."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from intake.ambitieweb.afsluiten import meldingen, ontbreekt, sluit_af
from intake.ambitieweb.forms import EigenDoelForm
from intake.ambitieweb.models import Ambitiesessie
from intake.ambitieweb.niveauform import NiveausForm
from intake.ambitieweb.niveaus import bewaar_niveaus
from intake.ambitieweb.sessiebeeld import maak_beeld
from intake.ambitieweb.sessies import (
    NietZo,
    haal_eigen_doel_weg,
    lopende_sessie,
    mag_besproken,
    open_scoren,
    sluit_scoren,
    voeg_eigen_doel_toe,
)
from intake.ambitieweb.sessieviews import niet_meer
from intake.dossier import hervatten
from intake.dossier.indienen import bekijk
from intake.dossier.stapviews import gesloten
from intake.dossier.toegang import dossier_om_te_bewerken, lees_nummer, lees_versie, opslag
from intake.dossier.weergave.zaak import Zaak

BEWAARD = "Het niveau is bewaard."


@require_http_methods(["GET", "HEAD", "POST"])
def leiden(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    sessie = lopende_sessie(dossier)
    if sessie is None:
        return niet_meer(request, dossier)
    zaak = bekijk(dossier).zaak
    if request.method == "POST":
        return verwerk(request, sessie, zaak)
    form = maak_form(sessie, zaak, hervatten.haal_op(request))
    if form.is_bound:
        form.toon_zonder_fouten()
    eigen = EigenDoelForm(initial={"naam": request.GET.get("naam", "")[:120]})
    return toon(request, sessie, zaak, form, eigen)


def maak_form(sessie: Ambitiesessie, zaak: Zaak, data: Any = None) -> NiveausForm:
    return NiveausForm(data, doelen=sessie.doelen.all(), niveaus=niveaus_van(zaak), zaak=zaak)


def niveaus_van(zaak: Zaak) -> list[tuple[int, str]]:
    return [(een.niveau, een.naam) for een in zaak.kader.niveaus]


def verwerk(request: HttpRequest, sessie: Ambitiesessie, zaak: Zaak) -> HttpResponse:
    """Whatever button was pressed, first what was typed is saved: no act throws it away."""
    form, eigen = maak_form(sessie, zaak, request.POST), EigenDoelForm()
    if mag_besproken(sessie):
        if not form.is_valid():
            return toon(request, sessie, zaak, form, eigen)
        if botsend := bewaar_niveaus(sessie, form.getypt(), opslag(request)):
            form.meld_botsing(botsend)
            return toon(request, sessie, zaak, form, eigen, 409)
    wat, _, nummer = request.POST.get("doe", "").partition(":")
    if wat == "eigen_doel":
        eigen = EigenDoelForm(request.POST)
        if not eigen.is_valid():
            return toon(request, sessie, zaak, maak_form(sessie, zaak), eigen)
    try:
        melding = voer_uit(request, sessie, zaak, wat, nummer)
    except NietZo as fout:
        messages.warning(request, str(fout))
        return redirect(terug(request, wat, nummer))
    if melding:
        messages.success(request, melding)
    if not sessie.loopt:
        return redirect("intake:ambitie_uitkomst", sessie.dossier.kenmerk)
    return redirect(terug(request, wat, nummer))


def terug(request: HttpRequest, wat: str, nummer: str) -> str:
    """Where the button was, with the goal that was typed and not yet added."""
    naam = request.POST.get("naam", "").strip() if wat != "eigen_doel" else ""
    anker = f"#doel-{nummer}" if wat == "bewaar" and nummer.isdecimal() else ""
    vraag = "?" + urlencode({"naam": naam[:120]}) if naam else ""
    return request.path + vraag + anker


def voer_uit(request: HttpRequest, sessie: Ambitiesessie, zaak: Zaak, wat: str, nummer: str) -> str:
    versie, wie = lees_versie(request.POST), opslag(request)
    doel = lees_nummer(nummer)
    naam = " ".join(request.POST.get("naam", "").split())
    acts: dict[str, tuple[Callable[[], None], str]] = {
        "open": (lambda: open_scoren(sessie, versie, zaak, wie), OPEN),
        "sluit": (lambda: sluit_scoren(sessie, versie, wie), DICHT),
        "eigen_doel": (
            lambda: voeg_eigen_doel_toe(sessie, versie, naam, zaak, wie),
            f"Het doel ‘{naam}’ staat erbij.",
        ),
        "weg": (lambda: haal_eigen_doel_weg(sessie, versie, doel, wie), "Het doel is verwijderd."),
        "besluit": (lambda: sluit_af(sessie, versie, zaak, wie), BESLOTEN),
    }
    if wat not in acts:
        return BEWAARD if mag_besproken(sessie) and wat == "bewaar" else ""
    act, melding = acts[wat]
    act()
    return melding


OPEN = "Deelnemers kunnen nu scoren."
DICHT = "Het scoren is gesloten. Bespreek nu de doelen waarover men verschilt."
BESLOTEN = "De uitkomst van het ambitieweb is vastgelegd. De deelnemers zien de niveaus."


def toon(
    request: HttpRequest,
    sessie: Ambitiesessie,
    zaak: Zaak,
    form: NiveausForm,
    eigen: EigenDoelForm,
    status: int = 200,
) -> HttpResponse:
    context = stand_van(sessie, zaak)
    # A colleague may add or remove a goal between two queries.
    per_doel = {een.doel.pk: een for een in context["beeld"].doelen}
    context |= {
        "zaak": zaak,
        "form": form,
        "eigen": eigen,
        "rijen": [(rij, per_doel[rij[0].pk]) for rij in form.rijen if rij[0].pk in per_doel],
        "bespreekt": mag_besproken(sessie),
        "niveaus": zaak.kader.niveaus,
        "ontbreekt": ontbreekt([een.doel for een in per_doel.values()]),
        "eigen_over": zaak.kader.max_directiedoelen
        - sum(not een.doel.doel for een in per_doel.values()),
    }
    return render(request, "intake/ambitieweb/leiden.html", context, status=status)


def stand_van(sessie: Ambitiesessie, zaak: Zaak) -> dict[str, Any]:
    """What changes while the page is open."""
    beeld = maak_beeld(sessie)
    return {
        "dossier": sessie.dossier,
        "sessie": sessie,
        "beeld": beeld,
        "meldingen": meldingen([een.doel for een in beeld.doelen], zaak),
    }


@require_safe
def stand(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """The parts of the live page that change, for its script to ask again and again.

    The tag is that of the text itself, so an unchanged session costs the reader nothing.
    """
    dossier = dossier_om_te_bewerken(request, kenmerk)
    sessie = lopende_sessie(dossier)
    if sessie is None:
        raise Http404
    context = stand_van(sessie, bekijk(dossier).zaak)
    context["anders"] = lees_versie(request.GET) != sessie.versie
    html = render_to_string("intake/ambitieweb/_stand.html", context)
    tag = f'"{sha256(html.encode()).hexdigest()[:32]}"'
    gelijk = request.headers.get("If-None-Match") == tag
    antwoord = HttpResponse(status=304) if gelijk else HttpResponse(html)
    antwoord.headers["ETag"] = tag
    patch_cache_control(antwoord, private=True, no_store=True)
    return antwoord
