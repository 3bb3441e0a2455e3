"""Backup of a SQLite database while others write, and back.

`VACUUM INTO` reads one moment of the database. `cp` does not: it was seen to lose rows.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from intake.bewaren.kopie import BackupFout

EINDE = "sqlite3"
WACHT = 60  # seconds for a writer to finish


def bestand() -> Path:
    return Path(connection.settings_dict["NAME"])


@contextmanager
def geopend(pad: Path) -> Iterator[sqlite3.Connection]:
    try:
        verbinding = sqlite3.connect(pad, timeout=WACHT, isolation_level=None)
        try:
            yield verbinding
        finally:
            verbinding.close()
    except sqlite3.Error as fout:
        raise BackupFout(f"SQLite weigert {pad}: {fout}.") from fout


def schrijf(doel: Path) -> None:
    if not bestand().is_file():
        raise BackupFout(f"Er is geen database: {bestand()} bestaat niet.")
    with geopend(bestand()) as bron:
        bron.execute("VACUUM INTO ?", [str(doel)])
    keur_inhoud(doel)


def keur_inhoud(pad: Path) -> None:
    with geopend(pad) as kopie:
        uitslag = kopie.execute("PRAGMA integrity_check").fetchone()[0]
        los = kopie.execute("PRAGMA foreign_key_check").fetchone()
    if uitslag != "ok" or los:
        raise BackupFout(f"{pad} is geen hele database ({uitslag}).")


def migraties(pad: Path) -> set[tuple[str, str]]:
    keur_inhoud(pad)
    with geopend(pad) as kopie:
        return set(kopie.execute("SELECT app, name FROM django_migrations"))


def zet_terug(pad: Path) -> None:
    """All pages in one transaction of SQLite itself: a crash half-way leaves what was there."""
    bestand().parent.mkdir(parents=True, exist_ok=True)
    with geopend(pad) as bron, geopend(bestand()) as doel:
        doel.execute("PRAGMA synchronous=FULL")
        bron.backup(doel)
    keur_inhoud(bestand())
