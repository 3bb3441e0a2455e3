"""Tables that only grow: the database itself refuses to change or remove a row.

A migration that alters such a table must call `bewaking` again: SQLite rebuilds the
table and loses its triggers. A test sees whether they stand.

The rows of a dossier have one door out: a declaration of destruction that names it, in a table
that itself only grows. A migration that alters that table has to take these triggers off first.
"""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

SQLITE = """
CREATE TRIGGER IF NOT EXISTS {tabel}_geen_{actie} BEFORE {actie} ON {tabel}
BEGIN
    SELECT RAISE(ABORT, '{tabel}: {actie} is geweigerd, deze rijen liggen vast');
END
"""

# Both engines answer with an IntegrityError. TRUNCATE stays possible on PostgreSQL: it takes
# the owner of the table, and Django's own test runner empties tables with it.
POSTGRESQL_FUNCTIE = """
CREATE OR REPLACE FUNCTION intake_rij_ligt_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: % is geweigerd, deze rijen liggen vast', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
$$
"""
POSTGRESQL = """
CREATE OR REPLACE TRIGGER {tabel}_geen_{actie} BEFORE {actie} ON {tabel}
FOR EACH ROW EXECUTE FUNCTION intake_rij_ligt_vast()
"""
WEG = {
    "sqlite": "DROP TRIGGER IF EXISTS {tabel}_geen_{actie}",
    "postgresql": "DROP TRIGGER IF EXISTS {tabel}_geen_{actie} ON {tabel}",
}
ACTIES = ("UPDATE", "DELETE")

VERKLARINGEN = "intake_vernietiging"
MET_DEUR = ("intake_gebeurtenis", "intake_vastgesteldadvies")
VERKLAARD = "EXISTS (SELECT 1 FROM intake_vernietiging WHERE dossier_nummer = OLD.dossier_id)"
SQLITE_DEUR = SQLITE.replace("\nBEGIN", f"\nWHEN NOT {VERKLAARD}\nBEGIN")
POSTGRESQL_DEURFUNCTIE = POSTGRESQL_FUNCTIE.replace(
    "intake_rij_ligt_vast", "intake_rij_ligt_vast_tot_verklaring"
).replace("BEGIN", f"BEGIN\n    IF {VERKLAARD} THEN RETURN OLD; END IF;")
POSTGRESQL_DEUR = POSTGRESQL.replace("intake_rij_ligt_vast", "intake_rij_ligt_vast_tot_verklaring")


def bewaak(verbinding: BaseDatabaseWrapper, tabel: str, *, met_deur: bool = True) -> None:
    verklaringen = VERKLARINGEN in verbinding.introspection.table_names()
    deur = met_deur and tabel in MET_DEUR and verklaringen
    with verbinding.cursor() as cursor:
        if verbinding.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTIE)
            if deur:
                cursor.execute(POSTGRESQL_DEURFUNCTIE)
        for actie in ACTIES:
            opdracht = trigger(verbinding.vendor, deur=deur and actie == "DELETE")
            cursor.execute(opdracht.format(tabel=tabel, actie=actie))


def trigger(vendor: str, *, deur: bool) -> str:
    if vendor == "postgresql":
        return POSTGRESQL_DEUR if deur else POSTGRESQL
    return SQLITE_DEUR if deur else SQLITE


def laat_los(verbinding: BaseDatabaseWrapper, tabel: str) -> None:
    with verbinding.cursor() as cursor:
        for actie in ACTIES:
            cursor.execute(WEG[verbinding.vendor].format(tabel=tabel, actie=actie))


def bewaking(*tabellen: str) -> RunPython:
    """The migration step that makes these tables only grow."""

    def vooruit(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for tabel in tabellen:
            bewaak(schema_editor.connection, tabel)

    def terug(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for tabel in tabellen:
            laat_los(schema_editor.connection, tabel)

    return RunPython(vooruit, terug)


def deuren() -> RunPython:
    """The migration step that opens the door of a declaration in the tables of a dossier."""

    def zet(schema_editor: BaseDatabaseSchemaEditor, *, met_deur: bool) -> None:
        for tabel in MET_DEUR:
            laat_los(schema_editor.connection, tabel)
            bewaak(schema_editor.connection, tabel, met_deur=met_deur)

    return RunPython(
        lambda apps, schema_editor: zet(schema_editor, met_deur=True),
        lambda apps, schema_editor: zet(schema_editor, met_deur=False),
    )
