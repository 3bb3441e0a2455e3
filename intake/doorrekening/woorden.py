"""The outcomes of an advice in the words of the pages: each kind of outcome, and its values."""

from collections.abc import Callable, Mapping
from typing import Any

from intake.advies.advies import Doorverwijzing, Perceeloordeel
from intake.advies.kader import Kader
from intake.advies.tekst import euro
from intake.dossier.weergave.keuzes import ONDERWERP
from intake.dossier.weergave.woorden import (
    ADVIES,
    AMBITIEWEB,
    CHARTER,
    ONDER_OF_BOVEN,
    SOORTNAAM,
    VERWIJZING,
)
from intake.kader.effect import UITKOMSTEN as VAN_EEN_ADVIES
from intake.kader.rijtekst import hoofdletter, in_woorden

UITKOMSTEN = VAN_EEN_ADVIES | {
    "doorverwijzing": "Met wie u overlegt",
    "percelen": "Kleine percelen",
}
OVER = ONDERWERP | {"DT5": "Met wie u overlegt", "DT10": "De keuze van teksten"}
VAST: dict[str, Mapping[str, str]] = {
    "soort_voor_drempel": SOORTNAAM,
    "route": {route: hoofdletter(woorden) for route, woorden in ONDER_OF_BOVEN.items()},
    "advies": ADVIES,
    "ambitieweb": AMBITIEWEB,
    "charter": CHARTER,
    "categorieplan": {
        "hergebruik": "Gebruik het categorieplan",
        "maken_of_concept": "Er is nog geen vastgesteld categorieplan",
        "nee": "Geen categorieplan",
    },
    "eigen_afspraken": {
        "ja_kader": "Ja, volgens het handelingskader",
        "ja_voorstel": "Ja, als voorstel",
        "nee": "Niet nodig",
    },
}


def doorverwijzing(waarde: Doorverwijzing, kader: Kader) -> str:
    return (
        f"Bureau Social Return: {VERWIJZING.get(waarde.bureau_social_return, 'nee')}\n"
        "Bureau Inclusie en Diversiteit: "
        f"{VERWIJZING.get(waarde.bureau_inclusie_diversiteit, 'nee')}"
    )


def percelen(waarde: tuple[Perceeloordeel, ...], kader: Kader) -> str:
    mag = {True: "uitzondering mogelijk", False: "geen uitzondering"}
    return "\n".join(f"{een.naam}: {mag[een.uitzondering_mogelijk]}" for een in waarde)


def doelstellingen(waarde: tuple[str, ...], kader: Kader) -> str:
    return "\n".join(kader.doelstelling[code].naam for code in waarde)


BIJZONDER: dict[str, Callable[[Any, Kader], str]] = {
    "drempel": lambda bedrag, _: euro(bedrag),
    "doelstellingen": doelstellingen,
    "doorverwijzing": doorverwijzing,
    "percelen": percelen,
    "ontbrekend": lambda namen, _: "\n".join(naam.replace("_", " ") for naam in namen),
}


def uitkomst_in_woorden(veld: str, waarde: Any, kader: Kader) -> str:
    """Nothing for an outcome that is not there."""
    if waarde is None:
        return ""
    if veld in BIJZONDER:
        return BIJZONDER[veld](waarde, kader)
    if veld in VAST:
        return VAST[veld].get(waarde, "Nog niet te bepalen")
    return in_woorden(waarde)
