"""A purchase as the decision tables see it: the answers, completed by the productgroep."""

from dataclasses import dataclass
from functools import cached_property
from math import inf

from intake.advies.advies import Bevinding
from intake.advies.feiten import Feiten
from intake.advies.kader import Categorieplan, Kader, Productgroep
from intake.advies.keuzes import CategorieplanStatus, Drieweg, Feit, Markt
from intake.advies.plan import Planbeeld, Planstand, plan_bij

JA, NEE, ONBEKEND = Drieweg.JA, Drieweg.NEE, Drieweg.ONBEKEND

VRAAG = {
    Feit.GEBRUIK_NATUURLIJKE_PERSONEN: "Gebruiken inwoners, bezoekers of medewerkers dit zelf?",
    Feit.PERSONELE_INZET: "Werken er mensen van de opdrachtnemer aan deze opdracht?",
    Feit.PUBLIEKSCONTACT: "Is er direct contact met inwoners?",
    Feit.DIGITAAL: "Zit er iets digitaals in?",
    Feit.BOUW_FYSIEK: "Gaat het om een gebouw, een plek of een fysiek ding?",
    Feit.LEVERT_KANDIDATEN: "Levert de opdrachtnemer mensen die voor de gemeente gaan werken?",
    Feit.BEELD_TEKST: "Maakt de opdrachtnemer beelden of teksten die anderen zien?",
    Feit.KWETSBARE_DOELGROEP: "Gaat het om kinderen of om mensen die extra kwetsbaar zijn?",
    Feit.OP_LOCATIE: "Werken zij op een plek van de gemeente, of samen met onze collega's?",
    Feit.ALGORITME: "Maakt een computer een keuze over mensen?",
}
VRAAG_LOOPTIJD = "Hoe lang loopt het contract, met verlengingen?"
VRAAG_MARKT = "Hoe groot zijn de meeste bedrijven in deze markt?"
VRAAG_PRODUCTGROEP = "Welke productgroep past het best?"
VRAAG_WAARDE = "Wat is de geschatte waarde?"
VRAAG_SOORT = "Wat voor soort opdracht is het?"
VRAAG_FASE = "Hoe ver bent u?"
VRAAG_HOOFDVOORWERP = "Waar draait deze opdracht vooral om?"
VRAAG_DELEN = "Uit welke delen bestaat de opdracht?"

ROUTEVRAGEN = {
    "waarde": VRAAG_WAARDE,
    "looptijd": VRAAG_LOOPTIJD,
    "soort opdracht": VRAAG_SOORT,
    "hoofdvoorwerp": VRAAG_HOOFDVOORWERP,
    "delen": VRAAG_DELEN,
}

OMVANG = {
    Markt.TOT_10: 1,
    Markt.TOT_EN_MET_20: 10,
    Markt.VANAF_21: 21,
    Markt.VANAF_50: 50,
    Markt.VANAF_250: 250,
    # Small companies take part too, so no minimum is met.
    Markt.GEMENGD: 1,
}


@dataclass(frozen=True)
class Beeld:
    """Facts and framework together; every rule reads this and nothing else.

    `routevraag` is the question that keeps the route open, once that is known.
    """

    feiten: Feiten
    kader: Kader
    routevraag: str = ""

    @cached_property
    def productgroep(self) -> Productgroep | None:
        return self.kader.productgroep.get(self.feiten.productgroep or "")

    @cached_property
    def antwoorden(self) -> dict[Feit, Drieweg]:
        """Every fact: as answered, else as usual in the productgroep, else unknown."""
        standaard = self.productgroep.standaardfeiten if self.productgroep else {}
        return {**ALLES_ONBEKEND, **standaard, **self.feiten.feiten}

    @cached_property
    def looptijd(self) -> float | None:
        """Months with extensions; infinity for a contract without an end date."""
        raming = self.feiten.raming
        if self.feiten.looptijd_maanden is not None or raming is None:
            return self.feiten.looptijd_maanden
        if raming.onbepaald:
            return inf
        if raming.looptijd_maanden is None or raming.onvolledig:
            return None
        verlengd = raming.verlengingen
        return raming.looptijd_maanden + (verlengd.aantal * verlengd.maanden if verlengd else 0)

    @cached_property
    def markt(self) -> Markt:
        return self.feiten.markt or Markt.ONBEKEND

    @cached_property
    def marktomvang(self) -> int | None:
        """People employed at least by most companies in the market; None is unknown."""
        return OMVANG.get(self.markt)

    @cached_property
    def plan(self) -> Planbeeld | None:
        """The plan of the productgroep on the date of announcement, also one not to be used."""
        groep = self.productgroep
        return plan_bij(self.kader, groep.slug, self.feiten.aankondigingsdatum) if groep else None

    @property
    def categorieplan(self) -> Categorieplan | None:
        """The plan in force, or else the concept."""
        bruikbaar = (Planstand.GELDT, Planstand.CONCEPT)
        return self.plan.plan if self.plan and self.plan.stand in bruikbaar else None

    @property
    def geldend_plan(self) -> Categorieplan | None:
        """The plan that the purchase starts from."""
        if self.plan is None or self.plan.stand is not Planstand.GELDT:
            return None
        return None if self.categorieplan_status is CategorieplanStatus.CONCEPT else self.plan.plan

    @cached_property
    def categorieplan_status(self) -> CategorieplanStatus | None:
        if self.feiten.categorieplan_status:
            return self.feiten.categorieplan_status
        return self.categorieplan.status if self.categorieplan else None

    def is_ja(self, feit: Feit) -> bool:
        return self.antwoorden[feit] is JA

    def is_nee(self, feit: Feit) -> bool:
        return self.antwoorden[feit] is NEE

    def is_onbekend(self, feit: Feit) -> bool:
        return self.antwoorden[feit] is ONBEKEND

    def geldt(self, regel: str) -> bool:
        """Whether a rule of our own is switched on."""
        return self.kader.regel[regel].actief

    def bevinding(self, regel: str, uitkomst: str, reden: str) -> Bevinding:
        bron, herkomst = self.kader.bron_van_regel[regel]
        return Bevinding(regel, uitkomst, reden, bron, herkomst)


ALLES_ONBEKEND = dict.fromkeys(Feit, ONBEKEND)
