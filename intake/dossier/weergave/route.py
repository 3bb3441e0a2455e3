"""Why a purchase is under or over the threshold: the sum, the table of that period, the lots."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from intake.advies.advies import Perceeloordeel, Raming
from intake.advies.keuzes import Route, Soort
from intake.dossier.weergave.woorden import ADVIES, AMBITIEWEB, CHARTER, SOORTNAAM
from intake.dossier.weergave.zaak import Zaak


@dataclass(frozen=True)
class Drempelregel:
    """One row of the table. `vergelijking` is how the value compares, when it is known."""

    naam: str
    bedrag: Decimal
    grondslag: str
    gebruikt: bool
    vergelijking: str


@dataclass(frozen=True)
class AlsDan:
    """What the advice becomes on one side of the threshold."""

    als: str
    regels: tuple[str, ...]


@dataclass(frozen=True)
class Routebeeld:
    raming: Raming | None
    drempels: tuple[Drempelregel, ...]
    geldig: tuple[date, date]
    datum: date
    voorlopig: bool
    waarschuwing: str
    percelen: tuple[Perceeloordeel, ...]
    als_dan: tuple[AlsDan, ...]


def maak_routebeeld(zaak: Zaak) -> Routebeeld:
    rij = zaak.drempel or zaak.drempel_van(Soort.DIENST)
    assert rij, "controles.py refuses a framework without a threshold for services"
    return Routebeeld(
        raming=zaak.advies.raming,
        drempels=tuple(drempelregel(zaak, soort) for soort in SOORTNAAM),
        geldig=(rij.geldig_van, rij.geldig_tot),
        datum=zaak.feiten.aankondigingsdatum,
        voorlopig=zaak.advies.drempel_voorlopig,
        waarschuwing=next((b.reden for b in zaak.advies.bevindingen if b.regel == "DT2.4"), ""),
        percelen=zaak.advies.percelen,
        als_dan=als_dan(zaak) if zaak.route is Route.ONBEKEND else (),
    )


def drempelregel(zaak: Zaak, soort: Soort) -> Drempelregel:
    rij = zaak.drempel_van(soort)
    assert rij
    return Drempelregel(
        SOORTNAAM[soort],
        rij.bedrag,
        rij.grondslag,
        soort is zaak.advies.soort_voor_drempel,
        vergelijk(zaak.waarde, rij.bedrag),
    )


def vergelijk(waarde: Decimal | None, drempel: Decimal) -> str:
    if waarde is None:
        return ""
    if waarde == drempel:
        return "Uw waarde is gelijk"
    return "Uw waarde is hoger" if waarde > drempel else "Uw waarde is lager"


def als_dan(zaak: Zaak) -> tuple[AlsDan, ...]:
    """Both sides, each computed with the rest of the facts as they stand."""
    kanten = (
        (Route.ONDER, "Ligt de waarde onder de grens?"),
        (Route.BOVEN, "Ligt de waarde op of boven de grens?"),
    )
    return tuple(AlsDan(als, uitkomsten(zaak, route)) for route, als in kanten)


# The rules that say that an objective cannot be judged yet.
ONBEPAALD = ("DT11.2", "DT11.4")


def uitkomsten(zaak: Zaak, route: Route) -> tuple[str, ...]:
    advies = zaak.als_route(route)
    cis = zaak.contact("CIS").naam
    vraag = {"vragen": f"{ADVIES['vragen']} aan {cis}", "overleg": f"{ADVIES['overleg']} met {cis}"}
    if any(b.regel in ONBEPAALD for b in advies.bevindingen):
        vraag["niet_nodig"] = f"{ADVIES['vragen']} aan {cis} als er een doelstelling past"
    teksten = len(advies.clausules.voorselectie)
    return (
        f"{vraag.get(advies.advies, ADVIES[advies.advies])}.",
        f"Ambitieweb: {AMBITIEWEB[advies.ambitieweb].lower()}.",
        f"Charter: {CHARTER[advies.charter].replace('Geen', 'geen').replace('Vraag', 'vraag')}.",
        f"Voorstel: {teksten} {'tekst' if teksten == 1 else 'teksten'}.",
    )
