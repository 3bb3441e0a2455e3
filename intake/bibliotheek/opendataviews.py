"""The open data over HTTP: of the version in force, and of one version for ever."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition

from intake.bibliotheek.opendata import BESTANDEN, JSON_BESTAND, maak_bestand
from intake.bibliotheek.schema import kaderschema
from intake.bibliotheek.views import met_kader, nu
from intake.kader.models import Kaderversie

EEN_JAAR = 365 * 24 * 60 * 60
SOORT = {"json": "application/json", "csv": "text/csv; charset=utf-8"}


@met_kader
def uitleg(request: HttpRequest) -> HttpResponse:
    versie, kader = nu()
    context = {
        "versie": versie,
        "kader": kader,
        "versies": Kaderversie.objects.defer("inhoud"),
        "bestanden": BESTANDEN,
    }
    return render(request, "intake/bibliotheek/open_data.html", context)


@met_kader
def schema(request: HttpRequest) -> HttpResponse:
    return JsonResponse(kaderschema(), json_dumps_params={"ensure_ascii": False, "indent": 2})


@met_kader
def bestand(request: HttpRequest, bestand: str) -> HttpResponse:
    """Of the version in force: a reader asks each time whether there is another."""
    antwoord = _geef(request, bestand, nu()[0].versie)
    patch_cache_control(antwoord, private=True, no_cache=True)
    return antwoord


@met_kader
def bestand_van_versie(request: HttpRequest, bestand: str, versie: str) -> HttpResponse:
    """A published version never changes; how a list of it is written may."""
    antwoord = _geef(request, bestand, versie)
    if bestand == JSON_BESTAND:
        patch_cache_control(antwoord, private=True, max_age=EEN_JAAR, immutable=True)
    else:
        patch_cache_control(antwoord, private=True, no_cache=True)
    return antwoord


def _kenmerk(request: HttpRequest, bestand: str, versie: Kaderversie) -> str:
    zwak = "" if bestand == JSON_BESTAND else "W/"
    return f'{zwak}"{versie.sha256}-{bestand}"'


def _gepubliceerd(request: HttpRequest, bestand: str, versie: Kaderversie) -> datetime:
    return versie.gepubliceerd_op


def _geef(request: HttpRequest, bestand: str, naam: str) -> HttpResponse:
    if bestand not in BESTANDEN:
        raise Http404(f"Geen bestand {bestand}")
    versie = get_object_or_404(Kaderversie, versie=naam)
    return _inhoud(request, bestand, versie)


@condition(etag_func=_kenmerk, last_modified_func=_gepubliceerd)
def _inhoud(request: HttpRequest, bestand: str, versie: Kaderversie) -> HttpResponse:
    soort = SOORT[bestand.rpartition(".")[2]]
    antwoord = HttpResponse(maak_bestand(bestand, versie), content_type=soort)
    antwoord["Content-Disposition"] = f'attachment; filename="{versie}-{bestand}"'
    return antwoord
