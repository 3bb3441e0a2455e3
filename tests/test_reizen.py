"""One journey per role through a real browser, by role and label only; every page is judged."""

import re
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from intake.dossier.models import Dossier
from intake.gebruikers import Gebruiker
from tests.reizen import keur, kies, kop

pytestmark = [pytest.mark.reis, pytest.mark.django_db(transaction=True)]

# What the inkoper answers, by heading of the page: label or question, and answer.
ANTWOORDEN: dict[str, list[tuple[str, str]]] = {
    "Soort opdracht": [("Wat voor soort opdracht is het?", "Dienst")],
    "De prijs": [
        ("Hoe weet u de prijs?", "Ik weet de prijs per maand"),
        ("Vult u bedragen in met of zonder btw?", "Zonder btw"),
        ("Verdeelt u de opdracht in percelen?", "Nee"),
    ],
    "Hoe lang loopt het contract?": [("Hoe lang loopt het contract?", "Een vast aantal maanden")],
    "Wat er nog bij komt": [
        ("Zijn er opties?", "Nee"),
        ("Koopt u samen in met een andere organisatie?", "Nee"),
        ("Is het een raamovereenkomst?", "Nee"),
    ],
    "Planning": [
        ("Hoe ver bent u?", "Ik bereid de aanbesteding voor"),
        ("Hoort deze inkoop bij andere opdrachten voor hetzelfde?", "Nee"),
    ],
    "Hoe ver wilt u gaan?": [("Hoe ver wilt u gaan?", "Significant")],
}


def beantwoord(page: Page) -> None:
    """The page as this inkoper fills it in; what was filled in already is confirmed."""
    titel = kop(page)
    for vraag, antwoord in ANTWOORDEN.get(titel, []):
        kies(page, vraag, antwoord)
    if titel.startswith("Wat betaalt u per maand?"):
        page.get_by_role("textbox").fill("15.000")
    if page.get_by_label(re.compile("Hoeveel maanden duurt het contract")).count():
        page.get_by_label(re.compile("Hoeveel maanden duurt het contract")).fill("24")
        kies(page, "Kan het contract daarna verlengd worden?", "Nee")
    if titel == "Welke doelstellingen passen bij uw inkoop?":
        expect(page.get_by_role("checkbox").first).to_be_checked()
    if page.get_by_text("SER Charter Diversiteit").count() and page.get_by_role("radio").count():
        page.get_by_role("radio").first.check(force=True)
    page.get_by_role("button", name="Volgende vraag").click()


def test_an_inkoper_goes_from_question_to_memo(ga, page):
    ga("inkoper")
    keur(page)
    page.get_by_role("link", name="Nieuwe inkoop").first.click()
    page.get_by_role("button", name="Volgende vraag").click()
    expect(page).to_have_title(re.compile("^Fout: "))
    keur(page)
    page.get_by_label("Hoe noemt u deze inkoop?").fill("Schoonmaak stadskantoren")
    page.get_by_role("button", name="Volgende vraag").click()
    page.get_by_role("searchbox").or_(page.get_by_label("Waar gaat uw inkoop over?")).fill(
        "poetsen"
    )
    page.get_by_role("button", name="Zoek").click()
    keur(page)
    page.get_by_label(re.compile("^Schoonmaak")).first.check(force=True)
    page.get_by_role("button", name="Volgende vraag").click()
    for _ in range(25):
        if kop(page) == "Controleer uw antwoorden":
            break
        keur(page)
        beantwoord(page)
    keur(page)
    page.get_by_role("link", name=re.compile("advies", re.I)).first.click()
    keur(page)
    expect(page.get_by_text("€ 360.000").first).to_be_visible()
    expect(page.get_by_text("CHA-01").first).to_be_attached()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("PDF")).first.click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


def test_an_opdrachtgever_reads_and_cannot_change(ga, page, site):
    dossier = bewaar_dossier(site)
    ga("opdrachtgever")
    keur(page)
    page.get_by_role("link", name=re.compile("Bureaustoelen")).first.click()
    keur(page)
    assert page.get_by_role("link", name=re.compile("Wijzig")).count() == 0
    antwoord = page.goto(f"{site}/dossiers/{dossier.kenmerk}/stappen/onderwerp/")
    assert antwoord and antwoord.status == 404
    keur(page)


def test_concern_inkoop_reviews_a_dossier_in_the_admin(ga, page, site):
    """The pages that a dossier on its usual way does not come by."""
    dossier = bewaar_dossier(site)
    Dossier.objects.update(staat="ingediend", ingediend_op=timezone.now())
    ga("beoordelaar")
    page.goto(f"{site}/dossiers/")
    page.get_by_role("link", name=re.compile("Bureaustoelen")).first.click()
    keur(page)
    page.goto(f"{site}/beheer/intake/dossier/{dossier.pk}/change/")
    page.get_by_role("button", name="Pak dit dossier op").click()
    page.get_by_role("link", name="Opmerking bij: Hoe noemt u deze inkoop?").click()
    page.get_by_role("button", name="Bewaar de opmerking").click()
    expect(
        page.get_by_text("Schrijf een opmerking of kies een standaardzin.").first
    ).to_be_visible()
    keur(page)
    page.get_by_label("Vraag", exact=True).check(force=True)
    page.get_by_label("Uw opmerking").fill("Om hoeveel stoelen gaat het?")
    page.get_by_role("button", name="Bewaar de opmerking").click()
    for blad in ("teksten/CHA-01", "eigen-tekst", "afspraak", "overdragen"):
        page.goto(f"{site}/beheer/intake/dossier/{dossier.pk}/{blad}/")
        keur(page)


def test_a_beheerder_reads_the_framework(ga, page, site):
    ga("beheerder")
    page.goto(f"{site}/beheer/")
    keur(page)
    page.goto(f"{site}/beheer/intake/clausule/")
    page.get_by_role("link", name="CHA-01").click()
    keur(page)
    expect(page.get_by_text("Opdrachtnemer tekent binnen zes maanden").first).to_be_visible()


def test_the_journey_works_without_javascript(browser, site):
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    page = context.new_page()
    page.goto(site)
    page.get_by_label("Gebruikersnaam").fill("inkoper")
    page.get_by_label("Wachtwoord").fill("geheim")
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("link", name="Nieuwe inkoop").first.click()
    page.get_by_label("Hoe noemt u deze inkoop?").fill("Strooizout")
    page.get_by_role("button", name="Volgende vraag").click()
    assert kop(page) == "Productgroep"
    dossier = Dossier.objects.get()
    page.goto(f"{site}/dossiers/{dossier.kenmerk}/advies/")
    expect(page.get_by_text("voorlopig", exact=False).first).to_be_visible()
    context.close()


def test_a_lost_session_gives_the_typed_answer_back(ga, page, site):
    ga("inkoper")
    page.get_by_role("link", name="Nieuwe inkoop").first.click()
    page.get_by_label("Hoe noemt u deze inkoop?").fill("Tolken aan de balie")
    page.get_by_role("button", name="Volgende vraag").click()
    dossier = Dossier.objects.get()
    page.goto(f"{site}/dossiers/{dossier.kenmerk}/stappen/onderwerp/")
    page.get_by_label("Hoe noemt u deze inkoop?").fill("Tolken en vertalers")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Volgende vraag").click()
    keur(page)
    page.get_by_label("Gebruikersnaam").fill("inkoper")
    page.get_by_label("Wachtwoord").fill("geheim")
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_label("Hoe noemt u deze inkoop?")).to_have_value("Tolken en vertalers")
    dossier.refresh_from_db()
    assert dossier.naam == "Tolken aan de balie"


def bewaar_dossier(site: str) -> Dossier:
    """A dossier of the inkoper, whose draft the opdrachtgever may read."""
    return Dossier.objects.create(
        kenmerk="IK-2026-0001",
        sleutel=uuid4(),
        naam="Bureaustoelen",
        eigenaar=Gebruiker.objects.get(username="inkoper"),
        opdrachtgever=Gebruiker.objects.get(username="opdrachtgever"),
        opdrachtgever_email="opdrachtgever@voorbeeld.nl",
        concept_gedeeld=True,
        productgroep="meubilair",
        bevestigd=["onderwerp", "productgroep"],
    )
