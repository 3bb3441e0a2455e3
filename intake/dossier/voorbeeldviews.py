"""The example dossiers over HTTP: read one, download its memo, or make it one's own."""

from datetime import date
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from intake.advies.contract import Invoerfout
from intake.dossier import hervatten
from intake.dossier.bestanden import als_bestand
from intake.dossier.documenten import PDF, memo_pdf
from intake.dossier.forms.delen import KopieForm
from intake.dossier.memo import Memo
from intake.dossier.pdf import PdfFout
from intake.dossier.stapviews import lees_sleutel
from intake.dossier.toegang import mag_maken, opslag
from intake.dossier.voorbeelden import (
    Voorbeelddossier,
    antwoorden,
    begin_met,
    memo_van_voorbeeld,
    voorbeelden,
)
from intake.formulier import maak_helper
from intake.kader.publicatie import GeenKader, geldend_kader


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Of what the framework in force does not know any more, nothing is shown."""
    vandaag = timezone.localdate()
    memos = [(een, maak(een, vandaag)) for een in voorbeelden().values()]
    context = {"voorbeelden": [(een, memo) for een, memo in memos if memo]}
    return render(request, "intake/voorbeelden/lijst.html", context)


def maak(voorbeeld: Voorbeelddossier, vandaag: date) -> Memo | None:
    try:
        versie, kader = geldend_kader(vandaag)
        feiten = voorbeeld.feiten(kader, vandaag)
    except (GeenKader, Invoerfout):
        return None
    return memo_van_voorbeeld(feiten, versie, kader, vandaag)


def zoek(slug: str) -> tuple[Voorbeelddossier, Memo]:
    een = voorbeelden().get(slug)
    memo = maak(een, timezone.localdate()) if een else None
    if een is None or memo is None:
        raise Http404
    return een, memo


@require_safe
def voorbeeld(request: HttpRequest, slug: str) -> HttpResponse:
    een, memo = zoek(slug)
    vandaag = timezone.localdate()
    context = {
        "voorbeeld": een,
        "zaak": memo.zaak,
        "beeld": memo.beeld,
        "onderdelen": antwoorden(memo.zaak.feiten, memo.zaak.kader, vandaag),
        "mag_maken": mag_maken(request.user),
    }
    return render(request, "intake/voorbeelden/voorbeeld.html", context)


@require_safe
def memo_van(request: HttpRequest, slug: str) -> HttpResponse:
    een, memo = zoek(slug)
    try:
        return als_bestand(memo_pdf(memo), PDF, f"voorbeeld-{een.slug}.pdf")
    except PdfFout as fout:
        context = {"voorbeeld": een, "uitleg": str(fout)}
        return render(request, "intake/voorbeelden/pdf_mislukt.html", context, status=503)


@require_http_methods(["GET", "HEAD", "POST"])
def neem_over(request: HttpRequest, slug: str) -> HttpResponse:
    een, _ = zoek(slug)
    if not mag_maken(request.user):
        raise Http404
    form = KopieForm(request.POST or None, initial=hervatten.begin(request))
    if not form.is_valid():
        return toon_overnemen(request, een, form)
    nieuw = begin_met(
        een,
        form.cleaned_data["naam"],
        lees_sleutel(request),
        opslag(request),
        timezone.localdate(),
    )
    messages.success(request, f"Uw nieuwe dossier is {nieuw.kenmerk}.")
    return redirect(nieuw)


def toon_overnemen(request: HttpRequest, een: Voorbeelddossier, form: KopieForm) -> HttpResponse:
    sleutel = str(lees_sleutel(request) if form.is_bound else uuid4())
    form.helper = maak_helper(
        form, request.path, "Maak het dossier", later="", verborgen={"sleutel": sleutel}
    )
    return render(request, "intake/voorbeelden/overnemen.html", {"voorbeeld": een, "form": form})
