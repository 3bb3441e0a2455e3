"""Is there still time for a session of the ambitieweb? Counted back from the announcement.

The framework says "zo vroeg mogelijk" and no more. The numbers of weeks are our own rule: what
inviting, one session and working it out in the documents take.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from intake.advies.keuzes import Fase, Herkomst

HERKOMST = Herkomst.VOORSTEL

# Weeks, our own rule. Six directorates find a moment together; then the outcome goes into the
# documents and past a lawyer.
UITNODIGEN = 3
SESSIE = 1
UITWERKEN = 3
# With fewer people, an hour, and the outcome straight into what is already written.
KORT_UITNODIGEN = 1
KORT_UITWERKEN = 1
# This much more, and nobody needs to hurry.
SPELING = 4

LANG = timedelta(weeks=UITNODIGEN + SESSIE + UITWERKEN)
KORT = timedelta(weeks=KORT_UITNODIGEN + SESSIE + KORT_UITWERKEN)
RUIM = LANG + timedelta(weeks=SPELING)


class Planningstand(StrEnum):
    RUIM = "ruim"
    PLAN_NU = "plan_nu"
    KRAP = "krap"
    TE_LAAT = "te_laat"
    ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Ambitieplanning:
    """`uitnodigen_voor` and `sessie_voor` are the last days on which it still fits; without a
    date of announcement, or when it is too late, there are none. `kan_nog` is what to do."""

    stand: Planningstand
    reden: str
    kan_nog: tuple[str, ...]
    uitnodigen_voor: date | None = None
    sessie_voor: date | None = None


def plan_ambitieweb(
    aankondiging: date | None, vandaag: date, fase: Fase | None = None
) -> Ambitieplanning:
    if fase is Fase.GEPUBLICEERD or (aankondiging is not None and aankondiging <= vandaag):
        return Ambitieplanning(Planningstand.TE_LAAT, GEPUBLICEERD, NA_PUBLICATIE)
    if aankondiging is None:
        return Ambitieplanning(Planningstand.ONBEKEND, GEEN_DATUM, VUL_DATUM_IN)
    over = aankondiging - vandaag
    stand = stand_bij(over)
    reden = f"{nog(over)} {REDENEN[stand]}"
    if stand is Planningstand.TE_LAAT:
        return Ambitieplanning(stand, reden, TE_LAAT)
    krap = stand is Planningstand.KRAP
    return Ambitieplanning(
        stand,
        reden,
        KAN_NOG[stand],
        uitnodigen_voor=aankondiging - (KORT if krap else LANG),
        sessie_voor=aankondiging - timedelta(weeks=KORT_UITWERKEN if krap else UITWERKEN),
    )


def stand_bij(over: timedelta) -> Planningstand:
    """Exactly the weeks that it takes is still enough."""
    for stand, minstens in MINSTENS.items():
        if over >= minstens:
            return stand
    return Planningstand.TE_LAAT


def nog(over: timedelta) -> str:
    heel = over.days // 7
    if heel < 2:
        dagen = "1 dag" if over.days == 1 else f"{over.days} dagen"
        return f"Tot de aankondiging is het nog {dagen}."
    return f"Tot de aankondiging zijn het nog {heel} weken."


def weken(duur: timedelta) -> str:
    return f"{duur.days // 7} weken"


GEPUBLICEERD = "De aanbesteding is al aangekondigd. De eisen en criteria liggen dan vast."
GEEN_DATUM = "De geplande datum van aankondiging is niet bekend."
VUL_DATUM_IN = (
    "Vul bij ‘Planning’ in wanneer u de aanbesteding wilt aankondigen. Dan rekenen we uit of het "
    "past.",
)
OP_TIJD = ("Overleg met Concern Inkoop en kies een datum. U hebt de tijd.",)
NU = (
    "Overleg deze week met Concern Inkoop.",
    "Kies daarna meteen een datum en verstuur de uitnodigingen.",
)
KORT_KAN = (
    "Bel vandaag met Concern Inkoop.",
    "Houd een korte sessie van een uur, met de beleidsdirecties van de twee of drie doelen die "
    "het meest uitmaken.",
    "Laat iedereen vooraf scoren. Dan praat u alleen over de doelen waarover men verschilt.",
    "Of stel de aankondiging uit.",
)
TE_LAAT = (
    "Vraag Concern Inkoop wat in uw geval nog kan.",
    "Bespreek met uw opdrachtgever welk niveau per doel haalbaar is en leg dat uit in de memo.",
    "Gebruik de uitkomst van een eerdere sessie of een categorieplan voor dezelfde productgroep.",
    "Stel de aankondiging uit, als de opdracht groot genoeg is.",
    "Plan de sessie voor de volgende keer: begin dan meer dan "
    f"{LANG.days // 7} weken voor de aankondiging.",
)
NA_PUBLICATIE = (
    "Maak na de gunning zelf afspraken met de opdrachtnemer, binnen wat in de stukken staat.",
    "Geef Concern Inkoop door welke doelen u hebt gemist. Dat helpt een categorieplan.",
    "Plan een sessie voor de volgende aanbesteding, voor een verlenging een nieuwe wordt.",
)

MINSTENS = {Planningstand.RUIM: RUIM, Planningstand.PLAN_NU: LANG, Planningstand.KRAP: KORT}
KAN_NOG: dict[Planningstand, tuple[str, ...]] = {
    Planningstand.RUIM: OP_TIJD,
    Planningstand.PLAN_NU: NU,
    Planningstand.KRAP: KORT_KAN,
}
HEEL = (
    f"Een sessie vraagt {weken(LANG)}: {UITNODIGEN} om mensen uit te nodigen, {SESSIE} voor de "
    f"sessie en {UITWERKEN} om de uitkomst uit te werken."
)
REDENEN = {
    Planningstand.RUIM: HEEL,
    Planningstand.PLAN_NU: HEEL,
    Planningstand.KRAP: f"Een gewone sessie vraagt {weken(LANG)}. Een korte sessie van een uur "
    f"past nog wel: die vraagt {weken(KORT)}.",
    Planningstand.TE_LAAT: f"Ook een korte sessie vraagt {weken(KORT)}.",
}
