"""The radar of the ambitieweb as geometry: where each point, ring and word of the figure stands.

Page, memo and download draw the same one; `templates/intake/radar.svg` puts it on paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, pi, sin
from textwrap import wrap

BREEDTE, HOOGTE = 640, 496
MIDDEN = (320.0, 226.0)
STRAAL = 140.0
HOOGSTE = 3
MINST, MEEST = 3, 9  # two axes make no figure, ten no readable one
TEKENS, REGELS = 20, 3
REGELHOOGTE = 17.0
# From the tip of an axis to its number, and from there to its name.
NUMMER, NAAM = 19.0, 12.0


@dataclass(frozen=True)
class Waarde:
    """One goal with what is drawn for it; levels 0 to 3, a wish may be unknown."""

    naam: str
    afgesproken: float
    gewenst: float | None = None


@dataclass(frozen=True)
class Punt:
    x: float
    y: float

    def __str__(self) -> str:
        return f"{self.x:g},{self.y:g}"


@dataclass(frozen=True)
class Regel:
    """One line of a name, at its place."""

    plaats: Punt
    tekst: str


@dataclass(frozen=True)
class As:
    nummer: int
    einde: Punt
    nummerplaats: Punt
    anker: str
    regels: tuple[Regel, ...]
    afgesproken: Punt
    gewenst: Punt | None


@dataclass(frozen=True)
class Ring:
    niveau: int
    punten: str
    label: Punt


@dataclass(frozen=True)
class Radar:
    """`vlak` is what was agreed, round the whole web. `lijnen` are the wishes, with a gap where
    nobody gave one."""

    ringen: tuple[Ring, ...]
    assen: tuple[As, ...]
    vlak: str
    lijnen: tuple[str, ...]
    breedte: int = BREEDTE
    hoogte: int = HOOGTE
    midden: Punt = Punt(*MIDDEN)

    @property
    def heeft_wensen(self) -> bool:
        return any(een.gewenst for een in self.assen)


def maak_radar(waarden: Sequence[Waarde]) -> Radar | None:
    """None with too few or too many goals to draw; the table says it all the same."""
    aantal = len(waarden)
    if not MINST <= aantal <= MEEST:
        return None
    hoeken = [2 * pi * nummer / aantal - pi / 2 for nummer in range(aantal)]
    assen = tuple(maak_as(i, *paar) for i, paar in enumerate(zip(waarden, hoeken, strict=True), 1))
    return Radar(
        tuple(maak_ring(niveau, hoeken) for niveau in range(1, HOOGSTE + 1)),
        assen,
        " ".join(str(een.afgesproken) for een in assen),
        wenslijnen([een.gewenst for een in assen]),
    )


def maak_as(nummer: int, waarde: Waarde, hoek: float) -> As:
    anker = "middle" if abs(cos(hoek)) < 0.2 else "start" if cos(hoek) > 0 else "end"
    plaats = punt(hoek, STRAAL + NUMMER)
    return As(
        nummer,
        punt(hoek, STRAAL),
        Punt(plaats.x, plaats.y + 5),
        anker,
        zet_neer(in_regels(waarde.naam), plaats, anker, boven=sin(hoek) < 0),
        op_schaal(hoek, waarde.afgesproken),
        None if waarde.gewenst is None else op_schaal(hoek, waarde.gewenst),
    )


def punt(hoek: float, afstand: float) -> Punt:
    x, y = MIDDEN
    return Punt(round(x + afstand * cos(hoek), 1), round(y + afstand * sin(hoek), 1))


def op_schaal(hoek: float, niveau: float) -> Punt:
    return punt(hoek, STRAAL * niveau / HOOGSTE)


def maak_ring(niveau: int, hoeken: Sequence[float]) -> Ring:
    hoekpunten = [op_schaal(hoek, niveau) for hoek in hoeken]
    label = Punt(hoekpunten[0].x + 5, round(hoekpunten[0].y + 13, 1))
    return Ring(niveau, " ".join(map(str, hoekpunten)), label)


def wenslijnen(punten: Sequence[Punt | None]) -> tuple[str, ...]:
    """The wishes joined in the order of the axes, and round the corner when all are known."""
    if all(punten):
        return (" ".join(map(str, [*punten, punten[0]])),)
    gaten = [plek for plek, een in enumerate(punten) if een is None]
    vanaf = gaten[0] + 1 if gaten else 0
    rond = [*punten[vanaf:], *punten[:vanaf]]
    stukken = (list(stuk) for bekend, stuk in groupby(rond, key=bool) if bekend)
    return tuple(" ".join(map(str, stuk)) for stuk in stukken if len(stuk) > 1)


def in_regels(naam: str) -> list[str]:
    """A name on a few short lines. What no file may hold, as a control character, is left out."""
    leesbaar = "".join(teken for teken in " ".join(naam.split()) if teken.isprintable())
    regels = wrap(leesbaar, TEKENS)
    if len(regels) > REGELS:
        regels[REGELS - 1] = regels[REGELS - 1][: TEKENS - 1].rstrip() + "…"
    return regels[:REGELS]


def zet_neer(regels: list[str], bij: Punt, anker: str, *, boven: bool) -> tuple[Regel, ...]:
    """Beside the number of the axis; over or under it at the top and the bottom."""
    x = bij.x + {"start": NAAM, "middle": 0.0, "end": -NAAM}[anker]
    hoogte = REGELHOOGTE * (len(regels) - 1)
    if anker != "middle":
        y = bij.y + 5 - hoogte / 2
    else:
        y = bij.y - 13 - hoogte if boven else bij.y + 5 + REGELHOOGTE
    return tuple(
        Regel(Punt(round(x, 1), round(y + i * REGELHOOGTE, 1)), tekst)
        for i, tekst in enumerate(regels)
    )
