"""The words that a user meets are explained where they stand, each from the one list."""

import re
from pathlib import Path

import pytest

from intake.begrippen import begrippen, begrippen_in
from tests.dossiers import adres

SJABLONEN = Path("templates")
# What an inkoper must be able to look up, whatever else the list holds.
MOEILIJK = (
    "aankondiging", "ambitieniveau", "ambitieweb", "categorieplan", "charter", "clausule",
    "concessie", "contractbepaling", "cpv", "diversiteit", "drempel", "gunningscriterium",
    "inclusie", "indicator", "of-gelijkwaardig", "perceel", "plan-van-aanpak", "productgroep",
    "proportionaliteit", "raamovereenkomst", "raming", "representatie", "social-return",
    "sociale-veiligheid", "toegankelijkheid", "uitvoeringsvoorwaarde",
)  # fmt: skip


def gebruikt() -> set[str]:
    """The keys that templates ask for."""
    teksten = (pad.read_text("utf-8") for pad in SJABLONEN.rglob("*.html"))
    tags = (tag for tekst in teksten for tag in re.findall(r"{% begrip ([^%]+)%}", tekst))
    return {sleutel for tag in tags for sleutel in re.findall(r'"([^"]+)"', tag)}


def test_every_word_that_a_page_explains_is_in_the_list():
    assert len(gebruikt()) > 15
    assert gebruikt() - begrippen().keys() == set()


def test_every_difficult_word_is_in_the_list():
    assert set(MOEILIJK) - begrippen().keys() == set()


def test_no_two_words_share_a_form():
    vormen = [v.casefold() for b in begrippen().values() for v in (b.woord, *b.vormen)]
    assert len(vormen) == len(set(vormen))


@pytest.mark.parametrize("begrip", begrippen().values(), ids=lambda b: b.sleutel)
def test_an_explanation_is_short_and_ends_as_a_sentence(begrip):
    zinnen = re.split(r"(?<=[.!?]) ", begrip.uitleg)
    assert 1 <= len(zinnen) <= 3 and begrip.uitleg.endswith(".")
    assert max(len(zin.split()) for zin in zinnen) <= 22
    assert bool(begrip.bron) or not begrip.citaat


@pytest.mark.parametrize(
    ("tekst", "sleutels"),
    [
        ("Verdeelt u de opdracht in percelen?", ["perceel"]),
        ("Het SER Charter Diversiteit", ["charter"]),
        ("diversiteit en INCLUSIE", ["diversiteit", "inclusie"]),
        ("Adviseurs en dienstauto's", []),
        ("", []),
    ],
)
def test_words_are_found_whole_and_the_longest_first(tekst, sleutels):
    assert [begrip.sleutel for begrip in begrippen_in([tekst])] == sleutels


def test_the_page_quotes_the_handelingskader(ingelogd):
    html = ingelogd.get("/begrippen/").content.decode()
    assert "Inclusie is de manier waarop je met diversiteit omgaat." in html
    assert html.count("<dt class") == len(begrippen())


def test_who_is_not_signed_in_does_not_see_the_list(client, db):
    assert client.get("/begrippen/").status_code == 302


def test_a_question_explains_its_difficult_words_without_script(ingelogd, dossier):
    html = ingelogd.get(adres(dossier, "prijs")).content.decode()
    uitleg = html.split('class="ik-uitklap ik-begrip"')[1].split("</details>")[0]
    assert "<summary>" in uitleg and "perceel" in uitleg


def test_a_question_without_difficult_words_explains_nothing(ingelogd, dossier):
    assert "ik-begrip" not in ingelogd.get(adres(dossier, "onderwerp")).content.decode()


def test_the_advice_explains_its_headings(ingelogd, compleet):
    html = ingelogd.get(f"/dossiers/{compleet.kenmerk}/advies/").content.decode()
    assert html.count('class="ik-uitklap ik-begrip"') >= 5
