"""Milliseconds to show what another answer would change: the advice twice, and the whole page.

.venv/bin/python -m benchmarks.watals
DATABASE_URL=postgres://… .venv/bin/python -m benchmarks.watals
"""

import statistics
import time
from collections.abc import Callable

from benchmarks.testbank import proefdatabase

RONDES = 50


def main() -> None:
    with proefdatabase():
        meet()


def meet() -> None:
    from django.test import Client
    from django.urls import reverse
    from django.utils import timezone

    from intake.dossier.kader import kader_van
    from intake.dossier.stappen import Reis
    from intake.gebruikers import Gebruiker
    from intake.voorbeelddossiers import Voorbeelden
    from intake.watals.anders import alsof, grens_van, verschil
    from tests.beheerformulier import Lezer
    from tests.dossiers import maak_gebruiker

    inkoper: Gebruiker = maak_gebruiker("inkoper", "dossiers_maken")
    dossier = Voorbeelden(*[inkoper] * 4).vul_in(
        "Schoonmaak", {"productgroep": "schoonmaak", "bedrag": "230.000"}
    )
    vandaag = timezone.localdate()
    versie, kader = kader_van(dossier, vandaag)
    reis = Reis(dossier, kader, vandaag)
    client = Client()
    client.force_login(inkoper)
    pad = reverse("intake:watals", args=[dossier.kenmerk])
    lezer = Lezer()
    lezer.feed(client.get(pad).content.decode())
    vraag = {**lezer.velden, "bedrag": "200.000"}

    def reken() -> None:
        anders = verschil(reis, alsof(reis, {"bedrag": dossier.bedrag - 30_000}), str(versie))
        grens_van(anders.anders, vandaag)

    toon("advies twee keer, verschil en omslagen", reken)
    toon("het deel dat het script ophaalt", lambda: client.get(pad, vraag, headers={"X-Deel": "1"}))
    toon("de hele pagina", lambda: client.get(pad, vraag))


def toon(naam: str, doe: Callable[[], object]) -> None:
    tijden = []
    for _ in range(RONDES):
        begin = time.perf_counter()
        doe()
        tijden.append((time.perf_counter() - begin) * 1000)
    gesorteerd = sorted(tijden)
    p95 = gesorteerd[int(0.95 * len(gesorteerd))]
    print(f"{naam:40} mediaan {statistics.median(tijden):6.1f} ms, p95 {p95:6.1f} ms")


if __name__ == "__main__":
    main()
