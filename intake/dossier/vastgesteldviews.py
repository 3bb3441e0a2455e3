"""A settled advice over HTTP: what was settled, its documents, and whether it still holds."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.dossier.bestanden import MEMO_HTML, MEMO_PDF, TEKSTEN, geef
from intake.dossier.bevroren import adviezen_van, status_van, zaak_van_advies
from intake.dossier.controle import controleer
from intake.dossier.models import Dossier
from intake.dossier.sindsdien import veranderd_sinds
from intake.dossier.toegang import dossier_met_uitkomst, dossier_om_te_lezen
from intake.dossier.vastgesteld import VastgesteldAdvies
from intake.kader.publicatie import geldend_kader


def zoek_advies(dossier: Dossier, nummer: int) -> VastgesteldAdvies:
    return get_object_or_404(adviezen_van(dossier), volgnummer=nummer)


@require_safe
def vastgesteld(request: HttpRequest, kenmerk: str, nummer: int) -> HttpResponse:
    dossier = dossier_met_uitkomst(request, kenmerk)
    advies = zoek_advies(dossier, nummer)
    context = {
        "dossier": dossier,
        "advies": advies,
        "status": status_van(advies),
        "opvolger": getattr(advies, "vervangen_door", None),
        "leest_dossier": leest(request, dossier),
    }
    return render(request, "intake/vastgesteld/advies.html", context)


def leest(request: HttpRequest, dossier: Dossier) -> bool:
    """Whether someone may see more of the dossier than its documents."""
    return Dossier.objects.zichtbaar_voor(request.user).filter(pk=dossier.pk).exists()


@require_safe
def memo(request: HttpRequest, kenmerk: str, nummer: int) -> HttpResponseBase:
    return geef(request, zoek_advies(dossier_met_uitkomst(request, kenmerk), nummer), MEMO_HTML)


@require_safe
def memo_pdf(request: HttpRequest, kenmerk: str, nummer: int) -> HttpResponseBase:
    return geef(request, zoek_advies(dossier_met_uitkomst(request, kenmerk), nummer), MEMO_PDF)


@require_safe
def teksten(request: HttpRequest, kenmerk: str, nummer: int) -> HttpResponseBase:
    return geef(request, zoek_advies(dossier_met_uitkomst(request, kenmerk), nummer), TEKSTEN)


@require_safe
def controle(request: HttpRequest, kenmerk: str, nummer: int) -> HttpResponse:
    dossier = dossier_om_te_lezen(request, kenmerk)
    advies = zoek_advies(dossier, nummer)
    controles = controleer(advies)
    context = {
        "dossier": dossier,
        "advies": advies,
        "controles": controles,
        "in_orde": all(een.in_orde for een in controles),
        "moment": timezone.now(),
    }
    return render(request, "intake/vastgesteld/controle.html", context)


@require_safe
def sindsdien(request: HttpRequest, kenmerk: str, nummer: int) -> HttpResponse:
    dossier = dossier_om_te_lezen(request, kenmerk)
    advies = zoek_advies(dossier, nummer)
    versie, kader = geldend_kader(timezone.localdate())
    context = {
        "dossier": dossier,
        "advies": advies,
        "versie": versie,
        "groepen": veranderd_sinds(zaak_van_advies(advies), kader, versie.versie),
    }
    return render(request, "intake/vastgesteld/sindsdien.html", context)
