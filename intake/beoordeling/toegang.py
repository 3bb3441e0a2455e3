"""Finding a dossier to review in the admin; whoever may not, sees a 404."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from intake.dossier.handelen import Achterhaald
from intake.dossier.indienen import beoordelingspagina
from intake.dossier.models import Dossier, DossierQuerySet
from intake.dossier.staten import Handeling, kan
from intake.gebruikers import MAG_BEOORDELEN, Gebruiker

View = Callable[..., HttpResponse]
EERST_OPPAKKEN = "Dit kan alleen als u dit dossier hebt opgepakt en beoordeelt."


def te_lezen(request: HttpRequest) -> DossierQuerySet:
    """What the review page shows: also to who may see every dossier and does not review."""
    dossiers = Dossier.objects.zichtbaar_voor(request.user)
    return dossiers.met_kader().select_related("eigenaar", "opdrachtgever", "beoordelaar")


def dossier_om_te_beoordelen(request: HttpRequest, pk: int) -> Dossier:
    """For each page on which a reviewer does something.

    Nobody reviews what they may fill in themselves. Whether the state allows it now, and whether
    a colleague took the dossier, is for the page to say.
    """
    if not request.user.has_perm(MAG_BEOORDELEN):
        raise Http404
    dossier = get_object_or_404(te_lezen(request), pk=pk)
    if dossier.is_schrijver(request.user):
        raise Http404
    return dossier


def beoordeelt(gebruiker: Gebruiker, dossier: Dossier) -> bool:
    """Whether this reviewer has the dossier under review now."""
    return kan(Handeling.AANVULLING_VRAGEN, gebruiker, dossier)


def in_eigen_hand(view: View) -> View:
    """Gives the view a dossier that its visitor has under review; too late is said as such."""

    @wraps(view)
    def met_dossier(request: HttpRequest, pk: int, **meer: Any) -> HttpResponse:
        dossier = dossier_om_te_beoordelen(request, pk)
        if beoordeelt(request.user, dossier):
            return view(request, dossier, **meer)
        if request.method == "POST":
            raise Achterhaald(dossier)
        messages.warning(request, EERST_OPPAKKEN)
        return redirect(beoordelingspagina(dossier))

    return met_dossier
