"""What an edit of the framework does to the example purchases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from intake.advies.advies import Advies
from intake.advies.adviseer import adviseer
from intake.advies.contract import Invoerfout
from intake.advies.kader import Kader
from intake.kader.voorbeelden import Voorbeeld

# The outcomes people act upon, in the order of the advice.
UITKOMSTEN = {
    "soort_voor_drempel": "Soort opdracht",
    "drempel": "Drempelbedrag",
    "route": "Route",
    "doelstellingen": "Doelstellingen",
    "advies": "Advies vragen",
    "ambitieweb": "Ambitieweb",
    "eerst_overleg_cis": "Eerst overleg met Concern Inkoop",
    "charter": "Charter",
    "charter_verkort": "Verkort Charter",
    "categorieplan": "Categorieplan",
    "eigen_afspraken": "Eigen afspraken",
    "niveau": "Niveau",
    "ontbrekend": "Open vragen",
}


class Vastgelopen(Exception):
    """The engine cannot make an advice with this framework."""


@dataclass(frozen=True)
class Verandering:
    naam: str
    was: str
    wordt: str


@dataclass(frozen=True)
class Effect:
    """What becomes different for one example; the codes are those of the voorselectie."""

    voorbeeld: str
    erbij: tuple[str, ...]
    eraf: tuple[str, ...]
    anders: tuple[Verandering, ...]


def effect(
    voor: Kader, na: Kader, voorbeelden: Sequence[Voorbeeld], vandaag: date
) -> tuple[Effect, ...]:
    """Only the examples that change. Raises `Vastgelopen` when `na` gives no advice at all."""
    effecten = (_effect(voorbeeld, voor, na, vandaag) for voorbeeld in voorbeelden)
    return tuple(een for een in effecten if een.erbij or een.eraf or een.anders)


def _effect(voorbeeld: Voorbeeld, voor: Kader, na: Kader, vandaag: date) -> Effect:
    was, wordt = _advies(voorbeeld, voor, vandaag), _advies(voorbeeld, na, vandaag)
    if was is None or wordt is None:
        return Effect(voorbeeld.naam, (), (), _kan_wel_of_niet(was, wordt))
    oud, nieuw = (dict.fromkeys(c.code for c in a.clausules.voorselectie) for a in (was, wordt))
    return Effect(
        voorbeeld.naam,
        erbij=tuple(code for code in nieuw if code not in oud),
        eraf=tuple(code for code in oud if code not in nieuw),
        anders=_veranderingen(was, wordt),
    )


def _advies(voorbeeld: Voorbeeld, kader: Kader, vandaag: date) -> Advies | None:
    try:
        feiten = voorbeeld.feiten(kader, vandaag)
    except Invoerfout:
        return None
    try:
        return adviseer(feiten, kader)
    except LookupError as fout:
        raise Vastgelopen(f"{voorbeeld.naam}: {fout}") from fout


def _kan_wel_of_niet(was: Advies | None, wordt: Advies | None) -> tuple[Verandering, ...]:
    if was is wordt:
        return ()
    woorden = ("niet mogelijk" if advies is None else "mogelijk" for advies in (was, wordt))
    return (Verandering("Advies", *woorden),)


def _veranderingen(was: Advies, wordt: Advies) -> tuple[Verandering, ...]:
    paren = [
        (naam, _woorden(getattr(was, veld)), _woorden(getattr(wordt, veld)))
        for veld, naam in UITKOMSTEN.items()
    ]
    codes = (_woorden(tuple(w.code for w in advies.waarschuwingen)) for advies in (was, wordt))
    paren.append(("Waarschuwingen", *codes))
    return tuple(Verandering(*paar) for paar in paren if paar[1] != paar[2])


def _woorden(waarde: object) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, tuple):
        return ", ".join(str(deel).replace("_", " ") for deel in waarde) or "geen"
    return "onbekend" if waarde is None else str(waarde).replace("_", " ")
