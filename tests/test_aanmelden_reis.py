"""Signing on in a real browser: the policy of the pages lets every step through, and all can read it."""

from base64 import b32decode

import pytest
from axe_playwright_python.sync_playwright import Axe
from django_otp.oath import totp
from playwright.sync_api import expect

from tests.reizen import BREEDTES

pytestmark = pytest.mark.django_db(transaction=True)


def beoordeel(page):
    for breedte in BREEDTES:
        page.set_viewport_size({"width": breedte, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    uitslag = Axe().run(page).response
    assert [(fout["id"], fout["nodes"]) for fout in uitslag["violations"]] == []


def test_somebody_signs_on_with_what_was_typed_and_signs_off(page, site, stel):
    stel()
    page.goto(site)
    beoordeel(page)
    page.get_by_role("link", name="Inloggen met uw account van de gemeente").click()
    expect(page.get_by_text("Saskia de Wit").first).to_be_visible()
    page.goto(f"{site}/dossiers/nieuw/")
    page.get_by_label("Hoe noemt u deze inkoop?").fill("Halverwege getypt")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Volgende vraag").click()
    page.get_by_role("button", name="Inloggen met uw account van de gemeente").click()
    expect(page.get_by_label("Hoe noemt u deze inkoop?")).to_have_value("Halverwege getypt")
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    page.goto(f"{site}/dossiers/")
    assert "/inloggen/" in page.url


@pytest.mark.parametrize("fout", ["alg none", "afgebroken", "metadata is stuk"])
def test_whoever_is_refused_reads_why(page, live_server, stel, fout):
    stel(fout)
    page.goto(f"{live_server.url}/aanmelden/")
    beoordeel(page)
    page.get_by_role("link", name="Terug naar inloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")


def test_a_beheerder_sets_up_the_second_step_and_uses_it(page, site, settings):
    settings.TWEEDE_FACTOR = True

    def log_in():
        page.goto(f"{site}/inloggen/?next=/beheer/")
        page.get_by_label("Gebruikersnaam").fill("beheerder")
        page.get_by_label("Wachtwoord").fill("geheim")
        page.get_by_role("button", name="Inloggen").click()

    log_in()
    page.get_by_text("Kunt u niet scannen?").click()
    beoordeel(page)
    sleutel = page.locator(".ik-sleutel code").inner_text().replace(" ", "")
    page.get_by_label("Code uit de app").fill(f"{totp(b32decode(sleutel)):06d}")
    page.get_by_role("button", name="Tweede stap aanzetten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bewaar uw reservecodes")
    beoordeel(page)
    code = page.locator(".ik-codes code").first.inner_text()
    page.get_by_role("link", name="Ik heb de codes bewaard").click()
    assert page.url == f"{site}/beheer/"
    page.context.clear_cookies(name="sessionid")
    log_in()
    beoordeel(page)
    page.get_by_label("Code uit de app of reservecode").fill(code)
    page.get_by_role("button", name="Verder").click()
    assert page.url == f"{site}/beheer/"
