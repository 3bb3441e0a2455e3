"""Which passwords are refused."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


@pytest.mark.parametrize(
    "woord",
    ["Amsterdam2026!", "GemeenteAmsterdam", "Welkom-Inkoop1", "inkoopkaderinkoop", "welkom12"],
)
def test_words_of_the_house_are_no_password(woord):
    with pytest.raises(ValidationError, match="te makkelijk te raden"):
        validate_password(woord)


@pytest.mark.parametrize(
    "woord", ["amsterdam ligt aan het water", "paard batterij nietje", "x" * 64]
)
def test_a_sentence_may_hold_one(woord):
    validate_password(woord)


@pytest.mark.parametrize("woord", ["1234567", "qwertyuiop", "48151623421"])
def test_short_known_and_all_digits_are_refused(woord):
    with pytest.raises(ValidationError):
        validate_password(woord)
