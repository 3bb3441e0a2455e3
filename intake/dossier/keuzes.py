"""Saving what the inkoper decides per text, placeholder or finding, without undoing a colleague."""

from collections.abc import Callable, Mapping
from typing import Any

from intake.dossier.handelen import Achterhaald, Opslag, schrijf, verschil
from intake.dossier.models import Dossier
from intake.dossier.staten import BEWERKBAAR

Keuzes = Mapping[str, Any]


def bewaar_keuzes(
    dossier: Dossier,
    kolom: str,
    handeling: str,
    nieuw: Keuzes,
    opslag: Opslag,
    keur: Callable[[Keuzes], None] | None = None,
) -> frozenset[str]:
    """Save the choices made on a page; None takes one away, a key left out stays as it is.

    Returns the keys that someone else decided otherwise since the page was made; nothing is
    saved then. Raises `Achterhaald` when the dossier is not open any more. `keur` sees the whole
    column as it would become, each round anew, and raises to refuse it.
    """
    while True:
        if dossier.staat not in BEWERKBAAR:
            raise Achterhaald(dossier)
        nu, toen = dossier.antwoord(kolom), zoals_op_pagina(dossier, kolom, opslag.van_versie)
        gewijzigd = {
            sleutel: keuze for sleutel, keuze in nieuw.items() if keuze != toen.get(sleutel)
        }
        botsend = frozenset(
            sleutel
            for sleutel, keuze in gewijzigd.items()
            if nu.get(sleutel) not in (toen.get(sleutel), keuze)
        )
        wordt = {sleutel: keuze for sleutel, keuze in {**nu, **gewijzigd}.items() if keuze}
        if botsend:
            return botsend
        if keur:
            keur(wordt)
        if wordt == nu:
            return frozenset()
        kolommen = {kolom: wordt}
        if schrijf(dossier, handeling, verschil(dossier, kolommen), opslag, kolommen):
            return frozenset()
        # Another save came in between, so each round somebody gets on.
        dossier.refresh_from_db()


def zoals_op_pagina(dossier: Dossier, kolom: str, versie: int) -> dict[str, Any]:
    """The column as it was in that version, by what the first later change of it replaced."""
    later = dossier.gebeurtenissen.filter(versie__gt=versie).order_by("versie")
    was = (g.wijzigingen[kolom][0] for g in later if kolom in g.wijzigingen)
    return next(was, dossier.antwoord(kolom))
