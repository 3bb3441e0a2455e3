"""DT10: from all clauses that fit to a small, balanced and lawful selection."""

from dataclasses import dataclass

from intake.advies.advies import Clausulekeuze, GekozenClausule, MogelijkeClausule
from intake.advies.beeld import Beeld
from intake.advies.charter import CLAUSULE as CHARTERCLAUSULE
from intake.advies.charter import Charterkeuze
from intake.advies.clausules import ALGEMEEN, Oordeel, Voorwaardentoets
from intake.advies.doelstellingen import Doelstellingkeuze
from intake.advies.kader import Categorieplan, Clausule, Kader, Maxima
from intake.advies.keuzes import ClausuleSoort, Route, Wettelijk
from intake.advies.tekst import opsomming

GEGEVENS = "ALG-06"
MINIMUMSCORE_ALGEMEEN = 13
CHARTERTEKSTEN = frozenset(CHARTERCLAUSULE.values())
VOLGORDE = {soort: nummer for nummer, soort in enumerate(ClausuleSoort)}


@dataclass(frozen=True)
class Opdracht:
    """What the selection has to serve."""

    beeld: Beeld
    route: Route
    doelstellingen: Doelstellingkeuze
    charter: Charterkeuze
    niveau: int
    is_klein: bool


def kies_clausules(opdracht: Opdracht) -> Clausulekeuze:
    kader = opdracht.beeld.kader
    oordelen = beoordeel(opdracht)
    geschikt = {code: kader.clausule[code] for code, oordeel in oordelen.items() if oordeel.past}
    maxima = kies_maxima(opdracht)
    gekozen = Voorselectie(opdracht, geschikt).kies(maxima)
    volgorde = sorted(gekozen, key=lambda code: VOLGORDE[kader.clausule[code].soort])
    rest: dict[bool | None, list[tuple[str, Oordeel]]] = {True: [], None: [], False: []}
    for code, oordeel in oordelen.items():
        if code not in gekozen:
            rest[oordeel.past].append((code, oordeel))
    return Clausulekeuze(
        voorselectie=tuple(GekozenClausule(code, gekozen[code]) for code in volgorde),
        geschikt=tuple(
            GekozenClausule(code, niet_gekozen(opdracht, geschikt[code], oordeel))
            for code, oordeel in rest[True]
        ),
        mogelijk=tuple(
            MogelijkeClausule(code, " ".join(oordeel.open_vragen)) for code, oordeel in rest[None]
        ),
        afgeraden=tuple(GekozenClausule(code, oordeel.reden) for code, oordeel in rest[False]),
        maximum=sum(getattr(maxima, soort) for soort in ClausuleSoort),
    )


def beoordeel(opdracht: Opdracht) -> dict[str, Oordeel]:
    """Every clause judged on its conditions; for the Charter texts DT7 has the last word."""
    kader = opdracht.beeld.kader
    doelstellingen = opdracht.doelstellingen
    toets = Voorwaardentoets(
        opdracht.beeld,
        opdracht.route,
        frozenset(doelstellingen.codes),
        doelstellingen.open_codes,
    )
    oordelen = met_vereiste(kader, toets.oordelen())
    gekozen = CHARTERCLAUSULE.get(opdracht.charter.uitkomst)
    for code in CHARTERTEKSTEN:
        if code == gekozen:
            oordelen[code] = Oordeel(True, opdracht.charter.bevinding.reden)
        elif opdracht.charter.open_vraag:
            if oordelen[code].past is not False:
                oordelen[code] = Oordeel(None, "", (opdracht.charter.open_vraag,))
        else:
            oordelen[code] = Oordeel(False, opdracht.charter.bevinding.reden)
    if gekozen:
        for code in kader.clausule[gekozen].relaties.sluit_uit:
            oordelen[code] = Oordeel(False, gaat_niet_samen_met(gekozen))
    return oordelen


def gaat_niet_samen_met(code: str) -> str:
    return f"Gaat niet samen met {code}."


def met_vereiste(kader: Kader, oordelen: dict[str, Oordeel]) -> dict[str, Oordeel]:
    """A clause fits no better than the clauses it can't do without."""
    samen = dict(oordelen)
    for code, vereist in kader.vereist.items():
        if oordelen[code].past is False:
            continue
        past_niet = [v for v in vereist if oordelen[v].past is False]
        if past_niet:
            samen[code] = Oordeel(False, f"Deze tekst hoort bij {past_niet[0]}, en die past niet.")
            continue
        vragen = dict.fromkeys(vraag for v in (code, *vereist) for vraag in oordelen[v].open_vragen)
        if vragen:
            samen[code] = Oordeel(None, "", tuple(vragen))
    return samen


def kies_maxima(opdracht: Opdracht) -> Maxima:
    parameters = opdracht.beeld.kader.parameters
    if opdracht.route is Route.BOVEN:
        maxima: Maxima = getattr(parameters, f"maximum_boven_niveau_{opdracht.niveau}")
        return maxima
    return parameters.maximum_onder_klein if opdracht.is_klein else parameters.maximum_onder


def niet_gekozen(opdracht: Opdracht, clausule: Clausule, oordeel: Oordeel) -> str:
    if clausule.ambitieniveau > opdracht.niveau:
        return f"{oordeel.reden} Hoort bij ambitieniveau {clausule.ambitieniveau}."
    return f"{oordeel.reden} Niet nodig voor een klein en evenwichtig pakket."


def volgens(plan: Categorieplan) -> str:
    return f"Volgens categorieplan {plan.naam}."


class Voorselectie:
    """Builds the selection, one clause at a time, each with the reason it is in.

    Score (DT10): 3 x priority + 4 x weight of the objective + 8 when written for the
    productgroep (up to 4 more when for few) + 2 at the wanted level - 4 for each clause
    of the same kind and objective already in. Legal duties push nothing out, and a clause
    about everything (ALG-01) only pushes its like.
    """

    def __init__(self, opdracht: Opdracht, geschikt: dict[str, Clausule]) -> None:
        self.opdracht = opdracht
        self.geschikt = geschikt
        self.kader: Kader = opdracht.beeld.kader
        self.doelstellingen = frozenset(opdracht.doelstellingen.codes)
        self.gekozen: dict[str, str] = {}
        # Per kind: the objectives of each chosen clause that is not a legal duty.
        self.bezet: dict[ClausuleSoort, list[frozenset[str]]] = {s: [] for s in ClausuleSoort}
        self.kandidaten: dict[ClausuleSoort, list[Clausule]] = {s: [] for s in ClausuleSoort}
        for clausule in geschikt.values():
            if self.is_kandidaat(clausule):
                self.kandidaten[clausule.soort].append(clausule)

    def kies(self, maxima: Maxima) -> dict[str, str]:
        plan = self.opdracht.beeld.geldend_plan
        if plan and ALGEMEEN in plan.standaardclausules:
            self.voeg_toe(ALGEMEEN, volgens(plan))
        self.voeg_toe(ALGEMEEN, "Past bij elke opdracht.")
        for clausule in self.geschikt.values():
            if self.is_plicht(clausule):
                self.voeg_toe(clausule.code, "Wettelijke plicht bij deze opdracht.")
        if plan and plan.standaardclausules:
            self.neem_plan_over(plan)
        else:
            for soort in ClausuleSoort:
                self.vul_aan(self.kandidaten[soort], getattr(maxima, soort))
        self.dek_doelstellingen()
        charterclausule = CHARTERCLAUSULE.get(self.opdracht.charter.uitkomst)
        if charterclausule:
            self.voeg_toe(charterclausule, "Volgt uit het advies over Charter en plan van aanpak.")
        self.voeg_vereiste_toe()
        return self.gekozen

    def neem_plan_over(self, plan: Categorieplan) -> None:
        """What was agreed for the category, as far as it fits, instead of our own choice.

        So no text is thought up anew for a purchase that has a plan.
        """
        for code in plan.standaardclausules:
            if code in self.geschikt:
                self.voeg_toe(code, volgens(plan))

    def voeg_toe(self, code: str, reden: str) -> None:
        if code in self.gekozen:
            return
        self.gekozen[code] = reden
        clausule = self.kader.clausule[code]
        if not self.is_plicht(clausule):
            self.bezet[clausule.soort].append(frozenset(clausule.doelstellingen))

    def is_plicht(self, clausule: Clausule) -> bool:
        if clausule.wettelijk is Wettelijk.PLICHT_BOVEN_DREMPEL:
            return self.opdracht.route is Route.BOVEN
        return clausule.wettelijk is Wettelijk.PLICHT

    def is_kandidaat(self, clausule: Clausule) -> bool:
        """ALG-06 only comes along with figures about people, a Charter text only by DT7."""
        return (
            clausule.ambitieniveau <= self.opdracht.niveau
            and clausule.code not in CHARTERTEKSTEN
            and clausule.code not in (ALGEMEEN, GEGEVENS)
        )

    def vul_aan(self, kandidaten: list[Clausule], maximum: int) -> None:
        rijen = [(self.basisscore(c), c) for c in kandidaten if c.code not in self.gekozen]
        for _ in range(maximum):
            keuze = [
                (score, c)
                for basis, c in rijen
                if c.code not in self.gekozen
                and self.verdient_plaats(score := basis - 4 * self.verdrongen_door(c), c)
            ]
            if not keuze:
                return
            clausule = min(keuze, key=lambda rij: (-rij[0], rij[1].code))[1]
            self.voeg_toe(clausule.code, self.waarom(clausule))

    def score(self, clausule: Clausule) -> float:
        return self.basisscore(clausule) - 4 * self.verdrongen_door(clausule)

    def basisscore(self, clausule: Clausule) -> float:
        gewicht = self.opdracht.doelstellingen.gewicht
        aantal_groepen = len(clausule.toepassing.productgroepen)
        return (
            3 * clausule.prioriteit
            + 4 * max([gewicht.get(d, 0.0) for d in clausule.doelstellingen], default=0.0)
            + (8 + 4 / aantal_groepen if aantal_groepen else 0)
            + (2 if clausule.ambitieniveau == self.opdracht.niveau else 0)
        )

    def verdrongen_door(self, clausule: Clausule) -> int:
        eigen = self.doelstellingen.intersection(clausule.doelstellingen)
        alle = len(self.kader.doelstellingen)
        over_alles = len(clausule.doelstellingen) == alle
        return sum(
            not eigen.isdisjoint(bezet) and (over_alles or len(bezet) < alle)
            for bezet in self.bezet[clausule.soort]
        )

    def verdient_plaats(self, score: float, clausule: Clausule) -> bool:
        """A contract provision for everyone only joins when it fits well and stands alone."""
        if clausule.soort is not ClausuleSoort.CONTRACTBEPALING:
            return True
        if clausule.toepassing.productgroepen:
            return True
        andere = any(
            self.kader.clausule[code].soort is ClausuleSoort.CONTRACTBEPALING
            for code in self.gekozen
            if code != ALGEMEEN
        )
        return not andere and score >= MINIMUMSCORE_ALGEMEEN

    def dek_doelstellingen(self) -> None:
        """DT10.7: every objective gets a text of its own when there is one."""
        for doelstelling in self.opdracht.doelstellingen.codes:
            if any(self.gaat_over(self.kader.clausule[c], doelstelling) for c in self.gekozen):
                continue
            kandidaten = [
                c
                for lijst in self.kandidaten.values()
                for c in lijst
                if self.gaat_over(c, doelstelling)
            ]
            if kandidaten:
                beste = min(kandidaten, key=lambda c: (-self.score(c), c.code))
                naam = self.kader.doelstelling[doelstelling].naam.lower()
                self.voeg_toe(beste.code, f"De beste tekst voor {naam}.")

    def gaat_over(self, clausule: Clausule, doelstelling: str) -> bool:
        """About this objective, and not simply about all of them."""
        alle = len(clausule.doelstellingen) == len(self.kader.doelstellingen)
        return doelstelling in clausule.doelstellingen and not alle

    def voeg_vereiste_toe(self) -> None:
        """DT10.5 and DT13.3."""
        for code in list(self.gekozen):
            for vereist in self.kader.vereist.get(code, ()):
                self.voeg_toe(vereist, f"Hoort bij {code}.")
        for code in self.kader.parameters.cijfers_over_mensen:
            if code in self.gekozen:
                self.voeg_toe(GEGEVENS, f"Hoort bij {code}: u vraagt cijfers over mensen.")

    def waarom(self, clausule: Clausule) -> str:
        namen = [
            self.kader.doelstelling[d].naam.lower()
            for d in clausule.doelstellingen
            if d in self.doelstellingen
        ]
        groep = self.opdracht.beeld.productgroep
        if clausule.toepassing.productgroepen and groep:
            return f"Geschreven voor onder meer {groep.naam}; past bij {opsomming(namen)}."
        return f"Past bij {opsomming(namen)}."
