"""Queries and milliseconds of the work list with 100, 10,000 and 100,000 dossiers.

DATABASE_URL=postgres://… .venv/bin/python -m benchmarks.werklijst

One in ten dossiers waits for Concern Inkoop. Each figure is a whole request, the fastest of many:
what else a machine does says nothing about the list.
"""

import random
import time
from datetime import timedelta
from uuid import uuid4

from benchmarks.testbank import proefdatabase

AANTALLEN = (100, 10_000, 100_000)
RONDES = 15
STATEN = (
    *["vastgesteld"] * 9,
    *["afgerond"] * 6,
    *["concept"] * 2,
    "aanvulling_gevraagd",
    "ingediend",
    "in_beoordeling",
)
VRAGEN = {
    "wat wacht": {},
    "bladzijde 2": {"p": 2},
    "van mij": {"beoordelaar": "mij"},
    "nog niemand": {"beoordelaar": "niemand"},
    "productgroep": {"productgroep": "schoonmaak"},
    "directie": {"directie": "Directie 3"},
    "boven de grens": {"route": "boven"},
    "standaard": {"is_standaard": "ja"},
    "vastgesteld": {"staat": "vastgesteld"},
    "alle": {"staat": "alle"},
    "zoek kenmerk": {"q": "IK-2026-00042"},
    "zoek naam": {"q": "stoelen 42"},
    "zoek niets": {"q": "bestaat niet"},
}


def main() -> None:
    with proefdatabase():
        toon({aantal: meet(aantal) for aantal in AANTALLEN})


def meet(aantal: int) -> dict[str, tuple[int, float]]:
    """Fills up to this many dossiers, and asks every question."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from intake.gebruikers import Gebruiker
    from tests.dossiers import maak_gebruiker

    if not Gebruiker.objects.exists():
        rechten = ("alle_dossiers_zien", "dossiers_beoordelen")
        maak_gebruiker("ina", *rechten, is_staff=True)
        for nummer in range(10):
            maak_gebruiker(f"inkoper{nummer}", "dossiers_maken", directie=f"Directie {nummer}")
    vul_aan(aantal)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client, pad = Client(), reverse("admin:intake_dossier_changelist")
    client.force_login(Gebruiker.objects.get(username="ina"))
    uitslag = {}
    for naam, vraag in VRAGEN.items():
        tijden = []
        for _ in range(RONDES):
            begin = time.perf_counter()
            assert client.get(pad, vraag).status_code == 200
            tijden.append((time.perf_counter() - begin) * 1000)
        with CaptureQueriesContext(connection) as gesteld:
            client.get(pad, vraag)
        uitslag[naam] = len(gesteld), min(tijden)
    return uitslag


def vul_aan(aantal: int) -> None:
    from django.utils import timezone

    from intake.dossier.models import Dossier
    from intake.gebruikers import Gebruiker

    kans = random.Random(aantal)
    vandaag = timezone.localdate()
    inkopers = list(Gebruiker.objects.filter(username__startswith="inkoper"))
    ina = Gebruiker.objects.get(username="ina")
    rijen = (
        Dossier(
            kenmerk=f"IK-2026-{nummer:05}",
            sleutel=uuid4(),
            naam=f"{kans.choice(('Stoelen', 'Schoonmaak', 'Tolken'))} {nummer}",
            eigenaar=kans.choice(inkopers),
            directie=f"Directie {kans.randrange(10)}",
            staat=kans.choice(STATEN),
            productgroep=kans.choice(("schoonmaak", "meubilair", "ict", "catering")),
            omschrijving="Een omschrijving van gewone lengte. " * 8,
            aankondigingsdatum=vandaag + timedelta(days=kans.randrange(-900, 300)),
            ingediend_op=timezone.now(),
            beoordelaar=kans.choice((ina, None, None, None)),
            route=kans.choice(("onder", "boven")),
            aandachtspunten=kans.sample(("bij_drempel", "afwijkingen", "onbekend"), 1),
            is_standaard=kans.random() < 0.2,
        )
        for nummer in range(Dossier.objects.count(), aantal)
    )
    Dossier.objects.bulk_create(rijen, batch_size=1000)


def toon(uitslagen: dict[int, dict[str, tuple[int, float]]]) -> None:
    print(f"{'':16}" + "".join(f"{aantal:>20,}" for aantal in uitslagen))
    for naam in VRAGEN:
        cellen = (f"{q:>10} q {ms:5.1f} ms" for q, ms in (u[naam] for u in uitslagen.values()))
        print(f"{naam:16}" + "".join(cellen))


if __name__ == "__main__":
    main()
