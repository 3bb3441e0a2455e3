"""Settling a categorieplan, and making a settled one a concept again.

Who did it stands in the log of the admin only: a snapshot is open data and holds no names.
"""

from datetime import date

from django.db import transaction

from intake.advies.keuzes import CategorieplanStatus
from intake.kader.bewerking import nieuwe_problemen, som_van, vergrendel
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import Categorieplan

CONCEPT = CategorieplanStatus.CONCEPT


class Geweigerd(Exception):
    """Nothing was changed; without reasons because the plan is not the one on the page."""

    def __init__(self, redenen: list[str] | None = None) -> None:
        super().__init__("; ".join(redenen or []))
        self.redenen = redenen or []


def is_concept(plan: Categorieplan | None) -> bool:
    return plan is None or not plan.status or plan.status == CONCEPT


def stel_vast(slug: str, gelezen: str, vandaag: date) -> Categorieplan:
    """Raises `Geweigerd` when the plan may not be settled like this."""
    with transaction.atomic():
        plan = _pak(slug, gelezen, concept=True)
        if plan.geldig_tot and plan.geldig_tot < vandaag:
            raise Geweigerd(["Dit plan is al verlopen. Pas eerst ‘geldig tot en met’ aan."])
        met_ambitie = plan.ambities.exists()
        plan.status = (
            CategorieplanStatus.VASTGESTELD_MET_AMBITIEWEB
            if met_ambitie
            else CategorieplanStatus.VASTGESTELD
        )
        plan.vastgesteld_op = vandaag
        return _bewaar(plan)


def heropen(slug: str, gelezen: str) -> Categorieplan:
    with transaction.atomic():
        plan = _pak(slug, gelezen, concept=False)
        plan.status, plan.vastgesteld_op = CONCEPT, None
        return _bewaar(plan)


def _pak(slug: str, gelezen: str, *, concept: bool) -> Categorieplan:
    """The plan under the lock of every edit, as long as it is still what the page showed."""
    vergrendel()
    plan = Categorieplan.objects.get(pk=slug)
    if is_concept(plan) is not concept or som_van(lees_werkrijen(), plan, None) != gelezen:
        raise Geweigerd
    return plan


def _bewaar(plan: Categorieplan) -> Categorieplan:
    voor = lees_werkrijen()
    plan.save(update_fields=["status", "vastgesteld_op"])
    if problemen := nieuwe_problemen(voor, lees_werkrijen()):
        eigen = [p for p in problemen if p.onderwerp == plan.pk] or list(problemen)
        raise Geweigerd([f"{_zin(p.sleutel)}: {p.melding}." for p in eigen])
    return plan


def _zin(sleutel: str) -> str:
    woorden = sleutel.replace("_", " ")
    return f"{woorden[:1].upper()}{woorden[1:]}"
