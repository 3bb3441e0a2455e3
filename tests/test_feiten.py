"""What the rules hear of the answers: nothing is guessed, and nothing skipped counts."""

from datetime import date
from decimal import Decimal

import pytest

from intake.advies.adviseer import adviseer
from intake.advies.beeld import Beeld
from intake.advies.feiten import Deel, Post, Ramingsfeiten, Verlengingen
from intake.advies.keuzes import Drieweg, Feit, Route, Soort, Wijze
from intake.dossier.feiten import feiten_van
from intake.dossier.models import Dossier
from intake.dossier.raming import raming_tot_nu_toe
from intake.dossier.stappen import Reis
from tests.dossiers import VANDAAG

pytestmark = pytest.mark.django_db

# A price of € 100.000 a year for two years, with nothing extra.
PRIJS = {
    "soort": "dienst",
    "wijze": "per_jaar",
    "btw": "exclusief",
    "in_percelen": "nee",
    "bedrag": Decimal(100_000),
    "looptijd": "bepaald",
    "looptijd_maanden": 24,
    "verlenging_mogelijk": "nee",
    "heeft_opties": "nee",
    "heeft_deelnemers": "nee",
    "raamovereenkomst": "nee",
}
TWEE = [{"omschrijving": "Noord", "bedrag": "10.50"}, {"omschrijving": "Zuid", "bedrag": "20"}]


@pytest.fixture
def feiten(kader):
    return lambda **antwoorden: feiten_van(Dossier(**antwoorden), VANDAAG, kader)


def test_an_empty_dossier_gives_unknown_facts(feiten):
    leeg = feiten()
    assert leeg.soort is None and leeg.markt is None and leeg.niveau is None
    assert leeg.feiten == {} and leeg.deel_van_reeks is Drieweg.ONBEKEND


def test_without_a_date_today_decides(feiten):
    assert feiten().aankondigingsdatum == VANDAAG
    assert feiten(aankondigingsdatum=date(2027, 3, 1)).aankondigingsdatum == date(2027, 3, 1)


def test_the_price_becomes_ramingsfeiten(feiten):
    assert feiten(**PRIJS).raming == Ramingsfeiten(
        wijze=Wijze.PER_JAAR, bedrag=Decimal(100_000), looptijd_maanden=24
    )


def test_btw_in_the_amounts_is_said_to_the_engine(feiten):
    assert feiten(**PRIJS | {"btw": "21"}).raming.btw_percentage == 21


def test_extensions_options_and_partners_go_along(feiten):
    raming = feiten(
        **PRIJS
        | {
            "verlenging_mogelijk": "ja",
            "verlengingen_aantal": 2,
            "verlengingen_maanden": 12,
            "heeft_opties": "ja",
            "opties": TWEE,
            "heeft_deelnemers": "ja",
            "deelnemers": TWEE[:1],
        }
    ).raming
    assert raming.verlengingen == Verlengingen(2, 12)
    assert raming.opties == (Post("Noord", Decimal("10.50")), Post("Zuid", Decimal(20)))
    assert raming.deelnemers == (Post("Noord", Decimal("10.50")),)


def test_percelen_replace_the_amount(feiten):
    raming = feiten(**PRIJS | {"in_percelen": "ja", "percelen": TWEE}).raming
    assert raming.bedrag is None and len(raming.percelen) == 2


@pytest.mark.parametrize("antwoord", ["", "onbekend"])
def test_without_knowing_the_btw_there_is_no_value(feiten, kader, antwoord):
    open_feiten = feiten(**PRIJS | {"btw": antwoord})
    assert open_feiten.raming.bedrag is None
    assert adviseer(open_feiten, kader).route is Route.ONBEKEND


@pytest.mark.parametrize("vraag", ["verlenging_mogelijk", "heeft_opties", "heeft_deelnemers"])
@pytest.mark.parametrize("antwoord", ["", "onbekend", "ja"])
@pytest.mark.parametrize(("per_jaar", "route"), [(107_999, "onbekend"), (108_000, "boven")])
def test_while_more_may_come_the_value_is_a_minimum(
    feiten, kader, vraag, antwoord, per_jaar, route
):
    advies = adviseer(feiten(**PRIJS | {vraag: antwoord, "bedrag": Decimal(per_jaar)}), kader)
    assert advies.raming.is_minimum and advies.route == route
    assert ("waarde" in advies.ontbrekend) is (route == "onbekend")


@pytest.mark.parametrize(
    "anders",
    [{"looptijd_maanden": None}, {"looptijd": "onbekend"}],
    ids=["maanden open", "looptijd onbekend"],
)
@pytest.mark.parametrize("wijze", ["totaal", "per_jaar"])
def test_while_the_term_is_open_there_is_no_value(feiten, kader, wijze, anders):
    advies = adviseer(feiten(**PRIJS | {"wijze": wijze} | anders), kader)
    assert advies.raming is None and advies.route is Route.ONBEKEND


def test_of_recurring_purchases_the_term_does_not_matter_for_the_value(feiten):
    raming = feiten(**PRIJS | {"wijze": "herhaling", "looptijd": "onbekend"}).raming
    assert raming.bedrag == 100_000


def test_of_recurring_purchases_an_open_extension_leaves_the_term_open(feiten):
    herhaling = {"wijze": "herhaling", "verlenging_mogelijk": "onbekend"}
    assert feiten(**PRIJS | herhaling).raming.looptijd_maanden is None


# Pages that may be left empty: before they were seen, the value is open.
ONGEZIEN = [
    ("restwaarde", {"soort": "levering"}),
    ("gemeente-levert", {"soort": "werk"}),
]


@pytest.mark.parametrize(("slug", "anders"), ONGEZIEN, ids=[rij[0] for rij in ONGEZIEN])
def test_a_page_of_the_value_counts_as_empty_only_once_seen(feiten, slug, anders):
    antwoorden = PRIJS | anders
    assert feiten(**antwoorden).raming.onvolledig
    assert not feiten(**antwoorden, bevestigd=[slug]).raming.onvolledig


def test_of_a_price_per_year_only_the_term_is_said_to_be_missing(feiten, kader):
    advies = adviseer(feiten(**PRIJS | {"looptijd": "onbekend"}), kader)
    assert "looptijd" in advies.ontbrekend and "waarde" not in advies.ontbrekend


def test_an_extension_that_may_come_leaves_the_term_open(feiten, kader):
    open_feiten = feiten(**PRIJS | {"verlenging_mogelijk": "onbekend"})
    assert Beeld(open_feiten, kader).looptijd is None


def test_an_unknown_price_keeps_the_term(feiten):
    raming = feiten(**PRIJS | {"wijze": "onbekend"}).raming
    assert raming.bedrag is None and raming.looptijd_maanden == 24


@pytest.mark.parametrize(
    ("looptijd", "maanden", "onbepaald"),
    [("eenmalig", 0, False), ("onbepaald", None, True), ("onbekend", None, False)],
)
def test_a_term_without_months(feiten, looptijd, maanden, onbepaald):
    raming = feiten(**PRIJS | {"looptijd": looptijd}).raming
    assert (raming.looptijd_maanden, raming.onbepaald) == (maanden, onbepaald)


def test_a_mixed_contract_is_the_sum_of_its_parts(feiten):
    delen = [{"soort": "werk", "waarde": "300"}, {"soort": "dienst", "waarde": "200"}]
    gemengd = feiten(soort="gemengd", delen=delen, hoofdvoorwerp="werk", looptijd="eenmalig")
    assert gemengd.delen == (Deel(Soort.WERK, Decimal(300)), Deel(Soort.DIENST, Decimal(200)))
    assert gemengd.raming is None and gemengd.looptijd_maanden == 0
    assert gemengd.hoofdvoorwerp is Soort.WERK


# Each row: answers, and what follows for a question that was not asked.
GEVOLGEN = [
    ("niemand werkt eraan", {"personele_inzet": "nee"}, Feit.OP_LOCATIE, Drieweg.NEE),
    ("niemand geleverd", {"personele_inzet": "nee"}, Feit.LEVERT_KANDIDATEN, Drieweg.NEE),
    ("inzet onbekend", {"personele_inzet": "onbekend"}, Feit.OP_LOCATIE, Drieweg.ONBEKEND),
    ("inzet niet gevraagd", {}, Feit.OP_LOCATIE, None),
    (
        "geen contact en geen gebruik",
        {"gebruik_natuurlijke_personen": "nee", "publiekscontact": "nee"},
        Feit.KWETSBARE_DOELGROEP,
        Drieweg.NEE,
    ),
    (
        "contact onbekend",
        {"gebruik_natuurlijke_personen": "nee", "publiekscontact": "onbekend"},
        Feit.KWETSBARE_DOELGROEP,
        Drieweg.ONBEKEND,
    ),
    (
        "niets digitaals en niemand",
        {"digitaal": "nee", "personele_inzet": "nee"},
        Feit.ALGORITME,
        Drieweg.NEE,
    ),
    ("wel digitaal", {"digitaal": "ja", "personele_inzet": "nee"}, Feit.ALGORITME, None),
]


@pytest.mark.parametrize(
    ("antwoorden", "feit", "verwacht"),
    [rij[1:] for rij in GEVOLGEN],
    ids=[rij[0] for rij in GEVOLGEN],
)
def test_what_follows_from_a_question_not_asked(feiten, antwoorden, feit, verwacht):
    assert feiten(**antwoorden).feiten.get(feit) == verwacht


def test_i_do_not_know_does_not_fall_back_on_the_productgroep(feiten):
    antwoorden = {"productgroep": "uitzendkrachten", "personele_inzet": "onbekend"}
    assert feiten(**antwoorden).feiten[Feit.PERSONELE_INZET] is Drieweg.ONBEKEND


def test_a_dropped_answer_is_kept_but_does_not_count(feiten):
    met = feiten(personele_inzet="ja", op_locatie="ja").feiten
    zonder = feiten(personele_inzet="nee", op_locatie="ja").feiten
    assert met[Feit.OP_LOCATIE] is Drieweg.JA and zonder[Feit.OP_LOCATIE] is Drieweg.NEE


def test_purchases_of_the_same_productgroep_are_counted(dossier, kader):
    Dossier.objects.update(productgroep="bouwprojecten")
    dossier.refresh_from_db()
    assert feiten_van(dossier, VANDAAG, kader).zelfde_productgroep == 1


def test_the_sum_so_far_says_which_pages_still_decide(kader):
    reis = Reis(Dossier(**PRIJS | {"heeft_opties": ""}), kader, VANDAAG)
    tot_nu_toe = raming_tot_nu_toe(reis)
    assert tot_nu_toe.raming.bedrag == 200_000
    assert [stap.slug for stap in tot_nu_toe.open_stappen] == ["extra"]


def test_the_sum_of_a_mixed_contract_adds_its_parts(kader):
    delen = [{"soort": "dienst", "waarde": "300"}, {"soort": "levering", "waarde": "200"}]
    reis = Reis(Dossier(soort="gemengd", delen=delen), kader, VANDAAG)
    assert raming_tot_nu_toe(reis).raming.bedrag == 500
