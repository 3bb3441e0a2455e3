"""`manage.py adviseer`: purchases in as JSON, advices out as JSON, a memo if asked."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from intake.advies.adviseer import adviseer
from intake.advies.contract import SCHEMA, Invoerfout, lees_inkoop, lees_json
from intake.advies.feiten import Feiten
from intake.advies.kader import Kader
from intake.advies.uitvoer import schrijf_advies
from intake.dossier.documenten import DOCUMENTEN
from intake.dossier.pdf import PdfFout
from intake.kader.models import Kaderversie
from intake.kader.publicatie import GeenKader, geldend_kader, kader_van_versie


class Command(BaseCommand):
    help = "Geeft advies over inkopen in JSON; zie docs/adviseer.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", nargs="?", help=".json, .jsonl of - voor standaardinvoer")
        parser.add_argument("--kaderversie", help="versie van het kader, anders de geldende")
        parser.add_argument("--schema", action="store_true", help="toont het JSON Schema")
        for soort in DOCUMENTEN:
            parser.add_argument(f"--{soort}", help=f"schrijft ook een {soort}-document")

    def handle(self, *args: Any, **opties: Any) -> None:
        if opties["schema"]:
            self.stdout.write(json.dumps(SCHEMA, ensure_ascii=False, indent=2))
            return
        if not opties["bestand"]:
            raise CommandError(
                "Noem een bestand met inkopen, of - voor standaardinvoer.", returncode=2
            )
        documenten = {soort: opties[soort] for soort in DOCUMENTEN if opties[soort]}
        regels, is_lijst = lees_regels(opties["bestand"])
        if is_lijst and documenten:
            raise CommandError("Een document maken kan voor één inkoop tegelijk.", returncode=2)
        if self.geef_adviezen(regels, is_lijst, opties["kaderversie"], documenten):
            sys.exit(2)

    def geef_adviezen(
        self,
        regels: Iterable[tuple[int, bytes]],
        is_lijst: bool,
        kaderversie: str | None,
        documenten: dict[str, str],
    ) -> bool:
        """Prints an advice per purchase; true when any purchase had a problem."""
        vandaag = timezone.localdate()
        versie, kader = zoek_kader(kaderversie)
        mislukt = False
        for nummer, tekst in regels:
            try:
                feiten = lees_inkoop(lees_json(tekst), kader, vandaag)
            except Invoerfout as fout:
                mislukt = True
                plaats = f"regel {nummer}: " if is_lijst else ""
                for probleem in fout.problemen:
                    self.stderr.write(f"{plaats}{probleem}")
                continue
            uitvoer = schrijf_advies(adviseer(feiten, kader), versie.versie, versie.sha256)
            inspringen = None if is_lijst else 2
            self.stdout.write(json.dumps(uitvoer, ensure_ascii=False, indent=inspringen))
            schrijf_documenten(documenten, feiten, versie)
        return mislukt


def zoek_kader(kaderversie: str | None) -> tuple[Kaderversie, Kader]:
    """The version in force today, or the one that is named."""
    try:
        if kaderversie is None:
            return geldend_kader(timezone.localdate())
        versie = Kaderversie.objects.get(versie=kaderversie)
    except GeenKader as fout:
        raise CommandError(str(fout), returncode=2) from fout
    except Kaderversie.DoesNotExist as fout:
        raise CommandError(f"Kaderversie {kaderversie} bestaat niet.", returncode=2) from fout
    return versie, kader_van_versie(versie)


def schrijf_documenten(documenten: dict[str, str], feiten: Feiten, versie: Kaderversie) -> None:
    for soort, pad in documenten.items():
        try:
            Path(pad).write_bytes(DOCUMENTEN[soort](feiten, versie))
        except PdfFout as fout:
            raise CommandError(str(fout), returncode=2) from fout
        except OSError as fout:
            raise CommandError(f"{pad} is niet te schrijven: {fout}", returncode=2) from fout


def lees_regels(bestand: str) -> tuple[Iterable[tuple[int, bytes]], bool]:
    """The purchases as numbered texts, and whether there is one per line."""
    try:
        if bestand == "-":
            return [(1, sys.stdin.buffer.read())], False
        if bestand.endswith(".jsonl"):
            return regels_van(Path(bestand).open("rb")), True
        return [(1, Path(bestand).read_bytes())], False
    except OSError as fout:
        raise CommandError(f"{bestand} is niet te lezen: {fout}", returncode=2) from fout


def regels_van(bestand: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """One by one, so that a file of any size will do."""
    with bestand:
        for nummer, regel in enumerate(bestand, start=1):
            if regel := regel.strip():
                yield nummer, regel
