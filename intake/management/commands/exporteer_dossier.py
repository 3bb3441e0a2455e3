"""Writes everything about one dossier to one file, for the archive or for publication."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from intake.bewaren.dossierbestand import dossierbestand
from intake.bewaren.inhoud import ALLES
from intake.dossier.models import Dossier
from intake.dossier.pdf import PdfFout


class Command(BaseCommand):
    help = (
        "Schrijft alles over één dossier in één ZIP-bestand: antwoorden, adviezen, memo's, teksten "
        "en geschiedenis."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kenmerk", help="zoals IK-2026-0001")
        parser.add_argument("bestand", type=Path, help="het ZIP-bestand, dat nog niet bestaat")
        parser.add_argument(
            "--rollen", action="store_true", help="vervang namen van betrokkenen door hun rol"
        )

    def handle(
        self, *args: object, kenmerk: str, bestand: Path, rollen: bool, **options: object
    ) -> None:
        dossier = Dossier.objects.filter(kenmerk=kenmerk.upper()).first()
        if dossier is None:
            raise CommandError(f"Er is geen dossier {kenmerk}.")
        try:
            inhoud = dossierbestand(dossier, ALLES, rollen=rollen)
            with bestand.open("xb") as nieuw:
                nieuw.write(inhoud)
        except PdfFout as fout:
            raise CommandError(f"Er is niets geschreven: een memo lukte niet. {fout}") from fout
        except OSError as fout:
            raise CommandError(f"Er is niets geschreven: {fout}") from fout
        self.stdout.write(f"{bestand} ({len(inhoud) / 1024:.0f} kB)")
