"""A PostgreSQL of its own that a scenario may kill, fill up and start again."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

import psycopg2

GEBRUIKER = "storing"


class Cluster:
    """Durable as in production: fsync is on. Listens on a socket, and on `adres` where given."""

    def __init__(self, map_: Path, adres: str = "", poort: int = 5432) -> None:
        self.map = map_
        self.data = map_ / "data"
        self.adres = adres
        self.poort = poort
        self.bin = bin_map()

    @property
    def url(self) -> str:
        plaats = self.adres or quote(str(self.map), safe="")
        return f"postgres://{GEBRUIKER}@{plaats}:{self.poort}/postgres"

    def maak(self) -> None:
        self.map.mkdir(parents=True, exist_ok=True)
        if os.getuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(self.map, "postgres")
        self._voer_uit("initdb", "-D", self.data, "-U", GEBRUIKER, "-A", "trust", "--no-locale", "-E", "UTF8")  # fmt: skip
        if self.adres:
            with (self.data / "pg_hba.conf").open("a") as regels:
                regels.write("host all all 10.0.0.0/8 trust\n")
        self.start()

    def start(self) -> None:
        opties = f"-k {self.map} -p {self.poort} -c listen_addresses='{self.adres}' -c max_connections=120"
        for _ in range(60):
            gestart = self._voer_uit(
                "pg_ctl", "-D", self.data, "-l", self.map / "log", "-w", "-o", opties, "start", toch=True
            )  # fmt: skip
            if gestart == 0:
                return
            time.sleep(1)
        raise RuntimeError((self.map / "log").read_text()[-2000:])

    def stop(self, hoe: str = "fast") -> None:
        self._voer_uit("pg_ctl", "-D", self.data, "-m", hoe, "-w", "stop", toch=True)

    def dood(self) -> None:
        """kill -9 of the postmaster; its children end by themselves when they notice."""
        os.kill(self.pid, signal.SIGKILL)
        wacht_tot(lambda: not self.luistert(), 30)

    def dood_een_backend(self) -> bool:
        """kill -9 of one connection; PostgreSQL then restarts all of itself."""
        with self.verbind() as verbinding, verbinding.cursor() as cursor:
            cursor.execute(
                "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
                " AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1"
            )
            rij = cursor.fetchone()
        if rij:
            os.kill(rij[0], signal.SIGKILL)
        return bool(rij)

    def verbreek_alles(self) -> int:
        with self.verbind() as verbinding, verbinding.cursor() as cursor:
            cursor.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
            return int(cursor.fetchone()[0])

    def verbind(self) -> "psycopg2.extensions.connection":
        verbinding = psycopg2.connect(
            host=str(self.map), port=self.poort, user=GEBRUIKER, dbname="postgres"
        )
        verbinding.autocommit = True
        return verbinding

    def luistert(self) -> bool:
        try:
            self.verbind().close()
        except psycopg2.OperationalError:
            return False
        return True

    @property
    def pid(self) -> int:
        return int((self.data / "postmaster.pid").read_text().splitlines()[0])

    def _voer_uit(self, naam: str, *opties: object, toch: bool = False) -> int:
        als = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        opdracht = [*als, str(self.bin / naam), *map(str, opties)]
        uitvoer = subprocess.DEVNULL
        return subprocess.run(
            opdracht, cwd=self.map, stdout=uitvoer, stderr=uitvoer, check=not toch
        ).returncode


def bin_map() -> Path:
    gevonden = shutil.which("initdb")
    if gevonden:
        return Path(gevonden).parent
    return sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))[-1].parent


def wacht_tot(waar: object, seconden: float = 300) -> None:
    einde = time.monotonic() + seconden
    while not waar():  # type: ignore[operator]
        if time.monotonic() > einde:
            raise TimeoutError(f"{waar} gebeurde niet in {seconden} s")
        time.sleep(0.1)
