"""What policy people would say in one breath, held against arbitrary purchases."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from intake.advies.adviseer import adviseer, blik_vooruit
from intake.advies.feiten import Deel, Feiten, Post, Ramingsfeiten, Verlengingen
from intake.advies.keuzes import (
    CategorieplanStatus,
    Drieweg,
    Fase,
    Feit,
    Markt,
    Route,
    Soort,
    Wijze,
)
from intake.advies.raming import bereken_raming
from tests.strategieen import PRODUCTGROEPEN

bedragen = st.decimals(0, 10_000_000, places=2)
looptijden = st.none() | st.integers(0, 120)
posten = st.lists(st.builds(Post, st.sampled_from("abc"), bedragen), max_size=4).map(tuple)
ramingen = st.builds(
    Ramingsfeiten,
    wijze=st.sampled_from(Wijze),
    bedrag=st.none() | bedragen,
    btw_percentage=st.sampled_from([None, Decimal(9), Decimal(21)]),
    looptijd_maanden=looptijden,
    onbepaald=st.booleans(),
    verlengingen=st.none()
    | st.builds(Verlengingen, st.integers(0, 5), st.integers(0, 24), st.none() | bedragen),
    opties=posten,
    percelen=posten,
    deelnemers=posten,
    ter_beschikking_gesteld=st.none() | bedragen,
    raamovereenkomst=st.booleans(),
    maximum=st.none() | bedragen,
    restwaarde=st.none() | bedragen,
)
soorten = st.sampled_from([None, *Soort])
delen = st.lists(
    st.builds(Deel, st.sampled_from([s for s in Soort if s is not Soort.GEMENGD]), bedragen),
    max_size=3,
).map(tuple)
inkopen = st.builds(
    Feiten,
    aankondigingsdatum=st.dates(date(2015, 1, 1), date(2035, 12, 31)),
    productgroep=st.none() | st.sampled_from(PRODUCTGROEPEN),
    cpv=st.sampled_from([None, "79620000", "80500000", "45210000", "30200000"]),
    soort=soorten,
    delen=delen,
    hoofdvoorwerp=st.sampled_from([None, Soort.WERK, Soort.LEVERING]),
    waarde=st.none() | bedragen,
    raming=st.none() | ramingen,
    looptijd_maanden=looptijden,
    fase=st.sampled_from([None, *Fase]),
    deel_van_reeks=st.sampled_from(Drieweg),
    markt=st.sampled_from([None, *Markt]),
    wil_charter=st.sampled_from(Drieweg),
    niveau=st.sampled_from([None, 1, 2, 3]),
    categorieplan_status=st.sampled_from([None, *CategorieplanStatus]),
    feiten=st.dictionaries(st.sampled_from(Feit), st.sampled_from(Drieweg)),
    zelfde_productgroep=st.integers(0, 5),
)


@given(inkopen)
def test_every_bevinding_can_be_checked_by_its_reader(kader, feiten):
    advies = adviseer(feiten, kader)
    for bevinding in advies.bevindingen:
        assert bevinding.reden and bevinding.bron and bevinding.uitkomst
    for tabel in ("DT4", "DT6", "DT7", "DT8", "DT9"):
        assert len(advies.bevindingen_van(tabel)) == 1


@given(inkopen)
def test_the_same_facts_give_the_same_advice(kader, feiten):
    kopie = replace(kader)  # without anything cached
    assert adviseer(feiten, kader) == adviseer(replace(feiten), kopie)


@given(inkopen)
def test_the_charter_and_the_plan_are_never_chosen_together(kader, feiten):
    advies = adviseer(feiten, kader)
    gekozen = {c.code for c in advies.clausules.voorselectie}
    assert not {"CHA-01", "CHA-02"} <= gekozen
    for code in gekozen:
        assert not gekozen & set(kader.clausule[code].relaties.sluit_uit)


@given(inkopen)
def test_a_charter_needs_a_large_market_people_and_a_year(kader, feiten):
    advies = adviseer(feiten, kader)
    if advies.charter == "charter":
        assert advies.route is Route.BOVEN
        assert feiten.markt in (Markt.VANAF_21, Markt.VANAF_50, Markt.VANAF_250)
        assert feiten.looptijd_maanden is None or feiten.looptijd_maanden >= 12
        assert feiten.feiten.get(Feit.PERSONELE_INZET) is not Drieweg.NEE


@given(inkopen)
def test_above_the_threshold_concern_inkoop_is_always_consulted(kader, feiten):
    advies = adviseer(feiten, kader)
    boven = advies.route is Route.BOVEN
    assert advies.eerst_overleg_cis is boven
    assert (advies.eigen_afspraken == "ja_kader") is boven
    assert (advies.advies == "overleg") is boven


@given(inkopen)
def test_no_clausule_stands_in_two_lists(kader, feiten):
    lijsten = adviseer(feiten, kader).clausules
    codes = [
        c.code
        for lijst in (lijsten.voorselectie, lijsten.geschikt, lijsten.mogelijk, lijsten.afgeraden)
        for c in lijst
    ]
    assert sorted(codes) == sorted(kader.clausule)


@given(inkopen, bedragen, bedragen)
def test_a_higher_value_never_turns_boven_into_onder(kader, feiten, waarde, meer):
    laag = replace(feiten, raming=None, waarde=waarde)
    hoog = replace(laag, waarde=waarde + meer)
    volgorde = [Route.ONBEKEND, Route.ONDER, Route.BOVEN]
    routes = [volgorde.index(adviseer(f, kader).route) for f in (laag, hoog)]
    assert routes[0] <= routes[1]


@given(ramingen, soorten, bedragen)
def test_adding_an_option_never_lowers_the_raming(raming, soort, bedrag):
    ruimer = replace(raming, opties=(*raming.opties, Post("nieuw", bedrag)))
    zonder, erbij = (bereken_raming(_met(r), soort) for r in (raming, ruimer))
    assert (zonder is None) == (erbij is None)
    assert zonder is None or erbij is None or erbij.bedrag >= zonder.bedrag


@given(ramingen, soorten, st.randoms())
def test_the_order_of_lots_is_irrelevant(raming, soort, willekeur):
    percelen = list(raming.percelen)
    willekeur.shuffle(percelen)
    anders = replace(raming, percelen=tuple(percelen))
    uitkomsten = [bereken_raming(_met(r), soort) for r in (raming, anders)]
    assert [u and u.bedrag for u in uitkomsten][0] == [u and u.bedrag for u in uitkomsten][1]


@given(ramingen, soorten)
def test_the_lines_of_a_raming_add_up(raming, soort):
    uitkomst = bereken_raming(_met(raming), soort)
    if uitkomst:
        assert sum(r.bedrag for r in uitkomst.regels) == uitkomst.bedrag
        assert all(r.grondslag and r.omschrijving for r in uitkomst.regels)


@given(inkopen)
def test_a_fact_that_is_not_missing_changes_no_conclusion_when_it_becomes_known(kader, feiten):
    advies = adviseer(feiten, kader)
    onbekend = [
        feit
        for feit in Feit
        if feiten.feiten.get(feit) is Drieweg.ONBEKEND and feit.value not in advies.ontbrekend
    ]
    for feit in onbekend[:2]:
        for antwoord in (Drieweg.JA, Drieweg.NEE):
            bekend = replace(feiten, feiten={**feiten.feiten, feit: antwoord})
            assert conclusies(adviseer(bekend, kader)) == conclusies(advies)


@given(inkopen)
def test_what_does_not_depend_on_the_value_survives_without_it(kader, feiten):
    zonder = replace(feiten, waarde=None, raming=None, delen=())
    assert adviseer(zonder, kader).doelstellingen == adviseer(feiten, kader).doelstellingen
    assert adviseer(zonder, kader).categorieplan == adviseer(feiten, kader).categorieplan


def conclusies(advies):
    """Everything that is concluded, without the wording of why and of what is unknown."""
    weg = ("bevindingen", "ontbrekend", "clausules")
    lijsten = advies.clausules
    return {
        **{f.name: getattr(advies, f.name) for f in fields(advies) if f.name not in weg},
        **{
            f.name: [c.code for c in getattr(lijsten, f.name)]
            for f in fields(lijsten)
            if f.name != "maximum"
        },
    }


def _met(raming):
    return Feiten(date(2026, 1, 1), raming=raming)


@given(inkopen)
def test_looking_ahead_sees_what_the_advice_concludes(kader, feiten):
    advies, blik = adviseer(feiten, kader), blik_vooruit(feiten, kader)
    assert (blik.doelstellingen, blik.charter) == (advies.doelstellingen, advies.charter)
