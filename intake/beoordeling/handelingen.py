"""What a reviewer does with a dossier as a whole: take it, hand it over, put it back, ask for more.

Everything raises `Achterhaald` when someone else was faster.
"""

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from intake.beoordeling.toegang import beoordeelt
from intake.beoordeling.werklijst import beoordelaars
from intake.berichten.klaarzetten import Berichtsoort, zet_klaar
from intake.dossier.handelen import Achterhaald, Opslag, voer_uit
from intake.dossier.indienen import beoordelingspagina
from intake.dossier.models import Dossier
from intake.dossier.staten import Handeling
from intake.gebruikers import MAG_MAKEN, Gebruiker


class GeenOpmerking(Exception):
    """There is nothing to ask: no remark waits to be sent."""


def pak_op(dossier: Dossier, opslag: Opslag) -> None:
    voer_uit(dossier, Handeling.OPPAKKEN, opslag, kolommen={"beoordelaar": opslag.gebruiker.pk})


def leg_terug(dossier: Dossier, opslag: Opslag) -> None:
    voer_uit(dossier, Handeling.TERUGLEGGEN, opslag, kolommen={"beoordelaar": None})


def draag_over(dossier: Dossier, aan: Gebruiker, opslag: Opslag) -> None:
    """To a colleague, or to yourself when the one who has it is away."""
    with transaction.atomic():
        kolommen = {"beoordelaar": aan.pk}
        voer_uit(dossier, Handeling.OVERDRAGEN, opslag, kolommen=kolommen, exact=True)
        soort, pad = Berichtsoort.BEOORDELING_OVERGEDRAGEN, beoordelingspagina(dossier)
        zet_klaar(soort, [aan], naam=dossier.naam, pad=pad, van=opslag.gebruiker)


def opvolgers(dossier: Dossier) -> QuerySet[Gebruiker]:
    """Whom this dossier can be handed to: a reviewer who does not fill it in."""
    schrijvers = [wie.pk for wie in wie_schrijven(dossier)]
    return beoordelaars().exclude(pk__in=[*schrijvers, dossier.beoordelaar_id])


def wie_schrijven(dossier: Dossier) -> list[Gebruiker]:
    mee = Gebruiker.objects.filter(delingen__dossier=dossier, delingen__schrijven=True)
    return [wie for wie in (dossier.eigenaar, *mee) if wie.has_perm(MAG_MAKEN)]


def vraag_aanvulling(dossier: Dossier, opslag: Opslag) -> int:
    """Send every remark that waits, and give the dossier back; returns how many."""
    with transaction.atomic():
        houd_vast(dossier, opslag)
        wachtend = list(dossier.opmerkingen.filter(verstuurd_op=None))
        if not wachtend:
            raise GeenOpmerking
        erbij = {f"opmerking:{een.pk}": ["", een.tekst] for een in wachtend}
        voer_uit(dossier, Handeling.AANVULLING_VRAGEN, opslag, erbij=erbij)
        dossier.opmerkingen.filter(verstuurd_op=None).update(verstuurd_op=timezone.now())
        pad = reverse("intake:opmerkingen", args=[dossier.kenmerk])
        aan = wie_schrijven(dossier)
        soort, van = Berichtsoort.AANVULLING_GEVRAAGD, opslag.gebruiker
        zet_klaar(soort, aan, naam=dossier.naam, pad=pad, van=van)
    return len(wachtend)


def houd_vast(dossier: Dossier, opslag: Opslag) -> None:
    """Wait for whoever changes this dossier at the same moment, and read it as they left it."""
    Dossier.objects.select_for_update().get(pk=dossier.pk)
    dossier.refresh_from_db()
    if not beoordeelt(opslag.gebruiker, dossier):
        raise Achterhaald(dossier)
