"""The book of what users were told: every save that was acknowledged, and what went wrong."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock

from tests.storing.browser import Velden

BEVESTIGD = "opgeslagen (302)"
CONFLICT = "intussen veranderd (409)"
AFGEWEZEN = "formulier afgewezen"
FOUTPAGINA = "duidelijke foutpagina"
KALE_FOUT = "foutpagina zonder uitleg"
VERBROKEN = "geen antwoord"
OPNIEUW_INLOGGEN = "opnieuw inloggen"
PAGINAS = "pagina's"


@dataclass(frozen=True)
class Daad:
    """Something a user sent: a step, a page of work on the texts, or a step to another state."""

    wie: str
    kenmerk: str
    naam: str
    velden: Velden
    bevestigd: bool
    tijd: float

    @property
    def sleutel(self) -> tuple[str, str]:
        return self.kenmerk, self.naam

    @property
    def versie(self) -> int:
        return int(dict(self.velden).get("versie", 0))


class Boek:
    def __init__(self) -> None:
        self.daden: list[Daad] = []
        self.tellers: Counter[str] = Counter()
        self.voorbeelden: dict[str, str] = {}
        self._slot = Lock()

    def noteer(self, daad: Daad) -> None:
        with self._slot:
            self.daden.append(daad)
        if daad.bevestigd:
            self.tel(BEVESTIGD)

    def tel(self, wat: str, voorbeeld: str = "") -> None:
        with self._slot:
            self.tellers[wat] += 1
            if voorbeeld:
                self.voorbeelden.setdefault(wat, voorbeeld)

    @property
    def bevestigd(self) -> int:
        return self.tellers[BEVESTIGD]

    def per_soort(self) -> dict[str, int]:
        """The acknowledged saves that are more than one answer, by what they did."""
        soorten = (
            "teksten",
            "invullen",
            "toets",
            "indienen",
            "intrekken",
            "oppakken",
            "vaststellen",
        )
        gedaan = Counter(daad.naam for daad in self.daden if daad.bevestigd)
        return {soort: gedaan[soort] for soort in soorten}

    def laatste(self) -> Iterator[tuple[Daad, list[Daad]]]:
        """Per page the last acknowledged save, and what was sent after it without an answer."""
        staart: dict[tuple[str, str], tuple[Daad, list[Daad]]] = {}
        for daad in self.daden:
            if daad.bevestigd:
                staart[daad.sleutel] = (daad, [])
            elif daad.sleutel in staart:
                staart[daad.sleutel][1].append(daad)
        yield from staart.values()
