"""How far a purchase is from the threshold, and which single change takes it to the other side.

Whoever sees this may not split a contract to stay under the threshold (art. 1.10a and 2.14 Aw).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from intake.advies.advies import Advies
from intake.advies.adviseer import adviseer
from intake.advies.drempel import NAAM, zoek_drempel
from intake.advies.feiten import Feiten, Ramingsfeiten
from intake.advies.kader import Kader
from intake.advies.keuzes import Route, Soort
from intake.advies.tekst import euro, maanden

CENT = Decimal("0.01")
JAAR = 12  # months
# Which kind a service is, is often in doubt; a purchase of goods does not become a work.
TWIJFEL = {Soort.DIENST: Soort.SOCIALE_DIENST, Soort.SOCIALE_DIENST: Soort.DIENST}


@dataclass(frozen=True)
class Afstand:
    """`ruimte` is what the value can still rise (below) or must fall (above) to change sides."""

    drempel: Decimal
    waarde: Decimal
    ruimte: Decimal

    @property
    def is_boven(self) -> bool:
        return self.waarde >= self.drempel

    @property
    def procent(self) -> Decimal:
        """Of the threshold, in one decimal."""
        return (self.ruimte * 100 / self.drempel).quantize(Decimal("0.1"))


@dataclass(frozen=True)
class Omslag:
    """One change that takes the purchase to the other side of the threshold."""

    wat: str
    route: Route
    waarde: Decimal | None


def afstand_tot_drempel(feiten: Feiten, kader: Kader, advies: Advies) -> Afstand | None:
    """Nothing while value or kind is not known for sure."""
    raming, soort = advies.raming, advies.soort_voor_drempel
    if raming is None or raming.is_minimum or soort is None or advies.route is Route.ONBEKEND:
        return None
    drempel = zoek_drempel(kader, soort, feiten.aankondigingsdatum)[0].bedrag
    boven = raming.bedrag >= drempel
    ruimte = raming.bedrag - drempel + CENT if boven else drempel - raming.bedrag
    return Afstand(drempel, raming.bedrag, ruimte)


def omslagen(feiten: Feiten, kader: Kader, advies: Advies, vandaag: date) -> tuple[Omslag, ...]:
    """Every single change of those we try that gives the other route; none lies in the past."""
    if advies.route is Route.ONBEKEND:
        return ()
    gevonden = []
    for wat, anders in varianten(feiten, kader, advies, vandaag):
        uitkomst = adviseer(anders, kader)
        if uitkomst.route not in (advies.route, Route.ONBEKEND):
            waarde = uitkomst.raming.bedrag if uitkomst.raming else None
            gevonden.append(Omslag(wat, uitkomst.route, waarde))
    return tuple(gevonden)


def varianten(
    feiten: Feiten, kader: Kader, advies: Advies, vandaag: date
) -> Iterator[tuple[str, Feiten]]:
    if feiten.raming and not feiten.raming.onvolledig:
        for wat, raming in andere_ramingen(feiten.raming):
            yield wat, replace(feiten, raming=raming, looptijd_maanden=None)
    if feiten.soort in TWIJFEL:
        ander = TWIJFEL[feiten.soort]
        yield f"De opdracht blijkt een {NAAM_ENKELVOUD[ander]}", replace(feiten, soort=ander)
    yield from andere_periode(feiten, kader, advies, vandaag)


NAAM_ENKELVOUD = {
    Soort.DIENST: "gewone dienst",
    Soort.SOCIALE_DIENST: "sociale of andere specifieke dienst",
}


def andere_ramingen(raming: Ramingsfeiten) -> Iterator[tuple[str, Ramingsfeiten]]:
    verlengd = raming.verlengingen
    if verlengd and verlengd.bedrag is None:
        duur = maanden(verlengd.maanden)
        meer = replace(verlengd, aantal=verlengd.aantal + 1)
        yield f"Eén verlenging van {duur} meer", replace(raming, verlengingen=meer)
        minder = replace(verlengd, aantal=verlengd.aantal - 1) if verlengd.aantal > 1 else None
        yield f"Eén verlenging van {duur} minder", replace(raming, verlengingen=minder)
    if raming.looptijd_maanden and not raming.onbepaald:
        langer = replace(raming, looptijd_maanden=raming.looptijd_maanden + JAAR)
        yield "Een looptijd die een jaar langer is", langer
        if raming.looptijd_maanden > JAAR:
            korter = replace(raming, looptijd_maanden=raming.looptijd_maanden - JAAR)
            yield "Een looptijd die een jaar korter is", korter
    for optie in raming.opties:
        rest = tuple(een for een in raming.opties if een is not optie)
        naam = optie.omschrijving or euro(optie.bedrag)
        yield f"Zonder de optie ‘{naam}’", replace(raming, opties=rest)


def andere_periode(
    feiten: Feiten, kader: Kader, advies: Advies, vandaag: date
) -> Iterator[tuple[str, Feiten]]:
    """Announced just before or just after the period of this threshold."""
    soort = advies.soort_voor_drempel
    if soort is None:
        return
    rij, in_tabel = zoek_drempel(kader, soort, feiten.aankondigingsdatum)
    if not in_tabel:
        return
    eerder, later = rij.geldig_van - timedelta(days=1), rij.geldig_tot + timedelta(days=1)
    for dag, woord in ((eerder, "tot en met"), (later, "vanaf")):
        if dag >= vandaag and zoek_drempel(kader, soort, dag)[1]:
            yield (
                f"Bekendmaking {woord} {dag:%d-%m-%Y} (andere grens voor {NAAM[soort]})",
                replace(feiten, aankondigingsdatum=dag),
            )
