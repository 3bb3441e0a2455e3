"""Puts a backup back: all of it, or nothing."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from intake.bewaren.backup import zet_terug
from intake.bewaren.kopie import BackupFout


class Command(BaseCommand):
    help = (
        "Zet een back-up terug in een lege database. Zet de site eerst stil. Controleert of de "
        "back-up heel is en niet van een nieuwere versie van het programma."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "bestand", type=Path, help="de back-up; het .sha256-bestand ligt ernaast"
        )
        parser.add_argument(
            "--vervang", action="store_true", help="vervang alles wat in de database staat"
        )

    def handle(self, *args: object, bestand: Path, vervang: bool, **options: object) -> None:
        try:
            migreren = zet_terug(bestand, vervang=vervang)
        except (BackupFout, OSError) as fout:
            raise CommandError(f"Er is niets teruggezet. {fout}") from fout
        self.stdout.write(f"{bestand} is teruggezet.")
        if migreren:
            self.stdout.write(
                "De back-up is van een oudere versie. Draai nu manage.py migrate, en zet dan de "
                "site weer aan."
            )
