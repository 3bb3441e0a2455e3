"""Seconds and peak memory to try a draft on 10,000 running dossiers, on one core.

.venv/bin/python -m benchmarks.doorrekenen
DATABASE_URL=postgres://… .venv/bin/python -m benchmarks.doorrekenen
"""

import gc
import os
import random
import resource
import time
from decimal import Decimal
from typing import Any
from uuid import UUID

import django

AANTAL = 10_000


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.test.utils import get_runner, setup_test_environment, teardown_test_environment

    setup_test_environment()
    runner = get_runner(django.conf.settings)(verbosity=0)
    databases = runner.setup_databases()
    try:
        meet()
    finally:
        runner.teardown_databases(databases)
        teardown_test_environment()


def meet() -> None:
    from django.core.management import call_command
    from django.utils import timezone

    from intake.doorrekening.starten import maak_doorrekening
    from intake.dossier.models import Dossier
    from intake.kader.models import Productgroep
    from tests.dossiers import maak_gebruiker

    beheerder = maak_gebruiker("beheerder", "kader_beheren")
    versies = verander_kader(beheerder)
    groepen = list(Productgroep.objects.values_list("slug", flat=True))
    Dossier.objects.bulk_create(
        een_dossier(n, beheerder, groepen, versies[n % len(versies)]) for n in range(AANTAL)
    )
    for ronde in range(3):
        # A real run has a process of its own, without what an earlier one left.
        gc.collect()
        run = maak_doorrekening(beheerder, timezone.localdate())
        begin, cpu = time.perf_counter(), time.process_time()
        call_command("reken_door", str(run.pk))
        duur, cpu = time.perf_counter() - begin, time.process_time() - cpu
        run.refresh_from_db()
        print(
            f"ronde {ronde}: {run.gedaan} inkopen, {run.veranderd} veranderd, "
            f"{duur:.1f} s ({cpu:.1f} s CPU), {run.staat}"
        )
    # On Linux in kilobytes; the highest this process ever used, the making of dossiers included.
    geheugen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"hoogste geheugen: {geheugen:.0f} MB")


def verander_kader(beheerder: Any) -> list[Any]:
    """As in the story of an edit: one threshold up, one condition of one clause other.

    Half of the dossiers rest on the version before the one in force.
    """
    from datetime import date

    from django.conf import settings

    from intake.kader.models import Clausule, Drempelbedrag, Waarschuwing
    from intake.kader.publicatie import publiceer
    from intake.kader.schrijven import schrijf_werkrijen
    from intake.kader.volgorde import geordend
    from intake.management.commands.laad_kader import gekeurde_uitgave

    schrijf_werkrijen(geordend(gekeurde_uitgave(settings.BASE_DIR / "fixtures" / "kader")))
    begin = publiceer("Begin", date(2024, 2, 29), beheerder)
    Waarschuwing.objects.filter(code="W-GRENS").update(tekst="Let hier goed op.")
    versies = [begin, publiceer("Duidelijker", date(2025, 1, 1), beheerder)]
    Drempelbedrag.objects.filter(soort="dienst").update(bedrag=Decimal(250_000))
    Clausule.objects.filter(code="SOV-25").update(looptijd_min=48)
    return versies


def een_dossier(nummer: int, eigenaar: Any, groepen: list[str], versie: Any) -> Any:
    """Every answer that matters for the advice, drawn by number, so that each run is the same."""
    from intake.dossier.models import Dossier
    from tests.dossiers import GEWOON

    kies = random.Random(nummer)
    ja_nee = {
        veld: kies.choice(["ja", "nee", "onbekend"])
        for veld in ("personele_inzet", "op_locatie", "publiekscontact", "digitaal", "beeld_tekst")
    }
    gewoon = {veld: w for stap in GEWOON.values() for veld, w in stap.items()}
    anders = {
        "kenmerk": f"IK-2026-{nummer:05}",
        "sleutel": UUID(int=nummer),
        "eigenaar": eigenaar,
        "kaderversie": versie,
        "naam": f"Inkoop {nummer}",
        "productgroep": kies.choice(groepen),
        "soort": kies.choice(["dienst", "dienst", "levering", "werk"]),
        "bedrag": Decimal(kies.randrange(5_000, 200_000)),
        "looptijd_maanden": kies.choice([12, 24, 36, 48]),
        "verlengingen_aantal": kies.choice([1, 2]),
        "verlengingen_maanden": 12,
        "verlengingen_bedrag": None,
        "markt": kies.choice(["1-9", "50-249", "250+", "gemengd"]),
        "niveau": kies.choice(["", "1", "2", "3"]),
        "wil_charter": kies.choice(["", "ja", "nee"]),
        "doelstellingen": {},
    }
    return Dossier(**gewoon | ja_nee | anders)


if __name__ == "__main__":
    main()
