"""Where the facts come from: an example, a dossier or a beheerder's own hand; and then varied."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from django.utils.text import slugify

from intake.advies.contract import bouw_feiten
from intake.advies.feiten import Feiten
from intake.advies.kader import Kader
from intake.dossier.feiten import feiten_van
from intake.dossier.feitentabel import dossier_uit
from intake.dossier.forms.feiten import FEITVELDEN
from intake.dossier.memo import feiten_van_reis
from intake.dossier.models import Dossier
from intake.dossier.stappen import STAPPEN, Reis
from intake.kader.voorbeelden import Voorbeeld, lees_voorbeelden

KOLOMMEN = tuple(veld for stap in STAPPEN for veld in stap.velden)
# What adds to a value. An example with a value leaves these out: nothing is added.
TOEVOEGINGEN = ("verlenging_mogelijk", "heeft_opties", "heeft_deelnemers")
# Of these one answer replaces the value that an example gives as a whole.
OVER_DE_WAARDE = {"raming", "delen"}


@dataclass(frozen=True)
class Bron:
    """`dossier` holds its answers; `lees` gives the facts exactly as they are elsewhere."""

    dossier: Dossier
    lees: Callable[[Kader, date], Feiten]

    @property
    def antwoorden(self) -> dict[str, Any]:
        return {veld: self.dossier.antwoord(veld) for veld in FEITVELDEN}

    def feiten(self, kader: Kader, vandaag: date, anders: Mapping[str, Any]) -> Feiten:
        """With other answers: only the facts that they change are taken from them."""
        bron = self.lees(kader, vandaag)
        was = feiten_van_reis(ingevuld(self.dossier, {}, kader, vandaag))
        wordt = feiten_van_reis(ingevuld(self.dossier, anders, kader, vandaag))
        veranderd = {
            veld.name: getattr(wordt, veld.name)
            for veld in fields(Feiten)
            if getattr(was, veld.name) != getattr(wordt, veld.name)
        }
        if OVER_DE_WAARDE & veranderd.keys():
            veranderd |= {"waarde": None, "raming": wordt.raming, "delen": wordt.delen}
        return replace(bron, **veranderd)


def ingevuld(dossier: Dossier, anders: Mapping[str, Any], kader: Kader, vandaag: date) -> Reis:
    """The questionnaire with every page seen: what stays open there is unknown."""
    antwoorden = {veld: dossier.antwoord(veld) for veld in KOLOMMEN} | dict(anders)
    return Reis(Dossier(**antwoorden, bevestigd=[s.slug for s in STAPPEN]), kader, vandaag)


def leeg() -> Bron:
    dossier = Dossier()
    return Bron(dossier, lambda kader, vandaag: feiten_van_reis(Reis(dossier, kader, vandaag)))


def van_dossier(dossier: Dossier) -> Bron:
    return Bron(dossier, lambda kader, vandaag: feiten_van(dossier, vandaag, kader))


def voorbeelden() -> dict[str, Voorbeeld]:
    return {slugify(voorbeeld.naam): voorbeeld for voorbeeld in lees_voorbeelden()}


def van_voorbeeld(voorbeeld: Voorbeeld, vandaag: date) -> Bron:
    """Also under a framework that does not know its productgroep."""
    feiten = bouw_feiten(voorbeeld.inkoop, vandaag)
    dossier = dossier_uit(feiten)
    if dossier.bedrag is not None:
        for veld in TOEVOEGINGEN:
            setattr(dossier, veld, getattr(dossier, veld) or "nee")
    return Bron(dossier, lambda kader, vandaag: feiten)
