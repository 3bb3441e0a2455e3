"""The advice of a dossier over HTTP: the page and its documents."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.dossier.bijlage import maak_bijlage
from intake.dossier.documenten import PDF, WORD, memo_pdf
from intake.dossier.memo import Memo, memo_html, zaak_van_reis
from intake.dossier.opdrachtgever import memo_voor
from intake.dossier.pdf import PdfFout
from intake.dossier.stappen import Reis
from intake.dossier.toegang import dossier_met_uitkomst, dossier_om_te_lezen, mag_bewerken
from intake.dossier.weergave.beeld import Adviesbeeld
from intake.kader.publicatie import geldend_kader


@require_safe
def advies(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_lezen(request, kenmerk)
    vandaag = timezone.localdate()
    versie, kader = geldend_kader(vandaag)
    bewerkt = mag_bewerken(request.user, dossier)
    zaak = zaak_van_reis(Reis(dossier, kader, vandaag), versie, mag_bewerken=bewerkt)
    context = {
        "dossier": dossier,
        "mag_bewerken": bewerkt,
        "zaak": zaak,
        "beeld": Adviesbeeld(zaak),
        "versie": versie,
    }
    return render(request, "intake/advies.html", context)


@require_safe
def memo_op_scherm(request: HttpRequest, kenmerk: str) -> HttpResponse:
    return HttpResponse(memo_html(zoek_memo(request, kenmerk), "link"))


@require_safe
def memo_als_pdf(request: HttpRequest, kenmerk: str) -> HttpResponse:
    memo = zoek_memo(request, kenmerk)
    try:
        return als_bestand(memo_pdf(memo), PDF, f"{memo.kenmerk}-advies.pdf")
    except PdfFout as fout:
        context = {"kenmerk": memo.kenmerk, "uitleg": str(fout)}
        return render(request, "intake/advies/pdf_mislukt.html", context, status=503)


@require_safe
def bijlage_als_docx(request: HttpRequest, kenmerk: str) -> HttpResponse:
    memo = zoek_memo(request, kenmerk)
    return als_bestand(maak_bijlage(memo), WORD, f"{memo.kenmerk}-teksten.docx")


def zoek_memo(request: HttpRequest, kenmerk: str) -> Memo:
    return memo_voor(request.user, dossier_met_uitkomst(request, kenmerk))


def als_bestand(inhoud: bytes, soort: str, naam: str) -> HttpResponse:
    """A download. A kenmerk holds letters, digits and hyphens, so it needs no quoting."""
    return HttpResponse(
        inhoud,
        content_type=soort,
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )
