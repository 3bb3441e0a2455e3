"""Whether a settled advice is still what was settled: sums, and the same outcome from the facts."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from intake.advies.adviseer import adviseer
from intake.advies.kader import Kader
from intake.advies.uitvoer import schrijf_advies
from intake.dossier.feitenopslag import lees_feiten, schrijf
from intake.dossier.feitentabel import controlegetal
from intake.dossier.vastgesteld import VastgesteldAdvies
from intake.kader.snapshot import sha256, van_json

DOCUMENTNAAM = {
    "html": "De memo als pagina",
    "pdf": "De memo als PDF",
    "bijlage": "De teksten voor Word",
}
DEEL = {
    "kaderversie": "de versie van het kader",
    "raming": "de raming",
    "soort_voor_drempel": "de soort opdracht",
    "drempel": "de Europese grens",
    "drempel_geldig": "de periode van de grens",
    "route": "onder of boven de grens",
    "doelstellingen": "de doelstellingen",
    "advies": "of advies nodig is",
    "doorverwijzing": "met wie u overlegt",
    "ambitieweb": "het ambitieweb",
    "eerst_overleg_cis": "het overleg vooraf",
    "charter": "het Charter",
    "charter_verkort": "het verkorte Charter",
    "categorieplan": "het categorieplan",
    "eigen_afspraken": "de eigen afspraken",
    "niveau": "het ambitieniveau",
    "clausules": "de teksten",
    "percelen": "de percelen",
    "waarschuwingen": "de waarschuwingen",
    "ontbrekend": "de open vragen",
    "bevindingen": "de uitleg bij de conclusies",
}


@dataclass(frozen=True)
class Controle:
    """One thing that was looked at, with what was found in plain words."""

    naam: str
    in_orde: bool
    uitleg: str


def controleer(advies: VastgesteldAdvies) -> tuple[Controle, ...]:
    """Everything from the stored bytes: nothing that is kept in memory counts."""
    inhoud, som = advies.kaderversie.inhoud, advies.kaderversie.sha256
    kader = controleer_kader(inhoud, som, advies.uitkomst)
    return (
        kader,
        controleer_feiten(advies.feiten, bytes(advies.html)),
        controleer_uitkomst(advies.feiten, advies.uitkomst, inhoud),
        *(
            controleer_document(
                naam, bytes(getattr(advies, veld)), getattr(advies, f"{veld}_sha256")
            )
            for veld, naam in DOCUMENTNAAM.items()
        ),
    )


def controleer_kader(inhoud: str, som: str, uitkomst: dict[str, Any]) -> Controle:
    in_orde = sha256(inhoud) == som == uitkomst["kaderversie"]["sha256"]
    uitleg = (
        "De versie van het kader is nog precies die van toen."
        if in_orde
        else "De bewaarde versie van het kader is niet meer die van toen."
    )
    return Controle("Het kader", in_orde, uitleg)


def controleer_feiten(feiten: dict[str, Any], html: bytes) -> Controle:
    """The sum of the facts is printed in the memo."""
    try:
        in_orde = controlegetal(lees_feiten(feiten)).encode() in html
    except Exception:  # whatever is wrong with what is stored, the reader must hear it
        in_orde = False
    uitleg = (
        "Het controlegetal van de feiten is het getal dat in de memo staat."
        if in_orde
        else "Het controlegetal van de feiten is niet het getal dat in de memo staat."
    )
    return Controle("De feiten", in_orde, uitleg)


def controleer_uitkomst(feiten: dict[str, Any], uitkomst: dict[str, Any], inhoud: str) -> Controle:
    try:
        opnieuw = bereken(feiten, van_json(inhoud), uitkomst["kaderversie"])
    except Exception:
        return Controle("De uitkomst", False, "De feiten of het kader zijn niet meer te lezen.")
    anders = [DEEL.get(deel, deel) for deel in verschillen(uitkomst, opnieuw)]
    uitleg = (
        f"Opnieuw berekend met de regels van nu is dit anders: {', '.join(anders)}. "
        "De documenten hieronder blijven gelden."
        if anders
        else "Opnieuw berekend uit de feiten en het kader van toen: dezelfde uitkomst."
    )
    return Controle("De uitkomst", not anders, uitleg)


def bereken(feiten: dict[str, Any], kader: Kader, versie: dict[str, str]) -> dict[str, Any]:
    advies = adviseer(lees_feiten(feiten), kader)
    opnieuw: dict[str, Any] = schrijf(schrijf_advies(advies, versie["versie"], versie["sha256"]))
    return opnieuw


def verschillen(oud: dict[str, Any], nieuw: dict[str, Any]) -> Iterator[str]:
    return (deel for deel in {**oud, **nieuw} if oud.get(deel) != nieuw.get(deel))


def controleer_document(naam: str, inhoud: bytes, som: str) -> Controle:
    in_orde = hashlib.sha256(inhoud).hexdigest() == som
    uitleg = (
        f"Het controlegetal klopt: {som}"
        if in_orde
        else "Het controlegetal klopt niet: het document is niet meer wat is vastgesteld."
    )
    return Controle(naam, in_orde, uitleg)
