"""How well each page reads: sentence length, long words and the Flesch-Douma score.

.venv/bin/python -m benchmarks.leesbaarheid [pages that are listed, the hardest first]

Flesch-Douma = 206.84 - 0.93 x words per sentence - 77 x syllables per word. B1 is taken as 60 or
more, with sentences of at most 15 words on average. Long is a word of more than three syllables
that /begrippen/ does not explain. Clauses and quotations are not ours to shorten and stay out, as
do menus and typed answers. The lists of the library hold names and reasons of the framework: their
low scores are not about sentences of ours. A score is a measure, not a reader.
"""

import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pyphen
from lxml.html import HtmlElement

from benchmarks.testbank import proefdatabase

B1 = 60
B1_ZIN = 15
# Whatever ends a sentence although no full stop stands there.
BLOKKEN = (
    *("h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "td", "th"),
    *("label", "legend", "summary", "caption", "button"),
)
NIET_VAN_ONS = (
    "//nav|//header|//footer|//script|//style|//svg|//pre|//code|//select|//textarea|//input"
    "|//*[contains(@class, 'clausule__tekst') or contains(@class, 'ik-citaat')]|//blockquote"
    "|//article[@class='clausule']/div[@class='tekst']"  # the same text in the memo
    "|//time|//*[contains(@class, 'ik-antwoord__waarde')]"
)
BEGRIPPEN = Path(__file__).parents[1] / "fixtures" / "begrippen.toml"
lettergrepen = pyphen.Pyphen(lang="nl_NL")


@dataclass(frozen=True)
class Leesbaarheid:
    """Of one page."""

    pad: str
    zinnen: int
    woorden: int
    grepen: int
    lang: int

    @property
    def score(self) -> float:
        return 206.84 - 0.93 * self.per_zin - 77 * self.grepen / self.woorden

    @property
    def per_zin(self) -> float:
        return self.woorden / self.zinnen

    @property
    def is_b1(self) -> bool:
        return self.score >= B1 and self.per_zin <= B1_ZIN


def uitgelegde_woorden() -> set[str]:
    begrippen = tomllib.loads(BEGRIPPEN.read_text(encoding="utf-8")).values()
    vormen = (vorm for een in begrippen for vorm in (een["woord"], *een.get("vormen", ())))
    return {woord for vorm in vormen for woord in woorden(vorm.lower())}


def woorden(tekst: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", tekst)


def grepen(woord: str) -> int:
    return sum(lettergrepen.inserted(deel).count("-") + 1 for deel in re.split("[-'’]", woord))


def zinnen(pagina: HtmlElement) -> list[str]:
    """Whole sentences of at least four words; a heading or a figure says nothing about style."""
    for weg in pagina.xpath(NIET_VAN_ONS):
        weg.drop_tree()
    for blok in pagina.iter(*BLOKKEN):
        blok.tail = "\n" + (blok.tail or "")
        blok.text = "\n" + (blok.text or "")
    tekst = "\n".join(deel.text_content() for deel in pagina.xpath("//main"))
    delen = re.split(r"\n\s*\n|(?<=[.!?:;])\s+", re.sub(r"(?<=\S)[ \t]*\n(?=[ \t]*\S)", " ", tekst))
    return [deel for deel in (" ".join(deel.split()) for deel in delen) if len(woorden(deel)) > 3]


def meet(pad: str, tekst: list[str], bekend: set[str]) -> Leesbaarheid:
    alle = [woord.lower() for zin in tekst for woord in woorden(zin)]
    lang = [woord for woord in alle if grepen(woord) > 3 and woord not in bekend]
    return Leesbaarheid(pad, len(tekst), len(alle), sum(map(grepen, alle)), len(lang))


def bladen() -> dict[str, list[str]]:
    """The sentences per kind of page, over all roles."""
    from django.test import Client

    from tests.rondgang import rondgang, soort, vul_met_voorbeelden

    gevonden: dict[str, list[str]] = {}
    for account in vul_met_voorbeelden():
        client = Client()
        client.force_login(account)
        for pad, pagina in rondgang(client):
            if soort(pad) not in gevonden:
                gevonden[soort(pad)] = zinnen(pagina)
    return gevonden


def main() -> None:
    hoeveel = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    bekend = uitgelegde_woorden()
    with proefdatabase():
        alle = [meet(pad, tekst, bekend) for pad, tekst in bladen().items() if tekst]
    print(f"{'score':>6} {'w/zin':>6} {'lang':>6} {'zinnen':>7}  bladzijde")
    for een in sorted(alle, key=lambda een: een.score)[:hoeveel]:
        deel = 100 * een.lang / een.woorden
        cijfers = f"{een.score:6.1f} {een.per_zin:6.1f} {deel:5.1f}% {een.zinnen:7}"
        print(f"{cijfers}  {een.pad}{'' if een.is_b1 else '   boven B1'}")
    b1 = sum(een.is_b1 for een in alle)
    print(f"{b1} van {len(alle)} bladzijden op B1; mediaan {median(e.score for e in alle):.1f}")


if __name__ == "__main__":
    main()
