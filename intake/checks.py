"""What must hold of the database before the application starts."""

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

# SQLite's own numbers. Before these, two connections that checkpoint while a third resets the
# WAL can lose committed pages; the fix was taken back to two older series.
WAL_HERSTELD = (3, 51, 3)
WAL_HERSTELD_IN_REEKS = {(3, 50): 7, (3, 44): 6}
WAL_IN_KOP = b"\x02\x02"

Versie = tuple[int, ...]


def wal_is_safe(versie: Versie) -> bool:
    eerste_goede = WAL_HERSTELD_IN_REEKS.get(versie[:2])
    return versie >= WAL_HERSTELD or (eerste_goede is not None and versie[2] >= eerste_goede)


@register()
def check_sqlite(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    return [
        fout
        for database in settings.DATABASES.values()
        if database["ENGINE"] == "django.db.backends.sqlite3" and is_a_file(database["NAME"])
        for fout in (
            *journal_errors(database, sqlite3.sqlite_version_info),
            *folder_errors(Path(database["NAME"])),
        )
    ]


def is_a_file(naam: object) -> bool:
    return ":memory:" not in str(naam)


def journal_errors(database: Mapping[str, Any], versie: Versie) -> list[CheckMessage]:
    if wal_is_safe(versie) or not (asks_for_wal(database) or holds_wal(Path(database["NAME"]))):
        return []
    nummer = ".".join(map(str, versie))
    return [
        Error(
            f"The database uses WAL, and SQLite {nummer} can corrupt such a file.",
            hint="Stop the application and run: PRAGMA journal_mode=TRUNCATE; "
            "or use SQLite 3.51.3 or newer.",
            id="intake.E001",
        )
    ]


def asks_for_wal(database: Mapping[str, Any]) -> bool:
    opdracht = database.get("OPTIONS", {}).get("init_command", "")
    return "journal_mode=wal" in opdracht.lower().replace(" ", "")


def holds_wal(bestand: Path) -> bool:
    """WAL stays in the file; its header says so, and reading it changes nothing."""
    if not bestand.is_file():
        return False
    with bestand.open("rb") as inhoud:
        return inhoud.read(20)[18:] == WAL_IN_KOP


def folder_errors(bestand: Path) -> list[CheckMessage]:
    """SQLite writes its journal next to the database, so the folder counts too."""
    nodig = [bestand.parent, *([bestand] if os.path.exists(bestand) else [])]
    return [
        Error(
            f"{pad} is not there, or may not be written to.",
            hint="Make it, or give the user that runs the application the right to write there.",
            id="intake.E002",
        )
        for pad in nodig
        if not os.access(pad, os.W_OK)
    ]
