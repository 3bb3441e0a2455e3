"""Requests that no browser makes: each gets a refusal, never a fault of ours."""

import time

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from intake.dossier.models import Dossier
from tests.dossiers import adres
from tests.test_toegang import ALLE, adres_van, rollen, van_eigenaar  # noqa: F401
from tests.test_vervalsing import TRAAG
from tests.vaststelling import browser

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
GRENS = "multipart/form-data; boundary=x"
# Says in words that a link does not work.
UITLEG = ("/wachtwoord/", "/ambitieweb/")
NAMEN = sorted(set(ALLE) - {"admin:view_on_site"})
DEEL = b'--x\r\nContent-Disposition: form-data; name="naam"%s\r\n\r\nabc'
BODIES = {
    "too long": (FORM, b"naam=" + b"a" * 3_000_000),
    "too many fields": (FORM, b"&".join(b"a%d=1" % n for n in range(1500))),
    "too many parts": (GRENS, b"".join(DEEL % b"" + b"\r\n" for _ in range(1500)) + b"--x--"),
    "a part that never ends": (GRENS, DEEL % b""),
    "no boundary": ("multipart/form-data", b"naam=a"),
    "an impossible boundary": ("multipart/form-data; boundary=" + "x" * 300, b"--x"),
    "broken base64": (GRENS, DEEL % b"\r\nContent-Transfer-Encoding: base64" + b"!\r\n--x--"),
    "a file where words belong": (GRENS, DEEL % b'; filename="../../etc/passwd"' + b"\r\n--x--"),
    "many files": (
        GRENS,
        b"".join(DEEL % (b'; filename="%d"' % n) + b"\r\n" for n in range(150)) + b"--x--",
    ),
    "headers of a part that are too long": (GRENS, DEEL % (b"; a=" + b"b" * 20_000) + b"\r\n--x--"),
    "no utf-8": (FORM, b"naam=%ff%fe\xff&versie=\xff"),
    "half a surrogate": (FORM, b"naam=%ed%a0%80"),
    "null characters": (FORM, b"naam=a%00b&versie=%00&eigenaar%00=1"),
    "a charset that is not there": (f"{FORM}; charset=klingon", b"naam=a"),
    "a charset that is not text": (f"{FORM}; charset=base64", b"naam=a"),
    "another charset": (f"{FORM}; charset=utf-16", b"naam=\xff\xfea\x00"),
    "json": ("application/json", b'{"naam": ' + b"[" * 100_000),
    "no type": ("", b"naam=a"),
    "a type with a new line": ("text/plain\r\nX-Evil: 1", b"naam=a"),
    "only separators": (FORM, b"&=&=&&;;=" * 100),
    "numbers too big to be true": (FORM, b"versie=" + b"9" * 5000),
}
PADEN = [
    "/%00/",
    "/%ff%fe/",
    "/dossiers/%00/",
    "/dossiers/IK-2026-0001%00/",
    "/dossiers/" + "a" * 9000 + "/",
    "/dossiers/..%2f..%2fetc%2fpasswd/",
    "/dossiers/%2e%2e/%2e%2e/etc/passwd",
    "//dossiers//",
    "/vragen/" + "9" * 400 + "/",
    "/reacties/99999999999999999999/",
    "/reacties/over/clausule/%00/",
    "/reacties/over/clausule/" + "x" * 5000 + "/",
    "/dossiers/IK-2026-0001/adviezen/99999999999999999999/",
    "/bibliotheek/clausules/%00/",
    "/bibliotheek/clausules/TOE-01/versie/%00/",
    "/bibliotheek/open-data/..%2f..%2fsettings.py",
    "/bibliotheek/open-data/%00/kader.json",
    "/kader/%00/",
    "/ambitieweb/%00/",
    "/ambitieweb/" + "a" * 5000 + "/stand/",
    "/wachtwoord/%00/%00/",
    "/wachtwoord/" + "M" * 5000 + "/set-password/",
    "/beheer/intake/dossier/99999999999999999999999/change/",
    "/beheer/intake/dossier/_00/change/",
    "/beheer/intake/clausule/%ff/change/",
    "/static/%00.css",
    "/static/../../settings.py",
    "/static/%2e%2e/%2e%2e/manage.py",
]
WAARDEN = [
    "\0",
    "9" * 30,
    "-1",
    "x" * 5000,
    "\ud800".encode("utf-8", "surrogatepass"),
    "' OR 1=1--",
    "𝟙",
    "[]",
]
VRAGEN = (
    "p",
    "q",
    "o",
    "e",
    "all",
    "pagina",
    "zoek",
    "soort",
    "staat",
    "versie",
    "dossier",
    "next",
    "terug",
    "over",
    "onderwerp",
    "naam",
    "ruil",
    "bureau",
    "iss",
    "code",
    "state",
    "wijzig",
    "productgroep",
    "doel",
    "niveau",
    "thema",
    "route",
    "directie",
    "beoordelaar",
    "sinds",
    "datum",
    "dag",
    "van",
    "tot",
    "_popup",
    "_to_field",
    "_changelist_filters",
    "is_standaard",
    "rij_erbij",
    "erbij",
)
KOPPEN = {
    "cookie": ["sessionid=" + "x" * 5000, "sessionid=\0; csrftoken=\0", "=;=;;", "messages=x"],
    "if-none-match": ['"' * 9000, "W/", "*"],
    "if-modified-since": ["gisteren", "Thu, 01 Jan 99999 00:00:00 GMT"],
    "range": ["bytes=0-1,2-3", "bytes=9999999999-", "x"],
    "accept-language": ["x" * 9000, ",;q=,"],
    "x-request-id": ["a\tb" * 99],
    "x-forwarded-for": ["x" * 9000, "' OR 1=1"],
    "x-forwarded-proto": ["\0"],
    "referer": ["http://[", "\0", "javascript:alert(1)"],
    "origin": ["http://[::1", "null"],
    "authorization": ["Bearer " + "x" * 9000, "Basic !!!"],
    "if-match": ["%"],
}


def schoon(antwoord):
    """A refusal or an ordinary page; a fault would have been raised by the client, too."""
    assert antwoord.status_code < 500, antwoord
    return antwoord.status_code


@pytest.mark.parametrize("soort", BODIES)
def test_a_body_that_makes_no_sense(ingelogd, dossier, soort):
    inhoud, body = BODIES[soort]
    for pad in (adres(dossier, "onderwerp"), reverse("login"), reverse("intake:nieuw")):
        schoon(ingelogd.generic("POST", pad, body, content_type=inhoud))
    dossier.refresh_from_db()
    assert dossier.versie == dossier.gebeurtenissen.count() and "\0" not in dossier.naam


@pytest.mark.parametrize("soort", ["too long", "too many fields", "too many parts", "many files"])
def test_too_much_is_refused_at_once(ingelogd, dossier, soort):
    inhoud, body = BODIES[soort]
    antwoord = ingelogd.generic("POST", adres(dossier, "onderwerp"), body, content_type=inhoud)
    assert 400 <= antwoord.status_code < 500


def test_a_million_characters_are_refused_at_the_field_soon(ingelogd, antwoord, dossier):
    begin = time.perf_counter()
    pagina = antwoord("onderwerp", omschrijving="a" * 1_000_000)
    assert pagina.status_code == 200 and pagina.context["form"].has_error("omschrijving")
    assert time.perf_counter() - begin < 5
    dossier.refresh_from_db()
    assert dossier.omschrijving == ""


def test_an_address_that_makes_no_sense_is_not_there(geldend, beau, inkoper):
    for wie in (None, inkoper, beau):
        client = browser(wie) if wie else Client()
        for pad in PADEN:
            assert schoon(client.get(pad)) in (301, 302, 400, 404) or pad.startswith(UITLEG), pad
            schoon(client.post(pad))


def test_a_null_character_in_an_address_is_refused_before_any_page(client):
    assert {client.get(pad).status_code for pad in PADEN if "%00" in pad} == {400}


def test_a_method_that_no_page_knows_does_nothing(rollen, van_eigenaar):  # noqa: F811
    client, voor = browser(rollen["eigenaar"]), Dossier.objects.values().get()
    for naam in NAMEN:
        if not naam.endswith(TRAAG):
            pad = adres_van(naam, van_eigenaar)
            schoon(client.generic("GEK", pad))
    for methode in ("PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND"):
        assert schoon(client.generic(methode, van_eigenaar.get_absolute_url())) == 405
    assert Dossier.objects.values().get() == voor


@pytest.mark.parametrize("waarde", WAARDEN, ids=range(len(WAARDEN)))
def test_a_question_that_makes_no_sense(rollen, van_eigenaar, waarde):  # noqa: F811
    clients = {rol: browser(rollen[rol]) for rol in ("eigenaar", "beoordelaar", "beheerder")}
    for naam in NAMEN:
        beheer = naam.startswith("admin:")
        wie = "beoordelaar" if "dossier" in naam else "beheerder"
        if not naam.endswith(TRAAG):
            client = clients[wie if beheer else "eigenaar"]
            schoon(client.get(adres_van(naam, van_eigenaar), dict.fromkeys(VRAGEN, waarde)))


@pytest.mark.parametrize("kop", KOPPEN)
def test_a_header_that_makes_no_sense(ingelogd, dossier, kop):
    for waarde in KOPPEN[kop]:
        for pad in (dossier.get_absolute_url(), "/inloggen/", "/leeft/", "/gezondheid/"):
            schoon(ingelogd.get(pad, headers={kop: waarde}))
            schoon(ingelogd.post(pad, headers={kop: waarde}))


@pytest.mark.parametrize(
    "host", ["kwaad.example", "", "[::1", "testserver:x", "a b", "testserver@kwaad.example"]
)
def test_another_host_is_refused(host):
    client = Client(raise_request_exception=False)
    assert client.get("/inloggen/", headers={"host": host}).status_code == 400 or host == ""


@override_settings(DEBUG=False)
def test_a_refusal_tells_nothing_of_the_inside():
    client = Client(raise_request_exception=False)
    html = client.get("/inloggen/", headers={"host": "kwaad.example"}).content.decode()
    assert "ALLOWED_HOSTS" not in html and "Traceback" not in html
