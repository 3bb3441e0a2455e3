"""The page on which the choice about the Charter is explained."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.dossier.kader import kader_van
from intake.dossier.memo import zaak_van_reis
from intake.dossier.stappen import Reis
from intake.dossier.toegang import dossier_om_te_lezen, mag_bewerken
from intake.dossier.weergave.charterlijn import tijdlijnen, voorwaarden
from intake.dossier.weergave.redenen import redenen_voor
from intake.dossier.weergave.woorden import CHARTER


@require_safe
def charter(request: HttpRequest, kenmerk: str) -> HttpResponse:
    dossier = dossier_om_te_lezen(request, kenmerk)
    vandaag = timezone.localdate()
    versie, kader = kader_van(dossier, vandaag)
    reis = Reis(dossier, kader, vandaag)
    zaak = zaak_van_reis(reis, versie)
    stappen = {stap.slug for stap in reis.route}
    context = {
        "dossier": dossier,
        "zaak": zaak,
        "uitkomst": CHARTER[zaak.advies.charter],
        "redenen": redenen_voor(zaak, "DT7"),
        "voorwaarden": [
            (een, een.stap if een.stap in stappen and mag_bewerken(request.user, dossier) else "")
            for een in voorwaarden(zaak)
        ],
        "tijdlijnen": tijdlijnen(zaak),
    }
    return render(request, "intake/charter.html", context)
