"""Every kind of page that a role reaches: at 400%, with the reader's own colours, dark, on paper."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page

from tests.reizen import OORDEEL
from tests.rondgang import rondgang, soort, vul_met_voorbeelden

# 1280 x 1024 at 400%.
VENSTER = {"width": 320, "height": 256}
STUREN = ".ik-kop, .ik-voet, .ik-terug, .ams-skip-link"
# Focus that cannot be seen, or that another part covers.
KWIJT = """() => {
  const een = document.activeElement;
  if (een === document.body) return null;
  // A choice shows its focus around the whole of its card, and its label lies over the button.
  const geheel = een.closest(".ik-keuze, label") || een, vak = een.getBoundingClientRect();
  const boven = Math.max(vak.top, 0), onder = Math.min(vak.bottom, innerHeight);
  const midden = (Math.max(vak.left, 0) + Math.min(vak.right, innerWidth)) / 2;
  const bij = onder > boven && document.elementFromPoint(midden, (boven + onder) / 2);
  const lijn = [een, geheel].some(deel => getComputedStyle(deel).outlineStyle !== "none");
  return lijn && bij && (geheel.contains(bij) || bij.contains(een)) ? null : een.outerHTML;
}"""
TABS = 12


@pytest.fixture
def paden(site: str) -> dict[str, list[str]]:
    """What each role opens; a kind of page that another saw before is not opened again."""
    gezien, van = set(), {}
    for account in vul_met_voorbeelden():
        client = Client()
        client.force_login(account)
        nieuw = [pad for pad, _ in rondgang(client) if soort(pad) not in gezien]
        gezien |= {soort(pad) for pad in nieuw}
        van[account.username] = nieuw
    return van


def groot_in_eigen_kleuren(page: Page) -> list[str]:
    fouten = []
    if (te_breed := page.evaluate("document.documentElement.scrollWidth - innerWidth")) > 0:
        fouten.append(f"{te_breed} px too wide")
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if kwijt := page.evaluate(KWIJT):
            fouten.append(f"focus lost: {kwijt[:120]}")
    return fouten


def boom(page: Page) -> list[str]:
    """What a screen reader is told."""
    gezegd = page.locator("body").aria_snapshot()
    fouten = [
        f"{len(gevonden)} x {wat}"
        for wat, patroon in (("h1", r"heading .*\[level=1\]"), ("main", r"^- main"))
        if len(gevonden := re.findall(patroon, gezegd, re.MULTILINE)) != 1
    ]
    naamloos = re.findall(
        r"^\s*- (?:link|button|textbox|combobox|radio|checkbox)\s*$", gezegd, re.M
    )
    return fouten + [f"without a name: {een.strip()}" for een in naamloos]


def donker(page: Page) -> list[str]:
    page.evaluate(Axe().axe_script)
    fouten = page.evaluate(OORDEEL.replace("{", '{runOnly: ["color-contrast"], ', 1))
    return [str(fout) for fout in fouten]


def op_papier(page: Page) -> list[str]:
    te_zien = page.locator(STUREN).filter(visible=True).count()
    return [f"{te_zien} parts that only steer"] if te_zien else []


def oordeel(page: Page) -> list[str]:
    page.emulate_media(media="screen", forced_colors="active")
    fouten = groot_in_eigen_kleuren(page) + boom(page)
    page.emulate_media(forced_colors="none", color_scheme="dark")
    fouten += donker(page)
    page.emulate_media(media="print", color_scheme="light")
    return fouten + op_papier(page)


def test_every_page_is_good_to_read_and_to_find_the_way_in(venster, paden):
    fouten = []
    for rol, eigen in paden.items():
        # Colours that are still on their way to another palette cannot be judged.
        page = venster(rol, viewport=VENSTER, reduced_motion="reduce")
        for pad in eigen:
            page.goto(pad)
            fouten += [f"{rol} {pad}: {fout}" for fout in oordeel(page)]
    assert fouten == []
    assert sum(map(len, paden.values())) > 40


def test_a_dark_screen_gets_dark_pages_and_paper_stays_white(venster):
    page = venster("inkoper", color_scheme="dark")
    grond = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(grond) == "rgb(17, 24, 33)"
    page.emulate_media(media="print")
    assert page.evaluate(grond) == "rgb(255, 255, 255)"
