"""The library: the pages of the framework, for whoever is logged in."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from intake.kader.publicatie import bevries, kader_van_versie
from tests.dossiers import VANDAAG

CODE = "TOE-25"


@pytest.fixture
def lees(client, alice, geldend):
    client.force_login(alice)

    def lees(naam, *args, **vraag):
        return client.get(reverse(f"intake:{naam}", args=args), vraag)

    return lees


def html(pagina):
    return pagina.content.decode()


def publiceer(kader, geldig_van, **anders):
    """The same framework with another text for one clause, or without it."""
    clausules = (replace(c, **anders) if c.code == CODE else c for c in kader.clausules)
    nieuw = tuple(c for c in clausules if anders or c.code != CODE)
    relaties = tuple(
        replace(c, relaties=replace(c.relaties, versterkt=(), sluit_uit=(), vereist=()))
        for c in nieuw
    )
    return bevries(replace(kader, clausules=relaties), "Aangepast", geldig_van)


def codes(pagina):
    return {r.clausule.code for groep in pagina.context["groepen"] for r in groep.regels}


def test_all_clausules_are_there_by_place_in_the_documents(lees, kader):
    pagina = lees("bibliotheek_clausules")
    assert codes(pagina) == {c.code for c in kader.clausules}
    assert [g.titel for g in pagina.context["groepen"]][:2] == ["Eisen", "Gunningscriteria"]


@pytest.mark.parametrize(
    ("vraag", "past"),
    [
        ({"doelstelling": "representatie"}, lambda c: "representatie" in c.doelstellingen),
        ({"soort": "eis"}, lambda c: c.soort == "eis"),
        ({"niveau": "2"}, lambda c: c.ambitieniveau == 2),
        (
            {"productgroep": "catering"},
            lambda c: (
                c.toepassing.productgroepen in ({}, frozenset())
                or "catering" in c.toepassing.productgroepen
            ),
        ),
        ({"markt": "1-9"}, lambda c: c.toepassing.marktomvang_min <= 1),
        ({"soort": "eis", "niveau": "1"}, lambda c: c.soort == "eis" and c.ambitieniveau == 1),
    ],
)
def test_a_filter_narrows_the_list(lees, kader, vraag, past):
    verwacht = {c.code for c in kader.clausules if past(c)}
    assert 0 < len(verwacht) < len(kader.clausules)
    assert codes(lees("bibliotheek_clausules", **vraag)) == verwacht


def test_words_narrow_the_list_together_with_the_rest(lees, kader):
    alle = codes(lees("bibliotheek_clausules", zoek="training"))
    eisen = codes(lees("bibliotheek_clausules", zoek="training", soort="eis"))
    assert "TOE-15" in eisen < alle < {c.code for c in kader.clausules}


def test_a_list_says_what_was_chosen(lees):
    pagina = html(lees("bibliotheek_clausules", soort="eis", zoek="training"))
    assert "Woorden: training; Plaats in de stukken: Eisen." in pagina


def test_nothing_left_says_how_to_widen(lees):
    pagina = lees(
        "bibliotheek_clausules", productgroep="bulkleveringen", soort="indicator", niveau="3"
    )
    assert codes(pagina) == set()
    assert "?productgroep=bulkleveringen&amp;soort=indicator" not in html(pagina)
    assert "?soort=indicator&amp;niveau=3" in html(pagina)


def test_a_choice_that_does_not_exist_is_told_at_the_field(lees, kader):
    pagina = lees("bibliotheek_clausules", niveau="9")
    assert "Deze keuze bestaat niet" in html(pagina)
    assert len(codes(pagina)) == len(kader.clausules)


def test_a_clausule_shows_its_text_and_when_it_fits(lees):
    pagina = html(lees("bibliotheek_clausule", "CHA-01"))
    for tekst in ("SER Charter Diversiteit", "Nooit samen met", "CHA-02", "Wordt aanbevolen"):
        assert tekst in pagina
    assert "Kopieer de tekst" in pagina


def test_every_clausule_has_a_page(lees, kader):
    for clausule in kader.clausules:
        assert lees("bibliotheek_clausule", clausule.code).status_code == 200, clausule.code


def test_every_productgroep_has_a_page(lees, kader):
    for groep in kader.productgroepen:
        assert groep.naam in lees("bibliotheek_productgroep", groep.slug).context["groep"].naam


def test_an_example_purchase_is_named_at_a_clausule_of_its_advice(lees):
    pagina = lees("bibliotheek_clausule", "ALG-01")
    assert pagina.context["voorbeelden"]


def test_a_permanent_address_keeps_its_text(lees, kader, geldend):
    nieuw = publiceer(kader, VANDAAG, tekst="Heel andere woorden.")
    toen = html(lees("bibliotheek_clausule_in_versie", CODE, geldend.versie))
    straks = html(lees("bibliotheek_clausule_in_versie", CODE, nieuw.versie))
    assert "Heel andere woorden." not in toen and "Nu geldt een andere" in toen
    assert "Heel andere woorden." in straks and "Nu geldt een andere" not in straks
    assert "Heel andere woorden." in html(lees("bibliotheek_clausule", CODE))


def test_the_history_names_every_version_that_changed_it(lees, kader, geldend):
    gewijzigd = publiceer(kader, VANDAAG, tekst="Heel andere woorden.")
    publiceer(kader_van_versie(gewijzigd), VANDAAG)
    momenten = lees("bibliotheek_clausule", CODE).context["momenten"]
    assert [m.soort for m in momenten] == ["vervallen", "gewijzigd", "nieuw"]


def test_a_withdrawn_clausule_keeps_its_page(lees, kader, geldend):
    publiceer(kader, VANDAAG)
    pagina = lees("bibliotheek_clausule", CODE)
    assert pagina.status_code == 200
    assert "Vervallen." in html(pagina)
    assert CODE not in codes(lees("bibliotheek_clausules"))


def test_a_clausule_that_will_be_withdrawn_still_holds(lees, kader, geldend):
    publiceer(kader, VANDAAG + timedelta(days=9000))
    pagina = html(lees("bibliotheek_clausule", CODE))
    assert "<strong>Vervallen.</strong>" not in pagina
    assert "Gaat nog in" in pagina


def test_a_clausule_of_a_later_version_does_not_hold_yet(lees, kader, geldend):
    extra = replace(kader.clausules[0], code="ALG-99", titel="Van straks")
    straks = replace(kader, clausules=(*kader.clausules, extra))
    bevries(straks, "Straks", VANDAAG + timedelta(days=9000))
    assert "Deze clausule geldt nog niet" in html(lees("bibliotheek_clausule", "ALG-99"))


@pytest.mark.parametrize(
    ("naam", "args"),
    [
        ("bibliotheek_clausule", ["ZZZ-99"]),
        ("bibliotheek_clausule_in_versie", [CODE, "bestaat-niet"]),
        ("bibliotheek_productgroep", ["bestaat-niet"]),
        ("open_data_bestand", ["bestaat-niet.csv"]),
        ("open_data_versie", ["bestaat-niet", "kader.json"]),
    ],
)
def test_what_does_not_exist_is_not_found(lees, naam, args):
    assert lees(naam, *args).status_code == 404


def test_a_version_without_the_clausule_has_no_page_for_it(lees, kader, geldend):
    nieuw = publiceer(kader, VANDAAG)
    assert lees("bibliotheek_clausule_in_versie", CODE, nieuw.versie).status_code == 404


def test_each_soort_has_one_drempelbedrag_that_holds_now(lees):
    pagina = html(lees("bibliotheek_drempelbedragen"))
    assert pagina.count("Geldt nu") == 5
    assert "€ 216.000" in pagina.replace("\N{NO-BREAK SPACE}", " ")


def test_the_regelingen_name_their_clausules(lees):
    pagina = html(lees("bibliotheek_regelingen"))
    assert "AW2115" in pagina and "Wetsvoorstel, geldt nog niet" in pagina


def test_an_advice_leads_to_its_clausules_in_the_library(client, compleet):
    client.force_login(compleet.eigenaar)
    pagina = html(client.get(reverse("intake:advies", args=[compleet.kenmerk])))
    assert reverse("intake:bibliotheek_clausule", args=["ALG-01"]) in pagina


def test_the_search_leads_to_the_page(lees):
    assert reverse("intake:bibliotheek_clausule", args=["TOE-01"]) in html(
        lees("bibliotheek", zoek="toe-01")
    )


def test_the_search_says_what_it_searched_for_instead(lees):
    assert "Daarom zochten we op ‘schoonmaak’" in html(lees("bibliotheek", zoek="shoonmaak"))


def test_nothing_found_offers_another_word(lees):
    assert "Bedoelt u" in html(lees("bibliotheek", zoek="leveraar"))
    assert "Probeer een ander of een korter woord" in html(lees("bibliotheek", zoek="qqqq"))


def test_what_was_typed_is_shown_as_text(lees):
    pagina = html(lees("bibliotheek", zoek='<b>"x'))
    assert "<b>&quot;x" not in pagina and "&lt;b&gt;&quot;x" in pagina


def test_without_a_published_version_the_library_says_so(client, alice):
    client.force_login(alice)
    pagina = client.get(reverse("intake:bibliotheek"))
    assert pagina.status_code == 404
    assert "nog geen versie" in html(pagina)
