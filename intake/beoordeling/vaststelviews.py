"""The page on which a reviewer sees what will be frozen, and settles it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from intake.beoordeling.pagina import toon
from intake.beoordeling.toegang import dossier_om_te_beoordelen
from intake.beoordeling.vaststellen import (
    NietVastTeStellen,
    bekijk,
    stel_vast,
)
from intake.dossier.handelen import Achterhaald
from intake.dossier.indienen import beoordelingspagina
from intake.dossier.models import Dossier
from intake.dossier.opdrachtgever import OpdrachtgeverFout
from intake.dossier.pdf import PdfFout
from intake.dossier.staten import BIJ_CONCERN_INKOOP
from intake.dossier.toegang import lees_versie, opslag

NIET_BIJ_ONS = "Dit dossier ligt nu niet bij Concern Inkoop. Er is niets om vast te stellen."


@require_http_methods(["GET", "HEAD", "POST"])
def vaststellen(request: HttpRequest, pk: int) -> HttpResponse:
    dossier = dossier_om_te_beoordelen(request, pk)
    if dossier.staat not in BIJ_CONCERN_INKOOP:
        if request.method == "POST":
            raise Achterhaald(dossier)
        messages.warning(request, NIET_BIJ_ONS)
        return redirect(beoordelingspagina(dossier))
    if request.method != "POST":
        return toon_voorbeeld(request, dossier)
    wie = opslag(request, lees_versie(request.POST))
    try:
        advies = stel_vast(dossier, wie, request.POST.get("voorbeeld", ""))
    except NietVastTeStellen as fout:
        return toon_voorbeeld(request, dossier, str(fout), status=409)
    except PdfFout as fout:
        return toon_voorbeeld(request, dossier, str(fout), status=503)
    except OpdrachtgeverFout as fout:
        dossier.refresh_from_db()  # it was settled for a moment, and then was not
        return toon_voorbeeld(request, dossier, str(fout), status=409)
    messages.success(request, f"Advies {advies} is vastgesteld en verstuurd.")
    return redirect(beoordelingspagina(dossier))


def toon_voorbeeld(
    request: HttpRequest, dossier: Dossier, fout: str = "", status: int = 200
) -> HttpResponse:
    """`fout` is why the click before this page settled nothing."""
    voorbeeld = bekijk(dossier, request.user)
    return toon(
        request,
        "vaststellen",
        dossier,
        "Advies vaststellen",
        status=status,
        voorbeeld=voorbeeld,
        beeld=voorbeeld.memo.beeld,
        zaak=voorbeeld.memo.zaak,
        fout=fout,
    )
