"""The page for whoever was too late: what the dossier is now, and the text they had typed."""

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intake.dossier.handelen import Achterhaald
from intake.dossier.hervatten import NIET_MEENEMEN
from intake.dossier.indienen import beoordelingspagina
from intake.dossier.models import Dossier

Antwoord = Callable[[HttpRequest], HttpResponse]


class AchterhaaldMiddleware:
    """One place for all pages: a view only raises `Achterhaald`."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        if not isinstance(fout, Achterhaald):
            return None
        laatste = fout.dossier.gebeurtenissen.select_related("gebruiker").last()
        context = {
            "dossier": fout.dossier,
            "laatste": laatste,
            "getypt": list(getypt(request)),
            "terug": pagina_van(request, fout.dossier),
        }
        return render(request, "intake/achterhaald.html", context, status=409)


def pagina_van(request: HttpRequest, dossier: Dossier) -> str:
    """Whoever was reviewing goes back to the review page."""
    in_beheer = request.resolver_match is not None and request.resolver_match.app_name == "admin"
    return beoordelingspagina(dossier) if in_beheer else dossier.get_absolute_url()


def getypt(request: HttpRequest) -> Iterator[str]:
    """The free text of a form. A choice is made again in a moment, a sentence is not."""
    for naam, waarden in request.POST.lists():
        if naam not in NIET_MEENEMEN:
            yield from (waarde for waarde in waarden if " " in waarde.strip())
