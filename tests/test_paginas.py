"""The public pages, the login page and the error pages: one heading, one title, help in place."""

import re

import pytest
from django.conf import settings as instellingen
from django.core.exceptions import BadRequest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.views.csrf import csrf_failure

from inkoopkader.pech import er_ging_iets_mis, verzoek_klopt_niet
from intake.gebruikers import Gebruiker
from intake.inloggen import InlogForm

PUBLIEK = ["hulp", "privacy", "toegankelijkheid", "login"]
FOUTPAGINAS = [f"{naam}.html" for naam in ("400", "403", "403_csrf", "404", "413", "500", "503")]


def koppen(html: str) -> list[str]:
    return re.findall(r"<h1[^>]*>(.*?)</h1>", html, re.S)


@pytest.mark.django_db
@pytest.mark.parametrize("naam", PUBLIEK)
def test_a_public_page_needs_no_login_and_has_one_heading(client, naam):
    antwoord = client.get(reverse(naam))
    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert len(koppen(html)) == 1
    assert re.search(r"<title>.+ - Inkoopkader - Gemeente Amsterdam</title>", html)


@pytest.mark.django_db
@pytest.mark.parametrize("naam", PUBLIEK)
def test_help_stands_in_the_same_place(client, naam):
    html = client.get(reverse(naam)).content.decode()
    voet = html[html.index("<footer") :]
    assert re.findall(r"<a [^>]*>(.*?)</a>", voet) == [
        "de hulp bij dit programma",
        "Toegankelijkheid",
        "Privacy",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("naam", PUBLIEK)
def test_no_page_has_inline_script_or_style(client, naam):
    html = client.get(reverse(naam)).content.decode()
    assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?! src)", html)


@pytest.mark.parametrize("sjabloon", FOUTPAGINAS)
def test_an_error_page_says_what_to_do_without_any_context(sjabloon):
    html = render_to_string(sjabloon)
    assert len(koppen(html)) == 1
    assert "Hulp nodig?" in html


@pytest.mark.parametrize(
    ("status", "view"),
    [(400, lambda vraag: verzoek_klopt_niet(vraag, BadRequest())), (500, er_ging_iets_mis)],
)
def test_a_broken_site_can_still_show_its_error_page(status, view, rf, settings):
    settings.ROOT_URLCONF = "bestaat.niet"
    settings.STORAGES = {"staticfiles": {"BACKEND": "bestaat.niet"}}
    antwoord = view(rf.get("/"))
    assert antwoord.status_code == status
    assert "Gemeente Amsterdam" in antwoord.content.decode()


def test_the_plain_paths_of_the_error_page_exist():
    html = render_to_string("500.html")
    for pad in re.findall(r'href="/static/(.*?)"', html):
        assert (instellingen.BASE_DIR / "static" / pad).is_file()


@pytest.mark.django_db
def test_an_expired_form_says_that_nothing_changed(rf):
    antwoord = csrf_failure(rf.post("/"))
    assert antwoord.status_code == 403
    assert "Er is niets veranderd" in antwoord.content.decode()


@pytest.mark.django_db
def test_the_login_page_helps_password_managers(client):
    html = client.get(reverse("login")).content.decode()
    assert re.search(r'name="username"[^>]*autocomplete="username"', html)
    assert re.search(r'name="password"[^>]*autocomplete="current-password"', html)
    assert "autofocus" not in html and "onpaste" not in html


@pytest.mark.django_db
def test_a_wrong_password_is_told_in_the_summary_and_the_title(client):
    html = client.post(reverse("login"), {"username": "x", "password": "y"}).content.decode()
    assert "<title>Fout: Inloggen" in html
    assert "horen niet bij elkaar" in html


@pytest.mark.django_db
def test_an_empty_login_names_both_fields(client):
    html = client.post(reverse("login"), {}).content.decode()
    assert "Verbeter de 2 fouten" in html
    assert 'href="#id_username">Vul uw gebruikersnaam in.' in html


def test_the_login_page_carries_what_was_typed(rf):
    html = render_to_string(
        "registration/login.html",
        {"form": InlogForm(rf.get("/inloggen/")), "hervat": 'a"b', "next": "/dossiers/"},
    )
    assert '<input type="hidden" name="hervat" value="a&quot;b" form="inloggen">' in html
    assert '<input type="hidden" name="next" value="/dossiers/" form="inloggen">' in html
    assert 'id="inloggen"' in html


@pytest.mark.django_db
def test_logging_out_is_a_button_and_not_a_link():
    client = Client()
    client.force_login(Gebruiker.objects.create_user("inkoper"))
    html = client.get(reverse("hulp")).content.decode()
    assert re.search(rf'<form method="post" action="{reverse("logout")}">', html)
    assert "Adviezen voor u" in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("contact", "verwacht"),
    [
        ("", "contactpunt nog in te vullen"),
        ("mailto:hulp@voorbeeld.nl", '<a href="mailto:hulp@voorbeeld.nl">hulp@voorbeeld.nl</a>'),
        ("https://voorbeeld.nl/meld", '<a href="https://voorbeeld.nl/meld">voorbeeld.nl/meld</a>'),
    ],
)
def test_the_accessibility_statement_says_where_to_report(client, settings, contact, verwacht):
    settings.TOEGANKELIJKHEID_CONTACT = contact
    assert verwacht in client.get(reverse("toegankelijkheid")).content.decode()
