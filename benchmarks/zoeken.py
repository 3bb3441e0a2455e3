"""Milliseconds per search in the library, with the framework as it is and a hundred times larger.

DATABASE_URL=postgres://… .venv/bin/python -m benchmarks.zoeken
"""

import statistics
import time
from dataclasses import replace
from datetime import date

from benchmarks.testbank import proefdatabase
from intake.advies.kader import Kader

VANDAAG = date(2026, 11, 22)
RONDES = 20
GEZOCHT = {
    "een woord": "schoonmaak",
    "twee woorden": "charter ondertekenen",
    "aangehaald": '"discriminerende verzoeken"',
    "tikfout": "shoonmaak",
    "samengesteld": "schoonmaakbedrijf",
    "CPV-code": "79620000",
    "niets": "qqqq",
}


def main() -> None:
    with proefdatabase():
        for factor in (1, 100):
            meet(factor)


def meet(factor: int) -> None:
    from django.db import connection

    from intake.bibliotheek.models import Zoekindex
    from intake.bibliotheek.zoeken import zoek
    from intake.kader.publicatie import bevries, geldend_kader

    if factor > 1:
        bevries(vermenigvuldig(geldend_kader(VANDAAG)[1], factor), f"{factor} keer", VANDAAG)
    begin = time.perf_counter()
    zoek("schoonmaak", VANDAAG)
    index = Zoekindex.objects.latest("pk")
    print(
        f"{connection.vendor}, {index.ingangen.count()} ingangen, {index.woorden.count()} woorden: "
        f"index in {1000 * (time.perf_counter() - begin):.0f} ms"
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for naam, tekst in GEZOCHT.items():
        tijden = sorted(_duur(tekst) for _ in range(RONDES))
        print(
            f"  {naam:14} {statistics.median(tijden):7.1f} ms, traagste {tijden[-1]:7.1f} ms, "
            f"{len(zoek(tekst, VANDAAG).vondsten)} gevonden"
        )


def vermenigvuldig(kader: Kader, factor: int) -> Kader:
    """The same clauses and productgroepen several times, each copy with a name of its own."""
    clausules, groepen = list(kader.clausules), list(kader.productgroepen)
    for nummer in range(1, factor):
        clausules += [
            replace(c, code=f"{c.code}-{nummer}", titel=f"{c.titel} variant{nummer}")
            for c in kader.clausules
        ]
        groepen += [
            replace(g, slug=f"{g.slug}-{nummer}", naam=f"{g.naam} soort{nummer}")
            for g in kader.productgroepen
        ]
    return replace(kader, clausules=tuple(clausules), productgroepen=tuple(groepen))


def _duur(tekst: str) -> float:
    from intake.bibliotheek.zoeken import zoek

    begin = time.perf_counter()
    zoek(tekst, VANDAAG)
    return 1000 * (time.perf_counter() - begin)


if __name__ == "__main__":
    main()
