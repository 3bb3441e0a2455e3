"""Lots: may the exemption for small lots be used (art. 2.18 lid 3, 2.19 and 2a.12 Aw)?"""

from decimal import Decimal

from intake.advies.advies import Bevinding, Perceeloordeel
from intake.advies.beeld import Beeld
from intake.advies.feiten import Ramingsfeiten
from intake.advies.keuzes import Route, Soort
from intake.advies.raming import (
    CENT,
    Tarief,
    bepaal_tarief,
    eerste_termijn,
    verlengde_maanden,
    zonder_btw,
)
from intake.advies.tekst import euro


def beoordeel_percelen(
    beeld: Beeld, route: Route, soort: Soort | None
) -> tuple[tuple[Perceeloordeel, ...], tuple[Bevinding, ...]]:
    """One judgement per lot, in the order given; only when the value is known."""
    raming = beeld.feiten.raming
    if raming is None or not raming.percelen or route is Route.ONBEKEND:
        return (), ()
    termijn = eerste_termijn(raming, beeld.feiten.looptijd_maanden)
    tarief = bepaal_tarief(raming, soort, termijn)
    keer = tarief.aantal + (0 if heeft_eigen_bedragen(raming) else verlengd(raming, tarief))
    bedragen = [
        (p.omschrijving, (zonder_btw(p.bedrag, raming) * keer).quantize(CENT))
        for p in raming.percelen
    ]
    grens = perceelgrens(beeld, soort)
    ruimte = beeld.kader.parameters.perceel_deel * sum((b for _, b in bedragen), Decimal(0))
    oordelen = tuple(
        Perceeloordeel(naam, bedrag, *oordeel(beeld, route, soort, bedrag, grens, ruimte))
        for naam, bedrag in bedragen
    )
    mag = [o for o in oordelen if o.uitzondering_mogelijk]
    reden = oordelen[0].reden
    if mag:
        samen = sum((o.bedrag for o in mag), Decimal(0))
        reden = (
            f"{len(mag)} van {len(oordelen)} percelen kunnen klein perceel zijn, samen "
            f"{euro(samen)}. Alle vrijgestelde percelen samen mogen niet meer zijn dan "
            f"{euro(ruimte)}."
        )
    elif route is Route.BOVEN and soort is not Soort.CONCESSIE:
        reden = "Geen van de percelen is klein genoeg voor de uitzondering."
    uitkomst = "mogelijk" if mag else "nee"
    return oordelen, (beeld.bevinding("PERCEEL", uitkomst, reden),)


def verlengd(raming: Ramingsfeiten, tarief: Tarief) -> Decimal:
    """How often the amount counts again for extensions at the running rate."""
    return tarief.maand * verlengde_maanden(raming)


def heeft_eigen_bedragen(raming: Ramingsfeiten) -> bool:
    """Whether parts of the value are not divided over the lots."""
    verlengingen = raming.verlengingen
    return bool(raming.opties or (verlengingen and verlengingen.bedrag and verlengingen.aantal))


def perceelgrens(beeld: Beeld, soort: Soort | None) -> Decimal:
    parameters = beeld.kader.parameters
    return parameters.perceel_werk if soort is Soort.WERK else parameters.perceel_overig


def oordeel(
    beeld: Beeld,
    route: Route,
    soort: Soort | None,
    bedrag: Decimal,
    grens: Decimal,
    ruimte: Decimal,
) -> tuple[bool, str]:
    if route is Route.ONDER:
        return False, "Niet nodig: alle percelen samen blijven onder de drempel."
    if soort is Soort.CONCESSIE:
        return False, "Bij een concessie bestaat deze uitzondering niet."
    if bedrag > grens:
        return False, f"{euro(bedrag)} is meer dan {euro(grens)}."
    if bedrag > ruimte:
        deel = f"{beeld.kader.parameters.perceel_deel:.0%}".replace("%", " procent")
        return False, f"{euro(bedrag)} is meer dan {deel} van alle percelen ({euro(ruimte)})."
    if beeld.feiten.raming and heeft_eigen_bedragen(beeld.feiten.raming):
        return False, (
            "Er zijn opties of verlengingen met een eigen bedrag. Verdeel die eerst over de "
            "percelen; daarna weten we of dit perceel klein genoeg is."
        )
    return True, (
        f"{euro(bedrag)} is niet meer dan {euro(grens)}. Let op: alle vrijgestelde percelen "
        f"samen mogen niet meer zijn dan {euro(ruimte)}."
    )
