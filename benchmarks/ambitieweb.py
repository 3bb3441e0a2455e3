"""Thirty participants score one session at once on a running server, five of them in a browser.

DEMO=1 DATA_DIR=data .venv/bin/python -m benchmarks.ambitieweb http://127.0.0.1:8000

Give it the environment of the server: it makes a session in that server's database and removes it
again. Each participant opens the own link, scores goal by goal and then all at once, while the
page of the facilitator asks for the stand as its script does. With --beelden <folder> the live
page with all thirty is kept as pictures.
"""

import argparse
import math
import os
import re
import shutil
import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

import django

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

    from intake.ambitieweb.models import Ambitiesessie

DEELNEMERS, IN_BROWSER = 30, 5
BREEDTES = (320, 768, 1280)
GOED = (200, 302, 304)


class Metingen:
    """Milliseconds per kind of request, and every answer that was not as it should be."""

    def __init__(self) -> None:
        self.tijden: dict[str, list[float]] = defaultdict(list)
        self.fouten: list[str] = []

    def meet(self, wat: str, doe: Callable[[], int]) -> None:
        begin = time.perf_counter()
        status = doe()
        self.tijden[wat].append((time.perf_counter() - begin) * 1000)
        if status not in GOED:
            self.fouten.append(f"{wat}: {status}")

    def toon(self) -> None:
        print(f"{'wat':24} {'aantal':>6} {'mediaan':>9} {'p95':>9} {'langste':>9}  ms")
        for wat, tijden in sorted(self.tijden.items()):
            p95 = sorted(tijden)[math.ceil(len(tijden) * 0.95) - 1]
            mediaan = statistics.median(tijden)
            print(f"{wat:24} {len(tijden):6} {mediaan:9.1f} {p95:9.1f} {max(tijden):9.1f}")


class Telefoon:
    """One participant or facilitator as a browser without script: cookies and CSRF by hand."""

    def __init__(self, server: str, sessie: str = "") -> None:
        self.server = urlsplit(server).netloc
        self.koekjes = {"sessionid": sessie} if sessie else {}
        self.inhoud = ""
        self.tag = ""

    def vraag(self, methode: str, pad: str, velden: dict[str, str] | None = None) -> int:
        verbinding = HTTPConnection(self.server, timeout=60)
        koppen = {"Cookie": "; ".join(f"{n}={w}" for n, w in self.koekjes.items())}
        if velden is not None:
            koppen["Content-Type"] = "application/x-www-form-urlencoded"
        if self.tag and methode == "GET":
            koppen["If-None-Match"] = self.tag
        verbinding.request(methode, pad, urlencode(velden) if velden else None, koppen)
        antwoord = verbinding.getresponse()
        self.inhoud = antwoord.read().decode()
        self.tag = antwoord.getheader("ETag") or ""
        for koekje in antwoord.msg.get_all("Set-Cookie") or ():
            naam, _, waarde = koekje.partition(";")[0].partition("=")
            self.koekjes[naam] = waarde
        verbinding.close()
        return antwoord.status

    @property
    def csrf(self) -> str:
        gevonden = re.search(r'csrfmiddlewaretoken" value="(\w+)"', self.inhoud)
        return gevonden[1] if gevonden else ""


def main() -> None:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("server", help="for example http://127.0.0.1:8000")
    lezer.add_argument("--beelden", type=Path, help="a folder for pictures")
    keuzes = lezer.parse_args()
    server = keuzes.server.rstrip("/")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkoopkader.settings")
    django.setup()
    sessie = maak_sessie()
    try:
        loop(server, sessie)
        if keuzes.beelden:
            bewaar_beelden(server, sessie, keuzes.beelden)
    finally:
        ruim_op(sessie)


def maak_sessie() -> "Ambitiesessie":
    """Thirty guests, the goals of the framework, and scoring open."""
    from django.utils import timezone

    from intake.ambitieweb.models import Ambitiesessie, Genodigde, Sessiestaat
    from intake.ambitieweb.startwaarden import zet_doelen_klaar
    from intake.dossier.indienen import bekijk
    from intake.dossier.opslaan import Opslag, maak_dossier
    from intake.dossier.stappen import STAPPEN
    from intake.gebruikers import Gebruiker

    inkoper = Gebruiker.objects.create_user(f"meting-{uuid4().hex[:8]}")
    inkoper.user_permissions.set(rechten())
    antwoorden = {"naam": "Meting ambitieweb", "omschrijving": "", "opdrachtgever_email": ""}
    vandaag = timezone.localdate()
    dossier = maak_dossier(uuid4(), STAPPEN[0], antwoorden, Opslag(inkoper), vandaag)
    sessie = Ambitiesessie.objects.create(
        dossier=dossier, gemaakt_door=inkoper, staat=Sessiestaat.OPEN, overleg_op=vandaag
    )
    for nummer in range(DEELNEMERS):
        gast = Genodigde(sessie=sessie, functie=f"Deelnemer {nummer + 1}")
        gast.geef_link()
        gast.save()
    zet_doelen_klaar(sessie, bekijk(dossier).zaak)
    return sessie


def rechten() -> list[object]:
    from django.contrib.auth.models import Permission

    return list(Permission.objects.filter(codename="dossiers_maken"))


def ruim_op(sessie: "Ambitiesessie") -> None:
    """The dossier stays, closed to everyone: its history may not be removed."""
    from intake.gebruikers import Gebruiker

    Gebruiker.objects.filter(pk=sessie.gemaakt_door_id).update(is_active=False)
    sessie.delete()


def loop(server: str, sessie: "Ambitiesessie") -> None:
    metingen, stop = Metingen(), threading.Event()
    gasten = [gast.token for gast in sessie.genodigden.all()]
    doelen = [doel.pk for doel in sessie.doelen.all()]
    kijker = threading.Thread(target=kijk, args=(server, sessie, metingen, stop))
    kijker.start()
    start = threading.Barrier(DEELNEMERS - IN_BROWSER + 1)
    draden = [
        threading.Thread(target=scoor, args=(server, token, doelen, nummer, metingen, start))
        for nummer, token in enumerate(gasten[IN_BROWSER:])
    ]
    begin = time.perf_counter()
    for draad in draden:
        draad.start()
    in_browsers(server, gasten[:IN_BROWSER], doelen, metingen, start)
    for draad in draden:
        draad.join()
    duur = time.perf_counter() - begin
    stop.set()
    kijker.join()
    metingen.toon()
    oordeel(sessie, len(doelen), duur, metingen)


def scoor(
    server: str,
    token: str,
    doelen: list[int],
    nummer: int,
    metingen: Metingen,
    start: threading.Barrier,
) -> None:
    telefoon, pad = Telefoon(server), f"/ambitieweb/{token}/"
    start.wait()
    metingen.meet("pagina", lambda: telefoon.vraag("GET", pad))
    csrf, velden = telefoon.csrf, {}
    for doel in doelen:
        velden |= {f"kans_{doel}": str(nummer % 4), f"wens_{doel}": str((nummer + doel) % 4)}
        data = {"csrfmiddlewaretoken": csrf, "bewaar": str(doel), **velden}
        metingen.meet("bewaar", lambda data=data: telefoon.vraag("POST", pad, data))


def in_browsers(
    server: str, tokens: list[str], doelen: list[int], metingen: Metingen, start: threading.Barrier
) -> None:
    """Each in a context of its own, one choice after the other; the script saves them."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = start_chromium(playwright)
        start.wait()
        pages = [open_pagina(chromium, f"{server}/ambitieweb/{t}/", metingen) for t in tokens]
        for doel in doelen:
            for nummer, page in enumerate(pages):
                for wat in ("kans", "wens"):
                    keuze = page.locator(f"input[name={wat}_{doel}][value='{nummer % 4}']")
                    keuze.check(force=True)
        for page in pages:
            knop = page.get_by_role("button", name="Bewaar alle scores")
            metingen.meet("bewaar in browser", lambda knop=knop: [knop.click(), 200][1])
            page.get_by_text("Bewaard").first.wait_for()
        chromium.close()


def open_pagina(chromium: "Browser", adres: str, metingen: Metingen) -> "object":
    page = chromium.new_context(locale="nl-NL", viewport={"width": 390, "height": 800}).new_page()
    metingen.meet("pagina in browser", lambda: page.goto(adres).status)
    return page


def kijk(server: str, sessie: "Ambitiesessie", metingen: Metingen, stop: threading.Event) -> None:
    """The facilitator's page, which asks every three seconds."""
    telefoon = Telefoon(server, ingelogd(sessie))
    pad = f"/dossiers/{sessie.dossier.kenmerk}/ambitieweb/sessie/"
    metingen.meet("pagina begeleider", lambda: telefoon.vraag("GET", pad))
    while not stop.wait(3):
        metingen.meet("stand", lambda: telefoon.vraag("GET", f"{pad}stand/?versie=1"))


def bewaar_beelden(server: str, sessie: "Ambitiesessie", map_: Path) -> None:
    """What the facilitator and a participant see, on a phone, a tablet and a desk."""
    from playwright.sync_api import sync_playwright

    map_.mkdir(parents=True, exist_ok=True)
    leiden = f"/dossiers/{sessie.dossier.kenmerk}/ambitieweb/sessie/"
    paden = {"leiden": leiden, "deelnemer": f"/ambitieweb/{sessie.genodigden.all()[0].token}/"}
    koekje = {"name": "sessionid", "value": ingelogd(sessie), "url": server}
    # Everything from the database is read here: Django refuses it beside a browser's event loop.
    with sync_playwright() as playwright:
        chromium = start_chromium(playwright)
        context = chromium.new_context(locale="nl-NL", base_url=server)
        context.add_cookies([koekje])
        page = context.new_page()
        for naam, pad in paden.items():
            for breedte in BREEDTES:
                page.set_viewport_size({"width": breedte, "height": 900})
                page.goto(pad)
                page.screenshot(path=map_ / f"dertig-{naam}-{breedte}.png", full_page=True)
        chromium.close()


def start_chromium(playwright: "Playwright") -> "Browser":
    return playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox"]
    )


def ingelogd(sessie: "Ambitiesessie") -> str:
    from django.test import Client

    client = Client()
    client.force_login(sessie.gemaakt_door)
    return str(client.cookies["sessionid"].value)


def oordeel(sessie: "Ambitiesessie", doelen: int, duur: float, metingen: Metingen) -> None:
    from intake.ambitieweb.sessiebeeld import maak_beeld

    beeld = maak_beeld(sessie)
    scores = sum(een.gescoord for een in beeld.gasten)
    print(
        f"{beeld.aantal_klaar} van {DEELNEMERS} deelnemers klaar, {scores} van "
        f"{DEELNEMERS * doelen} scores, in {duur:.1f} s"
    )
    for fout in metingen.fouten:
        print("FOUT", fout)
    if beeld.aantal_klaar != DEELNEMERS or metingen.fouten:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
