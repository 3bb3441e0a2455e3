"""Messages: who gets which, what stands in it, and what the admin shows of it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from intake.berichten.klaarzetten import Berichtsoort, nodig_uit, zet_klaar
from intake.berichten.models import ONDERBROKEN, POGINGEN, WACHTTIJDEN, Bericht, Stand
from intake.berichten.opmaak import maak_mail
from intake.berichten.teksten import TEKSTEN

pytestmark = pytest.mark.django_db
LIJST = "/beheer/intake/bericht/"
BOOS = "<script>alert(1)</script>\r\nBcc: ander@voorbeeld.nl {van} \x00" + "\u0301" * 10_000


@pytest.fixture(autouse=True)
def adres(settings):
    settings.SITE_URL = "https://inkoopkader.example"


def zet(*aan, soort=Berichtsoort.INGEDIEND, naam="Stoelen", pad="/dossiers/1/", van=None):
    zet_klaar(soort, aan, naam=naam, pad=pad, van=van)
    return list(Bericht.objects.order_by("pk"))


def test_each_person_gets_one_message(ina, jan):
    assert [b.aan for b in zet(ina, jan, ina)] == [ina, jan]


def test_who_acts_gets_no_message_about_it(ina, jan):
    assert [b.aan for b in zet(ina, jan, van=jan)] == [ina]


@pytest.mark.parametrize("anders", [{"email": ""}, {"is_active": False}])
def test_who_cannot_read_mail_or_log_in_gets_none(ina, anders):
    vars(ina).update(anders)
    assert zet(ina) == []


def test_two_accounts_with_one_address_give_one_mail(ina, jan):
    jan.email = ina.email.upper()
    assert len(zet(ina, jan)) == 1


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_put_ready(ina):
    with pytest.raises(transaction.TransactionManagementError):
        zet(ina)


def test_what_is_undone_is_not_told(ina):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        zet(ina)
        raise ZeroDivisionError
    assert not Bericht.objects.exists()


@pytest.mark.parametrize("soort", Berichtsoort)
def test_every_soort_has_its_own_text_and_link(bob, soort):
    (bericht,) = zet(bob, soort=soort)
    mail = maak_mail(bericht)
    html = mail.alternatives[0].content
    assert TEKSTEN[soort].link in mail.body and TEKSTEN[soort].link in html
    for tekst in (mail.subject, mail.body, html):
        assert "{" not in tekst and tekst.strip()
    assert "https://inkoopkader.example/" in mail.body and 'href="https://inkoop' in html


def test_a_mail_loads_nothing_from_elsewhere(bob):
    html = maak_mail(zet(bob)[0]).alternatives[0].content
    assert "<img" not in html and "src=" not in html and "url(" not in html


def test_a_hostile_name_stays_a_name(bob):
    (bericht,) = zet(bob, naam=BOOS)
    mail = maak_mail(bericht)
    assert len(bericht.naam) == 120 and bericht.naam.isprintable()
    assert "\n" not in mail.subject and len(mail.subject) < 180
    assert "<script>" in mail.body
    assert "<script>" not in mail.alternatives[0].content
    assert b"\nBcc:" not in mail.message().as_bytes()


def test_the_message_id_is_the_same_at_every_attempt(bob):
    (bericht,) = zet(bob)
    nummers = {maak_mail(bericht).message()["Message-ID"] for _ in range(2)}
    assert nummers == {f"<{bericht.sleutel}@inkoopkader.example>"}


def test_the_table_holds_no_link_that_gives_access(bob):
    bob.set_unusable_password()
    nodig_uit(bob)
    bericht = Bericht.objects.get()
    assert "/wachtwoord/" in maak_mail(bericht).body
    assert "wachtwoord" not in str(Bericht.objects.values().get())


def test_who_has_a_password_is_not_invited(bob):
    nodig_uit(bob)
    assert not Bericht.objects.exists()


def test_an_invitation_goes_once_however_often_it_is_asked(bob):
    bob.set_unusable_password()
    nodig_uit(bob)
    nodig_uit(bob)
    assert Bericht.objects.count() == 1


def test_after_90_days_every_message_is_gone(ina, jan):
    oud, nieuw = zet(ina, jan)
    Bericht.objects.filter(pk=oud.pk).update(gemaakt=timezone.now() - timedelta(days=91))
    call_command("verstuur_berichten")
    assert Bericht.objects.get() == nieuw


def test_without_a_mail_server_messages_wait_and_the_command_says_so(ina, capsys):
    zet(ina)
    call_command("verstuur_berichten")
    assert "EMAIL_HOST" in capsys.readouterr().out
    assert Bericht.objects.get().stand == Stand.WACHT


def test_each_wait_is_at_least_as_long_as_the_one_before():
    assert list(WACHTTIJDEN) == sorted(WACHTTIJDEN)
    assert timedelta(days=3) < sum(WACHTTIJDEN, timedelta()) < timedelta(days=5)


def test_only_one_of_two_senders_takes_a_message(ina):
    (bericht,) = zet(ina)
    ander = Bericht.objects.get()
    assert (bericht.neem(), ander.neem()) == (True, False)


def test_what_a_killed_sender_held_is_not_sent_again_by_itself(ina):
    (bericht,) = zet(ina)
    assert bericht.neem()
    Bericht.objects.geef_op()
    assert Bericht.objects.get().stand == Stand.ONDERWEG
    Bericht.objects.update(volgende_poging=timezone.now())
    Bericht.objects.geef_op()
    over = Bericht.objects.get()
    assert (over.stand, over.fout) == (Stand.MISLUKT, ONDERBROKEN)
    assert not Bericht.objects.aan_de_beurt().exists()


class TestBeheer:
    @pytest.mark.parametrize(("wie", "status"), [("beau", 200), ("ina", 403), ("admin_user", 200)])
    def test_the_beheerder_sees_the_list_and_nobody_else(self, request, client, wie, status):
        client.force_login(request.getfixturevalue(wie))
        assert client.get(LIJST).status_code == status

    @pytest.mark.parametrize("pad", [LIJST, "{}{}/change/"])
    def test_it_does_not_show_the_name_of_the_dossier(self, client, beau, ina, pad):
        (bericht,) = zet(ina, naam="Geheime aankoop")
        client.force_login(beau)
        html = client.get(pad.format(LIJST, bericht.pk)).content.decode()
        assert "Dossier ingediend" in html and "Geheime" not in html

    def test_what_failed_is_put_ready_again_and_nothing_else(self, client, beau, ina, jan):
        mislukt, verstuurd = zet(ina, jan)
        Bericht.objects.filter(pk=mislukt.pk).update(stand=Stand.MISLUKT, pogingen=POGINGEN)
        Bericht.objects.filter(pk=verstuurd.pk).update(stand=Stand.VERSTUURD)
        client.force_login(beau)
        keuze = {"action": "probeer_opnieuw", "_selected_action": [mislukt.pk, verstuurd.pk]}
        client.post(LIJST, keuze)
        mislukt.refresh_from_db()
        verstuurd.refresh_from_db()
        assert (mislukt.stand, mislukt.pogingen) == (Stand.WACHT, 0)
        assert verstuurd.stand == Stand.VERSTUURD

    def test_nothing_can_be_changed_or_removed(self, client, beau, ina):
        (bericht,) = zet(ina)
        client.force_login(beau)
        for pad in (f"{LIJST}add/", f"{LIJST}{bericht.pk}/delete/"):
            assert client.post(pad, {"post": "yes"}).status_code == 403
        assert client.post(f"{LIJST}{bericht.pk}/change/", {"stand": "mislukt"}).status_code == 403
        assert Bericht.objects.get().stand == Stand.WACHT
