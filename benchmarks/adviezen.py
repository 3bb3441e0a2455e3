"""Advices per second from JSONL on one core, and how that grows with the clauses.

.venv/bin/python -m benchmarks.adviezen
"""

import json
import statistics
import time
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

from intake.advies.adviseer import adviseer
from intake.advies.contract import lees_inkoop, lees_json
from intake.advies.kader import Kader
from intake.advies.uitvoer import schrijf_advies
from intake.kader.uitgave import lees_uitgave

VANDAAG = date(2026, 11, 22)
RONDES = 5
INKOPEN = 1400


def main() -> None:
    kader = lees_uitgave(Path("fixtures/kader"))
    regels = jsonl()
    for factor in (1, 2, 5, 10):
        groter = vermenigvuldig(kader, factor)
        snelheden = [meet(groter, regels) for _ in range(RONDES)]
        print(
            f"{len(groter.clausules):4} clausules: {statistics.median(snelheden):6.0f} per seconde"
        )


def jsonl() -> list[str]:
    inkopen = [
        json.dumps(tomllib.loads(pad.read_text("utf-8"))["invoer"])
        for pad in sorted(Path("fixtures/voorbeelden").glob("*.toml"))
    ]
    return (inkopen * (INKOPEN // len(inkopen) + 1))[:INKOPEN]


def vermenigvuldig(kader: Kader, factor: int) -> Kader:
    """The same clauses several times, under new codes."""
    kopieen = tuple(
        replace(clausule, code=f"{clausule.code}-{nummer}")
        for nummer in range(1, factor)
        for clausule in kader.clausules
    )
    return replace(kader, clausules=kader.clausules + kopieen)


def meet(kader: Kader, regels: list[str]) -> float:
    begin = time.process_time()
    for regel in regels:
        advies = adviseer(lees_inkoop(lees_json(regel), kader, VANDAAG), kader)
        json.dumps(schrijf_advies(advies, "proef", "0"), ensure_ascii=False)
    return len(regels) / (time.process_time() - begin)


if __name__ == "__main__":
    main()
