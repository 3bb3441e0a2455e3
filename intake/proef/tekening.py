"""Where everything stands in the picture of the questionnaire: boxes, lines and words."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from intake.proef.vragenlijst import Pagina

# In the units of the drawing, which are pixels on a screen.
LINKS, INSPRONG, RECHTS = 8, 48, 528
STAM = 28
REGEL, BINNEN, TUSSEN, KOP = 20, 12, 18, 44
BAAN, EERSTE_BAAN, SOORTEN_BAAN = 16, 548, 4
# What surely fits beside the margin at the size of the letters in `proef.css`.
TEKENS = 58


@dataclass(frozen=True)
class Tekst:
    x: int
    y: int
    tekst: str
    soort: str


@dataclass(frozen=True)
class Vak:
    """One page, or one advice in between, with its lines of text."""

    pagina: Pagina
    x: int
    y: int
    hoogte: int
    teksten: tuple[Tekst, ...]

    @property
    def breedte(self) -> int:
        return RECHTS - self.x

    @property
    def in_y(self) -> int:
        """Where a branch arrives."""
        return self.y + BINNEN + 4

    @property
    def uit_y(self) -> int:
        """Where its own branches leave."""
        return self.y + self.hoogte - BINNEN


@dataclass(frozen=True)
class Baan:
    """From the page that decides, along the side, to each page that hangs on it."""

    soort: int
    pad: str
    pijlen: tuple[str, ...]


@dataclass(frozen=True)
class Tekening:
    breedte: int
    hoogte: int
    koppen: tuple[Tekst, ...]
    vakken: tuple[Vak, ...]
    stam: str
    zijtakken: tuple[str, ...]
    banen: tuple[Baan, ...]


def teken(paginas: Sequence[Pagina]) -> Tekening:
    vakken: list[Vak] = []
    koppen: list[Tekst] = []
    y, groep = 0, ""
    for pagina in paginas:
        if pagina.groep != groep:
            groep = pagina.groep
            koppen.append(Tekst(LINKS, y + 24, groep, "groep"))
            y += KOP
        vakken.append(maak_vak(pagina, y))
        y += vakken[-1].hoogte + TUSSEN
    banen = maak_banen(vakken)
    return Tekening(
        breedte=EERSTE_BAAN + BAAN * (1 + max((plek for plek, _ in banen), default=0)),
        hoogte=y,
        koppen=tuple(koppen),
        vakken=tuple(vakken),
        stam=f"M{STAM} {vakken[0].y}V{vakken[-1].in_y}" if vakken else "",
        zijtakken=tuple(f"M{STAM} {vak.in_y}H{INSPRONG}" for vak in vakken if vak.x == INSPRONG),
        banen=tuple(baan for _, baan in banen),
    )


def maak_vak(pagina: Pagina, y: int) -> Vak:
    x = INSPRONG if pagina.voorwaarde else LINKS
    titel = pagina.titel if pagina.is_advies else f"{pagina.nummer}. {pagina.titel}"
    regels = [(titel, "titel")]
    if pagina.voorwaarde:
        regels += [(regel, "als") for regel in breek(f"Alleen: {pagina.voorwaarde}")]
    for vraag in pagina.vragen:
        eerste, *rest = breek(vraag)
        regels += [(f"• {eerste}", "vraag"), *((f"   {regel}", "vraag") for regel in rest)]
    teksten = tuple(
        Tekst(x + BINNEN, y + BINNEN + 14 + nummer * REGEL, tekst, soort)
        for nummer, (tekst, soort) in enumerate(regels)
    )
    return Vak(pagina, x, y, 2 * BINNEN + len(regels) * REGEL, teksten)


def breek(tekst: str) -> list[str]:
    return textwrap.wrap(tekst, TEKENS) or [""]


def maak_banen(vakken: Sequence[Vak]) -> list[tuple[int, Baan]]:
    """Each with the lane it takes: the first one that is free from its first page to its last."""
    op_nummer = {vak.pagina.nummer: vak for vak in vakken}
    bezet: list[int] = []
    banen = []
    for nummer, vak in enumerate(vak for vak in vakken if vak.pagina.bepaalt):
        doelen = [op_nummer[doel] for doel in vak.pagina.bepaalt]
        einde = max(doel.in_y for doel in doelen)
        plek = next((p for p, tot in enumerate(bezet) if tot < vak.uit_y), len(bezet))
        bezet[plek : plek + 1] = [einde]
        banen.append((plek, maak_baan(vak, doelen, einde, plek, nummer % SOORTEN_BAAN)))
    return banen


def maak_baan(vak: Vak, doelen: Sequence[Vak], einde: int, plek: int, soort: int) -> Baan:
    x = EERSTE_BAAN + plek * BAAN
    pad = f"M{RECHTS} {vak.uit_y}H{x}V{einde}"
    pad += "".join(f"M{x} {doel.in_y}H{RECHTS + 6}" for doel in doelen)
    pijlen = tuple(
        f"{RECHTS},{doel.in_y} {RECHTS + 8},{doel.in_y - 5} {RECHTS + 8},{doel.in_y + 5}"
        for doel in doelen
    )
    return Baan(soort, pad, pijlen)
