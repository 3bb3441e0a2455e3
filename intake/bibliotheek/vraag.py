"""What somebody typed in the search box, as words and phrases that both engines understand."""

import re

from intake.kader.cpv import KLEINE_WOORDEN, losse_woorden

# A search is a line, not a document: what is longer is cut off.
LANGSTE, MEESTE_WOORDEN = 200, 12
AANGEHAALD = re.compile(r"[\"“”„]([^\"“”„]+)[\"“”„]")
# Too common to say anything; PostgreSQL leaves them out of its index by itself.
STOPWOORDEN = KLEINE_WOORDEN | frozenset(
    ("aan", "als", "bij", "dan", "dat", "die", "dit", "door", "hoe", "is", "maar", "naar", "niet")
    + ("nog", "ook", "over", "te", "tot", "u", "uit", "uw", "wat", "we", "wij", "zijn", "zo")
)

DUIZENDTAL = re.compile(r"(?<=\d)\.(?=\d{3}\b)")

# Words that follow each other.
Frase = tuple[str, ...]
# All of these must occur; of each, one of the alternatives.
Vraag = tuple[tuple[Frase, ...], ...]


def lees_vraag(getypt: str) -> Vraag:
    """Nothing at all when no word says anything."""
    getypt = getypt[:LANGSTE]
    frases = [tuple(losse_woorden(frase)) for frase in AANGEHAALD.findall(getypt)]
    woorden = losse_woorden(AANGEHAALD.sub(" ", getypt))
    los = [(woord,) for woord in woorden if len(woord) > 1 and woord not in STOPWOORDEN]
    return tuple((frase,) for frase in dict.fromkeys([*frases, *los]) if frase)[:MEESTE_WOORDEN]


def in_woorden(vraag: Vraag) -> str:
    """The first choice of each part, as one line."""
    return " ".join(woord for een in vraag for woord in een[0])


def zonder_punten(tekst: str) -> str:
    """An amount in one piece: 216000 for 216.000."""
    return DUIZENDTAL.sub("", tekst)
