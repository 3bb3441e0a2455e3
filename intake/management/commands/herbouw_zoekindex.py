"""Makes the search index of the library anew, for the version of the framework that holds today."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from intake.bibliotheek.zoekindex import herbouw
from intake.kader.publicatie import GeenKader, geldend_kader


class Command(BaseCommand):
    help = "Bouwt de zoekindex van de bibliotheek opnieuw op, voor de versie die vandaag geldt."

    def handle(self, *args: object, **options: object) -> None:
        try:
            versie, _ = geldend_kader(timezone.localdate())
        except GeenKader as fout:
            raise CommandError(str(fout)) from fout
        aantal = herbouw(versie)
        self.stdout.write(f"Zoekindex van versie {versie}: {aantal} ingangen.")
