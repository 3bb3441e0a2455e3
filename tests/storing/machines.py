"""Two application hosts and a worker host behind nginx; a host is cut off under load.

python -m tests.storing.machines [--gebruikers 50] [--rondes 3]        as root, on Linux
"""

import shutil
import time
from pathlib import Path

from tests.storing.browser import Browser
from tests.storing.cluster import Cluster, wacht_tot
from tests.storing.netwerk import MIDDEN, Machine, bouw_brug, breek_brug_af
from tests.storing.opstelling import Opstelling, argumenten, sluit_af, zeg
from tests.storing.processen import PYTHON, Proces, granian, manage
from tests.storing.proxy import KORT, nginx

OPSLAGEN = 200
WEG = 25  # seconds that a host is cut off
# The worst moment to be cut off: in a transaction, with the lock that every new dossier needs.
MIDDEN_IN = """
import django, time; django.setup()
from django.db import transaction
from intake.dossier.opslaan import volgend_kenmerk
with transaction.atomic():
    volgend_kenmerk(2026); print("vast", flush=True); time.sleep(600)
"""


class Machines(Opstelling):
    def __init__(self, gebruikers: int) -> None:
        super().__init__(gebruikers, adres=MIDDEN)
        self.cluster = Cluster(self.map / "pg", MIDDEN)
        self.hosts = [Machine("app1", 11), Machine("app2", 12)]
        self.werkhost = Machine("werk", 21)

    def __enter__(self) -> "Machines":
        bouw_brug()
        for machine in (*self.hosts, self.werkhost):
            machine.breek_af()
            machine.bouw()
        super().__enter__()
        return self

    def __exit__(self, *fout: object) -> None:
        super().__exit__(*fout)
        for machine in (*self.hosts, self.werkhost):
            machine.breek_af()
        breek_brug_af()

    def maak_processen(self) -> list[Proces]:
        """Each host has an empty folder of its own for data."""
        self.apps = [
            granian(
                *(8000, self.omgeving_van(host), self.map / f"{host.naam}.log"),
                adres=host.adres,
                vooraf=host.vooraf,
            )
            for host in self.hosts
        ]
        self.app = self.apps[0]
        self.werker = manage(
            "werk",
            omgeving=self.omgeving_van(self.werkhost),
            log=self.map / "werker.log",
            vooraf=self.werkhost.vooraf,
        )
        achter = [f"{host.adres}:8000 {KORT}" for host in self.hosts]
        self.proxy = nginx(self.map / "nginx", MIDDEN, self.poort, achter)
        return [*self.apps, self.werker, self.proxy]

    def omgeving_van(self, host: Machine) -> dict[str, str]:
        return self.omgeving(DATA_DIR=str(self.data_van(host)))

    def data_van(self, host: Machine) -> Path:
        map_ = self.map / "data" / host.naam
        map_.mkdir(parents=True, exist_ok=True)
        return map_

    def browser(self, sessie: str) -> Browser:
        return Browser((MIDDEN, self.poort), sessie, tls=True)


def houd_vast(opstelling: Machines, machine: Machine) -> Proces:
    """A transaction of the application on that host, halfway."""
    log = opstelling.map / "vast.log"
    log.unlink(missing_ok=True)
    omgeving = opstelling.omgeving_van(machine)
    proces = Proces(PYTHON, "-c", MIDDEN_IN, omgeving=omgeving, log=log, vooraf=machine.vooraf)
    proces.start()
    wacht_tot(lambda: log.exists() and "vast" in log.read_text())
    return proces


def nieuwe_dossiers(opstelling: Machines) -> int:
    return sum(daad.naam == "onderwerp" and daad.bevestigd for daad in opstelling.boek.daden)


def ronde(opstelling: Machines, nummer: int) -> None:
    een, twee = opstelling.hosts[nummer % 2], opstelling.hosts[1 - nummer % 2]
    for machine in (een, opstelling.werkhost):
        zeg(f"ronde {nummer}: {machine.naam} afgesneden, midden in een transactie")
        vast = houd_vast(opstelling, machine)
        begin = time.monotonic()
        machine.trek_kabel()
        nieuw = nieuwe_dossiers(opstelling)
        wacht_tot(lambda nieuw=nieuw: nieuwe_dossiers(opstelling) > nieuw, 600)
        zeg(f"  weer een nieuw dossier na {time.monotonic() - begin:.0f} s")
        opstelling.werk_tot(OPSLAGEN)
        zeg(f"  {OPSLAGEN} opslagen bevestigd in {time.monotonic() - begin:.0f} s")
        time.sleep(max(0.0, WEG - (time.monotonic() - begin)))
        machine.steek_kabel()
        vast.ruim_op()
        opstelling.werk_tot(OPSLAGEN)
    zeg(f"ronde {nummer}: {twee.naam} verliest zijn map met gegevens en valt uit")
    shutil.rmtree(opstelling.data_van(twee))
    app = opstelling.apps[opstelling.hosts.index(twee)]
    app.ruim_op()
    opstelling.werk_tot(OPSLAGEN)
    opstelling.data_van(twee)
    app.start()
    opstelling.werk_tot(OPSLAGEN)


def bewaard_op_schijf(opstelling: Machines) -> list[str]:
    """What the hosts wrote in their folders for data: it would be lost with the host."""
    mappen = (opstelling.map / "data").glob("storing-*")
    return [str(bestand) for map_ in mappen for bestand in map_.rglob("*")]


def main() -> None:
    opties = argumenten(__doc__ or "", 3)
    with Machines(opties.gebruikers) as opstelling:
        with opstelling.belasting():
            for nummer in range(opties.rondes):
                ronde(opstelling, nummer)
        uitslag = opstelling.keur()
        uitslag.fouten["bewaard op de schijf van een host"] = bewaard_op_schijf(opstelling)
        sluit_af("machines", opstelling, uitslag, extra=f"{3 * opties.rondes} keer een host weg")


if __name__ == "__main__":
    main()
