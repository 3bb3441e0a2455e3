"""The outcome of the ambitieweb as shown: the figure, its numbers in a table, what is agreed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.formats import date_format

from intake.advies.ambitieregels import Niveaumelding, toets_niveaus
from intake.advies.plan import INCLUSIE
from intake.dossier.besluiten import Ambitieuitkomst, Doelafspraak
from intake.dossier.weergave.radar import Radar, Waarde, maak_radar
from intake.dossier.weergave.zaak import Zaak

NAAM = "Ambitieweb: afgesproken en gewenste niveaus per doel"


@dataclass(frozen=True)
class Doelbeeld:
    """One row. `nummer` is that of its axis; a number that nobody gave is a dash."""

    nummer: int
    afspraak: Doelafspraak
    niveaunaam: str

    @property
    def is_eigen(self) -> bool:
        return not self.afspraak.doel

    @property
    def niveau(self) -> str:
        return met_naam(self.afspraak.niveau, self.niveaunaam)

    @property
    def wens(self) -> str:
        return getal(self.afspraak.wens)

    @property
    def kans(self) -> str:
        return getal(self.afspraak.kans)

    @property
    def is_uitgewerkt(self) -> bool:
        return bool(self.afspraak.verwoording or self.afspraak.wie or self.afspraak.bewijs)

    @property
    def zin(self) -> str:
        gewenst = f", gewenst {self.wens}" if self.afspraak.wens is not None else ""
        return f"{self.afspraak.naam}: afgesproken {self.afspraak.niveau}{gewenst}"


@dataclass(frozen=True)
class Ambitiebeeld:
    zaak: Zaak
    uitkomst: Ambitieuitkomst

    @property
    def naam(self) -> str:
        """The accessible name of the figure."""
        return NAAM

    @property
    def beschrijving(self) -> str:
        return ". ".join(
            [*(een.zin for een in self.doelen), "Dezelfde getallen staan in de tabel."]
        )

    @cached_property
    def doelen(self) -> tuple[Doelbeeld, ...]:
        namen = {een.niveau: een.naam for een in self.zaak.kader.niveaus}
        return tuple(
            Doelbeeld(nummer, een, namen.get(een.niveau, ""))
            for nummer, een in enumerate(self.uitkomst.doelen, 1)
        )

    @cached_property
    def radar(self) -> Radar | None:
        doelen = self.uitkomst.doelen
        return maak_radar([Waarde(een.naam, een.niveau, een.wens) for een in doelen])

    @property
    def heeft_scores(self) -> bool:
        return any(een.wens is not None or een.kans is not None for een in self.uitkomst.doelen)

    @property
    def is_uitgewerkt(self) -> bool:
        return any(een.is_uitgewerkt for een in self.doelen)

    @property
    def herkomst(self) -> str:
        """When and where this was agreed."""
        op = f"Afgesproken op {datum(self.uitkomst.vastgesteld_op)}"
        if self.uitkomst.gesprek:
            return f"{op}. Waar: {self.uitkomst.gesprek}"
        aantal = self.uitkomst.deelnemers
        wie = "1 deelnemer scoorde" if aantal == 1 else f"{aantal} deelnemers scoorden"
        return f"{op}, in een ambitiewebsessie. {wie} vooraf."

    @property
    def over_teksten(self) -> str:
        """What the agreed level for inclusie does to the advice; empty when it does nothing."""
        inclusie = next((een for een in self.uitkomst.doelen if een.doel == INCLUSIE), None)
        if inclusie is None:
            return ""
        if inclusie.niveau == 0:
            return (
                f"{inclusie.naam} staat op niveau 0: het heeft geen verband met deze inkoop. Voor "
                "de teksten geldt dan niveau 1, want wat de wet vraagt blijft staan."
            )
        return (
            f"Het niveau voor {inclusie.naam.lower()} is ook het ambitieniveau van uw teksten: "
            f"niveau {inclusie.niveau}."
        )

    @cached_property
    def meldingen(self) -> tuple[Niveaumelding, ...]:
        """What these levels ask for, on the answers as they are now."""
        doelen = self.uitkomst.doelen
        per_code = {een.doel: een.niveau for een in doelen if een.doel}
        eigen = tuple(een.niveau for een in doelen if not een.doel)
        return toets_niveaus(per_code, self.zaak.beeld, eigen)


def ambitie_van(zaak: Zaak) -> Ambitiebeeld | None:
    uitkomst = zaak.besluiten.ambitie
    return Ambitiebeeld(zaak, uitkomst) if uitkomst else None


@dataclass(frozen=True)
class Doelwijziging:
    """How one goal went from an outcome to the next; None: it was not there."""

    naam: str
    was: int | None
    wordt: int | None
    reden: str


def verschil(vorige: Ambitieuitkomst | None, nu: Ambitieuitkomst) -> tuple[Doelwijziging, ...]:
    return tuple(wijzigingen(vorige, nu))


def wijzigingen(vorige: Ambitieuitkomst | None, nu: Ambitieuitkomst) -> Iterator[Doelwijziging]:
    eerder = {een.sleutel: een for een in vorige.doelen} if vorige else {}
    for een in nu.doelen:
        was = eerder.pop(een.sleutel, None)
        if was is None or (was.niveau, was.reden) != (een.niveau, een.reden):
            yield Doelwijziging(een.naam, was.niveau if was else None, een.niveau, een.reden)
    for een in eerder.values():
        yield Doelwijziging(een.naam, een.niveau, None, "")


def met_naam(niveau: int, naam: str) -> str:
    return f"{niveau}, {naam.lower()}" if naam else str(niveau)


def getal(waarde: float | None) -> str:
    return "–" if waarde is None else f"{waarde:g}".replace(".", ",")


def datum(iso: str) -> str:
    return date_format(date.fromisoformat(iso), "j F Y")
