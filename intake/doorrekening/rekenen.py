"""A run from beginning to end: reads in portions, writes what it found, reports that it lives."""

import logging
from collections import Counter
from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from intake.doorrekening.bron import (
    Inkoop,
    Versies,
    dossiers,
    lopende_dossiers,
    staande_adviezen,
    vastgestelde,
    voorbeelden,
)
from intake.doorrekening.gevolg import (
    ALLEEN_UITLEG,
    UITLEG,
    Gevolg,
    gevolgen,
)
from intake.doorrekening.models import Doorrekening, Doorrekenregel, Staat
from intake.kader.snapshot import van_json

logger = logging.getLogger(__name__)


class Ingehaald(Exception):
    """The run was given up on by somebody else, because it was silent for too long."""


def reken_door(doorrekening: Doorrekening) -> None:
    """Raises nothing: what goes wrong is written in the log and on the run."""
    try:
        loop_door(doorrekening)
    except Ingehaald:
        logger.warning("Doorrekening %s ging te langzaam en is gestopt.", doorrekening.pk)
    except Exception:
        logger.exception("Doorrekening %s is mislukt.", doorrekening.pk)
        nog_bezig(doorrekening).update(staat=Staat.MISLUKT, klaar_op=timezone.now())


def loop_door(doorrekening: Doorrekening) -> None:
    versies = Versies(
        doorrekening.kaderversie, van_json(doorrekening.inhoud), doorrekening.peildatum
    )
    eerste = list(voorbeelden(versies.geldend))
    leg_vast(doorrekening, [], totaal=len(eerste) + aantal_dossiers(doorrekening))
    gedaan, aantallen = 0, Counter[str]()
    for portie in porties(eerste, versies, doorrekening.met_vastgestelde):
        regels = [regel for inkoop in portie if (regel := regel_van(inkoop))]
        gedaan += len(portie)
        for regel in regels:
            aantallen.update(soorten_van(regel))
        doorrekening.veranderd += len(regels)
        leg_vast(
            doorrekening,
            regels,
            gedaan=gedaan,
            veranderd=doorrekening.veranderd,
            aantallen=dict(aantallen),
        )
    leg_vast(doorrekening, [], totaal=gedaan, staat=Staat.KLAAR, klaar_op=timezone.now())


def aantal_dossiers(doorrekening: Doorrekening) -> int:
    vaste = staande_adviezen().count() if doorrekening.met_vastgestelde else 0
    return lopende_dossiers().count() + vaste


def porties(
    eerste: list[Inkoop], versies: Versies, met_vastgestelde: bool
) -> Iterator[list[Inkoop]]:
    yield eerste
    yield from dossiers(versies)
    if met_vastgestelde:
        yield from vastgestelde(versies)


def regel_van(inkoop: Inkoop) -> Doorrekenregel | None:
    if inkoop.oud is None or inkoop.nieuw is None:
        gevonden = [] if inkoop.oud is inkoop.nieuw else [kan_wel_of_niet(inkoop)]
    else:
        gevonden = gevolgen(inkoop.oud, inkoop.nieuw, inkoop.kaders)
    if not gevonden:
        return None
    soorten = dict.fromkeys(gevolg.soort for gevolg in gevonden)
    return Doorrekenregel(
        bron=inkoop.bron,
        kenmerk=inkoop.kenmerk,
        dossier_id=inkoop.dossier,
        kaderversie_id=inkoop.kaders.versie,
        soorten=f",{','.join(soorten)},",
        veranderingen=[gevolg._asdict() for gevolg in gevonden],
    )


def soorten_van(regel: Doorrekenregel) -> list[str]:
    """Its kinds of change, and one more when no outcome changes but only the words about it."""
    soorten = regel.soorten.strip(",").split(",")
    return soorten if set(soorten) - set(UITLEG) else [*soorten, ALLEEN_UITLEG]


def kan_wel_of_niet(inkoop: Inkoop) -> Gevolg:
    woorden = ("niet mogelijk" if een is None else "mogelijk" for een in (inkoop.oud, inkoop.nieuw))
    return Gevolg("advies", "Advies", *woorden)


def leg_vast(doorrekening: Doorrekening, regels: list[Doorrekenregel], **kolommen: object) -> None:
    """One short transaction, so that nobody waits for it."""
    with transaction.atomic():
        if not nog_bezig(doorrekening).update(hartslag=timezone.now(), **kolommen):
            raise Ingehaald
        for regel in regels:
            regel.doorrekening = doorrekening
        Doorrekenregel.objects.bulk_create(regels)


def nog_bezig(doorrekening: Doorrekening) -> QuerySet[Doorrekening]:
    return Doorrekening.objects.filter(pk=doorrekening.pk, staat=Staat.BEZIG)
