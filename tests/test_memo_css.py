"""The stylesheet of the memo: readable colours, and nothing that costs time or validity."""

import re
from itertools import product
from pathlib import Path

import pytest

BRON = (Path(__file__).parents[1] / "static/css/memo.css").read_text(encoding="utf-8")
CSS = re.sub(r"/\*.*?\*/", "", BRON, flags=re.DOTALL)


def test_every_text_colour_can_be_read_on_every_background():
    tekst = set(re.findall(r"[ ;{]color: (#\w+)", CSS))
    vlak = {"#ffffff", *re.findall(r"background: (#\w+)", CSS)}
    assert len(tekst) >= 4
    assert len(vlak) >= 3
    assert [paar for paar in product(tekst, vlak) if _contrast(*paar) < 4.5] == []


def _contrast(*kleuren):
    licht, donker = sorted((_luminance(kleur) for kleur in kleuren), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _luminance(kleur):
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize(
    "val",
    [
        "leader(", "dotted", "opacity", "display: flex", "display: grid", "column",
        "anywhere", "text-transform", "hyphens: auto", "justify", "url(",
    ],
)  # fmt: skip
def test_the_stylesheet_avoids_what_costs_time_or_validity(val):
    assert val not in CSS
