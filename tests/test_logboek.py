"""The lines of the log: whole, numbered, and without anything that somebody typed."""

import json
import logging

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from inkoopkader.logboek import JsonRegel
from inkoopkader.nummer import verzoeknummer
from intake.gebruikers import Gebruiker

pytestmark = pytest.mark.django_db
GEHEIM = "geheim-woord-van-alice"


@pytest.fixture
def log(caplog):
    """The lines as a log server gets them."""
    caplog.set_level(logging.INFO, "inkoopkader")
    caplog.set_level(logging.INFO, "intake")
    return lambda: [json.loads(JsonRegel().format(record)) for record in caplog.records]


def test_a_message_cannot_begin_a_second_line():
    record = logging.LogRecord("intake", logging.INFO, "", 0, "een\ntwee\r%s", ("drie\n",), None)
    regel = JsonRegel().format(record)
    assert "\n" not in regel and "\r" not in regel
    assert json.loads(regel)["melding"] == "een\ntwee\rdrie\n"


def test_a_request_is_one_line_with_its_number(log, ingelogd, dossier):
    antwoord = ingelogd.get(f"/dossiers/{dossier.kenmerk}/advies/?zoek={GEHEIM}")
    (regel,) = [r for r in log() if r["bron"] == "inkoopkader.verzoek"]
    assert regel["verzoek"] == antwoord.headers["X-Request-ID"]
    assert (regel["methode"], regel["route"]) == ("GET", "intake:advies")
    assert regel["kenmerk"] == dossier.kenmerk
    assert regel["gebruiker"] == dossier.eigenaar_id
    assert regel["status"] == antwoord.status_code
    assert GEHEIM not in json.dumps(regel)


@pytest.mark.parametrize(
    ("achter_proxy", "gegeven", "overgenomen"),
    [
        (True, "a1b2c3d4-nummer", True),
        (True, "kort", False),
        (True, "met spatie en\tmeer", False),
        (True, "x" * 65, False),
        (False, "a1b2c3d4-nummer", False),
    ],
)
def test_a_number_from_outside_counts_behind_a_proxy(settings, achter_proxy, gegeven, overgenomen):
    settings.ACHTER_PROXY = achter_proxy
    antwoord = Client().get("/leeft/", headers={"X-Request-ID": gegeven})
    assert (antwoord.headers["X-Request-ID"] == gegeven) is overgenomen


def test_the_number_stands_with_every_line_of_the_request(log, client):
    verzoeknummer.set("")
    antwoord = client.get("/bestaat-niet/")
    assert {r["verzoek"] for r in log()} == {antwoord.headers["X-Request-ID"]}


def test_what_is_typed_is_in_no_line(log, ingelogd, antwoord, dossier):
    assert antwoord("onderwerp", naam=GEHEIM, omschrijving=GEHEIM).status_code == 302
    Client().post("/inloggen/", {"username": GEHEIM, "password": GEHEIM})
    ingelogd.get(f"/dossiers/{GEHEIM}/?zoek={GEHEIM}")
    regels = json.dumps(log())
    assert "inloggen" in regels
    assert GEHEIM not in regels


def handelingen(regels):
    return [(r["handeling"], r["uitslag"]) for r in regels if "handeling" in r]


def test_coming_in_and_going_out_are_on_record(log, alice):
    browser = Client()
    browser.post("/inloggen/", {"username": "alice", "password": "fout"})
    browser.post("/inloggen/", {"username": "alice", "password": "geheim"})
    browser.post("/uitloggen/")
    assert handelingen(log()) == [
        ("inloggen", "geweigerd"),
        ("inloggen", "gelukt"),
        ("uitloggen", "gelukt"),
    ]


def test_another_role_is_on_record(log, alice):
    rol = Group.objects.get(name="beoordelaar")
    alice.groups.add(rol)
    rol.user_set.remove(alice)
    assert handelingen(log()) == [
        ("rollen wijzigen", f"add [{rol.pk}]"),
        ("rollen wijzigen", f"remove [{rol.pk}]"),
    ]


def test_a_person_is_a_number_in_the_log(log, alice, ingelogd):
    ingelogd.get("/")
    tekst = json.dumps(log())
    for naam in Gebruiker.objects.values_list("username", flat=True):
        assert naam not in tekst
