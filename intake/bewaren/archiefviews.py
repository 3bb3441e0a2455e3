"""The page from which someone takes everything about a dossier along, and the file itself."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intake.bewaren.dossierbestand import dossierbestand
from intake.bewaren.inhoud import Bereik
from intake.dossier.bestanden import als_bestand
from intake.dossier.pdf import PdfFout
from intake.dossier.toegang import dossier_om_te_archiveren, leest_intern


@require_safe
def archief(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_archiveren(request, kenmerk)
    context = {"dossier": dossier, "adviezen": dossier.adviezen.count()}
    return render(request, "intake/bewaren/archief.html", context)


@require_safe
def als_zip(request: HttpRequest, kenmerk: str) -> HttpResponseBase:
    dossier = dossier_om_te_archiveren(request, kenmerk)
    rollen = "rollen" in request.GET
    bereik = Bereik(intern=leest_intern(request.user, dossier))
    try:
        inhoud = dossierbestand(dossier, bereik, rollen=rollen)
    except PdfFout as fout:
        context = {"kenmerk": kenmerk, "uitleg": str(fout)}
        return render(request, "intake/advies/pdf_mislukt.html", context, status=503)
    einde = "dossier-met-rollen" if rollen else "dossier"
    return als_bestand(inhoud, "application/zip", f"{kenmerk}-{einde}.zip")
