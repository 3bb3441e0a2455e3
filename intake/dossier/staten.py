"""Where a dossier stands, and which step takes it from one state to another, by whom.

The whole life of a dossier is in `OVERGANGEN`; nothing else changes `Dossier.staat`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import models

from intake.gebruikers import MAG_BEOORDELEN, Gebruiker

if TYPE_CHECKING:
    from intake.dossier.models import Dossier


class Staat(models.TextChoices):
    CONCEPT = "concept", "Concept"
    INGEDIEND = "ingediend", "Ingediend"
    IN_BEOORDELING = "in_beoordeling", "In beoordeling"
    AANVULLING_GEVRAAGD = "aanvulling_gevraagd", "Aanvulling gevraagd"
    VASTGESTELD = "vastgesteld", "Vastgesteld"
    AFGEROND = "afgerond", "Afgerond"


class Afloop(models.TextChoices):
    GEGUND = "gegund", "Gegund"
    NIET_DOORGEGAAN = "niet_doorgegaan", "Niet doorgegaan"


BEWERKBAAR = (Staat.CONCEPT, Staat.AANVULLING_GEVRAAGD)
BIJ_CONCERN_INKOOP = (Staat.INGEDIEND, Staat.IN_BEOORDELING)
DEFINITIEF = (Staat.VASTGESTELD, Staat.AFGEROND)


class Handeling(StrEnum):
    INDIENEN = "indienen"
    INTREKKEN = "intrekken"
    OPPAKKEN = "oppakken"
    OVERDRAGEN = "overdragen"
    TERUGLEGGEN = "terugleggen"
    AANVULLING_VRAGEN = "aanvulling_vragen"
    VASTSTELLEN = "vaststellen"
    AFRONDEN = "afronden"
    HEROPENEN = "heropenen"


Wie = Callable[[Gebruiker, "Dossier"], bool]


def is_schrijver(gebruiker: Gebruiker, dossier: "Dossier") -> bool:
    """The owner, or a colleague who may write along."""
    return dossier.is_schrijver(gebruiker)


def is_beoordelaar(gebruiker: Gebruiker, dossier: "Dossier") -> bool:
    """Nobody reviews a dossier that they may fill in themselves."""
    return gebruiker.has_perm(MAG_BEOORDELEN) and not dossier.is_schrijver(gebruiker)


def heeft_het_opgepakt(gebruiker: Gebruiker, dossier: "Dossier") -> bool:
    return is_beoordelaar(gebruiker, dossier) and dossier.beoordelaar_id == gebruiker.pk


def stelt_vast(gebruiker: Gebruiker, dossier: "Dossier") -> bool:
    """A standard dossier may be settled by any reviewer; one under review by its own reviewer."""
    if dossier.staat == Staat.INGEDIEND:
        return is_beoordelaar(gebruiker, dossier)
    return heeft_het_opgepakt(gebruiker, dossier)


def is_schrijver_of_beoordelaar(gebruiker: Gebruiker, dossier: "Dossier") -> bool:
    return dossier.is_schrijver(gebruiker) or gebruiker.has_perm(MAG_BEOORDELEN)


@dataclass(frozen=True)
class Overgang:
    """`mag` sees the person and the dossier; the state itself is checked in the UPDATE."""

    van: tuple[Staat, ...]
    naar: Staat
    mag: Wie


OVERGANGEN = {
    Handeling.INDIENEN: Overgang(BEWERKBAAR, Staat.INGEDIEND, is_schrijver),
    Handeling.INTREKKEN: Overgang(
        (*BIJ_CONCERN_INKOOP, Staat.AANVULLING_GEVRAAGD), Staat.CONCEPT, is_schrijver
    ),
    Handeling.OPPAKKEN: Overgang((Staat.INGEDIEND,), Staat.IN_BEOORDELING, is_beoordelaar),
    Handeling.OVERDRAGEN: Overgang((Staat.IN_BEOORDELING,), Staat.IN_BEOORDELING, is_beoordelaar),
    Handeling.TERUGLEGGEN: Overgang((Staat.IN_BEOORDELING,), Staat.INGEDIEND, heeft_het_opgepakt),
    Handeling.AANVULLING_VRAGEN: Overgang(
        (Staat.IN_BEOORDELING,), Staat.AANVULLING_GEVRAAGD, heeft_het_opgepakt
    ),
    Handeling.VASTSTELLEN: Overgang(BIJ_CONCERN_INKOOP, Staat.VASTGESTELD, stelt_vast),
    Handeling.AFRONDEN: Overgang((Staat.VASTGESTELD,), Staat.AFGEROND, is_schrijver),
    Handeling.HEROPENEN: Overgang(DEFINITIEF, Staat.CONCEPT, is_schrijver_of_beoordelaar),
}


def kan(handeling: Handeling, gebruiker: Gebruiker, dossier: "Dossier") -> bool:
    """Whether this person may do this now; decides which buttons a page shows."""
    overgang = OVERGANGEN[handeling]
    return dossier.staat in overgang.van and overgang.mag(gebruiker, dossier)
