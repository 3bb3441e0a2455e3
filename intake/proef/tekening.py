"""Where everything stands in the picture of the questionnaire: boxes, lines and words."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from intake.proef.vragenlijst import Pagina

# In the units of the drawing, which are pixels on a screen.
LINKS, INSPRONG, RECHTS = 8, 48, 528
STAM = 28
REGEL, BINNEN, TUSSEN, KOP = 20, 12, 18, 44
BAAN, EERSTE_BAAN, SOORTEN_BAAN, NAAST_ELKAAR = 16, 548, 4, 12
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
        """Where the main line, and the first branch, arrives."""
        return self.y + BINNEN + 4

    def aankomst(self, nummer: int) -> int:
        """Where the branch of this page arrives: one below the other."""
        return self.in_y + NAAST_ELKAAR * self.pagina.hangt_af_van.index(nummer)

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
    for volgnummer, vak in enumerate(vak for vak in vakken if vak.pagina.bepaalt):
        nummer = vak.pagina.nummer
        hoogten = [op_nummer[doel].aankomst(nummer) for doel in vak.pagina.bepaalt]
        plek = next((p for p, tot in enumerate(bezet) if tot < vak.uit_y), len(bezet))
        bezet[plek : plek + 1] = [hoogten[-1]]
        banen.append((plek, maak_baan(vak.uit_y, hoogten, plek, volgnummer % SOORTEN_BAAN)))
    return banen


def maak_baan(van: int, naar: Sequence[int], plek: int, soort: int) -> Baan:
    x = EERSTE_BAAN + plek * BAAN
    pad = f"M{RECHTS} {van}H{x}V{naar[-1]}" + "".join(f"M{x} {y}H{RECHTS + 6}" for y in naar)
    pijlen = (f"{RECHTS},{y} {RECHTS + 8},{y - 5} {RECHTS + 8},{y + 5}" for y in naar)
    return Baan(soort, pad, tuple(pijlen))
