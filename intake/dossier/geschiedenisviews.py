"""The page with the history of a dossier."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intake.dossier.geschiedenisbeeld import bladzijde
from intake.dossier.toegang import dossier_om_te_lezen
from intake.gebruikers import MAG_BEOORDELEN


@require_safe
def geschiedenis(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_lezen(request, kenmerk)
    intern = request.user.has_perm(MAG_BEOORDELEN) and not dossier.is_schrijver(request.user)
    pagina = bladzijde(dossier, request.GET.get("pagina"), intern=intern)
    return render(request, "intake/geschiedenis.html", {"dossier": dossier, "pagina": pagina})
