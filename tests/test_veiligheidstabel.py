"""docs/veiligheid.md: every requirement once, and every test, setting and place in it is there."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.urls import get_resolver

from tests.test_kwade_tekst import soorten

WORTEL = Path(__file__).parents[1]
PAGINA = (WORTEL / "docs/veiligheid.md").read_text(encoding="utf-8")
RIJ = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+?) \| (.+) \|$", re.M)
RIJEN = RIJ.findall(PAGINA)
STANDEN = {"voldaan", "deels", "niet voldaan", "inrichting", "n.v.t."}
# ASVS 5.0.0: per section the level of its first requirement, its second, and so on.
ASVS = {
    "1.1": "22",
    "1.2": "1111122223",
    "1.3": "112222222223",
    "1.4": "222",
    "1.5": "123",
    "2.1": "122",
    "2.2": "112",
    "2.3": "12223",
    "2.4": "23",
    "3.1": "3",
    "3.2": "113",
    "3.3": "12223",
    "3.4": "11222233",
    "3.5": "11122333",
    "3.6": "3",
    "3.7": "22333",
    "4.1": "12233",
    "4.2": "23333",
    "4.3": "22",
    "4.4": "1222",
    "5.1": "2",
    "5.2": "112333",
    "5.3": "113",
    "5.4": "222",
    "6.1": "122",
    "6.2": "111111112222",
    "6.3": "11223333",
    "6.4": "112233",
    "6.5": "22222333",
    "6.6": "2223",
    "6.7": "33",
    "6.8": "2222",
    "7.1": "222",
    "7.2": "1111",
    "7.3": "22",
    "7.4": "11222",
    "7.5": "223",
    "7.6": "22",
    "8.1": "1233",
    "8.2": "1123",
    "8.3": "133",
    "8.4": "23",
    "9.1": "111",
    "9.2": "1222",
    "10.1": "22",
    "10.2": "223",
    "10.3": "22223",
    "10.4": "1111122222233333",
    "10.5": "22222",
    "10.6": "22",
    "10.7": "222",
    "11.1": "2233",
    "11.2": "22233",
    "11.3": "11233",
    "11.4": "1222",
    "11.5": "23",
    "11.6": "23",
    "11.7": "33",
    "12.1": "12233",
    "12.2": "11",
    "12.3": "22223",
    "13.1": "2333",
    "13.2": "222223",
    "13.3": "2233",
    "13.4": "1222233",
    "14.1": "22",
    "14.2": "12223333",
    "14.3": "122",
    "15.1": "12233",
    "15.2": "12233",
    "15.3": "1222222",
    "15.4": "3333",
    "16.1": "2",
    "16.2": "22222",
    "16.3": "2222",
    "16.4": "222",
    "16.5": "2223",
    "17.1": "23",
    "17.2": "22223333",
    "17.3": "22",
}
NIVEAUS = {
    f"{deel}.{nummer}": niveau
    for deel, cijfers in ASVS.items()
    for nummer, niveau in enumerate(cijfers, 1)
}


def test_the_levels_add_up_to_the_standard():
    assert Counter(NIVEAUS.values()) == {"1": 70, "2": 183, "3": 92}


def test_every_requirement_of_level_1_and_2_stands_there_once():
    verwacht = [(nummer, niveau) for nummer, niveau in NIVEAUS.items() if niveau in "12"]
    assert [(nummer, niveau) for nummer, niveau, *_ in RIJEN] == verwacht


def test_the_head_counts_what_the_tables_say():
    geteld = Counter(stand for _, _, _, stand, _ in RIJEN)
    assert set(geteld) <= STANDEN
    kop = {s: int(n) for s, n in re.findall(r"^\| ([a-z .]+?) \| (\d+) \| ", PAGINA, re.M)}
    assert kop == geteld


GENOEMD = sorted(set(re.findall(r"`([^`]+)`", PAGINA)))
TESTS = [naam for naam in GENOEMD if naam.startswith("tests/")]
PLEKKEN = [
    naam for naam in GENOEMD if re.match(r"(docs|deploy|intake|inkoopkader|templates)/", naam)
]
INSTELLINGEN = [naam for naam in GENOEMD if re.fullmatch(r"[A-Z]+(_[A-Z]+)*", naam)]
ELDERS = {"TRACE"}  # words in capitals that are no settings


def functies(bestand):
    boom = ast.parse((WORTEL / bestand).read_text(encoding="utf-8"))
    for deel in boom.body:
        if isinstance(deel, ast.FunctionDef):
            yield deel.name
        if isinstance(deel, ast.ClassDef):
            yield from (een.name for een in deel.body if isinstance(een, ast.FunctionDef))


@pytest.mark.parametrize("naam", TESTS)
def test_every_test_that_is_named_exists(naam):
    bestand, _, functie = naam.partition("::")
    functie = functie.rpartition(".")[2]
    assert (WORTEL / bestand).is_file()
    assert not functie or functie in functies(bestand)


@pytest.mark.parametrize("naam", PLEKKEN)
def test_every_place_that_is_named_exists(naam):
    assert (WORTEL / naam).exists()


@pytest.mark.parametrize("naam", [naam for naam in INSTELLINGEN if naam not in ELDERS])
def test_every_setting_that_is_named_exists(naam):
    handleiding = (WORTEL / "docs/beheer.md").read_text(encoding="utf-8")
    assert hasattr(settings, naam) or f"| `{naam}` |" in handleiding


def test_what_holds_says_by_what():
    for nummer, _, _, _, waardoor in RIJEN:
        assert len(waardoor) > 4, nummer


def test_no_form_takes_a_file():
    assert get_resolver().url_patterns  # imports every view, and so every form
    for formulier in soorten(forms.BaseForm):
        if formulier.__module__.startswith("intake."):
            velden = formulier.base_fields.values()
            assert not any(isinstance(veld, forms.FileField) for veld in velden), formulier
