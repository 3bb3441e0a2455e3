"""Milliseconds of settling an advice, by part: `python -m benchmarks.vaststellen`.

DATABASE_URL=postgres://… .venv/bin/python -m benchmarks.vaststellen
"""

import statistics
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from benchmarks.testbank import proefdatabase

KEER = 20


def main() -> None:
    with proefdatabase():
        toon(meet())


def meet() -> dict[str, list[float]]:
    """The preview, the click, and a check afterwards, of a dossier above the threshold."""
    from django.contrib.auth.models import Group
    from django.test import Client
    from django.urls import reverse

    from intake.advies.keuzes import Feit
    from intake.dossier.feitentabel import dossier_uit
    from intake.dossier.stappen import STAPPEN
    from intake.dossier.vastgesteld import DOCUMENTKOLOMMEN, VastgesteldAdvies
    from tests.dossiers import maak_gebruiker
    from tests.feiten import BOVEN, met

    inkoper, ina = maak_gebruiker("inkoper", "dossiers_maken"), maak_gebruiker("ina", is_staff=True)
    ina.groups.add(Group.objects.get(name="beoordelaar"))
    client = Client()
    client.force_login(ina)
    metingen: dict[str, list[float]] = {"voorbeeld": [], "stel vast": [], "controleer opnieuw": []}
    for nummer in range(1, KEER + 2):
        dossier = dossier_uit(met(BOVEN, Feit.PERSONELE_INZET, Feit.PUBLIEKSCONTACT, naam="Proef"))
        dossier.kenmerk, dossier.sleutel = f"IK-2026-{nummer:04}", uuid4()
        dossier.eigenaar, dossier.beoordelaar = inkoper, ina
        dossier.staat, dossier.bevestigd = "in_beoordeling", [stap.slug for stap in STAPPEN]
        dossier.save()
        pad = reverse("admin:intake_dossier_vaststellen", args=[dossier.pk])
        pagina = klok(metingen["voorbeeld"], lambda pad=pad: client.get(pad))
        data = {"versie": dossier.versie, "voorbeeld": pagina.context["voorbeeld"].som}
        klik = klok(metingen["stel vast"], lambda pad=pad, data=data: client.post(pad, data))
        assert klik.status_code == 302, klik.status_code
        controle = reverse("intake:vastgesteld_controle", args=[dossier.kenmerk, 1])
        klok(metingen["controleer opnieuw"], lambda pad=controle: client.get(pad))
    advies = VastgesteldAdvies.objects.last()
    print({veld: len(bytes(getattr(advies, veld))) for veld in DOCUMENTKOLOMMEN}, "bytes")
    return metingen


def klok(metingen: list[float], doe: Callable[[], Any]) -> Any:
    begin = time.perf_counter()
    uitkomst = doe()
    metingen.append(1000 * (time.perf_counter() - begin))
    return uitkomst


def toon(metingen: dict[str, list[float]]) -> None:
    """The first of each pays for starting the process that renders, and for the cache."""
    for naam, alle in metingen.items():
        eerste, *rest = alle
        print(
            f"{naam:20} eerste {eerste:6.0f} ms, daarna mediaan {statistics.median(rest):5.0f} ms, "
            f"hoogste {max(rest):5.0f} ms"
        )


if __name__ == "__main__":
    main()
