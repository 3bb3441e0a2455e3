"""What the levels of an ambitieweb may be together: what asks for grounds, and what cannot be.

Own rules, beside the framework: it names the session and the levels, not how they may combine.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from intake.advies.beeld import Beeld
from intake.advies.keuzes import Feit, Herkomst
from intake.advies.plan import INCLUSIE

HERKOMST = Herkomst.VOORSTEL
HOOGSTE = 3
VEEL = 2  # this many goals at the highest level ask for grounds
# Each of these puts people in the purchase, so inclusie has to do with it.
MENSEN = (Feit.PERSONELE_INZET, Feit.GEBRUIK_NATUURLIJKE_PERSONEN)


@dataclass(frozen=True)
class Niveaumelding:
    """`verboden`: the levels cannot be agreed like this."""

    code: str
    tekst: str
    verboden: bool = False


def toets_niveaus(
    niveaus: Mapping[str, int], beeld: Beeld, eigen: tuple[int, ...] = ()
) -> tuple[Niveaumelding, ...]:
    """`niveaus` by the code of the goal; `eigen` are those of the directie itself."""
    meldingen = []
    hoog = sum(niveau == HOOGSTE for niveau in (*niveaus.values(), *eigen))
    if hoog >= VEEL:
        meldingen.append(Niveaumelding("twee_op_drie", f"{hoog} doelen {TWEE_OP_DRIE}"))
    if niveaus.get(INCLUSIE) == 0:
        meldingen += inclusie_nul(beeld)
    if hoog:
        meldingen.append(Niveaumelding("mkb", MKB))
    return tuple(meldingen)


def inclusie_nul(beeld: Beeld) -> list[Niveaumelding]:
    if any(beeld.is_ja(feit) for feit in MENSEN):
        return [Niveaumelding("inclusie_nul", INCLUSIE_NUL, verboden=True)]
    if any(beeld.is_onbekend(feit) for feit in MENSEN):
        return [Niveaumelding("inclusie_nul_onbekend", INCLUSIE_NUL_ONBEKEND)]
    return []


TWEE_OP_DRIE = (
    "staan op niveau 3. Twee of meer doelen op niveau 3 vraagt onderbouwing van tijd, geld en "
    "haalbaarheid. Schrijf die bij elk van deze doelen op."
)
INCLUSIE_NUL = (
    "Inclusie en diversiteit kan niet op niveau 0: er werken mensen aan deze opdracht, of mensen "
    "gebruiken wat u koopt. Kies minimaal niveau 1."
)
INCLUSIE_NUL_ONBEKEND = (
    "Inclusie en diversiteit staat op niveau 0. Dat kan alleen als er geen mensen aan de opdracht "
    "werken en geen mensen gebruiken wat u koopt. Dat is in het dossier nog niet ingevuld."
)
MKB = (
    "Een hoger niveau is geen reden om minder bedrijven te laten meedoen. Let op kleine bedrijven "
    "en op het doel regionaal en mkb."
)
