"""What one framework changes against another: per subject, row and field, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from intake.advies.kader import Kader
from intake.kader.rijtekst import MODEL_VAN, hoofdletter, onderwerp_van, titel_van, velden_van
from intake.kader.samenvoegen import Rijnaam, rijen
from intake.kader.volgorde import vergelijkbaar

WOORD = re.compile(r"\s*\S+|\s+$")
# Below this share of equal words the marks hide the text: then all of it is old, all of it new.
GELIJKENIS = 0.35


class Mark(StrEnum):
    GELIJK = "gelijk"
    WEG = "weg"
    ERBIJ = "erbij"


class Soort(StrEnum):
    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    VERVALLEN = "vervallen"


@dataclass(frozen=True)
class Deel:
    """A stretch of words that is equal on both sides, or stands on one side only."""

    mark: Mark
    tekst: str


Tekst = tuple[Deel, ...]


@dataclass(frozen=True)
class Veldwijziging:
    naam: str
    oud: Tekst
    nieuw: Tekst


@dataclass(frozen=True)
class Rijwijziging:
    """`velden`: what differs; of a new or removed row every field that is filled in."""

    naam: Rijnaam
    titel: str
    soort: Soort
    velden: tuple[Veldwijziging, ...]


@dataclass(frozen=True)
class Onderwerp:
    """`andere_volgorde`: the rows that stayed follow each other in another order."""

    naam: str
    rijen: tuple[Rijwijziging, ...]
    andere_volgorde: bool = False


def wijzigingen(oud: Kader, nieuw: Kader) -> tuple[Onderwerp, ...]:
    """By subject; nothing when the two say the same."""
    was, wordt = rijen(vergelijkbaar(oud)), rijen(vergelijkbaar(nieuw))
    per_onderwerp: dict[str, list[Rijwijziging]] = {}
    for rij in _rijwijzigingen(was, wordt):
        per_onderwerp.setdefault(onderwerp_van(rij.naam), []).append(rij)
    verplaatst = {onderwerp_van(naam) for naam in _verplaatst(list(was), list(wordt))}
    namen = dict.fromkeys(onderwerp_van(Rijnaam(veld, "")) for veld in MODEL_VAN)
    return tuple(
        Onderwerp(naam, tuple(per_onderwerp.get(naam, ())), naam in verplaatst)
        for naam in namen
        if naam in per_onderwerp or naam in verplaatst
    )


def _rijwijzigingen(was: dict[Rijnaam, Any], wordt: dict[Rijnaam, Any]) -> Iterator[Rijwijziging]:
    for naam in [*wordt, *(naam for naam in was if naam not in wordt)]:
        oud, nieuw = was.get(naam), wordt.get(naam)
        if oud == nieuw:
            continue
        soort = Soort.GEWIJZIGD
        if naam not in was:
            soort = Soort.NIEUW
        elif naam not in wordt:
            soort = Soort.VERVALLEN
        titel = titel_van(naam, nieuw if naam in wordt else oud)
        yield Rijwijziging(naam, titel, soort, tuple(_velden(naam, was, wordt)))


def _velden(
    naam: Rijnaam, was: dict[Rijnaam, Any], wordt: dict[Rijnaam, Any]
) -> Iterator[Veldwijziging]:
    oud = velden_van(naam, was[naam]) if naam in was else {}
    nieuw = velden_van(naam, wordt[naam]) if naam in wordt else {}
    for veld in dict.fromkeys([*oud, *nieuw]):
        links, rechts = oud.get(veld, ""), nieuw.get(veld, "")
        if links != rechts:
            yield Veldwijziging(hoofdletter(veld), *vergelijk_woorden(links, rechts))


def _verplaatst(was: list[Rijnaam], wordt: list[Rijnaam]) -> Iterator[Rijnaam]:
    """Rows that changed places; a row that came or went is no change of order."""
    gebleven = set(was) & set(wordt)
    links = [naam for naam in was if naam in gebleven]
    rechts = [naam for naam in wordt if naam in gebleven]
    return (oud for oud, nieuw in zip(links, rechts, strict=True) if oud != nieuw)


def vergelijk_woorden(oud: str, nieuw: str) -> tuple[Tekst, Tekst]:
    """Both texts in stretches of words, with what is not on the other side marked."""
    links, rechts = WOORD.findall(oud), WOORD.findall(nieuw)
    vergelijking = SequenceMatcher(None, links, rechts, autojunk=False)
    if vergelijking.ratio() < GELIJKENIS:
        return _deel(Mark.WEG, links), _deel(Mark.ERBIJ, rechts)
    oude: list[Deel] = []
    nieuwe: list[Deel] = []
    for wat, van, tot, vanaf, totaan in vergelijking.get_opcodes():
        gelijk = wat == "equal"
        oude += _deel(Mark.GELIJK if gelijk else Mark.WEG, links[van:tot])
        nieuwe += _deel(Mark.GELIJK if gelijk else Mark.ERBIJ, rechts[vanaf:totaan])
    return tuple(oude), tuple(nieuwe)


def _deel(mark: Mark, woorden: Sequence[str]) -> Tekst:
    """The white space in front of marked words is not marked itself."""
    tekst = "".join(woorden)
    wit = tekst[: len(tekst) - len(tekst.lstrip())]
    if mark is Mark.GELIJK or not wit or not tekst.strip():
        return (Deel(mark, tekst),) if tekst else ()
    return Deel(Mark.GELIJK, wit), Deel(mark, tekst[len(wit) :])
