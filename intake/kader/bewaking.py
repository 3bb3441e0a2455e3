"""Tables that only grow: the database itself refuses to change or remove a row.

A migration that alters such a table must call `bewaking` again: SQLite rebuilds the
table and loses its triggers. A test sees whether they stand.
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


def bewaak(verbinding: BaseDatabaseWrapper, tabel: str) -> None:
    with verbinding.cursor() as cursor:
        if verbinding.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTIE)
        opdracht = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[verbinding.vendor]
        for actie in ACTIES:
            cursor.execute(opdracht.format(tabel=tabel, actie=actie))


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
