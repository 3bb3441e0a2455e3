"""A buyer finds the productgroep by the word or the code they know."""

from dataclasses import replace

import pytest

from intake.advies.kader import CpvCode
from intake.kader.cpv import zoek_productgroepen
from tests.klein_kader import KLEIN_KADER


def groep(slug, naam, synoniemen=(), voorbeelden=(), cpv=()):
    return replace(
        KLEIN_KADER.productgroepen[0],
        slug=slug,
        naam=naam,
        synoniemen=synoniemen,
        voorbeelden=voorbeelden,
        cpv=tuple(CpvCode(*code) for code in cpv),
    )


KADER = replace(
    KLEIN_KADER,
    productgroepen=(
        groep("meubels", "Kantoormeubels", voorbeelden=("kasten",), cpv=[("391", "Meubilair")]),
        groep("stoelen", "Stoelen", ("zitplaatsen",), cpv=[("39112000", "Stoelen")]),
        groep("theater", "Podium", voorbeelden=("stoelen in de zaal",)),
        groep("rollend", "Hulpmiddelen", ("rolstoelen",)),
        groep("cafe", "Cafés en catering", ("buffet",), cpv=[("55300000", "Serveren")]),
        groep("personeel", "Uitzendkrachten", cpv=[("79620", "Diensten voor uitzendkrachten")]),
        groep("schoon", "Schoonmaak", voorbeelden=("schoonmaak van kantoren",)),
    ),
)
OFFICIEEL = [
    ("39112100", "Eetkamerstoelen"),
    ("39113000", "Diverse zitmeubels"),
    ("79621000", "Kantoorpersoneel"),
    ("03000000", "Landbouwproducten"),
]


def slugs(zoekterm, extra_codes=()):
    return [t.productgroep.slug for t in zoek_productgroepen(zoekterm, KADER, extra_codes)]


def reden(zoekterm, extra_codes=()):
    return zoek_productgroepen(zoekterm, KADER, extra_codes)[0].reden


def test_a_whole_word_goes_before_part_of_one_and_a_name_before_the_rest():
    assert slugs("stoelen") == ["stoelen", "theater", "rollend"]


def test_a_short_word_is_not_looked_for_inside_others():
    groepen = (groep("opvang", "Maatschappelijke opvang"), groep("ict", "Een app bouwen"))
    treffers = zoek_productgroepen("app", replace(KADER, productgroepen=groepen))
    assert [t.productgroep.slug for t in treffers] == ["ict"]


@pytest.mark.parametrize("zoekterm", ["CPV 39112000", "cpv: 39112000-2", "39.11.20.00"])
def test_a_code_may_be_written_in_several_ways(zoekterm):
    assert slugs(zoekterm)[0] == "stoelen"


@pytest.mark.parametrize("zoekterm", ["b", "<b>", "%", "de"])
def test_a_word_of_one_letter_finds_nothing(zoekterm):
    assert slugs(zoekterm) == []


def test_a_voorbeeld_goes_before_an_official_name():
    assert slugs("zit", OFFICIEEL) == ["stoelen", "meubels"]


def test_the_begin_of_a_word_goes_before_its_middle():
    groepen = (groep("midden", "Rolstoelen"), groep("begin", "Houten stoelen"))
    treffers = zoek_productgroepen("stoel", replace(KADER, productgroepen=groepen))
    assert [t.productgroep.slug for t in treffers] == ["begin", "midden"]


@pytest.mark.parametrize("zoekterm", ["CAFES", "cafés", "Café"])
def test_case_and_accents_do_not_matter(zoekterm):
    assert slugs(zoekterm) == ["cafe"]


def test_a_longer_word_than_ours_still_finds():
    assert slugs("schoonmaakbedrijf") == ["schoon"]
    assert slugs("eetkamerstoelen") == ["stoelen", "theater"]


def test_small_words_in_a_sentence_do_not_count():
    assert slugs("de schoonmaak in kantoren") == ["schoon"]


def test_all_words_together_go_before_one_of_them():
    assert slugs("stoelen zaal") == ["theater"]
    assert slugs("stoelen maan") == ["stoelen", "theater", "rollend"]


@pytest.mark.parametrize(
    ("zoekterm", "gevonden"),
    [
        ("39112000", "stoelen"),
        ("39112000-2", "stoelen"),
        ("39112100", "stoelen"),
        ("3911 2100", "stoelen"),
        ("39120000", "meubels"),
        ("79621000", "personeel"),
    ],
)
def test_the_longest_prefix_of_a_code_wins(zoekterm, gevonden):
    assert slugs(zoekterm) == [gevonden]


def test_a_short_code_also_finds_what_is_below_it():
    assert slugs("39") == ["meubels", "stoelen"]
    assert slugs("391") == ["meubels", "stoelen"]


def test_a_treffer_says_why():
    assert reden("kasten") == "gevonden op ‘kasten’"
    assert reden("39112100") == "CPV 39112000 Stoelen"
    assert reden("39112100", OFFICIEEL) == "CPV 39112100 Eetkamerstoelen"
    assert reden("serveren") == "CPV 55300000 Serveren"


def test_an_official_name_leads_to_the_groep_that_covers_its_code():
    assert slugs("kantoorpersoneel") == []
    assert slugs("kantoorpersoneel", OFFICIEEL) == ["personeel"]
    assert reden("kantoorpersoneel", OFFICIEEL) == "CPV 79621000 Kantoorpersoneel"


@pytest.mark.parametrize("zoekterm", ["", "  ", "xyzzy", "de", "99999999", "-", "03000000"])
def test_nothing_found_is_an_empty_list(zoekterm):
    assert zoek_productgroepen(zoekterm, KADER, OFFICIEEL) == []


def test_no_productgroep_comes_twice():
    gevonden = slugs("stoelen", [*OFFICIEEL, ("39112200", "Stoelen")])
    assert len(gevonden) == len(set(gevonden))
