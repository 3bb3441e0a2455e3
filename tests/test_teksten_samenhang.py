"""Which texts go together: the relations of the framework as decision tables, and what must hold."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.advies.kader import Kader
from intake.advies.samenhang import (
    Samenhangfout,
    geweigerd,
    hoort_erbij,
    past_erbij,
    samenhangfouten,
    uitgesloten_door,
)


def uit(code: str, ander: str) -> Samenhangfout:
    return Samenhangfout(code, ander, sluit_uit=True)


def mist(code: str, ander: str) -> Samenhangfout:
    return Samenhangfout(code, ander, sluit_uit=False)


@pytest.mark.parametrize(
    ("codes", "fouten"),
    [
        ((), ()),
        (("ALG-01",), ()),
        (("CHA-01", "ALG-02"), ()),
        (("CHA-01",), (mist("CHA-01", "ALG-02"),)),
        (("CHA-01", "CHA-02", "ALG-02"), (uit("CHA-01", "CHA-02"),)),
        (("CHA-02", "REP-20", "ALG-02"), (uit("CHA-02", "REP-20"),)),
        (("WEG-99", "EIGEN-1"), ()),
    ],
)
def test_what_is_wrong_with_a_set_of_texts(kader, codes, fouten):
    gevonden = tuple(samenhangfouten(kader, codes))
    assert tuple(fout for fout in gevonden if fout in fouten) == fouten
    assert all(fout.code in codes for fout in gevonden)
    assert bool(gevonden) == bool(fouten)


SAMEN = ("CHA-01", "CHA-02", "ALG-02")


@pytest.mark.parametrize(
    ("codes", "raakt", "vast", "weigert"),
    [
        (SAMEN, ("CHA-01",), (), True),
        (SAMEN, ("ALG-02",), (), False),  # it was like that already
        (SAMEN, ("CHA-01",), ("CHA-02",), True),  # the reviewer wants one: choose that one
        (SAMEN, ("CHA-01",), ("CHA-01", "CHA-02"), False),  # the reviewer wants both
        (("CHA-01",), ("CHA-01",), (), True),
        (("CHA-01",), ("ALG-02",), (), True),  # dropped, and needed
        (("CHA-01",), ("CHA-01",), ("ALG-02",), False),  # the reviewer left it out
        (("CHA-01",), ("ALG-02",), ("CHA-01",), True),
    ],
)
def test_what_stands_in_the_way_of_saving(kader, codes, raakt, vast, weigert):
    assert bool(geweigerd(kader, codes, raakt, vast)) == weigert


def test_an_exclusion_holds_also_when_only_one_text_says_so(kader):
    een = replace(kader.clausule["CHA-01"], relaties=replace(kader.clausule["CHA-01"].relaties))
    stil = replace(een, relaties=replace(een.relaties, sluit_uit=()))
    anders = tuple(stil if c.code == "CHA-01" else c for c in kader.clausules)
    assert uitgesloten_door(replace(kader, clausules=anders), "CHA-01", ["CHA-02"]) == ("CHA-02",)


def test_what_a_text_needs_comes_along_also_in_turn(kader):
    for code, nodig in kader.vereist.items():
        assert hoort_erbij(kader, code, ()) == nodig
        assert hoort_erbij(kader, code, nodig) == ()


def test_a_text_that_asks_figures_about_people_brings_the_text_about_privacy(kader):
    for code in kader.parameters.cijfers_over_mensen:
        vast = "ALG-06" in kader.vereist.get(code, ())
        assert past_erbij(kader, code, ()) == (() if vast or code == "ALG-06" else ("ALG-06",))
        assert past_erbij(kader, code, ("ALG-06",)) == ()
    assert past_erbij(kader, "ALG-01", ()) == ()


def alle_codes(kader: Kader) -> list[str]:
    return list(kader.clausule)


@given(data=st.data())
def test_no_row_of_saved_choices_ends_in_an_exclusion_or_a_lack(kader, data):
    """Whatever is added and dropped, a set that is only saved when nothing refuses it is sound."""
    stap = st.tuples(st.booleans(), st.sampled_from(alle_codes(kader)))
    gekozen: set[str] = set()
    for erbij, code in data.draw(st.lists(stap, max_size=40)):
        straks = gekozen | {code} if erbij else gekozen - {code}
        if not geweigerd(kader, straks, [code]):
            gekozen = straks
        assert not list(samenhangfouten(kader, gekozen))


@given(data=st.data())
def test_what_is_offered_with_a_text_always_makes_it_fit(kader, data):
    """Taking along what it needs and dropping what it rules out, in one act."""
    code = data.draw(st.sampled_from(alle_codes(kader)))
    mee = {code, *hoort_erbij(kader, code, ())}
    over = {een for een in alle_codes(kader) if not uitgesloten_door(kader, een, mee)}
    straks = (over - {code}) | mee
    assert not [f for f in geweigerd(kader, straks, mee) if f.code in mee and f.ander in mee]


@given(data=st.data())
def test_what_rules_out_is_ruled_out(kader, data):
    een, ander = (data.draw(st.sampled_from(alle_codes(kader))) for _ in range(2))
    heen = ander in uitgesloten_door(kader, een, [ander])
    assert heen == (een in uitgesloten_door(kader, ander, [een]))
