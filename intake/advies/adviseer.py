"""From facts and framework to advice: the decision tables in their order."""

from dataclasses import dataclass, replace

from intake.advies.advies import (
    Advies,
    Bevinding,
    GegevenWaarschuwing,
    Raming,
)
from intake.advies.ambitieweb import kies_ambitieweb
from intake.advies.beeld import ROUTEVRAGEN, Beeld
from intake.advies.charter import kies_charter
from intake.advies.doelstellingen import kies_doelstellingen
from intake.advies.drempel import Soortkeuze, kies_route, kies_soort
from intake.advies.feiten import Feiten
from intake.advies.kader import Kader
from intake.advies.keuze import Opdracht, kies_clausules
from intake.advies.keuzes import Route, Soort
from intake.advies.ontbrekend import zoek_ontbrekend
from intake.advies.percelen import beoordeel_percelen
from intake.advies.plan import niveau_van
from intake.advies.raming import bereken_raming, ontbrekend_voor_raming
from intake.advies.tekst import euro
from intake.advies.vervolg import (
    kies_categorieplan,
    kies_eigen_afspraken,
    verwijs_door,
    vraag_advies,
)
from intake.advies.waarschuwingen import waarschuwingen_bij

RAAMOVEREENKOMST_MAXIMUM = 48  # months; art. 2.140 lid 3 Aw


@dataclass(frozen=True)
class Vooruitblik:
    """The outcomes of an advice on which later questions depend."""

    doelstellingen: tuple[str, ...]
    charter: str


def blik_vooruit(feiten: Feiten, kader: Kader) -> Vooruitblik:
    """As `adviseer` concludes, at a quarter of its price: no clause is judged."""
    beeld = Beeld(feiten, kader)
    soort = kies_soort(beeld).soort
    route = kies_route(beeld, soort, bereken_raming(feiten, soort)).route
    return Vooruitblik(kies_doelstellingen(beeld).codes, kies_charter(beeld, route).uitkomst)


def adviseer(feiten: Feiten, kader: Kader) -> Advies:
    """The whole advice; the same facts and framework always give the same advice."""
    beeld = Beeld(feiten, kader)
    soort = kies_soort(beeld)
    raming = bereken_raming(feiten, soort.soort)
    route = kies_route(beeld, soort.soort, raming)
    ontbreekt = ontbreekt_voor_route(feiten, soort, route.route, raming)
    if route.route is Route.ONBEKEND:
        # The kind of contract comes first: it decides how the value is computed.
        beeld = replace(beeld, routevraag=ROUTEVRAGEN[soort.ontbreekt or ontbreekt[0]])
    doelstellingen = kies_doelstellingen(beeld)
    aantal = len(doelstellingen.codes)
    advies, waarom_advies = vraag_advies(beeld, route.route, doelstellingen)
    waarde = raming.bedrag if raming else None
    doorverwijzing, waarom_doorverwijzing = verwijs_door(beeld, waarde, doelstellingen.codes)
    ambitieweb = kies_ambitieweb(beeld, route.route, aantal)
    charter = kies_charter(beeld, route.route)
    categorieplan, waarom_categorieplan = kies_categorieplan(beeld)
    eigen_afspraken, waarom_afspraken = kies_eigen_afspraken(beeld, route.route, doelstellingen)
    niveau, waarom_niveau = kies_niveau(beeld, route.route)
    percelen, waarom_percelen = beoordeel_percelen(beeld, route.route, soort.soort)
    is_klein = waarde is not None and waarde < kader.parameters.klein_bedrag
    clausules = kies_clausules(
        Opdracht(beeld, route.route, doelstellingen, charter, niveau, is_klein)
    )
    gekozen = [gekozen.code for gekozen in clausules.voorselectie]
    bij_teksten = waarschuwingen_bij(kader, gekozen)
    return Advies(
        raming=raming,
        soort_voor_drempel=soort.soort,
        drempel=route.drempel.bedrag if route.drempel else None,
        drempel_geldig=(
            (route.drempel.geldig_van, route.drempel.geldig_tot) if route.drempel else None
        ),
        drempel_voorlopig=route.voorlopig,
        route=route.route,
        doelstellingen=doelstellingen.codes,
        advies=advies,
        doorverwijzing=doorverwijzing,
        ambitieweb=ambitieweb.uitkomst,
        eerst_overleg_cis=ambitieweb.eerst_overleg_cis,
        charter=charter.uitkomst,
        charter_verkort=charter.verkort,
        categorieplan=categorieplan,
        eigen_afspraken=eigen_afspraken,
        niveau=niveau,
        clausules=clausules,
        percelen=percelen,
        waarschuwingen=verzamel_waarschuwingen(
            kader,
            [
                *waarschuwingen_over_soort(feiten, soort),
                *route.waarschuwingen,
                *(code for _, code in bij_teksten),
            ],
        ),
        ontbrekend=zoek_ontbrekend(
            beeld,
            route.route,
            ontbreekt,
            doelstellingen,
            clausules,
            charter.uitkomst,
            doorverwijzing,
        ),
        bevindingen=(
            *raming_bevindingen(beeld, soort.soort, raming),
            *soort.bevindingen,
            *route.bevindingen,
            *doelstellingen.bevindingen,
            waarom_advies,
            *waarom_doorverwijzing,
            ambitieweb.bevinding,
            charter.bevinding,
            waarom_categorieplan,
            waarom_afspraken,
            waarom_niveau,
            *waarom_percelen,
            *(
                beeld.bevinding(regel, code, kader.waarschuwing[code].tekst)
                for regel, code in bij_teksten
            ),
        ),
    )


def kies_niveau(beeld: Beeld, route: Route) -> tuple[int, Bevinding]:
    if beeld.feiten.niveau:
        niveau = beeld.feiten.niveau
        return niveau, beeld.bevinding("NIVEAU", str(niveau), "Dit niveau hebt u gekozen.")
    plan = beeld.geldend_plan
    if plan and (van_plan := niveau_van(plan)):
        reden = f"U hebt geen niveau gekozen. Categorieplan {plan.naam} gaat uit van {van_plan}."
        return van_plan, beeld.bevinding("NIVEAU", str(van_plan), reden)
    niveau = 2 if route is Route.BOVEN else 1
    waar = "vanaf de Europese grens" if route is Route.BOVEN else "tot we meer weten"
    if route is Route.ONDER:
        waar = "onder de Europese grens"
    reden = f"U hebt geen niveau gekozen. We gaan uit van niveau {niveau} {waar}."
    return niveau, beeld.bevinding("NIVEAU", str(niveau), reden)


def raming_bevindingen(
    beeld: Beeld, soort: Soort | None, raming: Raming | None
) -> tuple[Bevinding, ...]:
    """How the value came about; nothing is said when there is no value."""
    if raming is None:
        return ()
    feiten = beeld.feiten.raming
    grondslagen = dict.fromkeys(regel.grondslag for regel in raming.regels)
    reden = f"De geraamde waarde is {euro(raming.bedrag)} zonder btw ({', '.join(grondslagen)})."
    bevindingen = [beeld.bevinding("RAMING", str(raming.bedrag), reden)]
    if feiten and feiten.raamovereenkomst and feiten.maximum is not None:
        reden = f"Het maximum van {euro(feiten.maximum)} telt niet mee voor de route."
        bevindingen.append(beeld.bevinding("RAMING", "maximum telt niet mee", reden))
    looptijd = beeld.looptijd or 0
    if feiten and feiten.raamovereenkomst and looptijd > RAAMOVEREENKOMST_MAXIMUM:
        reden = (
            f"Een raamovereenkomst duurt hoogstens {RAAMOVEREENKOMST_MAXIMUM} maanden, tenzij u "
            "motiveert waarom langer nodig is (art. 2.140 lid 3 Aw)."
        )
        bevindingen.append(beeld.bevinding("RAMING", "motiveer de looptijd", reden))
    return tuple(bevindingen)


def waarschuwingen_over_soort(feiten: Feiten, soort: Soortkeuze) -> list[str]:
    codes = []
    if feiten.soort is None:
        codes.append("W-SOORT")
    if feiten.soort is Soort.GEMENGD:
        codes.append("W-GEMENGD")
    if any(bevinding.regel == "DT1.8" for bevinding in soort.bevindingen):
        codes.append("W-SOORT-CPV")
    return codes


def ontbreekt_voor_route(
    feiten: Feiten, soort: Soortkeuze, route: Route, raming: Raming | None
) -> tuple[str, ...]:
    """What keeps the route unknown: the value first, then the kind of contract."""
    waarde = None if raming else ontbrekend_voor_raming(feiten, soort.soort)
    if route is Route.ONBEKEND and feiten.raming and feiten.raming.onvolledig:
        waarde = waarde or "waarde"
    return tuple(naam for naam in (waarde, soort.ontbreekt) if naam)


def verzamel_waarschuwingen(kader: Kader, codes: list[str]) -> tuple[GegevenWaarschuwing, ...]:
    """Each warning once, in the order of the framework."""
    return tuple(
        GegevenWaarschuwing(w.code, w.tekst) for w in kader.waarschuwingen if w.code in codes
    )
