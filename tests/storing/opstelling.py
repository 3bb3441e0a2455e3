"""Puts a scenario together: database, application, worker, mail, users; and judges the outcome."""

import argparse
import logging
import os
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from threading import Event

from tests.storing import boek as boeken
from tests.storing.boek import Boek
from tests.storing.browser import HOST, Browser, Storing
from tests.storing.cluster import Cluster, wacht_tot
from tests.storing.keuring import Uitslag, keur
from tests.storing.mensen import Beoordelaar, Inkoper, Mens
from tests.storing.postbus import Postbus, start_postbus
from tests.storing.processen import PROJECT, Proces, granian, manage

BEOORDELAARS = 8  # one in so many users
INGEDIEND = 8  # dossiers that lie ready for them


class Opstelling:
    """One machine with everything on it. Whatever it starts, it ends."""

    def __init__(
        self, gebruikers: int = 50, *, adres: str = "127.0.0.1", clusteradres: str = ""
    ) -> None:
        self.aantal = gebruikers
        self.map = Path(tempfile.mkdtemp(prefix="storing-"))
        self.map.chmod(0o755)
        self.adres = adres
        self.cluster = Cluster(self.map / "pg", clusteradres)
        self.poort, self.mailpoort = vrije_poort(), vrije_poort()
        self.boek = Boek()
        self.postbus = Postbus()
        self.mensen: list[Mens] = []
        self.klaar = Event()
        self.begin = time.monotonic()

    def __enter__(self) -> "Opstelling":
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # else what it started goes on
        try:
            self.bouw()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *fout: object) -> None:
        self.klaar.set()
        for proces in getattr(self, "processen", []):
            proces.stop(5)
        if hasattr(self, "controller"):
            self.controller.stop()
        with suppress(Exception):
            from django.db import connections

            connections.close_all()
        if self.cluster.data.exists():
            self.cluster.stop("immediate")
        shutil.rmtree(self.map, ignore_errors=True)

    def bouw(self) -> None:
        zeg("PostgreSQL, tabellen en kader")
        self.cluster.maak()
        self.controller = start_postbus(self.postbus, self.adres, self.mailpoort)
        self.django()
        self.mensen = self.maak_mensen()
        self.processen = self.maak_processen()

    def omgeving(self, **anders: str) -> dict[str, str]:
        """As on a server behind a proxy; nothing of the demo."""
        data = self.map / "data"
        data.mkdir(exist_ok=True)
        eigen = {
            "SECRET_KEY": "alleen-voor-storingen-" * 3,
            "DATABASE_URL": self.cluster.url,
            "DATA_DIR": str(data),
            "ALLOWED_HOSTS": f"{HOST},127.0.0.1",
            "ACHTER_PROXY": "1",
            "SITE_URL": f"https://{HOST}",
            "EMAIL_HOST": self.adres,
            "EMAIL_PORT": str(self.mailpoort),
            "EMAIL_USE_TLS": "0",
            "DEFAULT_FROM_EMAIL": "inkoopkader@voorbeeld.nl",
            "DJANGO_SETTINGS_MODULE": "inkoopkader.settings",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        basis = {naam: os.environ[naam] for naam in ("PATH", "HOME", "LANG") if naam in os.environ}
        return basis | eigen | anders

    def django(self) -> None:
        """The scenario itself works with the same models, on the same database."""
        os.environ.pop("DEMO", None)
        os.environ.update(self.omgeving())
        import django
        from django.core.management import call_command

        django.setup()
        logging.disable(logging.INFO)  # who made which account is not what a scenario tells
        call_command("migrate", verbosity=0)
        call_command("laad_kader", stdout=StringIO())
        if not (PROJECT / "staticroot" / "staticfiles.json").exists():
            call_command("collectstatic", interactive=False, verbosity=0)

    def maak_mensen(self) -> list[Mens]:
        from tests.dossiers import GEWOON
        from tests.storing.bevolking import bevolk

        zeg(f"{self.aantal} gebruikers, en dossiers om mee te beginnen")
        aantal = max(1, self.aantal // BEOORDELAARS)
        inkopers, beoordelaars = bevolk(self.aantal - aantal, aantal, INGEDIEND)
        Inkoper.gewoon = GEWOON
        mensen: list[Mens] = []
        for naam, sessie, begin in inkopers:
            inkoper = Inkoper(naam, self.browser(sessie), self.boek, self.klaar, 0.05)
            inkoper.begin = begin
            mensen.append(inkoper)
        mensen += [
            Beoordelaar(naam, self.browser(sessie), self.boek, self.klaar, 0.05)
            for naam, sessie, _ in beoordelaars
        ]
        return mensen

    def browser(self, sessie: str) -> Browser:
        return Browser((self.adres, self.poort), sessie)

    def maak_processen(self) -> list[Proces]:
        self.app = granian(self.poort, self.omgeving(), self.map / "app.log")
        self.werker = manage("werk", omgeving=self.omgeving(), log=self.map / "werker.log")
        return [self.app, self.werker]

    @contextmanager
    def belasting(self) -> Iterator[None]:
        """All users at work, from the first page that answers."""
        self.start_alles()
        zeg("gebruikers aan het werk")
        self.begin = time.monotonic()
        for mens in self.mensen:
            mens.draad.start()
        try:
            yield
        finally:
            self.klaar.set()
            self.duur = time.monotonic() - self.begin
            for mens in self.mensen:
                mens.draad.join(120)

    def start_alles(self) -> None:
        for proces in self.processen:
            proces.start()
        wacht_tot(self.antwoordt)

    def antwoordt(self, browser: Browser | None = None) -> bool:
        browser = browser or self.browser("")
        try:
            return browser.get("/gereed/").status == 200
        except Storing:
            return False
        finally:
            browser.sluit()

    def werk_tot(self, opslagen: int, seconden: float = 600) -> None:
        """Wait until so many more saves were acknowledged: the load is real, also when slow."""
        doel = self.boek.bevestigd + opslagen
        wacht_tot(lambda: self.boek.bevestigd >= doel, seconden)

    def keur(self) -> Uitslag:
        """After the storm: everything that waits is sent, and then nothing may be missing."""
        from django.db import connections

        connections.close_all()
        self.werker_hield_vol = self.werker.leeft
        self.werker.stop()
        self.verstuur_de_rest()
        return keur(self.boek, self.postbus)

    def verstuur_de_rest(self) -> None:
        """As ten minutes later: what a killed worker held comes free by itself."""
        from django.core.management import call_command
        from django.utils import timezone

        from intake.berichten.models import Bericht

        Bericht.objects.update(volgende_poging=timezone.now())
        call_command("verstuur_berichten", stdout=StringIO())


def vrije_poort() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def zeg(tekst: str) -> None:
    print(f"{datetime.now(UTC):%H:%M:%S}  {tekst}", flush=True)


def argumenten(beschrijving: str, rondes: int) -> argparse.Namespace:
    lezer = argparse.ArgumentParser(description=beschrijving)
    lezer.add_argument("--gebruikers", type=int, default=50)
    lezer.add_argument("--rondes", type=int, default=rondes)
    return lezer.parse_args()


def sluit_af(naam: str, opstelling: Opstelling, uitslag: Uitslag, *, extra: str = "") -> None:
    """Print what was done and lost; exit code 1 when anything was."""
    tellers = opstelling.boek.tellers
    print(f"\n{naam}: {opstelling.aantal} gebruikers, {opstelling.duur:.0f} s {extra}\n")
    for wat in (
        *(boeken.BEVESTIGD, boeken.PAGINAS, boeken.CONFLICT, boeken.AFGEWEZEN),
        *(boeken.FOUTPAGINA, boeken.KALE_FOUT, boeken.VERBROKEN, boeken.OPNIEUW_INLOGGEN),
    ):
        print(f"  {wat:36} {tellers[wat]:8}")
    for naam_, aantal in opstelling.boek.per_soort().items():
        print(f"    waarvan {naam_:28} {aantal:8}")
    for wat, aantal in uitslag.nagekeken.items():
        print(f"  {wat:36} {aantal:8}")
    print()
    for wat, fouten in uitslag.fouten.items():
        print(f"  {wat:36} {len(fouten):8}")
        for fout in fouten[:5]:
            print(f"      {fout}")
    for wat, voorbeeld in opstelling.boek.voorbeelden.items():
        print(f"  eerste keer {wat}: {voorbeeld[:300]}")
    goed = uitslag.goed and opstelling.boek.bevestigd > 0 and not tellers[boeken.OPNIEUW_INLOGGEN]
    print("\nNiets verloren." if goed else "\nER GING IETS VERLOREN.")
    sys.exit(0 if goed else 1)


Scenario = Callable[[Opstelling, int], None]
