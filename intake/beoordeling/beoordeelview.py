"""The review page of a dossier."""

from django.http import HttpRequest, HttpResponse

from intake.beoordeling.pagina import toon
from intake.dossier.models import Dossier
from intake.dossier.overzicht import antwoorden_per_stap
from intake.dossier.stapviews import maak_reis


def beoordeel(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    onderdelen = antwoorden_per_stap(maak_reis(dossier))
    gebeurtenissen = dossier.gebeurtenissen.select_related("gebruiker")
    return toon(
        request,
        "dossier",
        dossier,
        str(dossier),
        onderdelen=onderdelen,
        gebeurtenissen=gebeurtenissen,
    )
