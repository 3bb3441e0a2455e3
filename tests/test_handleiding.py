"""The manuals as pages: for every role, with every picture, and made again from a demo."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse

from intake.handleiding import HANDLEIDINGEN, MAP, pagina
from intake.rollen import ROLLEN
from tests.handleidingbeelden import BEELDEN

BESTANDEN = sorted((settings.BASE_DIR / MAP).glob("*.md"))
NAMEN = [h.naam for h in HANDLEIDINGEN]


def test_every_manual_is_a_page_and_every_role_has_one():
    assert sorted(NAMEN) == [bestand.stem for bestand in BESTANDEN]
    assert {rol.naam for rol in ROLLEN} == set().union(*(h.rollen for h in HANDLEIDINGEN))


@pytest.mark.parametrize("naam", NAMEN)
def test_a_manual_shows_its_pictures_with_their_words(naam):
    _, html = pagina(naam)
    beelden = re.findall(r'<img src="/static/([^"]+)" alt="([^"]+)"', html)
    assert len(beelden) == html.count("<img") >= 1
    for bestand, _alt in beelden:
        assert finders.find(bestand)


def test_every_picture_is_used_and_can_be_made_again():
    gebruikt = {
        naam
        for bestand in BESTANDEN
        for naam in re.findall(r"beeld/([\w-]+)\.png", bestand.read_text("utf-8"))
    }
    bestaat = {bestand.stem for bestand in (settings.BASE_DIR / MAP / "beeld").iterdir()}
    assert gebruikt == bestaat == set(BEELDEN)


def test_the_pictures_stay_small():
    grootte = [
        bestand.stat().st_size for bestand in Path(settings.BASE_DIR / MAP / "beeld").iterdir()
    ]
    assert max(grootte) < 60_000


@pytest.mark.parametrize("naam", NAMEN)
def test_a_link_in_a_manual_leads_somewhere(client, alice, naam):
    client.force_login(alice)
    antwoord = client.get(reverse("handleiding", args=[naam]))
    assert antwoord.status_code == 200
    inhoud = antwoord.content.decode().split("<main")[1].split("</main")[0]
    for doel in re.findall(r'href="(/[^"#]+)"', inhoud):
        assert client.get(doel).status_code == 200


def test_the_own_manual_comes_first(client, bob):
    client.force_login(bob)
    html = client.get(reverse("handleidingen")).content.decode()
    eigen = html[html.index("Voor u</h2>") : html.index("Voor anderen")]
    assert re.findall(r"/handleiding/([\w-]+)/", eigen) == ["opdrachtgever"]


def test_an_unknown_manual_is_not_there(client, alice):
    client.force_login(alice)
    assert client.get("/handleiding/settings/").status_code == 404
