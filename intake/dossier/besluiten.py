"""What people decided about an advice: clauses taken over or not, deviations, agreements.

Comply or explain (ontwerp.md, decision 9): whoever deviates says why. A decision of the reviewer
goes before that of the inkoper; both stay in the history.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cattrs.preconf.json import make_converter

from intake.advies.advies import Advies, Bevinding
from intake.advies.keuzes import ClausuleSoort
from intake.advies.plan import INCLUSIE
from intake.dossier.models import Dossier

_omzetter = make_converter()
INKOPER, BEOORDELAAR = "inkoper", "beoordelaar"


@dataclass(frozen=True)
class Keuze:
    """One yes or no with its reason: a clause taken over, or a finding deviated from.

    `van` is who decided: `inkoper` or `beoordelaar`. `erbij`: the inkoper put a text in that was
    not advised; without it a yes of the inkoper is about an advice, perhaps an older one.
    """

    ja: bool
    reden: str
    van: str
    erbij: bool = False


@dataclass(frozen=True)
class Verwoording:
    """A clause in the inkoper's own words, for one purchase; placeholders stay `[naam]`.

    `was` is the text of the library at that moment.
    """

    tekst: str
    reden: str
    was: str = ""


@dataclass(frozen=True)
class Doelafspraak:
    """What was agreed for one goal of the ambitieweb; levels are 0 to 3.

    `wens` is the middle of what the participants wished; None when nobody scored. `doel` is the
    code of a maatschappelijk doel, or empty for a goal of the directie itself.
    """

    doel: str
    naam: str
    niveau: int
    reden: str
    wens: float | None = None
    kans: float | None = None
    verwoording: str = ""
    wie: str = ""
    bewijs: str = ""

    @property
    def sleutel(self) -> str:
        """What names this goal among the others of one outcome."""
        return self.doel or f"eigen:{self.naam.casefold()}"


@dataclass(frozen=True)
class Ambitieuitkomst:
    """The outcome of the ambitieweb. `vastgesteld_op` is an ISO date; `nummer` counts up each
    time that the ambition of this purchase is agreed anew. `gesprek` says where it was agreed
    when that was not in a session."""

    nummer: int
    vastgesteld_op: str
    deelnemers: int
    doelen: tuple[Doelafspraak, ...]
    gesprek: str = ""

    @property
    def voor_teksten(self) -> str:
        """The agreed level as the questionnaire keeps it, or "" when it is not about inclusie.

        That knows no 0: what the law and the framework ask of every purchase stays, as at 1.
        """
        gevonden = (str(max(een.niveau, 1)) for een in self.doelen if een.doel == INCLUSIE)
        return next(gevonden, "")


@dataclass(frozen=True)
class EigenClausule:
    """A clause that the reviewer wrote for this dossier."""

    titel: str
    tekst: str
    soort: ClausuleSoort
    reden: str


@dataclass(frozen=True)
class EigenAfspraak:
    """An agreement for the contract of this dossier, beside the clauses."""

    wat: str
    wanneer: str
    wie: str


@dataclass(frozen=True)
class Besluiten:
    """`clausules` by code, `afwijkingen` by the key of the finding.

    `kader_reden` is why the inkoper stayed at an older version of the framework. `volgorde` are
    codes; `invulling` is the value of each placeholder by name; `verwoordingen` and `verbanden`
    (the link with the subject of the contract, art. 2.75, 2.80 and 2.115 Aw) are by code,
    `toetsuitleg` by the key of what the toets found.
    """

    clausules: Mapping[str, Keuze] = field(default_factory=dict)
    afwijkingen: Mapping[str, Keuze] = field(default_factory=dict)
    eigen_clausules: tuple[EigenClausule, ...] = ()
    afspraken: tuple[EigenAfspraak, ...] = ()
    kader_reden: str = ""
    volgorde: tuple[str, ...] = ()
    invulling: Mapping[str, str] = field(default_factory=dict)
    verwoordingen: Mapping[str, Verwoording] = field(default_factory=dict)
    verbanden: Mapping[str, str] = field(default_factory=dict)
    toetsuitleg: Mapping[str, str] = field(default_factory=dict)
    ambitie: Ambitieuitkomst | None = None

    def is_weggelaten(self, code: str) -> bool:
        return code in self.clausules and not self.clausules[code].ja

    def toegevoegd(self, geadviseerd: Iterable[str]) -> tuple[str, ...]:
        """The clauses of the library that were not advised and are taken over all the same."""
        al = set(geadviseerd)
        return tuple(c for c, keuze in self.clausules.items() if keuze.ja and c not in al)

    def wijkt_af(self, sleutel: str) -> Keuze | None:
        keuze = self.afwijkingen.get(sleutel)
        return keuze if keuze and keuze.ja else None


def besluiten_van(dossier: Dossier) -> Besluiten:
    """The columns of a dossier, with the reviewer's word over the inkoper's."""
    return Besluiten(
        dict(samen(dossier.clausulekeuzes, dossier.clausules_beoordelaar)),
        dict(samen(dossier.afwijkingen, dossier.afwijkingen_beoordelaar)),
        tuple(_omzetter.structure(rij, EigenClausule) for rij in dossier.eigen_clausules),
        tuple(_omzetter.structure(rij, EigenAfspraak) for rij in dossier.afspraken),
        dossier.kader_reden,
        tuple(dossier.tekstvolgorde),
        dossier.invulling,
        {c: _omzetter.structure(rij, Verwoording) for c, rij in dossier.verwoordingen.items()},
        dossier.verbanden,
        dossier.toetsuitleg,
        ambitie_uit(dossier.ambitie),
    )


def ambitie_uit(kolom: dict[str, Any]) -> Ambitieuitkomst | None:
    return _omzetter.structure(kolom, Ambitieuitkomst) if kolom else None


def ambitie_als_kolom(uitkomst: Ambitieuitkomst) -> dict[str, Any]:
    return _omzetter.unstructure(uitkomst)


def samen(inkoper: dict[str, Any], beoordelaar: dict[str, Any]) -> Iterator[tuple[str, Keuze]]:
    """Each column is `{key: {"ja": bool, "reden": str}}`; `"erbij": True` for what was added."""
    for sleutel in {**inkoper, **beoordelaar}:
        van = BEOORDELAAR if sleutel in beoordelaar else INKOPER
        rij = (beoordelaar if sleutel in beoordelaar else inkoper)[sleutel]
        yield sleutel, Keuze(rij["ja"], rij["reden"], van, rij.get("erbij", False))


def als_json(besluiten: Besluiten) -> dict[str, Any]:
    return _omzetter.unstructure(besluiten)


def uit_json(tekst: dict[str, Any]) -> Besluiten:
    return _omzetter.structure(tekst, Besluiten)


def sleutel_van(bevinding: Bevinding) -> str:
    """What identifies a finding of one advice: `DT7.2:charter`, fit for an address and a name."""
    uitkomst = re.sub(r"[^a-z0-9]+", "-", bevinding.uitkomst.lower()).strip("-")
    return f"{bevinding.regel}:{uitkomst}"


def bevindingen(advies: Advies) -> dict[str, Bevinding]:
    """The findings of an advice by key; of two with the same outcome the first speaks."""
    gevonden: dict[str, Bevinding] = {}
    for bevinding in advies.bevindingen:
        gevonden.setdefault(sleutel_van(bevinding), bevinding)
    return gevonden
