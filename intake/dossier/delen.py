"""With whom a dossier is shared, and whose it is: share, change, stop, hand over."""

from typing import Any

from django.db import transaction

from intake.berichten.klaarzetten import Berichtsoort, zet_klaar
from intake.dossier.deling import Deling
from intake.dossier.handelen import Achterhaald, Opslag, handel
from intake.dossier.models import Dossier
from intake.dossier.staten import Staat
from intake.gebruikers import MAG_MAKEN, MAG_RAAD_GEVEN, Gebruiker

ALTIJD = tuple(Staat)
MAG = {False: "mag lezen", True: "mag meeschrijven"}


class BeoordeeltDit(Exception):
    """Nobody fills in the dossier that they review."""


def vind_collega(adres: str) -> Gebruiker | None:
    """The one person with this exact address who may fill in dossiers; of two, neither."""
    accounts = Gebruiker.objects.filter(email__iexact=adres, is_active=True)[:3]
    gevonden = [wie for wie in accounts if wie.has_perm(MAG_MAKEN)]
    return gevonden[0] if len(gevonden) == 1 else None


def is_deskundige(wie: Gebruiker) -> bool:
    """Reads along because Concern Inkoop asked them something; who asked, takes that back."""
    return wie.has_perm(MAG_RAAD_GEVEN) and not wie.has_perm(MAG_MAKEN)


@transaction.atomic
def deel(dossier: Dossier, met: Gebruiker, schrijven: bool, opslag: Opslag) -> bool:
    """Share, or change what a colleague may do; False when that was so already.

    Raises `BeoordeeltDit`, and `Achterhaald` when the dossier has another owner by now.
    """
    houd_vast(dossier, opslag)
    weiger_beoordelaar(dossier, met, schrijven)
    eerder = dossier.delingen.filter(gebruiker=met).first()
    if eerder and eerder.schrijven == schrijven:
        return False
    leg_vast(dossier, "delen", opslag, met, eerder, schrijven)
    dossier.delingen.update_or_create(
        gebruiker=met,
        defaults={"schrijven": schrijven},
        create_defaults={"schrijven": schrijven, "gedeeld_door": opslag.gebruiker},
    )
    if not eerder:
        zet_bericht_klaar(Berichtsoort.GEDEELD, dossier, met, opslag)
    return True


@transaction.atomic
def stop_delen(dossier: Dossier, met: Gebruiker, opslag: Opslag) -> bool:
    """False when it was not shared with them any more."""
    houd_vast(dossier, opslag)
    deling = dossier.delingen.filter(gebruiker=met).first()
    if not deling:
        return False
    leg_vast(dossier, "niet_meer_delen", opslag, met, deling, None)
    deling.delete()
    return True


@transaction.atomic
def draag_over(dossier: Dossier, aan: Gebruiker, blijft_lezen: bool, opslag: Opslag) -> None:
    """Give the dossier another owner.

    The directie goes along: it says who answers for the dossier. Raises as `deel` does.
    """
    houd_vast(dossier, opslag)
    weiger_beoordelaar(dossier, aan, True)
    kolommen = {"eigenaar": aan.pk, "directie": aan.directie or dossier.directie}
    handel(dossier, "eigenaar", opslag, staten=ALTIJD, kolommen=kolommen)
    dossier.delingen.filter(gebruiker=aan).delete()
    if blijft_lezen:
        dossier.delingen.create(gebruiker=opslag.gebruiker, gedeeld_door=opslag.gebruiker)
    zet_bericht_klaar(Berichtsoort.OVERGEDRAGEN, dossier, aan, opslag)


def houd_vast(dossier: Dossier, opslag: Opslag) -> None:
    """Wait for whoever shares this dossier at the same moment, and read it as they left it."""
    Dossier.objects.select_for_update().get(pk=dossier.pk)
    dossier.refresh_from_db()
    if dossier.eigenaar_id != opslag.gebruiker.pk:
        raise Achterhaald(dossier)


def weiger_beoordelaar(dossier: Dossier, wie: Gebruiker, schrijven: bool) -> None:
    if schrijven and dossier.beoordelaar_id == wie.pk:
        raise BeoordeeltDit


def leg_vast(
    dossier: Dossier,
    handeling: str,
    opslag: Opslag,
    met: Gebruiker,
    eerder: Deling | None,
    schrijven: bool | None,
) -> None:
    was = f"{met} {MAG[eerder.schrijven]}" if eerder else ""
    wordt = f"{met} {MAG[schrijven]}" if schrijven is not None else ""
    erbij: dict[str, list[Any]] = {"gedeeld_met": [was, wordt]}
    handel(dossier, handeling, opslag, staten=ALTIJD, erbij=erbij)


def zet_bericht_klaar(
    soort: Berichtsoort, dossier: Dossier, aan: Gebruiker, opslag: Opslag
) -> None:
    pad = dossier.get_absolute_url()
    zet_klaar(soort, [aan], naam=dossier.naam, pad=pad, van=opslag.gebruiker)
