"""The signals of the framework in force beside those of the draft: solved there, or new there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake.advies.kader import Kader
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import Kaderbeschrijving
from intake.kader.publicatie import GeenKader, geldend_kader
from intake.waken.signalen import Levens, Signaal, signalen


class Waakstand(StrEnum):
    NU = "nu"
    KLAAR = "klaar"  # the draft solves it
    CONCEPT = "concept"  # the draft would cause it


@dataclass(frozen=True)
class Melding:
    signaal: Signaal
    stand: Waakstand

    @property
    def wacht(self) -> bool:
        """Whether somebody still has to do something about the framework in force."""
        return self.stand is Waakstand.NU


def leg_naast(geldend: Sequence[Signaal], concept: Sequence[Signaal] | None) -> list[Melding]:
    """`concept` is None when there is no draft."""
    if concept is None:
        return [Melding(signaal, Waakstand.NU) for signaal in geldend]
    nu, straks = ({s.sleutel for s in deel} for deel in (geldend, concept))
    oud = [Melding(s, Waakstand.NU if s.sleutel in straks else Waakstand.KLAAR) for s in geldend]
    nieuw = [Melding(s, Waakstand.CONCEPT) for s in concept if s.sleutel not in nu]
    return oud + nieuw


def meldingen(op: date, levens: Levens) -> list[Melding]:
    geldend, concept = kader_nu(op), kader_straks()
    return leg_naast(
        signalen(geldend, op, levens) if geldend else [],
        signalen(concept, op, levens) if concept else None,
    )


def kader_nu(op: date) -> Kader | None:
    try:
        return geldend_kader(op)[1]
    except GeenKader:
        return None


def kader_straks() -> Kader | None:
    try:
        return lees_werkrijen()
    except Kaderbeschrijving.DoesNotExist:
        return None
