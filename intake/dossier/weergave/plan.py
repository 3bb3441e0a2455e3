"""The categorieplan of a purchase as shown: what it fixed, what it offers, where it is left."""

from dataclasses import dataclass
from functools import cached_property

from intake.advies.kader import Categorieplan, MaatschappelijkDoel
from intake.advies.plan import Planafwijking, Planbeeld, Planstand, afwijkingen_van
from intake.dossier.weergave.afwijkingen import bevindingsafwijkingen
from intake.dossier.weergave.besluiten import (
    Gekozen,
    gekozen_optionele,
    niet_overgenomen,
    optionele_codes,
)
from intake.dossier.weergave.clausules import Clausulebeeld, maak_beeld
from intake.dossier.weergave.zaak import Zaak

VAN_HET_PLAN = ("DT6.4", "DT8.1")


@dataclass(frozen=True)
class Ambitie:
    """How far the plan goes for one goal; the name of a level may be gone."""

    doel: MaatschappelijkDoel
    niveau: int
    naam: str
    reden: str


@dataclass(frozen=True)
class Plan:
    """`geldt`: the purchase starts from it. Otherwise `waarschuwing` says why it does not."""

    zaak: Zaak
    beeld: Planbeeld

    @property
    def plan(self) -> Categorieplan:
        return self.beeld.plan

    @property
    def geldt(self) -> bool:
        return self.zaak.beeld.geldend_plan is not None

    @property
    def waarschuwing(self) -> str:
        """An expired plan, or one of later, is never passed over in silence."""
        stil = self.geldt or self.beeld.stand is Planstand.CONCEPT
        return "" if stil else self.beeld.reden

    @cached_property
    def standaard(self) -> frozenset[str]:
        """The advised texts that the plan fixed: taken over unless the inkoper says otherwise."""
        if not self.geldt:
            return frozenset()
        gekozen = {tekst.code for tekst in self.zaak.advies.clausules.voorselectie}
        return gekozen.intersection(self.plan.standaardclausules)

    @cached_property
    def optioneel(self) -> tuple[Clausulebeeld, ...]:
        """What the inkoper may add."""
        reden = f"Optioneel in categorieplan {self.plan.naam}."
        return tuple(
            maak_beeld(self.zaak, Gekozen(self.zaak.kader.clausule[code], reden))
            for code in optionele_codes(self.zaak)
        )

    @property
    def toegevoegd(self) -> tuple[str, ...]:
        return gekozen_optionele(self.zaak)

    @cached_property
    def ambities(self) -> tuple[Ambitie, ...]:
        """Shown where the advice is to use the outcome of the plan."""
        if not self.geldt:
            return ()
        doelen = {doel.code: doel for doel in self.zaak.kader.doelen}
        namen = {niveau.niveau: niveau.naam for niveau in self.zaak.kader.niveaus}
        return tuple(
            Ambitie(doelen[een.doel], een.niveau, namen.get(een.niveau, ""), een.reden)
            for een in self.plan.ambities
        )

    @cached_property
    def afwijkingen(self) -> tuple[Planafwijking, ...]:
        """Every place where this purchase leaves the plan, with the reason that was given."""
        if not self.geldt:
            return ()
        redenen = {een.clausule.code: een.reden for een in niet_overgenomen(self.zaak)}
        teksten = (
            Planafwijking(een.onderwerp, een.wat, een.reden or redenen.get(een.onderwerp, ""))
            for een in afwijkingen_van(self.plan, self.zaak.kader, self.zaak.advies, redenen)
        )
        conclusies = (
            Planafwijking(een.bevinding.regel, een.conclusie, een.reden)
            for een in bevindingsafwijkingen(self.zaak)
            if not een.gevolgd and een.bevinding.regel in VAN_HET_PLAN
        )
        return (*teksten, *conclusies)

    @property
    def label(self) -> str:
        return "Wijkt af van categorieplan" if self.afwijkingen else "Volgens categorieplan"


def plan_van(zaak: Zaak) -> Plan | None:
    return Plan(zaak, zaak.beeld.plan) if zaak.beeld.plan else None
