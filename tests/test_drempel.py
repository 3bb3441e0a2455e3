"""DT1, DT2 and the lots: the right threshold on the right day, equal counts as above."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from intake.advies.adviseer import adviseer
from intake.advies.feiten import Deel, Post, Ramingsfeiten, Verlengingen
from intake.advies.keuzes import Drieweg, Soort, Wijze
from tests.feiten import BASIS

D = Decimal

GRENZEN = [
    ("dienst", "2026-01-01", 216_000),
    ("dienst", "2025-12-31", 221_000),
    ("dienst", "2023-12-31", 215_000),
    ("levering", "2027-12-31", 216_000),
    ("sociale_dienst", "2026-06-01", 750_000),
    ("werk", "2026-06-01", 5_404_000),
    ("werk", "2025-06-01", 5_538_000),
    ("werk", "2022-06-01", 5_382_000),
    ("concessie", "2026-06-01", 5_404_000),
]


@pytest.mark.parametrize(("soort", "dag", "grens"), GRENZEN)
@pytest.mark.parametrize(
    ("verschil", "route"), [("-0.01", "onder"), ("0", "boven"), ("0.01", "boven")]
)
def test_grens(kader, soort, dag, grens, verschil, route):
    feiten = replace(
        BASIS,
        soort=Soort(soort),
        aankondigingsdatum=date.fromisoformat(dag),
        waarde=D(grens) + D(verschil),
    )
    advies = adviseer(feiten, kader)
    assert (advies.drempel, advies.route) == (grens, route)


@pytest.mark.parametrize(("waarde", "dichtbij"), [("194399.99", False), ("194400", True)])
def test_near_the_threshold_is_said(kader, waarde, dichtbij):
    advies = adviseer(replace(BASIS, waarde=D(waarde)), kader)
    assert ("W-GRENS" in codes(advies)) is dichtbij


def test_above_the_threshold_near_is_not_said(kader):
    assert "W-GRENS" not in codes(adviseer(replace(BASIS, waarde=D(216_000)), kader))


@pytest.mark.parametrize(("dag", "drempel"), [("2028-01-01", 216_000), ("2019-05-01", 215_000)])
def test_a_date_outside_the_table_is_provisional(kader, dag, drempel):
    advies = adviseer(replace(BASIS, aankondigingsdatum=date.fromisoformat(dag)), kader)
    assert advies.drempel_voorlopig
    assert advies.drempel == drempel
    assert "W-DREMPEL-ONTBREEKT" in codes(advies)
    assert regel(advies, "DT1.7").uitkomst == "voorlopig"


def test_without_soort_there_is_no_route(kader):
    advies = adviseer(replace(BASIS, soort=None), kader)
    assert (advies.route, advies.drempel) == ("onbekend", None)
    assert "W-SOORT" in codes(advies)
    assert "soort opdracht" in advies.ontbrekend


def test_without_waarde_there_is_no_route(kader):
    advies = adviseer(replace(BASIS, waarde=None), kader)
    assert advies.route == "onbekend"
    assert "W-WAARDE" in codes(advies)
    assert advies.ontbrekend[0] == "waarde"


def test_part_of_a_series_warns_against_splitting(kader):
    assert "W-SPLITSEN" in codes(adviseer(replace(BASIS, deel_van_reeks=Drieweg.JA), kader))


GEMENGD = [
    ("grootste deel beslist", [("dienst", 200), ("levering", 100)], None, "dienst"),
    ("sociale dienst is het grootst", [("dienst", 90), ("sociale_dienst", 100)], None, "sociale_dienst"),
    ("gelijk: de laagste drempel", [("sociale_dienst", 100), ("dienst", 100)], None, "dienst"),
    ("twee delen van een soort tellen samen", [("levering", 60), ("dienst", 100), ("levering", 60)], None, "levering"),
    ("werk: het hoofdvoorwerp beslist", [("werk", 10), ("levering", 900)], "werk", "werk"),
    ("werk zonder hoofdvoorwerp", [("werk", 900), ("levering", 10)], None, None),
    ("concessie zonder hoofdvoorwerp", [("concessie", 900), ("levering", 10)], None, None),
    ("geen delen bekend", [], None, None),
    ("alleen hoofdvoorwerp bekend", [], "levering", "levering"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("delen", "hoofdvoorwerp", "soort"), [r[1:] for r in GEMENGD], ids=[r[0] for r in GEMENGD]
)
def test_gemengd(kader, delen, hoofdvoorwerp, soort):
    feiten = replace(
        BASIS,
        soort=Soort.GEMENGD,
        delen=tuple(Deel(Soort(s), D(w)) for s, w in delen),
        hoofdvoorwerp=hoofdvoorwerp and Soort(hoofdvoorwerp),
    )
    advies = adviseer(feiten, kader)
    assert advies.soort_voor_drempel == soort
    assert "W-GEMENGD" in codes(advies)


CPV = [
    ("79620000", "dienst", False),
    ("80500000", "dienst", True),
    ("80500000", "sociale_dienst", False),
    ("45210000", "dienst", True),
    ("39130000", "dienst", True),
    ("39130000", "levering", False),
    ("45210000", "concessie", False),
]


@pytest.mark.parametrize(("cpv", "soort", "waarschuwt"), CPV)
def test_cpv_that_points_at_another_soort_is_said_but_never_decides(kader, cpv, soort, waarschuwt):
    advies = adviseer(replace(BASIS, cpv=cpv, soort=Soort(soort)), kader)
    assert ("W-SOORT-CPV" in codes(advies)) is waarschuwt
    assert advies.soort_voor_drempel == soort


PERCELEN = [
    ("dienst precies 80.000", "dienst", [80_000, 400_000], [True, False]),
    ("dienst een cent meer", "dienst", ["80000.01", 400_000], [False, False]),
    ("meer dan 20 procent", "dienst", [80_000, 200_000], [False, False]),
    ("precies 20 procent", "dienst", [60_000, 240_000], [True, False]),
    ("werk precies een miljoen", "werk", [1_000_000, 5_000_000], [True, False]),
    ("concessie kent dit niet", "concessie", [1000, 6_000_000], [False, False]),
    ("onder de drempel niet nodig", "dienst", [1000, 2000], [False, False]),
]


@pytest.mark.parametrize(
    ("soort", "bedragen", "mag"), [r[1:] for r in PERCELEN], ids=[r[0] for r in PERCELEN]
)
def test_klein_perceel(kader, soort, bedragen, mag):
    posten = tuple(Post(f"perceel {n}", D(b)) for n, b in enumerate(bedragen))
    raming = Ramingsfeiten(Wijze.TOTAAL, percelen=posten)
    advies = adviseer(replace(BASIS, soort=Soort(soort), waarde=None, raming=raming), kader)
    assert [p.uitzondering_mogelijk for p in advies.percelen] == mag
    assert all(p.reden for p in advies.percelen)
    assert regel(advies, "PERCEEL").uitkomst == ("mogelijk" if any(mag) else "nee")


LOTS = (Post("a", D(35_000)), Post("b", D(400_000)))
PER_JAAR = Ramingsfeiten(Wijze.PER_JAAR, percelen=LOTS, looptijd_maanden=24)


@pytest.mark.parametrize(
    ("raming", "bedrag", "mag"),
    [
        (PER_JAAR, 70_000, True),
        (replace(PER_JAAR, verlengingen=Verlengingen(2, 12)), 140_000, False),
        (replace(PER_JAAR, verlengingen=Verlengingen(2, 12, D(9))), 70_000, False),
        (replace(PER_JAAR, opties=(Post("extra", D(9)),)), 70_000, False),
    ],
    ids=["zonder verlenging", "verlenging telt mee", "eigen prijs", "optie"],
)
def test_a_lot_carries_its_share_of_what_may_come(kader, raming, bedrag, mag):
    feiten = replace(BASIS, waarde=None, looptijd_maanden=None, raming=raming)
    perceel = adviseer(feiten, kader).percelen[0]
    assert (perceel.bedrag, perceel.uitzondering_mogelijk) == (bedrag, mag)


def test_the_maximum_of_a_raamovereenkomst_is_said_and_does_not_count(kader):
    raming = Ramingsfeiten(
        Wijze.TOTAAL, D(100_000), raamovereenkomst=True, maximum=D(900_000), looptijd_maanden=60
    )
    advies = adviseer(replace(BASIS, waarde=None, looptijd_maanden=None, raming=raming), kader)
    assert advies.route == "onder"
    uitkomsten = [b.uitkomst for b in advies.bevindingen if b.regel == "RAMING"]
    assert uitkomsten == ["100000.00", "maximum telt niet mee", "motiveer de looptijd"]


def codes(advies):
    return [w.code for w in advies.waarschuwingen]


def regel(advies, code):
    return next(b for b in advies.bevindingen if b.regel == code)
