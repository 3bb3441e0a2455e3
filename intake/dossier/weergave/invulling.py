"""The placeholders of the texts of one purchase: what was filled in, and what is still open."""

from collections.abc import Iterable
from dataclasses import dataclass

from intake.advies.kader import Invulveld
from intake.dossier.weergave.clausules import Groep, maak_groepen
from intake.dossier.weergave.zaak import Zaak


@dataclass(frozen=True)
class Plaats:
    """One placeholder, with the codes of the texts that it stands in."""

    veld: Invulveld
    codes: tuple[str, ...]
    waarde: str

    @property
    def is_open(self) -> bool:
        """Nothing is filled in and there is no proposal."""
        return not (self.waarde or self.veld.standaard)


def plaatsen(zaak: Zaak, groepen: Iterable[Groep] | None = None) -> tuple[Plaats, ...]:
    """Each once, in the order of the texts."""
    codes: dict[str, list[str]] = {}
    velden: dict[str, Invulveld] = {}
    for groep in maak_groepen(zaak) if groepen is None else groepen:
        for beeld in groep.clausules:
            for veld in beeld.invulvelden:
                velden[veld.naam] = veld
                codes.setdefault(veld.naam, []).append(beeld.clausule.code)
    waarden = zaak.besluiten.invulling
    return tuple(
        Plaats(veld, tuple(codes[naam]), waarden.get(naam, "")) for naam, veld in velden.items()
    )


def nog_open(zaak: Zaak) -> tuple[Invulveld, ...]:
    """What has to be filled in before the texts can be definitive."""
    return tuple(plaats.veld for plaats in plaatsen(zaak) if plaats.is_open)
