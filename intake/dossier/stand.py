"""Where a dossier stands in plain words, and whose turn it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from intake.dossier.models import Dossier
from intake.dossier.staten import BEWERKBAAR, BIJ_CONCERN_INKOOP, Staat
from intake.gebruikers import MAG_BEOORDELEN, Gebruiker


class Kant(StrEnum):
    """On which side of a dossier someone stands, or whose turn it is."""

    INKOPER = "De inkoper"
    CONCERN_INKOOP = "Concern Inkoop"
    NIEMAND = "Niemand"


@dataclass(frozen=True)
class Stand:
    """`kop` says whose turn it is in one line, `uitleg` why; `aan_zet`: it is the reader's turn."""

    staat: str
    kop: str
    uitleg: str
    aan_zet: bool
    kleur: str


def stand_van(dossier: Dossier, kant: Kant) -> Stand:
    """What someone on this side should know."""
    beurt = wiens_beurt(dossier)
    return Stand(
        staat=dossier.get_staat_display(),
        kop=kop(dossier, beurt, kant),
        uitleg=uitleg(dossier),
        aan_zet=beurt is not Kant.NIEMAND and beurt is kant,
        kleur=kleur(beurt, kant),
    )


def kant_van(gebruiker: Gebruiker, dossier: Dossier) -> Kant:
    if dossier.is_schrijver(gebruiker):
        return Kant.INKOPER
    return Kant.CONCERN_INKOOP if gebruiker.has_perm(MAG_BEOORDELEN) else Kant.NIEMAND


def met_kant(gebruiker: Gebruiker, dossiers: Iterable[Dossier]) -> Iterator[tuple[Dossier, Kant]]:
    """As above for a page of dossiers, in one query."""
    rijen = list(dossiers)
    schrijft_mee = Dossier.objects.bewerkbaar_voor(gebruiker)
    eigen = set(schrijft_mee.filter(pk__in=[d.pk for d in rijen]).values_list("pk", flat=True))
    anders = Kant.CONCERN_INKOOP if gebruiker.has_perm(MAG_BEOORDELEN) else Kant.NIEMAND
    for dossier in rijen:
        yield dossier, Kant.INKOPER if dossier.pk in eigen else anders


def wiens_beurt(dossier: Dossier) -> Kant:
    if dossier.staat in BEWERKBAAR:
        return Kant.INKOPER
    return Kant.CONCERN_INKOOP if dossier.staat in BIJ_CONCERN_INKOOP else Kant.NIEMAND


def kop(dossier: Dossier, beurt: Kant, kant: Kant) -> str:
    if dossier.staat == Staat.VASTGESTELD:
        return "Het advies is definitief"
    if dossier.staat == Staat.AFGEROND:
        return f"Afgerond: {dossier.get_afloop_display().lower() or 'klaar'}"
    return "U bent aan zet" if beurt is kant else f"{beurt} is aan zet"


def kleur(beurt: Kant, kant: Kant) -> str:
    """The class of the label: `let-op` when something waits for the reader."""
    if beurt is Kant.NIEMAND:
        return "klaar"
    return "let-op" if beurt is kant else "wet"


def uitleg(dossier: Dossier) -> str:
    match dossier.staat:
        case Staat.CONCEPT:
            return "Het dossier is nog niet ingediend bij Concern Inkoop."
        case Staat.INGEDIEND:
            return f"{ingediend(dossier)} Concern Inkoop kijkt mee, {hoe_lang()}."
        case Staat.IN_BEOORDELING:
            wie = dossier.beoordelaar or "Concern Inkoop"
            return f"{ingediend(dossier)} {wie} beoordeelt het dossier."
        case Staat.AANVULLING_GEVRAAGD:
            return (
                "Concern Inkoop vraagt een aanvulling. Verwerk de opmerkingen en dien het dossier "
                "daarna opnieuw in."
            )
        case Staat.VASTGESTELD:
            return (
                "Concern Inkoop heeft het advies vastgesteld. Rond het dossier af als de opdracht "
                "is gegund, of als de inkoop niet doorgaat."
            )
    return "Het dossier is klaar. Heropenen kan nog, met een reden."


def ingediend(dossier: Dossier) -> str:
    if dossier.ingediend_op is None:
        return "Ingediend."
    return f"Ingediend op {date_format(timezone.localtime(dossier.ingediend_op), 'j F Y')}."


def hoe_lang() -> str:
    """How long a review takes: a promise of the office, not a rule."""
    dagen = settings.BEOORDELING_WERKDAGEN
    return f"meestal binnen {dagen} {'werkdag' if dagen == 1 else 'werkdagen'}"
