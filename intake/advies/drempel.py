"""DT1 and DT2: which threshold counts, and on which side of it the purchase lies."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from intake.advies.advies import Bevinding, Raming
from intake.advies.beeld import (
    ROUTEVRAGEN,
    VRAAG_DELEN,
    VRAAG_HOOFDVOORWERP,
    VRAAG_SOORT,
    Beeld,
)
from intake.advies.kader import Drempelbedrag, Kader
from intake.advies.keuzes import Drieweg, Route, Soort
from intake.advies.raming import ontbrekend_voor_raming
from intake.advies.tekst import euro

WAARDE_BESLIST = {Soort.LEVERING, Soort.DIENST, Soort.SOCIALE_DIENST}
REGEL_VAN_SOORT = {
    Soort.LEVERING: "DT1.1",
    Soort.DIENST: "DT1.1",
    Soort.SOCIALE_DIENST: "DT1.2",
    Soort.WERK: "DT1.3",
    Soort.CONCESSIE: "DT1.3",
}
NAAM = {
    Soort.LEVERING: "een levering",
    Soort.DIENST: "een dienst",
    Soort.SOCIALE_DIENST: "een sociale of andere specifieke dienst",
    Soort.WERK: "een werk",
    Soort.CONCESSIE: "een concessie",
    Soort.GEMENGD: "een gemengde opdracht",
}


@dataclass(frozen=True)
class Soortkeuze:
    """The kind of contract that decides the threshold, or the fact that is missing."""

    soort: Soort | None
    ontbreekt: str | None
    bevindingen: tuple[Bevinding, ...]


@dataclass(frozen=True)
class Routekeuze:
    route: Route
    drempel: Drempelbedrag | None
    voorlopig: bool
    waarschuwingen: tuple[str, ...]
    bevindingen: tuple[Bevinding, ...]


def kies_soort(beeld: Beeld) -> Soortkeuze:
    soort = beeld.feiten.soort
    if soort is None:
        reden = f"Zonder soort opdracht is er geen drempel. Open vraag: {VRAAG_SOORT}"
        return Soortkeuze(None, "soort opdracht", (beeld.bevinding("DT1.6", "nog_niet", reden),))
    if soort is not Soort.GEMENGD:
        return Soortkeuze(soort, None, cpv_bevindingen(beeld, soort))
    return kies_soort_van_gemengd(beeld)


def kies_soort_van_gemengd(beeld: Beeld) -> Soortkeuze:
    """Highest value decides, except with works or a concession: then the main subject."""
    soorten = {deel.soort for deel in beeld.feiten.delen}
    if not soorten <= WAARDE_BESLIST or (not soorten and beeld.feiten.hoofdvoorwerp):
        return kies_hoofdvoorwerp(beeld)
    if not soorten:
        reden = f"De delen van deze gemengde opdracht zijn niet bekend. Open vraag: {VRAAG_DELEN}"
        return Soortkeuze(None, "delen", (beeld.bevinding("DT1.4", "nog_niet", reden),))
    som = {
        soort: sum((d.waarde for d in beeld.feiten.delen if d.soort is soort), Decimal(0))
        for soort in soorten
    }
    # Of two equal parts the one with the lower threshold decides: the cautious reading.
    datum = beeld.feiten.aankondigingsdatum
    grootste = min(som, key=lambda s: (-som[s], zoek_drempel(beeld.kader, s, datum)[0].bedrag, s))
    reden = (
        f"Het grootste deel is {NAAM[grootste]} van {euro(som[grootste])}. Dat deel bepaalt de "
        "soort van de hele opdracht."
    )
    return Soortkeuze(grootste, None, (beeld.bevinding("DT1.4", grootste, reden),))


def kies_hoofdvoorwerp(beeld: Beeld) -> Soortkeuze:
    hoofdvoorwerp = beeld.feiten.hoofdvoorwerp
    if hoofdvoorwerp is None:
        reden = (
            "Bij een gemengde opdracht met een werk of concessie beslist waar het vooral om "
            f"draait, niet alleen het geld. Open vraag: {VRAAG_HOOFDVOORWERP}"
        )
        return Soortkeuze(None, "hoofdvoorwerp", (beeld.bevinding("DT1.5", "nog_niet", reden),))
    reden = f"De opdracht draait vooral om {NAAM[hoofdvoorwerp]}. Leg vast waarom."
    return Soortkeuze(hoofdvoorwerp, None, (beeld.bevinding("DT1.5", hoofdvoorwerp, reden),))


def cpv_bevindingen(beeld: Beeld, soort: Soort) -> tuple[Bevinding, ...]:
    """Says so when the CPV code points at another kind of contract; never decides."""
    verwacht = soort_volgens_cpv(beeld.kader, beeld.feiten.cpv)
    if verwacht is None or soort in (verwacht, Soort.CONCESSIE):
        return ()
    reden = (
        f"U koos {NAAM[soort]}, maar CPV-code {beeld.feiten.cpv} wijst op {NAAM[verwacht]}. "
        "Controleer de soort: de drempel hangt ervan af."
    )
    return (beeld.bevinding("DT1.8", verwacht, reden),)


def soort_volgens_cpv(kader: Kader, cpv: str | None) -> Soort | None:
    """Divisions 03-44 and 48 are supplies, 45 works, 50-98 services (CPV, Reg. 213/2008)."""
    if not cpv:
        return None
    if cpv.startswith(kader.parameters.sas_cpv):
        return Soort.SOCIALE_DIENST
    afdeling = int(cpv[:2])
    if afdeling == 45:
        return Soort.WERK
    return Soort.DIENST if afdeling >= 50 else Soort.LEVERING


def zoek_drempel(kader: Kader, soort: Soort, datum: date) -> tuple[Drempelbedrag, bool]:
    """The threshold on a date, and whether the table has it.

    Outside the table: the last known amount, or the first when the date lies before it.
    """
    rijen = kader.drempels_per_soort[soort]
    for rij in rijen:
        if rij.geldig_van <= datum <= rij.geldig_tot:
            return rij, True
    bekend = [rij for rij in rijen if rij.geldig_tot < datum]
    return (bekend[-1] if bekend else rijen[0]), False


def kies_route(beeld: Beeld, soort: Soort | None, raming: Raming | None) -> Routekeuze:
    """Equal to the threshold counts as above ("gelijk aan of hoger dan", art. 2.1 Aw)."""
    waarschuwingen: list[str] = []
    bevindingen: list[Bevinding] = []
    drempel, in_tabel = None, True
    if soort is not None:
        drempel, in_tabel = zoek_drempel(beeld.kader, soort, beeld.feiten.aankondigingsdatum)
        bevindingen.append(drempel_bevinding(beeld, soort, drempel))
        if not in_tabel:
            waarschuwingen.append("W-DREMPEL-ONTBREEKT")
            bevindingen.append(buiten_tabel(beeld, drempel))
    route = Route.ONBEKEND
    if raming is None:
        waarschuwingen.append("W-WAARDE")
        ontbreekt = ontbrekend_voor_raming(beeld.feiten, soort) or "waarde"
        reden = f"Zonder waarde is er geen route. Open vraag: {ROUTEVRAGEN[ontbreekt]}"
        bevindingen.append(beeld.bevinding("DT2.1", "onbekend", reden))
    elif drempel is None:
        reden = "Zonder soort opdracht is er geen drempel, en dus ook geen route."
        bevindingen.append(beeld.bevinding("DT2.1", "onbekend", reden))
    elif raming.is_minimum and raming.bedrag < drempel.bedrag:
        bevindingen.append(minimum_bevinding(beeld, raming.bedrag, drempel))
    else:
        route = Route.BOVEN if raming.bedrag >= drempel.bedrag else Route.ONDER
        bevindingen.append(route_bevinding(beeld, route, raming.bedrag, drempel))
        if route is Route.ONDER and is_dichtbij(beeld, raming.bedrag, drempel):
            waarschuwingen.append("W-GRENS")
            bevindingen.append(grens_bevinding(beeld, raming.bedrag, drempel))
    if beeld.feiten.deel_van_reeks is Drieweg.JA:
        waarschuwingen.append("W-SPLITSEN")
        reden = (
            "Deze inkoop hoort bij andere opdrachten voor hetzelfde. Splitsen om onder de grens "
            "te blijven mag niet."
        )
        bevindingen.append(beeld.bevinding("DT2.5", "W-SPLITSEN", reden))
    return Routekeuze(route, drempel, not in_tabel, tuple(waarschuwingen), tuple(bevindingen))


def minimum_bevinding(beeld: Beeld, waarde: Decimal, drempel: Drempelbedrag) -> Bevinding:
    reden = (
        f"De waarde is ten minste {euro(waarde)}, maar nog niet alles is bekend. Daarom weten we "
        f"niet of de drempel van {euro(drempel.bedrag)} wordt bereikt."
    )
    return beeld.bevinding("DT2.1", "onbekend", reden)


def drempel_bevinding(beeld: Beeld, soort: Soort, drempel: Drempelbedrag) -> Bevinding:
    reden = (
        f"De drempel voor {NAAM[soort]} is {euro(drempel.bedrag)} zonder btw, van "
        f"{drempel.geldig_van:%d-%m-%Y} tot en met {drempel.geldig_tot:%d-%m-%Y}."
    )
    return beeld.bevinding(REGEL_VAN_SOORT[soort], str(drempel.bedrag), reden)


def buiten_tabel(beeld: Beeld, drempel: Drempelbedrag) -> Bevinding:
    reden = (
        f"Voor {beeld.feiten.aankondigingsdatum:%d-%m-%Y} staat geen drempel in de tabel. We "
        f"rekenen voorlopig met {euro(drempel.bedrag)}."
    )
    return beeld.bevinding("DT1.7", "voorlopig", reden)


def route_bevinding(
    beeld: Beeld, route: Route, waarde: Decimal, drempel: Drempelbedrag
) -> Bevinding:
    if route is Route.ONDER:
        reden = (
            f"De geraamde waarde van {euro(waarde)} is lager dan de drempel van "
            f"{euro(drempel.bedrag)}."
        )
        return beeld.bevinding("DT2.3", "onder", reden)
    vergelijking = "gelijk aan" if waarde == drempel.bedrag else "hoger dan"
    reden = (
        f"De geraamde waarde van {euro(waarde)} is {vergelijking} de drempel van "
        f"{euro(drempel.bedrag)}."
    )
    return beeld.bevinding("DT2.2", "boven", reden)


def is_dichtbij(beeld: Beeld, waarde: Decimal, drempel: Drempelbedrag) -> bool:
    marge = beeld.kader.parameters.grensmarge
    return beeld.geldt("DT2.4") and waarde >= marge * drempel.bedrag


def grens_bevinding(beeld: Beeld, waarde: Decimal, drempel: Drempelbedrag) -> Bevinding:
    reden = (
        f"De waarde ligt {euro(drempel.bedrag - waarde)} onder de drempel. Meerwerk of een "
        "verlenging kan de drempel alsnog passeren."
    )
    return beeld.bevinding("DT2.4", "W-GRENS", reden)
