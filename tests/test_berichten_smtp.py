"""Sending, against a real mail server on loopback: up, down, hanging, refusing, or raced."""

import email
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from email import policy
from io import StringIO
from urllib.parse import quote

import pytest
from aiosmtpd.controller import Controller
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from intake.berichten.klaarzetten import Berichtsoort, zet_klaar
from intake.berichten.models import IN_HANDEN, POGINGEN, Bericht, Stand
from intake.berichten.verzenden import AF_TE_VINKEN
from intake.gebruikers import Gebruiker
from tests.dossiers import maak_gebruiker

ZWIJGT = 5  # seconds before the tests call a server silent


class Postbus:
    """Keeps what it is sent, and refuses or stays silent where a test says so."""

    def __init__(self):
        self.ontvangen, self.geweigerd = [], {}
        self.breekt_af = False

    async def handle_RCPT(self, server, sessie, envelop, adres, opties):
        if adres in self.geweigerd:
            return self.geweigerd[adres]
        envelop.rcpt_tos.append(adres)
        return "250 OK"

    async def handle_DATA(self, server, sessie, envelop):
        if self.breekt_af:
            server.transport.abort()
        mail = email.message_from_bytes(envelop.content, policy=policy.default)
        self.ontvangen.append(mail)
        return "250 OK"

    @property
    def adressen(self):
        return sorted(mail["To"] for mail in self.ontvangen)


@pytest.fixture
def instellingen(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", vrije_poort()
    settings.EMAIL_USE_TLS = False
    settings.EMAIL_TIMEOUT = ZWIJGT
    settings.DEFAULT_FROM_EMAIL = "inkoopkader@voorbeeld.nl"
    settings.SITE_URL = "https://inkoopkader.example"
    return settings


@pytest.fixture
def postbus(instellingen):
    server = Controller(Postbus(), hostname="127.0.0.1", port=instellingen.EMAIL_PORT)
    server.start()
    yield server.handler
    server.stop()


@pytest.fixture
def zwijgend(instellingen):
    """A server that takes the connection and never says a word."""
    with socket.create_server(("127.0.0.1", instellingen.EMAIL_PORT)) as server:
        yield server


def vrije_poort():
    with socket.create_server(("127.0.0.1", 0)) as plek:
        return plek.getsockname()[1]


def zet(*aan, naam="Stoelen"):
    with transaction.atomic():
        zet_klaar(Berichtsoort.INGEDIEND, aan, naam=naam, pad="/dossiers/1/")


def verstuur():
    uit = StringIO()
    call_command("verstuur_berichten", stdout=uit)
    return uit.getvalue()


def standen():
    return list(Bericht.objects.order_by("pk").values_list("stand", flat=True))


def nu_aan_de_beurt():
    Bericht.objects.update(volgende_poging=timezone.now())


def manage(*opdracht, instellingen):
    """The command in a process of its own, on the database of the test."""
    db = connection.settings_dict
    url = f"sqlite:///{db['NAME']}"
    if connection.vendor == "postgresql":
        plek = f"{quote(db['HOST'], safe='')}:{db['PORT']}".rstrip(":")
        url = f"postgres://{db['USER']}:{db['PASSWORD']}@{plek}/{db['NAME']}"
    namen = ("EMAIL_HOST", "EMAIL_PORT", "DEFAULT_FROM_EMAIL", "SITE_URL", "SECRET_KEY")
    omgeving = {naam: str(getattr(instellingen, naam)) for naam in namen}
    return subprocess.Popen(
        [sys.executable, "manage.py", "verstuur_berichten", *opdracht],
        env={"PATH": os.environ["PATH"], "DATABASE_URL": url, "EMAIL_USE_TLS": "0", **omgeving},
    )


def wacht_tot(waar, seconden=20):
    einde = time.monotonic() + seconden
    while not waar():
        assert time.monotonic() < einde
        time.sleep(0.05)


@pytest.mark.django_db
def test_a_message_arrives_as_plain_text_and_html(postbus, ina):
    zet(ina, naam="Café & <b>terras</b>\n€ 3")
    assert "Verstuurd: 1." in verstuur()
    (mail,) = postbus.ontvangen
    plat, html = mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()
    assert mail.get_content_type() == "multipart/alternative"
    assert mail["Subject"].strip() == "Nieuw om te beoordelen: Café & <b>terras</b> € 3"
    assert (mail["From"], mail["To"]) == ("inkoopkader@voorbeeld.nl", "ina@voorbeeld.nl")
    assert "https://inkoopkader.example/dossiers/1/" in plat and "Café & <b>" in plat
    assert "Café &amp; &lt;b&gt;" in html and 'lang="nl"' in html
    assert mail["Message-ID"] == f"<{Bericht.objects.get().sleutel}@inkoopkader.example>"


@pytest.mark.django_db
def test_a_hostile_name_arrives_as_one_line(postbus, ina):
    zet(ina, naam="<script>\r\nBcc: x@voorbeeld.nl\x00\u202e" + "\u0301" * 10_000)
    verstuur()
    (mail,) = postbus.ontvangen
    assert mail["Bcc"] is None and "\n" not in mail["Subject"] and len(mail["Subject"]) < 180
    assert "<script>" not in mail.get_body(("html",)).get_content()


@pytest.mark.django_db
def test_nothing_is_sent_twice(postbus, ina):
    zet(ina)
    verstuur()
    verstuur()
    nu_aan_de_beurt()
    verstuur()
    assert len(postbus.ontvangen) == 1


@pytest.mark.django_db
def test_a_server_that_is_down_loses_nothing(instellingen, ina, jan):
    zet(ina, jan)
    for _ in range(POGINGEN + 1):
        with pytest.raises(CommandError, match="niet bereikbaar"):
            verstuur()
    assert Bericht.objects.filter(stand=Stand.WACHT, pogingen=0).count() == 2
    server = Controller(Postbus(), hostname="127.0.0.1", port=instellingen.EMAIL_PORT)
    server.start()
    try:
        verstuur()
    finally:
        server.stop()
    assert server.handler.adressen == ["ina@voorbeeld.nl", "jan@voorbeeld.nl"]


@pytest.mark.django_db
def test_a_refused_receiver_stops_no_other(postbus, ina, jan, dex):
    postbus.geweigerd["ina@voorbeeld.nl"] = "550 no such mailbox"
    zet(ina, jan, dex)
    verstuur()
    assert postbus.adressen == ["dex@voorbeeld.nl", "jan@voorbeeld.nl"]
    geweigerd = Bericht.objects.get(aan=ina)
    assert (geweigerd.stand, geweigerd.pogingen) == (Stand.WACHT, 1)
    assert geweigerd.fout == "Geweigerd (550)"
    assert geweigerd.volgende_poging > timezone.now()


@pytest.mark.django_db
def test_a_message_that_cannot_be_made_stops_no_other(postbus, ina, jan):
    zet(ina, jan)
    Gebruiker.objects.filter(pk=ina.pk).update(email="ina@voorbeeld.nl\nBcc: x@voorbeeld.nl")
    verstuur()
    assert postbus.adressen == ["jan@voorbeeld.nl"]
    assert Bericht.objects.get(aan=ina).fout == "Niet te maken"


@pytest.mark.django_db
@pytest.mark.parametrize("anders", [{"is_active": False}, {"email": ""}])
def test_an_account_turned_off_meanwhile_gets_no_mail(postbus, ina, anders):
    zet(ina)
    Gebruiker.objects.filter(pk=ina.pk).update(**anders)
    verstuur()
    assert (postbus.ontvangen, Bericht.objects.get().fout) == ([], "Account uit of zonder adres")


@pytest.mark.django_db
def test_what_stays_refused_is_given_up_until_someone_tries_again(postbus, ina):
    postbus.geweigerd["ina@voorbeeld.nl"] = "450 later"
    zet(ina)
    for _ in range(POGINGEN):
        assert standen() == [Stand.WACHT]
        verstuur()
        nu_aan_de_beurt()
    assert standen() == [Stand.MISLUKT]
    postbus.geweigerd.clear()
    verstuur()
    assert postbus.ontvangen == []
    Bericht.objects.probeer_opnieuw()
    verstuur()
    assert standen() == [Stand.VERSTUURD]


@pytest.mark.django_db
def test_a_line_that_breaks_halfway_costs_only_that_message_an_attempt(postbus, ina, jan):
    zet(ina, jan)
    postbus.breekt_af = True
    with pytest.raises(CommandError, match="SMTPServerDisconnected"):
        verstuur()
    verloop = Bericht.objects.order_by("pk").values_list("pogingen", "fout")
    assert list(verloop) == [(1, "Verbinding verbroken"), (0, "")]
    postbus.breekt_af = False
    postbus.ontvangen.clear()
    nu_aan_de_beurt()
    verstuur()
    assert postbus.adressen == ["ina@voorbeeld.nl", "jan@voorbeeld.nl"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("halverwege", [False, True])
def test_while_a_server_stays_silent_users_go_on_saving(zwijgend, ina, halverwege):
    zet(ina)
    uitkomst = []

    def stuur():
        try:
            verstuur()
        except CommandError as fout:
            uitkomst.append(fout)
        finally:
            connection.close()

    draad = threading.Thread(target=stuur)
    draad.start()
    lijn = begroet(zwijgend) if halverwege else zwijgend.accept()[0]
    begin = time.monotonic()
    maak_gebruiker("nieuw")
    assert time.monotonic() - begin < ZWIJGT / 2 and draad.is_alive()
    draad.join(ZWIJGT * 3)
    lijn.close()
    assert "niet bereikbaar" in str(uitkomst[0])
    assert standen() == [Stand.WACHT] and Bericht.objects.get().pogingen == halverwege


@pytest.mark.django_db(transaction=True)
def test_two_commands_at_once_send_each_message_once(postbus):
    mensen = [maak_gebruiker(f"persoon{nummer}") for nummer in range(20)]
    zet(*mensen)
    start = threading.Barrier(3)

    def stuur():
        start.wait()
        verstuur()
        connection.close()

    draden = [threading.Thread(target=stuur) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert postbus.adressen == sorted(mens.email for mens in mensen)


@pytest.mark.django_db(transaction=True)
def test_a_sender_that_is_killed_sends_nothing_twice(instellingen, ina):
    """Nobody knows whether the server has it, so an administrator decides."""
    zet(ina)
    with socket.create_server(("127.0.0.1", instellingen.EMAIL_PORT)) as server:
        proces = manage(instellingen=instellingen)
        lijn = begroet(server)
        proces.kill()
        assert proces.wait() == -signal.SIGKILL
        lijn.close()
    bericht = Bericht.objects.get()
    assert (bericht.stand, bericht.pogingen) == (Stand.ONDERWEG, 1)
    assert timezone.now() < bericht.volgende_poging <= timezone.now() + IN_HANDEN
    later = Controller(Postbus(), hostname="127.0.0.1", port=instellingen.EMAIL_PORT)
    later.start()
    try:
        verstuur()
        assert later.handler.ontvangen == []
        nu_aan_de_beurt()
        verstuur()
        assert later.handler.ontvangen == [] and standen() == [Stand.MISLUKT]
        Bericht.objects.probeer_opnieuw()
        verstuur()
    finally:
        later.stop()
    assert later.handler.adressen == ["ina@voorbeeld.nl"]


@pytest.mark.django_db
def test_what_was_sent_while_the_database_went_away_is_not_sent_again(postbus, ina):
    """The sender remembers it, and ticks it off as soon as the database answers."""
    zet(ina)
    bericht = Bericht.objects.get()
    assert bericht.neem()
    AF_TE_VINKEN.add(bericht)
    nu_aan_de_beurt()
    verstuur()
    assert postbus.ontvangen == [] and standen() == [Stand.VERSTUURD] and not AF_TE_VINKEN


def begroet(server):
    """Talk along until the sender has a message in hand, and then fall silent."""
    server.settimeout(20)
    lijn, _ = server.accept()
    lijn.sendall(b"220 hier\r\n")
    lijn.recv(1000)
    lijn.sendall(b"250 hier\r\n")
    wacht_tot(lambda: b"mail from" in lijn.recv(1000, socket.MSG_PEEK).lower())
    return lijn


@pytest.mark.django_db(transaction=True)
def test_a_worker_sends_what_comes_and_stops_when_asked(postbus, instellingen, ina):
    zet(ina)
    proces = manage("--blijf", instellingen=instellingen)
    try:
        wacht_tot(lambda: postbus.ontvangen)
        wacht_tot(lambda: standen() == [Stand.VERSTUURD])
        proces.send_signal(signal.SIGTERM)
        assert proces.wait(10) == 0
    finally:
        proces.kill()


def test_the_hold_outlasts_the_longest_attempt(settings):
    """Greeting, hello, TLS, hello, login (3), sender, receiver, data, text, end and goodbye."""
    assert IN_HANDEN.total_seconds() > 2 * 13 * settings.EMAIL_TIMEOUT
