"""Copies of dossiers that are there, with what hangs on them, made by PostgreSQL itself."""

from collections.abc import Mapping, Sequence

from django.db import connection, models

Uitdrukkingen = Mapping[str, str]  # column: SQL, with `k.id` the new number and `b` the source

# Its own keys are made; a reference to another row of the same table would lose its aim.
GEEN_EIGEN = ("id", "vervangt_id", "kopie_van_id")


def kopieer(
    model: type[models.Model],
    bronnen: Sequence[int],
    nummers: range,
    anders: Uitdrukkingen,
    erbij: Mapping[type[models.Model], Uitdrukkingen],
) -> None:
    """One copy per number, of each source in turn; `erbij`: the tables that follow along.

    Triggers and foreign keys are off: they would cost more than the copying.
    """
    sleutel = f"{model._meta.model_name}_id"
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "CREATE TEMP TABLE kopie AS SELECT nr AS id, (%s::bigint[])[1 + nr %% %s] AS bron"
            " FROM generate_series(%s::bigint, %s::bigint) AS nr",
            [list(bronnen), len(bronnen), nummers.start, nummers.stop - 1],
        )
        for tabel, kolommen in {model: anders, **erbij}.items():
            eigen = {"id": "k.id"} if tabel is model else {sleutel: "k.id"}
            cursor.execute(opdracht(tabel, "id" if tabel is model else sleutel, eigen | kolommen))
        cursor.execute("DROP TABLE kopie; SET session_replication_role = origin")
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('{model._meta.db_table}', 'id'), %s)",
            [nummers.stop],
        )


def opdracht(model: type[models.Model], bij: str, anders: dict[str, str]) -> str:
    kolommen = {
        veld.column: f'b."{veld.column}"'
        for veld in model._meta.concrete_fields
        if veld.column not in GEEN_EIGEN
    } | anders
    namen = ", ".join(f'"{kolom}"' for kolom in kolommen)
    return (
        f"INSERT INTO {model._meta.db_table} ({namen}) SELECT {', '.join(kolommen.values())}"
        f" FROM kopie k JOIN {model._meta.db_table} b ON b.{bij} = k.bron"
    )
