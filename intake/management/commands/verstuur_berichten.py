"""Sends the messages that wait: once for cron, or on and on as a worker."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, close_old_connections

from intake.berichten.models import Bericht, Stand
from intake.berichten.verzenden import Onbereikbaar, ontbrekende_instellingen, verstuur_wachtende

NIET_INGESTELD = "Er wordt niets verstuurd: stel eerst in: {}. Berichten die wachten: {}."
ONBEREIKBAAR = "De mailserver is niet bereikbaar ({}). De berichten wachten op de volgende keer."
PAUZE = 15


class Command(BaseCommand):
    help = "Verstuurt de berichten die klaarstaan en verwijdert berichten van meer dan 90 dagen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--blijf",
            action="store_true",
            help="Blijf draaien en kijk steeds of er iets klaarstaat.",
        )

    def handle(self, *args: Any, blijf: bool, **options: Any) -> None:
        if ontbreekt := ontbrekende_instellingen():
            Bericht.objects.ruim_op()
            wachtend = Bericht.objects.filter(stand=Stand.WACHT).count()
            self.stdout.write(NIET_INGESTELD.format(", ".join(ontbreekt), wachtend))
        elif blijf:
            self.blijf()
        else:
            self.eenmaal()

    def eenmaal(self) -> None:
        try:
            self.ronde(threading.Event())
        except Onbereikbaar as fout:
            raise CommandError(ONBEREIKBAAR.format(fout)) from fout

    def blijf(self) -> None:
        """A signal ends the pause at once; a message being sent is finished first."""
        klaar = threading.Event()
        for sein in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sein, lambda *_: klaar.set())
        while not klaar.is_set():
            close_old_connections()
            try:
                self.ronde(klaar)
            except Onbereikbaar as fout:
                self.stderr.write(ONBEREIKBAAR.format(fout))
            except Error as fout:
                self.stderr.write(f"De database antwoordt niet ({type(fout).__name__}).")
            klaar.wait(PAUZE)

    def ronde(self, klaar: threading.Event) -> None:
        Bericht.objects.ruim_op()
        if aantal := verstuur_wachtende(klaar.is_set):
            self.stdout.write(f"Verstuurd: {aantal}.")
