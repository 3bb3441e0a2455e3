"""The second step: staff with a local account reach no page with a password alone."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client
from django_otp.models import Device
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from intake.aanmelden import tweedestap

pytestmark = pytest.mark.django_db
INSTELLEN = "/tweede-stap/instellen/"
STAP = "/tweede-stap/"


@pytest.fixture(autouse=True)
def aan(settings):
    settings.TWEEDE_FACTOR = True


def log_in(browser, naam, **meer):
    return browser.post("/inloggen/", {"username": naam, "password": "geheim", **meer})


def code_van(sleutel, verschil=0):
    return f"{totp(bytes.fromhex(sleutel), drift=verschil):06d}"


@pytest.fixture
def met_app(ina):
    """Ina, whose app and codes are set up."""
    TOTPDevice.objects.create(user=ina, name="app", key="a1" * 20)
    tweedestap.nieuwe_codes(ina)
    return ina


@pytest.fixture
def wacht_op_code(client, met_app):
    log_in(client, "ina", next="/begrippen/")
    return client


def test_staff_without_an_app_set_it_up_and_are_in(client, ina):
    assert log_in(client, "ina", next="/begrippen/").url == STAP
    assert client.get(STAP).url == INSTELLEN
    pagina = client.get(INSTELLEN).content.decode()
    assert "<svg" in pagina and "style=" not in pagina
    sleutel = client.session["tweede_stap_sleutel"]
    codes = client.post(INSTELLEN, {"code": code_van(sleutel)})
    assert len(codes.context["codes"]) == 10 and 'href="/begrippen/"' in codes.content.decode()
    assert client.get("/beheer/").status_code == 200
    assert [w.soort for w in ina.accountwijzigingen.all()] == ["tweede_stap"]


def test_the_key_stays_the_same_while_someone_tries(client, ina):
    log_in(client, "ina")
    eerste = client.get(INSTELLEN).context["geheim"]
    assert client.post(INSTELLEN, {"code": "000000"}).context["geheim"] == eerste
    assert not TOTPDevice.objects.exists()


def test_codes_are_shown_once(client, ina):
    log_in(client, "ina")
    client.get(INSTELLEN)
    code = code_van(client.session["tweede_stap_sleutel"])
    eerste = client.post(INSTELLEN, {"code": code})
    assert "no-store" in eerste.headers["Cache-Control"]
    assert client.post(INSTELLEN, {"code": code}).status_code == 302


@pytest.mark.parametrize("pad", ["/", "/beheer/", "/dossiers/", "/tweede-stap/reservecodes/"])
def test_before_the_second_step_there_is_no_page(wacht_op_code, pad):
    assert wacht_op_code.get(pad).url.endswith(f"/?next={pad}")
    assert wacht_op_code.get("/inloggen/").url == STAP


def test_before_the_second_step_the_menu_is_that_of_nobody(wacht_op_code):
    assert "Uitloggen" not in wacht_op_code.get("/hulp/").content.decode()


def test_nobody_sets_up_a_second_app(wacht_op_code):
    assert wacht_op_code.get(INSTELLEN).status_code == 302
    sessie = wacht_op_code.session
    sessie["tweede_stap_sleutel"] = "b2" * 20
    sessie.save()
    wacht_op_code.post(INSTELLEN, {"code": code_van("b2" * 20)})
    assert TOTPDevice.objects.count() == 1


def test_the_code_of_the_app_opens_the_page_asked_for(wacht_op_code):
    eerder = wacht_op_code.cookies["sessionid"].value
    assert wacht_op_code.post(STAP, {"code": code_van("a1" * 20)}).url == "/begrippen/"
    assert wacht_op_code.get("/beheer/").status_code == 200
    assert wacht_op_code.cookies["sessionid"].value != eerder


def test_a_code_may_be_typed_as_the_app_shows_it(wacht_op_code):
    code = code_van("a1" * 20)
    assert wacht_op_code.post(STAP, {"code": f" {code[:3]} {code[3:]} "}).status_code == 302


def test_a_code_works_once(wacht_op_code):
    code = code_van("a1" * 20)
    wacht_op_code.post(STAP, {"code": code})
    ander = Client()
    log_in(ander, "ina")
    assert "klopt niet" in ander.post(STAP, {"code": code}).content.decode()


def test_a_reserve_code_works_once(wacht_op_code, met_app):
    code = StaticToken.objects.first().token
    assert wacht_op_code.post(STAP, {"code": code.upper()}).status_code == 302
    assert "nog 9 reservecodes" in wacht_op_code.get("/begrippen/").content.decode()
    ander = Client()
    log_in(ander, "ina")
    assert "klopt niet" in ander.post(STAP, {"code": code}).content.decode()


@pytest.mark.parametrize("code", ["", "000000", "zzzzzzzz", "9" * 40, "١٢٣٤٥٦", "a\x00b"])
def test_a_wrong_code_lets_nobody_in(wacht_op_code, code):
    antwoord = wacht_op_code.post(STAP, {"code": code})
    assert antwoord.status_code == 200 and "Fout: " in antwoord.content.decode()
    assert wacht_op_code.get("/beheer/").status_code == 302


def test_guessing_takes_longer_each_time(wacht_op_code):
    for _ in range(2):
        TOTPDevice.objects.update(throttling_failure_timestamp=None)
        wacht_op_code.post(STAP, {"code": "000000"})
    html = wacht_op_code.post(STAP, {"code": code_van("a1" * 20)}).content.decode()
    assert "Wacht 2 seconden" in html
    assert wacht_op_code.get("/beheer/").status_code == 302


def test_a_wrong_code_of_the_app_leaves_the_reserve_codes_open(wacht_op_code):
    wacht_op_code.post(STAP, {"code": "000000"})
    assert wacht_op_code.post(STAP, {"code": StaticToken.objects.first().token}).status_code == 302


def test_the_code_of_somebody_else_is_worth_nothing(wacht_op_code, jan):
    TOTPDevice.objects.create(user=jan, name="app", key="c3" * 20)
    assert wacht_op_code.post(STAP, {"code": code_van("c3" * 20)}).status_code == 200


def test_what_was_typed_comes_along(geldend, client, met_app, dossier):
    pad = f"/dossiers/{dossier.kenmerk}/kopie/"
    hervat = client.post(pad, {"naam": "Halverwege"}).context["hervat"]
    log_in(client, "ina", hervat=hervat)
    assert client.post(STAP, {"code": code_van("a1" * 20)}).status_code == 302


def test_who_waits_can_leave(wacht_op_code):
    wacht_op_code.post("/uitloggen/")
    assert wacht_op_code.get(STAP).url == "/inloggen/"


def test_an_inkoper_needs_no_second_step(client, alice):
    assert log_in(client, "alice").url == "/"


def test_who_becomes_staff_in_an_open_session_takes_it_too(client, alice):
    log_in(client, "alice")
    assert client.get("/begrippen/").status_code == 200
    alice.is_staff = True
    alice.save()
    assert client.get("/begrippen/").status_code == 302


def test_a_superuser_takes_it_too(client, alice):
    alice.is_superuser = True
    alice.save()
    assert log_in(client, "alice").url == STAP


def test_signing_on_at_the_municipality_asks_for_no_code_of_ours(meld_aan, client):
    meld_aan(roles=["Beheer"])
    assert client.get("/beheer/").status_code == 200


def test_a_reset_ends_the_session_and_begins_anew(wacht_op_code, met_app, admin_user):
    wacht_op_code.post(STAP, {"code": code_van("a1" * 20)})
    call_command("herstel_tweede_stap", "ina")
    assert wacht_op_code.get("/beheer/").status_code == 302
    assert not StaticDevice.objects.exists()
    assert log_in(wacht_op_code, "ina").url == STAP
    assert wacht_op_code.get(STAP).url == INSTELLEN


def test_a_reset_of_nothing_says_so(ina):
    with pytest.raises(CommandError, match="niets veranderd"):
        call_command("herstel_tweede_stap", "ina")


def test_a_superuser_resets_in_the_admin(settings, met_app, admin_client):
    settings.TWEEDE_FACTOR = False
    actie = {"action": "herstel_tweede_stap", "_selected_action": [met_app.pk]}
    admin_client.post("/beheer/intake/gebruiker/", actie)
    assert not TOTPDevice.objects.exists()
    pagina = admin_client.get(f"/beheer/intake/gebruiker/{met_app.pk}/change/").content.decode()
    assert "Tweede stap: was ingesteld, wordt niets" in pagina


def test_the_admin_shows_no_keys(settings, met_app, admin_client):
    settings.TWEEDE_FACTOR = False
    assert admin_client.get("/beheer/otp_totp/totpdevice/").status_code == 404


def test_new_reserve_codes_replace_the_old(wacht_op_code):
    oud = set(StaticToken.objects.values_list("token", flat=True))
    wacht_op_code.post(STAP, {"code": code_van("a1" * 20)})
    assert "nog 10 reservecodes" in wacht_op_code.get("/tweede-stap/reservecodes/").content.decode()
    nieuw = set(wacht_op_code.post("/tweede-stap/reservecodes/").context["codes"])
    assert len(nieuw) == 10 and not nieuw & oud
    assert set(StaticToken.objects.values_list("token", flat=True)) == nieuw


def test_the_page_works_with_password_managers_and_screen_readers(wacht_op_code):
    html = wacht_op_code.get(STAP).content.decode()
    assert 'autocomplete="one-time-code"' in html and 'for="id_code"' in html


def test_the_qr_code_holds_the_key(client, ina):
    adres = tweedestap.koppeladres(ina, "a1" * 20)
    assert adres.startswith("otpauth://totp/Inkoopkader%3Aina?secret=")
    assert tweedestap.geheim("a1" * 20) in adres


def test_the_session_of_staff_ends_within_a_day(wacht_op_code):
    wacht_op_code.post(STAP, {"code": code_van("a1" * 20)})
    assert wacht_op_code.get("/beheer/").status_code == 200
    sessie = wacht_op_code.session
    sessie["begonnen"] = int(time.time()) - 24 * 60 * 60 - 1
    sessie.save()
    assert wacht_op_code.get("/beheer/").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_one_code_given_twice_at_once_opens_one_door(met_app):
    code, tegelijk = code_van("a1" * 20), Barrier(4)

    def geef(_):
        try:
            tegelijk.wait(10)
            return isinstance(tweedestap.controleer(met_app, code), Device)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as draden:
        assert sorted(draden.map(geef, range(4))) == [False, False, False, True]
