"""One edit of the draft: what it may not break, which row it is about, and whether that moved."""

import json
from collections.abc import Mapping, Set
from typing import Any

import cattrs
from django.db.models import Model

from intake.advies.kader import Kader
from intake.advies.regels import REGELS
from intake.kader.citaten import citaten_in, som
from intake.kader.controles import controleer
from intake.kader.models import Kaderbeschrijving, Maximum
from intake.kader.models.velden import EnkeleRij
from intake.kader.probleem import Probleem
from intake.kader.rijtekst import MODEL_VAN
from intake.kader.samenvoegen import Rijnaam, rijen, sleutel_van
from intake.kader.snapshot import sha256
from intake.kader.volgorde import geordend, vergelijkbaar


def vergrendel() -> None:
    """Nobody else edits, publishes or takes in a release until this transaction ends."""
    Kaderbeschrijving.objects.select_for_update().first()


def nieuwe_problemen(voor: Kader, na: Kader) -> tuple[Probleem, ...]:
    """What an edit breaks. Every literal quote must stay as it was, and none may be added."""
    sommen = {f"{code}.{veld}": som(tekst) for (code, veld), tekst in citaten_in(voor).items()}
    waren = set(controleer(geordend(voor), citaten=sommen, bekende_regels=REGELS))
    worden = controleer(geordend(na), citaten=sommen, bekende_regels=REGELS)
    return tuple(dict.fromkeys(p for p in worden if p not in waren))


def rijen_van(kader: Kader, rij: Model) -> dict[Rijnaam, Any]:
    """What the framework says about this row of the database; its settings when it holds them."""
    return {naam: waarde for naam, waarde in rijen(kader).items() if _hoort_bij(naam, rij)}


def som_van(kader: Kader, rij: Model, plaats: int | None) -> str:
    """Equal sums: nobody changed this row, or what stands below it, in between."""
    return som_van_rijen(rijen_van(vergelijkbaar(kader), rij), plaats)


def som_van_rijen(waarden: Mapping[Rijnaam, Any], plaats: int | None = None) -> str:
    inhoud = {str(naam): cattrs.unstructure(waarde) for naam, waarde in waarden.items()}
    return sha256(json.dumps([inhoud, plaats], sort_keys=True, default=_als_tekst))


def _hoort_bij(naam: Rijnaam, rij: Model) -> bool:
    is_maximum = naam.sleutel in Maximum.Situatie.values
    if isinstance(rij, Maximum):
        return is_maximum and naam.sleutel == rij.situatie
    if is_maximum or not isinstance(rij, MODEL_VAN[naam.veld]):
        return False
    return isinstance(rij, EnkeleRij) or naam.sleutel == sleutel_van(rij)


def _als_tekst(waarde: Any) -> Any:
    return sorted(waarde) if isinstance(waarde, Set) else str(waarde)
