"""The page on which a reviewer fills in what a text asks that they put back or added."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from intake.beoordeling import besluiten
from intake.beoordeling.pagina import toon
from intake.beoordeling.toegang import in_eigen_hand
from intake.dossier import hervatten
from intake.dossier.forms.invullen import InvulForm
from intake.dossier.indienen import bekijk, beoordelingspagina
from intake.dossier.models import Dossier
from intake.dossier.toegang import opslag
from intake.dossier.weergave.invulling import plaatsen
from intake.formulier import maak_helper


@require_http_methods(["GET", "HEAD", "POST"])
@in_eigen_hand
def invullen(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Only what has no proposal of ours: the rest is for the inkoper to weigh."""
    alle = [plaats for plaats in plaatsen(bekijk(dossier).zaak) if not plaats.veld.standaard]
    getypt = request.POST if request.method == "POST" else hervatten.haal_op(request)
    form = InvulForm(getypt, plaatsen=alle, bewaard=dossier.invulling)
    if request.method == "POST" and form.is_valid():
        besluiten.vul_in(dossier, form.te_bewaren(), opslag(request))
        messages.success(request, "Bewaard.")
        return redirect(f"{beoordelingspagina(dossier)}#teksten")
    if request.method != "POST" and form.is_bound:
        form.toon_zonder_fouten()
    form.helper = maak_helper(form, request.path, "Bewaar", later="")
    return toon(request, "invullen", dossier, "Vul de teksten in", form=form)
