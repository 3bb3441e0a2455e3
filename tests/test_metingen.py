"""The numbers for Prometheus: of all processes together, and what the database holds."""

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from intake.waarneming import waargenomen
from tests.eigen_proces import op_dezelfde_database

WORTEL = Path(__file__).parents[1]
TOKEN = "een-lang-woord-voor-de-monitor"
KOP = {"Authorization": f"Bearer {TOKEN}"}


def waarden(tekst):
    return {
        (regel.name, *regel.labels.values()): regel.value
        for familie in text_string_to_metric_families(tekst)
        for regel in familie.samples
    }


@pytest.mark.django_db
def test_the_numbers_say_what_waits_and_what_went_well(settings, dossier):
    settings.MONITOR_TOKEN = TOKEN
    waargenomen("waken")
    gemeten = waarden(Client().get("/metingen/", headers=KOP).content.decode())
    assert gemeten["inkoopkader_dossiers", "concept"] == 1
    assert gemeten["inkoopkader_taak_goed", "waken"] == 1
    assert gemeten["inkoopkader_berichten_wachtend",] == 0


@pytest.mark.django_db
def test_a_strange_method_or_address_makes_no_new_number(settings):
    settings.MONITOR_TOKEN = TOKEN
    for nummer in range(3):
        Client().generic(f"RAAR{nummer}", f"/bestaat-niet-{nummer}/")
    gemeten = waarden(Client().get("/metingen/", headers=KOP).content.decode())
    vreemd = [sleutel for sleutel in gemeten if "anders" in sleutel]
    assert {sleutel[2] for sleutel in vreemd} == {"onbekend"}


def vraag(poort, pad):
    with urlopen(Request(f"http://127.0.0.1:{poort}{pad}", headers=KOP), timeout=10) as antwoord:
        return antwoord.read().decode(), antwoord.headers


def vrije_poort():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@pytest.fixture
def twee_werkers(transactional_db, monkeypatch, tmp_path):
    """The application with two worker processes, as in production; its port."""
    op_dezelfde_database(monkeypatch)
    monkeypatch.setenv("MONITOR_TOKEN", TOKEN)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    poort = vrije_poort()
    opdracht = ["--interface", "wsgi", "--port", str(poort), "--workers", "2"]
    granian = Path(sys.executable).with_name("granian")
    server = subprocess.Popen(
        [granian, *opdracht, "inkoopkader.wsgi:application"], cwd=WORTEL, env=os.environ
    )
    try:
        wacht_op(poort)
        yield poort
    finally:
        server.terminate()
        server.wait(30)


def wacht_op(poort):
    for _ in range(300):
        try:
            return vraag(poort, "/leeft/")
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError("the application does not start")


@pytest.mark.django_db(transaction=True)
def test_two_processes_count_together(twee_werkers, tmp_path):
    for _ in range(39):  # the fixture asked once
        vraag(twee_werkers, "/leeft/")
    vraag(twee_werkers, "/metingen/")
    tekst, _ = vraag(twee_werkers, "/metingen/")
    assert waarden(tekst)["inkoopkader_verzoeken_total", "GET", "leeft", "200"] == 40
    processen = {re.findall(r"\d+", pad.name)[0] for pad in tmp_path.glob("counter_*.db")}
    assert len(processen) == 2
    eenmaal = re.findall("^# HELP (.*?) ", tekst, re.MULTILINE)
    assert "inkoopkader_dossiers" in eenmaal and len(eenmaal) == len(set(eenmaal))
