"""Writes the framework out as the files of a release, to keep, compare or share."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from intake.kader.exporteren import schrijf_uitgave
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import Kaderbeschrijving, Kaderversie
from intake.kader.publicatie import kader_van_versie


class Command(BaseCommand):
    help = (
        "Schrijft het hele kader als bestanden van een uitgave. Zonder --versie is dat het "
        "concept zoals het nu in het beheer staat. laad_kader leest de bestanden weer in."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("map", type=Path, help="een map die nog niet bestaat of leeg is")
        parser.add_argument("--versie", help="een gepubliceerde versie, zoals 2024-02-29.1")

    def handle(self, *args: object, map: Path, versie: str | None, **options: object) -> None:
        try:
            kader = kader_van_versie(Kaderversie.objects.get(versie=versie)) if versie else None
            paden = schrijf_uitgave(kader or lees_werkrijen(), map)
        except Kaderversie.DoesNotExist as fout:
            raise CommandError(f"Versie {versie} bestaat niet. Er is niets geschreven.") from fout
        except Kaderbeschrijving.DoesNotExist as fout:
            raise CommandError("Er is nog geen kader. Draai eerst laad_kader.") from fout
        except OSError as fout:
            raise CommandError(f"{map}: kies een lege map. Er is niets geschreven.") from fout
        self.stdout.write(f"{len(paden)} bestanden geschreven in {map}.")
