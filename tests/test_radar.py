"""The radar of the ambitieweb: its geometry, and the picture that leaves as a file."""

from dataclasses import replace
from io import BytesIO
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from intake.ambitieweb.tekening import als_png, als_svg
from intake.dossier.besluiten import Ambitieuitkomst, Doelafspraak
from intake.dossier.pdf import PdfFout, png_van_svg
from intake.dossier.pdf.fouten import HAALT_BESTANDEN_OP, TE_LANG
from intake.dossier.weergave.ambitie import Ambitiebeeld, verschil
from intake.dossier.weergave.radar import (
    BREEDTE,
    HOOGTE,
    MIDDEN,
    STRAAL,
    Punt,
    Waarde,
    maak_radar,
    wenslijnen,
)

SVG = "{http://www.w3.org/2000/svg}"


def waarden(aantal: int, **anders: Any) -> list[Waarde]:
    return [Waarde(f"Doel {nummer}", nummer % 4, **anders) for nummer in range(aantal)]


def beeld(*namen: str, wens: float | None = 1.5) -> Ambitiebeeld:
    doelen = tuple(Doelafspraak("", naam, 2, "Reden", wens=wens) for naam in namen)
    uitkomst = Ambitieuitkomst(1, "2026-11-22", 3, doelen)
    zaak: Any = SimpleNamespace(kader=SimpleNamespace(niveaus=()))
    return Ambitiebeeld(zaak, uitkomst)


@pytest.mark.parametrize("aantal", [0, 1, 2, 10])
def test_too_few_or_too_many_goals_make_no_figure(aantal: int) -> None:
    assert maak_radar(waarden(aantal)) is None


@pytest.mark.parametrize("aantal", range(3, 10))
def test_each_goal_has_an_axis_and_a_number(aantal: int) -> None:
    radar = maak_radar(waarden(aantal))
    assert radar is not None
    assert [een.nummer for een in radar.assen] == list(range(1, aantal + 1))
    assert len({een.einde for een in radar.assen}) == aantal


@pytest.mark.parametrize(("niveau", "afstand"), [(0, 0.0), (1, STRAAL / 3), (3, STRAAL)])
def test_a_level_stands_as_far_from_the_middle_as_it_is_high(niveau: int, afstand: float) -> None:
    radar = maak_radar([Waarde("a", niveau), Waarde("b", 0), Waarde("c", 0)])
    assert radar is not None
    punt = radar.assen[0].afgesproken
    assert (punt.x, MIDDEN[1] - punt.y) == pytest.approx((MIDDEN[0], afstand), abs=0.06)


def test_half_a_level_stands_between_two_rings() -> None:
    radar = maak_radar([Waarde("a", 0, 1.5), *waarden(2)])
    assert radar is not None
    assert radar.assen[0].gewenst == Punt(MIDDEN[0], MIDDEN[1] - STRAAL / 2)


A, B, C, D = (Punt(float(n), 0.0) for n in range(1, 5))


@pytest.mark.parametrize(
    ("punten", "lijnen"),
    [
        ([A, B, C], ("1,0 2,0 3,0 1,0",)),
        ([A, B, None], ("1,0 2,0",)),
        ([None, B, C, D], ("2,0 3,0 4,0",)),
        ([A, None, C, D], ("3,0 4,0 1,0",)),
        ([A, None, C, None], ()),
        ([A, B, None, C, D, None], ("3,0 4,0", "1,0 2,0")),
        ([None, None, None], ()),
    ],
)
def test_a_wish_that_nobody_gave_is_a_gap_in_the_line(
    punten: list[Punt | None], lijnen: tuple[str, ...]
) -> None:
    assert wenslijnen(punten) == lijnen


@given(st.lists(st.text(max_size=120), min_size=3, max_size=9))
def test_every_name_stays_inside_the_figure_and_the_file_stays_xml(namen: list[str]) -> None:
    ambitie = beeld(*namen)
    assert ambitie.radar is not None
    for een in ambitie.radar.assen:
        assert len(een.regels) <= 3
        for regel in een.regels:
            assert 12 < regel.plaats.y < HOOGTE - 20
            assert 0 < regel.plaats.x < BREEDTE
    ElementTree.fromstring(als_svg(ambitie).encode())


def test_the_figure_has_a_name_and_says_what_it_shows() -> None:
    wortel = ElementTree.fromstring(als_svg(beeld("Één", "Twee <b>", "Drie")).encode())
    assert wortel.attrib["role"] == "img"
    assert "Ambitieweb" in (wortel.findtext(f"{SVG}title") or "")
    assert "Twee <b>: afgesproken 2, gewenst 1,5" in (wortel.findtext(f"{SVG}desc") or "")


def test_no_attribute_styles_the_figure_and_nothing_runs_in_it() -> None:
    svg = als_svg(beeld('"onload="x', "<script>", "javascript:"))
    wortel = ElementTree.fromstring(svg.encode())
    namen = {naam for een in wortel.iter() for naam in een.attrib}
    assert not {naam for naam in namen if naam == "style" or naam.startswith("on")}
    assert not [een for een in wortel.iter() if een.tag == f"{SVG}script"]


def test_without_wishes_the_figure_speaks_of_none() -> None:
    svg = als_svg(beeld("a", "b", "c", wens=None))
    assert "Gewenst" not in svg
    assert "polyline" not in svg


def test_the_numbers_do_not_follow_the_dutch_comma() -> None:
    wortel = ElementTree.fromstring(als_svg(beeld("a", "b", "c", "d", "e")).encode())
    for een in wortel.iter(f"{SVG}line"):
        assert all(float(een.attrib[naam]) >= 0 for naam in ("x1", "y1", "x2", "y2"))


def test_the_same_outcome_gives_the_same_png() -> None:
    een, ander = (als_png(beeld("Gezond", "Café", "Coöperatie"), "IK-1") for _ in range(2))
    assert een == ander
    with Image.open(BytesIO(een)) as plaat:
        assert plaat.format == "PNG"
        assert plaat.size == (2 * BREEDTE, 2 * HOOGTE)
    assert len(een) < 300_000


def test_dutch_letters_show_in_the_png() -> None:
    """A letter that the font lacks would be the same box for every name."""
    platen = {als_png(beeld(naam, "b", "c"), "IK-1") for naam in ("é", "ë", "ĳ", "ü", "ç")}
    assert len(platen) == 5


def test_a_picture_fetches_nothing() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd" width="9" height="9"/></svg>'
    with pytest.raises(PdfFout, match=HAALT_BESTANDEN_OP[:20]):
        png_van_svg(svg, "IK-1")


@pytest.mark.parametrize("svg", ['<svg width="9000" height="9"></svg>', "<svg>" + 1_000_001 * " "])
def test_a_picture_that_is_too_large_is_not_made(svg: str) -> None:
    with pytest.raises(PdfFout, match=TE_LANG[:20]):
        png_van_svg(svg, "IK-1")


def test_what_changed_between_two_outcomes() -> None:
    doel = Doelafspraak("sociaal", "Sociaal", 1, "Oud")
    weg = Doelafspraak("", "Stilte", 2, "Lawaai")
    was = Ambitieuitkomst(1, "2026-11-22", 3, (doel, weg))
    nieuw = Doelafspraak("gezond", "Gezond", 3, "Lucht")
    nu = Ambitieuitkomst(2, "2026-11-23", 3, (replace(doel, niveau=2, reden="Nieuw"), nieuw))
    gevonden = [(een.naam, een.was, een.wordt, een.reden) for een in verschil(was, nu)]
    assert gevonden == [
        ("Sociaal", 1, 2, "Nieuw"),
        ("Gezond", None, 3, "Lucht"),
        ("Stilte", 2, None, ""),
    ]
