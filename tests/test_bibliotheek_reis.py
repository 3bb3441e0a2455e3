"""A journey through the library: search, filter, read, go back in time, fetch the data."""

import json
from hashlib import sha256

import pytest

from intake.kader.models import Kaderversie
from tests.reizen import haal, keur, klik, kop, ziet

pytestmark = pytest.mark.reis


def test_an_inkoper_finds_a_text_in_the_library(venster):
    page = venster("inkoper")
    klik(page, "Bibliotheek")
    keur(page, "bibliotheek")
    page.get_by_label("Zoek in de bibliotheek").fill("shoonmaak")
    klik(page, "Zoek")
    ziet(page, "Daarom zochten we op ‘schoonmaak’")
    keur(page, "bibliotheek-zoeken")
    klik(page, "Schoonmaak")
    assert kop(page) == "Schoonmaak"
    keur(page, "bibliotheek-productgroep")
    klik(page, "Alle clausules die bij deze productgroep")
    page.get_by_label("Plaats in de stukken").select_option(label="Eisen")
    klik(page, "Toon")
    keur(page, "bibliotheek-clausules")
    klik(page, "SOV-01")
    assert kop(page) == "Respectvolle omgang bij de uitvoering"
    keur(page, "bibliotheek-clausule")
    klik(page, "De tekst in versie")
    assert "/versie/" in page.url
    keur(page)


def test_every_other_page_of_the_library(venster):
    page = venster("opdrachtgever")
    for naam in ("Productgroepen", "Drempelbedragen", "Wetten en regels", "Open data"):
        page.goto("/bibliotheek/")
        klik(page, naam)
        keur(page, f"bibliotheek-{naam.split()[0].lower()}")
    inhoud = haal(page, "kader.json")
    assert sha256(inhoud).hexdigest() == Kaderversie.objects.get().sha256
    assert json.loads(inhoud)["kader"]["clausules"]


def test_an_empty_list_says_how_to_widen(venster):
    page = venster("deskundige")
    page.goto("/bibliotheek/clausules/?productgroep=bulkleveringen&soort=indicator&niveau=3")
    ziet(page, "Geen enkele clausule past bij alles wat u koos")
    keur(page, "bibliotheek-leeg")
    klik(page, "Zonder keuze bij ‘Past bij productgroep’")
    assert "productgroep=" not in page.url


def test_on_paper_the_whole_clausule_is_there(venster):
    page = venster("inkoper")
    page.goto("/bibliotheek/clausules/CHA-01/")
    page.emulate_media(media="print")
    for kopje in ("Tekst", "Waarop de tekst steunt", "Waar de tekst bij past", "Geschiedenis"):
        assert page.get_by_role("heading", name=kopje, exact=True).is_visible()
    assert not page.get_by_role("button", name="Kopieer de tekst").is_visible()
    assert not page.locator(".ik-kop").is_visible()
