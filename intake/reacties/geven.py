"""Giving a reaction and answering it: one conditional write, or a refusal that says what is now."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone

from intake.berichten.klaarzetten import Berichtsoort, zet_klaar
from intake.dossier.models import Dossier
from intake.gebruikers import MAG_BEHEREN, Gebruiker
from intake.reacties.models import Reactie
from intake.reacties.onderwerp import Onderwerp

MAX_OPEN = 3


class TeVeel(Exception):
    """This writer has enough reactions on this subject that wait for an answer."""


class Intussen(Exception):
    """The reaction is not what the page said it was; `reactie` is as it is now."""

    def __init__(self, reactie: Reactie) -> None:
        super().__init__(f"reactie {reactie.pk} is {reactie.staat}, versie {reactie.versie}")
        self.reactie = reactie


@dataclass(frozen=True)
class Inhoud:
    soort: str
    tekst: str


@transaction.atomic
def geef(
    wie: Gebruiker,
    onderwerp: Onderwerp,
    inhoud: Inhoud,
    sleutel: UUID,
    dossier: Dossier | None = None,
) -> Reactie:
    """The same key gives the same reaction. Raises `TeVeel`."""
    # A writer's own row is the queue: of a double click the second finds what the first made.
    Gebruiker.objects.select_for_update().get(pk=wie.pk)
    eigen = Reactie.objects.van(wie)
    if eerder := eigen.filter(sleutel=sleutel).first():
        return eerder
    hierover = eigen.open().filter(over=onderwerp.over, onderwerp=onderwerp.code)
    if hierover.count() >= MAX_OPEN:
        raise TeVeel
    return Reactie.objects.create(
        over=onderwerp.over,
        onderwerp=onderwerp.code,
        naam=onderwerp.naam[: Reactie._meta.get_field("naam").max_length],
        gezien=onderwerp.gezien,
        soort=inhoud.soort,
        tekst=inhoud.tekst,
        schrijver=wie,
        kaderversie=onderwerp.versie,
        dossier=dossier,
        sleutel=sleutel,
    )


def verbeter(reactie: Reactie, inhoud: Inhoud, gelezen: int) -> None:
    """By its writer, until there is an answer. Raises `Intussen`."""
    schrijf_open(reactie, gelezen, soort=inhoud.soort, tekst=inhoud.tekst)


def trek_in(reactie: Reactie, gelezen: int) -> None:
    schrijf_open(reactie, gelezen, staat=Reactie.Staat.INGETROKKEN)


def schrijf_open(reactie: Reactie, gelezen: int, **kolommen: Any) -> None:
    schrijf(Reactie.objects.open(), reactie, gelezen, kolommen)


@transaction.atomic
def beantwoord(reactie: Reactie, staat: str, antwoord: str, door: Gebruiker, gelezen: int) -> None:
    """Also to correct an answer; the writer is told of each. Raises `Intussen`."""
    kolommen = {
        "staat": staat,
        "antwoord": antwoord,
        "beantwoord_door": door,
        "beantwoord_op": timezone.now(),
        "gelezen_op": None,
    }
    schrijf(Reactie.objects.gegeven(), reactie, gelezen, kolommen)
    leg_vast(reactie, door)
    pad = reverse("intake:reactie", args=[reactie.pk])
    soort = Berichtsoort.REACTIE_BEANTWOORD
    zet_klaar(soort, [reactie.schrijver], naam=reactie.naam, pad=pad, van=door)


def schrijf(
    mogelijk: QuerySet[Reactie], reactie: Reactie, gelezen: int, kolommen: dict[str, Any]
) -> None:
    vrij = mogelijk.filter(pk=reactie.pk, versie=gelezen)
    if not vrij.update(**kolommen, versie=F("versie") + 1):
        raise Intussen(Reactie.objects.get(pk=reactie.pk))
    reactie.refresh_from_db()


def leg_vast(reactie: Reactie, door: Gebruiker) -> None:
    wat = f"{reactie.get_staat_display()}: {reactie.antwoord}"
    LogEntry.objects.log_actions(door.pk, [reactie], CHANGE, wat, single_object=True)


def is_gelezen(reactie: Reactie) -> None:
    """The writer saw this answer; a newer one is not read by it."""
    gezien = Reactie.objects.filter(pk=reactie.pk, versie=reactie.versie, gelezen_op=None)
    gezien.filter(beantwoord_op__isnull=False).update(gelezen_op=timezone.now())


def te_beantwoorden(gebruiker: Gebruiker) -> QuerySet[Reactie]:
    """What waits for the beheerders together."""
    if not gebruiker.has_perm(MAG_BEHEREN):
        return Reactie.objects.none()
    return Reactie.objects.open()
