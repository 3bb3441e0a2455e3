"""How amounts, terms and lists read in Dutch sentences."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from math import inf


@lru_cache(maxsize=1024)
def euro(bedrag: Decimal) -> str:
    """`€ 1.234.567` for whole euros, `€ 1.234,50` otherwise; the space never breaks."""
    getal = f"{bedrag:,.0f}" if bedrag == bedrag.to_integral_value() else f"{bedrag:,.2f}"
    return "€\N{NO-BREAK SPACE}" + getal.translate(_DUTCH_SEPARATORS)


_DUTCH_SEPARATORS = str.maketrans(",.", ".,")


def maanden(aantal: float) -> str:
    """A term in months; infinity is a contract without an end date."""
    if aantal == inf:
        return "onbepaalde tijd"
    if aantal == 0:
        return "0 maanden (één levering)"
    return "1 maand" if aantal == 1 else f"{aantal} maanden"


def aantal_passend(doelstellingen: int) -> str:
    """`Er past geen doelstelling`, `Er past 1 doelstelling`, `Er passen 2 doelstellingen`."""
    if doelstellingen > 1:
        return f"Er passen {doelstellingen} doelstellingen"
    return "Er past 1 doelstelling" if doelstellingen else "Er past geen doelstelling"


def opsomming(delen: Sequence[str], voegwoord: str = "en") -> str:
    """`a, b en c`."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} {voegwoord} {delen[-1]}"
