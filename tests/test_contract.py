"""The front door for machines: what it takes, what it refuses, and how it says so."""

import json
from datetime import date
from decimal import Decimal

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.advies.adviseer import adviseer
from intake.advies.contract import SCHEMA, Invoerfout, lees_inkoop, lees_json
from intake.advies.feiten import Deel, Post, Verlengingen
from intake.advies.keuzes import Drieweg, Feit, Markt, Soort, Wijze
from intake.advies.uitvoer import schrijf_advies
from tests.test_eigenschappen import inkopen

VANDAAG = date(2026, 11, 22)


def lees(kader, **inkoop):
    return lees_inkoop(inkoop, kader, VANDAAG)


FOUT = [
    ("geen object", [], "inkoop: [] past niet; verwacht: een object met de feiten van één inkoop"),
    ("onbekende sleutel", {"kleur": 1}, "kleur: onbekende sleutel; zie adviseer --schema"),
    ("onbekend feit", {"feiten": {"mooi": "ja"}}, "feiten.mooi: onbekende sleutel; zie adviseer --schema"),
    ("onbekende soort", {"soort": "spul"}, 'soort: "spul" past niet; verwacht: een van: levering, dienst, sociale_dienst, werk, concessie, gemengd'),
    ("negatief bedrag", {"waarde": -1}, 'waarde: -1 past niet; verwacht: een bedrag in euro van 0 of meer, bijvoorbeeld 185000 of "185000.50"'),
    ("bedrag met komma", {"waarde": "1,50"}, 'waarde: "1,50" past niet; verwacht: een bedrag in euro van 0 of meer, bijvoorbeeld 185000 of "185000.50"'),
    ("halve maand", {"looptijd_maanden": 1.5}, "looptijd_maanden: 1.5 past niet; verwacht: een heel aantal maanden van 0 tot en met 1200"),
    ("ja als boolean", {"wil_charter": True}, "wil_charter: true past niet; verwacht: ja of nee"),
    ("niveau 4", {"niveau": 4}, "niveau: 4 past niet; verwacht: 1, 2 of 3"),
    ("cpv te kort", {"cpv": "7962"}, 'cpv: "7962" past niet; verwacht: 8 cijfers, met of zonder controlecijfer (79620000-6)'),
    ("raming zonder wijze", {"raming": {}}, "raming: wijze ontbreekt"),
    ("deel zonder waarde", {"soort": "gemengd", "delen": [{"soort": "werk"}]}, "delen.0: waarde ontbreekt"),
    ("onbekende productgroep", {"productgroep": "raketten"}, 'productgroep: "raketten" staat niet in het kader'),
    ("dag bestaat niet", {"aankondigingsdatum": "2027-02-30"}, 'aankondigingsdatum: "2027-02-30" bestaat niet op de kalender'),
    ("waarde en raming", {"waarde": 1, "raming": {"wijze": "totaal"}}, "waarde: geef waarde of raming, niet allebei"),
    ("delen zonder gemengd", {"soort": "werk", "delen": [{"soort": "werk", "waarde": 1}]}, "delen: alleen bij soort gemengd"),
    ("hoofdvoorwerp zonder gemengd", {"hoofdvoorwerp": "werk"}, "hoofdvoorwerp: alleen bij soort gemengd"),
    ("hoofdvoorwerp is geen deel", {"soort": "gemengd", "hoofdvoorwerp": "dienst", "delen": [{"soort": "werk", "waarde": 1}]}, 'hoofdvoorwerp: "dienst" is geen van de delen (werk)'),
    ("delen tellen niet op", {"soort": "gemengd", "waarde": 5, "delen": [{"soort": "werk", "waarde": 4}]}, "delen: samen €\u00a04, maar waarde is €\u00a05"),
    ("btw zonder percentage", {"raming": {"wijze": "totaal", "btw": "inclusief"}}, "raming.btw_percentage: nodig als btw inclusief is"),
    ("looptijd en onbepaald", {"raming": {"wijze": "per_jaar", "onbepaald": True, "looptijd_maanden": 3}}, "raming.onbepaald: geef een looptijd of onbepaald, niet allebei"),
    ("looptijden spreken elkaar tegen", {"looptijd_maanden": 9, "raming": {"wijze": "totaal", "looptijd_maanden": 36}}, "looptijd_maanden: 9, maar de raming komt op 36 maanden"),
    ("looptijd bij onbepaald", {"looptijd_maanden": 9, "raming": {"wijze": "totaal", "onbepaald": True}}, "looptijd_maanden: geef een looptijd of raming.onbepaald, niet allebei"),
    ("verlengingen langer dan het geheel", {"looptijd_maanden": 9, "raming": {"wijze": "totaal", "verlengingen": {"aantal": 1, "maanden": 12}}}, "looptijd_maanden: 9, maar alleen de verlengingen duren al 12 maanden"),
    ("sleutel met een regeleinde", {"a\nb": 1}, "a\\nb: onbekende sleutel; zie adviseer --schema"),
    ("bedrag en percelen", {"raming": {"wijze": "totaal", "bedrag": 1, "percelen": [{"naam": "a", "bedrag": 1}]}}, "raming.percelen: geef een bedrag of percelen, niet allebei"),
]  # fmt: skip


@pytest.mark.parametrize(("inkoop", "regel"), [r[1:] for r in FOUT], ids=[r[0] for r in FOUT])
def test_wrong_input_is_named(kader, inkoop, regel):
    with pytest.raises(Invoerfout) as fout:
        lees_inkoop(inkoop, kader, VANDAAG)
    assert fout.value.problemen == [regel]


def test_every_problem_gets_a_line_of_its_own(kader):
    with pytest.raises(Invoerfout) as fout:
        lees(kader, soort="spul", niveau=9, kleur=1, vorm=2)
    assert len(fout.value.problemen) == 4


@pytest.mark.parametrize(
    "tekst",
    [
        "{",
        b'{"naam": "\xff"}',
        '{"naam": "\\ud800"}',
        "9" * 5000,
        '{"a": 1, "a": 2}',
        '{"waarde": NaN}',
        "[" * 100_000,
    ],
)
def test_text_that_is_not_strict_json_is_refused(tekst):
    with pytest.raises(Invoerfout):
        lees_json(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        '{"looptijd_maanden": 24.0}',
        '{"niveau": 2.0}',
        '{"waarde": 215999.996}',
        '{"waarde": -0.0}',
        '{"waarde": 1e5}',
        '{"raming": {"wijze": "totaal", "verlengingen": {"aantal": 2.0, "maanden": 1}}}',
    ],
)
def test_a_number_must_be_written_as_it_is_meant(kader, tekst):
    with pytest.raises(Invoerfout):
        lees_inkoop(lees_json(tekst), kader, VANDAAG)


def test_an_amount_in_cents_is_exact(kader):
    assert lees_inkoop(lees_json('{"waarde": 0.29}'), kader, VANDAAG).waarde == Decimal("0.29")


@pytest.mark.parametrize("tekst", ['{"naam": "\\ud83d\\ude00"}', '{"naam": "é 😀"}'])
def test_any_real_character_is_welcome(kader, tekst):
    assert lees_inkoop(lees_json(tekst), kader, VANDAAG).naam


def test_an_empty_purchase_knows_nothing_but_today(kader):
    feiten = lees(kader)
    assert feiten.aankondigingsdatum == VANDAAG
    assert adviseer(feiten, kader).route == "onbekend"


def test_null_is_unknown(kader):
    assert lees(kader, **dict.fromkeys(SCHEMA["invoer"]["properties"])) == lees(kader)


def test_every_key_reaches_the_facts(kader):
    feiten = lees(
        kader,
        naam="Proef",
        productgroep="ict",
        cpv="72000000-5",
        soort="gemengd",
        delen=[{"soort": "werk", "waarde": "10.50"}],
        hoofdvoorwerp="werk",
        looptijd_maanden=5,
        aankondigingsdatum="2027-03-01",
        ingangsdatum="2027-05-01",
        fase="orientatie",
        deel_van_reeks="ja",
        markt="250+",
        wil_charter="nee",
        niveau=3,
        categorieplan_status="vastgesteld",
        feiten={"digitaal": "ja", "op_locatie": None},
    )
    assert (feiten.naam, feiten.productgroep, feiten.cpv) == ("Proef", "ict", "72000000")
    assert feiten.delen == (Deel(Soort.WERK, Decimal("10.50")),)
    assert (feiten.hoofdvoorwerp, feiten.looptijd_maanden, feiten.niveau) == (Soort.WERK, 5, 3)
    assert (feiten.aankondigingsdatum, feiten.ingangsdatum) == (date(2027, 3, 1), date(2027, 5, 1))
    assert (feiten.fase, feiten.markt) == ("orientatie", Markt.VANAF_250)
    assert (feiten.deel_van_reeks, feiten.wil_charter) == (Drieweg.JA, Drieweg.NEE)
    assert feiten.categorieplan_status == "vastgesteld"
    assert feiten.feiten == {Feit.DIGITAAL: Drieweg.JA}


def test_every_key_of_the_raming_reaches_the_facts(kader):
    raming = lees(
        kader,
        raming={
            "wijze": "per_jaar",
            "bedrag": 1.1,
            "btw": "inclusief",
            "btw_percentage": 21,
            "looptijd_maanden": 12,
            "verlengingen": {"aantal": 2, "maanden": 12, "bedrag": 5},
            "opties": [{"omschrijving": "o", "bedrag": 1}],
            "deelnemers": [{"naam": "d", "bedrag": 2}],
            "ter_beschikking_gesteld": 3,
            "raamovereenkomst": True,
            "maximum": 4,
            "restwaarde": 6,
        },
    ).raming
    assert (raming.wijze, raming.bedrag, raming.btw_percentage) == (
        Wijze.PER_JAAR,
        Decimal("1.10"),
        21,
    )
    assert raming.verlengingen == Verlengingen(2, 12, Decimal(5))
    assert (raming.opties, raming.deelnemers) == (
        (Post("o", Decimal(1)),),
        (Post("d", Decimal(2)),),
    )
    assert (raming.ter_beschikking_gesteld, raming.maximum, raming.restwaarde) == (3, 4, 6)
    assert raming.raamovereenkomst


def test_a_percentage_without_inclusief_does_not_count(kader):
    raming = lees(kader, raming={"wijze": "totaal", "bedrag": 1, "btw_percentage": 21}).raming
    assert raming.btw_percentage is None


def test_an_explicit_onbekend_does_not_fall_back_on_the_productgroep(kader):
    vraag = {"productgroep": "ict", "feiten": {"digitaal": "onbekend"}}
    assert "digitaal" in adviseer(lees(kader, **vraag), kader).ontbrekend


@given(inkopen)
def test_every_advice_is_of_the_agreed_form(kader, feiten):
    uitvoer = schrijf_advies(adviseer(feiten, kader), "2024-02-29.1", "0" * 64)
    jsonschema_rs.validate(SCHEMA["uitvoer"], json.loads(json.dumps(uitvoer)))


json_waarden = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda kinderen: (
        st.lists(kinderen, max_size=3)
        | st.dictionaries(st.sampled_from(["naam", "bedrag", "wijze", "x"]), kinderen, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*SCHEMA["invoer"]["properties"], "x"]), json_waarden))
def test_any_input_is_either_read_or_refused_with_a_reason(kader, inkoop):
    try:
        adviseer(lees_inkoop(inkoop, kader, VANDAAG), kader)
    except Invoerfout as fout:
        assert all(fout.problemen)
