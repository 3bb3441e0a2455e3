"""The remarks of a reviewer: written and changed until they are sent, closed after that.

Whoever has the dossier under review works with all its remarks, also with those of a colleague who
handed it over.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from intake.beoordeling.handelingen import houd_vast
from intake.dossier.handelen import Achterhaald, Opslag, handel
from intake.dossier.models import Dossier
from intake.dossier.opmerking import Opmerking
from intake.dossier.staten import Staat

IN_BEOORDELING = (Staat.IN_BEOORDELING,)


@dataclass(frozen=True)
class Inhoud:
    """What a reviewer fills in."""

    soort: str
    tekst: str
    in_memo: bool


def schrijf(dossier: Dossier, over: str, onderwerp: str, inhoud: Inhoud, opslag: Opslag) -> None:
    with transaction.atomic():
        houd_vast(dossier, opslag)
        opmerking = dossier.opmerkingen.create(
            over=over,
            onderwerp=onderwerp,
            soort=inhoud.soort,
            tekst=inhoud.tekst,
            in_memo=inhoud.in_memo,
            auteur=opslag.gebruiker,
        )
        leg_vast(dossier, "opmerking", opmerking, "", inhoud.tekst, opslag)


def wijzig(opmerking: Opmerking, inhoud: Inhoud, opslag: Opslag) -> None:
    """Whoever changes a remark answers for it. Refused when it was sent or removed meanwhile."""
    dossier = opmerking.dossier
    with transaction.atomic():
        houd_vast(dossier, opslag)
        gewijzigd = dossier.opmerkingen.filter(
            pk=opmerking.pk, verstuurd_op=None, tekst=opmerking.tekst
        ).update(
            soort=inhoud.soort,
            tekst=inhoud.tekst,
            in_memo=inhoud.in_memo,
            auteur=opslag.gebruiker,
        )
        if not gewijzigd:
            raise Achterhaald(dossier)
        leg_vast(dossier, "opmerking_gewijzigd", opmerking, opmerking.tekst, inhoud.tekst, opslag)


def verwijder(opmerking: Opmerking, opslag: Opslag) -> None:
    dossier, nummer = opmerking.dossier, opmerking.pk
    with transaction.atomic():
        houd_vast(dossier, opslag)
        if not dossier.opmerkingen.filter(pk=nummer, verstuurd_op=None).delete()[0]:
            raise Achterhaald(dossier)
        leg_vast(dossier, "opmerking_verwijderd", opmerking, opmerking.tekst, "", opslag)


def handel_af(opmerking: Opmerking, klaar: bool, opslag: Opslag) -> None:
    """Close a remark that was sent, or open it again."""
    dossier = opmerking.dossier
    with transaction.atomic():
        houd_vast(dossier, opslag)
        op = timezone.now() if klaar else None
        verstuurd = dossier.opmerkingen.filter(pk=opmerking.pk, verstuurd_op__isnull=False)
        if not verstuurd.filter(afgehandeld_op__isnull=klaar).update(afgehandeld_op=op):
            raise Achterhaald(dossier)
        handeling = "opmerking_afgehandeld" if klaar else "opmerking_niet_afgehandeld"
        leg_vast(dossier, handeling, opmerking, opmerking.tekst, opmerking.tekst, opslag)


def leg_vast(
    dossier: Dossier, handeling: str, opmerking: Opmerking, was: str, wordt: str, opslag: Opslag
) -> None:
    erbij = {f"opmerking:{opmerking.pk}": [was, wordt]}
    handel(dossier, handeling, opslag, staten=IN_BEOORDELING, erbij=erbij)
