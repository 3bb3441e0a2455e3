"""One changed advice for a page: what it says now beside what it would say, under headings."""

from collections.abc import Mapping
from dataclasses import dataclass

from intake.doorrekening.gevolg import (
    BEVINDINGEN,
    GESCHIKT,
    SOORTEN,
    TEKSTEN,
    VOORSELECTIE,
    WAARSCHUWINGEN,
)
from intake.doorrekening.models import Doorrekenregel
from intake.kader.wijzigingen import Deel, Mark, Tekst, vergelijk_woorden

KOMT_OF_GAAT = (VOORSELECTIE, GESCHIKT)
MET_ZINNEN = (TEKSTEN, WAARSCHUWINGEN, BEVINDINGEN)
# The other kinds are outcomes, one line each.
ONDER_EEN_KOP = (*KOMT_OF_GAAT, *MET_ZINNEN)


@dataclass(frozen=True)
class Verschil:
    """One difference as the page shows it; `soort` only of what comes or goes as a whole."""

    naam: str
    oud: Tekst
    nieuw: Tekst
    soort: str = ""


def naast_elkaar(regel: Doorrekenregel) -> dict[str, list[Verschil]]:
    groepen: dict[str, list[Verschil]] = {}
    for een in regel.veranderingen:
        naam = SOORTEN[een["soort"]] if een["soort"] in ONDER_EEN_KOP else "De uitkomst"
        groepen.setdefault(naam, []).append(verschil(een))
    return groepen


def verschil(een: Mapping[str, str]) -> Verschil:
    """Words are marked where two texts have words in common; elsewhere marks only hide them."""
    was, wordt = een["was"], een["wordt"]
    oud, nieuw = vergelijk_woorden(was, wordt)
    gelijkend = een["soort"] in MET_ZINNEN and any(deel.mark is Mark.GELIJK for deel in oud)
    if not (gelijkend and was and wordt):
        oud, nieuw = ((Deel(Mark.GELIJK, tekst),) if tekst else () for tekst in (was, wordt))
    soort = ("Erbij" if not was else "Eraf") if een["soort"] in KOMT_OF_GAAT else ""
    return Verschil(een["onderwerp"], oud, nieuw, soort)
