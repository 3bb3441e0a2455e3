"""Figures for growth: saves and CPU per save with more workers, and with a pooler in between.

python -m tests.storing.groei [--gebruikers 50] [--seconden 30]        needs pgbouncer for its row
"""

import argparse
import os
import shutil
import time
from pathlib import Path

from tests.storing.cluster import GEBRUIKER, Cluster, wacht_tot
from tests.storing.opstelling import Opstelling, vrije_poort, zeg
from tests.storing.processen import Proces, granian, kinderen

TIK = os.sysconf("SC_CLK_TCK")
POOLER = """
[databases]
postgres = host={map} port={naar} user={wie} dbname=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {poort}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 8
logfile = {log}
"""


def pgbouncer(map_: Path, cluster: Cluster, poort: int) -> Proces:
    ini = map_ / "pgbouncer.ini"
    log = cluster.map / "pgbouncer.log"  # where the account of PostgreSQL may write
    ini.write_text(
        POOLER.format(map=cluster.map, naar=cluster.poort, wie=GEBRUIKER, poort=poort, log=log)
    )
    als = ("runuser", "-u", "postgres", "--") if os.getuid() == 0 else ()
    return Proces(
        "pgbouncer",
        str(ini),
        omgeving={"PATH": os.environ["PATH"] + ":/usr/sbin"},
        log=map_ / "pooler.log",
        vooraf=als,
    )


def cpu(pid: int) -> float:
    """Seconds of a process and everything below it, the dead ones included."""
    try:
        velden = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    eigen = sum(int(velden[nummer]) for nummer in (11, 12, 13, 14)) / TIK
    return eigen + sum(cpu(kind) for kind in kinderen(pid))


def meet(opstelling: Opstelling, naam: str, seconden: float, pooler: Proces | None = None) -> None:
    pids = [opstelling.app.pid, opstelling.cluster.pid] + ([pooler.pid] if pooler else [])
    eerder, opslagen = [cpu(pid) for pid in pids], opstelling.boek.bevestigd
    paginas, begin = opstelling.boek.tellers["pagina's"], time.monotonic()
    time.sleep(seconden)
    duur = time.monotonic() - begin
    kosten = [(cpu(pid) - toen) * 1000 for pid, toen in zip(pids, eerder, strict=True)]
    aantal = opstelling.boek.bevestigd - opslagen
    verzoeken = aantal + opstelling.boek.tellers["pagina's"] - paginas
    per = [f"{ms / max(aantal, 1):8.1f}" for ms in kosten]
    print(f"{naam:24} {aantal / duur:10.1f} {verzoeken / duur:12.1f}   {' '.join(per)}", flush=True)


def zet_app(opstelling: Opstelling, werkers: int, **anders: str) -> None:
    opstelling.app.stop(5)
    opstelling.app = granian(
        opstelling.poort, opstelling.omgeving(**anders), opstelling.map / "app.log", werkers=werkers
    )
    opstelling.processen[0] = opstelling.app
    opstelling.app.start()
    wacht_tot(opstelling.antwoordt)
    opstelling.werk_tot(60)


def main() -> None:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--gebruikers", type=int, default=50)
    lezer.add_argument("--seconden", type=float, default=30)
    opties = lezer.parse_args()
    with Opstelling(opties.gebruikers) as opstelling, opstelling.belasting():
        zeg(f"belasting van de machine: {os.getloadavg()[0]:.1f}")
        print(
            f"{'':24} {'opslagen/s':>10} {'verzoeken/s':>12}   CPU-ms per opslag: app, database, pooler"
        )
        for werkers in (1, 2, 4):
            zet_app(opstelling, werkers)
            meet(opstelling, f"{werkers} werkers, direct", opties.seconden)
        if shutil.which("pgbouncer") or Path("/usr/sbin/pgbouncer").exists():
            poort = vrije_poort()
            pooler = pgbouncer(opstelling.map, opstelling.cluster, poort)
            pooler.start()
            opstelling.processen.append(pooler)
            url = f"postgres://{GEBRUIKER}@127.0.0.1:{poort}/postgres"
            for werkers in (2, 4):
                zet_app(opstelling, werkers, DATABASE_URL=url, DATABASE_POOLER="1")
                meet(opstelling, f"{werkers} werkers, pgbouncer", opties.seconden, pooler)
        zeg(
            f"belasting van de machine: {os.getloadavg()[0]:.1f}; fouten: {dict(opstelling.boek.tellers)}"
        )


if __name__ == "__main__":
    main()
