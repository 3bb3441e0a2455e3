"""The published versions for everyone: when each began, what it changed, and by whom."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.kader.models import Kaderversie
from intake.kader.publicatie import kader_van_versie
from intake.kader.wijzigingen import wijzigingen

PER_PAGINA = 20


@require_safe
def kaderversies(request: HttpRequest) -> HttpResponse:
    versies = Kaderversie.objects.defer("inhoud").select_related("gepubliceerd_door")
    nu = versies.filter(geldig_van__lte=timezone.localdate()).first()
    context = {
        "pagina": Paginator(versies, PER_PAGINA).get_page(request.GET.get("pagina")),
        "nu": nu,
        "vandaag": timezone.localdate(),
    }
    return render(request, "intake/kader/kaderversies.html", context)


@require_safe
def kaderversie(request: HttpRequest, versie: str) -> HttpResponse:
    versies = Kaderversie.objects.defer("inhoud").select_related("gepubliceerd_door")
    gekozen = get_object_or_404(versies, versie=versie)
    vorige = versies.filter(pk__lt=gekozen.pk).order_by("-pk").first()
    context = {
        "versie": gekozen,
        "vorige": vorige,
        "onderwerpen": wijzigingen(kader_van_versie(vorige), kader_van_versie(gekozen))
        if vorige
        else (),
    }
    return render(request, "intake/kader/kaderversie.html", context)
