"""What all tests share: the real framework, one person per role, and a browser."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, Page, sync_playwright

from intake.advies.kader import Kader
from intake.gebruikers import Gebruiker
from intake.kader.bewaking import bewaak, laat_los
from intake.management.commands.laad_kader import gekeurde_uitgave
from intake.rollen import ROLLEN

pytest_plugins = [
    "tests.ambitieweb",
    "tests.beoordelen",
    "tests.dossiers",
    "tests.oidc.proef",
    "tests.reizen",
    "tests.vaststelling",
]

# A busy machine must not look like a slow program; a runaway example still ends.
hypothesis_settings.register_profile("rustig", deadline=timedelta(seconds=5))
hypothesis_settings.load_profile("rustig")

BEWAAKT = (
    "intake_vernietiging",
    "intake_kaderversie",
    "intake_gebeurtenis",
    "intake_vastgesteldadvies",
    "intake_uitgave",
    "intake_accountwijziging",
)
leeg_na_de_test = TransactionTestCase._fixture_teardown


def leeg_ook_wat_vastligt(test: TransactionTestCase) -> None:
    """Django empties the tables after such a test, which SQLite's triggers rightly refuse."""
    for tabel in BEWAAKT:
        laat_los(connection, tabel)
    leeg_na_de_test(test)
    for tabel in BEWAAKT:
        bewaak(connection, tabel)


TransactionTestCase._fixture_teardown = leeg_ook_wat_vastligt  # type: ignore[method-assign]

STIL = [
    "--no-sandbox",  # Chromium refuses to run as root with one
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever uses the browser is a `reis`, so that script/test runs it once, at the end."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("reis")


@pytest.fixture(scope="session")
def kader() -> Kader:
    """The framework as the project ships it."""
    return gekeurde_uitgave(settings.BASE_DIR / "fixtures" / "kader")


def persoon(naam: str, rol: str) -> Gebruiker:
    beheer = next(r.beheer for r in ROLLEN if r.naam == rol)
    gebruiker = Gebruiker.objects.create_user(
        naam.lower(),
        f"{naam.lower()}@voorbeeld.nl",
        "geheim",
        first_name=naam,
        is_staff=beheer,
    )
    gebruiker.groups.add(Group.objects.get(name=rol))
    return gebruiker


@pytest.fixture
def alice(db: None) -> Gebruiker:
    """The inkoper who owns the dossier."""
    return persoon("Alice", "inkoper")


@pytest.fixture
def bob(db: None) -> Gebruiker:
    """The opdrachtgever who is named in it."""
    return persoon("Bob", "opdrachtgever")


@pytest.fixture
def charlie(db: None) -> Gebruiker:
    """Another inkoper, who has nothing to do with it."""
    return persoon("Charlie", "inkoper")


@pytest.fixture
def ina(db: None) -> Gebruiker:
    """The beoordelaar of Concern Inkoop."""
    return persoon("Ina", "beoordelaar")


@pytest.fixture
def jan(db: None) -> Gebruiker:
    """The second beoordelaar."""
    return persoon("Jan", "beoordelaar")


@pytest.fixture
def dex(db: None) -> Gebruiker:
    """The expert whom Concern Inkoop may ask."""
    return persoon("Dex", "deskundige")


@pytest.fixture
def beau(db: None) -> Gebruiker:
    """The beheerder of the framework."""
    return persoon("Beau", "beheerder")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright runs an event loop of its own, and Django refuses its database beside one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=STIL)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="nl-NL")
    yield context.new_page()
    context.close()
