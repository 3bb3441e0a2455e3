"""A session that ends while someone types: after the login it is all still there."""

import re

import pytest
from django.conf import settings
from django.core import signing
from django.test import Client
from django.urls import reverse

from intake.dossier import hervatten
from tests.dossiers import GEWOON, adres, maak_gebruiker

LOGIN = {"username": "inkoper", "password": "geheim"}
GETYPT = GEWOON["onderwerp"] | {"naam": "Halverwege & <getypt>", "versie": "1", "verder": ""}


@pytest.fixture
def vreemde(geldend):
    """A browser without a session, as one whose session has ended."""
    return Client()


def hervat_van(antwoord):
    """The signed field on the login page."""
    return re.search(r'name="hervat" value="([^"]+)"', antwoord.content.decode()).group(1)


def test_what_was_typed_is_back_after_the_login(vreemde, dossier):
    pad = adres(dossier, "onderwerp") + "?wijzig=1"
    login = vreemde.post(pad, GETYPT)
    assert login.status_code == 200
    data = LOGIN | {"hervat": hervat_van(login)}
    terug = vreemde.post(reverse("login"), data, follow=True)
    assert terug.redirect_chain == [(pad, 302)]
    html = terug.content.decode()
    assert "Halverwege &amp; &lt;getypt&gt;" in html and "nog niet bewaard" in html
    dossier.refresh_from_db()
    assert dossier.naam == "Schoonmaak stadskantoren"


def test_the_login_page_that_holds_what_was_typed_is_not_stored(vreemde, dossier):
    assert "no-store" in vreemde.post(adres(dossier, "onderwerp"), GETYPT)["Cache-Control"]


def test_it_is_shown_once(vreemde, dossier):
    data = LOGIN | {"hervat": hervat_van(vreemde.post(adres(dossier, "onderwerp"), GETYPT))}
    vreemde.post(reverse("login"), data, follow=True)
    assert "Halverwege" not in vreemde.get(adres(dossier, "onderwerp")).content.decode()


def test_it_is_shown_on_its_own_page_only(vreemde, dossier):
    data = LOGIN | {"hervat": hervat_van(vreemde.post(adres(dossier, "onderwerp"), GETYPT))}
    vreemde.post(reverse("login"), data)
    assert "Halverwege" not in vreemde.get(adres(dossier, "soort")).content.decode()
    assert "Halverwege" in vreemde.get(adres(dossier, "onderwerp")).content.decode()


def test_the_first_page_of_a_new_dossier_comes_back_too(vreemde, inkoper):
    login = vreemde.post(reverse("intake:nieuw"), GETYPT)
    terug = vreemde.post(
        reverse("login"), LOGIN | {"hervat": hervat_van(login)}, follow=True
    ).content.decode()
    assert "Halverwege" in terug


def test_a_wrong_password_keeps_it(vreemde, dossier):
    hervat = hervat_van(vreemde.post(adres(dossier, "onderwerp"), GETYPT))
    opnieuw = vreemde.post(reverse("login"), LOGIN | {"password": "fout", "hervat": hervat})
    assert hervat_van(opnieuw) == hervat


def test_rows_come_back(vreemde, antwoord, dossier):
    antwoord("soort", soort="gemengd")
    rijen = {"delen-TOTAL_FORMS": "3", "delen-INITIAL_FORMS": "0", "delen-2-waarde": "12,50"}
    hervat = hervat_van(vreemde.post(adres(dossier, "delen"), rijen))
    terug = vreemde.post(reverse("login"), LOGIN | {"hervat": hervat}, follow=True)
    assert 'value="12,50"' in terug.content.decode()


def test_a_stale_page_stays_stale_through_the_login(vreemde, antwoord, dossier):
    oud = dossier.versie
    antwoord("mensen", markt="1-9")
    data = GEWOON["mensen"] | {"markt": "250+", "versie": oud}
    hervat = hervat_van(vreemde.post(adres(dossier, "mensen"), data))
    terug = vreemde.post(reverse("login"), LOGIN | {"hervat": hervat}, follow=True)
    verborgen = terug.context["form"].helper.verborgen
    assert verborgen == {"versie": oud}


def test_another_user_gets_nothing_of_it(vreemde, dossier):
    maak_gebruiker("ander", "dossiers_maken")
    hervat = hervat_van(vreemde.post(adres(dossier, "onderwerp"), GETYPT))
    antwoord = vreemde.post(
        reverse("login"), {"username": "ander", "password": "geheim", "hervat": hervat}
    )
    assert antwoord.url == "/"
    assert hervatten.SLEUTEL not in vreemde.session
    assert vreemde.get(adres(dossier, "onderwerp")).status_code == 404


@pytest.mark.parametrize(
    "hervat",
    ["", "onzin", signing.dumps(["/", "a=b"], salt="ander zout")],
    ids=["leeg", "onzin", "ander zout"],
)
def test_what_we_did_not_sign_is_ignored(vreemde, dossier, hervat):
    antwoord = vreemde.post(reverse("login"), LOGIN | {"hervat": hervat})
    assert antwoord.url == "/"
    assert hervatten.SLEUTEL not in vreemde.session


def test_a_changed_value_is_ignored(vreemde, dossier):
    hervat = hervat_van(vreemde.post(adres(dossier, "onderwerp"), GETYPT))
    antwoord = vreemde.post(reverse("login"), LOGIN | {"hervat": "A" + hervat[1:]})
    assert antwoord.url == "/"


def test_an_old_value_is_ignored(vreemde, dossier, monkeypatch):
    hervat = hervat_van(vreemde.post(adres(dossier, "onderwerp"), GETYPT))
    monkeypatch.setattr(hervatten, "MAX_LEEFTIJD", -1)
    assert hervatten.lees(hervat) is None


def test_too_much_text_is_not_carried(vreemde, dossier):
    veel = GETYPT | {"omschrijving": "x" * hervatten.MAX_TEKENS}
    assert vreemde.post(adres(dossier, "onderwerp"), veel).status_code == 302


def test_a_post_to_another_page_is_not_carried(vreemde, dossier):
    assert vreemde.post(dossier.get_absolute_url(), GETYPT).status_code == 302


def test_a_plain_visit_leads_to_a_plain_login(vreemde, dossier):
    pad = adres(dossier, "onderwerp")
    antwoord = vreemde.get(pad)
    assert antwoord.url == f"{reverse('login')}?next={pad}"
    terug = vreemde.post(antwoord.url, LOGIN)
    assert terug.url == pad


@pytest.fixture
def streng(geldend, inkoper):
    """A browser that is logged in, against a server that checks tokens."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(inkoper)
    browser.get(reverse("login"))
    return browser


def test_a_token_of_before_another_login_loses_nothing(streng, dossier):
    pad = adres(dossier, "onderwerp")
    antwoord = streng.post(pad, GETYPT, headers={"Sec-Fetch-Site": "same-origin"})
    assert antwoord.url == pad
    assert "Halverwege" in streng.get(pad).content.decode()
    dossier.refresh_from_db()
    assert dossier.naam == "Schoonmaak stadskantoren"


def test_a_login_page_with_an_old_token_loses_nothing(streng, vreemde, dossier):
    hervat = hervat_van(vreemde.post(adres(dossier, "onderwerp"), GETYPT))
    data = LOGIN | {"hervat": hervat}
    antwoord = streng.post(reverse("login"), data, headers={"Sec-Fetch-Site": "same-origin"})
    assert antwoord.url == adres(dossier, "onderwerp")


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_a_post_from_another_site_is_refused(streng, dossier, site):
    antwoord = streng.post(adres(dossier, "onderwerp"), GETYPT, headers={"Sec-Fetch-Site": site})
    assert antwoord.status_code == 403
    assert hervatten.SLEUTEL not in streng.session


def test_a_login_with_a_token_works_with_the_fresh_cookie(vreemde, dossier):
    """The whole way with tokens checked: the page renders a token that the login accepts."""
    browser = Client(enforce_csrf_checks=True)
    browser.get(reverse("login"))
    token = browser.cookies[settings.CSRF_COOKIE_NAME].value
    login = browser.post(adres(dossier, "onderwerp"), GETYPT | {"csrfmiddlewaretoken": token})
    nieuw = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', login.content.decode()).group(1)
    data = LOGIN | {"hervat": hervat_van(login), "csrfmiddlewaretoken": nieuw}
    assert browser.post(reverse("login"), data).url == adres(dossier, "onderwerp")


def test_an_old_token_without_a_session_leads_to_the_login(vreemde, dossier):
    browser = Client(enforce_csrf_checks=True)
    pad = adres(dossier, "onderwerp")
    login = browser.post(pad, GETYPT, headers={"Sec-Fetch-Site": "same-origin"})
    assert hervatten.lees(hervat_van(login)).pad == pad
