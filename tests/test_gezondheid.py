"""What a load balancer and a monitor hear."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from intake.waarneming import Waarneming, waargenomen
from intake.werk import TAKEN

pytestmark = pytest.mark.django_db


def vraag(adres):
    antwoord = Client().get(adres)
    return antwoord.status_code, antwoord.content.decode().strip()


def test_it_lives_without_asking_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert vraag("/leeft/") == (200, "leeft")


def test_it_is_not_ready_without_a_framework():
    assert vraag("/gereed/") == (503, "niet gereed: er is nog geen kader gepubliceerd")


def test_it_is_ready_with_a_database_that_is_up_to_date(geldend):
    assert vraag("/gereed/") == (200, "gereed")


def test_it_is_not_ready_while_a_migration_waits():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    status, tekst = vraag("/gereed/")
    assert status == 503
    assert "loopt achter" in tekst


def test_it_is_not_ready_without_a_database():
    def breek(*args):
        raise OperationalError

    with connection.execute_wrapper(breek):
        assert vraag("/gereed/") == (503, "niet gereed: de database antwoordt niet")
        assert vraag("/leeft/") == (200, "leeft")


def test_the_answer_is_never_kept():
    assert "no-store" in Client().get("/gereed/").headers["Cache-Control"]


TOKEN = "een-lang-woord-voor-de-monitor"


@pytest.fixture
def monitor(settings):
    """Ask as the monitor does; the answer and the judgement per part."""
    settings.MONITOR_TOKEN = TOKEN

    def kijk(adres="/gezondheid/", token=TOKEN):
        return Client().get(adres, headers={"Authorization": f"Bearer {token}"})

    return kijk


def oordelen(antwoord):
    return {deel["naam"]: deel["oordeel"] for deel in antwoord.json()["onderdelen"]}


@pytest.mark.parametrize("adres", ["/gezondheid/", "/metingen/"])
@pytest.mark.parametrize("token", ["", "verkeerd", "Bearer"])
def test_nobody_looks_without_the_token(monitor, adres, token):
    assert monitor(adres, token).status_code == 404


@pytest.mark.parametrize("adres", ["/gezondheid/", "/metingen/"])
def test_nobody_looks_where_no_token_is_set(settings, adres):
    settings.MONITOR_TOKEN = ""
    assert Client().get(adres, headers={"Authorization": "Bearer "}).status_code == 404


def test_all_is_well_when_every_job_reports(monitor, geldend):
    for taak in TAKEN:
        waargenomen(taak.naam)
    antwoord = monitor()
    assert (antwoord.status_code, antwoord.json()["oordeel"]) == (200, "goed")


def test_a_job_that_never_ran_asks_for_attention(monitor, geldend):
    assert oordelen(monitor())["zelftest"] == "let op"


def test_a_job_that_failed_is_a_fault_but_the_pages_go_on(monitor, geldend):
    waargenomen("zelftest", goed=False, uitleg="PdfFout")
    antwoord = monitor()
    assert antwoord.status_code == 200
    assert oordelen(antwoord)["zelftest"] == antwoord.json()["oordeel"] == "fout"


def test_a_job_that_is_late_is_a_fault(monitor, geldend):
    waargenomen("waken")
    Waarneming.objects.update(op=timezone.now() - timedelta(days=4))
    assert oordelen(monitor())["waken"] == "fout"


def test_a_database_that_is_gone_is_told_without_it(monitor):
    def breek(*args):
        raise OperationalError

    with connection.execute_wrapper(breek):
        antwoord = monitor()
    assert antwoord.status_code == 503
    assert oordelen(antwoord)["database"] == "fout"
