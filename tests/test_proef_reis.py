"""A beheerder tries the framework in a browser and looks at the picture of the questionnaire."""

import pytest
from playwright.sync_api import expect

from intake.kader.models import Drempelbedrag
from tests.reizen import foto, keur, klik, kop, ziet

pytestmark = [pytest.mark.reis, pytest.mark.django_db(transaction=True)]


def test_a_beheerder_tries_an_example_varies_it_and_compares_the_draft(venster):
    page = venster("beheerder")
    page.goto("/beheer/")
    klik(page, "Probeer het kader")
    assert kop(page) == "Probeer het kader"
    keur(page, "proef-leeg")

    page.get_by_label("Welke inkoop wilt u proberen?").select_option(label="Schoonmaak kantoren")
    page.get_by_role("button", name="Haal deze inkoop op").click()
    ziet(page, "Volgens versie")
    keur(page, "proef-advies")

    Drempelbedrag.objects.filter(soort="dienst").update(bedrag=90_000_000)
    page.get_by_label("Met welk kader wilt u vergelijken?").select_option("concept")
    page.get_by_text("De feiten: bekijken of veranderen").click()
    page.get_by_label("Welk bedrag hoort daarbij?").fill("veel")
    page.get_by_role("button", name="Geef het advies").click()
    expect(page.get_by_label("Welk bedrag hoort daarbij?")).to_have_value("veel")
    keur(page, "proef-fout")

    page.get_by_label("Welk bedrag hoort daarbij?").fill("300.000")
    page.get_by_role("button", name="Geef het advies").click()
    expect(page.get_by_role("heading", name="Wat er verschilt")).to_be_visible()
    for uitklap in page.locator("details").all():
        uitklap.evaluate("deel => deel.open = true")
    keur(page, "proef-verschil")

    adres = page.url
    page.goto("/beheer/")
    page.goto(adres)
    expect(page.get_by_role("heading", name="Wat er verschilt")).to_be_visible()


def test_a_beheerder_sees_the_whole_questionnaire(venster):
    page = venster("beheerder")
    page.goto("/beheer/")
    klik(page, "De vragenlijst in beeld")
    assert kop(page) == "De vragenlijst in beeld"
    expect(page.get_by_role("img", name="De vragenlijst")).to_be_visible()
    expect(page.get_by_role("region", name="Tekening")).to_have_attribute("tabindex", "0")
    expect(page.get_by_role("heading", name="4. Delen van de opdracht")).to_be_visible()
    keur(page, "vragenlijst")
    page.emulate_media(media="print")
    foto(page, "vragenlijst-druk", 768)
