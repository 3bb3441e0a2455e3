"""Arbitrary and hostile values in every form and in the JSON contract. Longer: benchmarks/fuzz.py."""

import json

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.advies.adviseer import adviseer
from intake.advies.contract import Invoerfout, lees_inkoop, lees_json
from intake.advies.uitvoer import schrijf_advies
from intake.dossier.staten import Staat
from tests.dossiers import VANDAAG
from tests.fuzzen import maak_wereld, staat_klopt, vraag_en_verstuur
from tests.strategieen import inkopen_in_json

FUZZ = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


def speel(wereld, data, stappen=6):
    """A few visits in a row, then as if they never were: each example starts alike."""
    with transaction.atomic():
        for _ in range(data.draw(st.integers(1, stappen), "hoe vaak")):
            vraag_en_verstuur(wereld, data)
        staat_klopt(wereld)
        transaction.set_rollback(True)


@pytest.fixture(params=[Staat.CONCEPT, Staat.IN_BEOORDELING])
def wereld(geldend, request):
    return maak_wereld(request.param)


@FUZZ
@given(data=st.data())
def test_no_value_in_any_form_breaks_anything(wereld, data):
    speel(wereld, data)


@given(tekst=inkopen_in_json)
def test_no_text_breaks_the_contract(kader, tekst):
    geef_advies(kader, tekst)


def geef_advies(kader, tekst):
    """True when there was an advice; a refusal names its reasons."""
    try:
        feiten = lees_inkoop(lees_json(tekst), kader, VANDAAG)
    except Invoerfout as fout:
        assert fout.problemen and all(fout.problemen)
        return False
    json.dumps(schrijf_advies(adviseer(feiten, kader), "1", "0" * 64), allow_nan=False)
    return True
