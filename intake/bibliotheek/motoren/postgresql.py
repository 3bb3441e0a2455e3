"""Search in PostgreSQL: full text in Dutch with weights, and trigrams for mistyped words."""

from django.db.backends.utils import CursorWrapper

from intake.bibliotheek.vraag import Frase, Vraag, in_woorden

# The database keeps the vector itself. The words came without signs and accents.
MAAK = """
ALTER TABLE intake_zoekingang ADD COLUMN vector tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('dutch', titel), 'A') ||
    setweight(to_tsvector('dutch', woorden), 'B') ||
    setweight(to_tsvector('dutch', tekst), 'D')
) STORED;
CREATE INDEX intake_zoekingang_vector ON intake_zoekingang USING gin (vector);
CREATE INDEX intake_zoekwoord_trigram ON intake_zoekwoord USING gin (woord gin_trgm_ops);
"""
VERWIJDER = """
DROP INDEX intake_zoekwoord_trigram;
ALTER TABLE intake_zoekingang DROP COLUMN vector;
"""
VIND = """
SELECT soort, sleutel FROM intake_zoekingang, to_tsquery('dutch', %s) AS vraag
WHERE zoekindex_id = %s AND vector @@ vraag
ORDER BY titel = %s DESC, ts_rank('{0.05, 0.2, 0.4, 1}', vector, vraag) DESC, id LIMIT %s
"""
LIJKT_OP = """
SELECT woord FROM intake_zoekwoord WHERE zoekindex_id = %s AND woord %% %s
ORDER BY similarity(woord, %s) DESC, woord LIMIT %s
"""


def maak(cursor: CursorWrapper) -> None:
    cursor.execute(MAAK)


def verwijder(cursor: CursorWrapper) -> None:
    cursor.execute(VERWIJDER)


def vul(cursor: CursorWrapper, index: int) -> None:
    """Nothing to do: the vector is a column of the entry."""


def vind(
    cursor: CursorWrapper, index: int, vraag: Vraag, begin: bool, hoogstens: int
) -> list[tuple[str, str]]:
    zin = " & ".join("(" + " | ".join(_frase(f, begin) for f in een) + ")" for een in vraag)
    cursor.execute(VIND, [zin, index, in_woorden(vraag), hoogstens])
    return list(cursor.fetchall())


def _frase(frase: Frase, begin: bool) -> str:
    # A word is letters and digits only, so it cannot end its quotes.
    return " <-> ".join(f"'{woord}'{':*' if begin else ''}" for woord in frase)


def lijkt_op(cursor: CursorWrapper, index: int, woord: str, hoogstens: int) -> list[str]:
    cursor.execute(LIJKT_OP, [index, woord, woord, hoogstens])
    return [anders for (anders,) in cursor.fetchall()]
