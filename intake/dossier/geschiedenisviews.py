"""The page with the history of a dossier."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intake.dossier.geschiedenisbeeld import bladzijde
from intake.dossier.toegang import dossier_om_te_lezen, leest_intern


@require_safe
def geschiedenis(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_lezen(request, kenmerk)
    intern = leest_intern(request.user, dossier)
    pagina = bladzijde(dossier, request.GET.get("pagina"), intern=intern)
    return render(request, "intake/geschiedenis.html", {"dossier": dossier, "pagina": pagina})
