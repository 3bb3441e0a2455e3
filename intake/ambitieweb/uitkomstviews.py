"""The outcome of the ambitieweb over HTTP: the page, changing it, working it out, the pictures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_http_methods, require_safe

from intake.ambitieweb import tekening
from intake.ambitieweb.sessies import lopende_sessie
from intake.ambitieweb.uitkomst import leg_uitkomst_vast, werk_uit
from intake.ambitieweb.uitkomstform import NiveauForm, UitwerkForm
from intake.dossier import hervatten
from intake.dossier.besluiten import Ambitieuitkomst, ambitie_uit
from intake.dossier.bestanden import als_bestand
from intake.dossier.handelen import Achterhaald
from intake.dossier.indienen import bekijk
from intake.dossier.models import Dossier
from intake.dossier.pdf import PdfFout
from intake.dossier.stapviews import gesloten
from intake.dossier.toegang import (
    dossier_om_te_bewerken,
    dossier_om_te_lezen,
    lees_versie,
    mag_bewerken,
    opslag,
)
from intake.dossier.weergave.ambitie import Ambitiebeeld, Doelwijziging, ambitie_van, verschil


@dataclass(frozen=True)
class Eerder:
    """One outcome in the history of a dossier, with what it changed."""

    uitkomst: Ambitieuitkomst
    moment: datetime
    wie: str
    wijzigingen: tuple[Doelwijziging, ...]


@require_safe
def uitkomst(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_lezen(request, kenmerk)
    context = {
        "dossier": dossier,
        "ambitie": ambitie_van(bekijk(dossier).zaak),
        "eerder": list(eerdere_uitkomsten(dossier)),
        "sessie": lopende_sessie(dossier),
        "mag_bewerken": mag_bewerken(request.user, dossier),
    }
    return render(request, "intake/ambitieweb/uitkomst.html", context)


def eerdere_uitkomsten(dossier: Dossier) -> Iterator[Eerder]:
    """Every outcome that was ever agreed, newest first, from the history itself."""
    acts = dossier.gebeurtenissen.filter(handeling="ambitie_uitkomst").select_related("gebruiker")
    for act in acts.order_by("-versie"):
        was, wordt = (ambitie_uit(kant) for kant in act.wijzigingen["ambitie"])
        if wordt:
            yield Eerder(wordt, act.moment, str(act.gebruiker), verschil(was, wordt))


@require_http_methods(["GET", "HEAD", "POST"])
def aanpassen(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """The first outcome without a session, or a new one after what was agreed."""
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    zaak = bekijk(dossier).zaak
    eerder = zaak.besluiten.ambitie
    nummer = eerder.nummer if eerder else 0
    getypt = request.POST if request.method == "POST" else hervatten.haal_op(request)
    form = NiveauForm(getypt, zaak=zaak)
    if request.method == "POST":
        # The goals on the page are those of one outcome, so another one makes it nonsense.
        if lees_versie({"versie": request.POST.get("nummer", "")}) != nummer:
            raise Achterhaald(dossier)
        if request.POST.get("doelen", form.volgorde) != form.volgorde:
            raise Achterhaald(dossier)
        if form.is_valid():
            leg_uitkomst_vast(dossier, form.uitkomst(), opslag(request))
            messages.success(request, "De ambitie is vastgelegd. Het advies gaat hiervan uit.")
            return redirect("intake:ambitie_uitkomst", kenmerk)
    elif form.is_bound:
        form.toon_zonder_fouten()
    context = {
        "dossier": dossier,
        "form": form,
        "eerder": eerder,
        "nummer": nummer,
        "niveaus": zaak.kader.niveaus,
        "sessie": lopende_sessie(dossier),
    }
    return render(request, "intake/ambitieweb/aanpassen.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def afspraken(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_bewerken(request, kenmerk)
    if not dossier.is_open:
        return gesloten(request, dossier)
    nu = ambitie_uit(dossier.ambitie)
    if nu is None:
        return redirect("intake:ambitie_uitkomst", kenmerk)
    getypt = request.POST if request.method == "POST" else hervatten.haal_op(request)
    form, status = UitwerkForm(getypt, uitkomst=nu), 200
    versie = dossier.versie if getypt is None else lees_versie(getypt)
    if request.method == "POST" and request.POST.get("doelen", form.volgorde) != form.volgorde:
        raise Achterhaald(dossier)
    if request.method == "POST" and form.is_valid():
        botsend = werk_uit(dossier, form.getypt(), opslag(request, versie))
        if not botsend:
            messages.success(request, "De afspraken zijn bewaard.")
            return redirect("intake:ambitie_uitkomst", kenmerk)
        form.meld_botsing(botsend, ambitie_uit(dossier.ambitie))
        versie, status = dossier.versie, 409
    elif request.method != "POST" and form.is_bound:
        form.toon_zonder_fouten()
    context = {"dossier": dossier, "form": form, "versie": versie}
    return render(request, "intake/ambitieweb/afspraken.html", context, status=status)


@require_safe
def als_svg(request: HttpRequest, kenmerk: str) -> HttpResponseBase:
    _, ambitie = te_tekenen(request, kenmerk)
    svg = tekening.als_svg(ambitie).encode()
    return plaat(request, svg, svg, tekening.SVG, f"{kenmerk}-ambitieweb.svg")


@require_safe
def als_png(request: HttpRequest, kenmerk: str) -> HttpResponseBase:
    dossier, ambitie = te_tekenen(request, kenmerk)
    bron = tekening.als_svg(ambitie).encode()
    if request.headers.get("If-None-Match") == tag_van(bron):
        return plaat(request, bron, b"", tekening.PNG, "")
    try:
        png = tekening.als_png(ambitie, dossier.kenmerk)
    except PdfFout:
        messages.warning(request, "De PNG is niet gemaakt. Probeer het opnieuw, of neem de SVG.")
        return redirect("intake:ambitie_uitkomst", kenmerk)
    return plaat(request, bron, png, tekening.PNG, f"{kenmerk}-ambitieweb.png")


def te_tekenen(request: HttpRequest, kenmerk: str) -> tuple[Dossier, Ambitiebeeld]:
    """Without an outcome, or with too few goals for a web, there is no picture."""
    dossier = dossier_om_te_lezen(request, kenmerk)
    ambitie = ambitie_van(bekijk(dossier).zaak)
    if ambitie is None or ambitie.radar is None:
        raise Http404
    return dossier, ambitie


def plaat(
    request: HttpRequest, bron: bytes, inhoud: bytes, soort: str, naam: str
) -> HttpResponseBase:
    """As a download, under the sum of the drawing: who has it already gets nothing again."""
    antwoord = als_bestand(inhoud, soort, naam)
    antwoord.headers["Content-Security-Policy"] = tekening.BELEID
    antwoord.headers["ETag"] = tag_van(bron)
    return get_conditional_response(request, etag=tag_van(bron), response=antwoord)


def tag_van(bron: bytes) -> str:
    return f'"{sha256(bron).hexdigest()[:32]}"'
