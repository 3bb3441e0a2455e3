"""Which categorieplan a purchase starts from, why one does not count, and where it is left."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake.advies.advies import Advies
from intake.advies.kader import Categorieplan, Kader
from intake.advies.keuzes import CategorieplanStatus

INCLUSIE = "inclusie"  # the maatschappelijk doel that this framework is about


class Planstand(StrEnum):
    """What a plan is worth on one day: only one that is in force is reused."""

    GELDT = "geldt"
    CONCEPT = "concept"
    VERLOPEN = "verlopen"
    LATER = "later"


@dataclass(frozen=True)
class Planbeeld:
    plan: Categorieplan
    stand: Planstand

    @property
    def reden(self) -> str:
        """Why this plan is reused, or what to do because it is not."""
        naam = self.plan.naam
        if self.stand is Planstand.GELDT:
            return f"Volgens categorieplan {naam}: gebruik de afspraken die daarin staan."
        if self.stand is Planstand.VERLOPEN and self.plan.geldig_tot:
            return (
                f"Categorieplan {naam} is verlopen: het gold tot en met "
                f"{self.plan.geldig_tot:%d-%m-%Y}. Gebruik het niet opnieuw. Vraag de "
                "categoriemanager of er een nieuw plan komt."
            )
        if self.stand is Planstand.LATER and self.plan.geldig_van:
            return (
                f"Categorieplan {naam} geldt pas vanaf {self.plan.geldig_van:%d-%m-%Y}, en deze "
                "inkoop wordt eerder aangekondigd. Gebruik het nog niet. Vraag de categoriemanager "
                "wat u nu al kunt afspreken."
            )
        return f"Voor deze productgroep is een categorieplan kansrijk ({naam}); het is nog concept."


def plan_bij(kader: Kader, groep: str, dag: date) -> Planbeeld | None:
    """The plan that counts for a productgroep on a day, or else the one to say something about.

    A concept only counts where the productgroep itself names it; a settled plan decides alone.
    Of two in the same state the one that the productgroep names goes first.
    """
    eigen = kader.productgroep[groep].categorieplan if groep in kader.productgroep else ""
    plannen = sorted(kader.plannen_per_groep.get(groep, ()), key=lambda p: p.slug != eigen)
    beelden = [Planbeeld(plan, stand_op(plan, dag)) for plan in plannen]
    for stand in Planstand:
        for beeld in beelden:
            if beeld.stand is stand and (
                stand is not Planstand.CONCEPT or _geldt(beeld, eigen, dag)
            ):
                return beeld
    return None


def _geldt(beeld: Planbeeld, eigen: str, dag: date) -> bool:
    return beeld.plan.slug == eigen and _in_periode(beeld.plan, dag)


def stand_op(plan: Categorieplan, dag: date) -> Planstand:
    """The last day itself still counts, and so does the first."""
    if plan.status is CategorieplanStatus.CONCEPT:
        return Planstand.CONCEPT
    if plan.geldig_tot and plan.geldig_tot < dag:
        return Planstand.VERLOPEN
    return Planstand.GELDT if _in_periode(plan, dag) else Planstand.LATER


def _in_periode(plan: Categorieplan, dag: date) -> bool:
    te_vroeg = plan.geldig_van is not None and dag < plan.geldig_van
    te_laat = plan.geldig_tot is not None and plan.geldig_tot < dag
    return not (te_vroeg or te_laat)


def niveau_van(plan: Categorieplan) -> int | None:
    """The level for texts that a plan proposes; no level is no proposal."""
    gevonden = (ambitie.niveau for ambitie in plan.ambities if ambitie.doel == INCLUSIE)
    return next(gevonden, None) or None


@dataclass(frozen=True)
class Planafwijking:
    """One place where a purchase leaves its plan; `onderwerp` is a clause or `niveau`."""

    onderwerp: str
    wat: str
    reden: str


def afwijkingen_van(
    plan: Categorieplan, kader: Kader, advies: Advies, weggelaten: Collection[str]
) -> Iterator[Planafwijking]:
    """Standard texts that are not in the documents, and another level.

    The reason of an inkoper who left a text out stands with that choice, and is empty here.
    """
    gekozen = {tekst.code for tekst in advies.clausules.voorselectie}
    waarom = {tekst.code: tekst.reden for tekst in advies.clausules.afgeraden}
    waarom |= {tekst.code: tekst.open_vraag for tekst in advies.clausules.mogelijk}
    for code in plan.standaardclausules:
        titel = f"‘{code} {kader.clausule[code].titel}’"
        if code not in gekozen:
            reden = waarom.get(code, "Deze tekst past niet bij de andere teksten.")
            yield Planafwijking(code, f"{titel} past niet bij deze inkoop", reden)
        elif code in weggelaten:
            yield Planafwijking(code, f"{titel} is niet overgenomen", "")
    niveau = niveau_van(plan)
    if niveau and niveau != advies.niveau:
        wat = f"Ambitieniveau {advies.niveau} in plaats van {niveau}"
        yield Planafwijking("niveau", wat, "Een ander niveau is gekozen dan in het plan staat.")


def optionele_teksten(plan: Categorieplan, kader: Kader, advies: Advies) -> tuple[str, ...]:
    """What an inkoper may add: it fits, needs nothing that is not there, and excludes nothing."""
    passend = {tekst.code for tekst in advies.clausules.geschikt}
    samen = {tekst.code for tekst in advies.clausules.voorselectie}
    gevonden = []
    for code in plan.optionele_clausules:
        clausule = kader.clausule[code]
        compleet = samen.issuperset(kader.vereist.get(code, ()))
        if code in passend and compleet and samen.isdisjoint(clausule.relaties.sluit_uit):
            gevonden.append(code)
            samen.add(code)
    return tuple(gevonden)
