"""Signing on with a provider that may be wrong or hostile: nobody comes in by a fault of it."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import requests
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core import signing
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client

from inkoopkader.sleutel import uit_bestand
from intake.aanmelden import views
from intake.aanmelden.aanbieder import BACKCHANNEL
from intake.aanmelden.checks import check_aanmelden
from intake.aanmelden.claims import email_van, naam_van, waarden
from intake.aanmelden.models import Aanmelding
from intake.accountwijziging import Accountwijziging
from intake.berichten.klaarzetten import Berichtsoort
from intake.berichten.models import Bericht
from intake.berichten.opmaak import maak_mail, wachtwoordpad
from intake.gebruikers import Gebruiker
from tests.oidc.aanbieder import CLIENT_ID, FOUTEN
from tests.oidc.proef import terug_van

pytestmark = pytest.mark.django_db

# Each fault of the provider with the status of the page that tells of it.
FOUTENTABEL = {fout: 400 for fout in FOUTEN if fout != "nieuwe sleutel"} | {
    "geen id_token": 400,
    "storing bij de aanbieder": 400,
    "antwoord van een ander": 400,
    "afgebroken": 403,
    "token hangt": 503,
    "metadata hangt": 503,
    "metadata is stuk": 503,
    "metadata is geen json": 503,
    "metadata van een ander": 503,
}


def wie(browser):
    """The account behind this browser, as a page finds it."""
    return browser.get("/hulp/").wsgi_request.user


@pytest.mark.parametrize(("fout", "status"), FOUTENTABEL.items(), ids=list(FOUTENTABEL))
def test_a_fault_of_the_provider_lets_nobody_in(meld_aan, client, fout, status):
    begin = time.monotonic()
    antwoord = meld_aan(fout)
    assert antwoord.status_code == status
    assert "Terug naar inloggen" in antwoord.content.decode()
    assert "stuk" not in antwoord.content.decode()
    assert wie(client).is_anonymous and not Gebruiker.objects.exists()
    assert time.monotonic() - begin < 7


def test_who_has_a_good_token_comes_in(meld_aan, client):
    assert meld_aan(naar="/begrippen/").url == "/begrippen/"
    saskia = wie(client)
    assert (str(saskia), saskia.username) == ("Saskia de Wit", "s.dewit")
    assert saskia.email == "s.dewit@voorbeeld.nl" and not saskia.has_usable_password()
    assert saskia.has_perm("intake.dossiers_maken") and not saskia.is_staff


@pytest.mark.parametrize(
    ("claims", "mag"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"acr": "2"}, True),
        ({"amr": ["pwd"]}, False),
        ({"acr": "1"}, False),
        ({"acr": 2}, False),
        ({}, False),
    ],
)
def test_a_password_alone_can_be_too_weak(meld_aan, client, settings, claims, mag):
    settings.OIDC_STERK = ["amr=mfa", "acr=2"]
    antwoord = meld_aan(**claims)
    assert (antwoord.status_code, wie(client).is_authenticated) == (302 if mag else 403, mag)
    if not mag:
        assert "Log in met een tweede stap" in antwoord.content.decode()
        assert not Gebruiker.objects.exists()


def test_a_second_login_is_the_same_account_with_the_name_of_now(meld_aan, client):
    meld_aan()
    eerste = wie(client)
    meld_aan(browser=Client(), family_name="Bakker", preferred_username="s.bakker")
    assert Gebruiker.objects.get().pk == eerste.pk
    assert str(Gebruiker.objects.get()) == "Saskia Bakker"


def test_a_new_key_of_the_provider_is_fetched(meld_aan, client):
    meld_aan()
    browser = Client()
    assert meld_aan("nieuwe sleutel", browser=browser).status_code == 302
    assert wie(browser).is_authenticated


def test_the_session_gets_a_new_key(meld_aan, client, stel):
    stel()
    terug = terug_van(client.get("/aanmelden/").url)
    eerder = client.cookies["sessionid"].value
    client.get(terug)
    assert client.cookies["sessionid"].value != eerder
    assert not Session.objects.filter(session_key=eerder).exists()


def test_claims_as_entra_id_gives_them(meld_aan, client, settings):
    settings.OIDC_SUBJECT = ["tid", "oid"]
    claims = {"tid": "t-1", "oid": "o-9", "given_name": None, "family_name": None}
    meld_aan(name="Wit, Saskia de", roles=["Concern"], email=None, **claims)
    saskia = wie(client)
    assert Aanmelding.objects.get().subject == "t-1/o-9"
    assert str(saskia) == "Wit, Saskia de" and saskia.is_staff
    assert saskia.has_perm("intake.dossiers_beoordelen")


def test_without_the_claims_of_the_key_nobody_comes_in(meld_aan, client, settings):
    settings.OIDC_SUBJECT = ["tid", "oid"]
    assert meld_aan(tid="t-1").status_code == 400
    assert wie(client).is_anonymous


def test_claims_as_keycloak_gives_them(meld_aan, client, settings):
    settings.OIDC_GROEPCLAIM = "realm_access.roles"
    toegang = {"roles": ["offline_access", "Inkoper"]}
    meld_aan(realm_access=toegang, email_verified=False, azp=CLIENT_ID, roles=[])
    assert wie(client).has_perm("intake.dossiers_maken") and wie(client).email == ""


@pytest.mark.parametrize(
    ("claims", "verwacht"),
    [
        ({"g": ["a", "b"]}, ["a", "b"]),
        ({"g": "a"}, ["a"]),
        ({"g": [1, None, "a"]}, ["a"]),
        ({"g": {"a": 1}}, []),
        ({}, []),
    ],
)
def test_the_values_of_a_claim_of_groups(claims, verwacht):
    assert waarden(claims, "g") == verwacht


def test_a_claim_with_dots_in_its_name_is_found_too():
    assert waarden({"https://x.nl/rollen": ["a"]}, "https://x.nl/rollen") == ["a"]


@pytest.mark.parametrize(
    ("claims", "verwacht"),
    [
        ({"email": "a@b.nl"}, "a@b.nl"),
        ({"email": "a@b.nl", "email_verified": True}, "a@b.nl"),
        ({"email": "a@b.nl", "email_verified": False}, ""),
        ({"email": "a@b.nl", "email_verified": "false"}, ""),
        ({"email": "geen adres"}, ""),
        ({"email": ["a@b.nl"]}, ""),
    ],
)
def test_an_address_counts_unless_the_provider_doubts_it(claims, verwacht):
    assert email_van(claims) == verwacht


def test_a_name_from_outside_is_one_clean_line():
    assert naam_van({"given_name": "An\x00na\n\u202e", "family_name": "x" * 500}) == (
        "Anna",
        "x" * 150,
    )


# Who someone is


def test_the_same_address_with_another_subject_is_another_person(meld_aan, client, beau):
    beau.email = "s.dewit@voorbeeld.nl"
    beau.is_superuser = True
    beau.save()
    meld_aan()
    assert wie(client) != beau and not wie(client).is_superuser


def test_a_name_that_is_taken_stays_with_who_has_it(meld_aan, client):
    eerste = Gebruiker.objects.create_user("s.dewit", "s.dewit@voorbeeld.nl", "geheim")
    meld_aan()
    assert wie(client) != eerste and wie(client).username == "s.dewit-2"


def test_the_same_subject_of_another_issuer_is_another_person(meld_aan, client, bob):
    Aanmelding.objects.create(gebruiker=bob, issuer="https://ander.example", subject="a1b2c3")
    meld_aan()
    assert wie(client) != bob


def test_userinfo_is_never_asked(meld_aan, oidc):
    meld_aan()
    gevraagd = requests.get(f"{oidc}/gevraagd", timeout=5).json()
    assert "/authorize" in gevraagd and "/userinfo" not in gevraagd


def test_a_code_works_once(meld_aan, client, stel):
    stel()
    terug = terug_van(client.get("/aanmelden/").url)
    assert client.get(terug).status_code == 302
    client.post("/uitloggen/")
    assert client.get(terug).status_code == 400
    assert wie(client).is_anonymous


def test_coming_back_in_another_browser_lets_nobody_in(client, stel):
    stel()
    terug = terug_van(client.get("/aanmelden/").url)
    ander = Client()
    assert ander.get(terug).status_code == 400
    assert wie(ander).is_anonymous


def test_coming_back_without_anything_is_refused(oidc, client):
    assert client.get("/aanmelden/terug/").status_code == 400
    assert client.get("/aanmelden/terug/?code=a&state=b").status_code == 400


@pytest.mark.parametrize(
    "naar", ["https://kwaad.example/", "//kwaad.example", "/\\kwaad.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_site(meld_aan, naar):
    assert meld_aan(naar=naar).url == "/"


# Roles


def test_without_a_role_there_is_a_page_that_says_so(meld_aan, client):
    antwoord = meld_aan(roles=["Iets anders"])
    assert antwoord.status_code == 403
    assert "U hebt nog geen toegang" in antwoord.content.decode()
    assert wie(client).is_anonymous and not Gebruiker.objects.exists()


def test_a_role_for_everyone(meld_aan, client, settings):
    settings.OIDC_ROLLEN = {"*": "opdrachtgever"}
    meld_aan(roles=[])
    assert [groep.name for groep in wie(client).groups.all()] == ["opdrachtgever"]


def test_roles_of_the_provider_take_the_place_of_those_before(meld_aan, client):
    meld_aan(roles=["Beheer"])
    beheerder = wie(client)
    assert beheerder.is_staff
    meld_aan(browser=Client(), roles=["Inkoper"])
    assert client.get("/beheer/").status_code == 302  # the session of before has lost it too
    assert not wie(client).has_perm("intake.kader_beheren")
    was, wordt = Accountwijziging.objects.filter(soort="rechten").values_list("was", "wordt")[0]
    assert (was, wordt) == (["beheerder", "toegang tot Beheer"], ["inkoper"])


def test_who_lost_every_role_has_nothing_left_in_an_open_session(geldend, meld_aan, client):
    meld_aan()
    assert client.get("/dossiers/nieuw/").status_code != 404
    assert meld_aan(browser=Client(), roles=[]).status_code == 403
    assert client.get("/dossiers/nieuw/").status_code == 404
    assert not wie(client).groups.exists()


def test_a_group_of_the_beheerder_stays(meld_aan, client):
    meld_aan()
    wie(client).groups.add(Group.objects.create(name="proefgroep"))
    meld_aan(browser=Client(), roles=["Concern"])
    assert {groep.name for groep in wie(client).groups.all()} == {"proefgroep", "beoordelaar"}


def test_a_login_that_changes_nothing_leaves_no_line(meld_aan):
    for _ in range(2):
        meld_aan(browser=Client())
    assert Accountwijziging.objects.filter(soort="rechten").count() == 1


# The end


def test_an_account_that_is_off_does_not_come_in(meld_aan, client):
    meld_aan()
    Gebruiker.objects.update(is_active=False)
    assert wie(client).is_anonymous
    antwoord = meld_aan(browser=Client())
    assert antwoord.status_code == 403 and "uitgezet" in antwoord.content.decode()


def test_a_session_ends_within_a_day_so_that_roles_are_read_again(meld_aan, client):
    meld_aan()
    assert wie(client).is_authenticated
    sessie = client.session
    sessie["begonnen"] -= 24 * 60 * 60 + 1
    sessie.save()
    assert wie(client).is_anonymous


def test_logging_out_ends_it_here_everywhere_and_at_the_provider(meld_aan, client, oidc):
    thuis = Client()
    meld_aan()
    meld_aan(browser=thuis)
    html = client.post("/uitloggen/").content.decode()
    assert f"url={oidc}/afmelden?id_token_hint=" in html
    assert wie(client).is_anonymous and wie(thuis).is_anonymous


def test_a_provider_that_is_gone_does_not_stop_logging_out(meld_aan, client, settings):
    meld_aan()
    settings.OIDC_ISSUER = "http://127.0.0.1:9"
    assert client.post("/uitloggen/").url == "/inloggen/"
    assert wie(client).is_anonymous


def afmelding(oidc, fout="", **anders):
    nu = int(time.time())
    claims = {"iss": oidc, "aud": CLIENT_ID, "sub": "a1b2c3", "iat": nu, "exp": nu + 120}
    claims |= {"jti": "1", "events": {BACKCHANNEL: {}}} | anders
    antwoord = requests.post(f"{oidc}/teken", json={"fout": fout, "claims": claims}, timeout=5)
    return {"logout_token": antwoord.json()["token"]}


def test_signing_off_at_the_provider_ends_the_sessions_here(meld_aan, client, oidc):
    meld_aan()
    assert Client().post("/aanmelden/afgemeld/", afmelding(oidc)).status_code == 200
    assert wie(client).is_anonymous


@pytest.mark.parametrize(
    ("fout", "anders"),
    [
        ("alg none", {}),
        ("andere sleutel", {}),
        ("HS256 met de publieke sleutel", {}),
        ("", {"aud": "ander"}),
        ("", {"iss": "https://ander.example"}),
        ("", {"nonce": "dit is een id_token"}),
        ("", {"events": {}}),
        ("", {"events": None}),
        ("", {"sub": None}),
        ("", {"iat": 1}),
        ("", {"exp": 1}),
    ],
)
def test_a_wrong_message_of_signing_off_ends_nothing(meld_aan, client, oidc, fout, anders):
    meld_aan()
    bericht = afmelding(oidc, fout, **anders)
    assert Client().post("/aanmelden/afgemeld/", bericht).status_code == 400
    assert wie(client).is_authenticated


def test_no_message_of_signing_off_is_refused(oidc):
    assert Client().post("/aanmelden/afgemeld/").status_code == 400


# Accounts that were there already


def test_who_is_invited_signs_on_to_the_account_of_the_invitation(meld_aan, client, stel, bob):
    bob.set_unusable_password()
    bob.save()
    stel()
    door = client.post("/aanmelden/", {"uitnodiging": views.uitnodiging_voor(bob)})
    assert 'url=/aanmelden/"' in door.content.decode()
    client.get(terug_van(client.get("/aanmelden/").url))
    assert wie(client) == bob and Aanmelding.objects.get().gebruiker == bob


@pytest.mark.parametrize(
    "uitnodiging", ["", "onzin", signing.dumps(1, salt="ander")], ids=["leeg", "onzin", "van ander"]
)
def test_an_invitation_that_is_not_ours_counts_for_nothing(client, stel, bob, uitnodiging):
    stel()
    client.post("/aanmelden/", {"uitnodiging": uitnodiging})
    client.get(terug_van(client.get("/aanmelden/").url))
    assert wie(client) != bob


def test_an_invitation_never_opens_an_account_of_staff(oidc, client, stel, ina):
    assert views.uitnodiging_voor(ina) == ""
    stel()
    client.post("/aanmelden/", {"uitnodiging": signing.dumps(ina.pk, salt=views.ZOUT)})
    client.get(terug_van(client.get("/aanmelden/").url))
    assert wie(client) != ina


def test_a_beheerder_gives_somebody_the_account_of_before(meld_aan, client, alice):
    meld_aan()
    call_command("koppel_aanmelding", "s.dewit", "alice")
    assert wie(client).is_anonymous
    meld_aan()
    assert wie(client) == alice
    soorten = [w.soort for w in alice.accountwijzigingen.all()]
    assert "aanmelding" in soorten


def test_an_account_that_is_not_there_cannot_be_given(meld_aan):
    meld_aan()
    with pytest.raises(CommandError, match="niets veranderd"):
        call_command("koppel_aanmelding", "s.dewit", "niemand")


def test_a_superuser_gives_it_in_the_admin(meld_aan, client, admin_client, alice):
    meld_aan()
    pad = f"/beheer/intake/aanmelding/{Aanmelding.objects.get().pk}/change/"
    assert admin_client.post(pad, {"gebruiker": alice.pk}).status_code == 302
    assert Aanmelding.objects.get().gebruiker == alice and wie(client).is_anonymous


# Without accounts of our own


@pytest.fixture
def zonder_lokaal(oidc, settings):
    settings.LOKALE_ACCOUNTS = False
    settings.AUTHENTICATION_BACKENDS = [
        pad for pad in settings.AUTHENTICATION_BACKENDS if "LokaleBackend" not in pad
    ]


def test_the_login_page_shows_the_button_alone(zonder_lokaal, client):
    html = client.get("/inloggen/?next=/begrippen/").content.decode()
    assert 'href="/aanmelden/?next=%2Fbegrippen%2F"' in html
    assert "Wachtwoord" not in html and 'name="password"' not in html


@pytest.mark.parametrize(
    ("methode", "pad"),
    [
        ("post", "/inloggen/"),
        ("get", "/wachtwoord-vergeten/"),
        ("post", "/wachtwoord-vergeten/"),
    ],
)
def test_nothing_takes_a_password(zonder_lokaal, client, alice, methode, pad):
    velden = {"username": "alice", "password": "geheim", "email": alice.email}
    assert getattr(client, methode)(pad, velden).status_code == 404
    assert wie(client).is_anonymous and not alice.berichten.exists()


def test_a_mailed_link_leads_to_the_municipality(zonder_lokaal, client, bob):
    pad = client.get(wachtwoordpad(bob)).url
    html = client.get(pad).content.decode()
    assert 'name="uitnodiging"' in html and "new_password1" not in html
    assert (
        client.post(pad, {"new_password1": "a-7-b-8-c", "new_password2": "a-7-b-8-c"}).status_code
        == 404
    )


def test_an_invitation_asks_for_no_password(zonder_lokaal, bob):
    bericht = Bericht(soort=Berichtsoort.UITNODIGING, aan=bob)
    assert "account van de gemeente" in maak_mail(bericht).body


def test_the_admin_changes_no_passwords(zonder_lokaal, meld_aan, client):
    meld_aan(roles=["Beheer"])
    Gebruiker.objects.update(is_superuser=True)
    pk = wie(client).pk
    for pad in ("password_change/", f"intake/gebruiker/{pk}/password/"):
        assert client.get(f"/beheer/{pad}").status_code == 404
    assert client.get("/beheer/intake/gebruiker/add/").status_code == 403


def test_a_session_with_a_password_ends_when_passwords_are_off(oidc, settings, client, alice):
    client.force_login(alice)
    settings.LOKALE_ACCOUNTS = False
    settings.AUTHENTICATION_BACKENDS = ["intake.aanmelden.backend.OidcBackend"]
    assert wie(client).is_anonymous


def test_who_signs_on_at_the_municipality_gets_no_link_for_a_password(meld_aan, oidc):
    meld_aan()
    Client().post("/wachtwoord-vergeten/", {"email": "s.dewit@voorbeeld.nl"})
    assert not Gebruiker.objects.get().berichten.exists()


def test_what_was_typed_comes_along_through_the_provider(geldend, meld_aan, client, stel):
    typt = Client()
    login = typt.post("/dossiers/nieuw/", {"naam": "Halverwege", "omschrijving": ""})
    stel()
    hervat = login.context["hervat"]
    typt.post("/aanmelden/", {"hervat": hervat, "next": "/dossiers/nieuw/"})
    terug = typt.get(terug_van(typt.get("/aanmelden/").url), follow=True)
    assert "Halverwege" in terug.content.decode()


# At the same time


@pytest.mark.django_db(transaction=True)
def test_two_first_logins_at_once_make_one_account(stel):
    stel()
    browsers = [Client() for _ in range(4)]
    terug = [terug_van(browser.get("/aanmelden/").url) for browser in browsers]
    tegelijk = Barrier(len(browsers))

    def kom_terug(browser, pad):
        try:
            tegelijk.wait(10)
            return browser.get(pad).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(browsers)) as draden:
        assert list(draden.map(kom_terug, browsers, terug)) == [302] * len(browsers)
    assert Gebruiker.objects.count() == Aanmelding.objects.count() == 1


# The settings


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({}, []),
        ({"OIDC_ISSUER": "http://aanmelden.example"}, ["intake.E011"]),
        ({"OIDC_CLIENT_SECRET": ""}, ["intake.E012"]),
        ({"OIDC_ROLLEN": {}}, ["intake.E013"]),
        ({"OIDC_ROLLEN": {"a": "directeur"}}, ["intake.E013"]),
        ({"OIDC_STERK": ["amr=mfa"]}, []),
        ({"OIDC_STERK": ["mfa"]}, ["intake.E014"]),
        ({"OIDC_ISSUER": "", "LOKALE_ACCOUNTS": False}, ["intake.E010"]),
        ({"OIDC_ISSUER": ""}, []),
    ],
)
def test_settings_that_let_nobody_in_are_refused_at_start(oidc, settings, anders, fout):
    settings.OIDC_ISSUER = "https://aanmelden.example"
    for naam, waarde in anders.items():
        setattr(settings, naam, waarde)
    assert [een.id for een in check_aanmelden(None)] == fout


def test_a_secret_may_stand_in_a_file(tmp_path):
    (tmp_path / "geheim").write_text("s3cr3t\n", encoding="utf-8")
    assert uit_bestand(str(tmp_path / "geheim")) == "s3cr3t"
