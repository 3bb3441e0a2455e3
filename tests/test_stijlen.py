"""A class has one meaning: every page carries all stylesheets, so two files would mix."""

import re
from collections import defaultdict
from pathlib import Path

STIJLEN = Path(__file__).parents[1] / "static" / "css"
# Not with the others on one page, or under a condition of their own: paper, dark, the City's skin.
APART = {"ams", "donker", "druk", "memo", "memo_scherm", "vragenlijst"}


def klassen(tekst: str) -> set[str]:
    """Those that a rule of their own describes, outside a condition such as @media."""
    zonder = re.sub(r"/\*.*?\*/|@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", tekst, flags=re.S)
    return set(re.findall(r"(?:^|\})\s*\.(ik-[\w-]+)\s*\{", zonder))


def test_a_class_is_described_in_one_file():
    waar = defaultdict(set)
    for pad in STIJLEN.glob("*.css"):
        for klasse in klassen(pad.read_text("utf-8")) if pad.stem not in APART else ():
            waar[klasse].add(pad.stem)
    assert len(waar) > 100
    assert {klasse: bestanden for klasse, bestanden in waar.items() if len(bestanden) > 1} == {}
