"""How far from the threshold, and which one change takes a purchase to the other side."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.advies.adviseer import adviseer
from intake.advies.feiten import Feiten, Post, Ramingsfeiten, Verlengingen
from intake.advies.gevoeligheid import afstand_tot_drempel, omslagen, varianten
from intake.advies.keuzes import Route, Soort, Wijze

DAG = date(2026, 11, 22)
GRENS = Decimal(216_000)
EERDER = date(2025, 1, 1)


def dienst(bedrag, **raming):
    feiten = Ramingsfeiten(Wijze.TOTAAL, Decimal(bedrag), looptijd_maanden=24, **raming)
    return Feiten(DAG, soort=Soort.DIENST, raming=feiten)


def per_jaar(bedrag, jaren, **meer):
    raming = Ramingsfeiten(Wijze.PER_JAAR, Decimal(bedrag), looptijd_maanden=12 * jaren, **meer)
    return Feiten(DAG, soort=Soort.DIENST, raming=raming)


@pytest.mark.parametrize(
    ("bedrag", "boven", "ruimte"),
    [
        ("215999.99", False, "0.01"),
        ("216000", True, "0.01"),
        ("216000.01", True, "0.02"),
        ("200000", False, "16000"),
    ],
)
def test_the_distance_is_what_changes_sides(kader, bedrag, boven, ruimte):
    feiten = dienst(bedrag)
    afstand = afstand_tot_drempel(feiten, kader, adviseer(feiten, kader))
    assert (afstand.drempel, afstand.is_boven, afstand.ruimte) == (GRENS, boven, Decimal(ruimte))


def test_a_value_that_is_not_known_has_no_distance(kader):
    feiten = Feiten(DAG, soort=Soort.DIENST)
    assert afstand_tot_drempel(feiten, kader, adviseer(feiten, kader)) is None
    open_ = dienst("10", onvolledig=True)
    assert afstand_tot_drempel(open_, kader, adviseer(open_, kader)) is None


@pytest.mark.parametrize(
    ("feiten", "wat"),
    [
        (per_jaar(71_999, 2), "Een looptijd die een jaar langer is"),
        (per_jaar(72_000, 2), "Een looptijd die een jaar langer is"),
        (per_jaar(72_000, 3), "Een looptijd die een jaar korter is"),
        (
            per_jaar(60_000, 2, verlengingen=Verlengingen(1, 12)),
            "Eén verlenging van 12 maanden meer",
        ),
        (
            per_jaar(72_000, 2, verlengingen=Verlengingen(1, 12)),
            "Eén verlenging van 12 maanden minder",
        ),
        (dienst(200_000, opties=(Post("Nazorg", Decimal(16_000)),)), "Zonder de optie ‘Nazorg’"),
        (dienst(216_000), "De opdracht blijkt een sociale of andere specifieke dienst"),
    ],
    ids=["net-niet", "net-wel", "korter", "verlenging", "minder", "optie", "soort"],
)
def test_one_change_takes_it_to_the_other_side(kader, feiten, wat):
    gevonden = [een.wat for een in omslagen(feiten, kader, adviseer(feiten, kader), EERDER)]
    assert (wat in gevonden) == (feiten != per_jaar(71_999, 2))


def test_another_period_has_another_threshold(kader):
    feiten = dienst(218_000)
    gevonden = [een.wat for een in omslagen(feiten, kader, adviseer(feiten, kader), EERDER)]
    assert any(wat.startswith("Bekendmaking tot en met 31-12-2025") for wat in gevonden)


def test_a_day_that_is_past_changes_nothing_any_more(kader):
    feiten = dienst(218_000)
    gevonden = [een.wat for een in omslagen(feiten, kader, adviseer(feiten, kader), DAG)]
    assert not any(wat.startswith("Bekendmaking tot en met") for wat in gevonden)


def test_far_from_the_threshold_nothing_changes_sides(kader):
    feiten = dienst(1_000)
    assert omslagen(feiten, kader, adviseer(feiten, kader), EERDER) == ()


@given(
    bedrag=st.decimals(1_000, 900_000, places=2),
    jaren=st.integers(1, 5),
    verlengingen=st.none() | st.builds(Verlengingen, st.integers(1, 3), st.just(12)),
)
def test_every_change_that_is_named_really_changes_sides(kader, bedrag, jaren, verlengingen):
    feiten = per_jaar(bedrag, jaren, verlengingen=verlengingen)
    advies = adviseer(feiten, kader)
    anders = dict(varianten(feiten, kader, advies, EERDER))
    genoemd = {een.wat for een in omslagen(feiten, kader, advies, EERDER)}
    for wat, variant in anders.items():
        route = adviseer(variant, kader).route
        assert (wat in genoemd) == (route not in (advies.route, Route.ONBEKEND))


@given(bedrag=st.decimals(1, 900_000, places=2))
def test_the_distance_is_exact_to_the_cent(kader, bedrag):
    feiten = dienst(bedrag)
    advies = adviseer(feiten, kader)
    afstand = afstand_tot_drempel(feiten, kader, advies)
    stap = -afstand.ruimte if afstand.is_boven else afstand.ruimte
    for verder, anders in (
        (stap, True),
        (stap - (Decimal("0.01") if stap > 0 else -Decimal("0.01")), False),
    ):
        raming = replace(feiten.raming, bedrag=bedrag + verder)
        nieuw = adviseer(replace(feiten, raming=raming), kader).route
        assert (nieuw is not advies.route) == anders
