"""Destroys what was kept long enough, with a declaration; without being asked only shows it."""

import csv
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.formats import date_format

from intake.bewaren.accounts import te_ruimen_accounts
from intake.bewaren.kandidaten import Kandidaat, kandidaten
from intake.bewaren.vernietigen import vernietig

KOLOMMEN = ("kenmerk", "soort", "begin", "vernietigen_vanaf", "grondslag", "uitkomst")
TE_VERNIETIGEN = "te vernietigen"
VERNIETIGD = "vernietigd, verklaring {}"
INTUSSEN = "blijft: intussen veranderd"


class Command(BaseCommand):
    help = (
        "Vernietigt dossiers waarvan de bewaartermijn voorbij is, en accounts die uit staan en "
        "nergens meer bij horen. Zonder --uitvoeren is het een proef: er verandert niets."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        keuze = parser.add_mutually_exclusive_group()
        keuze.add_argument(
            "--proef", action="store_true", help="laat alleen zien (de gewone stand)"
        )
        keuze.add_argument("--uitvoeren", action="store_true", help="vernietig echt")
        parser.add_argument(
            "--namens",
            default="functioneel beheerder",
            help="de functie die vernietigt, voor de verklaring; geen naam van een persoon",
        )
        parser.add_argument("--verslag", type=Path, help="schrijf het verslag ook als CSV-bestand")

    def handle(
        self,
        *args: object,
        uitvoeren: bool,
        namens: str,
        verslag: Path | None,
        **options: object,
    ) -> None:
        regels = []
        for kandidaat in kandidaten(timezone.localdate()):
            uitkomst = self.doe(kandidaat, namens) if uitvoeren else stand(kandidaat)
            regels.append(regel(kandidaat, uitkomst))
            self.stdout.write(f"{kandidaat.kenmerk}: {uitkomst}")
        self.stdout.write(samenvatting(regels, uitvoeren))
        self.accounts(uitvoeren)
        if verslag:
            schrijf(verslag, regels)

    def doe(self, kandidaat: Kandidaat, namens: str) -> str:
        if not kandidaat.mag_weg:
            return stand(kandidaat)
        verklaring = vernietig(kandidaat, namens)
        return VERNIETIGD.format(verklaring.pk) if verklaring else INTUSSEN

    def accounts(self, uitvoeren: bool) -> None:
        weg = te_ruimen_accounts()
        if uitvoeren:
            for gebruiker in weg:
                gebruiker.delete()
        wat = "verwijderd" if uitvoeren else "te verwijderen"
        self.stdout.write(f"Accounts die uit staan en nergens bij horen, {wat}: {len(weg)}.")


def stand(kandidaat: Kandidaat) -> str:
    return TE_VERNIETIGEN if kandidaat.mag_weg else f"blijft: {kandidaat.belet}"


def regel(kandidaat: Kandidaat, uitkomst: str) -> dict[str, str]:
    begin, tot = kandidaat.begin.op, kandidaat.tot
    return {
        "kenmerk": kandidaat.kenmerk,
        "soort": kandidaat.begin.soort.label,
        "begin": begin.isoformat() if begin else "",
        "vernietigen_vanaf": tot.isoformat() if tot else "",
        "grondslag": f"{kandidaat.termijn.jaren} jaar: {kandidaat.termijn.grondslag}",
        "uitkomst": uitkomst,
    }


def samenvatting(regels: list[dict[str, str]], uitvoeren: bool) -> str:
    blijft = sum(regel["uitkomst"].startswith("blijft") for regel in regels)
    dag = date_format(timezone.localdate(), "j F Y")
    wat = "Vernietigd" if uitvoeren else "Proef, er is niets veranderd. Te vernietigen"
    return f"{wat}: {len(regels) - blijft}. Blijft nog: {blijft}. Op {dag}."


def schrijf(pad: Path, regels: Iterable[dict[str, str]]) -> None:
    try:
        with pad.open("w", encoding="utf-8-sig", newline="") as bestand:
            schrijver = csv.DictWriter(bestand, KOLOMMEN, delimiter=";")
            schrijver.writeheader()
            schrijver.writerows(regels)
    except OSError as fout:
        raise CommandError(f"Het verslag is niet geschreven: {fout}") from fout
