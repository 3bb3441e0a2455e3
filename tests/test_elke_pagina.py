"""What every page promises: headers, sessions, and a log without answers."""

import io
import logging
import time
from urllib.parse import quote

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from inkoopkader.logboek import Regel

pytestmark = pytest.mark.django_db
STRENG = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


@pytest.fixture
def beheer(beau):
    browser = Client()
    browser.force_login(beau)
    return browser


@pytest.mark.parametrize("adres", ["/inloggen/", "/beheer/", "/bestaat-niet/", "/leeft/"])
def test_every_answer_carries_the_security_headers(beheer, adres):
    koppen = beheer.get(adres).headers
    assert set(koppen["Content-Security-Policy"].split("; ")) == STRENG
    assert koppen["Referrer-Policy"] == "same-origin"
    assert koppen["X-Content-Type-Options"] == "nosniff"
    assert koppen["X-Frame-Options"] == "DENY"
    assert koppen["Cross-Origin-Opener-Policy"] == "same-origin"
    assert koppen["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=(), " in koppen["Permissions-Policy"]


def test_a_page_of_someone_logged_in_is_kept_nowhere(beheer):
    assert beheer.get("/hulp/").headers["Cache-Control"] == "private, no-store"
    assert "Cache-Control" not in Client().get("/hulp/").headers


@pytest.mark.parametrize("adres", ["/hulp/", "/privacy/", "/toegankelijkheid/", "/inloggen/"])
def test_the_pages_of_text_need_no_login(adres):
    assert Client().get(adres).status_code == 200


@pytest.mark.parametrize("adres", ["/", "/beheer/", "/beheer/intake/clausule/"])
def test_all_other_pages_do(adres):
    antwoord = Client().get(adres, follow=True)
    assert antwoord.redirect_chain[-1][0] == f"/inloggen/?next={quote(adres)}"


def test_the_admin_tells_someone_without_rights_so(alice):
    browser = Client()
    browser.force_login(alice)
    assert browser.get("/beheer/", follow=True).status_code == 403


def test_reading_on_keeps_the_session_alive_with_one_write_an_hour(beheer, settings):
    settings.SESSION_COOKIE_AGE = 24 * 60 * 60
    beheer.get("/hulp/")
    eerste = Session.objects.get().expire_date
    assert "sessionid" not in beheer.get("/hulp/").cookies
    sessie = beheer.session
    sessie["vernieuwd"] = int(time.time()) - 3601
    sessie.save()
    assert beheer.get("/hulp/").cookies["sessionid"]["max-age"] == 24 * 60 * 60
    assert Session.objects.get().expire_date > eerste


def test_the_log_shows_where_it_went_wrong_but_not_what_was_typed():
    uit = io.StringIO()
    log = logging.Logger("proef")
    log.addHandler(handler := logging.StreamHandler(uit))
    handler.setFormatter(Regel())
    getypt = "geheim antwoord"
    try:
        try:
            int(getypt)
        except ValueError as fout:
            raise KeyError(getypt) from fout
    except KeyError:
        log.exception("Het ging mis")
    assert getypt not in uit.getvalue()
    assert "in test_the_log" in uit.getvalue()
    assert "builtins.ValueError\n" in uit.getvalue()
    assert uit.getvalue().endswith("builtins.KeyError\n")
