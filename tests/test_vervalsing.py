"""What another site, or someone who makes up a request, cannot do: post, lead away, set a column."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from intake.dossier.models import Dossier
from intake.gebruikers import Gebruiker
from tests.dossiers import GEWOON
from tests.test_toegang import ALLE, adres_van, rollen, van_eigenaar  # noqa: F401
from tests.vaststelling import browser

pytestmark = pytest.mark.django_db
NAMEN = sorted(set(ALLE) - {"admin:view_on_site"})
SCHRIJVEN = ("post", "put", "patch", "delete")
TRAAG = ("_pdf", "_docx", "_xlsx", "_png")  # made anew each time; no form leads there
# Sent by the identity provider, not by a browser: its signed token is checked instead.
VAN_DE_AANMELDDIENST = {"afgemeld"}
WIE = ("anoniem", "eigenaar", "beoordelaar", "beheerder")
ELDERS = [
    "https://kwaad.example/",
    "//kwaad.example/",
    "///kwaad.example/",
    "/\\kwaad.example",
    "\\\\kwaad.example",
    "/\t/kwaad.example",
    "\t//kwaad.example",
    "/%09/kwaad.example",
    "https:kwaad.example",
    "http:///kwaad.example",
    "javascript:alert(1)",
    "//testserver@kwaad.example",
    "https://testserver.kwaad.example/",
]
WIJZERS = ("next", "terug", "naar", "url", "redirect", "redirect_to", "return", "goto", "_popup")
# Columns of a dossier and of an account that no form holds for whoever fills in a form.
VERBODEN = {
    "id": "1",
    "pk": "1",
    "kenmerk": "IK-1999-0001",
    "eigenaar": "1",
    "eigenaar_id": "1",
    "staat": "vastgesteld",
    "beoordelaar": "1",
    "kaderversie": "1",
    "kaderversie_id": "1",
    "gemeente": "elders",
    "aangemaakt_op": "1999-01-01",
    "ingediend_op": "1999-01-01",
    "vastgesteld_op": "1999-01-01",
    "is_superuser": "on",
    "is_staff": "on",
    "is_active": "on",
    "groups": "1",
    "user_permissions": "1",
    "onzin": "1",
    "__class__": "x",
    "eigenaar__is_superuser": "1",
}

VERANDERT = {"versie", "gewijzigd", "bevestigd"}


def als(rollen, rol, **anders):  # noqa: F811
    client = Client(**anders)
    if rol != "anoniem":
        client.force_login(rollen[rol])
    return client


def paden(dossier):
    return {naam: adres_van(naam, dossier) for naam in NAMEN}


@pytest.mark.parametrize("rol", WIE)
def test_a_form_from_elsewhere_is_refused_at_every_address(rollen, van_eigenaar, rol):  # noqa: F811
    streng = als(rollen, rol, enforce_csrf_checks=True)
    waar = paden(van_eigenaar)
    for naam in set(waar) - VAN_DE_AANMELDDIENST:
        pad = waar[naam]
        for methode in SCHRIJVEN if rol == "eigenaar" else ("post",):
            antwoord = getattr(streng, methode)(pad, secure=True)
            assert antwoord.status_code == 403, (methode, naam)


def test_the_token_of_someone_else_is_refused(rollen, van_eigenaar):  # noqa: F811
    pad = adres_van("intake:delen", van_eigenaar)
    gezien = als(rollen, "andere inkoper", enforce_csrf_checks=True)
    token = gezien.get("/dossiers/nieuw/").context["csrf_token"]
    streng = als(rollen, "eigenaar", enforce_csrf_checks=True)
    assert streng.post(pad, {"csrfmiddlewaretoken": str(token)}).status_code == 403


@pytest.mark.parametrize("methode", ["get", "post"])
def test_a_dossier_of_someone_else_is_as_if_it_is_not_there(rollen, van_eigenaar, methode):  # noqa: F811
    """At every address below it: a kenmerk can be counted up, so an answer may tell nothing."""
    client, geen = als(rollen, "andere inkoper"), "IK-2026-9999"
    onder = {n: p for n, p in paden(van_eigenaar).items() if van_eigenaar.kenmerk in p}
    assert len(onder) > 40
    for naam, pad in onder.items():
        vreemd = getattr(client, methode)(pad)
        weg = getattr(client, methode)(pad.replace(van_eigenaar.kenmerk, geen))
        assert (vreemd.status_code, weg.status_code) in ((404, 404), (405, 405)), naam
        assert zonder_wisselend(vreemd, van_eigenaar.kenmerk) == zonder_wisselend(weg, geen), naam


def zonder_wisselend(pagina, kenmerk):
    html = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", pagina.content.decode())
    return html.replace(kenmerk, "").replace(pagina.headers["X-Request-ID"], "")


def stand():
    dossiers = Dossier.objects.order_by("pk").values()
    return list(dossiers), list(Gebruiker.objects.order_by("pk").values("pk", "is_superuser"))


@pytest.mark.parametrize("rol", ["eigenaar", "beheerder"])
def test_looking_changes_nothing_and_leads_nowhere_else(rollen, van_eigenaar, rol):  # noqa: F811
    client, voor = als(rollen, rol), stand()
    for naam, pad in paden(van_eigenaar).items():
        if not naam.endswith(TRAAG):
            blijft_hier(client.get(pad, dict.fromkeys(WIJZERS, "/\\kwaad.example")))
            assert stand() == voor, naam


@pytest.mark.parametrize("rol", ["anoniem", "eigenaar", "beheerder"])
def test_sending_leads_nowhere_else(rollen, van_eigenaar, rol):  # noqa: F811
    for naam, pad in paden(van_eigenaar).items():
        if not naam.endswith(TRAAG):
            client = als(rollen, rol)
            blijft_hier(client.post(pad, dict.fromkeys(WIJZERS, "//kwaad.example/")))


def blijft_hier(antwoord):
    naar = antwoord.headers.get("Location", "")
    delen = urlsplit(naar.replace("\\", "/").replace("\t", ""))
    assert delen.netloc in ("", "testserver") and delen.scheme in ("", "http", "https"), naar
    assert not naar.replace("\\", "/").replace("\t", "").startswith("//"), naar


@pytest.mark.parametrize("elders", ELDERS)
def test_the_login_leads_to_our_own_pages_only(alice, elders):
    data = {"username": "alice", "password": "geheim", "next": elders}
    antwoord = Client().post(reverse("login"), data)
    assert antwoord.status_code == 302
    blijft_hier(antwoord)


@pytest.mark.parametrize("elders", ELDERS)
def test_the_way_out_leads_to_our_own_pages_only(alice, elders):
    blijft_hier(browser(alice).post(reverse("logout"), {"next": elders}))


def test_no_step_sets_a_column_that_is_not_on_it(antwoord, dossier, reis):
    """With good answers, so that each post is saved; every other column goes along."""
    kolommen = {kolom.attname for kolom in Dossier._meta.concrete_fields}
    while stap := reis().next_stap:
        vast = sorted(kolommen - {*stap.velden, *VERANDERT})
        voor = Dossier.objects.values(*vast).get()
        kwaad = dict.fromkeys(vast, "1") | VERBODEN
        eigen = {*stap.velden, *GEWOON[stap.slug]}
        antwoord(stap.slug, **{k: v for k, v in kwaad.items() if k not in eigen})
        assert Dossier.objects.values(*vast).get() == voor, stap.slug
    assert not Gebruiker.objects.filter(is_superuser=True).exists()


def test_no_form_gives_a_right_or_a_state(rollen, van_eigenaar):  # noqa: F811
    """With a version that a page cannot have, too."""
    waar = paden(van_eigenaar)
    rechten = {g.pk: g.get_all_permissions() for g in Gebruiker.objects.all()}
    voor = Dossier.objects.values("kenmerk", "eigenaar_id", "kaderversie_id").get()
    for rol in ("eigenaar", "opdrachtgever", "beoordelaar", "beheerder"):
        for naam, pad in waar.items():
            als(rollen, rol).post(pad, VERBODEN | {"versie": "0"})
            assert voor in Dossier.objects.values(*voor), naam
            assert not Dossier.objects.filter(staat="vastgesteld").exists(), naam
    nu = {g.pk: g.get_all_permissions() for g in Gebruiker.objects.filter(pk__in=rechten)}
    assert nu == rechten
