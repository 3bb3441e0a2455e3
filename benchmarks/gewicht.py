"""Bytes over the wire at a first visit, and how far the layout shifts, for the main pages.

.venv/bin/python -m benchmarks.gewicht

A demo of its own behind granian, an empty cache for each page, our own skin. The HTML counts as
nginx compresses it (gzip, level 1); what is between brackets is the size without.
"""

import gzip
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.demo import CHROMIUM, demo, sessie

GRENS = 60  # KB at a first visit
BREEDTES = (320, 1280)
SOORTEN = ("Document", "Stylesheet", "Script", "Font", "Image")
# With the role that sees it; {kenmerk} is the first dossier of the demo.
PAGINAS = {
    "Inloggen": ("", "/inloggen/"),
    "Start": ("inkoper", "/"),
    "Vraag": ("inkoper", "/dossiers/{kenmerk}/stappen/planning/"),
    "Advies": ("inkoper", "/dossiers/{kenmerk}/advies/"),
    "Teksten": ("inkoper", "/dossiers/{kenmerk}/teksten/"),
    "Bibliotheek": ("inkoper", "/bibliotheek/"),
    "Clausules": ("inkoper", "/bibliotheek/clausules/"),
    "Hulp": ("", "/hulp/"),
}
VERSCHUIVING = """
    window.verschoven = 0;
    new PerformanceObserver(lijst => lijst.getEntries().forEach(
        een => { if (!een.hadRecentInput) window.verschoven += een.value; }
    )).observe({type: 'layout-shift', buffered: true});
"""


@dataclass(frozen=True)
class Bezoek:
    bytes: Counter[str]
    heel: int
    verzoeken: int
    verschoven: float


def main() -> int:
    te_zwaar = []
    with demo() as site, sync_playwright() as spel:
        browser = spel.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        sessies = {rol: sessie(browser, site, rol) for rol in ("", "inkoper")}
        print(f"{'KB':12}{'breed':>6}{'totaal':>8}" + "".join(f"{s:>12}" for s in SOORTEN), end="")
        print(f"{'(heel)':>10}", end="")
        print(f"{'verzoeken':>11}{'verschoven':>12}")
        for naam, (rol, pad) in PAGINAS.items():
            for breed in BREEDTES:
                adres = site.adres + pad.format(kenmerk=site.kenmerk)
                gezien = bezoek(browser, adres, sessies[rol], breed)
                toon(naam, breed, gezien)
                if gezien.bytes.total() > GRENS * 1000 or gezien.verschoven:
                    te_zwaar.append(f"{naam} ({breed})")
    if te_zwaar:
        print(f"\nBoven {GRENS} KB of verschoven: {', '.join(te_zwaar)}")
    return bool(te_zwaar)


def toon(naam: str, breed: int, gezien: Bezoek) -> None:
    per_soort = "".join(f"{gezien.bytes[soort] / 1000:12.1f}" for soort in SOORTEN)
    print(f"{naam:12}{breed:6}{gezien.bytes.total() / 1000:8.1f}{per_soort}", end="")
    print(f"{f'({gezien.heel / 1000:.1f})':>10}", end="")
    print(f"{gezien.verzoeken:11}{gezien.verschoven:12.4f}")


def bezoek(browser: Browser, adres: str, staat: Any, breed: int) -> Bezoek:
    """A new context has an empty cache."""
    context = browser.new_context(
        storage_state=staat, viewport={"width": breed, "height": 800}, locale="nl-NL"
    )
    context.add_init_script(VERSCHUIVING)
    pagina = context.new_page()
    gewogen, heel, aantal = weeg(pagina, adres)
    verschoven = pagina.evaluate("window.verschoven")
    context.close()
    return Bezoek(gewogen, heel, aantal, verschoven)


def weeg(pagina: Page, adres: str) -> tuple[Counter[str], int, int]:
    """What came over the wire, headers included, per kind."""
    soort: dict[str, str] = {}
    gewogen: Counter[str] = Counter()
    kanaal = pagina.context.new_cdp_session(pagina)
    kanaal.on("Network.responseReceived", lambda e: soort.update({e["requestId"]: e["type"]}))
    kanaal.on(
        "Network.loadingFinished",
        lambda e: gewogen.update({soort.get(e["requestId"], "Other"): e["encodedDataLength"]}),
    )
    kanaal.send("Network.enable")
    antwoord = pagina.goto(adres, wait_until="networkidle")
    assert antwoord and antwoord.ok, adres
    inhoud = antwoord.body()
    gewogen["Document"] -= len(inhoud) - len(gzip.compress(inhoud, 1))
    return gewogen, len(inhoud), len(soort)


if __name__ == "__main__":
    sys.exit(main())
