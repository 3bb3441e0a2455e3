"""What must hold for categorieplannen: one in force per productgroep, texts that go together."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from intake.advies.kader import Categorieplan, Kader
from intake.advies.keuzes import CategorieplanStatus
from intake.kader.probleem import Probleem

NIVEAUS = range(4)


def controleer_plannen(kader: Kader) -> Iterator[Probleem]:
    for plan in kader.categorieplannen:
        yield from _controleer_plan(plan)
        yield from _controleer_ambities(plan)
        yield from _controleer_teksten(kader, plan)
    vastgesteld = [p for p in kader.categorieplannen if is_vastgesteld(p)]
    for een, ander in combinations(vastgesteld, 2):
        yield from _controleer_paar(kader, een, ander)


def is_vastgesteld(plan: Categorieplan) -> bool:
    return plan.status is not CategorieplanStatus.CONCEPT


def _controleer_plan(plan: Categorieplan) -> Iterator[Probleem]:
    if plan.geldig_van and plan.geldig_tot and plan.geldig_van > plan.geldig_tot:
        yield Probleem(plan.slug, "geldig_tot", "ligt vóór de eerste dag van het plan")
    if is_vastgesteld(plan) and not plan.productgroepen:
        yield Probleem(plan.slug, "productgroepen", "noem er ten minste één")
    met_ambitie = plan.status is CategorieplanStatus.VASTGESTELD_MET_AMBITIEWEB
    if met_ambitie and not plan.ambities:
        melding = "ontbreken: dit plan is vastgesteld met een ambitieweb"
        yield Probleem(plan.slug, "ambities", melding)


def _controleer_ambities(plan: Categorieplan) -> Iterator[Probleem]:
    doelen = [ambitie.doel for ambitie in plan.ambities]
    for nummer, ambitie in enumerate(plan.ambities):
        plaats = f"ambities[{nummer}]"
        if ambitie.niveau not in NIVEAUS:
            yield Probleem(plan.slug, f"{plaats}.niveau", "kies 0, 1, 2 of 3")
        if not ambitie.reden.strip():
            yield Probleem(plan.slug, f"{plaats}.reden", "leg in één zin uit waarom")
        if ambitie.doel in doelen[:nummer]:
            yield Probleem(plan.slug, f"{plaats}.doel", f"{ambitie.doel} staat er al")


def _controleer_teksten(kader: Kader, plan: Categorieplan) -> Iterator[Probleem]:
    for code in plan.optionele_clausules:
        if code in plan.standaardclausules:
            yield Probleem(plan.slug, "optionele_clausules", f"{code} is al een standaardclausule")
    for een, ander in combinations(plan.standaardclausules, 2):
        if een in kader.clausule and ander in kader.clausule[een].relaties.sluit_uit:
            melding = f"{een} en {ander} sluiten elkaar uit"
            yield Probleem(plan.slug, "standaardclausules", melding)


def _controleer_paar(kader: Kader, een: Categorieplan, ander: Categorieplan) -> Iterator[Probleem]:
    """Which of two plans counts on one day may never be a guess."""
    if not (_begin(een) <= _eind(ander) and _begin(ander) <= _eind(een)):
        return
    for groep, plannen in kader.plannen_per_groep.items():
        if een in plannen and ander in plannen:
            for plan, tweede in ((een, ander), (ander, een)):
                melding = (
                    f"voor {kader.productgroep[groep].naam} is in dezelfde periode ook "
                    f"{tweede.naam} vastgesteld; kies andere data of haal de groep uit één plan"
                )
                yield Probleem(plan.slug, "productgroepen", melding)


def _begin(plan: Categorieplan) -> date:
    return plan.geldig_van or date.min


def _eind(plan: Categorieplan) -> date:
    return plan.geldig_tot or date.max
