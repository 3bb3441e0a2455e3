"""Choosing a password by mail: the link works once, and tells nobody who has an account."""

import re

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse

from intake.berichten.klaarzetten import Berichtsoort, nodig_uit
from intake.berichten.models import Bericht
from intake.berichten.opmaak import maak_mail
from intake.gebruikers import Gebruiker

pytestmark = pytest.mark.django_db
VERGETEN = "/wachtwoord-vergeten/"
NIEUW = {"new_password1": "lang-genoeg-7", "new_password2": "lang-genoeg-7"}


@pytest.fixture
def uitgenodigd(bob):
    bob.set_unusable_password()
    bob.save()
    nodig_uit(bob)
    return bob


def link():
    """The path in the mail that would be sent now."""
    return re.search(r"/wachtwoord/\S+", maak_mail(Bericht.objects.get()).body).group()


def test_who_is_invited_chooses_a_password_and_logs_in(client, uitgenodigd):
    formulier = client.get(link(), follow=True)
    pad = formulier.redirect_chain[-1][0]
    assert default_token_generator.make_token(uitgenodigd) not in pad
    assert "set-password" in pad and "<strong>bob</strong>" in formulier.content.decode()
    terug = client.post(pad, NIEUW, follow=True)
    assert "bewaard" in terug.content.decode()
    assert client.login(username="bob", password=NIEUW["new_password1"])


def test_a_link_works_once(client, uitgenodigd):
    oud = link()
    client.post(client.get(oud, follow=True).redirect_chain[-1][0], NIEUW)
    client.session.flush()
    html = client.get(oud, follow=True).content.decode()
    assert "Deze link werkt niet meer" in html and "new_password1" not in html


def test_a_link_runs_out(client, settings, uitgenodigd):
    oud = link()
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "Deze link werkt niet meer" in client.get(oud, follow=True).content.decode()


@pytest.mark.parametrize(
    ("getypt", "melding"),
    [
        ({}, "Vul een nieuw wachtwoord in."),
        ({"new_password2": "anders-7-anders"}, "Vul twee keer hetzelfde wachtwoord in."),
        ({"new_password1": "kort", "new_password2": "kort"}, "minstens 8 tekens."),
        ({"new_password1": "19283746", "new_password2": "19283746"}, "niet alleen cijfers."),
        ({"new_password1": "password1", "new_password2": "password1"}, "veel mensen."),
        ({"new_password1": "voorbeeld.nl", "new_password2": "voorbeeld.nl"}, "e-mailadres lijkt."),
    ],
)
def test_a_wrong_password_is_refused_at_the_field(client, uitgenodigd, getypt, melding):
    pad = client.get(link(), follow=True).redirect_chain[-1][0]
    html = client.post(pad, (NIEUW | getypt) if getypt else {}).content.decode()
    assert melding in html and "Fout: " in html
    assert not Gebruiker.objects.get(pk=uitgenodigd.pk).has_usable_password()


def test_who_forgot_a_password_gets_a_link(client, bob):
    client.post(VERGETEN, {"email": "BOB@voorbeeld.nl"})
    bericht = Bericht.objects.get()
    assert (bericht.soort, bericht.aan) == (Berichtsoort.WACHTWOORD, bob)
    assert "set-password" in client.get(link()).url


def test_who_never_had_a_password_gets_a_link_as_well(client, uitgenodigd):
    client.post(VERGETEN, {"email": uitgenodigd.email})
    assert Bericht.objects.filter(soort=Berichtsoort.WACHTWOORD, aan=uitgenodigd).exists()


def test_the_answer_does_not_tell_who_has_an_account(client, bob):
    paginas = {
        re.sub(
            r'value="\w{64}"', "", client.post(VERGETEN, {"email": e}, follow=True).content.decode()
        )
        for e in (bob.email, "niemand@voorbeeld.nl")
    }
    assert len(paginas) == 1 and "Hoort dit e-mailadres bij een account?" in paginas.pop()


def test_an_account_that_is_off_gets_no_link(client, bob):
    Gebruiker.objects.update(is_active=False)
    client.post(VERGETEN, {"email": bob.email})
    assert not Bericht.objects.exists()


def test_asking_again_at_once_sends_no_second_mail(client, bob):
    for _ in range(3):
        client.post(VERGETEN, {"email": bob.email})
    assert Bericht.objects.count() == 1


@pytest.mark.parametrize("getypt", ["", "geen adres", "a\x00@voorbeeld.nl"])
def test_an_address_that_is_none_is_refused(client, getypt):
    html = client.post(VERGETEN, {"email": getypt}).content.decode()
    assert 'href="#id_email"' in html


def test_the_login_page_shows_the_way(client):
    assert f'href="{reverse("wachtwoord_vergeten")}"' in client.get("/inloggen/").content.decode()
