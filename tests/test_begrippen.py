"""The dictionary knows every word that the code gives a class of its own."""

import enum
import inspect
from pathlib import Path

from django.apps import apps

from intake.advies import keuzes

BEGRIPPEN = Path("docs/begrippen.md").read_text("utf-8")


def test_every_model_is_in_the_dictionary():
    namen = [m.__name__ for m in apps.get_app_config("intake").get_models()]
    assert [naam for naam in namen if f"`{naam}`" not in BEGRIPPEN] == []


def test_every_fixed_list_of_words_is_in_the_dictionary():
    lijsten = [
        naam
        for naam, klasse in inspect.getmembers(keuzes, inspect.isclass)
        if issubclass(klasse, enum.StrEnum) and klasse is not enum.StrEnum
    ]
    assert [naam for naam in lijsten if f"`{naam}`" not in BEGRIPPEN] == []
