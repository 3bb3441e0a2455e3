"""DT7: the SER Charter Diversiteit, a plan van aanpak, or neither."""

from dataclasses import dataclass

from intake.advies.advies import Bevinding
from intake.advies.beeld import VRAAG, VRAAG_LOOPTIJD, VRAAG_MARKT, Beeld
from intake.advies.keuzes import Drieweg, Feit, Markt, Route
from intake.advies.tekst import maanden

CHARTER, PLAN, GEEN, NOG_NIET = "charter", "plan_van_aanpak", "geen", "nog_niet"
CLAUSULE = {CHARTER: "CHA-01", PLAN: "CHA-02"}

MARKTZIN = {
    Markt.TOT_10: "minder dan 10 medewerkers",
    Markt.TOT_EN_MET_20: "10 tot en met 20 medewerkers",
    Markt.VANAF_21: "21 tot 50 medewerkers",
    Markt.VANAF_50: "50 tot 250 medewerkers",
    Markt.VANAF_250: "250 of meer medewerkers",
}


@dataclass(frozen=True)
class Charterkeuze:
    """`verkort`: in a market of small companies one page is enough for the plan.

    `open_vraag` is what has to be known first; empty unless the outcome is `nog_niet`.
    """

    uitkomst: str
    verkort: bool
    open_vraag: str
    bevinding: Bevinding


def kies_charter(beeld: Beeld, route: Route) -> Charterkeuze:
    regel, uitkomst, reden = bepaal(beeld, route)
    klein = beeld.markt in (Markt.TOT_10, Markt.TOT_EN_MET_20)
    return Charterkeuze(
        uitkomst,
        uitkomst == PLAN and klein,
        open_vraag(beeld, route) if uitkomst == NOG_NIET else "",
        beeld.bevinding(regel, uitkomst, reden),
    )


def open_vraag(beeld: Beeld, route: Route) -> str:
    """The first question that has to be answered before DT7 can decide."""
    if route is Route.ONBEKEND:
        return beeld.routevraag
    if beeld.is_onbekend(Feit.PERSONELE_INZET):
        return VRAAG[Feit.PERSONELE_INZET]
    return VRAAG_LOOPTIJD if beeld.looptijd is None else VRAAG_MARKT


def markt_boven(beeld: Beeld) -> bool:
    """Whether most companies have more than 20 people; exactly 20 is not more."""
    grens = beeld.kader.parameters.charter_markt_meer_dan
    return beeld.marktomvang is not None and beeld.marktomvang > grens


def bepaal(beeld: Beeld, route: Route) -> tuple[str, str, str]:
    """The first rule that applies, as (rule, outcome, reason)."""
    if route is Route.ONDER:
        reden = "Charter niet: het kader noemt het alleen vanaf de Europese grens."
        return "DT7.1", GEEN, reden
    if route is Route.ONBEKEND:
        reden = f"De route is nog niet bekend. Open vraag: {beeld.routevraag}"
        return "DT7.2", NOG_NIET, reden
    if beeld.is_nee(Feit.PERSONELE_INZET):
        reden = (
            "Charter niet: er werken geen mensen van de opdrachtnemer aan deze opdracht. Dan is "
            "er geen verband met de opdracht."
        )
        return "DT7.3", GEEN, reden
    minimum = beeld.kader.parameters.charter_looptijd
    if beeld.looptijd is not None and beeld.looptijd < minimum and beeld.geldt("DT7.4"):
        reden = (
            f"Charter niet: de looptijd van {maanden(beeld.looptijd)} is korter dan {minimum}. "
            "Tekenen en een plan maken kosten samen twaalf maanden."
        )
        return "DT7.4", GEEN, reden
    if beeld.is_onbekend(Feit.PERSONELE_INZET) or beeld.looptijd is None:
        return "DT7.5", NOG_NIET, f"Nog niet te bepalen. Open vraag: {open_vraag(beeld, route)}"
    return bepaal_naar_markt(beeld)


def bepaal_naar_markt(beeld: Beeld) -> tuple[str, str, str]:
    grens = beeld.kader.parameters.charter_markt_meer_dan
    if beeld.feiten.wil_charter is Drieweg.NEE:
        reden = "U wilt tekenen niet als voorwaarde stellen, maar wel een plan van aanpak vragen."
        return "DT7.6", PLAN, reden
    if beeld.markt is Markt.ONBEKEND:
        reden = (
            "Het Charter past alleen in een markt van bedrijven met meer dan "
            f"{grens} medewerkers. Doe een marktverkenning. Open vraag: {VRAAG_MARKT}"
        )
        return "DT7.7", NOG_NIET, reden
    if markt_boven(beeld):
        reden = (
            f"De markt bestaat uit bedrijven met meer dan {grens} medewerkers (meestal "
            f"{MARKTZIN[beeld.markt]}), er werken mensen aan de opdracht en de looptijd is "
            f"{maanden(beeld.looptijd or 0)}."
        )
        return "DT7.8", CHARTER, reden
    zin = "hier werken ook kleinere bedrijven"
    if beeld.markt is not Markt.GEMENGD:
        zin = f"hier hebben bedrijven meestal {MARKTZIN[beeld.markt]}"
    reden = (
        f"Charter niet: dat is voor een markt van bedrijven met meer dan {grens} medewerkers, en "
        f"{zin}. Een plan van aanpak past wel."
    )
    return "DT7.9", PLAN, reden
