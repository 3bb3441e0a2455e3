"""The worker: does every job in the background on its schedule, until it is told to stop."""

import signal
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections

from intake.werk import TAKEN, Taak, doe

PAUZE = 5


class Command(BaseCommand):
    help = (
        "Verstuurt berichten, waakt over het kader, ruimt oude sessies op en test of een memo "
        "gemaakt kan worden, steeds op tijd. Er mogen er meer tegelijk draaien."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """A signal ends the pause at once; what is being done is finished first."""
        klaar = threading.Event()
        for sein in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sein, lambda *_: klaar.set())
        beurt = dict.fromkeys(TAKEN, 0.0)
        while not klaar.is_set():
            close_old_connections()
            try:
                self.ronde(beurt, klaar)
            except Error as fout:
                self.stderr.write(f"De database antwoordt niet ({type(fout).__name__}).")
            klaar.wait(PAUZE)

    def ronde(self, beurt: dict[Taak, float], klaar: threading.Event) -> None:
        for taak in TAKEN:
            if not klaar.is_set() and beurt[taak] <= time.monotonic():
                doe(taak, klaar.is_set)
                beurt[taak] = time.monotonic() + min(taak.elke.total_seconds(), 60)
