"""One dossier through every role in a real browser: from the last question to the frozen advice."""

import re

import pytest
from playwright.sync_api import Page, expect

from intake.dossier.models import Dossier
from tests.reizen import (
    bewaar_bladen,
    foto,
    haal,
    kaart,
    keur,
    kies,
    klik,
    kop,
    leg_uit,
    vul_teksten_in,
    ziet,
)

pytestmark = [pytest.mark.reis, pytest.mark.django_db(transaction=True)]
NAAM = "Schoonmaak stadskantoren"
REDEN = "Staat al in het lopende contract."


@pytest.fixture
def dossier(voorbeelden) -> Dossier:
    """All but the last question answered."""
    antwoorden = {
        "productgroep": "schoonmaak",
        "bedrag": "230.000",
        "opdrachtgever_email": "opdrachtgever@voorbeeld.nl",
    }
    return voorbeelden.vul_in(NAAM, antwoorden, dagen=40, tot="charter")


def test_a_dossier_travels_through_every_role(venster, dossier):
    inkoper, beoordelaar, deskundige = (
        venster(rol) for rol in ("inkoper", "beoordelaar", "deskundige")
    )
    vult_aan_en_dient_in(inkoper)
    beoordeelt_en_vraagt(beoordelaar)
    geeft_raad(deskundige)
    verwerkt_en_dient_opnieuw_in(inkoper)
    besluit_en_stelt_vast(beoordelaar)
    ziet_het_definitieve_advies(inkoper)
    leest_de_uitkomst(venster("opdrachtgever"))


def vult_aan_en_dient_in(page: Page) -> None:
    klik(page, NAAM)
    klik(page, "Ga verder met de vragen")
    page.get_by_role("radio").first.check(force=True)
    klik(page, "Volgende vraag")
    assert kop(page) == "Controleer uw antwoorden"
    klik(page, "Naar uw advies")
    keur(page, "01-inkoper-advies")
    klik(page, "Verder: kies de teksten")
    eerste = page.get_by_role("radiogroup").first
    eerste.get_by_label("Niet").check(force=True)
    klik(page, "Neem alle teksten over")
    expect(page).to_have_title(re.compile("^Fout: "))
    expect(eerste.get_by_label("Niet")).to_be_checked()
    expect(page.get_by_label("Neem over").last).to_be_checked()
    keur(page, "02-inkoper-teksten-fout")
    page.get_by_label("Waarom niet?").first.fill(REDEN)
    klik(page, "Bewaar en ga verder")
    maakt_de_teksten_af(page)
    klik(page, "Wijzig waar u afwijkt")
    page.get_by_label("Ik wijk hiervan af").first.check(force=True)
    page.get_by_label("Waarom wijkt u af?").first.fill("Wij overlegden al in september.")
    keur(page, "03-inkoper-afwijken")
    klik(page, "Bewaar en ga verder")
    keur(page, "04-inkoper-indienen")
    ziet(page, REDEN)
    klik(page, "Dien in bij Concern Inkoop")
    ziet(page, "Uw dossier is ingediend.")
    keur(page, "05-inkoper-ingediend")


def maakt_de_teksten_af(page: Page) -> None:
    if kop(page) == "Teksten invullen":
        keur(page, "02b-inkoper-invullen")
        vul_teksten_in(page)
    if kop(page) == "Teksten toetsen":
        keur(page, "02c-inkoper-toets")
        leg_uit(page)


def beoordeelt_en_vraagt(page: Page) -> None:
    klik(page, "Start")
    keur(page, "06-beoordelaar-voor-u")
    klik(page, "Beheer")
    klik(page, "Dossiers")
    keur(page, "07-beoordelaar-werklijst")
    page.get_by_role("link", name=re.compile(NAAM)).click()
    foto(page, "08-beoordelaar-ingediend")
    ziet(page, REDEN)
    klik(page, "Pak dit dossier op")
    schrijft_opmerkingen(page)
    stelt_een_vraag(page)
    keur(page, "10-beoordelaar-in-beoordeling")
    klik(page, "Vraag een aanvulling (2)")
    keur(page, "11-beoordelaar-aanvulling")
    klik(page, "Vraag aanvulling")
    ziet(page, "De inkoper heeft 2 opmerkingen gekregen en is aan zet.")


def schrijft_opmerkingen(page: Page) -> None:
    klik(page, "Opmerking bij: Wat is de totale prijs?")
    kies(page, "Wat is er aan de hand?", "Verouderd")
    page.get_by_label("Standaardzin").select_option(index=1)
    klik(page, "Zet de standaardzin in het tekstvak")
    expect(page.get_by_label("Uw opmerking")).not_to_have_value("")
    keur(page, "09-beoordelaar-opmerking")
    klik(page, "Bewaar de opmerking")
    teksten = page.get_by_role("region", name="Teksten")
    teksten.get_by_role("link", name=re.compile("^Opmerking bij")).first.click()
    kies(page, "Wat is er aan de hand?", "Vraag")
    page.get_by_label("Uw opmerking").fill("Waar staat dat in het contract?")
    klik(page, "Bewaar de opmerking")


def stelt_een_vraag(page: Page) -> None:
    klik(page, "Vraag een deskundige")
    page.get_by_label("Aan wie stelt u uw vraag?").select_option(label="deskundige")
    page.get_by_label("Wat is uw vraag?").fill("Is social return hier haalbaar?")
    keur(page)
    klik(page, "Stel de vraag")
    ziet(page, "Uw vraag is gesteld.")


def geeft_raad(page: Page) -> None:
    page.goto("/")
    klik(page, "Start (1)")
    klik(page, NAAM)
    page.get_by_label("Uw antwoord").fill("Ja, met twee leerplekken per jaar.")
    keur(page, "12-deskundige-vraag")
    klik(page, "Geef uw antwoord")
    ziet(page, "Uw antwoord is bewaard.")


def verwerkt_en_dient_opnieuw_in(page: Page) -> None:
    page.goto("/")
    klik(page, "Start (1)")
    keur(page, "13-inkoper-voor-u")
    klik(page, NAAM)
    klik(page, "Terug naar het dossier")
    keur(page, "14-inkoper-dossier-terug")
    klik(page, "Bekijk de opmerkingen")
    keur(page, "15-inkoper-opmerkingen")
    klik(page, "Naar de vraag")
    ziet(page, "Opmerking van Concern Inkoop bij ‘Wat is de totale prijs?’")
    keur(page, "16-inkoper-opmerking-bij-vraag")
    page.get_by_role("textbox").fill("260.000")
    klik(page, "Wijziging opslaan")
    page.get_by_label("Uw antwoord").last.fill("In artikel 12.")
    for vinkje in page.get_by_label("Ik heb deze opmerking verwerkt").all():
        vinkje.check(force=True)
    klik(page, "Bewaar")
    keur(page, "17-inkoper-verwerkt")
    klik(page, "Dien het dossier opnieuw in")
    klik(page, "Dien opnieuw in")
    ziet(page, "Uw dossier is ingediend.")


def besluit_en_stelt_vast(page: Page) -> None:
    page.goto("/voor-u/")
    klik(page, NAAM)
    veranderd = kaart(page, "Wat de inkoper heeft veranderd")
    expect(veranderd).to_contain_text("€ 230.000")
    expect(veranderd).to_contain_text("€ 260.000")
    foto(page, "18-beoordelaar-veranderd")
    klik(page, "Pak dit dossier op")
    klik(page, "Zet op afgehandeld")
    neemt_besluiten(page)
    klik(page, "Deel met de inkoper")
    keur(page, "20-beoordelaar-besloten")
    klik(page, "Stel het advies vast")
    keur(page, "21-beoordelaar-vaststellen")
    klik(page, "Stel vast")
    ziet(page, "Advies IK-2026-0001-A1 is vastgesteld en verstuurd.")
    keur(page, "22-beoordelaar-vastgesteld")


def neemt_besluiten(page: Page) -> None:
    teksten = page.get_by_role("region", name="Teksten")
    teksten.get_by_role("link", name=re.compile("^Neem een besluit over")).first.click()
    kies(page, "Wat besluit u?", "Deze tekst hoort erin")
    page.get_by_label("Waarom?").fill("Het lopende contract stopt eerder.")
    keur(page, "19-beoordelaar-besluit")
    klik(page, "Bewaar het besluit")
    klik(page, "Voeg een tekst uit de bibliotheek toe")
    page.get_by_role("searchbox").fill("rapportage")
    klik(page, "Zoek")
    keur(page)
    page.get_by_role("listitem").get_by_role("link").last.click()
    page.get_by_label("Waarom?").fill("Past bij dit gebouw.")
    klik(page, "Bewaar het besluit")
    klik(page, "Schrijf een tekst voor dit dossier")
    page.get_by_label("Titel").fill("Sleutels")
    kies(page, "Waar komt de tekst in de stukken?", "Eis")
    page.get_by_label("Tekst", exact=True).fill("Elke sleutel komt terug.")
    page.get_by_label("Waarom hoort deze tekst erbij?").fill("Er raakten sleutels weg.")
    klik(page, "Bewaar")
    klik(page, "Vul in wat in de teksten nog open is")
    keur(page, "19b-beoordelaar-invullen")
    vult_in_wat_open_is(page)
    klik(page, "Voeg een afspraak toe")
    page.get_by_label("Wat spreekt u af?").fill("Een rondgang met de schoonmakers")
    page.get_by_label("Wanneer?").fill("elk kwartaal")
    page.get_by_label("Wie zorgt daarvoor?").fill("contractmanager")
    klik(page, "Bewaar")


def vult_in_wat_open_is(page: Page) -> None:
    for veld in page.locator("#content form.ik-formulier input.ams-text-input").all():
        if not veld.input_value():
            veld.fill("Bijlage 4")
    klik(page, "Bewaar")


def ziet_het_definitieve_advies(page: Page) -> None:
    page.goto("/")
    klik(page, NAAM)
    ziet(page, "Het advies is definitief")
    keur(page, "23-inkoper-definitief")
    klik(page, "Geschiedenis")
    keur(page, "24-inkoper-geschiedenis")
    page.go_back()
    klik(page, "Advies IK-2026-0001-A1")
    keur(page, "25-inkoper-vastgesteld")
    klik(page, "Controleer opnieuw")
    ziet(page, "Alles klopt")
    keur(page, "26-inkoper-controle")
    page.go_back()
    klik(page, "Wat is er sindsdien veranderd?")
    ziet(page, "Er is niets veranderd")
    keur(page, "27-inkoper-sindsdien")


def leest_de_uitkomst(page: Page) -> None:
    assert kop(page) == "Start"
    keur(page, "28-opdrachtgever-adviezen")
    klik(page, NAAM)
    ziet(page, "Een rondgang met de schoonmakers")
    keur(page, "29-opdrachtgever-uitkomst")
    pdf, woord = haal(page, "Download de memo (PDF)"), haal(page, "Download de teksten (Word)")
    assert pdf.startswith(b"%PDF") and woord.startswith(b"PK")
    bewaar_bladen(pdf, woord)
    klik(page, "Bekijk de memo als pagina")
    ziet(page, "Sleutels")
    keur(page, "30-opdrachtgever-memo")
