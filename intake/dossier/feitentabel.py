"""Facts without a dossier, in the words of the questionnaire, and the sum that identifies facts."""

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import Any

from cattrs.preconf.json import make_converter

from intake.advies.feiten import Feiten, Post, Ramingsfeiten
from intake.advies.keuzes import Drieweg, Wijze
from intake.dossier.models import Dossier
from intake.dossier.ramingsfeiten import BTW

_omzetter = make_converter()
_omzetter.register_unstructure_hook(Decimal, lambda bedrag: f"{bedrag.normalize():f}")
_omzetter.register_unstructure_hook(date, lambda datum: datum.isoformat())

BTW_ANTWOORD = {percentage: antwoord for antwoord, percentage in BTW.items()}


def controlegetal(feiten: Feiten) -> str:
    """SHA-256 of the facts as canonical JSON: equal facts, equal sum."""
    inhoud = json.dumps(_omzetter.unstructure(feiten), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(inhoud.encode("ascii")).hexdigest()


def dossier_uit(feiten: Feiten) -> Dossier:
    """An unsaved dossier with these facts as its answers."""
    return Dossier(
        naam=feiten.naam,
        productgroep=feiten.productgroep or "",
        cpv=feiten.cpv or "",
        soort=feiten.soort or "",
        delen=[{"soort": deel.soort, "waarde": str(deel.waarde)} for deel in feiten.delen],
        hoofdvoorwerp=feiten.hoofdvoorwerp or "",
        **antwoorden_over_waarde(feiten),
        aankondigingsdatum=feiten.aankondigingsdatum,
        ingangsdatum=feiten.ingangsdatum,
        fase=feiten.fase or "",
        deel_van_reeks=gegeven(feiten.deel_van_reeks),
        markt=feiten.markt or "",
        niveau=str(feiten.niveau or ""),
        wil_charter=gegeven(feiten.wil_charter),
        **{feit.value: antwoord.value for feit, antwoord in feiten.feiten.items()},
    )


def gegeven(antwoord: Drieweg) -> str:
    return "" if antwoord is Drieweg.ONBEKEND else antwoord.value


def antwoorden_over_waarde(feiten: Feiten) -> dict[str, Any]:
    raming = feiten.raming
    if raming is None:
        kent_waarde = feiten.waarde is not None and not feiten.delen
        looptijd = looptijdvraag(feiten.looptijd_maanden)
        if not kent_waarde:
            return looptijd
        return looptijd | {
            "wijze": Wijze.TOTAAL.value,
            "btw": "exclusief",
            "in_percelen": "nee",
            "bedrag": feiten.waarde,
        }
    return antwoorden_over_raming(raming)


def antwoorden_over_raming(raming: Ramingsfeiten) -> dict[str, Any]:
    verlengd = raming.verlengingen
    looptijd = looptijdvraag(raming.looptijd_maanden)
    if raming.onbepaald:
        looptijd = {"looptijd": "onbepaald"}
    return looptijd | {
        "wijze": raming.wijze.value,
        "btw": BTW_ANTWOORD.get(raming.btw_percentage, ""),
        "in_percelen": "ja" if raming.percelen else "nee",
        "bedrag": raming.bedrag,
        "percelen": posten(raming.percelen),
        "verlenging_mogelijk": "ja" if verlengd else "",
        "verlengingen_aantal": verlengd.aantal if verlengd else None,
        "verlengingen_maanden": verlengd.maanden if verlengd else None,
        "verlengingen_bedrag": verlengd.bedrag if verlengd else None,
        "heeft_opties": "ja" if raming.opties else "",
        "opties": posten(raming.opties),
        "heeft_deelnemers": "ja" if raming.deelnemers else "",
        "deelnemers": posten(raming.deelnemers),
        "raamovereenkomst": "ja" if raming.raamovereenkomst else "",
        "raam_maximum": raming.maximum,
        "ter_beschikking_gesteld": raming.ter_beschikking_gesteld,
        "restwaarde": raming.restwaarde,
    }


def looptijdvraag(maanden: int | None) -> dict[str, Any]:
    if maanden is None:
        return {}
    if maanden == 0:
        return {"looptijd": "eenmalig"}
    return {"looptijd": "bepaald", "looptijd_maanden": maanden}


def posten(rijen: tuple[Post, ...]) -> list[dict[str, str]]:
    return [{"omschrijving": rij.omschrijving, "bedrag": str(rij.bedrag)} for rij in rijen]
