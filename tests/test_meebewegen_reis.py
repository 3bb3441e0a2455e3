"""In a browser: a beheerder publishes, and an inkoper sees what it does to a running purchase."""

from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from intake.advies.keuzes import Soort
from intake.dossier.indienen import bekijk
from intake.dossier.models import Dossier
from intake.kader.models import Clausule, Drempelbedrag, Kaderversie
from tests.reizen import keur, klik, maak_teksten_af, ziet

pytestmark = [pytest.mark.reis, pytest.mark.django_db(transaction=True)]
NAAM = "Schoonmaak van de Verzonnen School"
REDEN = "De stukken liggen al bij de drukker."


@pytest.fixture
def dossier(voorbeelden) -> Dossier:
    return voorbeelden.vul_in(NAAM, {"productgroep": "schoonmaak", "bedrag": "300.000"}, dagen=40)


def wijzig_concept(dossier: Dossier) -> None:
    """Another threshold, and other words in the first two texts of this advice."""
    diensten = Drempelbedrag.objects.filter(soort=Soort.DIENST, geldig_van__year=2026)
    diensten.update(bedrag=Decimal(400_000))
    for tekst in bekijk(dossier).teksten[:2]:
        anders = (
            tekst.tekst.replace("inschrijver", "onderneming", 1) + " Dat geldt ook per perceel."
        )
        Clausule.objects.filter(code=tekst.code).update(tekst=anders)


def publiceer(page: Page) -> None:
    page.goto("/beheer/intake/kaderversie/concept/")
    klik(page, "Publiceer het concept")
    page.get_by_label("Wat verandert er, en waarom?").fill(
        "De Europese grens voor diensten is hoger en twee teksten zijn duidelijker."
    )
    vandaag = timezone.localdate()
    for deel, waarde in (("Dag", vandaag.day), ("Maand", vandaag.month), ("Jaar", vandaag.year)):
        page.get_by_label(deel, exact=True).fill(str(waarde))
    klik(page, "Publiceer")
    assert Kaderversie.objects.count() == 2


def test_an_inkoper_sees_what_a_publication_changes_and_goes_along(venster, dossier):
    inkoper = venster("inkoper")
    wijzig_concept(dossier)
    publiceer(venster("beheerder"))
    klik(inkoper, NAAM)
    ziet(inkoper, "Het kader is gewijzigd")
    keur(inkoper, "41-dossier-met-oud-kader")
    klik(inkoper, "Start")
    ziet(inkoper, "Het kader is gewijzigd. Kies of uw inkoop meegaat")
    klik(inkoper, NAAM)
    keur(inkoper, "42-kader-gewijzigd")
    inkoper.get_by_text("Waarom: de conclusies naast elkaar").click()
    keur(inkoper, "43-kader-gewijzigd-waarom")
    klik(inkoper, "Ga mee met het nieuwe kader")
    ziet(inkoper, "Uw inkoop volgt nu versie")
    expect(inkoper.get_by_text("Het kader is gewijzigd")).to_have_count(0)
    klik(inkoper, "Geschiedenis")
    ziet(inkoper, "ging mee met het nieuwe kader")


def test_an_inkoper_stays_with_a_reason_and_the_reviewer_reads_it(venster, dossier):
    inkoper = venster("inkoper", java_script_enabled=False)
    wijzig_concept(dossier)
    publiceer(venster("beheerder"))
    inkoper.goto(f"/dossiers/{dossier.kenmerk}/indienen/")
    klik(inkoper, "Bekijk wat er verandert")
    klik(inkoper, "Blijf bij het oude kader")
    ziet(inkoper, "Schrijf in één zin waarom u bij het oude kader blijft.")
    inkoper.get_by_label("Waarom blijft u bij het oude kader?").fill(REDEN)
    klik(inkoper, "Blijf bij het oude kader")
    ziet(inkoper, "Uw inkoop blijft bij versie")
    inkoper.goto(f"/dossiers/{dossier.kenmerk}/teksten/")
    klik(inkoper, "Neem alle teksten over")
    maak_teksten_af(inkoper)
    ziet(inkoper, REDEN)
    klik(inkoper, "Dien in bij Concern Inkoop")
    beoordelaar = venster("beoordelaar")
    beoordelaar.goto(f"/beheer/intake/dossier/{dossier.pk}/change/")
    ziet(beoordelaar, "Op een ouder kader")
    ziet(beoordelaar, REDEN)
    keur(beoordelaar, "44-beoordelen-ouder-kader")
    klik(beoordelaar, "Bekijk wat het nieuwe kader verandert")
    keur(beoordelaar, "45-kader-gewijzigd-beoordelaar")
