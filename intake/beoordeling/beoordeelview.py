"""The review page of a dossier."""

from django.http import HttpRequest, HttpResponse

from intake.beoordeling.beoordeelbeeld import Beoordeling
from intake.beoordeling.pagina import toon
from intake.dossier.models import Dossier


def beoordeel(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    beoordeling = Beoordeling(dossier, request.user)
    return toon(
        request,
        "dossier",
        dossier,
        dossier.naam,
        beoordeling=beoordeling,
        zaak=beoordeling.zaak,
        beeld=beoordeling.beeld,
        onderdelen=beoordeling.onderdelen,
    )
