"""The worked examples of the framework give the advice that was agreed for them."""

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest

from intake.advies.adviseer import adviseer
from intake.advies.contract import lees_inkoop
from intake.advies.uitvoer import schrijf_advies

VOORBEELDEN = sorted(Path("fixtures/voorbeelden").glob("*.toml"))
UITKOMSTEN = (
    "soort_voor_drempel",
    "drempel",
    "route",
    "doelstellingen",
    "advies",
    "doorverwijzing",
    "ambitieweb",
    "eerst_overleg_cis",
    "charter",
    "charter_verkort",
    "categorieplan",
    "eigen_afspraken",
    "niveau",
    "ontbrekend",
)


@pytest.fixture(params=VOORBEELDEN, ids=lambda pad: pad.stem)
def voorbeeld(request, kader):
    rij = tomllib.loads(request.param.read_text("utf-8"))
    inkoop = json.loads(json.dumps(rij["invoer"]))
    advies = adviseer(lees_inkoop(inkoop, kader, date(2026, 11, 22)), kader)
    return rij["verwacht"], schrijf_advies(advies, "proef", "0")


def test_the_examples_are_there():
    assert len(VOORBEELDEN) >= 14


@pytest.mark.parametrize("uitkomst", UITKOMSTEN)
def test_uitkomst(voorbeeld, uitkomst):
    verwacht, advies = voorbeeld
    assert advies[uitkomst] == verwacht.get(uitkomst)


def test_waarschuwingen(voorbeeld):
    verwacht, advies = voorbeeld
    assert [w["code"] for w in advies["waarschuwingen"]] == verwacht["waarschuwingen"]


def test_voorselectie(voorbeeld, kader):
    verwacht, advies = voorbeeld
    per_soort: dict[str, set[str]] = {}
    for code in advies["clausules"]["voorselectie"]:
        per_soort.setdefault(kader.clausule[code].soort, set()).add(code)
    assert per_soort == {soort: set(codes) for soort, codes in verwacht["voorselectie"].items()}


def test_mogelijk(voorbeeld):
    verwacht, advies = voorbeeld
    assert [m["code"] for m in advies["clausules"]["mogelijk"]] == verwacht["mogelijk"]
