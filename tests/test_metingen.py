"""The numbers for Prometheus: of all processes together, and what the database holds."""

import os
import re
import signal
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
def twee_processen(transactional_db, monkeypatch, tmp_path):
    """The application as two processes of one server, as deploy/ runs it; their ports."""
    op_dezelfde_database(monkeypatch)
    monkeypatch.setenv("MONITOR_TOKEN", TOKEN)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    poorten, servers = [], []
    try:
        for _ in range(2):
            poorten.append(vrije_poort())
            servers.append(start(poorten[-1]))
            wacht_op(poorten[-1])
        yield poorten
    finally:
        for server in servers:
            os.killpg(server.pid, signal.SIGKILL)  # busy, it may take its time to stop
            server.wait()


def start(poort):
    granian = Path(sys.executable).with_name("granian")
    opdracht = [granian, "--interface", "wsgi", "--port", str(poort)]
    return subprocess.Popen(
        [*opdracht, "inkoopkader.wsgi:application"], cwd=WORTEL, start_new_session=True
    )


def wacht_op(poort):
    for _ in range(900):
        try:
            return vraag(poort, "/leeft/")
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError("the application does not start")


@pytest.mark.django_db(transaction=True)
def test_two_processes_count_together(twee_processen, tmp_path):
    for poort in twee_processen * 10:
        vraag(poort, "/leeft/")
    assert len({re.findall(r"\d+", pad.name)[0] for pad in tmp_path.glob("counter_*.db")}) == 2
    for poort in twee_processen:  # each tells the same: twenty, and one to begin with for each
        tekst, _ = vraag(poort, "/metingen/")
        assert waarden(tekst)["inkoopkader_verzoeken_total", "GET", "leeft", "200"] == 22
