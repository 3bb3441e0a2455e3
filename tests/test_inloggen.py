"""Logging in with a password: a limit on guesses, and an end that is an end everywhere."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client, RequestFactory
from django.utils import timezone

from intake import pogingen
from intake.accountwijziging import Accountwijziging, leg_rechten_vast
from intake.berichten import wachtwoord
from intake.berichten.opmaak import wachtwoordpad
from intake.netwerkadres import netwerkadres
from intake.pogingen import Poging, mag_nog

pytestmark = pytest.mark.django_db
GOED = {"username": "alice", "password": "geheim"}
FOUT = GOED | {"password": "mis"}


@pytest.fixture
def telt(settings):
    settings.AXES_ENABLED = True


def raad(browser, keer, **meer):
    return [browser.post("/inloggen/", FOUT, **meer) for _ in range(keer)][-1]


def is_in(browser):
    return browser.get("/begrippen/").status_code == 200


def test_after_five_wrong_passwords_the_right_one_waits(telt, client, alice):
    assert raad(client, 4).status_code == 200
    vijfde = raad(client, 1)
    assert vijfde.status_code == 429
    assert re.search(r"Probeer het weer om \d\d:\d\d uur", vijfde.content.decode())
    assert client.post("/inloggen/", GOED).status_code == 429
    assert not is_in(client)


def test_the_wait_ends_after_a_quarter_of_an_hour(telt, client, alice):
    raad(client, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert client.post("/inloggen/", GOED).status_code == 302


def test_trying_on_does_not_make_the_wait_longer(telt, client, alice):
    raad(client, 5)
    eerste = AccessAttempt.objects.get().attempt_time
    raad(client, 3)
    assert AccessAttempt.objects.get().attempt_time == eerste


def test_a_right_password_begins_the_count_anew(telt, client, alice):
    raad(client, 4)
    client.post("/inloggen/", GOED)
    assert raad(Client(), 4).status_code == 200


def test_nobody_is_locked_out_from_elsewhere(telt, client, alice):
    raad(client, 6, REMOTE_ADDR="203.0.113.9")
    assert client.post("/inloggen/", GOED).status_code == 302


def test_a_name_that_does_not_exist_waits_just_as_long(telt, client):
    assert raad(client, 5).status_code == 429


def test_what_was_typed_is_still_there_and_not_kept_with_the_count(telt, geldend, client, alice):
    hervat = client.post("/dossiers/nieuw/", {"naam": "Halverwege"}).context["hervat"]
    for _ in range(5):
        pagina = client.post("/inloggen/", FOUT | {"hervat": hervat})
    assert pagina.context["hervat"] == hervat
    bewaard = AccessAttempt.objects.get().post_data
    assert hervat not in bewaard and "mis" not in bewaard


def test_a_beheerder_ends_the_wait(telt, client, alice, admin_user):
    raad(client, 5)
    beheer = Client()
    beheer.force_login(admin_user)
    actie = {"action": "hef_wachttijd_op", "_selected_action": [alice.pk]}
    beheer.post("/beheer/intake/gebruiker/", actie)
    assert client.post("/inloggen/", GOED).status_code == 302


def test_a_new_password_ends_the_wait(telt, client, alice):
    raad(client, 5)
    pad = client.get(wachtwoordpad(alice)).url
    client.post(pad, {"new_password1": "lang-genoeg-7", "new_password2": "lang-genoeg-7"})
    nieuw = GOED | {"password": "lang-genoeg-7"}
    assert client.post("/inloggen/", nieuw).status_code == 302


@pytest.mark.parametrize(
    ("proxies", "keten", "adres"),
    [
        (0, "198.51.100.1", "127.0.0.1"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "10.9.9.9, 198.51.100.1", "198.51.100.1"),
        (2, "10.9.9.9, 198.51.100.1, 192.0.2.1", "198.51.100.1"),
        (2, "198.51.100.1", "127.0.0.1"),
        (1, "onzin", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_the_address_is_what_our_own_proxy_saw(settings, proxies, keten, adres):
    settings.AANTAL_PROXIES = proxies
    verzoek = RequestFactory().get("/", headers={"X-Forwarded-For": keten})
    assert netwerkadres(verzoek) == adres


def test_an_address_that_was_made_up_counts_as_the_same_one(telt, settings, client, alice):
    settings.AANTAL_PROXIES = 1
    for nummer in range(5):
        keten = {"X-Forwarded-For": f"10.0.0.{nummer}, 198.51.100.1"}
        antwoord = client.post("/inloggen/", FOUT, headers=keten)
    assert antwoord.status_code == 429


# Asking for a link


def test_asking_for_links_without_end_is_stopped(client, alice, monkeypatch):
    monkeypatch.setattr(wachtwoord, "PER_UUR", 2)
    for _ in range(2):
        assert client.post("/wachtwoord-vergeten/", {"email": "x@y.nl"}).status_code == 302
    derde = client.post("/wachtwoord-vergeten/", {"email": alice.email})
    assert derde.status_code == 429 and "over een uur opnieuw" in derde.content.decode()
    assert not alice.berichten.exists()


def test_tries_are_counted_per_subject_and_address_and_for_an_hour():
    verzoek = RequestFactory().get("/")
    ander = RequestFactory(REMOTE_ADDR="192.0.2.7").get("/")
    assert [mag_nog(verzoek, "iets", 1), mag_nog(verzoek, "iets", 1)] == [True, False]
    assert mag_nog(verzoek, "anders", 1) and mag_nog(ander, "iets", 1)
    Poging.objects.update(moment=timezone.now() - pogingen.EEN_UUR - timedelta(seconds=1))
    assert mag_nog(verzoek, "iets", 1)
    assert Poging.objects.count() == 1


# The end of a session


def test_logging_out_ends_every_session_of_this_person(client, alice, bob):
    thuis, ander = Client(), Client()
    ander.force_login(bob)
    for browser in (client, thuis):
        browser.post("/inloggen/", GOED)
    assert client.post("/uitloggen/").status_code == 302
    assert not is_in(client) and not is_in(thuis) and is_in(ander)


def test_logging_out_of_the_admin_is_the_same(client, ina):
    thuis = Client()
    thuis.force_login(ina)
    client.force_login(ina)
    client.post("/beheer/logout/")
    assert not is_in(thuis)


def test_an_account_that_is_put_out_ends_at_the_next_request(client, alice):
    client.force_login(alice)
    assert is_in(client)
    alice.is_active = False
    alice.save()
    assert not is_in(client)


def test_a_role_that_is_taken_away_ends_at_the_next_request(geldend, client, alice):
    client.force_login(alice)
    assert client.get("/dossiers/nieuw/").status_code == 200
    alice.groups.clear()
    assert client.get("/dossiers/nieuw/").status_code == 404


def test_a_superuser_logs_somebody_out_everywhere(client, alice, admin_client):
    client.force_login(alice)
    actie = {"action": "log_overal_uit", "_selected_action": [alice.pk]}
    admin_client.post("/beheer/intake/gebruiker/", actie)
    assert not is_in(client)


def test_a_session_lasts_a_week_however_busy(client, alice):
    client.force_login(alice)
    assert is_in(client)
    for dagen, mag in ((6, True), (8, False)):
        sessie = client.session
        sessie["begonnen"] = int(timezone.now().timestamp()) - dagen * 24 * 60 * 60
        sessie.save()
        assert is_in(client) is mag


def test_a_change_of_rights_in_the_admin_is_on_record(alice, admin_client, admin_user):
    pad = f"/beheer/intake/gebruiker/{alice.pk}/change/"
    velden = {"username": "alice", "is_staff": "on", "is_active": "on"}
    datum = {"date_joined_0": "01-01-2026", "date_joined_1": "12:00:00"}
    assert admin_client.post(pad, velden | datum).status_code == 302
    regel = Accountwijziging.objects.get()
    assert (regel.was, regel.wordt) == (["inkoper"], ["toegang tot Beheer"])
    assert (regel.door, regel.herkomst) == (admin_user, "127.0.0.1")


def test_the_record_stays_when_the_account_goes(bob):
    leg_rechten_vast(bob, [], Accountwijziging.Via.OPDRACHT)
    nummer = bob.pk
    bob.delete()
    assert Accountwijziging.objects.get().gebruiker_id == nummer
    assert str(nummer) in str(Accountwijziging.objects.get())
