"""What the words mean that a user meets, in plain Dutch, and which of them stand in a text."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.conf import settings


@dataclass(frozen=True)
class Begrip:
    """`citaat` is word for word what `bron` says; without it `bron` is where to read on."""

    sleutel: str
    woord: str
    uitleg: str
    vormen: tuple[str, ...] = ()
    citaat: str = ""
    bron: str = ""

    @property
    def anker(self) -> str:
        return f"begrip-{self.sleutel}"


@cache
def begrippen() -> dict[str, Begrip]:
    """By key, in the order of the alphabet."""
    pad = settings.BASE_DIR / "fixtures" / "begrippen.toml"
    rijen = tomllib.loads(pad.read_text("utf-8"))
    alle = [
        Begrip(sleutel, **rij | {"vormen": tuple(rij.get("vormen", ()))})
        for sleutel, rij in rijen.items()
    ]
    return {begrip.sleutel: begrip for begrip in sorted(alle, key=lambda b: b.woord.casefold())}


def begrippen_in(teksten: Iterable[str]) -> list[Begrip]:
    """The words of the list that stand in these texts, whole and in any case."""
    gevonden = {treffer.casefold() for tekst in teksten for treffer in _zoeker().findall(tekst)}
    return [
        begrip
        for begrip in begrippen().values()
        if gevonden & {vorm.casefold() for vorm in (begrip.woord, *begrip.vormen)}
    ]


@cache
def _zoeker() -> re.Pattern[str]:
    """Longer words first, so that “SER Charter Diversiteit” is not found as “Diversiteit”."""
    vormen = {vorm for begrip in begrippen().values() for vorm in (begrip.woord, *begrip.vormen)}
    langste_eerst = sorted(vormen, key=len, reverse=True)
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, langste_eerst))})\b")
