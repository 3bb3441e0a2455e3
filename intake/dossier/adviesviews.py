"""The advice of a dossier over HTTP: the page and its documents.

What is settled leaves as it was frozen; until then everything is made on the spot.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.dossier.bestanden import MEMO_HTML, MEMO_PDF, TEKSTEN, als_bestand, geef
from intake.dossier.bevroren import memo_van_advies
from intake.dossier.bijlage import maak_bijlage
from intake.dossier.documenten import EXCEL, PDF, TEKST, WORD, memo_pdf
from intake.dossier.kader import kader_van
from intake.dossier.memo import memo_html, zaak_van_reis
from intake.dossier.models import Dossier
from intake.dossier.opdrachtgever import memo_voor, vastgesteld_voor
from intake.dossier.pdf import PdfFout
from intake.dossier.rekenblad import maak_rekenblad
from intake.dossier.stappen import Reis
from intake.dossier.tekstbestand import maak_tekstbestand
from intake.dossier.toegang import dossier_met_uitkomst, dossier_om_te_lezen, mag_bewerken
from intake.dossier.weergave.beeld import Adviesbeeld


@require_safe
def advies(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_lezen(request, kenmerk)
    if vastgesteld := vastgesteld_voor(request.user, dossier):
        memo = memo_van_advies(vastgesteld)
        context = {
            "vastgesteld": vastgesteld,
            "zaak": memo.zaak,
            "beeld": memo.beeld,
            "versie": vastgesteld.kaderversie,
            "status": memo.status,
            "opmerkingen": memo.opmerkingen,
        }
    else:
        context = als_concept(dossier, bewerkt=mag_bewerken(request.user, dossier))
    return render(request, "intake/advies.html", {"dossier": dossier, **context})


def als_concept(dossier: Dossier, *, bewerkt: bool) -> dict[str, object]:
    """The advice on the answers as they stand."""
    vandaag = timezone.localdate()
    versie, kader = kader_van(dossier, vandaag)
    zaak = zaak_van_reis(Reis(dossier, kader, vandaag), versie, mag_bewerken=bewerkt)
    return {"mag_bewerken": bewerkt, "zaak": zaak, "beeld": Adviesbeeld(zaak), "versie": versie}


@require_safe
def memo_op_scherm(request: HttpRequest, kenmerk: str) -> HttpResponseBase:
    dossier = dossier_met_uitkomst(request, kenmerk)
    if vastgesteld := vastgesteld_voor(request.user, dossier):
        return geef(request, vastgesteld, MEMO_HTML)
    return HttpResponse(memo_html(memo_voor(request.user, dossier), "link"))


@require_safe
def memo_als_pdf(request: HttpRequest, kenmerk: str) -> HttpResponseBase:
    dossier = dossier_met_uitkomst(request, kenmerk)
    if vastgesteld := vastgesteld_voor(request.user, dossier):
        return geef(request, vastgesteld, MEMO_PDF)
    memo = memo_voor(request.user, dossier)
    try:
        return als_bestand(memo_pdf(memo), PDF, f"{memo.kenmerk}-advies.pdf")
    except PdfFout as fout:
        context = {"kenmerk": memo.kenmerk, "uitleg": str(fout)}
        return render(request, "intake/advies/pdf_mislukt.html", context, status=503)


@require_safe
def bijlage_als_docx(request: HttpRequest, kenmerk: str) -> HttpResponseBase:
    dossier = dossier_met_uitkomst(request, kenmerk)
    if vastgesteld := vastgesteld_voor(request.user, dossier):
        return geef(request, vastgesteld, TEKSTEN)
    memo = memo_voor(request.user, dossier)
    return als_bestand(maak_bijlage(memo), WORD, f"{memo.kenmerk}-teksten.docx")


@require_safe
def teksten_als_txt(request: HttpRequest, kenmerk: str) -> HttpResponse:
    memo = memo_voor(request.user, dossier_met_uitkomst(request, kenmerk))
    return als_bestand(maak_tekstbestand(memo), TEKST, f"{memo.kenmerk}-teksten.txt")


@require_safe
def teksten_als_xlsx(request: HttpRequest, kenmerk: str) -> HttpResponse:
    memo = memo_voor(request.user, dossier_met_uitkomst(request, kenmerk))
    return als_bestand(maak_rekenblad(memo), EXCEL, f"{memo.kenmerk}-teksten.xlsx")
