"""In a browser: a beheerder sees what needs care, puts something right, and reads why."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from intake.dossier.indienen import bekijk
from intake.dossier.models import Dossier
from intake.kader.models import Contactpunt, Drempelbedrag
from intake.kader.publicatie import publiceer
from intake.waken.ronde import waak
from tests.reizen import keur, klik, ziet

pytestmark = [pytest.mark.reis, pytest.mark.django_db(transaction=True)]
REDEN = "De leveranciers in deze markt kunnen dit niet, zegt mevrouw Verzonnen."
SCHOONMAAK = {"productgroep": "schoonmaak", "bedrag": "230.000"}


@pytest.fixture
def weggelaten(voorbeelden) -> str:
    """The code of a text that six dossiers left out."""
    for nummer in range(6):
        voorbeelden.dien_in(f"Schoonmaak {nummer}", SCHOONMAAK, niet_overnemen=REDEN)
    dossier = Dossier.objects.first()
    code = bekijk(dossier).teksten[0].code
    assert not dossier.clausulekeuzes[code]["ja"]
    return code


def open_pagina(page: Page) -> None:
    page.goto("/voor-u/")
    klik(page, "Wat vraagt aandacht in het kader")


def test_a_beheerder_puts_right_what_needs_care(venster, weggelaten):
    waak(timezone.localdate())
    page = venster("beheerder")
    open_pagina(page)
    ziet(page, "punten vragen aandacht")
    page.get_by_text("De redenen waarom de tekst is weggelaten").click()
    ziet(page, REDEN)
    keur(page, "61-wat-vraagt-aandacht")
    Contactpunt.objects.filter(pk="CIS").update(email="inkoop@amsterdam.nl")
    page.reload()
    ziet(page, "Staat klaar in het concept")
    keur(page, "62-staat-klaar")
    page.get_by_role("link", name="Lees de redenen").click()
    leven = page.get_by_role("region", name="Het leven van deze clausule")
    expect(leven.get_by_role("row", name="Weggelaten 6")).to_be_visible()
    expect(leven).to_contain_text(REDEN)
    keur(page, "63-leven-van-een-clausule")


def test_a_threshold_without_successor_leads_to_a_new_one(venster):
    page = venster("beheerder")
    vandaag = timezone.localdate()
    laatste = Drempelbedrag.objects.filter(geldig_tot__gt=vandaag)
    laatste.update(geldig_tot=vandaag + timedelta(days=60))
    publiceer("De periode is korter.", vandaag)
    waak(vandaag)
    open_pagina(page)
    ziet(page, "Drempelbedragen die aflopen")
    keur(page, "64-drempel-loopt-af")
    klik(page, "Zoek het nieuwe bedrag op")
    expect(page).to_have_url(re.compile("/drempelbedrag/add/$"))
