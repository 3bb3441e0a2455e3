"""A newer release moves along what nobody touched, and asks about what somebody did."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.advies.kader import Kader, Waarschuwing
from intake.kader.samenvoegen import Rijnaam, met_rijen, rijen, voeg_samen, zonder_rij
from intake.kader.volgorde import geordend
from tests.klein_kader import KLEIN_KADER

KADER = geordend(KLEIN_KADER)
CODES = ("W-A", "W-B", "W-C", "W-D")
TEKSTEN = ("een", "twee", "drie")


def waarschuwingen(**teksten: str) -> Kader:
    rijen = tuple(Waarschuwing(f"W-{letter}", tekst) for letter, tekst in teksten.items())
    return replace(KADER, waarschuwingen=rijen)


def teksten(kader: Kader) -> dict[str, str]:
    return {w.code.removeprefix("W-"): w.tekst for w in kader.waarschuwingen}


def w(*letters: str) -> tuple[Rijnaam, ...]:
    return tuple(Rijnaam("waarschuwingen", f"W-{letter}") for letter in letters)


@pytest.mark.parametrize(
    ("vorige", "nieuwe", "werk", "wordt", "mee", "vraag", "weg"),
    [
        # nobody touched it: it moves along
        ({"A": "1"}, {"A": "2"}, {"A": "1"}, {"A": "2"}, "A", "", ""),
        # edited here, unchanged in the release: ours stays
        ({"A": "1"}, {"A": "1"}, {"A": "x"}, {"A": "x"}, "", "", ""),
        # edited on both sides: ours stays, and is asked about
        ({"A": "1"}, {"A": "2"}, {"A": "x"}, {"A": "x"}, "", "A", ""),
        # edited to the very same words: nothing to ask
        ({"A": "1"}, {"A": "2"}, {"A": "2"}, {"A": "2"}, "", "", ""),
        # removed here, unchanged in the release: stays away
        ({"A": "1"}, {"A": "1"}, {}, {}, "", "", ""),
        # removed here, changed in the release: asked about, not put back
        ({"A": "1"}, {"A": "2"}, {}, {}, "", "A", ""),
        # new in the release
        ({}, {"A": "1"}, {}, {"A": "1"}, "A", "", ""),
        # new on both sides, with other words
        ({}, {"A": "1"}, {"A": "x"}, {"A": "x"}, "", "A", ""),
        # gone from the release: marked, not removed
        ({"A": "1"}, {}, {"A": "1"}, {"A": "1"}, "", "", "A"),
        ({"A": "1"}, {}, {"A": "x"}, {"A": "x"}, "", "", "A"),
        # gone on both sides
        ({"A": "1"}, {}, {}, {}, "", "", ""),
        # ours alone
        ({}, {}, {"A": "x"}, {"A": "x"}, "", "", ""),
    ],
)
def test_of_three_wordings_one_stands(vorige, nieuwe, werk, wordt, mee, vraag, weg):
    uitkomst = voeg_samen(
        waarschuwingen(**vorige), waarschuwingen(**nieuwe), waarschuwingen(**werk)
    )
    assert teksten(uitkomst.kader) == wordt
    assert uitkomst.meegegaan == w(*mee)
    assert uitkomst.te_beoordelen == w(*vraag)
    assert uitkomst.vervallen == w(*weg)


def test_a_new_row_gets_the_place_it_has_in_the_release():
    nieuwe = waarschuwingen(A="1", N="1", B="1", M="1")
    werk = waarschuwingen(E="x", A="1", B="1")
    samen = voeg_samen(waarschuwingen(A="1", B="1"), nieuwe, werk).kader
    assert list(teksten(samen)) == ["E", "A", "N", "B", "M"]


def test_each_setting_is_a_row_of_its_own():
    vorige = KADER.parameters
    nieuwe = replace(
        KADER, parameters=replace(vorige, grensmarge=Decimal("0.2"), charter_looptijd=9)
    )
    werk = replace(KADER, parameters=replace(vorige, charter_looptijd=7))
    uitkomst = voeg_samen(KADER, nieuwe, werk)
    assert uitkomst.meegegaan == (Rijnaam("parameters", "grensmarge"),)
    assert uitkomst.te_beoordelen == (Rijnaam("parameters", "charter_looptijd"),)
    assert uitkomst.kader.parameters == replace(
        vorige, grensmarge=Decimal("0.2"), charter_looptijd=7
    )


def test_every_part_of_the_kader_is_a_row_with_a_name_of_its_own(kader):
    rij = rijen(kader)
    lijsten = [waarde for waarde in vars(kader).values() if isinstance(waarde, tuple)]
    enkele = {naam.veld for naam in rij} & {"parameters", "gegevens", "max_directiedoelen"}
    assert enkele == {"parameters", "gegevens", "max_directiedoelen"}
    losse = [naam for naam in rij if naam.veld in enkele]
    assert len(rij) - len(losse) == sum(len(lijst) for lijst in lijsten)


def test_a_release_taken_over_row_by_row_is_the_release(kader):
    leeg = replace(kader, waarschuwingen=(), contactpunten=(), clausules=kader.clausules[5:])
    assert met_rijen(leeg, rijen(kader), kader) == kader


def test_a_row_can_be_taken_out():
    assert teksten(zonder_rij(waarschuwingen(A="1", B="2"), *w("A"))) == {"B": "2"}


een_kader = st.dictionaries(st.sampled_from("ABCD"), st.sampled_from(TEKSTEN), max_size=4).map(
    lambda teksten: waarschuwingen(**teksten)
)


@settings(max_examples=300, deadline=None)
@given(een_kader, een_kader, een_kader)
def test_no_edit_is_ever_lost(vorige, nieuwe, werk):
    """Every row of the draft that is not the earlier release's stands unchanged afterwards."""
    samen = teksten(voeg_samen(vorige, nieuwe, werk).kader)
    was = teksten(vorige)
    for letter, tekst in teksten(werk).items():
        if tekst != was.get(letter):
            assert samen[letter] == tekst
    assert set(teksten(werk)) <= set(samen)


@settings(max_examples=300, deadline=None)
@given(een_kader, een_kader)
def test_a_draft_nobody_touched_becomes_the_release(vorige, nieuwe):
    uitkomst = voeg_samen(vorige, nieuwe, vorige)
    over = {rij.sleutel for rij in uitkomst.vervallen}
    samen = {f"W-{letter}": tekst for letter, tekst in teksten(uitkomst.kader).items()}
    assert {c: t for c, t in samen.items() if c not in over} == {
        f"W-{letter}": tekst for letter, tekst in teksten(nieuwe).items()
    }
    assert uitkomst.te_beoordelen == ()
