"""Why a text has to do with the subject of this contract, as far as the answers show it."""

from intake.advies.beeld import Beeld
from intake.advies.clausules import NIET_WAAR
from intake.advies.kader import Clausule
from intake.advies.keuzes import Drieweg, Feit
from intake.advies.tekst import opsomming


def verband_van(clausule: Clausule, beeld: Beeld) -> str:
    """A sentence, or nothing when a condition is not known to hold or there is none.

    Own words and texts without conditions get none: only the inkoper knows the link then.
    """
    voorwaarden = clausule.toepassing.feiten or {}
    if any(beeld.antwoorden[feit] is not waarde for feit, waarde in voorwaarden.items()):
        return ""
    redenen = [woorden(feit, waarde) for feit, waarde in voorwaarden.items()]
    groep = beeld.productgroep
    groepen = clausule.toepassing.productgroepen
    if groepen and (groep is None or groep.slug not in groepen):
        return ""
    if groepen and groep:
        redenen.append(f"de inkoop over {groep.naam.lower()} gaat")
    return f"Deze tekst hoort bij de opdracht, omdat {opsomming(redenen)}." if redenen else ""


def woorden(feit: Feit, waarde: Drieweg) -> str:
    return NIET_WAAR.get((feit, waarde), f"{feit} = {waarde}")
