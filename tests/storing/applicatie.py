"""Kills the workers and the master of the application under load, again and again.

python -m tests.storing.applicatie [--gebruikers 50] [--rondes 10]
"""

import os
import signal
from contextlib import suppress

from tests.storing.cluster import wacht_tot
from tests.storing.opstelling import Opstelling, argumenten, sluit_af, zeg

OPSLAGEN = 300  # acknowledged between two kills


def ronde(opstelling: Opstelling, nummer: int) -> None:
    """First the workers, which the master replaces; then the master, which systemd replaces."""
    opstelling.werk_tot(OPSLAGEN)
    app = opstelling.app
    doel = [*app.werkers(), *app.kleinkinderen()]
    zeg(f"ronde {nummer}: kill -9 van {len(doel)} werkers en drukkers")
    for pid in doel:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    wacht_tot(opstelling.antwoordt)
    opstelling.werk_tot(OPSLAGEN)
    zeg(f"ronde {nummer}: kill -9 van de applicatie zelf")
    app.dood()
    app.herstart()
    wacht_tot(opstelling.antwoordt)


def main() -> None:
    opties = argumenten(__doc__ or "", 10)
    with Opstelling(opties.gebruikers) as opstelling:
        with opstelling.belasting():
            for nummer in range(1, opties.rondes + 1):
                ronde(opstelling, nummer)
            opstelling.werk_tot(OPSLAGEN)
        sluit_af(
            "applicatie", opstelling, opstelling.keur(), extra=f"{2 * opties.rondes} keer kill -9"
        )


if __name__ == "__main__":
    main()
