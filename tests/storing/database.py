"""Takes the database away from under fifty users: killed, cut off, gone for a while.

python -m tests.storing.database [--gebruikers 50] [--rondes 3] [--weg 60]
"""

import argparse
import time

from tests.storing import boek
from tests.storing.cluster import wacht_tot
from tests.storing.opstelling import Opstelling, sluit_af, zeg

OPSLAGEN = 150


def ronde(opstelling: Opstelling, weg: float) -> None:
    cluster = opstelling.cluster
    zeg("kill -9 van één verbinding: PostgreSQL herstelt zichzelf")
    cluster.dood_een_backend()
    opstelling.werk_tot(OPSLAGEN)
    zeg(f"{cluster.verbreek_alles()} verbindingen verbroken (pg_terminate_backend)")
    opstelling.werk_tot(OPSLAGEN)
    zeg("kill -9 van PostgreSQL")
    cluster.dood()
    cluster.start()
    opstelling.werk_tot(OPSLAGEN)
    zeg(f"database gestopt, {weg:.0f} s weg")
    cluster.stop("immediate")
    time.sleep(weg)
    cluster.start()
    zeg("database terug")
    wacht_tot(opstelling.antwoordt)
    opstelling.werk_tot(OPSLAGEN)


def hield_vol(opstelling: Opstelling) -> dict[str, list[str]]:
    """What else must not happen: an error without a word of comfort, or a worker that gave up."""
    kaal = opstelling.boek.tellers[boek.KALE_FOUT]
    return {
        "foutpagina zonder uitleg": [f"{kaal} keer"] * bool(kaal),
        "werker gestopt": ["ja"] * (not opstelling.werker_hield_vol),
    }


def main() -> None:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--gebruikers", type=int, default=50)
    lezer.add_argument("--rondes", type=int, default=3)
    lezer.add_argument("--weg", type=float, default=60)
    opties = lezer.parse_args()
    with Opstelling(opties.gebruikers) as opstelling:
        with opstelling.belasting():
            opstelling.werk_tot(OPSLAGEN)
            for _ in range(opties.rondes):
                ronde(opstelling, opties.weg)
        uitslag = opstelling.keur()
        uitslag.fouten |= hield_vol(opstelling)
        sluit_af("database", opstelling, uitslag, extra=f"{4 * opties.rondes} storingen")


if __name__ == "__main__":
    main()
