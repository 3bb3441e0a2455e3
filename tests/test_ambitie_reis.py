"""A session in the browser: prepared, scored by phone, led live, agreed; also without script."""

import re

import pytest
from playwright.sync_api import expect

from intake.ambitieweb.models import Genodigde
from tests.reizen import WACHT, keur, klik, kop, ziet

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def inkoper_bij_sessie(venster, voorbeelden):
    """The inkoper at the start page of the ambitieweb of a dossier."""
    voorbeelden.concept()
    page = venster("inkoper")
    klik(page, "Voorbeeld: onderzoek")
    klik(page, "Ambitieweb")
    return page


def bereid_voor(page):
    """From the talk with Concern Inkoop to the own links."""
    page.get_by_label("Ik heb met Concern Inkoop").check(force=True)
    for deel, waarde in (("Dag", "2"), ("Maand", "1"), ("Jaar", "2026")):
        page.get_by_label(deel).fill(waarde)
    klik(page, "Leg het overleg vast")
    for deel, waarde in (("Dag", "8"), ("Maand", "december"), ("Jaar", "2030")):
        page.get_by_label(deel).fill(waarde)
    page.get_by_label("Hoe laat").fill("10.00")
    page.get_by_label("Waar is").fill("Stopera")


def scoor(page, doel, kans, wens):
    for wat, waarde in (("kans", kans), ("wens", wens)):
        page.locator(f"input[name={wat}_{doel.pk}][value='{waarde}']").check(force=True)


def test_a_session_from_invitation_to_agreed_levels(inkoper_bij_sessie, browser, site):
    inkoper = inkoper_bij_sessie
    keur(inkoper, "ambitieweb")
    bereid_voor(inkoper)
    keur(inkoper, "ambitieweb-voorbereiden")
    klik(inkoper, "Bewaar de sessie")
    assert kop(inkoper) == "Uitnodigingen en eigen links"
    keur(inkoper, "ambitieweb-links")
    gast = Genodigde.objects.all()[0]
    link = inkoper.get_by_role("link", name=gast.token).get_attribute("href")
    klik(inkoper, "Naar de sessie")
    klik(inkoper, "Laat deelnemers scoren")

    context = browser.new_context(locale="nl-NL", viewport={"width": 320, "height": 700})
    deelnemer = context.new_page()
    deelnemer.set_default_timeout(WACHT)
    deelnemer.goto(link)
    keur(deelnemer, "ambitieweb-deelnemer")
    eerste = gast.sessie.doelen.all()[0]
    scoor(deelnemer, eerste, 3, 1)
    expect(deelnemer.locator("[data-bewaard]")).to_contain_text("Bewaard om")
    deelnemer.close()  # dropped out, without pressing a button
    deelnemer = context.new_page()
    deelnemer.goto(link)
    expect(deelnemer.locator(f"input[name=kans_{eerste.pk}][value='3']")).to_be_checked()

    # What is typed stays while the scores come in by themselves.
    reden = inkoper.get_by_label(f"Waarom dit niveau voor {eerste.naam}?")
    reden.fill("Ik ben nog aan het typen")
    for doel in gast.sessie.doelen.all():
        scoor(deelnemer, doel, 2, 2)
    klik(deelnemer, "Bewaar alle scores")
    expect(inkoper.locator("#stand-teller")).to_contain_text("1 van 8", timeout=WACHT)
    expect(reden).to_have_value("Ik ben nog aan het typen")
    keur(inkoper, "ambitieweb-leiden")

    klik(inkoper, "Sluit het scoren")
    expect(reden).to_have_value("Ik ben nog aan het typen")
    expect(deelnemer.locator("#deelname-stand")).to_contain_text("De sessie is verder")
    for doel in gast.sessie.doelen.all():
        inkoper.locator(f"input[name=niveau_{doel.pk}][value='1']").check(force=True)
        inkoper.get_by_label(f"Waarom dit niveau voor {doel.naam}?").fill("Dat past.")
    klik(inkoper, "Leg de uitkomst vast")
    ziet(inkoper, "De uitkomst van het ambitieweb is vastgelegd")
    deelnemer.reload()
    ziet(deelnemer, "Wat is afgesproken")
    keur(deelnemer, "ambitieweb-afgesproken")
    context.close()


def test_all_of_it_works_without_script_and_by_keyboard(venster, voorbeelden, site):
    voorbeelden.concept()
    page = venster("inkoper", java_script_enabled=False)
    klik(page, "Voorbeeld: onderzoek")
    klik(page, "Ambitieweb")
    bereid_voor(page)
    klik(page, "Bewaar de sessie")
    gast = Genodigde.objects.all()[0]
    klik(page, "Naar de sessie")
    knop = page.get_by_role("button", name="Laat deelnemers scoren")
    knop.focus()
    page.keyboard.press("Enter")
    ziet(page, "Deelnemers kunnen nu scoren")
    pad = f"/ambitieweb/{gast.token}/"
    page.goto(pad)
    doel = gast.sessie.doelen.all()[0]
    page.locator(f"input[name=kans_{doel.pk}][value='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Bewaar alle scores").press("Enter")
    expect(page.locator(f"input[name=kans_{doel.pk}][value='2']")).to_be_checked()
    assert gast.scores.get().kans == 2
    page.goto(f"/dossiers/{gast.sessie.dossier.kenmerk}/ambitieweb/sessie/")
    klik(page, "Ververs de stand")
    expect(page.locator(f"#stand-{doel.pk}")).to_contain_text(re.compile("midden 2"))


def test_a_wrong_link_is_explained(page, site):
    page.goto(f"{site}/ambitieweb/aaaaabbbbbcccccddddd/")
    assert kop(page) == "Deze link werkt niet (meer)"
    keur(page, "ambitieweb-verkeerde-link")
    klik(page, "vul alleen de code in")
    keur(page, "ambitieweb-code")
