"""The choice between Charter, plan van aanpak and neither on one screen, and the time it takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import inf

import isodate

from intake.advies.charter import CHARTER, CLAUSULE, PLAN, markt_boven
from intake.advies.kader import Clausule
from intake.advies.keuzes import Drieweg, Feit, Markt, Route, Trigger
from intake.advies.tekst import maanden
from intake.advies.toets.tijd import in_maanden
from intake.dossier.weergave.zaak import Zaak

JA, NEE, ONBEKEND = Drieweg.JA, Drieweg.NEE, Drieweg.ONBEKEND
LINKS, BREED = 20, 600  # where the drawn line begins, and how long it is
NAAST_ELKAAR = 28


@dataclass(frozen=True)
class Voorwaarde:
    """One question behind the choice. `gevolg` says what this answer means, `stap` where it is."""

    vraag: str
    antwoord: Drieweg
    gevolg: str
    regel: str
    stap: str = ""


@dataclass(frozen=True)
class Moment:
    """One thing that is due, so many months after the start.

    `past`: on the last day of the contract at the latest (DT7.4 lets twelve months be enough);
    `herhaalt`: it comes again, so the text does its work without it too.
    """

    maand: float
    wat: str
    wie: str
    past: bool
    datum: date | None
    herhaalt: bool = False

    @property
    def wanneer(self) -> str:
        return "bij de start" if not self.maand else f"na {maanden(round(self.maand))}"


@dataclass(frozen=True)
class Tijdlijn:
    """What one of the two texts asks in the course of the contract."""

    clausule: Clausule
    momenten: tuple[Moment, ...]
    looptijd: float | None
    einde: date | None

    @property
    def te_laat(self) -> tuple[Moment, ...]:
        return tuple(moment for moment in self.momenten if not moment.past and not moment.herhaalt)

    @property
    def punten(self) -> list[tuple[int, int, bool]]:
        """For the drawing: number, place on the line, and whether it is in time.

        What is due at the same time stands side by side.
        """
        punten: list[tuple[int, int, bool]] = []
        for nummer, moment in enumerate(self.momenten, start=1):
            plek = LINKS + round(BREED * moment.maand / self.lengte)
            vrij = punten[-1][1] + NAAST_ELKAAR if punten else plek
            punten.append((nummer, max(plek, vrij), moment.past))
        return punten

    @property
    def eindpunt(self) -> int | None:
        if self.looptijd is None or self.looptijd == inf:
            return None
        return LINKS + round(BREED * self.looptijd / self.lengte)

    @property
    def lengte(self) -> float:
        bekend = [] if self.looptijd in (None, inf) else [self.looptijd or 0]
        return max([1.0, *bekend, *(moment.maand for moment in self.momenten)]) * 1.05


def voorwaarden(zaak: Zaak) -> Iterator[Voorwaarde]:
    """In the order of DT7."""
    beeld, parameters = zaak.beeld, zaak.kader.parameters
    route = {Route.BOVEN: JA, Route.ONDER: NEE}.get(zaak.route, ONBEKEND)
    yield Voorwaarde(
        "Is het een Europese aanbesteding?",
        route,
        kies(route, "Dan kan het Charter.", "Het kader noemt het Charter alleen vanaf de grens."),
        "DT7.1",
    )
    mensen = beeld.antwoorden[Feit.PERSONELE_INZET]
    yield Voorwaarde(
        "Werken er mensen van de opdrachtnemer aan deze opdracht?",
        mensen,
        kies(mensen, "Dan is er verband met de opdracht.", "Dan is er geen verband."),
        "DT7.3",
        "mensen",
    )
    minimum = parameters.charter_looptijd
    lang = ONBEKEND if beeld.looptijd is None else JA if beeld.looptijd >= minimum else NEE
    duur = "" if beeld.looptijd is None else f" Het duurt {maanden(beeld.looptijd)}."
    yield Voorwaarde(
        f"Duurt het contract ten minste {minimum} maanden?",
        lang,
        kies(lang, "Dan is er tijd om te tekenen en een plan te maken.", "Dan is het te kort.")
        + duur,
        "DT7.4",
        "looptijd",
    )
    grens = parameters.charter_markt_meer_dan
    groot = ONBEKEND if beeld.markt is Markt.ONBEKEND else JA if markt_boven(beeld) else NEE
    yield Voorwaarde(
        f"Hebben de meeste bedrijven in de markt meer dan {grens} medewerkers?",
        groot,
        kies(groot, "Dan past het Charter.", "Vraag dan liever een plan van aanpak."),
        "DT7.8",
        "mensen",
    )
    wens = zaak.feiten.wil_charter
    yield Voorwaarde(
        "Wilt u dat de opdrachtnemer het Charter tekent?",
        wens,
        kies(wens, "Dan past het Charter.", "Dan stellen wij een plan van aanpak voor."),
        "DT7.6",
        "charter",
    )


def kies(antwoord: Drieweg, ja: str, nee: str) -> str:
    return {JA: ja, NEE: nee}.get(antwoord, "Dit is nog niet bekend.")


def tijdlijnen(zaak: Zaak) -> tuple[Tijdlijn, ...]:
    """The advised one first, or both when neither is."""
    gekozen = zaak.advies.charter
    soorten = [gekozen] if gekozen in CLAUSULE else [CHARTER, PLAN]
    return tuple(tijdlijn(zaak, zaak.kader.clausule[CLAUSULE[soort]]) for soort in soorten)


def tijdlijn(zaak: Zaak, clausule: Clausule) -> Tijdlijn:
    begin, looptijd = zaak.feiten.ingangsdatum, zaak.beeld.looptijd
    momenten: list[Moment] = []
    for afspraak in clausule.nakoming:
        # Signing comes first, and starts the time for the plan (DT12.4).
        vanaf = momenten[0].maand if momenten and is_na_tekenen(afspraak.trigger) else 0.0
        maand = vanaf + in_maanden(afspraak)
        past = looptijd is None or maand <= looptijd
        herhaalt = bool(afspraak.herhaling)
        dag = op(begin, maand)
        momenten.append(Moment(maand, afspraak.wat, afspraak.wie, past, dag, herhaalt))
    momenten.sort(key=lambda moment: moment.maand)
    einde = None if looptijd in (None, inf) else op(begin, float(looptijd or 0))
    return Tijdlijn(clausule, tuple(momenten), looptijd, einde)


def is_na_tekenen(trigger: Trigger) -> bool:
    return trigger is Trigger.ONDERTEKENING


def op(begin: date | None, maand: float) -> date | None:
    if begin is None:
        return None
    try:
        dag: date = begin + isodate.Duration(months=round(maand))
    except (OverflowError, ValueError):  # beyond the calendar
        return None
    return dag
