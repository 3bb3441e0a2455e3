"""A framework with a settled categorieplan, as the tests of plans need it."""

from dataclasses import replace
from datetime import date
from typing import Any

from intake.advies.kader import Categorieplan, Doelambitie, Kader
from intake.advies.keuzes import CategorieplanStatus

GROEP = "inhuur-professionals"
PLAN = "personele-aanbestedingen"
INCLUSIE = Doelambitie("inclusie", 2, "Wie er werkt, is het product.")


def vastgesteld(kader: Kader, **anders: Any) -> Categorieplan:
    plan = replace(
        kader.categorieplan[PLAN],
        status=CategorieplanStatus.VASTGESTELD_MET_AMBITIEWEB,
        geldig_van=date(2026, 1, 1),
        geldig_tot=None,
        ambities=(INCLUSIE,),
        vastgesteld_op=date(2025, 12, 1),
    )
    return replace(plan, **anders)


def met_plan(kader: Kader, **anders: Any) -> Kader:
    """The framework with its first plan settled, with what the test says differs."""
    return met(kader, vastgesteld(kader, **anders))


def met(kader: Kader, *plannen: Categorieplan) -> Kader:
    nieuw = {plan.slug: plan for plan in plannen}
    rijen = {plan.slug: plan for plan in kader.categorieplannen} | nieuw
    return replace(kader, categorieplannen=tuple(rijen.values()))
