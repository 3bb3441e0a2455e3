"""A journey through the toets: a text that asks too much is found, explained, and solved."""

import pytest
from django.urls import reverse

from intake.dossier.indienen import bekijk
from intake.dossier.weergave.toets import verbanden
from tests.reizen import keur, klik, kop, ziet

pytestmark = pytest.mark.reis


@pytest.fixture
def schoonmaak(voorbeelden):
    """Every question answered, all texts taken over, and one that now asks too much."""
    antwoorden = {"productgroep": "schoonmaak", "bedrag": "230.000"}
    dossier = voorbeelden.vul_in("Schoonmaak van het Verzonnen Kantoor", antwoorden)
    indiening = bekijk(dossier)
    code = next(een.clausule.code for een in verbanden(indiening.zaak))
    dossier.clausulekeuzes = {t.code: {"ja": True, "reden": ""} for t in indiening.teksten}
    tekst = "Alle medewerkers volgen elk jaar een training volgens NEN 1234."
    dossier.verwoordingen = {code: {"tekst": tekst, "reden": "Korter."}}
    dossier.save()
    return dossier


def test_an_inkoper_explains_what_the_toets_finds(venster, schoonmaak):
    page = venster("inkoper")
    page.goto(schoonmaak.get_absolute_url())
    klik(page, "5. Teksten toetsen")
    ziet(page, "3 punten vragen nog om een oplossing of uitleg")
    keur(page, "toets")
    klik(page, "Schrijf het verband met de opdracht")
    assert kop(page) == "Verband met de opdracht"
    keur(page, "toets-verband")
    leeg = next(v for v in page.locator("textarea").all() if not v.input_value())
    leeg.fill("Zij ontmoeten bezoekers in onze gebouwen.")
    klik(page, "Bewaar")
    ziet(page, "2 punten vragen nog")
    for vak in page.get_by_label("Waarom laat u dit zo?").all():
        vak.fill("De mensen wisselen per gebouw.")
    klik(page, "Bewaar en ga verder")
    ziet(page, "De toets is klaar.")
    page.goto(reverse("intake:toets", args=[schoonmaak.kenmerk]))
    ziet(page, "Alle punten zijn uitgelegd.")
    keur(page, "toets-uitgelegd")
    page.goto(reverse("intake:advies", args=[schoonmaak.kenmerk]))
    keur(page)


def test_the_toets_is_used_with_the_keyboard_alone_and_without_script(venster, schoonmaak):
    page = venster("inkoper", java_script_enabled=False)
    page.goto(reverse("intake:toets", args=[schoonmaak.kenmerk]))
    vakken = page.get_by_label("Waarom laat u dit zo?")
    aantal = vakken.count()
    vakken.first.focus()
    page.keyboard.type("De mensen wisselen per gebouw.")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.tagName") != "BUTTON":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    ziet(page, f"Nog {aantal - 1} punten vragen om een oplossing of uitleg.")
