"""Where a finder of a weakness can report it."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.test_instellingen import PRODUCTIE, instelling

ADRES = "/.well-known/security.txt"
MELDEN = "mailto:melden@inkoopkader.example"


@pytest.fixture
def regels(settings) -> dict[str, str]:
    settings.SECURITY_CONTACT, settings.SITE_URL = MELDEN, "https://inkoopkader.example"
    antwoord = Client().get(ADRES)
    assert antwoord.headers["Content-Type"] == "text/plain; charset=utf-8"
    return dict(regel.split(": ", 1) for regel in antwoord.content.decode().splitlines())


def test_it_says_where_to_report(regels):
    assert regels["Contact"] == MELDEN


def test_it_says_which_address_it_holds_for(regels):
    assert regels["Canonical"] == f"https://inkoopkader.example{ADRES}"


def test_it_holds_for_a_month(regels):
    nog = datetime.fromisoformat(regels["Expires"]) - timezone.now()
    assert timedelta(days=29) < nog <= timedelta(days=30)


def test_without_a_contact_there_is_no_page(settings):
    settings.SECURITY_CONTACT = ""
    assert Client().get(ADRES).status_code == 404


@pytest.mark.parametrize("contact", ["melden@inkoopkader.example", "http://inkoopkader.example"])
def test_a_contact_that_no_finder_can_use_stops_the_start(contact):
    assert "SECURITY_CONTACT" in instelling("DEBUG", SECURITY_CONTACT=contact, **PRODUCTIE)
