"""The empty questionnaire over HTTP: a page to print, and the same as a PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.dossier.bestanden import als_bestand
from intake.dossier.documenten import PDF
from intake.dossier.legevragenlijst import lege_vragenlijst, vragenlijst_pdf
from intake.dossier.pdf import PdfFout
from intake.kader.publicatie import geldend_kader


@require_safe
def leeg(request: HttpRequest) -> HttpResponse:
    kader = geldend_kader(timezone.localdate())[1]
    context = {"paginas": lege_vragenlijst(kader)}
    return render(request, "intake/vragenlijst/leeg.html", context)


@require_safe
def leeg_als_pdf(request: HttpRequest) -> HttpResponse:
    paginas = lege_vragenlijst(geldend_kader(timezone.localdate())[1])
    try:
        return als_bestand(vragenlijst_pdf(paginas), PDF, "vragenlijst-leeg.pdf")
    except PdfFout as fout:
        context = {"uitleg": str(fout), "paginas": paginas}
        return render(request, "intake/vragenlijst/leeg.html", context, status=503)
