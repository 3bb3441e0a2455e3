"""The four scores of Lighthouse for the main pages.

.venv/bin/python -m benchmarks.lighthouse [PATH OF lighthouse]

Lighthouse 12 is not part of the project: `npm install lighthouse@12` in a folder of its own.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.demo import CHROMIUM, Demo, demo, sessie

SOORTEN = ("performance", "accessibility", "best-practices", "seo")
# A page behind the login is kept out of search engines on purpose.
PAGINAS = {
    "Inloggen": ("", "/inloggen/"),
    "Hulp": ("", "/hulp/"),
    "Start": ("inkoper", "/"),
    "Vraag": ("inkoper", "/dossiers/{kenmerk}/stappen/planning/"),
    "Advies": ("inkoper", "/dossiers/{kenmerk}/advies/"),
}


def main(lighthouse: str = "lighthouse") -> int:
    if not shutil.which(lighthouse):
        print("Lighthouse is not here. Run `npm install lighthouse@12` in a folder of its own and")
        print("give the path: python -m benchmarks.lighthouse …/node_modules/.bin/lighthouse")
        return 2
    laagste = 100
    print(f"{'':12}" + "".join(f"{soort:>16}" for soort in SOORTEN))
    with demo() as site:
        koekjes = koekjes_per_rol(site)
        for naam, (rol, pad) in PAGINAS.items():
            verslag = keur(lighthouse, site.adres + pad.format(kenmerk=site.kenmerk), koekjes[rol])
            scores = [round(100 * verslag["categories"][soort]["score"]) for soort in SOORTEN]
            print(f"{naam:12}" + "".join(f"{score:16}" for score in scores))
            for regel in tekorten(verslag):
                print(f"    {regel}")
            laagste = min(laagste, *scores)
    return int(laagste < 100)


def koekjes_per_rol(site: Demo) -> dict[str, str]:
    with sync_playwright() as spel:
        browser = spel.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        staat = sessie(browser, site, "inkoper")
        browser.close()
    return {"": "", "inkoper": "; ".join(f"{k['name']}={k['value']}" for k in staat["cookies"])}


def keur(lighthouse: str, adres: str, koekje: str) -> dict[str, Any]:
    kop = [f"--extra-headers={json.dumps({'Cookie': koekje})}"] if koekje else []
    klaar = subprocess.run(
        [
            lighthouse,
            adres,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(SOORTEN)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-background-networking",
            *kop,
        ],
        env=os.environ | {"CHROME_PATH": CHROMIUM},
        capture_output=True,
        check=True,
    )
    return dict(json.loads(klaar.stdout))


def tekorten(verslag: dict[str, Any]) -> Iterator[str]:
    """What took points off, with the category that it took them off."""
    for soort in SOORTEN:
        for deel in verslag["categories"][soort]["auditRefs"]:
            toets = verslag["audits"][deel["id"]]
            if deel["weight"] and toets["score"] is not None and toets["score"] < 0.9:
                yield f"{soort}: {toets['title']} {toets.get('displayValue', '')}".rstrip()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
