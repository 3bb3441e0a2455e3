"""What one framework makes of the facts: the advice, the trace of the rules, and every clause."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from intake.advies.advies import Bevinding
from intake.advies.kader import Clausule, Regel
from intake.doorrekening.gevolg import Kaders, gevolgen, tabel_van
from intake.doorrekening.models import Doorrekenregel
from intake.doorrekening.naast_elkaar import Verschil, naast_elkaar
from intake.doorrekening.woorden import OVER
from intake.dossier.weergave.beeld import Adviesbeeld
from intake.dossier.weergave.redenen import Reden, als_reden, is_tegen
from intake.dossier.weergave.zaak import Zaak, maak_zaak
from intake.proef.bron import Bron
from intake.proef.kaderkeuze import Kaderkeuze

VASTGELOPEN = "Met dit kader is geen advies te maken: de beslislogica mist {}."
# Per list of the engine's choice: what it means for a clause that stands in it.
STANDEN = {
    "voorselectie": "Staat in het advies",
    "geschikt": "Past ook, niet gekozen",
    "mogelijk": "Hangt af van een open vraag",
    "afgeraden": "Past niet",
}


def tabelnaam(bevinding: Bevinding) -> str:
    """`DT2: De Europese grens`."""
    tabel = tabel_van(bevinding)
    return f"{tabel}: {OVER[tabel]}" if tabel in OVER else tabel


class Spoorregel(NamedTuple):
    """One finding as people read it, and whether it says no."""

    reden: Reden
    tegen: bool


class Clausulebesluit(NamedTuple):
    clausule: Clausule
    waarom: str


@dataclass(frozen=True)
class Uitkomst:
    """Without a `zaak` there is no advice; `problemen` says why."""

    keuze: Kaderkeuze
    zaak: Zaak | None
    problemen: tuple[str, ...] = ()
    kent_productgroep: bool = True

    @cached_property
    def beeld(self) -> Adviesbeeld | None:
        return Adviesbeeld(self.zaak) if self.zaak else None

    @cached_property
    def spoor(self) -> dict[str, list[Spoorregel]]:
        """Every finding, by decision table, in the order in which the rules spoke."""
        tabellen: dict[str, list[Spoorregel]] = {}
        for zaak, bevinding in self.bevindingen():
            tabel = tabelnaam(bevinding)
            regel = Spoorregel(als_reden(zaak, bevinding), is_tegen(bevinding))
            tabellen.setdefault(tabel, []).append(regel)
        return tabellen

    def bevindingen(self) -> Iterator[tuple[Zaak, Bevinding]]:
        if self.zaak:
            yield from ((self.zaak, een) for een in self.zaak.advies.bevindingen)

    @property
    def stille_regels(self) -> list[Regel]:
        """The rules that had nothing to say about this purchase, or are switched off."""
        sprak = {bevinding.regel for _, bevinding in self.bevindingen()}
        return [r for r in self.zaak.kader.regels if r.code not in sprak] if self.zaak else []

    @property
    def clausules(self) -> list[tuple[str, list[Clausulebesluit]]]:
        """Every clause of the framework, with what the engine decided and why."""
        if self.zaak is None:
            return []
        keuze, kader = self.zaak.advies.clausules, self.zaak.kader
        return [
            (
                naam,
                [Clausulebesluit(kader.clausule[een[0]], een[1]) for een in getattr(keuze, stand)],
            )
            for stand, naam in STANDEN.items()
        ]


def probeer(bron: Bron, keuze: Kaderkeuze, vandaag: date, anders: dict[str, Any]) -> Uitkomst:
    if keuze.kader is None or keuze.problemen:
        return Uitkomst(keuze, None, keuze.problemen)
    try:
        feiten = bron.feiten(keuze.kader, vandaag, anders)
        zaak = maak_zaak(feiten, keuze.kader, keuze.naam)
    except LookupError as fout:
        return Uitkomst(keuze, None, (VASTGELOPEN.format(fout),))
    kent = not feiten.productgroep or feiten.productgroep in keuze.kader.productgroep
    return Uitkomst(keuze, zaak, kent_productgroep=kent)


def verschil(links: Uitkomst, rechts: Uitkomst, vandaag: date) -> dict[str, list[Verschil]] | None:
    """What the second framework says otherwise; None when there are no two advices."""
    if links.zaak is None or rechts.zaak is None:
        return None
    kaders = Kaders(links.zaak.kader, rechts.zaak.kader, vandaag)
    veranderd = gevolgen(links.zaak.advies, rechts.zaak.advies, kaders)
    # A line of a run that is never saved: the two pages show a difference in one way.
    return naast_elkaar(Doorrekenregel(veranderingen=[een._asdict() for een in veranderd]))
