"""The findings as shown: with rule, source and badge; and which of them say no."""

from dataclasses import dataclass

from intake.advies.advies import Bevinding
from intake.dossier.weergave.ambitie import datum
from intake.dossier.weergave.besluiten import afwijking_van
from intake.dossier.weergave.woorden import DOOR
from intake.dossier.weergave.zaak import Zaak
from intake.kader.woorden import HERKOMST

TEGEN = {"nee", "geen", "nog_niet", "niet_nodig", "onbekend", "te_laat"}


@dataclass(frozen=True)
class Reden:
    """One finding with the words and the colour of its badge.

    `afwijking` is why someone deviates from it, `afgeweken_door` who.
    """

    regel: str
    uitkomst: str
    tekst: str
    bron: str
    herkomst: str
    kleur: str
    afwijking: str = ""
    afgeweken_door: str = ""

    @property
    def vindplaats(self) -> str:
        """The source next to the badge, without what the badge says already."""
        if self.bron == "eigen regel":
            return ""
        return self.bron.replace("Handelingskader, ", "") if self.kleur == "kader" else self.bron

    @property
    def bronregel(self) -> str:
        """Badge and source as one line of text."""
        return ", ".join(filter(None, (self.herkomst, self.vindplaats)))


def als_reden(zaak: Zaak, bevinding: Bevinding) -> Reden:
    herkomst, kleur = HERKOMST[bevinding.herkomst]
    keuze = afwijking_van(zaak, bevinding)
    return Reden(
        bevinding.regel,
        bevinding.uitkomst.replace("_", " "),
        waarom(zaak, bevinding),
        bevinding.bron,
        herkomst,
        kleur,
        keuze.reden if keuze else "",
        DOOR[keuze.van] if keuze else "",
    )


def waarom(zaak: Zaak, bevinding: Bevinding) -> str:
    """The rules see a level as chosen; where it was agreed is known here only."""
    uitkomst = zaak.besluiten.ambitie
    if (
        bevinding.regel == "NIVEAU"
        and uitkomst
        and str(zaak.feiten.niveau) == uitkomst.voor_teksten
    ):
        return f"Dit niveau volgt uit het ambitieweb van {datum(uitkomst.vastgesteld_op)}."
    return bevinding.reden


def is_tegen(bevinding: Bevinding) -> bool:
    return bevinding.uitkomst in TEGEN or bevinding.uitkomst.startswith("niet ")


def redenen_voor(zaak: Zaak, *tabellen: str) -> tuple[Reden, ...]:
    """The findings of these tables that say yes, or how much."""
    return tuple(
        als_reden(zaak, bevinding)
        for tabel in tabellen
        for bevinding in zaak.advies.bevindingen_van(tabel)
        if not is_tegen(bevinding)
    )


def redenen_tegen(zaak: Zaak) -> tuple[Reden, ...]:
    return tuple(als_reden(zaak, b) for b in zaak.advies.bevindingen if is_tegen(b))


def alle_redenen(zaak: Zaak) -> tuple[Reden, ...]:
    return tuple(als_reden(zaak, b) for b in zaak.advies.bevindingen)
