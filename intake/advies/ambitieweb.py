"""DT6: is the ambitieweb the right tool for this purchase, now?"""

from dataclasses import dataclass

from intake.advies.advies import Bevinding
from intake.advies.beeld import VRAAG_FASE, VRAAG_LOOPTIJD, Beeld
from intake.advies.keuzes import CategorieplanStatus, Fase, Route
from intake.advies.tekst import aantal_passend, maanden


@dataclass(frozen=True)
class Ambitiewebkeuze:
    uitkomst: str
    eerst_overleg_cis: bool
    bevinding: Bevinding


def kies_ambitieweb(beeld: Beeld, route: Route, aantal_doelstellingen: int) -> Ambitiewebkeuze:
    regel, uitkomst, reden = bepaal(beeld, route, aantal_doelstellingen)
    return Ambitiewebkeuze(
        uitkomst,
        route is Route.BOVEN,
        beeld.bevinding(regel, uitkomst, reden),
    )


def bepaal(beeld: Beeld, route: Route, aantal: int) -> tuple[str, str, str]:
    """The first rule that applies, as (rule, outcome, reason)."""
    fase = beeld.feiten.fase
    if route is Route.ONDER:
        return "DT6.1", "nee", "Het kader noemt het ambitieweb alleen vanaf de Europese grens."
    if route is Route.ONBEKEND:
        return "DT6.2", "nog_niet", f"De route is nog niet bekend. Open vraag: {beeld.routevraag}"
    if fase is None:
        return "DT6.6", "nog_niet", f"De fase is niet bekend. Open vraag: {VRAAG_FASE}"
    if fase is Fase.GEPUBLICEERD:
        return "DT6.3", "te_laat", "De aanbesteding is al gepubliceerd."
    plan = beeld.categorieplan_status
    if plan is CategorieplanStatus.VASTGESTELD_MET_AMBITIEWEB and beeld.geldt("DT6.4"):
        naam = f" {beeld.geldend_plan.naam}" if beeld.geldend_plan else ""
        return "DT6.4", "hergebruik", f"Het categorieplan{naam} heeft al een ambitiewebuitkomst."
    if fase in (Fase.ORIENTATIE, Fase.VOORBEREIDING) and beeld.geldt("DT6.5"):
        reden = reden_aanbevolen(beeld, aantal)
        if reden:
            return "DT6.5", "aanbevolen", reden
    return "DT6.6", "overwegen", reden_overwegen(beeld, aantal, fase)


def reden_aanbevolen(beeld: Beeld, aantal: int) -> str:
    grenzen = beeld.kader.parameters
    if aantal >= grenzen.ambitieweb_doelstellingen:
        return f"U bent op tijd en er passen {aantal} doelstellingen bij deze inkoop."
    if beeld.looptijd is not None and beeld.looptijd >= grenzen.ambitieweb_looptijd:
        return (
            f"U bent op tijd en de looptijd van {maanden(beeld.looptijd)} is "
            f"{grenzen.ambitieweb_looptijd} maanden of meer."
        )
    return ""


def reden_overwegen(beeld: Beeld, aantal: int, fase: Fase) -> str:
    """Why the session is less obvious; the framework allows it for every EU tender."""
    grenzen = beeld.kader.parameters
    if fase is Fase.SPECIFICEREN:
        return "De eisen worden al geschreven; een sessie werkt het best eerder."
    begin = f"{aantal_passend(aantal)} bij deze inkoop, minder dan "
    begin += str(grenzen.ambitieweb_doelstellingen)
    if beeld.looptijd is None:
        return (
            f"{begin}, en de looptijd is niet bekend. Vanaf {grenzen.ambitieweb_looptijd} maanden "
            f"bevelen we het aan. Open vraag: {VRAAG_LOOPTIJD}"
        )
    return (
        f"{begin}, en de looptijd van {maanden(beeld.looptijd)} is korter dan "
        f"{grenzen.ambitieweb_looptijd} maanden."
    )
