"""Loads a release of the framework into an empty database and publishes its first version."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from intake.advies.kader import Kader
from intake.advies.regels import REGELS
from intake.kader.controles import controleer
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import Kaderversie
from intake.kader.publicatie import publiceer
from intake.kader.schrijven import Werkrijfout, schrijf_werkrijen, zijn_er_werkrijen
from intake.kader.uitgave import Uitgavefout, lees_citaten, lees_uitgave
from intake.kader.verschil import verschillen
from intake.kader.volgorde import geordend

GETOONDE_VERSCHILLEN = 20


class Command(BaseCommand):
    help = (
        "Leest de bestanden van een uitgave, controleert alles en publiceert de eerste versie. "
        "Teksten die iemand heeft aangepast, worden nooit overschreven."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--map", type=Path, default=settings.BASE_DIR / "fixtures" / "kader")
        parser.add_argument("--droog", action="store_true", help="alleen lezen en controleren")

    def handle(self, *args: object, map: Path, droog: bool, **options: object) -> None:
        kader = gekeurde_uitgave(map)
        if droog:
            self.stdout.write(f"{omvang(kader)}. Alles klopt. Er is niets geschreven.")
            return
        try:
            self.stdout.write(neem_over(kader))
        except Werkrijfout as fout:
            raise CommandError(f"{fout}\nEr is niets veranderd.") from fout


def gekeurde_uitgave(map: Path) -> Kader:
    try:
        kader = geordend(lees_uitgave(map))
        citaten = lees_citaten(map)
    except Uitgavefout as fout:
        raise CommandError(f"{fout}\nEr is niets veranderd.") from fout
    if problemen := controleer(kader, citaten=citaten, bekende_regels=REGELS):
        regels = "\n".join(str(probleem) for probleem in problemen)
        raise CommandError(f"{regels}\n{len(problemen)} fouten. Er is niets veranderd.")
    return kader


@transaction.atomic
def neem_over(kader: Kader) -> str:
    if not zijn_er_werkrijen():
        schrijf_werkrijen(kader)
    elif anders := verschillen(lees_werkrijen(), kader):
        raise CommandError(weigering(anders))
    versie = Kaderversie.objects.first()
    if versie is not None:
        return f"Niets veranderd: {omvang(kader)}, versie {versie.versie}."
    versie = publiceer(f"Eerste uitgave: {kader.gegevens.naam}.", ingangsdatum(kader))
    return f"{omvang(kader)}. Versie {versie.versie} is gepubliceerd."


def ingangsdatum(kader: Kader) -> date:
    try:
        return date.fromisoformat(kader.gegevens.versie)
    except ValueError as fout:
        raise CommandError(f"gegevens.versie: {fout}. Er is niets veranderd.") from fout


def weigering(anders: list[str]) -> str:
    regels = [f"  {naam}" for naam in anders[:GETOONDE_VERSCHILLEN]]
    if rest := len(anders) - len(regels):
        regels.append(f"  en nog {rest}")
    return "\n".join(
        ["Het kader in de database wijkt af van deze uitgave:", *regels]
        + ["Aangepaste teksten worden niet overschreven. Er is niets veranderd."]
    )


def omvang(kader: Kader) -> str:
    return (
        f"{len(kader.clausules)} clausules, {len(kader.productgroepen)} productgroepen, "
        f"{len(kader.juridische_kaders)} juridische kaders, "
        f"{len(kader.drempelbedragen)} drempelbedragen"
    )
