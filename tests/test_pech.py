"""When something breaks: the page says so, keeps what was typed, and needs no database itself."""

import json
import logging

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from lxml import html

from inkoopkader import pech
from inkoopkader.logboek import JsonRegel
from tests.beoordelen import adres as beoordelingsadres
from tests.dossiers import GEWOON, adres

pytestmark = pytest.mark.django_db
CITAAT = "de rij die het niet werd"
EIGEN = {"Sec-Fetch-Site": "same-origin"}
TEKST = 'Vuil & "schoon" <b>werk</b>\r\n\r\nin twee alinea’s'
GETYPT = GEWOON["onderwerp"] | {"omschrijving": TEKST, "versie": "1", "verder": "Volgende vraag"}


def database_weg(*args):
    raise OperationalError(CITAAT)


def programmafout(*args):
    raise ValueError(CITAAT)


@pytest.fixture
def bezoeker(inkoper):
    """The browser of the inkoper, which sees an error page where a test client would raise."""
    client = Client(raise_request_exception=False)
    client.force_login(inkoper)
    return client


def verborgen(antwoord):
    [form] = html.fromstring(antwoord.text).xpath('//form[@method="post"]')
    velden = form.xpath('.//input[@type="hidden"]')
    return form.get("action"), {veld.get("name"): veld.get("value") for veld in velden}


def zonder_database(bezoeker, pad, data=None, **koppen):
    with connection.execute_wrapper(database_weg):
        if data is None:
            return bezoeker.get(pad)
        return bezoeker.post(pad, data, headers=EIGEN | koppen)


def test_without_a_database_the_page_asks_for_patience(bezoeker, dossier):
    antwoord = zonder_database(bezoeker, adres(dossier, "onderwerp") + "?wijzig=1")
    assert (antwoord.status_code, antwoord.headers["Retry-After"]) == (503, "30")
    boom = html.fromstring(antwoord.text)
    assert "opgeslagen, is veilig" in antwoord.text
    links = {a.text: a.get("href") for a in boom.xpath("//main//a")}
    assert links["Probeer opnieuw"] == adres(dossier, "onderwerp") + "?wijzig=1"
    assert links["Naar het dossier"] == dossier.get_absolute_url()


def test_what_was_typed_can_be_sent_again_as_it_was(bezoeker, dossier):
    pad = adres(dossier, "onderwerp")
    naar, velden = verborgen(zonder_database(bezoeker, pad, GETYPT))
    assert (naar, velden) == (pad, GETYPT | {"omschrijving": TEKST.replace("\r", "")})
    assert bezoeker.post(naar, velden).status_code == 302
    dossier.refresh_from_db()
    assert dossier.omschrijving.splitlines() == TEKST.splitlines()


def test_what_was_typed_can_be_copied_and_is_kept_nowhere(bezoeker, dossier):
    antwoord = zonder_database(bezoeker, adres(dossier, "onderwerp"), GETYPT)
    getypt = html.fromstring(antwoord.text).xpath("//blockquote")
    assert [tekst.text for tekst in getypt] == [GETYPT["naam"], 'Vuil & "schoon" <b>werk</b>']
    assert "no-store" in antwoord.headers["Cache-Control"]


def test_a_database_that_breaks_while_saving_saves_nothing(bezoeker, dossier):
    def breek_bij_het_schrijven(execute, sql, *args):
        if sql.startswith("UPDATE"):
            raise OperationalError
        return execute(sql, *args)

    with connection.execute_wrapper(breek_bij_het_schrijven):
        antwoord = bezoeker.post(adres(dossier, "onderwerp"), GETYPT, headers=EIGEN)
    assert antwoord.status_code == 503
    dossier.refresh_from_db()
    assert (dossier.versie, dossier.omschrijving) == (1, "")


def test_a_fault_of_the_program_keeps_what_was_typed_too(bezoeker, dossier):
    with connection.execute_wrapper(programmafout):
        antwoord = bezoeker.post(adres(dossier, "onderwerp"), GETYPT, headers=EIGEN)
    assert antwoord.status_code == 500
    assert "Retry-After" not in antwoord.headers
    assert verborgen(antwoord)[1]["naam"] == GETYPT["naam"]


def test_the_page_names_the_number_that_the_log_has(bezoeker, dossier, caplog):
    caplog.set_level(logging.INFO, "inkoopkader")
    antwoord = zonder_database(bezoeker, adres(dossier, "onderwerp"))
    nummer = antwoord.headers["X-Request-ID"]
    assert nummer in antwoord.text
    *_, regel = [json.loads(JsonRegel().format(record)) for record in caplog.records]
    assert (regel["verzoek"], regel["status"]) == (nummer, 503)
    assert (regel["route"], regel["kenmerk"]) == ("intake:stap", dossier.kenmerk)


@pytest.mark.parametrize("fout", [database_weg, programmafout])
def test_neither_page_nor_log_tells_what_the_fault_quotes(bezoeker, dossier, caplog, fout):
    with connection.execute_wrapper(fout):
        antwoord = bezoeker.post(adres(dossier, "onderwerp"), GETYPT, headers=EIGEN)
    assert CITAAT not in antwoord.text
    regels = [JsonRegel().format(record) for record in caplog.records]
    assert any("test_pech.py" in regel for regel in regels)
    for woord in (CITAAT, GETYPT["naam"], "alinea"):
        assert not any(woord in regel for regel in regels)


def test_the_headers_are_as_strict_as_anywhere(bezoeker, dossier):
    koppen = zonder_database(bezoeker, dossier.get_absolute_url()).headers
    assert "default-src 'none'" in koppen["Content-Security-Policy"]
    assert koppen["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_what_another_site_sent_is_not_shown(bezoeker, dossier, site):
    antwoord = zonder_database(
        bezoeker, adres(dossier, "onderwerp"), GETYPT, **{"Sec-Fetch-Site": site}
    )
    assert antwoord.status_code == 503
    assert "werk" not in html.fromstring(antwoord.text).xpath("string(//main)")


@pytest.mark.parametrize(
    ("pad", "data"),
    [
        ("/inloggen/", {"username": "inkoper", "password": "geheim van mij"}),
        ("/wachtwoord-vergeten/", {"email": "geheim van mij"}),
        ("/beheer/intake/gebruiker/add/", {"password1": "geheim van mij"}),
        ("/bestaat-niet/", {"naam": "geheim van mij"}),
    ],
)
def test_a_password_is_never_shown(bezoeker, pad, data):
    antwoord = zonder_database(bezoeker, pad, data)
    assert antwoord.status_code in (404, 503)
    assert "geheim" not in antwoord.text


def test_the_admin_keeps_what_was_typed_too(opgepakt, ina):
    beoordelaar = Client(raise_request_exception=False)
    beoordelaar.force_login(ina)
    pad = beoordelingsadres(opgepakt, "opmerking")
    antwoord = zonder_database(beoordelaar, pad, {"tekst": "Een hele zin."})
    assert verborgen(antwoord) == (pad, {"tekst": "Een hele zin."})
    assert reverse("admin:intake_dossier_change", args=[opgepakt.pk]) in antwoord.text


@pytest.mark.parametrize("pad", ["/bestaat-niet/", "/beheer/bestaat-niet/", "/beheer/"])
def test_also_other_error_pages_ask_for_patience_without_a_database(bezoeker, pad):
    assert zonder_database(bezoeker, pad).status_code == 503


def test_too_much_at_once_is_told(bezoeker, dossier, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    antwoord = bezoeker.post(adres(dossier, "onderwerp"), GETYPT | {"omschrijving": "x" * 2000})
    assert antwoord.status_code == 413
    assert "te veel" in antwoord.text and "is veilig" in antwoord.text


def test_too_much_at_once_without_a_database_has_a_page(bezoeker, dossier, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    lang = GETYPT | {"omschrijving": "x" * 2000}
    antwoord = zonder_database(bezoeker, adres(dossier, "onderwerp"), lang)
    assert antwoord.status_code == 503
    assert "terugknop" in antwoord.text


def test_a_busy_database_deeper_down_is_seen_as_such():
    try:
        try:
            raise OperationalError
        except OperationalError as fout:
            raise RuntimeError from fout
    except RuntimeError as fout:
        assert pech.ligt_aan_de_database(fout)
    assert not pech.ligt_aan_de_database(ValueError())


def test_the_error_page_survives_a_fault_of_its_own(bezoeker, dossier, monkeypatch):
    monkeypatch.setattr(pech, "vind", programmafout)
    antwoord = zonder_database(bezoeker, dossier.get_absolute_url())
    assert antwoord.status_code == 503
    assert antwoord.headers["X-Request-ID"] in antwoord.text
