"""The provider of the tests as fixtures: a process that runs, and a browser that signs on with it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
from django.test import Client

from intake.aanmelden.aanbieder import maak_aanbieder
from tests.oidc.aanbieder import CLIENT_ID, GEHEIM

ROLLEN = {"Inkoper": "inkoper", "Concern": "beoordelaar", "Beheer": "beheerder"}


@pytest.fixture(scope="session")
def aanbieder() -> Iterator[str]:
    opdracht = [sys.executable, "-m", "tests.oidc.aanbieder"]
    with subprocess.Popen(opdracht, stdout=subprocess.PIPE, text=True) as proces:
        yield proces.stdout.readline().strip()
        proces.terminate()


@pytest.fixture
def oidc(aanbieder: str, settings: Any) -> str:
    """The application that knows this provider, without what an earlier test read of it."""
    settings.OIDC_ISSUER = aanbieder
    settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = CLIENT_ID, GEHEIM
    settings.OIDC_ROLLEN = ROLLEN
    settings.AUTHENTICATION_BACKENDS = [
        *settings.AUTHENTICATION_BACKENDS,
        "intake.aanmelden.backend.OidcBackend",
    ]
    maak_aanbieder.cache_clear()
    return aanbieder


@pytest.fixture
def stel(oidc: str) -> Callable[..., None]:
    """What the next login will be."""

    def stel(fout: str = "", **claims: Any) -> None:
        requests.post(f"{oidc}/stel", json={"fout": fout, "claims": claims}, timeout=5)

    return stel


@pytest.fixture
def meld_aan(stel: Callable[..., None], client: Client) -> Callable[..., Any]:
    """Sign on in a browser, by way of the provider; the answer to coming back."""

    def meld_aan(fout: str = "", browser: Client = client, naar: str = "", **claims: Any) -> Any:
        stel(fout, **claims)
        heen = browser.get("/aanmelden/", {"next": naar} if naar else {})
        return browser.get(terug_van(heen.url)) if heen.status_code == 302 else heen

    return meld_aan


def terug_van(adres: str) -> str:
    """Where the provider sends the browser back to, after what it does at `adres`."""
    return requests.get(adres, allow_redirects=False, timeout=5).headers["Location"]
