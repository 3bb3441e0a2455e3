"""A session that ends in a form of the review or among colleagues: nothing typed is lost."""

import pytest
from django.test import Client
from django.urls import reverse

from intake.dossier.indienen import bekijk
from tests.beoordelen import adres
from tests.test_sessie import hervat_van


def terug_na_login(pad, wie, **getypt):
    vreemde = Client()
    login = {"username": wie, "password": "geheim", "hervat": hervat_van(vreemde.post(pad, getypt))}
    return vreemde.post(reverse("login"), login, follow=True)


@pytest.mark.parametrize(
    ("blad", "veld"),
    [
        ("opmerking", "tekst"),
        ("eigen_tekst", "tekst"),
        ("afspraak", "wat"),
        ("deskundige", "vraag"),
    ],
)
def test_the_reviewer_gets_back_what_was_typed(opgepakt, blad, veld):
    pad = adres(opgepakt, blad)
    terug = terug_na_login(pad, "ina", **{veld: "Getypt & niet bewaard"})
    assert terug.redirect_chain == [(pad, 302)]
    html = terug.content.decode()
    assert "Getypt &amp; niet bewaard" in html and "nog niet bewaard" in html


def test_a_decision_comes_back_with_its_choice(opgepakt):
    pad = adres(opgepakt, "besluit_tekst", bekijk(opgepakt).teksten[0].code)
    html = terug_na_login(pad, "ina", keuze="nee", reden="Om deze reden").text
    assert "Om deze reden" in html and 'value="nee" checked' in " ".join(html.split())


@pytest.mark.parametrize(
    ("blad", "veld"), [("delen", "adres"), ("overdragen", "adres"), ("kopie", "naam")]
)
def test_the_inkoper_gets_back_what_was_typed(dossier, blad, veld):
    pad = reverse(f"intake:{blad}", args=[dossier.kenmerk])
    assert "jan@voorbeeld.nl" in terug_na_login(pad, "inkoper", **{veld: "jan@voorbeeld.nl"}).text


def test_the_reason_to_reopen_comes_back(dossier, ina):
    type(dossier).objects.update(staat="vastgesteld")
    pad = reverse("intake:heropenen", args=[dossier.kenmerk])
    for wie in ("inkoper", "ina"):
        assert "Andere waarde." in terug_na_login(pad, wie, reden="Andere waarde.").text


def test_what_a_reviewer_typed_is_not_for_who_logs_in_next(opgepakt, alice):
    pad = adres(opgepakt, "opmerking")
    antwoord = terug_na_login(pad, "alice", tekst="Alleen voor Ina")
    assert "Alleen voor Ina" not in antwoord.text
