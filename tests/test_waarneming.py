"""The jobs in the background: done once, reported, and never in each other's way."""

import signal
import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from intake.management.commands import werk
from intake.waarneming import IN_HANDEN, Waarneming, geef_terug, neem, waargenomen
from intake.werk import TAKEN, Mislukt, Taak, doe, maak_proefmemo

pytestmark = pytest.mark.django_db
UUR = timedelta(hours=1)


def goed(stop):
    pass


def stuk(stop):
    raise Mislukt("De mailserver is niet bereikbaar")


def test_a_job_is_taken_once_and_is_due_again_later():
    assert neem("zelftest")
    assert not neem("zelftest")
    geef_terug("zelftest", -UUR)
    assert neem("zelftest")


def test_a_killed_worker_gives_its_job_back_by_itself():
    neem("zelftest")
    tot = Waarneming.objects.get().volgende
    assert timezone.now() < tot <= timezone.now() + IN_HANDEN
    Waarneming.objects.update(volgende=timezone.now())
    assert neem("zelftest")


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_does_the_job():
    start, gedaan = threading.Barrier(2), []

    def werker():
        start.wait()
        gedaan.append(doe(Taak("zelftest", UUR, goed)))
        connection.close()

    draden = [threading.Thread(target=werker) for _ in range(2)]
    [draad.start() for draad in draden]
    [draad.join() for draad in draden]
    assert sorted(gedaan) == [False, True]


def test_a_job_that_fails_says_why_and_keeps_its_last_success():
    doe(Taak("berichten", UUR, goed, samen=True))
    eerder = Waarneming.objects.get().gelukt_op
    doe(Taak("berichten", UUR, stuk, samen=True))
    melding = Waarneming.objects.get()
    assert (melding.goed, melding.uitleg) == (False, "De mailserver is niet bereikbaar")
    assert melding.gelukt_op == eerder < melding.op


def test_what_stays_wrong_is_logged_once(caplog):
    for _ in range(3):
        doe(Taak("berichten", UUR, stuk, samen=True))
    assert [r.levelname for r in caplog.records if r.name == "intake.werk"] == ["WARNING"]


def test_an_unexpected_fault_is_named_without_its_words():
    def kapot(stop):
        raise ValueError("geheim van Alice")

    doe(Taak("waken", UUR, kapot))
    assert Waarneming.objects.get().uitleg == "ValueError"


def test_another_program_may_report_too():
    waargenomen("back-up")
    assert str(Waarneming.objects.get(naam="back-up")) == "back-up: goed"


def test_every_job_can_be_done(geldend, settings):
    settings.EMAIL_HOST = ""
    gedaan = {taak.naam: doe(taak) for taak in TAKEN}
    assert all(gedaan.values())
    fout = Waarneming.objects.filter(goed=False)
    assert [(w.naam, w.uitleg.split(":")[0]) for w in fout] == [("berichten", "Stel in")]


def test_the_proof_memo_is_a_pdf():
    maak_proefmemo(lambda: False)


@pytest.mark.django_db(transaction=True)
def test_the_worker_stops_at_a_signal(monkeypatch):
    def stop_zo(stop):
        signal.raise_signal(signal.SIGTERM)

    oud = {sein: signal.getsignal(sein) for sein in (signal.SIGTERM, signal.SIGINT)}
    na = Taak("daarna", UUR, stuk)
    monkeypatch.setattr(werk, "TAKEN", (Taak("stop", UUR, stop_zo), na))
    try:
        call_command("werk")
    finally:
        for sein, handler in oud.items():
            signal.signal(sein, handler)
    assert [w.naam for w in Waarneming.objects.all()] == ["stop"]
