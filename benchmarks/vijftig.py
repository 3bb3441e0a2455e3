"""Milliseconds per page while 50 people of every role use all pages and fill in questionnaires.

.venv/bin/python -m benchmarks.vijftig [--gebruikers 50] [--seconden 300] [--denktijd 5]

nginx, granian with two workers, the queue and PostgreSQL on this machine, and the people too. Each
reads a page for half to one and a half times `denktijd`, and goes on: to one page of every kind
that links lead to, and in between through a purchase from the first question to the submission.
Exit code 1 when the p95 of a page is over 300 ms, or something goes wrong.
"""

import argparse
import os
import statistics
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from http.client import HTTPResponse
from threading import Lock

from benchmarks.koppen import CPU
from tests.storing import boek
from tests.storing.browser import Antwoord, Browser
from tests.storing.mensen import WERKLIJST, Beoordelaar, Inkoper, Mens, Weg
from tests.storing.opstelling import Opstelling, vrije_poort, zeg
from tests.storing.processen import Proces, granian, manage
from tests.storing.proxy import KORT, nginx

DOSSIERS = 2000
GRENS = 300  # ms
OPWARMEN = 20  # seconds
ROLLEN = {
    "inkoper": 0.54,
    "opdrachtgever": 0.1,
    "beoordelaar": 0.14,
    "deskundige": 0.06,
    "categoriemanager": 0.06,
    "beheerder": 0.1,
}
BEGIN = {"beoordelaar": WERKLIJST, "beheerder": "/beheer/", "categoriemanager": "/beheer/"}


@dataclass
class Pagina:
    ms: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)

    @property
    def p95(self) -> float:
        if len(self.ms) == 1:
            return self.ms[0]
        return statistics.quantiles(self.ms, n=20, method="inclusive")[-1]


class Meetlat:
    """What every request took, by what it asked; while `telt`."""

    def __init__(self) -> None:
        self.paginas: defaultdict[str, Pagina] = defaultdict(Pagina)
        self.telt = False
        self._slot = Lock()

    def noteer(self, hoe: str, pad: str, ms: float, cpu: float, fout: str) -> None:
        if not self.telt:
            return
        with self._slot:
            pagina = self.paginas[f"{hoe} {naam_van(pad)}"]
            pagina.ms.append(ms)
            pagina.cpu.append(cpu)
            if fout:
                pagina.fouten.append(f"{pad} {fout}")


def naam_van(pad: str) -> str:
    from django.urls import Resolver404, resolve

    try:
        return resolve(pad.split("?")[0]).view_name
    except Resolver404:
        return pad


class Meetbrowser(Browser):
    meetlat: Meetlat
    cpu = 0.0

    def _vraag(self, hoe: str, pad: str, inhoud: str | None = None) -> Antwoord:
        begin, self.cpu = time.perf_counter(), 0.0
        try:
            kwam = super()._vraag(hoe, pad, inhoud)
        except Exception as fout:
            self.meetlat.noteer(hoe, pad, 0, 0, str(fout))
            raise
        ms = (time.perf_counter() - begin) * 1000
        mis = kwam.status >= 400 and kwam.status != 409  # somebody else was first
        self.meetlat.noteer(hoe, pad, ms, self.cpu, str(kwam.status) if mis else "")
        return kwam

    def _onthoud(self, kwam: HTTPResponse) -> None:
        super()._onthoud(kwam)
        self.cpu = int(kwam.headers.get(CPU, 0)) / 1000


@dataclass
class Bezocht:
    """A page as `tests.rondgang` reads it."""

    status_code: int
    content: bytes
    naar: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Content-Type": "text/html" if b"<html" in self.content[:200] else "file"}

    def __getitem__(self, kop: str) -> str:
        return self.naar


class Lezer(Mens):
    """Goes from link to link, one page of every kind."""

    rol = ""
    dossiers: tuple[str, ...] = ()

    def ronde(self) -> None:
        self.lees(self.toeval.choice((*self.dossiers, BEGIN.get(self.rol, "/"), "/")))

    def lees(self, begin: str) -> None:
        from tests.rondgang import rondgang

        for _ in rondgang(self, begin, niet="/beheer/jsi18n"):  # type: ignore[arg-type]
            self.boek.tel(boek.PAGINAS)

    def get(self, pad: str) -> Bezocht:
        if self.klaar.wait(self.pauze):
            raise Weg
        kwam = self.browser.get(pad)
        return Bezocht(kwam.status, kwam.tekst, kwam.naar)

    @property
    def pauze(self) -> float:
        return self.denktijd * self.toeval.uniform(0.5, 1.5)

    @pauze.setter
    def pauze(self, denktijd: float) -> None:
        self.denktijd = denktijd


class LezendeInkoper(Lezer, Inkoper):
    """Three purchases in five rounds: nobody else may write, and that is most of the work."""

    def ronde(self) -> None:
        if self.toeval.random() < 0.6:
            Inkoper.ronde(self)
        Lezer.ronde(self)


class LezendeBeoordelaar(Lezer, Beoordelaar):
    def ronde(self) -> None:
        if self.toeval.random() < 0.6:
            Beoordelaar.ronde(self)
        Lezer.ronde(self)


class Drukte(Opstelling):
    """As in production: nginx in front, and a database that was used for years."""

    def __init__(self, gebruikers: int, denktijd: float) -> None:
        super().__init__(gebruikers)
        self.denktijd = denktijd
        self.appoort = vrije_poort()
        self.meetlat = Meetlat()

    def browser(self, sessie: str) -> Browser:
        browser = Meetbrowser((self.adres, self.poort), sessie, tls=True)
        browser.meetlat = self.meetlat
        return browser

    def maak_mensen(self) -> list[Mens]:
        from benchmarks.gemeente import Gemeente
        from tests.dossiers import GEWOON

        zeg(f"{DOSSIERS} dossiers en {self.aantal} gebruikers")
        Inkoper.gewoon = GEWOON
        gemeente = Gemeente()
        gemeente.vul_aan(DOSSIERS)
        soorten: dict[str, type[Lezer]] = {
            "inkoper": LezendeInkoper,
            "beoordelaar": LezendeBeoordelaar,
        }
        mensen: list[Mens] = []
        for rol, deel in ROLLEN.items():
            for naam, sessie, dossiers in gemeente.mensen(rol, round(self.aantal * deel)):
                soort = soorten.get(rol, Lezer)
                mens = soort(naam, self.browser(sessie), self.boek, self.klaar, self.denktijd)
                mens.rol, mens.dossiers = rol, dossiers
                mensen.append(mens)
        return mensen

    def maak_processen(self) -> list[Proces]:
        self.app = granian(self.appoort, self.omgeving(), self.map / "app.log")
        self.app.opdracht[-1] = "benchmarks.meetlat:application"
        self.werker = manage("werk", omgeving=self.omgeving(), log=self.map / "werker.log")
        achter = [f"{self.adres}:{self.appoort} {KORT}"]
        self.proxy = nginx(self.map / "nginx", self.adres, self.poort, achter)
        return [self.app, self.werker, self.proxy]


def main() -> None:
    opties = argumenten()
    with Drukte(opties.gebruikers, opties.denktijd) as drukte:
        with drukte.belasting():
            time.sleep(OPWARMEN)
            drukte.meetlat.telt = True
            time.sleep(opties.seconden)
            drukte.meetlat.telt = False
            last = os.getloadavg()[0]
        goed = toon(drukte.meetlat.paginas, opties)
        tellers = drukte.boek.tellers
        print(f"belasting van de machine {last:.1f}; {dict(tellers)}; {drukte.boek.voorbeelden}")
    sys.exit(0 if goed else 1)


def argumenten() -> argparse.Namespace:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--gebruikers", type=int, default=50)
    lezer.add_argument("--seconden", type=float, default=300)
    lezer.add_argument("--denktijd", type=float, default=5)
    return lezer.parse_args()


def toon(paginas: dict[str, Pagina], opties: argparse.Namespace) -> bool:
    """Whether every page was quick enough and nothing went wrong; the slowest first."""
    print(f"\n{'':52}{'aantal':>7}{'mediaan':>9}{'p95':>7}{'meest':>7}{'CPU':>7}{'fout':>6}")
    traag = 0
    for naam, een in sorted(paginas.items(), key=lambda paar: -paar[1].p95):
        traag += een.p95 > GRENS
        cijfers = (statistics.median(een.ms), een.p95, max(een.ms), statistics.median(een.cpu))
        print(
            f"{naam:52}{len(een.ms):7}{cijfers[0]:9.0f}{cijfers[1]:7.0f}{cijfers[2]:7.0f}"
            f"{cijfers[3]:7.0f}{len(een.fouten):6}{'  TE TRAAG' if een.p95 > GRENS else ''}"
        )
    alle = [ms for een in paginas.values() for ms in een.ms]
    fouten = [fout for een in paginas.values() for fout in een.fouten]
    per_seconde = len(alle) / opties.seconden
    print(
        f"\n{opties.gebruikers} gebruikers, denktijd {opties.denktijd:g} s, {len(alle)} verzoeken"
        f" in {opties.seconden:g} s ({per_seconde:.1f} per seconde), p95 van alles samen"
        f" {statistics.quantiles(alle, n=20)[-1]:.0f} ms; {len(paginas)} soorten, {traag} boven"
        f" {GRENS} ms, {len(fouten)} fouten"
    )
    print("\n".join(fouten[:20]))
    return not traag and not fouten


if __name__ == "__main__":
    main()
