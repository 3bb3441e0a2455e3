"""Loads the complete official CPV list, so that search knows every official name."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from intake.kader.cpvlijst import Cpvfout, lees_cpvlijst
from intake.kader.models import Cpvcode


class Command(BaseCommand):
    help = (
        "Laadt de officiële CPV-lijst: een bestand met per regel code<TAB>naam, of de "
        "genericode-XML van de EU. De lijst wordt in haar geheel vervangen, of niet."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path)

    def handle(self, *args: object, bestand: Path, **options: object) -> None:
        try:
            codes = lees_cpvlijst(bestand)
        except OSError as fout:
            raise CommandError(f"{bestand}: {fout.strerror}") from fout
        except Cpvfout as fout:
            regels = "\n".join(f"{bestand}: {regel}" for regel in str(fout).splitlines())
            raise CommandError(f"{regels}\nEr is niets veranderd.") from fout
        self.stdout.write(vervang(codes))


@transaction.atomic
def vervang(codes: dict[str, str]) -> str:
    eerder = dict(Cpvcode.objects.values_list("code", "naam"))
    if eerder == codes:
        return f"Niets veranderd: {len(codes)} CPV-codes."
    Cpvcode.objects.all().delete()
    Cpvcode.objects.bulk_create(Cpvcode(code=code, naam=naam) for code, naam in codes.items())
    nieuw, weg = codes.keys() - eerder.keys(), eerder.keys() - codes.keys()
    anders = sum(codes[code] != eerder[code] for code in codes.keys() & eerder.keys())
    return (
        f"{len(codes)} CPV-codes geladen: {len(nieuw)} nieuw, {anders} met een andere naam, "
        f"{len(weg)} weg."
    )
