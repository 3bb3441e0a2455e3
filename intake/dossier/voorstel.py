"""What is usual in a productgroep or fixed in its plan: proposed, and the inkoper confirms."""

from typing import Any

from intake.advies.beeld import Beeld
from intake.advies.kader import Categorieplan
from intake.advies.keuzes import Markt
from intake.advies.plan import niveau_van
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


def geldend_plan(antwoorden: Antwoorden) -> Categorieplan | None:
    """The plan in force on the date of announcement, or today as long as that is not known."""
    return Beeld(antwoorden.eerdere_feiten, antwoorden.kader).geldend_plan


def gebruikelijke_antwoorden(antwoorden: Antwoorden) -> dict[str, Any]:
    """What is usual in the productgroep, and the level that its plan agreed on."""
    groep = antwoorden.productgroep
    if groep is None:
        return {}
    antwoord = {str(feit): str(keuze) for feit, keuze in groep.standaardfeiten.items()}
    antwoord["soort"] = str(groep.standaard_soort)
    if groep.markt_standaard is not Markt.ONBEKEND:
        antwoord["markt"] = str(groep.markt_standaard)
    plan = geldend_plan(antwoorden)
    if plan and (niveau := niveau_van(plan)):
        antwoord["niveau"] = str(niveau)
    return {veld: waarde for veld, waarde in antwoord.items() if waarde != ONBEKEND}
