"""A journey along the start page: what waits, an example taken over, words and paper."""

import pytest

from tests.reizen import keur, klik, kop, ziet

pytestmark = pytest.mark.reis
ROLLEN = ("inkoper", "opdrachtgever", "beoordelaar", "deskundige", "categoriemanager", "beheerder")


def test_every_role_starts_at_a_page_that_fits(venster, voorbeelden):
    voorbeelden.maak()
    for rol in ROLLEN:
        page = venster(rol)
        assert kop(page) == "Start"
        keur(page, f"start-{rol}")


def test_an_inkoper_begins_with_an_example(venster):
    page = venster("inkoper")
    klik(page, "Bekijk een ingevuld voorbeeld")
    keur(page, "voorbeelden")
    klik(page, "Voorbeeld: uitzendkrachten")
    keur(page, "voorbeeld")
    klik(page, "Maak hiervan een eigen dossier")
    keur(page, "voorbeeld-overnemen")
    page.get_by_label("Hoe noemt u de nieuwe inkoop?").fill("Uitzendkrachten 2028")
    klik(page, "Maak het dossier")
    ziet(page, "Uw nieuwe dossier is IK-")


def test_words_unfold_where_they_stand_also_without_script(venster):
    page = venster("inkoper", java_script_enabled=False)
    page.goto("/voorbeelden/boven-de-grens/")
    uitleg = page.locator("#ambitieweb + details")
    uitleg.locator("summary").focus()
    page.keyboard.press("Enter")
    assert uitleg.get_by_text("Een gesprek aan het begin van uw inkoop").is_visible()


def test_words_and_the_empty_questionnaire(venster):
    page = venster("inkoper")
    klik(page, "Wat betekenen de woorden?")
    keur(page, "begrippen")
    page.goto("/")
    klik(page, "Print de lege vragenlijst")
    keur(page, "vragenlijst-leeg")
