"""Filled-in examples: complete, one for each route, made of files, and the start of a dossier."""

from datetime import date

import pytest

from intake.advies.keuzes import Route
from intake.dossier.documenten import memo_pdf
from intake.dossier.kopie import VERS
from intake.dossier.models import Dossier
from intake.dossier.stappen import Reis
from intake.dossier.voorbeelden import ingevuld, memo_van_voorbeeld, voorbeelden
from tests.pdf_controle import bevindingen

VANDAAG = date(2026, 11, 22)
SLUGS = list(voorbeelden())
PAD = "/voorbeelden/onder-de-grens/"
NEEM = f"{PAD}overnemen/"


def advies_van(slug, geldend, kader):
    feiten = voorbeelden()[slug].feiten(kader, VANDAAG)
    return memo_van_voorbeeld(feiten, geldend, kader, VANDAAG).zaak.advies


def test_there_is_one_below_and_one_above_the_threshold(geldend, kader):
    onder, boven = (advies_van(s, geldend, kader) for s in ("onder-de-grens", "boven-de-grens"))
    assert (onder.route, onder.ambitieweb, onder.charter) == (Route.ONDER, "nee", "geen")
    assert (boven.route, boven.ambitieweb) == (Route.BOVEN, "aanbevolen")
    assert boven.charter == "charter"


@pytest.mark.parametrize("slug", SLUGS)
def test_an_example_answers_every_question(kader, slug):
    feiten = voorbeelden()[slug].feiten(kader, VANDAAG)
    assert Reis(ingevuld(feiten, kader), kader, VANDAAG).next_stap is None


@pytest.mark.parametrize("slug", SLUGS)
def test_the_advice_leaves_nothing_open(geldend, kader, slug):
    assert advies_van(slug, geldend, kader).ontbrekend == ()


@pytest.mark.parametrize("slug", SLUGS)
def test_page_and_memo_say_that_it_is_an_example(ingelogd, geldend, slug):
    html = ingelogd.get(f"/voorbeelden/{slug}/").content.decode()
    assert "<strong>Voorbeeld</strong>" in html and "<h1>Voorbeeld: " in html
    assert Dossier.objects.count() == 0


@pytest.mark.parametrize("slug", SLUGS)
def test_the_memo_is_an_accessible_pdf(geldend, kader, slug):
    feiten = voorbeelden()[slug].feiten(kader, VANDAAG)
    memo = memo_van_voorbeeld(feiten, geldend, kader, VANDAAG)
    assert memo.kenmerk == "Voorbeeld, geen echte inkoop"
    assert bevindingen(memo_pdf(memo)) == []


def test_an_own_dossier_takes_the_answers_but_not_the_amounts(ingelogd, geldend, inkoper):
    ingelogd.post(NEEM, {"naam": "Mijn buurthuis"})
    dossier = Dossier.objects.get()
    assert (dossier.naam, dossier.eigenaar, dossier.productgroep) == (
        "Mijn buurthuis",
        inkoper,
        "schoonmaak",
    )
    leeg = [veld for veld in VERS if dossier.antwoord(veld) not in (None, "", [], {})]
    assert leeg == [] and dossier.kopie_van is None


def test_an_own_dossier_goes_on_at_what_is_to_be_filled_in(ingelogd, geldend, kader):
    ingelogd.post(NEEM, {"naam": "Mijn buurthuis"})
    reis = Reis(Dossier.objects.get(), kader, VANDAAG)
    assert reis.next_stap is not None and reis.next_stap.slug == "onderwerp"
    assert reis.is_compleet(reis.stap("soort"))


def test_its_history_says_where_it_came_from(ingelogd, geldend):
    ingelogd.post(NEEM, {"naam": "Mijn buurthuis"})
    pad = f"/dossiers/{Dossier.objects.get().kenmerk}/geschiedenis/"
    assert "maakte dit dossier van een voorbeeld" in ingelogd.get(pad).content.decode()


def test_a_double_click_gives_one_dossier(ingelogd, geldend):
    sleutel = ingelogd.get(NEEM).context["form"].helper.inputs
    assert sleutel
    post = {"naam": "Twee keer", "sleutel": "6f8d1f3e-0000-4000-8000-000000000001"}
    ingelogd.post(NEEM, post)
    ingelogd.post(NEEM, post)
    assert Dossier.objects.count() == 1


def test_without_a_name_there_is_a_message_at_the_field(ingelogd, geldend):
    html = ingelogd.post(NEEM, {"naam": ""}).content.decode()
    assert "Vul een naam in." in html and Dossier.objects.count() == 0


def test_who_may_not_make_dossiers_may_look_but_not_take_over(client, geldend, bob):
    client.force_login(bob)
    assert "Maak hiervan een eigen dossier" not in client.get(PAD).content.decode()
    assert client.get(NEEM).status_code == client.post(NEEM, {"naam": "X"}).status_code == 404


def test_before_the_first_framework_there_are_none(ingelogd):
    assert ingelogd.get(PAD).status_code == 404
    assert "geen voorbeelden" in ingelogd.get("/voorbeelden/").content.decode()


def test_an_example_that_does_not_exist_is_not_there(ingelogd, geldend):
    assert ingelogd.get("/voorbeelden/bestaat-niet/").status_code == 404
