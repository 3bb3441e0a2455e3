"""Arbitrary and hostile values in every form and in the JSON contract, for as long as you like.

.venv/bin/python -m benchmarks.fuzz --minuten 10

Prints how many requests were sent, how many forms, and what they were answered. Stops at a fault,
and shows the shortest way there. DATABASE_URL=postgres://… for PostgreSQL.
"""

import argparse
import logging
import random
import time
from collections import Counter
from typing import Any

from hypothesis import given, seed, settings
from hypothesis import strategies as st

from benchmarks.testbank import proefdatabase

RONDE = 40  # examples


def main() -> None:
    vraag = argparse.ArgumentParser()
    vraag.add_argument("--minuten", type=float, default=10)
    vraag.add_argument("--zaad", type=int, default=random.randrange(10**6))
    opties = vraag.parse_args()
    logging.disable(logging.CRITICAL)
    with proefdatabase():
        geteld = fuzz(opties.zaad, opties.minuten * 60)
    print(f"zaad {opties.zaad}, {opties.minuten:g} minuten")
    for naam, aantal in sorted(geteld.items()):
        print(f"{aantal:10,}  {naam}")


def fuzz(zaad: int, seconden: float) -> Counter[str]:
    """In turn a dossier that is being made, one under review, and the contract."""
    from intake.dossier.staten import Staat
    from intake.kader.models import Kaderversie
    from intake.kader.publicatie import kader_van_versie
    from tests.fuzzen import Wereld, maak_wereld
    from tests.test_fuzz import FUZZ, geef_advies, inkopen_in_json, speel

    # The states in which people have the most to fill in.
    staten = (Staat.CONCEPT, Staat.IN_BEOORDELING, Staat.AANVULLING_GEVRAAGD, Staat.INGEDIEND)
    werelden = [maak_wereld(staat, f"fuzz{n}") for n, staat in enumerate(staten)]
    kader = kader_van_versie(Kaderversie.objects.get())
    geteld: Counter[str] = Counter()

    def formulieren(wereld: Wereld, zaad: int) -> None:
        @seed(zaad)
        @settings(FUZZ, max_examples=RONDE, database=None)
        @given(st.data())
        def ronde(data: Any) -> None:
            geteld["voorbeeld met formulieren"] += 1
            speel(wereld, data)

        ronde()

    def contract(zaad: int) -> None:
        @seed(zaad)
        @settings(FUZZ, max_examples=RONDE * 10, database=None)
        @given(inkopen_in_json)
        def ronde(tekst: str | bytes) -> None:
            geteld["inkoop in JSON"] += 1
            geteld["inkoop in JSON met advies"] += geef_advies(kader, tekst)

        ronde()

    einde = time.monotonic() + seconden
    while time.monotonic() < einde:
        zaad += 1
        formulieren(werelden[zaad % len(werelden)], zaad)
        contract(zaad)
    return sum((wereld.geteld for wereld in werelden), geteld)


if __name__ == "__main__":
    main()
