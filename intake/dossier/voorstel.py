"""What is usual in a productgroep, as a proposal that the inkoper confirms or changes."""

from typing import Any

from intake.advies.keuzes import Markt
from intake.dossier.antwoorden import LEEG, Antwoorden
from intake.dossier.models import Dossier
from intake.dossier.stappen import Stap
from intake.formulier import ONBEKEND


def voorstel(antwoorden: Antwoorden, dossier: Dossier, stap: Stap) -> dict[str, str]:
    """The usual answers to the questions of a step that were never answered."""
    if stap.slug in dossier.bevestigd:
        return {}
    gebruikelijk = gebruikelijke_antwoorden(antwoorden)
    open_velden = (veld for veld in stap.velden if dossier.antwoord(veld) in LEEG)
    return {veld: gebruikelijk[veld] for veld in open_velden if veld in gebruikelijk}


def gebruikelijke_antwoorden(antwoorden: Antwoorden) -> dict[str, Any]:
    groep = antwoorden.productgroep
    if groep is None:
        return {}
    antwoord = {str(feit): str(keuze) for feit, keuze in groep.standaardfeiten.items()}
    antwoord["soort"] = str(groep.standaard_soort)
    if groep.markt_standaard is not Markt.ONBEKEND:
        antwoord["markt"] = str(groep.markt_standaard)
    return {veld: waarde for veld, waarde in antwoord.items() if waarde != ONBEKEND}
