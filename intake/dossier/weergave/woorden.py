"""The fixed words of the rules as a reader meets them: labels, places in documents, terms."""

from intake.advies.keuzes import Soort
from intake.dossier.forms.opdracht import SOORTEN

SOORTNAAM = {Soort(waarde): str(label) for waarde, label in SOORTEN}
ONDER_OF_BOVEN = {"onder": "onder de Europese grens", "boven": "op of boven de Europese grens"}
VERWIJZING = {"aanbevolen": "aanbevolen", "op_maat": "als dat nodig is"}
AMBITIEWEB = {
    "aanbevolen": "Wij raden een ambitiewebsessie aan",
    "overwegen": "Overweeg een ambitiewebsessie",
    "hergebruik": "Gebruik de uitkomst uit het categorieplan",
    "te_laat": "Voor een ambitiewebsessie is het te laat",
    "nee": "Geen ambitiewebsessie",
    "nog_niet": "Nog niet te bepalen",
}
CHARTER = {
    "charter": "Vraag het SER Charter Diversiteit",
    "plan_van_aanpak": "Vraag een plan van aanpak",
    "geen": "Geen Charter en geen plan van aanpak",
    "nog_niet": "Nog niet te bepalen",
}
# Who decided, as part of a sentence.
DOOR = {"inkoper": "de inkoper", "beoordelaar": "Concern Inkoop en Strategie"}
ADVIES = {
    "vragen": "Vraag advies",
    "overleg": "Overleg",
    "niet_nodig": "Advies vragen is niet nodig",
}


def werkwoord(aantal: int, enkel: str, meer: str) -> str:
    return enkel if aantal == 1 else meer
