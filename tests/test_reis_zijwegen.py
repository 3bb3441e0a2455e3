"""The side roads of a dossier in a real browser: taking back, sharing, reopening, coming too late."""

import re

import pytest
from playwright.sync_api import Page, expect

from intake.beoordeling.handelingen import pak_op
from intake.beoordeling.models import Adviesvraag
from intake.dossier.handelen import Opslag
from intake.dossier.models import Dossier
from intake.gebruikers import Gebruiker
from intake.voorbeelddossiers import Voorbeelden
from tests.reizen import keur, kies, klik, kop, maak_teksten_af, ziet

pytestmark = [pytest.mark.reis, pytest.mark.django_db(transaction=True)]
NAAM = "Stoelen 🪑 voor het stadskantoor"


@pytest.fixture
def ingediend(voorbeelden: Voorbeelden) -> Dossier:
    stoelen = {"productgroep": "meubilair", "bedrag": "60.000"}
    return voorbeelden.dien_in(NAAM, stoelen, dagen=40)


@pytest.fixture
def vastgesteld(voorbeelden: Voorbeelden) -> Dossier:
    voorbeelden.vastgesteld()
    return Dossier.objects.get()


@pytest.fixture
def annemiek(site: str) -> Gebruiker:
    """A colleague with the same role as the inkoper."""
    collega = Gebruiker.objects.create_user("annemiek", "annemiek@voorbeeld.nl", "geheim")
    collega.groups.set(Gebruiker.objects.get(username="inkoper").groups.all())
    return collega


def test_without_javascript_a_dossier_is_submitted_and_settled(venster, voorbeelden):
    stoelen = {"productgroep": "meubilair", "bedrag": "60.000"}
    voorbeelden.werk_af(voorbeelden.vul_in(NAAM, stoelen, dagen=40))
    inkoper = venster("inkoper", java_script_enabled=False)
    klik(inkoper, NAAM)
    klik(inkoper, "Kies de teksten")
    klik(inkoper, "Neem alle teksten over")
    maak_teksten_af(inkoper)
    klik(inkoper, "Dien in bij Concern Inkoop")
    ziet(inkoper, "Uw dossier is ingediend.")
    beoordelaar = venster("beoordelaar", java_script_enabled=False)
    klik(beoordelaar, "Beheer")
    klik(beoordelaar, "Dossiers")
    beoordelaar.get_by_role("link", name=re.compile(NAAM)).click()
    klik(beoordelaar, "Pak dit dossier op")
    klik(beoordelaar, "Stel het advies vast")
    klik(beoordelaar, "Stel vast")
    ziet(beoordelaar, "Advies IK-2026-0001-A1 is vastgesteld en verstuurd.")


def test_an_inkoper_takes_a_dossier_back_while_the_reviewer_types(venster, ingediend):
    inkoper, beoordelaar = venster("inkoper"), venster("beoordelaar")
    pak_op(
        ingediend,
        Opslag(Gebruiker.objects.get(username="beoordelaar"), van_versie=ingediend.versie),
    )
    beoordelaar.goto(f"/beheer/intake/dossier/{ingediend.pk}/opmerking/")
    kies(beoordelaar, "Wat is er aan de hand?", "Vraag")
    beoordelaar.get_by_label("Uw opmerking").fill("Om hoeveel stoelen gaat het?")
    klik(inkoper, NAAM)
    klik(inkoper, "Trek het dossier terug")
    keur(inkoper)
    klik(inkoper, "Trek het dossier terug")
    ziet(inkoper, "U hebt het dossier teruggetrokken.")
    klik(beoordelaar, "Bewaar de opmerking")
    ziet(beoordelaar, "Om hoeveel stoelen gaat het?")
    expect(beoordelaar.get_by_text("Bewaar de opmerking")).to_have_count(0)
    keur(beoordelaar, "40-te-laat")


def test_a_settled_dossier_is_finished_and_reopened(venster, vastgesteld):
    page = venster("inkoper")
    klik(page, "Voorbeeld: tafels")
    klik(page, "Rond het dossier af")
    klik(page, "Rond het dossier af")
    expect(page).to_have_title(re.compile("^Fout: "))
    keur(page)
    kies(page, "Hoe is de inkoop afgelopen?", "De opdracht is gegund")
    klik(page, "Rond het dossier af")
    ziet(page, "Afgerond: gegund")
    klik(page, "Heropen het dossier")
    klik(page, "Heropen het dossier")
    expect(page).to_have_title(re.compile("^Fout: "))
    keur(page, "41-heropenen-fout")
    page.get_by_label("Waarom heropent u het dossier?").fill("De waarde is anders.")
    klik(page, "Heropen het dossier")
    ziet(page, "Het dossier is heropend.")
    keur(page, "42-heropend")


def test_an_inkoper_shares_copies_and_hands_over(venster, ingediend, annemiek):
    page = venster("inkoper")
    klik(page, NAAM)
    deelt(page)
    klik(page, "Terug naar het dossier")
    klik(page, "Begin een nieuwe inkoop met een kopie")
    keur(page)
    page.get_by_label("Hoe noemt u de nieuwe inkoop?").fill("x" * 121)
    klik(page, "Maak de kopie")
    ziet(page, "Gebruik niet meer dan 120 tekens.")
    page.get_by_label("Hoe noemt u de nieuwe inkoop?").fill("Tafels 🪑")
    klik(page, "Maak de kopie")
    assert kop(page) == "Tafels 🪑"
    keur(page, "44-kopie")
    klik(page, "Draag dit dossier over")
    keur(page)
    page.get_by_label("Wat is het e-mailadres van uw collega?").fill("annemiek@voorbeeld.nl")
    klik(page, "Draag het dossier over")
    ziet(page, "is nu van annemiek.")
    assert Dossier.objects.get(naam="Tafels 🪑").eigenaar == annemiek


def deelt(page: Page) -> None:
    klik(page, "Deel dit dossier met een collega")
    adres = page.get_by_label("Wat is het e-mailadres van uw collega?")
    for fout, zin in (
        ("inkoper@voorbeeld.nl", "Dit bent u zelf."),
        ("geen adres", "Vul een heel e-mailadres in"),
        ("niemand@voorbeeld.nl", "Wij vinden geen collega met dit adres"),
    ):
        adres.fill(fout)
        klik(page, "Deel het dossier")
        ziet(page, zin)
        expect(adres).to_have_value(fout)
    keur(page, "43-delen-fout")
    adres.fill("annemiek@voorbeeld.nl")
    kies(page, "Wat mag uw collega?", "Lezen en meeschrijven")
    klik(page, "Deel het dossier")
    ziet(page, "U deelt dit dossier nu met annemiek.")
    keur(page)


def test_a_question_that_was_withdrawn_is_closed_for_the_expert(venster, voorbeelden):
    voorbeelden.met_vraag()
    vraag = Adviesvraag.objects.get()
    page = venster("deskundige")
    page.goto(f"/vragen/{vraag.pk}/")
    page.get_by_label("Uw antwoord").fill("Ja, met een leerplek.")
    beoordelaar = venster("beoordelaar")
    beoordelaar.goto(f"/beheer/intake/dossier/{vraag.dossier_id}/change/")
    klik(beoordelaar, "Trek de vraag in")
    klik(page, "Geef uw antwoord")
    ziet(page, "Ja, met een leerplek.")
    keur(page, "45-vraag-gesloten")


def test_the_back_button_and_a_double_click_do_no_harm(venster, voorbeelden):
    voorbeelden.vul_in(NAAM, {"productgroep": "meubilair", "bedrag": "60.000"}, dagen=40)
    page = venster("inkoper")
    klik(page, NAAM)
    klik(page, "Kies de teksten")
    klik(page, "Neem alle teksten over")
    maak_teksten_af(page)
    page.get_by_role("button", name="Dien in bij Concern Inkoop").dblclick()
    ziet(page, "Uw dossier is ingediend.")
    assert Dossier.objects.get().gebeurtenissen.filter(handeling="indienen").count() == 1
    page.go_back()
    page.goto(f"/dossiers/{Dossier.objects.get().kenmerk}/indienen/")
    assert kop(page) == NAAM


def test_someone_who_forgot_the_password_gets_an_answer(page, site):
    page.goto(f"{site}/inloggen/")
    klik(page, "Wachtwoord vergeten")
    klik(page, "Stuur")
    expect(page).to_have_title(re.compile("^Fout: "))
    page.get_by_label("E-mailadres").fill("niemand@voorbeeld.nl")
    klik(page, "Stuur")
    keur(page, "46-wachtwoord-verstuurd")
