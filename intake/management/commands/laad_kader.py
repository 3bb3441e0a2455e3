"""Takes in a release of the framework; the first one is published, later ones wait in the draft."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from intake.advies.kader import Kader
from intake.advies.regels import REGELS
from intake.kader.controles import controleer
from intake.kader.models import Kaderversie
from intake.kader.samenvoegen import Rijnaam
from intake.kader.schrijven import Werkrijfout
from intake.kader.uitgave import Uitgavefout, lees_citaten, lees_uitgave
from intake.kader.uitgaven import Opname, Samenvoegfout, neem_op
from intake.kader.volgorde import geordend

GETOONDE_RIJEN = 20


class Command(BaseCommand):
    help = (
        "Leest de bestanden van een uitgave en controleert alles. De eerste uitgave wordt "
        "gepubliceerd. Bij een latere gaan teksten mee die niemand heeft aangepast; over de "
        "andere beslist een beheerder. Daarvan wordt niets vanzelf gepubliceerd."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--map", type=Path, default=settings.BASE_DIR / "fixtures" / "kader")
        parser.add_argument("--droog", action="store_true", help="alleen lezen en controleren")

    def handle(self, *args: object, map: Path, droog: bool, **options: object) -> None:
        kader = gekeurde_uitgave(map)
        if droog:
            self.stdout.write(f"{omvang(kader)}. Alles klopt. Er is niets geschreven.")
            return
        self.stdout.write(neem_over(kader, lees_citaten(map)))


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


def neem_over(kader: Kader, citaten: dict[str, str]) -> str:
    try:
        return verslag(kader, neem_op(kader, citaten, ingangsdatum(kader)))
    except (Samenvoegfout, Werkrijfout) as fout:
        raise CommandError(f"{fout}\nEr is niets veranderd.") from fout


def verslag(kader: Kader, opname: Opname) -> str:
    if opname.versie:
        return f"{omvang(kader)}. Versie {opname.versie.versie} is gepubliceerd."
    if not opname.samenvoeging:
        geldend = Kaderversie.objects.order_by("pk").last()
        return f"Niets veranderd: {omvang(kader)}, versie {geldend.versie}."
    return "\n".join(
        [
            *alinea("Overgenomen in het concept", opname.samenvoeging.meegegaan),
            *alinea("Te beoordelen: hier aangepast", opname.samenvoeging.te_beoordelen),
            *alinea("Niet meer in de uitgave, hier gebleven", opname.samenvoeging.vervallen),
            "Er is niets gepubliceerd.",
        ]
    )


def alinea(kop: str, namen: tuple[Rijnaam, ...]) -> list[str]:
    if not namen:
        return []
    regels = [f"  {naam}" for naam in namen[:GETOONDE_RIJEN]]
    if rest := len(namen) - len(regels):
        regels.append(f"  en nog {rest}")
    return [f"{kop} ({len(namen)}):", *regels]


def ingangsdatum(kader: Kader) -> date:
    try:
        return date.fromisoformat(kader.gegevens.versie)
    except ValueError as fout:
        raise CommandError(f"gegevens.versie: {fout}. Er is niets veranderd.") from fout


def omvang(kader: Kader) -> str:
    return (
        f"{len(kader.clausules)} clausules, {len(kader.productgroepen)} productgroepen, "
        f"{len(kader.juridische_kaders)} juridische kaders, "
        f"{len(kader.drempelbedragen)} drempelbedragen"
    )
