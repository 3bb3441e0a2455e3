"""Saving the levels that are agreed, without undoing a colleague who notes them too."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from intake.ambitieweb.models import TE_BESPREKEN, Ambitiesessie, Sessiedoel
from intake.ambitieweb.sessies import leg_op_record
from intake.dossier.handelen import Achterhaald, Opslag, Wijzigingen


@dataclass(frozen=True)
class Afgesproken:
    """A level with its reason; either may still be open."""

    niveau: int | None = None
    reden: str = ""

    def __str__(self) -> str:
        hoe = "" if self.niveau is None else f"niveau {self.niveau}"
        return ": ".join(deel for deel in (hoe, self.reden) if deel)


@dataclass(frozen=True)
class Opgeschreven:
    """What was typed for a goal, and what the page said when it was made."""

    nu: Afgesproken
    toen: Afgesproken


def afgesproken(doel: Sessiedoel) -> Afgesproken:
    return Afgesproken(doel.niveau, doel.reden)


@transaction.atomic
def bewaar_niveaus(
    sessie: Ambitiesessie, getypt: Mapping[int, Opgeschreven], opslag: Opslag
) -> dict[int, Afgesproken]:
    """The goals that someone else agreed otherwise meanwhile, with what is stored for them.

    Nothing is saved when there are any. Raises `Achterhaald` when the session is over.
    """
    actief = Ambitiesessie.objects.select_for_update(no_key=True).filter(
        pk=sessie.pk, staat__in=TE_BESPREKEN
    )
    if actief.first() is None:
        raise Achterhaald(sessie.dossier)
    doelen = {een.pk: een for een in sessie.doelen.filter(pk__in=getypt)}
    gewijzigd = {pk: een.nu for pk, een in getypt.items() if pk in doelen and een.nu != een.toen}
    opgeslagen = {pk: afgesproken(doelen[pk]) for pk in gewijzigd}
    botsend = {
        pk: opgeslagen[pk]
        for pk, nu in gewijzigd.items()
        if opgeslagen[pk] not in (getypt[pk].toen, nu)
    }
    te_doen = {pk: nu for pk, nu in gewijzigd.items() if nu != opgeslagen[pk]}
    if not botsend and te_doen:
        schrijf(sessie, doelen, te_doen, opslag)
    return botsend


def schrijf(
    sessie: Ambitiesessie,
    doelen: Mapping[int, Sessiedoel],
    te_doen: Mapping[int, Afgesproken],
    opslag: Opslag,
) -> None:
    erbij: Wijzigingen = {}
    for pk, nu in te_doen.items():
        doel = doelen[pk]
        rij = sessie.doelen.filter(pk=pk, versie=doel.versie)
        if not rij.update(niveau=nu.niveau, reden=nu.reden, versie=F("versie") + 1):
            raise Achterhaald(sessie.dossier)
        was, wordt = afgesproken(doel), nu
        erbij[f"ambitieniveau:{doel.volgorde}"] = [
            f"{doel.naam}, {was}" if str(was) else "",
            f"{doel.naam}, {wordt}" if str(wordt) else "",
        ]
    leg_op_record(sessie.dossier, "ambitie_niveau", opslag, erbij)
