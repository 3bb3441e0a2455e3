"""What people type in an amount, a number, a date or a choice, and what is made of it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from intake.velden import DatumField, GeldField, GetalField, JaNeeField, KeuzeField


@pytest.mark.parametrize(
    ("getypt", "bedrag"),
    [
        ("80000", "80000"),
        ("80.000", "80000"),
        ("80 000", "80000"),
        ("80.000,50", "80000.50"),
        ("80000,5", "80000.50"),
        ("€ 1.250.000,-", "1250000"),
        ("€ 1.250.000,--", "1250000"),
        ("€\u00a0185.000", "185000"),
        ("185000 euro", "185000"),
        ("EUR 185000", "185000"),
        ("0", "0"),
        ("999.999.999.999,99", "999999999999.99"),
    ],
)
def test_an_amount_is_read_as_people_type_it(getypt, bedrag):
    assert GeldField().clean(getypt) == Decimal(bedrag)


@pytest.mark.parametrize(
    ("getypt", "code"),
    [
        ("veel", "geen_getal"),
        ("80.00", "geen_getal"),
        ("80,000", "geen_getal"),
        ("1.5", "geen_getal"),
        ("1.2500.000", "geen_getal"),
        ("80.000,505", "geen_getal"),
        ("٨٠٠", "geen_getal"),
        ("1e9", "geen_getal"),
        ("NaN", "geen_getal"),
        ("-5", "negatief"),
        ("€ -80.000", "negatief"),
        ("1.000.000.000.000", "te_groot"),
        ("9" * 400, "te_groot"),
        ("", "required"),
    ],
)
def test_an_amount_that_may_be_misread_is_refused(getypt, code):
    with pytest.raises(ValidationError) as fout:
        GeldField().clean(getypt)
    assert fout.value.code == code


@pytest.mark.parametrize(
    ("bedrag", "getoond"), [("80000", "80.000"), ("1250000.5", "1.250.000,50"), ("0", "0")]
)
def test_an_amount_is_shown_as_it_can_be_typed_again(bedrag, getoond):
    veld = GeldField()
    assert veld.prepare_value(Decimal(bedrag)) == getoond
    assert veld.clean(getoond) == Decimal(bedrag)


def test_a_wrong_amount_is_shown_back_unchanged():
    assert GeldField().prepare_value("twee ton") == "twee ton"


def test_an_optional_amount_may_be_empty():
    assert GeldField(required=False).clean("  ") is None


@pytest.mark.parametrize(("getypt", "getal"), [("36", 36), (" 36 ", 36), ("1.000", 1000), ("0", 0)])
def test_a_whole_number_is_read(getypt, getal):
    assert GetalField().clean(getypt) == getal


@pytest.mark.parametrize(
    ("getypt", "tekst"),
    [
        ("3 jaar", "Vul een heel getal in met cijfers, bijvoorbeeld 36."),
        ("1,5", "Vul een heel getal in met cijfers, bijvoorbeeld 36."),
        ("-1", "Vul een getal in van ten minste 0."),
        ("241", "Vul een getal in van ten hoogste 240."),
        ("", "Vul een getal in."),
    ],
)
def test_a_wrong_number_says_what_is_asked(getypt, tekst):
    with pytest.raises(ValidationError) as fout:
        GetalField(maximum=240).clean(getypt)
    assert fout.value.messages == [tekst]


@pytest.mark.parametrize(
    ("delen", "datum"),
    [
        (["1", "3", "2027"], date(2027, 3, 1)),
        (["01", "03", "2027"], date(2027, 3, 1)),
        (["1", "maart", "2027"], date(2027, 3, 1)),
        (["1", "Mrt.", "2027"], date(2027, 3, 1)),
        (["29", "feb", "2028"], date(2028, 2, 29)),
        (["1", "1", "2000"], date(2000, 1, 1)),
        (["31", "12", "2100"], date(2100, 12, 31)),
    ],
)
def test_a_date_is_read(delen, datum):
    assert DatumField().clean(delen) == datum


@pytest.mark.parametrize(
    ("delen", "tekst", "plek"),
    [
        (["", "", ""], "Vul een datum in.", "required"),
        (["", "3", "2027"], "Vul ook de dag in.", "dag"),
        (["1", "", ""], "Vul ook de maand en het jaar in.", "maand jaar"),
        (["32", "3", "2027"], "Vul de dag in als getal van 1 tot en met 31.", "dag"),
        (["0", "3", "2027"], "Vul de dag in als getal van 1 tot en met 31.", "dag"),
        (
            ["1", "13", "2027"],
            "Vul de maand in als getal of als naam, bijvoorbeeld 3 of maart.",
            "maand",
        ),
        (["1", "3", "27"], "Vul het jaar in met 4 cijfers, bijvoorbeeld 2027.", "jaar"),
        (["1", "3", "1999"], "Vul een jaar in van 2000 tot en met 2100.", "jaar"),
        (["1", "3", "2101"], "Vul een jaar in van 2000 tot en met 2100.", "jaar"),
        (
            ["30", "feb", "2027"],
            "30 februari 2027 bestaat niet. Controleer de dag en de maand.",
            "dag maand",
        ),
    ],
)
def test_a_wrong_date_names_the_part(delen, tekst, plek):
    with pytest.raises(ValidationError) as fout:
        DatumField().clean(delen)
    assert fout.value.messages == [tekst]
    assert fout.value.code == plek


def test_a_choice_may_end_with_ik_weet_het_nog_niet():
    veld = KeuzeField(choices=[("onbekend", "?"), ("levering", "Levering")], weet_niet=True)
    assert veld.choices == [("levering", "Levering"), ("onbekend", "Ik weet het nog niet")]


@pytest.mark.parametrize("waarde", ["ja", "nee", "onbekend"])
def test_ja_nee_knows_three_answers(waarde):
    assert JaNeeField().clean(waarde) == waarde


@pytest.mark.parametrize(
    ("veld", "getypt", "tekst"),
    [
        (JaNeeField(), "", "Kies ja, nee of 'Ik weet het nog niet'."),
        (JaNeeField(), "misschien", "Kies een antwoord uit de lijst."),
        (JaNeeField(weet_niet=False), "", "Kies ja of nee."),
        (JaNeeField(weet_niet=False), "onbekend", "Kies een antwoord uit de lijst."),
    ],
)
def test_a_wrong_choice_says_what_to_do(veld, getypt, tekst):
    with pytest.raises(ValidationError) as fout:
        veld.clean(getypt)
    assert fout.value.messages == [tekst]
