"""One row by SQL that is written out, for the few rows that every page needs.

To build the SQL of a queryset takes Django up to ten times as long as a database takes to run it.
Only where `benchmarks.stap` shows that it counts; everything else is an ordinary queryset.
"""

from collections.abc import Collection
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model

Rij = TypeVar("Rij", bound=Model)


class EenRij(Generic[Rij]):
    """The first row of a table that answers to a condition, as Django itself would read it.

    `waar` is what follows WHERE, with a %s for each value. Columns left out are read when asked.
    """

    def __init__(self, model: type[Rij], waar: str, zonder: Collection[str] = ()) -> None:
        self.model = model
        self.waar = waar
        self.zonder = zonder

    def __call__(self, *waarden: Any) -> Rij | None:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, waarden)
            gelezen = cursor.fetchone()
        if gelezen is None:
            return None
        rij = list(gelezen)
        for plaats, kolom, omzetters in self.omzetters:
            for zet_om in omzetters:
                rij[plaats] = zet_om(rij[plaats], kolom, connection)
        return self.model.from_db(connection.alias, self.namen, rij)

    @cached_property
    def velden(self) -> list[Any]:
        return [veld for veld in self.model._meta.concrete_fields if veld.name not in self.zonder]

    @cached_property
    def namen(self) -> list[str]:
        return [veld.attname for veld in self.velden]

    @cached_property
    def sql(self) -> str:
        kolommen = ", ".join(veld.column for veld in self.velden)
        tabel = self.model._meta.db_table
        return f"SELECT {kolommen} FROM {tabel} WHERE {self.waar} LIMIT 1"  # noqa: S608  our own names

    @cached_property
    def omzetters(self) -> list[tuple[int, Any, list[Any]]]:
        """What makes a value of the database one of Python, per column that needs it."""
        kolommen = enumerate(veld.cached_col for veld in self.velden)
        alle = (
            (
                plaats,
                kolom,
                [*connection.ops.get_db_converters(kolom), *kolom.get_db_converters(connection)],
            )
            for plaats, kolom in kolommen
        )
        return [een for een in alle if een[2]]


def is_er(sql: str, *waarden: Any) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return cursor.fetchone() is not None
