"""The page that shows what the chosen texts ask of a company."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.advies.last import UURTARIEF, WERKUREN_PER_JAAR
from intake.advies.tekst import euro
from intake.dossier.kader import kader_van
from intake.dossier.memo import zaak_van_reis
from intake.dossier.stappen import Reis
from intake.dossier.toegang import dossier_om_te_lezen, mag_bewerken
from intake.dossier.weergave.last import last_van


@require_safe
def last(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_lezen(request, kenmerk)
    vandaag = timezone.localdate()
    versie, kader = kader_van(dossier, vandaag)
    zaak = zaak_van_reis(Reis(dossier, kader, vandaag), versie)
    context = {
        "dossier": dossier,
        "beeld": last_van(zaak),
        "mag_invullen": mag_bewerken(request.user, dossier),
        "tarief": euro(UURTARIEF),
        "werkuren": WERKUREN_PER_JAAR,
        "grens": kader.parameters.charter_markt_meer_dan,
    }
    return render(request, "intake/werkbank/last.html", context)
