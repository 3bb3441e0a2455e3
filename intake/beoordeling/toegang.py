"""Finding a dossier to review in the admin; whoever may not, sees a 404."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from intake.dossier.models import Dossier, DossierQuerySet
from intake.gebruikers import MAG_BEOORDELEN


def te_lezen(request: HttpRequest) -> DossierQuerySet:
    """What the review page shows: also to who may see every dossier and does not review."""
    dossiers = Dossier.objects.zichtbaar_voor(request.user)
    return dossiers.select_related("eigenaar", "opdrachtgever", "beoordelaar")


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
