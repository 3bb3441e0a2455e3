"""In a browser: an inkoper reacts on a text, a beheerder answers, and the inkoper reads it."""

import re

import pytest
from playwright.sync_api import expect

from intake.dossier.models import Dossier
from tests.reizen import keur, klik, ziet

pytestmark = [pytest.mark.reis, pytest.mark.django_db(transaction=True)]
NAAM = "Schoonmaak van de Verzonnen School"
REACTIE = "Kleine bedrijven kunnen dit bewijs niet op tijd leveren."
ANTWOORD = "Dank u. Wij noemen voortaan ook een verklaring van de leverancier."


@pytest.fixture
def dossier(voorbeelden) -> Dossier:
    return voorbeelden.vul_in(NAAM, {"productgroep": "schoonmaak", "bedrag": "300.000"}, dagen=40)


def test_a_reaction_gets_an_answer_that_is_read_without_javascript(venster, dossier):
    inkoper = venster("inkoper", java_script_enabled=False)
    inkoper.goto(f"/dossiers/{dossier.kenmerk}/advies/")
    clausule = inkoper.locator(".ik-clausule").first
    code = clausule.get_attribute("aria-labelledby")
    clausule.get_by_role("link", name="Geef een reactie").click()
    klik(inkoper, "Verstuur uw reactie")
    ziet(inkoper, "Kies wat u wilt zeggen.")
    inkoper.get_by_label("Dit werkt niet in de markt").check(force=True)
    inkoper.get_by_label("Uw toelichting").fill(REACTIE)
    klik(inkoper, "Verstuur uw reactie")
    ziet(inkoper, "Uw reactie is bewaard")
    expect(inkoper).to_have_url(re.compile(rf"/{dossier.kenmerk}/advies/#{code}$"))

    beheerder = venster("beheerder")
    klik(beheerder, "Start")
    klik(beheerder, "Reacties op het kader: 1")
    keur(beheerder, "71-reacties-lijst")
    beheerder.locator("#result_list tbody a").first.click()
    ziet(beheerder, REACTIE)
    keur(beheerder, "72-reactie-beantwoorden")
    klik(beheerder, "Open de clausule in het kader")
    ziet(beheerder, "Reacties op deze clausule")
    keur(beheerder, "73-reacties-bij-clausule")
    beheerder.go_back()
    beheerder.get_by_label("Uw antwoord").fill(ANTWOORD)
    beheerder.get_by_label("Verwerkt in het concept").check(force=True)
    klik(beheerder, "Verstuur het antwoord")
    ziet(beheerder, "Uw antwoord is bewaard")

    klik(inkoper, "Start")
    ziet(inkoper, "Antwoord op uw reactie")
    klik(inkoper, "Uw reacties")
    ziet(inkoper, "Nieuw antwoord")
    inkoper.locator(".ik-taak a").first.click()
    ziet(inkoper, ANTWOORD)


def test_the_pages_of_a_reaction_are_in_order(venster, dossier):
    inkoper = venster("inkoper")
    inkoper.goto(f"/dossiers/{dossier.kenmerk}/teksten/")
    klik(inkoper, "Geef een reactie")
    keur(inkoper, "74-reactie-geven")
    klik(inkoper, "Verstuur uw reactie")
    keur(inkoper, "75-reactie-fout")
    inkoper.get_by_label("Dit is onduidelijk").check(force=True)
    inkoper.get_by_label("Uw toelichting").fill(REACTIE)
    klik(inkoper, "Verstuur uw reactie")
    ziet(inkoper, "Teksten kiezen")
    inkoper.goto(f"/dossiers/{dossier.kenmerk}/advies/")
    inkoper.get_by_text("Alle conclusies op een rij").click()
    inkoper.locator("details").filter(has_text="Alle conclusies op een rij").get_by_role(
        "link", name="Geef een reactie"
    ).first.click()
    keur(inkoper, "76-reactie-op-conclusie")
    klik(inkoper, "Terug, zonder te reageren")
    keur(inkoper, "77-advies-met-reacties")
    klik(inkoper, "Uw reacties")
    keur(inkoper, "78-uw-reacties")
    inkoper.locator(".ik-taak a").first.click()
    keur(inkoper, "79-uw-reactie")
