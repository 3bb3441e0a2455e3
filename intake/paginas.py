"""The pages of text: help, what the words mean, privacy and the accessibility statement."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.begrippen import begrippen as alle_begrippen
from intake.bewaren.models import Bewaartermijn
from intake.kader.models import Kaderversie
from intake.kader.publicatie import geldend_kader


def hulp(request: HttpRequest) -> HttpResponse:
    """Also before the first framework is loaded: then there is nobody to name yet."""
    punten = ()
    if Kaderversie.objects.exists():
        punten = geldend_kader(timezone.localdate())[1].contactpunten
    genoemd = [punt for punt in punten if punt.code in ("CIS", "BID", "BSR")]
    return render(request, "intake/paginas/hulp.html", {"contactpunten": genoemd})


@require_safe
def begrippen(request: HttpRequest) -> HttpResponse:
    woorden = alle_begrippen().values()
    return render(request, "intake/paginas/begrippen.html", {"begrippen": woorden})


def privacy(request: HttpRequest) -> HttpResponse:
    termijnen = Bewaartermijn.objects.all()
    return render(request, "intake/paginas/privacy.html", {"termijnen": termijnen})


def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    contact = settings.TOEGANKELIJKHEID_CONTACT
    context = {"contact": contact, "contact_tekst": contact.partition(":")[2].lstrip("/")}
    return render(request, "intake/paginas/toegankelijkheid.html", context)
