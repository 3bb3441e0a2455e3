"""The outcome of the ambitieweb, kept with the dossier: the one place where it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied

from intake.dossier.besluiten import (
    Ambitieuitkomst,
    Doelafspraak,
    ambitie_als_kolom,
    ambitie_uit,
)
from intake.dossier.handelen import Achterhaald, Opslag, schrijf, verschil
from intake.dossier.keuzes import zoals_op_pagina
from intake.dossier.models import Dossier
from intake.dossier.opslaan import bevestig
from intake.dossier.stappen import STAPPEN
from intake.dossier.staten import BEWERKBAAR, is_schrijver

AMBITIESTAP = next(stap for stap in STAPPEN if stap.slug == "ambitie")


@dataclass(frozen=True)
class Uitwerking:
    """What a level means for this purchase: its words, who acts, and what shows it was done."""

    verwoording: str = ""
    wie: str = ""
    bewijs: str = ""


def leg_uitkomst_vast(dossier: Dossier, uitkomst: Ambitieuitkomst, opslag: Opslag) -> None:
    """A first outcome, or the one after what stands now; its level for inclusie is the answer
    to the question about ambition too. What was worked out for a goal goes along.

    Raises `Achterhaald` when the dossier is closed or another outcome came first.
    """
    while True:
        vorige = open_uitkomst(dossier, opslag)
        if uitkomst.nummer != (vorige.nummer if vorige else 0) + 1:
            raise Achterhaald(dossier)
        kolommen = kolommen_van(dossier, met_uitwerking(uitkomst, vorige))
        if schrijf(dossier, "ambitie_uitkomst", verschil(dossier, kolommen), opslag, kolommen):
            return
        dossier.refresh_from_db()


def werk_uit(dossier: Dossier, getypt: Mapping[str, Uitwerking], opslag: Opslag) -> frozenset[str]:
    """Per goal what was typed. Returns the goals that someone else worked out otherwise since
    the page was made; nothing is saved then. Raises `Achterhaald`."""
    while True:
        uitkomst = open_uitkomst(dossier, opslag)
        if uitkomst is None:
            raise Achterhaald(dossier)
        nu = uitwerkingen(uitkomst)
        op_pagina = zoals_op_pagina(dossier, "ambitie", opslag.van_versie)
        toen = dict.fromkeys(nu, Uitwerking()) | uitwerkingen(ambitie_uit(op_pagina))
        gewijzigd = {s: een for s, een in getypt.items() if s in nu and een != toen[s]}
        botsend = frozenset(s for s, een in gewijzigd.items() if nu[s] not in (toen[s], een))
        if botsend or all(nu[s] == een for s, een in gewijzigd.items()):
            return botsend
        kolommen = {"ambitie": ambitie_als_kolom(uitgewerkt(uitkomst, gewijzigd))}
        if schrijf(dossier, "ambitie_uitwerking", verschil(dossier, kolommen), opslag, kolommen):
            return frozenset()
        dossier.refresh_from_db()


def open_uitkomst(dossier: Dossier, opslag: Opslag) -> Ambitieuitkomst | None:
    """The outcome as it stands, for whoever may change it now."""
    if dossier.staat not in BEWERKBAAR:
        raise Achterhaald(dossier)
    if not is_schrijver(opslag.gebruiker, dossier):
        raise PermissionDenied
    return ambitie_uit(dossier.ambitie)


def kolommen_van(dossier: Dossier, uitkomst: Ambitieuitkomst) -> dict[str, Any]:
    kolommen: dict[str, Any] = {"ambitie": ambitie_als_kolom(uitkomst)}
    if niveau := uitkomst.voor_teksten:
        kolommen |= {"niveau": niveau, "bevestigd": bevestig(dossier, AMBITIESTAP)}
    return kolommen


def uitwerkingen(uitkomst: Ambitieuitkomst | None) -> dict[str, Uitwerking]:
    doelen = uitkomst.doelen if uitkomst else ()
    return {een.sleutel: Uitwerking(een.verwoording, een.wie, een.bewijs) for een in doelen}


def met_uitwerking(uitkomst: Ambitieuitkomst, vorige: Ambitieuitkomst | None) -> Ambitieuitkomst:
    """A new level is no reason to lose what was written down for the goal."""
    leeg = {s for s, een in uitwerkingen(uitkomst).items() if een == Uitwerking()}
    eerder = {s: een for s, een in uitwerkingen(vorige).items() if s in leeg}
    return uitgewerkt(uitkomst, eerder)


def uitgewerkt(uitkomst: Ambitieuitkomst, nieuw: Mapping[str, Uitwerking]) -> Ambitieuitkomst:
    doelen = (werk_doel_uit(een, nieuw.get(een.sleutel)) for een in uitkomst.doelen)
    return replace(uitkomst, doelen=tuple(doelen))


def werk_doel_uit(doel: Doelafspraak, nieuw: Uitwerking | None) -> Doelafspraak:
    if nieuw is None:
        return doel
    return replace(doel, verwoording=nieuw.verwoording, wie=nieuw.wie, bewijs=nieuw.bewijs)
