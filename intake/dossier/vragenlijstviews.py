"""The empty questionnaire over HTTP: a page to print, and the same as a PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.dossier.bestanden import als_bestand
from intake.dossier.documenten import PDF
from intake.dossier.legevragenlijst import Pagina, lege_vragenlijst, vragenlijst_pdf
from intake.dossier.pdf import PdfFout
from intake.kader.publicatie import GeenKader, geldend_kader


def paginas_van_nu() -> list[Pagina]:
    """Before the first framework there is nothing to choose a productgroep from."""
    try:
        return lege_vragenlijst(geldend_kader(timezone.localdate())[1])
    except GeenKader as fout:
        raise Http404 from fout


@require_safe
def leeg(request: HttpRequest) -> HttpResponse:
    return render(request, "intake/vragenlijst/leeg.html", {"paginas": paginas_van_nu()})


@require_safe
def leeg_als_pdf(request: HttpRequest) -> HttpResponse:
    paginas = paginas_van_nu()
    try:
        return als_bestand(vragenlijst_pdf(paginas), PDF, "vragenlijst-leeg.pdf")
    except PdfFout as fout:
        context = {"uitleg": str(fout), "paginas": paginas}
        return render(request, "intake/vragenlijst/leeg.html", context, status=503)
