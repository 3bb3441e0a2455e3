"""A categorieplan in a real browser: made, published, used, and only its deviation reviewed."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from intake.kader.publicatie import geldend_kader
from tests.plannen import GROEP, PLAN
from tests.reizen import kaart, keur, klik, kop, maak_teksten_af, ziet

pytestmark = [pytest.mark.reis, pytest.mark.django_db(transaction=True)]
NAAM = "Inhuur van een projectleider"
REDEN = "De raamovereenkomst regelt dit al."


def test_a_plan_from_concept_to_the_review_of_one_deviation(venster, voorbeelden):
    for nummer in range(3):
        antwoorden = {"productgroep": GROEP, "bedrag": "90.000"}
        voorbeelden.vul_in(f"Inhuur {nummer}", antwoorden, tot="prijs")
    manager = venster("categoriemanager")
    ziet_waar_een_plan_helpt(manager)
    maakt_en_stelt_vast(manager)
    publiceert(venster("beheerder"))
    voorbeelden.kader = geldend_kader(timezone.localdate())[1]
    voorbeelden.vul_in(NAAM, antwoorden, tot="ambitie")
    koopt_volgens_plan(venster("inkoper"))
    ziet_alleen_de_afwijking(venster("beoordelaar"))


def ziet_waar_een_plan_helpt(page: Page) -> None:
    ziet(page, "Een categorieplan kan helpen")
    ziet(page, "Maak het concept ‘Personele aanbestedingen’ af.")
    keur(page, "40-plan-voorstel")
    klik(page, "Inhuur")


def maakt_en_stelt_vast(page: Page) -> None:
    assert PLAN in page.url
    ziet(page, "Een plan geldt pas als u het hebt vastgesteld")
    keur(page, "41-plan-concept")
    page.get_by_role("combobox", name="Maatschappelijk doel").first.select_option("inclusie")
    page.get_by_label("Niveau").first.select_option("2")
    page.get_by_label("Waarom").first.fill("Wie er werkt, is het product.")
    page.get_by_role("button", name="Opslaan en opnieuw bewerken").click()
    klik(page, "Stel dit plan vast")
    ziet(page, "geldt na publicatie")
    expect(page.get_by_role("button", name="Opslaan", exact=True)).to_have_count(0)
    keur(page, "42-plan-vastgesteld")
    page.goto("/beheer/intake/categorieplan/")
    keur(page, "43-plannen")


def publiceert(page: Page) -> None:
    page.goto("/beheer/intake/kaderversie/concept/")
    ziet(page, "Personele aanbestedingen")
    keur(page, "44-plan-wat-verandert-er")
    klik(page, "Publiceer het concept")
    page.get_by_label("Wat verandert er, en waarom?").fill("Een plan voor inhuur.")
    klik(page, "Publiceer")
    ziet(page, "is gepubliceerd en geldt vanaf")


def koopt_volgens_plan(page: Page) -> None:
    klik(page, NAAM)
    klik(page, "Ga verder met de vragen")
    ziet(page, "Ingevuld volgens categorieplan ‘Personele aanbestedingen’")
    keur(page, "45-plan-ambitie")
    klik(page, "Volgende vraag")
    while kop(page) != "Controleer uw antwoorden":
        page.get_by_role("radio").first.check(force=True)
        klik(page, "Volgende vraag")
    klik(page, "Naar uw advies")
    ziet(page, "Volgens categorieplan")
    keur(page, "46-plan-advies")
    klik(page, "Verder: kies de teksten")
    page.get_by_text("neemt u over. Bekijk").click()
    # Not the first: another text of the plan cannot do without it.
    page.get_by_role("radiogroup").nth(1).get_by_label("Niet").check(force=True)
    page.get_by_label("Waarom niet?").nth(1).fill(REDEN)
    keur(page, "47-plan-teksten")
    klik(page, "Neem alle teksten over")
    maak_teksten_af(page)
    klik(page, "Dien in bij Concern Inkoop")
    ziet(page, "Uw dossier is ingediend.")


def ziet_alleen_de_afwijking(page: Page) -> None:
    page.goto("/beheer/intake/dossier/")
    ziet(page, "Wijkt af van categorieplan")
    page.get_by_role("link", name=NAAM).click()
    plan = kaart(page, "Categorieplan Personele aanbestedingen")
    expect(plan.get_by_role("listitem")).to_have_count(1)
    expect(plan).to_contain_text(REDEN)
    expect(page.get_by_text("Volgens categorieplan overgenomen (")).to_be_visible()
    keur(page, "48-plan-beoordeling")
