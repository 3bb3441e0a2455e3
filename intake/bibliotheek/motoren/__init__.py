"""The search of each database behind the same four functions.

`maak` and `verwijder` belong to the migration; `vul` follows after the rows of an index are
written; `vind` gives the keys of entries, best first; `lijkt_op` gives known words that share
the most trigrams with this one.
"""

from types import ModuleType

from django.db import connection

from intake.bibliotheek.motoren import postgresql, sqlite

MOTOREN = {"postgresql": postgresql, "sqlite": sqlite}


def motor() -> ModuleType:
    return MOTOREN[connection.vendor]
