"""The choice about the Charter on one screen, and whether it fits in the contract."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from intake.advies.keuzes import Drieweg, Feit, Markt
from intake.dossier.weergave.charterlijn import tijdlijn, tijdlijnen, voorwaarden
from intake.dossier.weergave.zaak import maak_zaak
from tests.dossiers import maak_gebruiker
from tests.feiten import BOVEN, met

FEITEN = replace(
    met(BOVEN, Feit.PERSONELE_INZET), markt=Markt.VANAF_50, wil_charter=Drieweg.JA, niveau=2
)


def zaak(kader, looptijd=36, **anders):
    feiten = replace(FEITEN, raming=None, waarde=BOVEN.waarde or 500_000, **anders)
    return maak_zaak(replace(feiten, looptijd_maanden=looptijd), kader, "proef")


@pytest.mark.parametrize(
    ("looptijd", "code", "te_laat"),
    [
        (12, "CHA-01", 0),
        (11, "CHA-01", 1),
        (6, "CHA-01", 1),
        (5, "CHA-01", 2),
        (3, "CHA-02", 0),
        (2, "CHA-02", 1),
    ],
)
def test_what_falls_after_the_last_day_does_not_fit(kader, looptijd, code, te_laat):
    lijn = tijdlijn(zaak(kader, looptijd), kader.clausule[code])
    assert len(lijn.te_laat) == te_laat


def test_signing_starts_the_time_for_the_plan(kader):
    lijn = tijdlijn(zaak(kader, ingangsdatum=date(2027, 1, 31)), kader.clausule["CHA-01"])
    assert [round(moment.maand) for moment in lijn.momenten] == [6, 12, 12]
    assert lijn.momenten[0].datum == date(2027, 7, 31)
    assert lijn.einde == date(2030, 1, 31)


def test_without_a_start_date_there_are_only_months(kader):
    lijn = tijdlijn(zaak(kader), kader.clausule["CHA-02"])
    assert {moment.datum for moment in lijn.momenten} == {None}
    assert lijn.momenten[0].wanneer == "na 3 maanden"


def test_an_unknown_term_draws_no_end(kader):
    lijn = tijdlijn(zaak(kader, None), kader.clausule["CHA-01"])
    assert lijn.eindpunt is None and not lijn.te_laat


def test_only_the_advised_line_is_drawn_or_else_both(kader):
    assert [lijn.clausule.code for lijn in tijdlijnen(zaak(kader))] == ["CHA-01"]
    assert len(tijdlijnen(zaak(kader, 11))) == 2


@pytest.mark.parametrize(
    ("anders", "antwoorden"),
    [
        ({}, ["ja"] * 5),
        ({"markt": Markt.TOT_EN_MET_20}, ["ja", "ja", "ja", "nee", "ja"]),
        ({"markt": Markt.ONBEKEND}, ["ja", "ja", "ja", "onbekend", "ja"]),
        ({"looptijd": 11}, ["ja", "ja", "nee", "ja", "ja"]),
        ({"wil_charter": Drieweg.NEE}, ["ja", "ja", "ja", "ja", "nee"]),
    ],
    ids=["alles", "kleine-markt", "markt-onbekend", "kort", "wil-niet"],
)
def test_each_question_behind_the_choice_has_its_answer(kader, anders, antwoorden):
    assert [een.antwoord for een in voorwaarden(zaak(kader, **anders))] == antwoorden


def test_the_page_explains_and_leads_to_the_questions(ingelogd, compleet):
    html = ingelogd.get(reverse("intake:charter", args=[compleet.kenmerk])).content.decode()
    assert "Zo komen wij daarbij" in html and "/stappen/mensen/?wijzig=1" in html
    assert "<svg" in html and "style=" not in html


def test_somebody_else_finds_no_page(client, compleet):
    client.force_login(maak_gebruiker("ander", "dossiers_maken"))
    assert client.get(reverse("intake:charter", args=[compleet.kenmerk])).status_code == 404
