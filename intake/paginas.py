"""The public pages of text: help, privacy and the accessibility statement."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from intake.kader.models import Kaderversie
from intake.kader.publicatie import geldend_kader


def hulp(request: HttpRequest) -> HttpResponse:
    """Also before the first framework is loaded: then there is nobody to name yet."""
    punten = ()
    if Kaderversie.objects.exists():
        punten = geldend_kader(timezone.localdate())[1].contactpunten
    genoemd = [punt for punt in punten if punt.code in ("CIS", "BID", "BSR")]
    return render(request, "intake/paginas/hulp.html", {"contactpunten": genoemd})


def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "intake/paginas/privacy.html")


def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    return render(request, "intake/paginas/toegankelijkheid.html")
