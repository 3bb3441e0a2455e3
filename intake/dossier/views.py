"""The pages around the questions: the list, one dossier, and the check of all answers."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake.bladeren import BegrensdePaginator
from intake.dossier.indienen import bekijk
from intake.dossier.kader import kader_van
from intake.dossier.models import Dossier
from intake.dossier.opdrachtgever import is_alleen_opdrachtgever
from intake.dossier.opmerkingen import Over, aanvulling, bij_onderwerp
from intake.dossier.overzicht import antwoorden_per_stap, voortgang
from intake.dossier.stand import Kant, Stand, hoe_lang, kant_van, met_kant, stand_van
from intake.dossier.stappen import Reis
from intake.dossier.stapviews import maak_reis, volgende
from intake.dossier.staten import Handeling, kan
from intake.dossier.toegang import (
    dossier_om_te_bewerken,
    dossier_om_te_lezen,
    mag_bewerken,
    mag_maken,
)

PER_PAGINA = 20


@dataclass(frozen=True)
class Dossierregel:
    """A dossier in the list: whose turn it is, and how many of its steps are done."""

    dossier: Dossier
    stand: Stand
    klaar: int
    totaal: int

    @property
    def is_klaar(self) -> bool:
        return self.klaar == self.totaal


@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    if is_alleen_opdrachtgever(request.user):
        return redirect("intake:adviezen")
    zichtbaar = Dossier.objects.zichtbaar_voor(request.user)
    zichtbaar = zichtbaar.met_kader().select_related("eigenaar", "beoordelaar")
    pagina = BegrensdePaginator(zichtbaar, PER_PAGINA).get_page(request.GET.get("pagina"))
    vandaag = timezone.localdate()
    context = {
        "pagina": pagina,
        "regels": [
            maak_regel(Reis(dossier, kader_van(dossier, vandaag)[1], vandaag), kant)
            for dossier, kant in met_kant(request.user, pagina)
        ],
        "mag_maken": mag_maken(request.user),
    }
    return render(request, "intake/dossiers.html", context)


def maak_regel(reis: Reis, kant: Kant) -> Dossierregel:
    klaar = sum(reis.is_compleet(stap) for stap in reis.route)
    return Dossierregel(reis.dossier, stand_van(reis.dossier, kant), klaar, len(reis.route))


@require_safe
def dossier(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """The task list for its owner; the answers for whoever may only read."""
    dossier = dossier_om_te_lezen(request, kenmerk)
    indiening = bekijk(dossier)
    reis = indiening.reis
    bewerkt = mag_bewerken(request.user, dossier)
    context = {
        "dossier": dossier,
        "reis": reis,
        "indiening": indiening,
        "stand": stand_van(dossier, kant_van(request.user, dossier)),
        "kan": {handeling.value: kan(handeling, request.user, dossier) for handeling in Handeling},
        "mag_bewerken": bewerkt,
        "aanvulling": aanvulling(reis.dossier),
        "voortgang": voortgang(reis) if bewerkt else None,
        "onderdelen": None if bewerkt else antwoorden_per_stap(reis),
    }
    return render(request, "intake/dossier.html", context)


@require_safe
def verder(request: HttpRequest, kenmerk: str) -> HttpResponse:
    return redirect(volgende(maak_reis(dossier_om_te_bewerken(request, kenmerk))))


@require_safe
def controle(request: HttpRequest, kenmerk: str) -> HttpResponse:
    reis = maak_reis(dossier_om_te_bewerken(request, kenmerk))
    context = {
        "dossier": reis.dossier,
        "reis": reis,
        "onderdelen": antwoorden_per_stap(reis),
        "hoe_lang": hoe_lang(),
        "mag_wijzigen": reis.dossier.is_open,
        "met_opmerking": bij_onderwerp(reis.dossier, Over.ANTWOORD),
    }
    return render(request, "intake/controle.html", context)
