"""Any text becomes text that the memo's fonts can show."""

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.dossier.pdf.lettertypen import tekenset
from intake.dossier.pdf.tekst import AFBREEKPUNT, GEWOON, MAX_TEKENS, schoon

teksten = st.text(st.characters(), max_size=400) | st.text(
    st.sampled_from("ae\u0301\u0344\u0323\u0338>\u09c7\u09beק\u202e\u200d\ufe0f😀 \n"),
    max_size=400,
)

GEVALLEN = [
    (
        "gewone tekst blijft gelijk",
        "Ruimte voor “alle” inwoners: € 5.000 – café\n",
        None,
    ),
    ("losse accenten worden één letter", "cafe\u0301", "café"),
    ("nul en bel vallen weg", "a\x00b\x07c", "abc"),
    ("bidi-omkering valt weg", "factuur\u202efdp.exe", "factuurfdp.exe"),
    ("onzichtbare tekens vallen weg", "in\u200b\u00adkoop\ufeff", "inkoop"),
    ("regeleinden worden gelijk", "a\r\nb\rc\u2028d", "a\nb\nc\nd"),
    ("tab wordt spatie", "a\tb", "a b"),
    ("vast streepje wordt gewoon streepje", "B1\u2011niveau", "B1-niveau"),
    ("emoji valt weg", "Goed 👍", "Goed "),
    ("Chinees wordt zichtbaar vervangen", "采购", "\ufffd\ufffd"),
    ("eigen tekengebied wordt vervangen", "\ue000", "\ufffd"),
    ("Arabisch blijft", "مرحبا", None),
    ("hooguit drie accenten per letter", "a" + "\u0316" * 9, "a" + "\u0316" * 3),
    ("woord van 64 blijft heel", "a" * 64, None),
    ("woord van 65 mag breken", "a" * 65, "a" * 64 + AFBREEKPUNT + "a"),
]


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [row[1:] for row in GEVALLEN],
    ids=[row[0] for row in GEVALLEN],
)
def test_gevallen(tekst, verwacht):
    assert schoon(tekst) == (tekst if verwacht is None else verwacht)


def test_a_text_over_the_maximum_says_that_it_was_cut():
    assert schoon("een twee drie vier vijf", 20) == "een twe … (ingekort)"
    assert len(schoon("woord " * 10_000)) <= MAX_TEKENS


@given(teksten)
def test_cleaning_twice_is_cleaning_once(tekst):
    assert schoon(schoon(tekst)) == schoon(tekst)


@given(teksten)
def test_what_comes_out_is_printable_and_normal(tekst):
    uit = schoon(tekst)
    zichtbaar = set(uit) - {"\n", AFBREEKPUNT}
    assert zichtbaar <= tekenset()
    assert unicodedata.is_normalized("NFC", uit)
    assert not any(unicodedata.category(teken) in ("Cc", "Cf", "Co", "Cs") for teken in zichtbaar)


@given(teksten)
def test_no_run_is_too_long_to_break(tekst):
    for stuk in re.split(f"[ \n{AFBREEKPUNT}]", schoon(tekst)):
        assert sum(unicodedata.category(teken) not in ("Mn", "Me") for teken in stuk) <= 64


def test_the_short_cut_for_plain_text_knows_only_characters_of_the_fonts():
    gewoon = {chr(code) for code in range(0x2FFFF) if GEWOON.fullmatch(chr(code))}
    assert gewoon - {"\n"} <= tekenset()
    assert all(unicodedata.is_normalized("NFC", teken) for teken in gewoon)


@pytest.mark.parametrize("tekst", ["a", "a\u0316", "😀", "\u0316\u0301", "\u202e", "ק"])
def test_time_grows_with_the_length_and_not_faster(tekst):
    def seconds(aantal):
        start = time.process_time()
        schoon(tekst * aantal, maximum=10**7)
        return time.process_time() - start

    seconds(10)
    assert seconds(200_000) < 20 * (seconds(20_000) + 0.01)
