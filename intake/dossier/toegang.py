"""Finding a dossier and deciding who may do what with it; whoever may not, sees a 404."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from intake.dossier.models import MAG_MAKEN, Dossier
from intake.gebruikers import Gebruiker


def dossier_om_te_lezen(request: HttpRequest, kenmerk: str) -> Dossier:
    dossiers = Dossier.objects.zichtbaar_voor(request.user)
    return get_object_or_404(dossiers.select_related("eigenaar"), kenmerk=kenmerk)


def dossier_om_te_bewerken(request: HttpRequest, kenmerk: str) -> Dossier:
    return get_object_or_404(Dossier.objects.bewerkbaar_voor(request.user), kenmerk=kenmerk)


def mag_bewerken(gebruiker: Gebruiker, dossier: Dossier) -> bool:
    return dossier.eigenaar_id == gebruiker.pk and mag_maken(gebruiker)


def mag_maken(gebruiker: Gebruiker) -> bool:
    return gebruiker.has_perm(MAG_MAKEN)
