"""Search in SQLite: FTS5 over Dutch stems, and over trigrams for mistyped words."""

from collections.abc import Callable
from functools import lru_cache

import snowballstemmer
from django.db.backends.utils import CursorWrapper

from intake.bibliotheek.vraag import Frase, Vraag, in_woorden

# A removed entry leaves the search tables too, whoever removes it.
MAAK = (
    "CREATE VIRTUAL TABLE intake_zoekingang_fts USING fts5(titel, woorden, tekst)",
    "CREATE VIRTUAL TABLE intake_zoekwoord_fts USING fts5(woord, tokenize='trigram')",
    """CREATE TRIGGER intake_zoekingang_weg AFTER DELETE ON intake_zoekingang
       BEGIN DELETE FROM intake_zoekingang_fts WHERE rowid = old.id; END""",
    """CREATE TRIGGER intake_zoekwoord_weg AFTER DELETE ON intake_zoekwoord
       BEGIN DELETE FROM intake_zoekwoord_fts WHERE rowid = old.id; END""",
)
VERWIJDER = (
    "DROP TRIGGER intake_zoekingang_weg",
    "DROP TRIGGER intake_zoekwoord_weg",
    "DROP TABLE intake_zoekingang_fts",
    "DROP TABLE intake_zoekwoord_fts",
)
VIND = """
SELECT soort, sleutel FROM intake_zoekingang_fts
JOIN intake_zoekingang ON intake_zoekingang.id = intake_zoekingang_fts.rowid
WHERE intake_zoekingang_fts MATCH %s AND zoekindex_id = %s
ORDER BY intake_zoekingang.titel = %s DESC, bm25(intake_zoekingang_fts, 20, 8, 1),
    intake_zoekingang.id LIMIT %s
"""
LIJKT_OP = """
SELECT intake_zoekwoord.woord FROM intake_zoekwoord_fts
JOIN intake_zoekwoord ON intake_zoekwoord.id = intake_zoekwoord_fts.rowid
WHERE intake_zoekwoord_fts MATCH %s AND zoekindex_id = %s ORDER BY rank LIMIT %s
"""
# PostgreSQL stems Dutch with the older of the two algorithms.
_stam: Callable[[str], str] = snowballstemmer.stemmer("dutch_porter").stemWord


@lru_cache(maxsize=2**14)
def stam(woord: str) -> str:
    return _stam(woord)


def stammen(tekst: str) -> str:
    return " ".join(stam(woord) for woord in tekst.split())


def maak(cursor: CursorWrapper) -> None:
    for opdracht in MAAK:
        cursor.execute(opdracht)


def verwijder(cursor: CursorWrapper) -> None:
    for opdracht in VERWIJDER:
        cursor.execute(opdracht)


def vul(cursor: CursorWrapper, index: int) -> None:
    cursor.execute(
        "SELECT id, titel, woorden, tekst FROM intake_zoekingang WHERE zoekindex_id = %s", [index]
    )
    rijen = [(pk, *map(stammen, teksten)) for pk, *teksten in cursor.fetchall()]
    cursor.executemany(
        "INSERT INTO intake_zoekingang_fts (rowid, titel, woorden, tekst) VALUES (%s, %s, %s, %s)",
        rijen,
    )
    cursor.execute(
        "INSERT INTO intake_zoekwoord_fts (rowid, woord) "
        "SELECT id, woord FROM intake_zoekwoord WHERE zoekindex_id = %s",
        [index],
    )


def vind(
    cursor: CursorWrapper, index: int, vraag: Vraag, begin: bool, hoogstens: int
) -> list[tuple[str, str]]:
    zin = " AND ".join("(" + " OR ".join(_frase(f, begin) for f in een) + ")" for een in vraag)
    cursor.execute(VIND, [zin, index, in_woorden(vraag), hoogstens])
    return list(cursor.fetchall())


def _frase(frase: Frase, begin: bool) -> str:
    # A word is letters and digits only, so it cannot end its quotes.
    return f'"{" ".join(stam(woord) for woord in frase)}"{" *" if begin else ""}'


def lijkt_op(cursor: CursorWrapper, index: int, woord: str, hoogstens: int) -> list[str]:
    drietallen = [woord[i : i + 3] for i in range(len(woord) - 2)]
    if not drietallen:
        return []
    cursor.execute(LIJKT_OP, [" OR ".join(f'"{deel}"' for deel in drietallen), index, hoogstens])
    return [anders for (anders,) in cursor.fetchall()]
