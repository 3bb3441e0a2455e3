"""Kills the mail worker in the middle of sending, and the processes that render memos.

python -m tests.storing.werker [--gebruikers 50] [--rondes 20]
"""

import os
import signal
import time
from contextlib import suppress
from random import Random

from tests.storing.cluster import wacht_tot
from tests.storing.opstelling import Opstelling, argumenten, sluit_af, zeg

TRAAG = 0.02  # seconds the mail server takes for a letter, so that kills hit one often
toeval = Random(6)


def ronde(opstelling: Opstelling, nummer: int) -> None:
    """A kill at a random moment of a letter: before, during or just after it was accepted."""
    postbus, werker = opstelling.postbus, opstelling.werker
    postbus.traag = TRAAG
    geleverd = sum(postbus.ontvangen.values())
    wacht_tot(lambda: sum(postbus.ontvangen.values()) > geleverd, 600)
    time.sleep(toeval.uniform(0, 3 * TRAAG))
    werker.dood()
    drukkers = opstelling.app.kleinkinderen()
    for pid in drukkers:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    zeg(f"ronde {nummer}: kill -9 van de werker en {len(drukkers)} drukkers")
    laat_los()
    werker.herstart()


def laat_los() -> None:
    """As ten minutes later: what the killed worker held is due again."""
    from django.utils import timezone

    from intake.berichten.models import Bericht

    Bericht.objects.update(volgende_poging=timezone.now())


def main() -> None:
    opties = argumenten(__doc__ or "", 20)
    with Opstelling(opties.gebruikers) as opstelling:
        with opstelling.belasting():
            for nummer in range(1, opties.rondes + 1):
                ronde(opstelling, nummer)
            opstelling.werk_tot(100)
        sluit_af("werker", opstelling, opstelling.keur(), extra=f"{opties.rondes} keer kill -9")


if __name__ == "__main__":
    main()
