"""One table of searches, for both databases: what was typed, and what should come first."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection

from intake.bibliotheek.models import Zoekindex
from intake.bibliotheek.zoeken import zoek
from intake.kader.publicatie import bevries
from tests.dossiers import VANDAAG, publiceer_tekst

EEN_DAG = timedelta(days=1)

EERST = [
    ("een heel woord", "schoonmaak", ("productgroep", "schoonmaak")),
    ("meervoud", "caterings", ("productgroep", "catering")),
    ("werkwoord", "schoonmaken", ("productgroep", "schoonmaak")),
    ("begin van een woord", "uitzendkr", ("productgroep", "uitzendkrachten")),
    ("hoofdletters en accenten", "MÉUBILAIR", ("productgroep", "meubilair")),
    ("synoniem", "payroll", ("productgroep", "uitzendkrachten")),
    ("voorbeeld", "receptiebeveiliging", ("productgroep", "beveiliging")),
    ("letter vergeten", "shoonmaak", ("productgroep", "schoonmaak")),
    ("letters verwisseld", "beveilgiing", ("productgroep", "beveiliging")),
    ("dubbele letter", "catterring", ("productgroep", "catering")),
    ("samengesteld woord", "schoonmaakbedrijf", ("productgroep", "schoonmaak")),
    ("einde van een samengesteld woord", "kantoormeubels", ("productgroep", "meubilair")),
    ("CPV-code", "79710000-4", ("productgroep", "beveiliging")),
    ("begin van een CPV-code", "7971", ("productgroep", "beveiliging")),
    ("naam van een CPV-code", "beveiligingsdiensten", ("productgroep", "beveiliging")),
    ("code van een clausule", "toe-01", ("clausule", "TOE-01")),
    ("code zonder streepje", "REP02", ("clausule", "REP-02")),
    ("doelstelling", "toegankelijkheid", ("doelstelling", "toegankelijkheid")),
    ("doelstelling met tikfout", "toegankelijkhied", ("doelstelling", "toegankelijkheid")),
    ("twee woorden", "charter ondertekenen", ("clausule", "CHA-01")),
    ("twee woorden met een tikfout", "chrater ondertekenen", ("clausule", "CHA-01")),
    ("aangehaald", '"discriminerende verzoeken"', ("clausule", "REP-02")),
    ("drempel", "drempelbedrag werken", ("drempelbedrag", "werk")),
    ("bedrag", "750000", ("drempelbedrag", "sociale_dienst")),
    ("bedrag met punt", "750.000", ("drempelbedrag", "sociale_dienst")),
    ("wet", "aanbestedingswet gunningscriteria", ("regeling", "AW2115")),
]


@pytest.mark.parametrize(("getypt", "eerste"), [r[1:] for r in EERST], ids=[r[0] for r in EERST])
def test_what_was_meant_comes_first(geldend, getypt, eerste):
    assert zoek(getypt, VANDAAG).vondsten[:1] == (eerste,)


def test_nothing_found_offers_words_that_look_like_it(geldend):
    uitslag = zoek("leveraar", VANDAAG)
    assert uitslag.vondsten == () and uitslag.voorstellen
    assert zoek("qqqq", VANDAAG).voorstellen == ()


def test_a_mistyped_word_is_said_to_be_read_otherwise(geldend):
    assert zoek("shoonmaak", VANDAAG).bedoeld == "schoonmaak"
    assert zoek("schoonmaak", VANDAAG).bedoeld == ""


def test_words_that_never_occur_together_find_each_of_them(geldend):
    uitslag = zoek("loopbrug catering rolstoelvoetbal", VANDAAG)
    assert uitslag.breder
    assert ("productgroep", "catering") in uitslag.vondsten


def test_a_phrase_asks_for_the_words_in_this_order(geldend):
    assert ("clausule", "REP-02") in zoek('"discriminerende verzoeken"', VANDAAG).vondsten
    assert ("clausule", "REP-02") not in zoek('"verzoeken discriminerende"', VANDAAG).vondsten


@pytest.mark.parametrize(
    "getypt",
    [
        "",
        " ",
        "de het een",
        '"',
        '""',
        "'",
        "' OR 1=1 --",
        "NEAR(a b)",
        "titel: schoonmaak*",
        "a AND (b OR",
        "NOT",
        "^-+~!&|<->()",
        "%_%",
        "\\",
        "\x00schoonmaak",
        "ß İ ﬁ 日本語",
        "schoonmaak" * 100,
        "woord " * 1000,
        "1" * 500,
        '"' + "a b " * 100 + '"',
    ],
)
def test_no_text_breaks_the_search(geldend, getypt):
    zoek(getypt, VANDAAG)


def test_small_words_do_not_narrow_the_search(geldend):
    assert zoek("de schoonmaak van het kantoor", VANDAAG).vondsten


def test_a_word_alone_is_no_syntax(geldend):
    assert zoek("schoonmaak & | ! catering*", VANDAAG) == zoek("schoonmaak catering", VANDAAG)


@pytest.fixture
def straks(geldend, kader):
    """A version that takes effect tomorrow, in which catering is called eten."""
    groepen = tuple(
        replace(g, naam="Warme maaltijden", synoniemen=("dinertafel",))
        if g.slug == "catering"
        else g
        for g in kader.productgroepen
    )
    return bevries(replace(kader, productgroepen=groepen), "Anders", VANDAAG + EEN_DAG)


def test_a_version_is_searched_from_its_date_of_effect(straks):
    gevonden = ("productgroep", "catering")
    assert gevonden not in zoek("dinertafel", VANDAAG).vondsten
    assert gevonden in zoek("dinertafel", VANDAAG + EEN_DAG).vondsten
    assert gevonden not in zoek("dinertafel", VANDAAG).vondsten


def test_the_index_of_a_version_is_made_once(straks, django_assert_max_num_queries):
    zoek("catering", VANDAAG)
    eerst = Zoekindex.objects.get()
    with django_assert_max_num_queries(4):
        zoek("catering", VANDAAG)
    assert Zoekindex.objects.get() == eerst


def test_an_index_made_anew_finds_the_same(geldend):
    voor = zoek("toegankelijk gebouw", VANDAAG)
    call_command("herbouw_zoekindex")
    assert Zoekindex.objects.count() == 1
    assert zoek("toegankelijk gebouw", VANDAAG) == voor


def test_a_removed_index_leaves_nothing_behind(geldend):
    zoek("catering", VANDAAG)
    Zoekindex.objects.all().delete()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for tabel in ("intake_zoekingang_fts", "intake_zoekwoord_fts"):
                cursor.execute(f"SELECT count(*) FROM {tabel}")
                assert cursor.fetchone() == (0,)
    assert zoek("catering", VANDAAG).vondsten


@pytest.mark.django_db(transaction=True)
def test_two_first_searches_at_once_make_one_index(kadertekst):
    publiceer_tekst(kadertekst)
    samen = Barrier(2)

    def zoek_tegelijk():
        samen.wait()
        try:
            return zoek("catering", VANDAAG).vondsten[0]
        finally:
            connection.close()

    with ThreadPoolExecutor() as draden:
        uitslagen = [draad.result() for draad in [draden.submit(zoek_tegelijk) for _ in "ab"]]
    assert uitslagen == [("productgroep", "catering")] * 2
    assert Zoekindex.objects.count() == 1
