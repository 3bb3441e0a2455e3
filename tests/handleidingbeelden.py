"""The pictures of the manuals, made anew: starts a demo of its own and photographs its pages.

.venv/bin/python -m tests.handleidingbeelden
"""

import io
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_urlsafe
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

WORTEL = Path(__file__).parents[1]
MAP = WORTEL / "docs/handleiding/beeld"
BREED, HOOG = 960, 640
KLEUREN = 48  # enough for pages of text, and a tenth of the size
# Accounts are for superusers only, and the demo has none.
FUNCTIONEEL = {
    "DJANGO_SUPERUSER_USERNAME": "functioneel",
    "DJANGO_SUPERUSER_EMAIL": "functioneel@voorbeeld.nl",
    "DJANGO_SUPERUSER_PASSWORD": token_urlsafe(),
}
# Who looks, at which page, and perhaps a link to click there. {} is the year of the demo.
BEELDEN: dict[str, tuple[str, str, str]] = {
    "inkoper-start": ("inkoper", "/", ""),
    "inkoper-vraag": ("inkoper", "/dossiers/IK-{}-0006/stappen/planning/", ""),
    "inkoper-advies": ("inkoper", "/dossiers/IK-{}-0006/advies/", ""),
    "inkoper-teksten": ("inkoper", "/dossiers/IK-{}-0006/teksten/", ""),
    "opdrachtgever-adviezen": ("opdrachtgever", "/adviezen/", ""),
    "beoordelaar-werklijst": ("beoordelaar", "/beheer/intake/dossier/", ""),
    "beoordelaar-dossier": ("beoordelaar", "/beheer/intake/dossier/", "#result_list th a"),
    "deskundige-start": ("deskundige", "/", ""),
    "categoriemanager-start": ("categoriemanager", "/", ""),
    "beheerder-clausule": ("beheerder", "/beheer/intake/clausule/ALG-01/change/", ""),
    "functioneel-gebruikers": ("functioneel", "/beheer/intake/gebruiker/", ""),
    "functioneel-berichten": ("functioneel", "/beheer/intake/bericht/", ""),
}


@contextmanager
def demo() -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a fresh demo, and the password of each role."""
    with TemporaryDirectory() as map_, socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = str(vrij.getsockname()[1])
        vrij.close()
        omgeving = os.environ | {"DEMO": "1", "DATA_DIR": map_, "PORT": poort} | FUNCTIONEEL
        omgeving.pop("DJANGO_SETTINGS_MODULE", None)
        for opdracht in (
            ["migrate", "-v0"],
            ["laad_kader"],
            ["demo"],
            ["createsuperuser", "--no-input"],
            ["collectstatic", "--no-input", "-v0"],
        ):
            subprocess.run(
                [sys.executable, "manage.py", *opdracht],
                cwd=WORTEL,
                env=omgeving,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        granian = Path(sys.executable).with_name("granian")
        server = subprocess.Popen(
            [
                granian,
                "--interface",
                "wsgi",
                "--port",
                poort,
                "--log-level",
                "warning",
                "inkoopkader.wsgi:application",
            ],
            cwd=WORTEL,
            env=omgeving,
        )
        try:
            wacht_op(f"http://127.0.0.1:{poort}/leeft/")
            regels = (Path(map_) / "demo-accounts.txt").read_text(encoding="utf-8")
            wachtwoorden = dict(regel.split() for regel in regels.splitlines())
            wachtwoorden["functioneel"] = FUNCTIONEEL["DJANGO_SUPERUSER_PASSWORD"]
            yield (
                f"http://127.0.0.1:{poort}",
                wachtwoorden,
            )
        finally:
            server.terminate()
            server.wait()


def wacht_op(adres: str) -> None:
    for _ in range(200):
        try:
            urlopen(adres)
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the demo does not start")


def log_in(browser: Browser, site: str, rol: str, wachtwoord: str) -> Page:
    page = browser.new_page(viewport={"width": BREED, "height": HOOG}, locale="nl-NL")
    page.goto(f"{site}/inloggen/")
    page.fill("[name=username]", rol)
    page.fill("[name=password]", wachtwoord)
    page.click("main button[type=submit]")
    return page


def ga(page: Page, adres: str, link: str) -> None:
    antwoord = page.goto(adres)
    assert antwoord is not None and antwoord.ok, adres
    if link:
        page.locator(link).first.click()
        page.wait_for_load_state()


def bewaar(page: Page, naam: str) -> int:
    beeld = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    bestand = MAP / f"{naam}.png"
    beeld.quantize(KLEUREN).save(bestand, optimize=True)
    return bestand.stat().st_size


def main() -> None:
    MAP.mkdir(exist_ok=True)
    with demo() as (site, wachtwoorden), sync_playwright() as p:
        browser = p.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-background-networking"],
        )
        paginas = {
            rol: log_in(browser, site, rol, wachtwoord) for rol, wachtwoord in wachtwoorden.items()
        }
        for naam, (rol, pad, link) in BEELDEN.items():
            ga(paginas[rol], site + pad.format(time.localtime().tm_year), link)
            print(f"{bewaar(paginas[rol], naam):>7,} bytes  {naam}")
        browser.close()


if __name__ == "__main__":
    main()
