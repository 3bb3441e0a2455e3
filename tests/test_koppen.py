"""The headers of every kind of answer: pages, errors, files, and what the middleware itself says."""

import re

import pytest
from django.test import Client, override_settings

from inkoopkader.middleware import GESLOTEN
from tests.test_toegang import ALLE, adres_van, rollen, van_eigenaar  # noqa: F401

pytestmark = pytest.mark.django_db
VAST = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    **GESLOTEN,
}


def keur(antwoord):
    """Every header there, and a policy that lets no script or style of elsewhere in."""
    koppen = antwoord.headers
    assert {naam: koppen.get(naam) for naam in VAST} == VAST
    assert koppen["Referrer-Policy"] in ("same-origin", "strict-origin")  # an own link: the latter
    beleid = dict(
        deel.split(" ", 1) for deel in koppen["Content-Security-Policy"].split("; ") if " " in deel
    )
    assert beleid["default-src"] == beleid["base-uri"] == beleid["frame-ancestors"] == "'none'"
    assert beleid.get("form-action") in ("'self'", "'none'")
    assert not re.search(r"unsafe|data:|https?:|\*", koppen["Content-Security-Policy"])
    assert "Access-Control-Allow-Origin" not in koppen
    return antwoord


def browser(wie=None, **anders):
    client = Client(raise_request_exception=False, **anders)
    if wie:
        client.force_login(wie)
    return client


@pytest.mark.parametrize(
    ("pad", "status"),
    [
        ("/inloggen/", 200),
        ("/", 302),
        ("/hulp", 301),
        ("/bestaat-niet/", 404),
        ("/uitloggen/", 405),
        ("/static/css/basis.css", 200),
        ("/static/bestaat-niet.css", 404),
        ("/leeft/", 200),
        ("/beheer/", 302),
    ],
)
def test_a_visitor_gets_every_header(pad, status):
    assert keur(browser().get(pad, secure=True)).status_code == status


def test_a_refused_form_has_them_too(beau):
    streng = browser(beau, enforce_csrf_checks=True)
    assert keur(streng.post("/beheer/intake/reactie/", {"a": "b"}, secure=True)).status_code == 403


def test_a_host_that_is_not_ours_has_them_too():
    antwoord = browser().get("/inloggen/", secure=True, headers={"host": "kwaad.example"})
    assert keur(antwoord).status_code == 400


def test_a_page_that_breaks_has_them_too(beau, monkeypatch):
    def breek(*args):
        raise RuntimeError("kapot")

    monkeypatch.setattr("intake.dossier.models.DossierQuerySet.zichtbaar_voor", breek)
    antwoord = keur(browser(beau).get("/dossiers/IK-2026-0001/", secure=True))
    assert antwoord.status_code == 500
    assert b"kapot" not in antwoord.content


@override_settings(SECURE_SSL_REDIRECT=True)
def test_the_way_to_https_has_them_too():
    antwoord = browser().get("/inloggen/")
    assert antwoord.status_code == 301
    assert antwoord.headers["Location"].startswith("https://testserver/")
    assert {naam: antwoord.headers[naam] for naam in GESLOTEN} == GESLOTEN


# May be kept: the same for everyone.
OPENBAAR = {
    "intake:open_data_versie",
    "intake:open_data_bestand",
    "intake:open_data_schema",
    "admin:jsi18n",
}


@pytest.mark.parametrize("rol", ["eigenaar", "beheerder"])
def test_every_address_has_them(rollen, van_eigenaar, rol):  # noqa: F811
    client = browser(rollen[rol])
    for naam in sorted(set(ALLE) - {"admin:view_on_site"}):
        antwoord = keur(client.get(adres_van(naam, van_eigenaar), secure=True))
        assert antwoord.status_code < 500, naam
        soort = antwoord.headers.get("Content-Type", "")
        assert antwoord.status_code != 200 or soort, naam
        if soort.startswith(("text/html", "text/plain", "text/csv")):
            assert "charset=utf-8" in soort, naam
        if naam not in OPENBAAR:
            assert "no-store" in antwoord.headers.get("Cache-Control", ""), naam
