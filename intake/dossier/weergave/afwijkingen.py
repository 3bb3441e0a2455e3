"""Where people deviate from a conclusion of an advice, and where they keep to it after all."""

from dataclasses import dataclass

from intake.advies.advies import Bevinding
from intake.dossier.besluiten import BEOORDELAAR, Keuze, bevindingen
from intake.dossier.weergave.keuzes import titel_van
from intake.dossier.weergave.woorden import DOOR
from intake.dossier.weergave.zaak import Zaak


@dataclass(frozen=True)
class Bevindingsafwijking:
    """`conclusie` is what was advised, in words; with `gevolgd` it stands after all."""

    conclusie: str
    bevinding: Bevinding
    reden: str
    door: str
    gevolgd: bool

    @property
    def besluit(self) -> str:
        door = f"{self.door[:1].upper()}{self.door[1:]}"
        return f"{door} houdt zich hieraan" if self.gevolgd else f"{door} wijkt hiervan af"


def bevindingsafwijkingen(zaak: Zaak) -> tuple[Bevindingsafwijking, ...]:
    """In the order of the rules; also where the reviewer keeps to the conclusion."""
    keuzes = zaak.besluiten.afwijkingen
    return tuple(
        maak_afwijking(zaak, bevinding, keuze)
        for sleutel, bevinding in bevindingen(zaak.advies).items()
        if (keuze := keuzes.get(sleutel)) and (keuze.ja or keuze.van == BEOORDELAAR)
    )


def maak_afwijking(zaak: Zaak, bevinding: Bevinding, keuze: Keuze) -> Bevindingsafwijking:
    return Bevindingsafwijking(
        titel_van(zaak, bevinding), bevinding, keuze.reden, DOOR[keuze.van], gevolgd=not keuze.ja
    )
