"""The estimated value as far as it can be computed, shown while the inkoper fills in."""

from dataclasses import dataclass
from typing import Any

from intake.advies.advies import Raming
from intake.advies.feiten import Feiten
from intake.advies.keuzes import Soort
from intake.advies.raming import bereken_raming
from intake.dossier.antwoorden import Antwoorden
from intake.dossier.ramingsfeiten import delen, open_ramingsvragen, ramingsfeiten_tot_nu_toe
from intake.dossier.stappen import Reis, Stap, is_gemengd, kent_prijs


@dataclass(frozen=True)
class TotNuToe:
    """The lines so far, and the steps that still decide about the value."""

    raming: Raming | None
    open_stappen: tuple[Stap, ...]


def raming_bij(reis: Reis, stap: Stap) -> TotNuToe | None:
    """What a page about the value shows, once the inkoper knows something about the price."""
    begonnen = kent_prijs(reis.antwoorden) or is_gemengd(reis.antwoorden)
    return raming_tot_nu_toe(reis) if stap.gaat_over_waarde and begonnen else None


def raming_tot_nu_toe(reis: Reis) -> TotNuToe:
    antwoorden = reis.antwoorden
    if is_gemengd(antwoorden):
        feiten = Feiten(antwoorden.vandaag, delen=delen(antwoorden))
        return TotNuToe(
            bereken_raming(feiten, None), () if feiten.delen else open_stappen(reis, {"delen"})
        )
    feiten = Feiten(antwoorden.vandaag, raming=ramingsfeiten_tot_nu_toe(antwoorden))
    vragen = set(open_ramingsvragen(antwoorden))
    return TotNuToe(bereken_raming(feiten, soort(antwoorden)), open_stappen(reis, vragen))


def soort(antwoorden: Antwoorden) -> Soort | None:
    waarde: Any = antwoorden["soort"]
    return Soort(waarde) if waarde in tuple(Soort) else None


def open_stappen(reis: Reis, vragen: set[str]) -> tuple[Stap, ...]:
    """The steps that ask one of these questions."""
    return tuple(stap for stap in reis.route if vragen & set(stap.velden))
