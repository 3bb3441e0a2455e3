"""The chosen texts of one purchase as the checks read them, and what a check finds."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from intake.advies.advies import Advies
from intake.advies.beeld import Beeld
from intake.advies.kader import Clausule
from intake.advies.keuzes import ClausuleSoort, Herkomst, Wettelijk

# What art. 2.75, 2.80 and 2.115 Aw ask a link with the subject for.
GEVRAAGD = (
    ClausuleSoort.EIS,
    ClausuleSoort.GUNNINGSCRITERIUM,
    ClausuleSoort.UITVOERINGSVOORWAARDE,
)


@dataclass(frozen=True)
class Toetsregel:
    """One check: what it looks at, as a table in words, and where that comes from."""

    code: str
    naam: str
    als: str
    bron: str
    herkomst: Herkomst


@dataclass(frozen=True)
class Toetsbevinding:
    """What a check found. `over` are the codes of the texts concerned; none is the whole set."""

    regel: Toetsregel
    over: tuple[str, ...]
    wat: str
    wat_te_doen: str

    @property
    def sleutel(self) -> str:
        """The same for the same finding, however the rest of the set changes."""
        return ":".join((self.regel.code, *self.over))


@dataclass(frozen=True)
class Settekst:
    """One text as it now reads, placeholders filled in.

    `is_eigen`: not (only) the words of the library, which were judged before they were published.
    """

    clausule: Clausule
    tekst: str
    verband: str
    is_eigen: bool = False
    eigen_woorden: str = ""

    @property
    def woorden(self) -> str:
        """With its places still as `[naam]`."""
        return self.eigen_woorden or self.clausule.tekst

    @property
    def code(self) -> str:
        return self.clausule.code

    @property
    def is_plicht(self) -> bool:
        return is_plicht(self.clausule)


def is_plicht(clausule: Clausule) -> bool:
    return clausule.wettelijk in (Wettelijk.PLICHT, Wettelijk.PLICHT_BOVEN_DREMPEL)


@dataclass(frozen=True)
class Tekstset:
    """`invulling` holds the value of each placeholder that has one, with our proposals."""

    teksten: tuple[Settekst, ...]
    beeld: Beeld
    advies: Advies
    invulling: Mapping[str, str]

    @cached_property
    def codes(self) -> frozenset[str]:
        return frozenset(tekst.code for tekst in self.teksten)

    def van(self, *soorten: ClausuleSoort) -> tuple[Settekst, ...]:
        return tuple(tekst for tekst in self.teksten if tekst.clausule.soort in soorten)
