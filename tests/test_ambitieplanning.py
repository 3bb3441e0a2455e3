"""Whether a session of the ambitieweb still fits, and which levels may stand together."""

from datetime import date, timedelta

import pytest

from intake.advies.ambitieplanning import KORT, LANG, RUIM, Planningstand, plan_ambitieweb
from intake.advies.ambitieregels import toets_niveaus
from intake.advies.beeld import Beeld
from intake.advies.feiten import Feiten
from intake.advies.keuzes import Drieweg, Fase, Feit

VANDAAG = date(2026, 11, 23)
DAG = timedelta(days=1)

BESLISTABEL = [
    ("precies ruim", RUIM, "ruim"),
    ("een dag minder dan ruim", RUIM - DAG, "plan_nu"),
    ("precies genoeg weken", LANG, "plan_nu"),
    ("een dag te weinig", LANG - DAG, "krap"),
    ("precies genoeg voor de korte variant", KORT, "krap"),
    ("een dag te weinig voor de korte variant", KORT - DAG, "te_laat"),
    ("morgen", DAG, "te_laat"),
    ("vandaag", timedelta(), "te_laat"),
    ("gisteren", -DAG, "te_laat"),
]


@pytest.mark.parametrize(
    ("over", "stand"), [rij[1:] for rij in BESLISTABEL], ids=[rij[0] for rij in BESLISTABEL]
)
def test_beslistabel(over, stand):
    planning = plan_ambitieweb(VANDAAG + over, VANDAAG, Fase.VOORBEREIDING)
    assert planning.stand == stand and planning.reden and planning.kan_nog


def test_every_stand_but_unknown_occurs():
    assert {rij[2] for rij in BESLISTABEL} == set(Planningstand) - {Planningstand.ONBEKEND}


def test_without_a_date_nothing_is_guessed():
    planning = plan_ambitieweb(None, VANDAAG)
    assert planning.stand is Planningstand.ONBEKEND and planning.uitnodigen_voor is None


@pytest.mark.parametrize("aankondiging", [None, VANDAAG + RUIM])
def test_what_is_published_is_too_late_whatever_the_date(aankondiging):
    planning = plan_ambitieweb(aankondiging, VANDAAG, Fase.GEPUBLICEERD)
    assert planning.stand is Planningstand.TE_LAAT
    assert "gunning" in planning.kan_nog[0]


@pytest.mark.parametrize("over", [RUIM, LANG, KORT])
def test_the_last_day_to_invite_is_not_over_while_there_is_time(over):
    planning = plan_ambitieweb(VANDAAG + over, VANDAAG)
    assert VANDAAG <= planning.uitnodigen_voor < planning.sessie_voor < VANDAAG + over


def test_the_reason_counts_days_when_weeks_say_too_little():
    assert "nog 1 dag." in plan_ambitieweb(VANDAAG + DAG, VANDAAG).reden
    assert "nog 13 dagen." in plan_ambitieweb(VANDAAG + 13 * DAG, VANDAAG).reden
    assert "nog 2 weken." in plan_ambitieweb(VANDAAG + 14 * DAG, VANDAAG).reden


def codes(kader, niveaus, eigen=(), **feiten):
    antwoorden = {Feit(feit): Drieweg(antwoord) for feit, antwoord in feiten.items()}
    beeld = Beeld(Feiten(VANDAAG, feiten=antwoorden), kader)
    return {een.code: een.verboden for een in toets_niveaus(niveaus, beeld, eigen)}


GEEN_MENSEN = {"personele_inzet": "nee", "gebruik_natuurlijke_personen": "nee"}
NIVEAUTABEL = [
    ("niets hoog", {"duurzaam": 2, "inclusie": 1}, (), {}, {}),
    ("een op drie", {"duurzaam": 3, "inclusie": 1}, (), {}, {"mkb": False}),
    (
        "twee op drie",
        {"duurzaam": 3, "gezond": 3},
        (),
        {},
        {"mkb": False, "twee_op_drie": False},
    ),
    ("een eigen doel telt mee", {"duurzaam": 3}, (3,), {}, {"mkb": False, "twee_op_drie": False}),
    (
        "inclusie nul met mensen",
        {"inclusie": 0},
        (),
        GEEN_MENSEN | {"personele_inzet": "ja"},
        {"inclusie_nul": True},
    ),
    (
        "inclusie nul met gebruik",
        {"inclusie": 0},
        (),
        GEEN_MENSEN | {"gebruik_natuurlijke_personen": "ja"},
        {"inclusie_nul": True},
    ),
    ("inclusie nul zonder mensen", {"inclusie": 0}, (), GEEN_MENSEN, {}),
    ("inclusie nul, niet bekend", {"inclusie": 0}, (), {}, {"inclusie_nul_onbekend": False}),
    ("inclusie een met mensen", {"inclusie": 1}, (), {"personele_inzet": "ja"}, {}),
]


@pytest.mark.parametrize(
    ("niveaus", "eigen", "feiten", "verwacht"),
    [rij[1:] for rij in NIVEAUTABEL],
    ids=[rij[0] for rij in NIVEAUTABEL],
)
def test_niveautabel(kader, niveaus, eigen, feiten, verwacht):
    assert codes(kader, niveaus, eigen, **feiten) == verwacht
