"""Saving answers: nobody's newer answer is undone, and nothing is saved in a closed dossier."""

import json
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from django.db.models import F

from intake.dossier.handelen import (
    Achterhaald,
    Opslag,
    Wijzigingen,
    leg_vast,
    schrijf,
    verschil,
)
from intake.dossier.models import Dossier, Kenmerkteller
from intake.dossier.stappen import STAPPEN, Stap
from intake.dossier.staten import BEWERKBAAR
from intake.kader.publicatie import geldende_versie


class Botsing(Exception):
    """Since this page was made, another save changed answers that it asks for."""

    def __init__(self, dossier: Dossier, velden: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(velden)))
        self.dossier = dossier
        self.velden = velden


def bewaar(dossier: Dossier, stap: Stap, antwoorden: dict[str, Any], opslag: Opslag) -> bool:
    """Save the answers of one step; False when they were already saved.

    Raises `Botsing` when the page is stale and saving it would undo someone's newer answer, and
    `Achterhaald` when the dossier is not open for answers any more. A save of other steps in
    between is no reason to refuse.
    """
    nieuw = {veld: als_opgeslagen(waarde) for veld, waarde in antwoorden.items()}
    while True:
        if dossier.staat not in BEWERKBAAR:
            raise Achterhaald(dossier)
        wijzigingen = verschil(dossier, nieuw)
        if not wijzigingen and (opslag.halverwege or stap.slug in dossier.bevestigd):
            return False
        if botsend := sindsdien_gewijzigd(dossier, opslag.van_versie) & set(wijzigingen):
            raise Botsing(dossier, frozenset(botsend))
        if schrijf(dossier, stap.slug, wijzigingen, opslag, kolommen(dossier, stap, nieuw, opslag)):
            return True
        # Another save came in between, so each round somebody gets on.
        dossier.refresh_from_db()


def sindsdien_gewijzigd(dossier: Dossier, versie: int) -> set[str]:
    """The answers that changed after a version; none when the page is up to date."""
    if versie == dossier.versie:
        return set()
    later = dossier.gebeurtenissen.filter(versie__gt=min(versie, dossier.versie))
    return {veld for gebeurtenis in later for veld in gebeurtenis.wijzigingen}


def kolommen(dossier: Dossier, stap: Stap, nieuw: dict[str, Any], opslag: Opslag) -> dict[str, Any]:
    """What the save writes. Another opdrachtgever has not been shown this purchase yet."""
    bevestigd = dossier.bevestigd if opslag.halverwege else bevestig(dossier, stap)
    geschreven = nieuw | {"bevestigd": bevestigd}
    if nieuw.get("opdrachtgever_email", dossier.opdrachtgever_email) != dossier.opdrachtgever_email:
        geschreven |= {"opdrachtgever": None, "concept_gedeeld": False}
    return geschreven


def bevestig(dossier: Dossier, stap: Stap) -> list[str]:
    """The steps saved at least once, in the order of the questionnaire."""
    slugs = {*dossier.bevestigd, stap.slug}
    return [stap.slug for stap in STAPPEN if stap.slug in slugs]


def maak_dossier(
    sleutel: UUID, stap: Stap, antwoorden: dict[str, Any], opslag: Opslag, vandaag: date
) -> Dossier:
    """A new dossier with the answers of its first step.

    The answers of a second request with the same key are still to be saved with `bewaar`.
    """
    kolommen = antwoorden | {"bevestigd": [stap.slug]}
    return begin(sleutel, kolommen, opslag, vandaag, "nieuw", verschil(Dossier(), antwoorden))


def begin(
    sleutel: UUID,
    kolommen: dict[str, Any],
    opslag: Opslag,
    vandaag: date,
    handeling: str,
    wijzigingen: Wijzigingen,
) -> Dossier:
    """A new dossier with its first line of history; the same key gives the same dossier."""
    try:
        with transaction.atomic():
            dossier = Dossier.objects.create(
                kenmerk=volgend_kenmerk(vandaag.year),
                sleutel=sleutel,
                eigenaar=opslag.gebruiker,
                directie=opslag.gebruiker.directie,
                kaderversie=geldende_versie(vandaag),
                **kolommen,
            )
            leg_vast(dossier, handeling, wijzigingen, dossier.versie, opslag)
            return dossier
    except IntegrityError:
        # A double click, or the first page sent again: the other request was first.
        eerder = Dossier.objects.filter(sleutel=sleutel, eigenaar=opslag.gebruiker).first()
        if eerder:
            return eerder
        if Dossier.objects.filter(sleutel=sleutel).exists():
            return begin(uuid4(), kolommen, opslag, vandaag, handeling, wijzigingen)
        raise


def volgend_kenmerk(jaar: int) -> str:
    """The next number of the year. The counter's row stays locked until the commit."""
    Kenmerkteller.objects.get_or_create(jaar=jaar)
    Kenmerkteller.objects.filter(jaar=jaar).update(laatste=F("laatste") + 1)
    return f"IK-{jaar}-{Kenmerkteller.objects.get(jaar=jaar).laatste:04}"


def als_opgeslagen(waarde: Any) -> Any:
    """Rows as they come back from the database, so that equal answers compare as equal."""
    if isinstance(waarde, list | dict):
        return json.loads(json.dumps(waarde, cls=DjangoJSONEncoder))
    return waarde
