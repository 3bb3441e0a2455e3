"""Saving answers: one transaction, one conditional update, one row of history."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from intake.dossier.geschiedenis import Gebeurtenis
from intake.dossier.models import Dossier, Kenmerkteller
from intake.dossier.stappen import STAPPEN, Stap
from intake.gebruikers import Gebruiker


class Botsing(Exception):
    """Since this page was made, another save changed answers that it asks for."""

    def __init__(self, dossier: Dossier, velden: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(velden)))
        self.dossier = dossier
        self.velden = velden


@dataclass(frozen=True)
class Opslag:
    """Who saves, from where, and which version of the dossier the page was made from.

    `halverwege`: the page is put aside with questions open, so its step is not done.
    """

    gebruiker: Gebruiker
    herkomst: str = ""
    van_versie: int = 0
    halverwege: bool = False


def bewaar(dossier: Dossier, stap: Stap, antwoorden: dict[str, Any], opslag: Opslag) -> bool:
    """Save the answers of one step; False when they were already saved.

    Raises `Botsing` when the page is stale and saving it would undo someone's newer answer.
    A save of other steps in between is no reason to refuse.
    """
    nieuw = {veld: als_opgeslagen(waarde) for veld, waarde in antwoorden.items()}
    while True:
        wijzigingen = verschil(dossier, nieuw)
        if not wijzigingen and (opslag.halverwege or stap.slug in dossier.bevestigd):
            return False
        if botsend := sindsdien_gewijzigd(dossier, opslag.van_versie) & set(wijzigingen):
            raise Botsing(dossier, frozenset(botsend))
        if schrijf(dossier, stap, wijzigingen, opslag):
            return True
        # Another save came in between, so each round somebody gets on.
        dossier.refresh_from_db()


def verschil(dossier: Dossier, nieuw: dict[str, Any]) -> dict[str, list[Any]]:
    """Per answer that changes: what it was and what it becomes."""
    oud = {veld: dossier.antwoord(veld) for veld in nieuw}
    return {veld: [oud[veld], nieuw[veld]] for veld in nieuw if oud[veld] != nieuw[veld]}


def sindsdien_gewijzigd(dossier: Dossier, versie: int) -> set[str]:
    """The answers that changed after a version; none when the page is up to date."""
    if versie == dossier.versie:
        return set()
    later = dossier.gebeurtenissen.filter(versie__gt=min(versie, dossier.versie))
    return {veld for gebeurtenis in later for veld in gebeurtenis.wijzigingen}


def schrijf(
    dossier: Dossier, stap: Stap, wijzigingen: dict[str, list[Any]], opslag: Opslag
) -> bool:
    """The conditional update with its history; False when another save came first."""
    gelezen = dossier.versie
    nieuw = {kolom(veld): wordt for veld, (_, wordt) in wijzigingen.items()}
    nieuw |= {
        "bevestigd": dossier.bevestigd if opslag.halverwege else bevestig(dossier, stap),
        "versie": gelezen + 1,
        "gewijzigd": timezone.now(),
    }
    with transaction.atomic():
        if not Dossier.objects.filter(pk=dossier.pk, versie=gelezen).update(**nieuw):
            return False
        leg_vast(dossier, stap.slug, wijzigingen, gelezen + 1, opslag)
    for veld, waarde in nieuw.items():
        setattr(dossier, veld, waarde)
    return True


def bevestig(dossier: Dossier, stap: Stap) -> list[str]:
    """The steps saved at least once, in the order of the questionnaire."""
    slugs = {*dossier.bevestigd, stap.slug}
    return [stap.slug for stap in STAPPEN if stap.slug in slugs]


def maak_dossier(
    sleutel: UUID, stap: Stap, antwoorden: dict[str, Any], opslag: Opslag, vandaag: date
) -> Dossier:
    """A new dossier with the answers of its first step; the same key gives the same dossier.

    The answers of a second request with that key are still to be saved with `bewaar`.
    """
    try:
        with transaction.atomic():
            dossier = Dossier.objects.create(
                kenmerk=volgend_kenmerk(vandaag.year),
                sleutel=sleutel,
                eigenaar=opslag.gebruiker,
                bevestigd=[stap.slug],
                **{kolom(veld): waarde for veld, waarde in antwoorden.items()},
            )
            leeg = Dossier()
            leg_vast(dossier, "nieuw", verschil(leeg, antwoorden), dossier.versie, opslag)
            return dossier
    except IntegrityError:
        # A double click, or the first page sent again: the other request was first.
        eerder = Dossier.objects.filter(sleutel=sleutel, eigenaar=opslag.gebruiker).first()
        if eerder:
            return eerder
        if Dossier.objects.filter(sleutel=sleutel).exists():
            return maak_dossier(uuid4(), stap, antwoorden, opslag, vandaag)
        raise


def volgend_kenmerk(jaar: int) -> str:
    """The next number of the year. The counter's row stays locked until the commit."""
    Kenmerkteller.objects.get_or_create(jaar=jaar)
    Kenmerkteller.objects.filter(jaar=jaar).update(laatste=F("laatste") + 1)
    return f"IK-{jaar}-{Kenmerkteller.objects.get(jaar=jaar).laatste:04}"


def leg_vast(
    dossier: Dossier,
    handeling: str,
    wijzigingen: dict[str, list[Any]],
    versie: int,
    opslag: Opslag,
) -> None:
    Gebeurtenis.objects.create(
        dossier=dossier,
        gebruiker=opslag.gebruiker,
        handeling=handeling,
        wijzigingen=wijzigingen,
        versie=versie,
        herkomst=opslag.herkomst,
    )


def als_opgeslagen(waarde: Any) -> Any:
    """Rows as they come back from the database, so that equal answers compare as equal."""
    if isinstance(waarde, list | dict):
        return json.loads(json.dumps(waarde, cls=DjangoJSONEncoder))
    return waarde


def kolom(veld: str) -> str:
    return "opdrachtgever_id" if veld == "opdrachtgever" else veld
