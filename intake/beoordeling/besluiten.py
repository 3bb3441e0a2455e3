"""What a reviewer decides: on a text, on a conclusion, on texts and agreements for this dossier.

The form of each column is in `intake.dossier.besluiten`. Everything raises `Achterhaald` when the
reviewer does not have the dossier under review any more.
"""

import json
from hashlib import sha256
from typing import Any

from django.db import transaction

from intake.beoordeling.handelingen import houd_vast
from intake.dossier.handelen import Achterhaald, Opslag, handel
from intake.dossier.models import Dossier
from intake.dossier.staten import Staat

Rij = dict[str, str]
CLAUSULES, AFWIJKINGEN = "clausules_beoordelaar", "afwijkingen_beoordelaar"
EIGEN_CLAUSULES, AFSPRAKEN = "eigen_clausules", "afspraken"


def besluit(
    dossier: Dossier, kolom: str, sleutel: str, keuze: dict[str, Any] | None, opslag: Opslag
) -> None:
    """Decide on one text or conclusion; None takes the decision back."""
    with transaction.atomic():
        houd_vast(dossier, opslag)
        besluiten = {**dossier.antwoord(kolom), sleutel: keuze}
        bewaar(dossier, "besluit", kolom, {s: k for s, k in besluiten.items() if k}, opslag)


def zet_rij(dossier: Dossier, kolom: str, was: str, wordt: Rij | None, opslag: Opslag) -> None:
    """Add a row (`was` is empty), or change or remove the row with that key.

    The same row twice is one: a second click on the button does nothing more.
    """
    with transaction.atomic():
        houd_vast(dossier, opslag)
        rijen = list(dossier.antwoord(kolom))
        sleutels = [sleutel_van_rij(rij) for rij in rijen]
        if was and was not in sleutels:
            if wordt in rijen:
                return
            raise Achterhaald(dossier)
        plek = sleutels.index(was) if was else len(rijen)
        rest = rijen[:plek] + rijen[plek + 1 :]
        rijen[plek : plek + 1] = [] if wordt is None or wordt in rest else [wordt]
        bewaar(dossier, "besluit", kolom, rijen, opslag)


def vul_in(dossier: Dossier, nieuw: dict[str, str | None], opslag: Opslag) -> None:
    """Values for places in the texts; None takes one away, a place left out stays as it is."""
    with transaction.atomic():
        houd_vast(dossier, opslag)
        samen = {**dossier.invulling, **nieuw}
        wordt = {naam: waarde for naam, waarde in samen.items() if waarde}
        bewaar(dossier, "invullen", "invulling", wordt, opslag)


def sleutel_van_rij(rij: Rij) -> str:
    """Names a row by what it says, so that an old page never changes another row."""
    return sha256(json.dumps(rij, sort_keys=True).encode()).hexdigest()[:16]


def bewaar(dossier: Dossier, handeling: str, kolom: str, waarde: Any, opslag: Opslag) -> None:
    if waarde != dossier.antwoord(kolom):
        handel(dossier, handeling, opslag, staten=(Staat.IN_BEOORDELING,), kolommen={kolom: waarde})
