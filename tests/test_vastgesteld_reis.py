"""A settled advice in a real browser: what changed since is accessible, the frozen memo styled."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from intake.kader.models import Kaderversie
from intake.kader.snapshot import naar_json, sha256
from tests.reizen import keur
from tests.test_sindsdien import anders, met_grens
from tests.vaststelling import browser

pytestmark = [pytest.mark.reis, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ga(live_server, page, ina):
    """Open an address as the reviewer."""
    sessie = browser(ina).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": sessie, "url": live_server.url}])
    return lambda naam, *args: page.goto(live_server.url + reverse(naam, args=args))


def test_a_reviewer_sees_what_changed_since(page, ga, advies, kader):
    nieuw = met_grens(kader, Decimal(350_000))
    for clausule in kader.clausules:
        nieuw = anders(nieuw, "clausules", clausule.code, tekst=f"{clausule.tekst} Ook later.")
    tekst = naar_json(nieuw)
    Kaderversie.objects.create(
        versie="proef.2", inhoud=tekst, sha256=sha256(tekst), geldig_van=date(2026, 1, 1)
    )
    ga("intake:vastgesteld_sindsdien", advies.dossier.kenmerk, 1)
    expect(page.get_by_role("heading", name="De Europese grens")).to_be_visible()
    keur(page)


def test_the_frozen_memo_keeps_its_looks_under_its_own_policy(page, ga, advies):
    geweigerd = []
    page.on("console", lambda regel: geweigerd.append(regel.text))
    ga("intake:vastgesteld_memo", advies.dossier.kenmerk, 1)
    kop = page.get_by_role("heading", level=1)
    assert kop.evaluate("kop => getComputedStyle(kop).fontWeight") == "700"
    assert page.locator(".stempel").evaluate("s => getComputedStyle(s).borderTopStyle") == "solid"
    assert not [regel for regel in geweigerd if "Content Security Policy" in regel]
    keur(page)
