"""One command to make a backup and one to put it back, on either database."""

from pathlib import Path
from types import ModuleType

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from intake.bewaren import postgreskopie, sqlitekopie
from intake.bewaren.kopie import BackupFout, keur, leg_neer, ruim_oude_op
from intake.dossier.models import Dossier
from intake.gebruikers import Gebruiker
from intake.kader.models import Kaderversie

GEVULD = (
    "Deze database is niet leeg. Er is niets veranderd. Wilt u alles wat erin staat vervangen? "
    "Maak dan eerst een back-up en geef --vervang mee."
)
NIEUWER = (
    "Deze back-up is van een nieuwere versie van het programma ({}). Er is niets veranderd. "
    "Installeer eerst die versie."
)
ANDERE_SOORT = "{} is een back-up van een andere soort database. Er is niets veranderd."


def motor() -> ModuleType:
    return {"sqlite": sqlitekopie, "postgresql": postgreskopie}[connection.vendor]


def maak_backup(map: Path, bewaar: int) -> tuple[Path, list[Path]]:
    """The new backup, and the older ones that went."""
    soort = motor()
    pad = leg_neer(map, soort.EINDE, soort.schrijf)
    return pad, ruim_oude_op(map, bewaar)


def zet_terug(pad: Path, *, vervang: bool) -> bool:
    """Whether the database has to be migrated after it. Raises `BackupFout`; nothing changed."""
    soort = motor()
    if pad.suffix != f".{soort.EINDE}":
        raise BackupFout(ANDERE_SOORT.format(pad))
    keur(pad)
    bekend = set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
    gedaan = soort.migraties(pad)
    if not gedaan:
        raise BackupFout(f"{pad} is geen back-up van dit programma.")
    if vreemd := sorted(naam for app, naam in gedaan - bekend):
        raise BackupFout(NIEUWER.format(", ".join(vreemd[:3])))
    if is_gevuld() and not vervang:
        raise BackupFout(GEVULD)
    connection.close()
    soort.zet_terug(pad)
    return gedaan != bekend


def is_gevuld() -> bool:
    """Whether people would miss something; what `migrate` makes by itself does not count."""
    tabellen = set(connection.introspection.table_names())
    return any(
        model._meta.db_table in tabellen and model._base_manager.exists()
        for model in (Gebruiker, Dossier, Kaderversie)
    )
