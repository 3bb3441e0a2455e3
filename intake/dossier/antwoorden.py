"""The answers that count: those of the steps that apply, gathered from the first step on."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from intake.advies.advies import Advies
from intake.advies.adviseer import Vooruitblik, adviseer, blik_vooruit
from intake.advies.feiten import Feiten
from intake.advies.kader import Kader, Productgroep
from intake.dossier.vertaling import feiten_uit

if TYPE_CHECKING:
    from intake.dossier.models import Dossier

LEEG: tuple[Any, ...] = (None, "", [], {})


@dataclass
class Antwoorden:
    """What is answered so far; a question that was not asked or answered gives None.

    `afgesproken_niveau` is the level that the ambitieweb agreed on, or "".
    """

    kader: Kader
    vandaag: date
    waarden: dict[str, Any] = field(default_factory=dict)
    ongezien: set[str] = field(default_factory=set)
    afgesproken_niveau: str = ""

    def __getitem__(self, veld: str) -> Any:
        waarde = self.waarden.get(veld)
        return None if waarde in LEEG else waarde

    def is_ja(self, *velden: str) -> bool:
        """Whether one of these questions was answered with yes."""
        return any(self[veld] == "ja" for veld in velden)

    def wacht_op(self, veld: str) -> bool:
        """Whether a question is to be asked on a page that was never saved."""
        return veld in self.ongezien

    def neem_op(self, dossier: "Dossier", slug: str, velden: tuple[str, ...]) -> None:
        self.waarden |= {veld: dossier.antwoord(veld) for veld in velden}
        if slug not in dossier.bevestigd:
            self.ongezien.update(velden)

    @property
    def productgroep(self) -> Productgroep | None:
        return self.kader.productgroep.get(self["productgroep"] or "")

    @cached_property
    def eerdere_feiten(self) -> Feiten:
        """What was known when an advice was first asked for: the answers before that."""
        return feiten_uit(self, self.vandaag)

    @cached_property
    def advies(self) -> Advies:
        return adviseer(self.eerdere_feiten, self.kader)

    @cached_property
    def vooruitblik(self) -> Vooruitblik:
        """The part of that advice on which the last questions depend, without choosing texts."""
        return blik_vooruit(self.eerdere_feiten, self.kader)
