"""The remarks of Concern Inkoop as the inkoper sees them, and what the inkoper does with them.

A remark that was not sent yet is the reviewer's own: `verstuurd` is the only way to them here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from intake.dossier.geschiedeniswoorden import naam_van
from intake.dossier.handelen import Achterhaald, Opslag, handel
from intake.dossier.models import Dossier
from intake.dossier.opmerking import Opmerking
from intake.dossier.opslaan import sindsdien_gewijzigd
from intake.dossier.stappen import STAPPEN, Reis, Stap
from intake.dossier.staten import BEWERKBAAR
from intake.dossier.weergave.woorden import werkwoord
from intake.snellezen import is_er

Over = Opmerking.Over
OPMERKING = "SELECT 1 FROM intake_opmerking WHERE dossier_id = %s LIMIT 1"


@dataclass(frozen=True)
class Getoond:
    """A remark with its subject in words, and the page where something can be done about it."""

    opmerking: Opmerking
    onderwerp: str
    adres: str = ""
    naar: str = ""


@dataclass(frozen=True)
class Aanvulling:
    """How far the inkoper is with the remarks that Concern Inkoop waits for."""

    totaal: int
    verwerkt: int

    @property
    def is_klaar(self) -> bool:
        return self.totaal == self.verwerkt

    def __str__(self) -> str:
        opmerkingen = werkwoord(self.totaal, "opmerking", "opmerkingen")
        return f"{self.totaal} {opmerkingen}, {self.verwerkt} verwerkt"


@dataclass(frozen=True)
class Reactie:
    """What the inkoper answers to one remark."""

    opmerking: Opmerking
    antwoord: str
    verwerkt: bool

    @property
    def is_nieuw(self) -> bool:
        stand = (self.opmerking.antwoord, self.opmerking.verwerkt_op is not None)
        return (self.antwoord, self.verwerkt) != stand

    @property
    def sleutel(self) -> str:
        """Where the history keeps it; two people who answer one remark meet there."""
        return f"antwoord_op_opmerking:{self.opmerking.pk}"


def verstuurd(dossier: Dossier) -> QuerySet[Opmerking]:
    alle = dossier.opmerkingen.filter(verstuurd_op__isnull=False)
    return alle.select_related("auteur", "verwerkt_door")


def lopend(dossier: Dossier) -> QuerySet[Opmerking]:
    """The remarks that the reviewer did not close yet."""
    return verstuurd(dossier).filter(afgehandeld_op=None)


def aanvulling(dossier: Dossier) -> Aanvulling | None:
    """None when there is nothing to do about remarks now."""
    if not dossier.is_open:
        return None
    is_verwerkt = Count("pk", filter=Q(verwerkt_op__isnull=False))
    aantal = lopend(dossier).aggregate(totaal=Count("pk"), verwerkt=is_verwerkt)
    return Aanvulling(**aantal) if aantal["totaal"] else None


def bij_onderwerp(dossier: Dossier, over: str) -> dict[str, list[Opmerking]]:
    """The remarks that still wait, per column, clause or finding; for a page full of these."""
    gevonden: dict[str, list[Opmerking]] = {}
    for opmerking in lopend(dossier).filter(over=over, verwerkt_op=None):
        gevonden.setdefault(opmerking.onderwerp, []).append(opmerking)
    return gevonden


def bij_stap(reis: Reis, stap: Stap) -> list[Getoond]:
    """The remarks that still wait on the questions of one page."""
    if not is_er(OPMERKING, reis.dossier.pk):
        return []  # most dossiers, most of the time
    per_veld = bij_onderwerp(reis.dossier, Over.ANTWOORD)
    return [
        toon(reis, opmerking)
        for veld, opmerkingen in per_veld.items()
        if stap_van(veld) == stap
        for opmerking in opmerkingen
    ]


def alle_getoond(reis: Reis) -> list[Getoond]:
    return [toon(reis, opmerking) for opmerking in verstuurd(reis.dossier)]


def toon(reis: Reis, opmerking: Opmerking) -> Getoond:
    kader, sleutel = reis.antwoorden.kader, opmerking.onderwerp
    if opmerking.over == Over.ANTWOORD:
        return over_antwoord(reis, opmerking)
    if opmerking.over == Over.CLAUSULE and sleutel in kader.clausule:
        onderwerp = f"Tekst: {kader.clausule[sleutel].titel}"
        plek, naar = f"teksten#{sleutel}", "Naar de tekst"
    elif opmerking.over == Over.BEVINDING and (regel := kader.regel.get(sleutel.split(":")[0])):
        onderwerp = f"Conclusie: {regel.omschrijving}"
        plek, naar = f"afwijken#kop-{sleutel}", "Naar de conclusie"
    else:
        return Getoond(opmerking, sleutel or str(Over.GEHEEL.label))
    pagina, _, anker = plek.partition("#")
    adres = reverse(f"intake:{pagina}", args=[reis.dossier.kenmerk])
    return Getoond(opmerking, onderwerp, f"{adres}#{anker}", naar)


def over_antwoord(reis: Reis, opmerking: Opmerking) -> Getoond:
    """A question that does not apply any more has no page to go to."""
    veld, stap = opmerking.onderwerp, stap_van(opmerking.onderwerp)
    if stap is None or stap not in reis.route:
        return Getoond(opmerking, naam_van(veld))
    vragen = stap.form(antwoorden=reis.antwoorden).fields
    vraag = str(vragen[veld].label) if veld in vragen else stap.titel
    adres = reverse("intake:stap", args=[reis.dossier.kenmerk, stap.slug])
    return Getoond(opmerking, vraag, f"{adres}?wijzig=1#id_{veld}", "Naar de vraag")


def stap_van(veld: str) -> Stap | None:
    return next((stap for stap in STAPPEN if veld in stap.velden), None)


def verwerk(dossier: Dossier, reacties: Iterable[Reactie], opslag: Opslag) -> bool:
    """Save answers to remarks together; False when there was nothing new in them.

    Raises `Achterhaald` when the dossier is not the inkoper's to change any more, or when someone
    else answered or closed one of these remarks after the page was made.
    """
    nieuw = [reactie for reactie in reacties if reactie.is_nieuw]
    if not nieuw:
        return False
    erbij = {sleutel: rij for reactie in nieuw for sleutel, rij in op_record(reactie)}
    if sindsdien_gewijzigd(dossier, opslag.van_versie) & {reactie.sleutel for reactie in nieuw}:
        raise Achterhaald(dossier)
    with transaction.atomic():
        handel(dossier, "verwerken", opslag, staten=BEWERKBAAR, erbij=erbij)
        for reactie in nieuw:
            bewaar(dossier, reactie, opslag)
    return True


def bewaar(dossier: Dossier, reactie: Reactie, opslag: Opslag) -> None:
    oud = reactie.opmerking
    door = opslag.gebruiker if reactie.verwerkt else None
    zelfde = lopend(dossier).filter(pk=oud.pk, antwoord=oud.antwoord, verwerkt_op=oud.verwerkt_op)
    if not zelfde.update(
        antwoord=reactie.antwoord,
        verwerkt_op=timezone.now() if reactie.verwerkt else None,
        verwerkt_door=door,
    ):
        raise Achterhaald(dossier)


def op_record(reactie: Reactie) -> list[tuple[str, list[Any]]]:
    oud = reactie.opmerking
    was = stand(oud.antwoord, oud.verwerkt_op is not None)
    wordt = stand(reactie.antwoord, reactie.verwerkt)
    return [
        (f"opmerking:{oud.pk}", [oud.tekst, oud.tekst]),
        (reactie.sleutel, [was, wordt]),
    ]


def stand(antwoord: str, verwerkt: bool) -> list[str]:
    return [regel for regel in (antwoord, "Verwerkt" if verwerkt else "") if regel]
