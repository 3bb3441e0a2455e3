"""The list of rules is exactly what the engine speaks of, and it speaks of them all."""

import re
from pathlib import Path

from hypothesis import find, settings
from hypothesis.errors import NoSuchExample

from intake.advies.adviseer import adviseer
from intake.advies.regels import REGELS
from tests.test_eigenschappen import inkopen

CODE = re.compile(r'"(DT\d+\.\d+|RAMING|PERCEEL|NIVEAU)"')


def test_the_list_is_what_the_modules_name():
    modules = [pad for pad in Path("intake/advies").glob("*.py") if pad.name != "regels.py"]
    genoemd = {code for pad in modules for code in CODE.findall(pad.read_text("utf-8"))}
    assert genoemd == REGELS


def test_every_rule_speaks_for_some_purchase(kader):
    stil = set(REGELS)

    def spreekt(feiten):
        stil.difference_update(b.regel for b in adviseer(feiten, kader).bevindingen)
        return not stil

    try:
        find(inkopen, spreekt, settings=settings(max_examples=20_000, database=None))
    except NoSuchExample:
        assert not stil
