"""An old dossier as the start of a new one: which answers go along, and which are asked anew."""

from datetime import date
from typing import Any
from uuid import UUID

from intake.advies.kader import Kader
from intake.dossier.geschiedeniswoorden import naam_van
from intake.dossier.handelen import Opslag, verschil
from intake.dossier.models import Dossier
from intake.dossier.opslaan import begin
from intake.dossier.stappen import STAPPEN, Stap
from intake.formulier import ONBEKEND
from intake.kader.publicatie import geldend_kader

# Answers that are true of one purchase only. Who the advice goes to is chosen anew, so that nobody
# gets it by accident; an objective was found not to fit for a reason of that purchase.
VERS = (
    "opdrachtgever_email",
    "delen",
    "bedrag",
    "percelen",
    "verlengingen_bedrag",
    "opties",
    "deelnemers",
    "raam_maximum",
    "ter_beschikking_gesteld",
    "restwaarde",
    "aankondigingsdatum",
    "ingangsdatum",
    "fase",
    "deel_van_reeks",
    "doelstellingen",
    "redenen_weg",
)
# What people decided about the advice of that purchase.
BESLUITEN = (
    "clausulekeuzes",
    "afwijkingen",
    "clausules_beoordelaar",
    "afwijkingen_beoordelaar",
    "eigen_clausules",
    "afspraken",
    "tekstvolgorde",
    "invulling",
    "verwoordingen",
    "verbanden",
    "toetsuitleg",
    "ambitie",
)
MEE = tuple(veld for stap in STAPPEN for veld in stap.velden if veld not in VERS)


def kopieer(bron: Dossier, naam: str, sleutel: UUID, opslag: Opslag, vandaag: date) -> Dossier:
    """A new dossier of whoever copies; the same key gives the same dossier."""
    antwoorden = mee_te_nemen(bron, geldend_kader(vandaag)[1]) | {"naam": naam}
    wijzigingen = {"kopie_van": ["", bron.kenmerk]} | verschil(Dossier(), antwoorden)
    kolommen = antwoorden | {"kopie_van": bron, "bevestigd": bevestigd(bron)}
    return begin(sleutel, kolommen, opslag, vandaag, "kopie", wijzigingen)


def mee_te_nemen(bron: Dossier, kader: Kader) -> dict[str, Any]:
    """A productgroep that the framework does not know any more stays behind."""
    antwoorden = {veld: bron.antwoord(veld) for veld in MEE}
    if antwoorden["productgroep"] not in {ONBEKEND, *kader.productgroep}:
        antwoorden["productgroep"] = ""
    return antwoorden


def bevestigd(bron: Dossier) -> list[str]:
    """The pages on which nothing is to be filled in again."""
    heel = {stap.slug for stap in STAPPEN if not vers_op(stap)}
    return [slug for slug in bron.bevestigd if slug in heel]


def vers_op(stap: Stap) -> tuple[str, ...]:
    return tuple(veld for veld in stap.velden if veld in VERS)


def opnieuw_te_vragen(dossier: Dossier, stap: Stap) -> list[str]:
    """The questions on a page that a copy left open, until the page is saved."""
    if dossier.kopie_van_id is None or stap.slug in dossier.bevestigd:
        return []
    return [naam_van(veld) for veld in vers_op(stap)]
