"""Filled-in purchases to look at and to start from. They are files: the database holds no row."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings

from intake.advies.adviseer import adviseer
from intake.advies.contract import lees_inkoop
from intake.advies.feiten import Feiten
from intake.advies.kader import Kader
from intake.dossier.feitentabel import dossier_uit
from intake.dossier.handelen import Opslag, verschil
from intake.dossier.kopie import bevestigd, mee_te_nemen
from intake.dossier.memo import Memo, maak_memo
from intake.dossier.models import Dossier
from intake.dossier.opslaan import begin
from intake.dossier.overzicht import Onderdeel, antwoorden_per_stap
from intake.dossier.stappen import STAPPEN, Reis
from intake.kader.models import Kaderversie
from intake.kader.publicatie import geldend_kader

# An example of today has its dates ahead of it, so that its thresholds are those of now.
TOT_AANKONDIGING = timedelta(weeks=17)
TOT_INGANG = timedelta(weeks=43)
# What the facts of an example leave out is not there.
TOEVOEGINGEN = ("verlenging_mogelijk", "heeft_opties", "heeft_deelnemers", "raamovereenkomst")


@dataclass(frozen=True)
class Voorbeelddossier:
    """`inkoop` is a purchase as `manage.py adviseer` takes it."""

    slug: str
    inkoop: dict[str, Any]

    @property
    def naam(self) -> str:
        return str(self.inkoop["naam"])

    def feiten(self, kader: Kader, vandaag: date) -> Feiten:
        """Raises `Invoerfout` when this framework no longer knows what the purchase names."""
        data = {
            "aankondigingsdatum": (vandaag + TOT_AANKONDIGING).isoformat(),
            "ingangsdatum": (vandaag + TOT_INGANG).isoformat(),
        }
        return lees_inkoop(self.inkoop | data, kader, vandaag)


@cache
def voorbeelden() -> dict[str, Voorbeelddossier]:
    """In the order of their files."""
    paden = sorted((settings.BASE_DIR / "fixtures" / "voorbeelddossiers").glob("*.json"))
    alle = [
        Voorbeelddossier(pad.stem.partition("-")[2], json.loads(pad.read_text("utf-8")))
        for pad in paden
    ]
    return {voorbeeld.slug: voorbeeld for voorbeeld in alle}


def ingevuld(feiten: Feiten, kader: Kader) -> Dossier:
    """An unsaved dossier on which every page was seen, and every fitting objective accepted."""
    dossier = dossier_uit(feiten)
    dossier.bevestigd = [stap.slug for stap in STAPPEN]
    dossier.doelstellingen = dict.fromkeys(adviseer(feiten, kader).doelstellingen, True)
    for veld in TOEVOEGINGEN:
        setattr(dossier, veld, dossier.antwoord(veld) or "nee")
    return dossier


def antwoorden(feiten: Feiten, kader: Kader, vandaag: date) -> list[Onderdeel]:
    return antwoorden_per_stap(Reis(ingevuld(feiten, kader), kader, vandaag))


def memo_van_voorbeeld(feiten: Feiten, versie: Kaderversie, kader: Kader, vandaag: date) -> Memo:
    regels = (
        regel
        for onderdeel in antwoorden(feiten, kader, vandaag)
        for regel in onderdeel.regels
        if regel.antwoord
    )
    return maak_memo(feiten, versie, "Voorbeeld, geen echte inkoop", None, tuple(regels))


def begin_met(
    voorbeeld: Voorbeelddossier, naam: str, sleutel: UUID, opslag: Opslag, vandaag: date
) -> Dossier:
    """A new dossier with the answers that a copy takes along; the same key gives the same one."""
    kader = geldend_kader(vandaag)[1]
    bron = ingevuld(voorbeeld.feiten(kader, vandaag), kader)
    gegeven = mee_te_nemen(bron, kader) | {"naam": naam}
    kolommen = gegeven | {"bevestigd": bevestigd(bron)}
    wijzigingen = verschil(Dossier(), gegeven)
    return begin(sleutel, kolommen, opslag, vandaag, "voorbeeld", wijzigingen)
