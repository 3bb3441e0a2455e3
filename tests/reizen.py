"""What the journeys share: an account per role, a browser for each, and the judge of a page."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group
from django.test import Client
from playwright.sync_api import Browser, Locator, Page, expect

from intake.advies.kader import Kader
from intake.gebruikers import Bureau, Gebruiker
from intake.management.commands.laad_kader import neem_over
from intake.rollen import ROLLEN
from intake.voorbeelddossiers import Voorbeelden

BREEDTES = (320, 768, 1280)
WACHT = 10_000
# Only what is wrong: the whole report is long, and slow to bring over.
OORDEEL = """axe.run({resultTypes: ["violations"]}).then(uitslag =>
  uitslag.violations.map(fout => [fout.id, fout.nodes.slice(0, 3).map(knoop => knoop.html)]))"""
# SCHERMEN=<folder> keeps pictures of the main pages, for people to look at.
SCHERMEN = os.environ.get("SCHERMEN", "")


@pytest.fixture
def site(live_server, kader: Kader) -> str:
    """The application with the framework and an account per role."""
    neem_over(kader, {})
    for rol in ROLLEN:
        gebruiker = Gebruiker.objects.create_user(
            rol.naam, f"{rol.naam}@voorbeeld.nl", "geheim", is_staff=rol.beheer
        )
        gebruiker.groups.add(Group.objects.get(name=rol.naam))
    Gebruiker.objects.filter(username="deskundige").update(bureau=Bureau.BSR)
    return live_server.url


@pytest.fixture
def ga(page: Page, site: str) -> Callable[[str], Page]:
    """Log in as a role, on the start page."""

    def log_in(rol: str) -> Page:
        page.goto(site)
        page.get_by_label("Gebruikersnaam").fill(rol)
        page.get_by_label("Wachtwoord").fill("geheim")
        page.get_by_role("button", name="Inloggen").click()
        return page

    return log_in


@pytest.fixture
def venster(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """A window per role, logged in already, on the start page."""
    contexten = []

    def open_venster(rol: str, **opties: bool) -> Page:
        contexten.append(browser.new_context(locale="nl-NL", base_url=site, **opties))
        client = Client()
        client.force_login(Gebruiker.objects.get(username=rol))
        sessie = client.cookies["sessionid"].value
        contexten[-1].add_cookies([{"name": "sessionid", "value": sessie, "url": site}])
        page = contexten[-1].new_page()
        page.set_default_timeout(WACHT)
        page.goto("/")
        return page

    yield open_venster
    for context in contexten:
        context.close()


@pytest.fixture
def voorbeelden(site: str) -> Voorbeelden:
    """Makes dossiers as far as a journey needs them, through the functions behind the pages."""
    rollen = ("inkoper", "opdrachtgever", "beoordelaar", "deskundige")
    return Voorbeelden(*(Gebruiker.objects.get(username=rol) for rol in rollen))


def kop(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def keur(page: Page, naam: str = "") -> None:
    """Accessible and no wider than the window, on a phone, a tablet and a desk."""
    page.wait_for_load_state()
    page.evaluate(Axe().axe_script)
    for breedte in BREEDTES:
        page.set_viewport_size({"width": breedte, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, page.url
        fouten = page.evaluate(OORDEEL)
        assert fouten == [], (page.url, breedte, fouten)
        foto(page, naam, breedte)


def foto(page: Page, naam: str, breedte: int = BREEDTES[-1]) -> None:
    if SCHERMEN and naam:
        page.set_viewport_size({"width": breedte, "height": 900})
        page.screenshot(path=Path(SCHERMEN) / f"{naam}-{breedte}.png", full_page=True)


def kies(page: Page, vraag: str, antwoord: str) -> None:
    groep = page.get_by_role("radiogroup", name=re.compile("^" + re.escape(vraag)))
    groep.get_by_label(antwoord, exact=True).check(force=True)


def klik(page: Page, naam: str) -> None:
    """The first link or button that begins with these words."""
    wat = re.compile("^" + re.escape(naam))
    page.get_by_role("link", name=wat).or_(page.get_by_role("button", name=wat)).first.click()


def kaart(page: Page, kop: str) -> Locator:
    """The part of a page below this heading."""
    return page.get_by_role("region", name=kop).or_(page.get_by_role("article", name=kop)).first


def ziet(page: Page, tekst: str) -> None:
    expect(page.get_by_text(tekst).filter(visible=True).first).to_be_visible()


def haal(page: Page, naam: str) -> bytes:
    """The file behind this link."""
    with page.expect_download() as download:
        klik(page, naam)
    return download.value.path().read_bytes()


def vul_teksten_in(page: Page) -> None:
    """Every place that is still empty, and on to what comes next."""
    for veld in page.locator("main form input.ams-text-input").all():
        if not veld.input_value():
            veld.fill("Verzonnen")
    klik(page, "Bewaar en ga verder")


def leg_uit(page: Page) -> None:
    """Whatever the toets found, with one sentence each."""
    for veld in page.locator("main form textarea").all():
        veld.fill("Dit past bij deze inkoop.")
    klik(page, "Bewaar en ga verder")


def maak_teksten_af(page: Page) -> None:
    """From the chosen texts on to submitting, as far as there is work left."""
    for blad, doe in (
        ("Teksten kiezen", lambda _: None),
        ("Teksten invullen", vul_teksten_in),
        ("Teksten toetsen", leg_uit),
    ):
        if kop(page) == blad:
            doe(page)
            expect(page.get_by_role("heading", level=1)).not_to_have_text(blad)


def bewaar_bladen(pdf: bytes, woord: bytes) -> None:
    """The pages of both documents among the pictures, where LibreOffice can draw them."""
    soffice = shutil.which("soffice")
    if not SCHERMEN or soffice is None:
        return
    map_ = Path(SCHERMEN)
    (map_ / "memo.pdf").write_bytes(pdf)
    (map_ / "teksten.docx").write_bytes(woord)
    omzetten = [soffice, "--headless", "--convert-to", "pdf", "--outdir", map_]
    subprocess.run([*omzetten, map_ / "teksten.docx"], check=True, capture_output=True, timeout=90)
    for naam in ("memo", "teksten"):
        bladen = ["pdftoppm", "-png", "-r", "60", map_ / f"{naam}.pdf", map_ / naam]
        subprocess.run(bladen, check=True, capture_output=True, timeout=60)
