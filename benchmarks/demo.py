"""The demo behind granian, for what is measured with a real browser."""

import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Browser

from tests.storing.cluster import wacht_tot
from tests.storing.opstelling import vrije_poort
from tests.storing.processen import PYTHON, Proces

CHROMIUM = "/usr/bin/chromium"


@dataclass(frozen=True)
class Demo:
    adres: str
    wachtwoorden: dict[str, str]
    kenmerk: str


def sessie(browser: Browser, site: Demo, rol: str) -> Any:
    """The cookies of a role; signing in is not part of what is measured."""
    context = browser.new_context()
    if rol:
        pagina = context.new_page()
        pagina.goto(f"{site.adres}/inloggen/")
        pagina.fill("#id_username", rol)
        pagina.fill("#id_password", site.wachtwoorden[rol])
        pagina.get_by_role("button", name="Inloggen").click()
        pagina.wait_for_url(f"{site.adres}/")
    staat = context.storage_state()
    context.close()
    return staat


@contextmanager
def demo() -> Iterator[Demo]:
    map_ = Path(tempfile.mkdtemp(prefix="gewicht-"))
    omgeving = os.environ | {"DEMO": "1", "DATA_DIR": str(map_)}
    omgeving.pop("DJANGO_SETTINGS_MODULE", None)
    for opdracht in (
        ["migrate", "--verbosity=0"],
        ["laad_kader"],
        ["demo"],
        ["collectstatic", "--no-input", "--verbosity=0"],
    ):
        subprocess.run(
            [PYTHON, "manage.py", *opdracht], env=omgeving, check=True, stdout=subprocess.DEVNULL
        )
    poort = vrije_poort()
    opdracht = ("-m", "granian", "--interface", "wsgi", "--port", str(poort))
    proces = Proces(
        PYTHON, *opdracht, "inkoopkader.wsgi:application", omgeving=omgeving, log=map_ / "log"
    )
    regels = (map_ / "demo-accounts.txt").read_text(encoding="utf-8").splitlines()
    try:
        proces.start()
        adres = f"http://127.0.0.1:{poort}"
        wacht_tot(lambda: leeft(f"{adres}/leeft/"))
        yield Demo(adres, dict(regel.split() for regel in regels if regel.strip()), kenmerk(map_))
    finally:
        proces.stop(5)
        shutil.rmtree(map_, ignore_errors=True)


def leeft(adres: str) -> bool:
    try:
        with urlopen(adres) as antwoord:
            return bool(antwoord.status == 200)
    except OSError:
        return False


def kenmerk(map_: Path) -> str:
    with sqlite3.connect(map_ / "inkoopkader.sqlite3") as database:
        rij = database.execute("SELECT kenmerk FROM intake_dossier ORDER BY id LIMIT 1").fetchone()
    assert re.fullmatch(r"IK-\d{4}-\d{4}", rij[0])
    return str(rij[0])
