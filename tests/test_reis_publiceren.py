"""A changed framework in a real browser: edit it, see what it does, publish it, read the log."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.eigen_proces import op_dezelfde_database
from tests.reizen import haal, keur, klik, kop, ziet

pytestmark = [pytest.mark.reis, pytest.mark.django_db(transaction=True)]
NAAM = "Schoonmaak stadskantoren"
KLAAR = 60_000


@pytest.fixture
def dossier(voorbeelden, monkeypatch):
    """Above the threshold of today, under that of the draft."""
    op_dezelfde_database(monkeypatch)
    return voorbeelden.vul_in(NAAM, {"productgroep": "schoonmaak", "bedrag": "230.000"}, dagen=40)


@pytest.mark.parametrize("script", [True, False], ids=["script", "zonder_script"])
def test_a_changed_framework_is_tried_and_published(venster, dossier, script):
    page = venster("beheerder", java_script_enabled=script)
    wijzigt_een_drempel(page)
    wijzigt_een_voorwaarde(page)
    ziet_wat_er_verandert(page, script)
    rekent_door(page, dossier, script)
    publiceert(page, script)
    leest_wat_de_versie_veranderde(page, script)


def wijzigt_een_drempel(page: Page) -> None:
    page.goto("/beheer/intake/drempelbedrag/")
    rij = page.get_by_role("row", name=re.compile("Diensten.*1 januari 2026"))
    rij.get_by_role("link").first.click()
    page.get_by_label("Bedrag").fill("250000")
    page.get_by_role("button", name="Opslaan", exact=True).click()


def wijzigt_een_voorwaarde(page: Page) -> None:
    page.goto("/beheer/intake/clausule/SOV-25/change/")
    page.get_by_label("Kortste looptijd").fill("48")
    page.get_by_role("button", name="Opslaan", exact=True).click()


def ziet_wat_er_verandert(page: Page, script: bool) -> None:
    page.goto("/beheer/")
    klik(page, "Wat verandert er")
    ziet(page, "SOV-25 Leidinggevenden op de opdracht zijn voorbereid")
    expect(page.locator("ins")).to_contain_text(["250.000", "48"])
    kijk(page, "20-beheerder-concept", script)


def rekent_door(page: Page, dossier, script: bool) -> None:
    klik(page, "Reken door wat dit doet")
    kijk(page, "21-beheerder-doorrekeningen", script)
    klik(page, "Reken het concept door")
    wacht_tot_klaar(page, script)
    ziet(page, "verandert het advies")
    kijk(page, "22-beheerder-uitkomst", script)
    blad = haal(page, "Alles als rekenblad")
    assert blad.startswith(b"PK")
    klik(page, "Route")
    klik(page, dossier.kenmerk)
    ziet(page, "Onder de Europese grens")
    ziet(page, "Uitleg bij het advies")
    kijk(page, "23-beheerder-een-dossier", script)


def wacht_tot_klaar(page: Page, script: bool) -> None:
    """With the script the page turns by itself; without it there is a link."""
    klaar = page.get_by_role("link", name="Alles als rekenblad")
    if not script:
        for _ in range(KLAAR // 500):
            if klaar.is_visible():
                break
            ververs = page.get_by_role("link", name="Ververs deze pagina")
            assert ververs.is_visible()
            page.wait_for_timeout(500)
            ververs.click()
    expect(klaar).to_be_visible(timeout=KLAAR)


def publiceert(page: Page, script: bool) -> None:
    klik(page, "Wat verandert er")
    klik(page, "Publiceer het concept")
    ziet(page, "verandert het advies")
    klik(page, "Publiceer")
    expect(page).to_have_title(re.compile("^Fout: "))
    kijk(page, "24-beheerder-publiceren-fout", script)
    page.get_by_label("Wat verandert er, en waarom?").fill("De drempel is hoger.")
    klik(page, "Publiceer")
    ziet(page, "is gepubliceerd en geldt vanaf")


def leest_wat_de_versie_veranderde(page: Page, script: bool) -> None:
    klik(page, "Alle versies van het kader")
    assert kop(page) == "Versies van het kader"
    ziet(page, "De drempel is hoger.")
    kijk(page, "25-versies", script)
    page.get_by_role("heading", level=2).get_by_role("link").first.click()
    expect(page.locator("ins")).to_contain_text(["250.000", "48"])
    kijk(page, "26-versie", script)


def kijk(page: Page, naam: str, script: bool) -> None:
    # Axe is a script itself.
    if script:
        keur(page, naam)
