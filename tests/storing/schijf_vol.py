"""Fills the disk of the database, and that of the application's log, and then makes room again.

python -m tests.storing.schijf_vol [--gebruikers 50] [--rondes 2]        as root, on Linux
"""

import shutil
import subprocess
import time
from pathlib import Path

from tests.storing.cluster import Cluster, wacht_tot
from tests.storing.opstelling import Opstelling, argumenten, sluit_af, zeg

OPSLAGEN = 150
WEG = 20  # seconds that the disk stays full
DATABASE_MB, LOG_MB = 400, 2


class KleineSchijven(Opstelling):
    """The database and the log each on a small disk of their own."""

    def __enter__(self) -> "KleineSchijven":
        self.schijf = self.map / "schijf"
        self.log = self.map / "log"
        for map_, mb in ((self.schijf, DATABASE_MB), (self.log, LOG_MB)):
            map_.mkdir()
            subprocess.run(
                ["mount", "-t", "tmpfs", "-o", f"size={mb}m", "storing", str(map_)], check=True
            )
            map_.chmod(0o755)
        self.cluster = Cluster(self.schijf / "pg")
        super().__enter__()
        return self

    def __exit__(self, *fout: object) -> None:
        self.verbruik(self.schijf, vol=False)
        super().__exit__(*fout)
        for map_ in (self.schijf, self.log):
            subprocess.run(["umount", "-l", str(map_)], check=False)
        shutil.rmtree(self.map, ignore_errors=True)

    def maak_processen(self) -> list:
        processen = super().maak_processen()
        for proces in processen:
            proces.log = self.log / proces.log.name
        return processen

    def verbruik(self, schijf: Path, *, vol: bool) -> None:
        """Somebody else's file takes all that is left, or goes away."""
        vulling = schijf / "vulling"
        if not vol:
            vulling.unlink(missing_ok=True)
            return
        with vulling.open("ab", buffering=0) as bestand:
            for blok in (1024 * 1024, 1024):
                try:
                    while bestand.write(b"x" * blok):
                        pass
                except OSError:
                    continue


def ronde(opstelling: KleineSchijven, nummer: int) -> None:
    opstelling.werk_tot(OPSLAGEN)
    zeg(f"ronde {nummer}: schijf van de database vol, {WEG} s")
    einde, eerder = time.monotonic() + WEG, opstelling.boek.bevestigd
    while time.monotonic() < einde:
        opstelling.verbruik(opstelling.schijf, vol=True)
        time.sleep(0.5)
    zeg(f"  nog {opstelling.boek.bevestigd - eerder} opslagen bevestigd terwijl hij volliep")
    opstelling.verbruik(opstelling.schijf, vol=False)
    if not opstelling.cluster.luistert():
        zeg("  PostgreSQL was gestopt en start weer, zoals systemd doet")
        opstelling.cluster.start()
    wacht_tot(opstelling.antwoordt)
    opstelling.werk_tot(OPSLAGEN)
    zeg(f"ronde {nummer}: schijf van het logboek vol")
    opstelling.verbruik(opstelling.log, vol=True)
    opstelling.werk_tot(2 * OPSLAGEN)
    opstelling.verbruik(opstelling.log, vol=False)
    opstelling.werk_tot(OPSLAGEN)


def main() -> None:
    opties = argumenten(__doc__ or "", 2)
    with KleineSchijven(opties.gebruikers) as opstelling:
        with opstelling.belasting():
            for nummer in range(1, opties.rondes + 1):
                ronde(opstelling, nummer)
        uitslag = opstelling.keur()
        uitslag.fouten["applicatie gestopt"] = ["ja"] * (not opstelling.app.leeft)
        uitslag.fouten["werker gestopt"] = ["ja"] * (not opstelling.werker_hield_vol)
        sluit_af("schijf_vol", opstelling, uitslag, extra=f"{2 * opties.rondes} keer vol")


if __name__ == "__main__":
    main()
