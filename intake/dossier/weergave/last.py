"""The burden of the chosen texts of one purchase as shown, with what could be lighter."""

from dataclasses import dataclass
from decimal import Decimal

from intake.advies.beeld import VRAAG_LOOPTIJD, VRAAG_WAARDE
from intake.advies.kader import Clausule
from intake.advies.last import (
    UURTARIEF,
    Last,
    Tekstlast,
    Zwaarte,
    bereken_last,
    is_bekend,
    lichtere,
)
from intake.advies.tekst import euro
from intake.advies.toets.omvang import VERLICHT
from intake.dossier.weergave.clausules import maak_groepen
from intake.dossier.weergave.zaak import Zaak

OORDEEL = {
    Zwaarte.LICHT: "Licht: dit past ruim bij de waarde.",
    Zwaarte.REDELIJK: "Redelijk: let op of elk onderdeel iets bijdraagt.",
    Zwaarte.ZWAAR: "Zwaar: vraag minder, of leg uit waarom deze opdracht dit waard is.",
}


@dataclass(frozen=True)
class Lastbeeld:
    """`lichter` holds, per heavy text, what fits too and asks less."""

    last: Last
    lichter: tuple[tuple[Tekstlast, tuple[Clausule, ...]], ...]
    verlicht: tuple[Clausule, ...]

    @property
    def oordeel(self) -> str:
        return OORDEEL[self.last.zwaarte] if self.last.zwaarte else ""

    @property
    def waarom(self) -> str:
        """The numbers behind the judgement, or the question that is still open."""
        last = self.last
        if last.aandeel is None or last.kosten is None:
            open_ = VRAAG_LOOPTIJD if last.jaren is None else VRAAG_WAARDE
            return f"Nog niet te bepalen. Open vraag: {open_}"
        return (
            f"{afgerond(last.totaal)} uur × {euro(UURTARIEF)} is {euro(heel(last.kosten))}: "
            f"{procent(last.aandeel)}% van {euro(last.waarde or Decimal(0))}."
        )

    @property
    def kort(self) -> str:
        last = self.last
        return (
            f"Deze teksten vragen een bedrijf ongeveer {last.bij_inschrijving} uur bij de "
            f"inschrijving, {last.bij_start} uur bij de start en {last.per_jaar} uur per jaar."
        )

    @property
    def deel_van_een_mens(self) -> str:
        return procent(self.last.deel_van_een_mens)


def last_van(zaak: Zaak) -> Lastbeeld | None:
    """Nothing for a version of the framework that does not know the hours."""
    if not is_bekend(zaak.kader):
        return None
    groepen = maak_groepen(zaak)
    clausules = [een.clausule for groep in groepen for een in groep.clausules]
    last = bereken_last(clausules, zaak.beeld.looptijd, zaak.waarde)
    geschikt = [een.code for een in zaak.advies.clausules.geschikt]
    lichter = (
        (tekst, lichtere(zaak.kader, tekst.clausule.code, geschikt, last.jaren))
        for tekst in last.zwaarste
        if tekst.clausule.code in zaak.kader.clausule
    )
    return Lastbeeld(
        last,
        tuple((tekst, anders[:2]) for tekst, anders in lichter if anders),
        tuple(clausule for clausule in clausules if VERLICHT.search(clausule.tekst)),
    )


def heel(bedrag: Decimal) -> Decimal:
    return bedrag.quantize(Decimal(1))


def afgerond(uren: Decimal | None) -> str:
    return "" if uren is None else f"{heel(uren):f}"


def procent(deel: Decimal) -> str:
    return f"{deel * 100:.1f}".replace(".", ",")
