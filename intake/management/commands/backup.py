"""Makes a backup of the database, while everyone goes on working."""

from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from intake.bewaren.backup import maak_backup
from intake.bewaren.kopie import BackupFout
from intake.waarneming import waargenomen

BEWAAR = 30


class Command(BaseCommand):
    help = (
        "Maakt een back-up van de hele database in een map, met een controlegetal ernaast. De site "
        "kan blijven draaien. De back-up is niet versleuteld: dat doet de beheerder."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("doel", type=Path, help="de map waar de back-ups komen")
        parser.add_argument(
            "--bewaar",
            type=int,
            default=BEWAAR,
            help=f"hoeveel back-ups blijven ({BEWAAR}; 0: alle)",
        )

    def handle(self, *args: object, doel: Path, bewaar: int, **options: object) -> None:
        if bewaar < 0:
            raise CommandError("--bewaar is een aantal: 0 of meer.")
        try:
            pad, weg = maak_backup(doel, bewaar)
        except (BackupFout, OSError) as fout:
            meld(goed=False, uitleg=type(fout).__name__)
            raise CommandError(f"Er is geen back-up gemaakt. {fout}") from fout
        meld(goed=True)
        self.stdout.write(f"{pad} ({pad.stat().st_size / 1024**2:.1f} MB)")
        if weg:
            self.stdout.write(f"Oudere back-ups verwijderd: {len(weg)}.")


def meld(*, goed: bool, uitleg: str = "") -> None:
    """For who watches the installation. An account that may only read makes a good backup too."""
    with suppress(Error):
        waargenomen("back-up", goed=goed, uitleg=uitleg)
