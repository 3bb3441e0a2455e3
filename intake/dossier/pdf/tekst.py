"""Text hygiene: whatever was typed, the fonts can show it and the PDF stays valid.

Without this a single emoji makes the file invalid for both standards, and a letter with 100,000
accents takes 48 seconds. Every step is linear in the length of the text.
"""

import re
import unicodedata
from collections.abc import Iterator

from intake.dossier.pdf.lettertypen import tekenset

MAX_TEKENS = 20_000
MAX_ACCENTEN = 3
LANGSTE_WOORD = 64  # a SHA-256 stays in one piece, so that it can be copied
INGEKORT = " … (ingekort)"
AFBREEKPUNT = "\u200b"

# Ordinary Dutch: in the fonts, already in NFC, nothing invisible. Most text stops here.
GEWOON = re.compile(
    "[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u017e\u2018\u2019\u201c\u201d\u2013\u2014…•€→≥≤✓]*"
)
LANG_WOORD = re.compile(rf"[^ \n]{{{LANGSTE_WOORD + 1}}}")
REGELEINDE = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
VERVANGEN = str.maketrans({"\t": " ", "\u2011": "-"})  # the fonts have no U+2011


def schoon(tekst: str, maximum: int = MAX_TEKENS) -> str:
    """The text as the memo can print it; a longer text is cut, and says so."""
    if len(tekst) <= maximum and GEWOON.fullmatch(tekst) and not LANG_WOORD.search(tekst):
        return tekst
    tekst = REGELEINDE.sub("\n", tekst).translate(VERVANGEN)
    tekst = "".join(teken for teken in tekst if teken == "\n" or not _is_onzichtbaar(teken))
    # Limited before NFC because Python sorts accents in quadratic time, and after it
    # because NFC can take one accent apart into two.
    tekst = unicodedata.normalize("NFC", _limit_accenten(tekst))
    tekst = _replace_onbekend(_limit_accenten(tekst))
    if len(tekst) > maximum:
        tekst = tekst[: maximum - len(INGEKORT)] + INGEKORT
    return "".join(_add_afbreekpunten(tekst))


def _is_onzichtbaar(teken: str) -> bool:
    """Control, bidi and zero-width characters, soft hyphens and variation selectors."""
    return (
        unicodedata.category(teken) in ("Cc", "Cf")
        or teken == "\u034f"
        or "\ufe00" <= teken <= "\ufe0f"
        or "\U000e0100" <= teken <= "\U000e01ef"
    )


def _is_accent(teken: str) -> bool:
    return teken >= "\u0300" and (
        unicodedata.combining(teken) > 0 or unicodedata.category(teken) in ("Mn", "Me")
    )


def _limit_accenten(tekst: str) -> str:
    return "".join(_first_accenten(tekst))


def _first_accenten(tekst: str) -> Iterator[str]:
    accenten = 0
    for teken in tekst:
        accenten = accenten + 1 if _is_accent(teken) else 0
        if accenten <= MAX_ACCENTEN:
            yield teken


def _replace_onbekend(tekst: str) -> str:
    """A letter that the fonts lack is marked; an emoji, which is no letter, is left out."""
    bekend = tekenset()
    vervanger = "\ufffd" if "\ufffd" in bekend else "?"
    return "".join(
        teken if _is_drukbaar(teken, bekend) else vervanger
        for teken in tekst
        if _is_drukbaar(teken, bekend) or unicodedata.category(teken) not in ("So", "Sk")
    )


def _is_drukbaar(teken: str, bekend: frozenset[str]) -> bool:
    # PDF/A-2a forbids private-use characters, although the fonts have some.
    return teken == "\n" or (teken in bekend and unicodedata.category(teken) != "Co")


def _add_afbreekpunten(tekst: str) -> Iterator[str]:
    lengte = 0
    for teken in tekst:
        if teken in " \n":
            lengte = 0
        elif not _is_accent(teken):
            if lengte == LANGSTE_WOORD:
                yield AFBREEKPUNT
                lengte = 0
            lengte += 1
        yield teken
