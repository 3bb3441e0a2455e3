"""Publishing by two people: one proposes the draft, another approves that very draft."""

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from intake.gebruikers import MAG_BEHEREN, Gebruiker
from intake.kader.keuring import problemen_in
from intake.kader.models import Kaderversie, Publicatievoorstel
from intake.kader.publicatie import (
    ConceptGewijzigd,
    Keuringsfout,
    NietsVeranderd,
    Publicatiefout,
    nieuwste_versie,
    publiceer,
    sluit_concept,
)
from intake.kader.snapshot import naar_json, sha256

Besluit = Publicatievoorstel.Besluit


class Besloten(Publicatiefout):
    """Somebody else decided about this proposal first."""


@transaction.atomic
def stel_voor(
    samenvatting: str, geldig_van: date, door: AbstractUser, gezien: str
) -> Publicatievoorstel:
    """Raises what `publiceer` would raise. A proposal about an older draft lapses."""
    kader = sluit_concept()
    som = sha256(naar_json(kader))
    if som != gezien:
        raise ConceptGewijzigd("Het concept is intussen gewijzigd.")
    nieuwste = nieuwste_versie()
    if nieuwste and nieuwste.sha256 == som:
        raise NietsVeranderd(f"Er is niets veranderd sinds versie {nieuwste.versie}.")
    if problemen := problemen_in(kader):
        raise Keuringsfout([str(probleem) for probleem in problemen])
    ander = open_voorstel()
    if ander and ander.sha256 == som:
        raise Publicatiefout(f"{ander.voorgesteld_door} heeft dit concept al voorgesteld.")
    if ander:
        besluit_over(ander, Besluit.VERVALLEN, None)
    return Publicatievoorstel.objects.create(
        sha256=som, samenvatting=samenvatting, geldig_van=geldig_van, voorgesteld_door=door
    )


@transaction.atomic
def keur_goed(voorstel: Publicatievoorstel, door: AbstractUser, vandaag: date) -> Kaderversie:
    """Publish what was proposed, unless the draft, the day or the person makes it impossible."""
    if door.pk == voorstel.voorgesteld_door_id:
        raise Publicatiefout("U hebt dit zelf voorgesteld. Een ander moet het goedkeuren.")
    if voorstel.geldig_van < vandaag:
        raise Publicatiefout(
            "De ingangsdatum is voorbij. Trek het voorstel in en doe een nieuw voorstel."
        )
    sluit_concept()
    besluit_over(voorstel, Besluit.GEPUBLICEERD, door)
    return publiceer(voorstel.samenvatting, voorstel.geldig_van, door, voorstel.sha256)


@transaction.atomic
def trek_in(voorstel: Publicatievoorstel, door: AbstractUser) -> None:
    besluit_over(voorstel, Besluit.INGETROKKEN, door)


def open_voorstel() -> Publicatievoorstel | None:
    open_ = Publicatievoorstel.objects.filter(besluit=Besluit.OPEN)
    return open_.select_related("voorgesteld_door").first()


def voorstel_voor(gebruiker: Gebruiker) -> QuerySet[Publicatievoorstel]:
    """What this person may approve: somebody else proposed it."""
    if not gebruiker.has_perm(MAG_BEHEREN):
        return Publicatievoorstel.objects.none()
    return Publicatievoorstel.objects.filter(besluit=Besluit.OPEN).exclude(
        voorgesteld_door=gebruiker
    )


def besluit_over(voorstel: Publicatievoorstel, besluit: str, door: AbstractUser | None) -> None:
    nog_open = Publicatievoorstel.objects.filter(pk=voorstel.pk, besluit=Besluit.OPEN)
    if not nog_open.update(besluit=besluit, besloten_door=door, besloten_op=timezone.now()):
        raise Besloten("Over dit voorstel is intussen al besloten.")
