"""Filling in, saying anew, weighing and trying another answer, as an inkoper sees it."""

import pytest
from playwright.sync_api import expect

from intake.dossier.indienen import bekijk
from intake.dossier.models import Dossier
from tests.reizen import keur, klik, kop, ziet

pytestmark = [pytest.mark.reis, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def dossier(voorbeelden) -> Dossier:
    antwoorden = {"productgroep": "schoonmaak", "bedrag": "210.000"}
    return voorbeelden.vul_in("Schoonmaak van een kantoor", antwoorden, dagen=90)


def test_the_texts_are_filled_in_and_said_anew(venster, dossier):
    page = venster("inkoper")
    page.goto(f"/dossiers/{dossier.kenmerk}/invullen/")
    page.get_by_label("Rapportageperiode").fill("x" * 201)
    klik(page, "Bewaar en ga verder")
    keur(page, "w1-invullen-fout")
    page.get_by_label("Rapportageperiode").fill("kwartaal")
    klik(page, "Bewaar en ga verder")
    code = bekijk(dossier).teksten[0].code
    page.goto(f"/dossiers/{dossier.kenmerk}/teksten/{code}/eigen-woorden/")
    keur(page, "w2-eigen-woorden")
    page.get_by_label("De tekst voor uw inkoop").fill("Wij gaan goed met elkaar om.")
    page.get_by_label("Waarom past u de tekst aan?").fill("Korter.")
    klik(page, "Bewaar")
    page.goto(f"/dossiers/{dossier.kenmerk}/verband/")
    keur(page, "w3-verband")
    page.goto(f"/dossiers/{dossier.kenmerk}/advies/")
    ziet(page, "Aangepast voor deze inkoop")
    keur(page, "w4-advies")


def test_another_answer_is_tried_with_and_without_a_script(venster, dossier):
    page = venster("inkoper")
    page.goto(f"/dossiers/{dossier.kenmerk}/wat-als/")
    keur(page, "w5-wat-als")
    page.get_by_label("Welk bedrag hoort daarbij?").fill("300.000")
    expect(page.locator("[data-watals-uitkomst]")).to_contain_text("Route")
    keur(page, "w6-wat-als-anders")
    page.goto(f"/dossiers/{dossier.kenmerk}/stappen/bedrag/")
    page.get_by_role("textbox").first.fill("300.000")
    expect(page.locator("[data-watals-uitkomst]")).to_contain_text("wordt €")
    keur(page, "w7-stap-wat-als")
    zonder = venster("inkoper", java_script_enabled=False)
    zonder.goto(f"/dossiers/{dossier.kenmerk}/stappen/bedrag/")
    zonder.get_by_role("textbox").first.fill("300.000")
    klik(zonder, "Bekijk wat dit antwoord verandert")
    assert kop(zonder) == "Wat uw antwoord verandert"
    klik(zonder, "Terug naar de vraag")
    expect(zonder.get_by_role("textbox").first).to_have_value("300.000")


def test_burden_and_charter_are_read(venster, dossier):
    page = venster("inkoper")
    for pad in ("last", "charter"):
        page.goto(f"/dossiers/{dossier.kenmerk}/{pad}/")
        keur(page, f"w8-{pad}")
    Dossier.objects.update(bedrag=900_000)
    page.goto(f"/dossiers/{dossier.kenmerk}/charter/")
    ziet(page, "De tijdlijn van het Charter")
    keur(page, "w9-charter")
