"""Choosing texts in a browser: add, swap, order; by keyboard, and without script."""

import re

import pytest
from playwright.sync_api import Page, expect

from intake.dossier.models import Dossier
from tests.reizen import keur, klik, kop, ziet

pytestmark = [pytest.mark.reis, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("met_script", [True, False])
def test_an_inkoper_adds_swaps_and_orders_texts(venster, voorbeelden, met_script):
    antwoorden = {"productgroep": "leerlingenvervoer", "bedrag": "400.000"}
    dossier = voorbeelden.vul_in("Schoonmaak van het kantoor", antwoorden)
    page = venster("inkoper", java_script_enabled=met_script)
    page.goto(f"/dossiers/{dossier.kenmerk}/teksten/")
    voegt_toe(page, met_script)
    ruilt(page, met_script)
    ordent(page, met_script)


def voegt_toe(page: Page, met_script: bool) -> None:
    klik(page, "Andere teksten toevoegen")
    keur_als(page, met_script, "50-andere-teksten")
    page.get_by_role("link", name=re.compile("^Lees of voeg toe")).first.click()
    assert kop(page).startswith("Tekst toevoegen")
    keur_als(page, met_script, "51-tekst-toevoegen")
    if (reden := page.get_by_label("Waarom voegt u deze tekst toe?")).count():
        reden.fill("Wij vinden dit belangrijk.")
    klik(page, "Voeg toe")
    ziet(page, "is toegevoegd")
    ziet(page, "Door u toegevoegd")


def ruilt(page: Page, met_script: bool) -> None:
    """With a choice on the page that is not saved yet: it has to be there afterwards."""
    page.get_by_role("radio", name="Neem over").first.check(force=True)
    keur_als(page, met_script, "52-teksten")
    page.locator("summary").filter(has_text="Ruil voor een andere tekst").last.click()
    page.get_by_role("button", name=re.compile("^Ruil ")).first.click()
    assert kop(page).startswith("Tekst ruilen")
    keur_als(page, met_script, "53-tekst-ruilen")
    expect(page.get_by_label("Waarom vervalt die tekst?")).to_have_value(
        re.compile("^Geruild voor")
    )
    page.get_by_role("button", name="Ruil", exact=True).click()
    ziet(page, "Geruild:")
    keuzes = Dossier.objects.get().clausulekeuzes.values()
    assert sum(not keuze["ja"] for keuze in keuzes) == 1
    assert sum("erbij" not in keuze and keuze["ja"] for keuze in keuzes) == 1


def ordent(page: Page, met_script: bool) -> None:
    klik(page, "Volgorde")
    keur_als(page, met_script, "54-volgorde")
    knop = page.get_by_role("button", name=re.compile("^Naar beneden")).first
    knop.focus()
    page.keyboard.press("Enter")
    ziet(page, "staat nu op plaats 2")
    code = page.url.split("#")[1]
    assert Dossier.objects.get().tekstvolgorde[1] == code
    if met_script:
        assert page.evaluate("document.activeElement.id") == code


def keur_als(page: Page, met_script: bool, naam: str) -> None:
    """The judge of a page is a script itself."""
    if met_script:
        keur(page, naam)
