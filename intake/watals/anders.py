"""A dossier as it would be with other answers, and what that does to its advice."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from intake.advies.gevoeligheid import Afstand, Omslag, afstand_tot_drempel, omslagen
from intake.advies.tekst import euro
from intake.doorrekening.gevolg import BEVINDINGEN, SOORTEN, Gevolg, Kaders, gevolgen
from intake.dossier.memo import feiten_van_reis
from intake.dossier.models import Dossier
from intake.dossier.stappen import STAPPEN, Reis
from intake.dossier.weergave.zaak import Zaak, maak_zaak


@dataclass(frozen=True)
class Soortgroep:
    """The differences of one kind, as people call it."""

    titel: str
    gevolgen: tuple[Gevolg, ...]


@dataclass(frozen=True)
class Verschil:
    """`groepen` is what changes in the advice, `uitleg` only in the words about it."""

    nu: Zaak
    anders: Zaak
    groepen: tuple[Soortgroep, ...]
    uitleg: tuple[Gevolg, ...]

    @property
    def is_leeg(self) -> bool:
        return not self.groepen and self.waarde is None

    @property
    def waarde(self) -> tuple[str, str] | None:
        """The estimate on both sides, when it differs."""
        was, wordt = (in_euro(zaak) for zaak in (self.nu, self.anders))
        return (was, wordt) if was != wordt else None


def in_euro(zaak: Zaak) -> str:
    return "nog niet bekend" if zaak.waarde is None else euro(zaak.waarde)


def alsof(reis: Reis, antwoorden: Mapping[str, Any]) -> Reis:
    """The questionnaire with these answers in place of what is stored, all pages seen."""
    dossier: Dossier = copy(reis.dossier)
    for veld, waarde in antwoorden.items():
        setattr(dossier, veld, waarde)
    dossier.bevestigd = [stap.slug for stap in STAPPEN]
    return Reis(dossier, reis.antwoorden.kader, reis.antwoorden.vandaag)


def verschil(reis: Reis, anders: Reis, versie: str) -> Verschil:
    kader = reis.antwoorden.kader
    nu, straks = (maak_zaak(feiten_van_reis(een), kader, versie) for een in (reis, anders))
    kaders = Kaders(kader, kader, reis.antwoorden.vandaag)
    alle = gevolgen(nu.advies, straks.advies, kaders)
    groepen = (
        Soortgroep(naam, tuple(een for een in alle if een.soort == soort))
        for soort, naam in SOORTEN.items()
        if soort != BEVINDINGEN
    )
    return Verschil(
        nu,
        straks,
        tuple(groep for groep in groepen if groep.gevolgen),
        tuple(een for een in alle if een.soort == BEVINDINGEN),
    )


@dataclass(frozen=True)
class Grens:
    """Where one purchase stands towards the threshold, and what would change sides."""

    afstand: Afstand | None
    omslagen: tuple[Omslag, ...]


def grens_van(zaak: Zaak, vandaag: date) -> Grens:
    return Grens(
        afstand_tot_drempel(zaak.feiten, zaak.kader, zaak.advies),
        omslagen(zaak.feiten, zaak.kader, zaak.advies, vandaag),
    )
