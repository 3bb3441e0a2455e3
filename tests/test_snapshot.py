"""A snapshot says the whole framework, always in the same bytes."""

import json
import subprocess
import sys
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from cattrs.errors import ClassValidationError
from hypothesis import given
from hypothesis import strategies as st

from intake.advies.kader import (
    Categorieplan,
    Clausule,
    Doelambitie,
    Doelstelling,
    Drempelbedrag,
    Invulveld,
    JuridischKader,
    Kader,
    Memotekst,
    Parameters,
    Productgroep,
    Toepassing,
)
from intake.kader.snapshot import Onleesbaar, naar_json, sha256, van_json
from tests.klein_kader import KLEIN_KADER

ROOT = Path(__file__).parent.parent

amounts = st.decimals(-(10**9), 10**9, places=4)
st.register_type_strategy(Decimal, amounts)


def lists_of(value: type) -> st.SearchStrategy:
    return st.lists(st.from_type(value), max_size=2).map(tuple)


some_kader = st.builds(
    replace,
    st.just(KLEIN_KADER),
    parameters=st.from_type(Parameters),
    doelstellingen=lists_of(Doelstelling),
    productgroepen=lists_of(Productgroep),
    clausules=lists_of(Clausule),
    invulvelden=lists_of(Invulveld),
    juridische_kaders=lists_of(JuridischKader),
    drempelbedragen=lists_of(Drempelbedrag),
    categorieplannen=lists_of(Categorieplan),
    memoteksten=lists_of(Memotekst),
)


@given(some_kader)
def test_what_was_written_is_read_back(kader):
    assert van_json(naar_json(kader)) == kader


@given(some_kader)
def test_a_snapshot_of_a_snapshot_is_the_same_text(kader):
    assert naar_json(van_json(naar_json(kader))) == naar_json(kader)


def test_every_part_of_the_kader_is_in_the_snapshot():
    inhoud = json.loads(naar_json(KLEIN_KADER))["kader"]
    assert set(inhoud) == {veld.name for veld in fields(Kader)}


def test_equal_amounts_give_equal_text():
    drempel = KLEIN_KADER.drempelbedragen[0]
    anders = replace(drempel, bedrag=Decimal("221000.00"))
    kader = replace(KLEIN_KADER, drempelbedragen=(anders, *KLEIN_KADER.drempelbedragen[1:]))
    assert naar_json(kader) == naar_json(KLEIN_KADER)


def test_the_order_of_a_set_or_a_dict_does_not_show():
    def with_groepen(slugs, feiten):
        clausule = KLEIN_KADER.clausules[0]
        toepassing = Toepassing(productgroepen=frozenset(slugs), feiten=dict(feiten))
        return replace(KLEIN_KADER, clausules=(replace(clausule, toepassing=toepassing),))

    feiten = list(KLEIN_KADER.clausules[0].toepassing.feiten.items())
    slugs = [f"groep-{nummer}" for nummer in range(50)]
    assert naar_json(with_groepen(slugs, feiten)) == naar_json(
        with_groepen(reversed(slugs), reversed(feiten))
    )


def test_another_process_gives_the_same_hash():
    # Sets and strings hash differently in each process; the text must not show it.
    opdracht = (
        "from tests.klein_kader import KLEIN_KADER; "
        "from intake.kader.snapshot import naar_json, sha256; "
        "print(sha256(naar_json(KLEIN_KADER)))"
    )
    uitkomsten = {
        subprocess.check_output(
            [sys.executable, "-c", opdracht], env={"PYTHONHASHSEED": zaad}, cwd=ROOT
        )
        for zaad in "123"
    }
    assert uitkomsten == {f"{sha256(naar_json(KLEIN_KADER))}\n".encode()}


def test_an_unknown_formaat_is_refused():
    tekst = naar_json(KLEIN_KADER).replace('"formaat":1', '"formaat":999')
    with pytest.raises(Onleesbaar, match="999"):
        van_json(tekst)


def test_a_field_that_nobody_knows_is_refused():
    inhoud = json.loads(naar_json(KLEIN_KADER))
    inhoud["kader"]["bronnen"][0]["mening"] = "mooi"
    with pytest.raises(ClassValidationError):
        van_json(json.dumps(inhoud))


def test_an_old_snapshot_without_a_later_field_is_still_read():
    inhoud = json.loads(naar_json(KLEIN_KADER))
    del inhoud["kader"]["max_directiedoelen"]
    assert van_json(json.dumps(inhoud)).max_directiedoelen == 3


def test_a_plan_without_ambities_leaves_the_later_fields_out():
    plan = json.loads(naar_json(KLEIN_KADER))["kader"]["categorieplannen"][0]
    assert not {"ambities", "vastgesteld_op"} & plan.keys()


def test_a_plan_with_ambities_is_read_back():
    plan = replace(
        KLEIN_KADER.categorieplannen[0],
        ambities=(Doelambitie("inclusie", 2, "Iedereen zit."),),
        vastgesteld_op=date(2026, 11, 1),
    )
    kader = replace(KLEIN_KADER, categorieplannen=(plan,))
    assert van_json(naar_json(kader)).categorieplannen == (plan,)
