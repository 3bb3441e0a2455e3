"""Every part of the skin in a real browser: accessible, no wider than the window, script optional."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.urls("tests.galerij"),
    pytest.mark.django_db(transaction=True),
]
PAGINAS = [
    "/galerij/",
    "/galerij/vraag/",
    "/inloggen/",
    "/wachtwoord-vergeten/",
    "/hulp/",
    "/toegankelijkheid/",
]
TEKSTAFSTAND = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""


@pytest.mark.parametrize("breedte", [320, 768, 1280])
@pytest.mark.parametrize("pad", PAGINAS)
def test_a_page_is_accessible_fits_and_keeps_the_security_policy(page, live_server, pad, breedte):
    meldingen: list[str] = []
    page.on("console", lambda bericht: meldingen.append(bericht.text))
    page.set_viewport_size({"width": breedte, "height": 900})
    page.goto(live_server.url + pad)
    assert page.url == live_server.url + pad
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert meldingen == []
    uitslag = Axe().run(page).response
    assert [(fout["id"], fout["nodes"]) for fout in uitslag["violations"]] == []
    assert "color-contrast" not in [onzeker["id"] for onzeker in uitslag["incomplete"]]


def test_wider_text_spacing_breaks_nothing(browser, live_server):
    page = browser.new_page(bypass_csp=True, viewport={"width": 320, "height": 900})
    page.goto(f"{live_server.url}/galerij/")
    page.add_style_tag(content=TEKSTAFSTAND)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.close()


def test_every_control_is_large_enough_to_hit(page, live_server):
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(f"{live_server.url}/galerij/")
    maten = page.locator(
        "button:visible, summary:visible, nav a:visible, input:visible"
    ).evaluate_all(
        "els => els.filter(e => !e.closest('.ik-keuze')).map(e => [e.outerHTML,"
        " e.getBoundingClientRect().width, e.getBoundingClientRect().height])"
    )
    assert len(maten) > 20
    assert [maat for maat in maten if maat[1] < 24 or maat[2] < 24] == []


def test_every_tab_stop_shows_where_it_is(page, live_server):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{live_server.url}/galerij/vraag/")
    for _ in range(12):
        page.keyboard.press("Tab")
        rand = page.evaluate(
            "(e => [e, e.closest('.ik-keuze')].some(x => x &&"
            " getComputedStyle(x).outlineStyle === 'solid'"
            " && parseFloat(getComputedStyle(x).outlineWidth) >= 2))(document.activeElement)"
        )
        assert rand, page.evaluate("document.activeElement.outerHTML")


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(page, live_server):
    page.goto(f"{live_server.url}/galerij/")
    expect(page.locator("#fouten")).to_be_focused()
    page.get_by_role("link", name="Vul ook het jaar in.").click()
    expect(page.get_by_label("Jaar").first).to_be_focused()


def test_a_click_anywhere_in_a_choice_chooses_it(page, live_server):
    page.goto(f"{live_server.url}/galerij/vraag/")
    page.get_by_text("Bouwen, verbouwen of aanleggen.").click(force=True)
    expect(page.get_by_label("Werk", exact=True)).to_be_checked()


def test_a_clausule_can_be_copied_and_says_so(page, live_server):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{live_server.url}/galerij/")
    page.get_by_role("button", name="Kopieer de tekst van CHA-01").click()
    expect(page.locator("#status-1")).to_have_text("De tekst is gekopieerd.")
    assert "gelijkwaardig document" in page.evaluate("navigator.clipboard.readText()")


def test_leaving_asks_only_after_a_change(page, live_server):
    vragen: list[str] = []
    page.on("dialog", lambda vraag: (vragen.append(vraag.type), vraag.accept()))
    page.goto(f"{live_server.url}/galerij/")
    page.goto(f"{live_server.url}/hulp/")
    assert vragen == []
    page.goto(f"{live_server.url}/galerij/")
    page.locator("#id_naam").press_sequentially("Bank")
    page.goto(f"{live_server.url}/hulp/")
    assert vragen == ["beforeunload"]


def test_a_double_click_sends_once(page, live_server):
    page.goto(f"{live_server.url}/galerij/vraag/")
    verzonden = page.evaluate(
        """() => { let keer = 0; const f = document.querySelector("form[data-eenmaal]");
        f.addEventListener("submit", (e) => { if (!e.defaultPrevented) keer++; e.preventDefault(); });
        f.requestSubmit(); f.requestSubmit(); return keer; }"""
    )
    assert verzonden == 1
    expect(page.get_by_role("button", name="Volgende vraag")).to_be_enabled()


def test_the_character_count_follows_the_typing(page, live_server):
    page.goto(f"{live_server.url}/galerij/")
    page.locator("#id_omschrijving").press_sequentially("Stoelen")
    expect(page.locator("[data-teller=id_omschrijving]")).to_have_text("Nog 993 van 1.000 tekens")


def test_without_javascript_a_question_can_be_answered(browser, live_server):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{live_server.url}/galerij/vraag/")
    page.get_by_role("button", name="Volgende vraag").click()
    expect(page.get_by_role("link", name="Kies een antwoord.")).to_be_visible()
    assert page.title().startswith("Fout: ")
    assert "#" not in page.url
    page.close()


def test_the_parts_survive_forced_colours(browser, live_server):
    page = browser.new_page(forced_colors="active", viewport={"width": 320, "height": 900})
    page.goto(f"{live_server.url}/galerij/")
    randen = page.locator(".ams-alert, .ik-label").evaluate_all(
        "els => els.map(e => getComputedStyle(e).borderInlineStartStyle)"
    )
    assert randen and "none" not in randen
    page.close()
