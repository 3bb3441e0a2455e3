"""The questionnaire: which steps there are, in which order, and for whom.

The docstring of a condition says it in words, for people (`intake.dossier.voorwaarden`): in braces
a question, or one of its answers; `advies` is the advice on the answers so far.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from intake.advies.kader import Kader
from intake.advies.keuzes import Soort, Wijze
from intake.dossier.antwoorden import Antwoorden
from intake.dossier.besluiten import ambitie_uit
from intake.dossier.forms import ambitie, inhoud, opdracht, waarde
from intake.dossier.forms.opdracht import soorten_van_delen
from intake.dossier.forms.stapform import StapForm
from intake.dossier.models import Dossier
from intake.dossier.ramingsfeiten import PER_PERIODE

OPDRACHT, WAARDE = "De opdracht", "De waarde"
WERK, KEUZES = "Het werk en de mensen", "Uw keuzes"


def altijd(antwoorden: Antwoorden) -> bool:
    """Altijd."""
    return True


def is_gemengd(antwoorden: Antwoorden) -> bool:
    """Bij {soort} is {soort:gemengd} gekozen."""
    return antwoorden["soort"] == Soort.GEMENGD


def is_niet_gemengd(antwoorden: Antwoorden) -> bool:
    """Bij {soort} is niet {soort:gemengd} gekozen."""
    return not is_gemengd(antwoorden)


def heeft_hoofdvoorwerp(antwoorden: Antwoorden) -> bool:
    """Bij {delen} staat {delen:werk} of {delen:concessie}."""
    return bool(soorten_van_delen(antwoorden) & {Soort.WERK, Soort.CONCESSIE})


def kent_prijs(antwoorden: Antwoorden) -> bool:
    """Bij {wijze} is een prijs gekozen, dus niet {wijze:onbekend}."""
    return antwoorden["wijze"] in tuple(Wijze)


def kent_een_bedrag(antwoorden: Antwoorden) -> bool:
    """Bij {wijze} is een prijs gekozen, dus niet {wijze:onbekend}.
    Bij {in_percelen} is niet {in_percelen:ja} gekozen."""
    return kent_prijs(antwoorden) and not antwoorden.is_ja("in_percelen")


def kent_percelen(antwoorden: Antwoorden) -> bool:
    """Bij {wijze} is een prijs gekozen, dus niet {wijze:onbekend}.
    Bij {in_percelen} is {in_percelen:ja} gekozen."""
    return kent_prijs(antwoorden) and antwoorden.is_ja("in_percelen")


def loopt_een_vaste_tijd(antwoorden: Antwoorden) -> bool:
    """Bij {looptijd} is {looptijd:bepaald} gekozen."""
    return antwoorden["looptijd"] == "bepaald"


def kan_verlengd_worden(antwoorden: Antwoorden) -> bool:
    """Bij {verlenging_mogelijk} is {verlenging_mogelijk:ja} gekozen."""
    return antwoorden.is_ja("verlenging_mogelijk")


def heeft_opties(antwoorden: Antwoorden) -> bool:
    """Bij {heeft_opties} is {heeft_opties:ja} gekozen."""
    return antwoorden.is_ja("heeft_opties")


def koopt_samen(antwoorden: Antwoorden) -> bool:
    """Bij {heeft_deelnemers} is {heeft_deelnemers:ja} gekozen."""
    return antwoorden.is_ja("heeft_deelnemers")


def is_raamovereenkomst(antwoorden: Antwoorden) -> bool:
    """Bij {raamovereenkomst} is {raamovereenkomst:ja} gekozen."""
    return antwoorden.is_ja("raamovereenkomst")


def kan_meebouwen(antwoorden: Antwoorden) -> bool:
    """Bij {wijze} is een prijs gekozen, dus niet {wijze:onbekend}.
    Bij {soort} is {soort:werk} of {soort:concessie} gekozen."""
    return kent_prijs(antwoorden) and antwoorden["soort"] in (Soort.WERK, Soort.CONCESSIE)


def kan_lease_zijn(antwoorden: Antwoorden) -> bool:
    """Bij {wijze} is {wijze:per_maand} of {wijze:per_jaar} gekozen.
    Bij {soort} is {soort:levering} gekozen. Bij {looptijd_maanden} staat meer dan 12."""
    per_periode = antwoorden["wijze"] in PER_PERIODE and antwoorden["soort"] == Soort.LEVERING
    return per_periode and (antwoorden["looptijd_maanden"] or 0) > 12


def zet_mensen_in(antwoorden: Antwoorden) -> bool:
    """Bij {personele_inzet} is {personele_inzet:ja} gekozen."""
    return antwoorden.is_ja("personele_inzet")


def raakt_mensen(antwoorden: Antwoorden) -> bool:
    """Bij {gebruik_natuurlijke_personen} is {gebruik_natuurlijke_personen:ja} gekozen,
    of bij {publiekscontact} is {publiekscontact:ja} gekozen."""
    return antwoorden.is_ja("gebruik_natuurlijke_personen", "publiekscontact")


def kan_mensen_kiezen(antwoorden: Antwoorden) -> bool:
    """Bij {digitaal} is {digitaal:ja} gekozen,
    of bij {levert_kandidaten} is {levert_kandidaten:ja} gekozen."""
    return antwoorden.is_ja("digitaal", "levert_kandidaten")


def heeft_doelstelling(antwoorden: Antwoorden) -> bool:
    """Volgens {advies} past ten minste één doelstelling."""
    return bool(antwoorden.vooruitblik.doelstellingen)


def haalde_doelstelling_weg(antwoorden: Antwoorden) -> bool:
    """Bij {doelstellingen} is een doelstelling weg die past volgens {advies}."""
    return bool(ambitie.weggehaald(antwoorden))


def charter_kan(antwoorden: Antwoorden) -> bool:
    """Volgens {advies} past het Charter."""
    return antwoorden.vooruitblik.charter == "charter"


@dataclass(frozen=True)
class Stap:
    """One page. `applies` sees the answers of earlier steps only.

    With `deel` a template of its own stands above the questions.
    """

    groep: str
    slug: str
    titel: str
    form: type[StapForm]
    applies: Callable[[Antwoorden], bool] = altijd
    deel: bool = False

    @property
    def velden(self) -> tuple[str, ...]:
        return self.form.kolommen()

    @property
    def template(self) -> str:
        return f"intake/stappen/{self.slug}.html"

    @property
    def gaat_over_waarde(self) -> bool:
        return self.groep == WAARDE

    def is_een_vraag(self, form: StapForm) -> bool:
        """Whether the one question is the heading of the page."""
        return len(form.fields) == 1 and not self.deel


STAPPEN = (
    Stap(OPDRACHT, "onderwerp", "Uw inkoop", opdracht.OnderwerpForm, deel=True),
    Stap(OPDRACHT, "productgroep", "Productgroep", opdracht.ProductgroepForm, deel=True),
    Stap(OPDRACHT, "soort", "Soort opdracht", opdracht.SoortForm),
    Stap(WAARDE, "delen", "Delen van de opdracht", opdracht.DelenForm, is_gemengd),
    Stap(WAARDE, "hoofdvoorwerp", "Hoofdvoorwerp", opdracht.HoofdvoorwerpForm, heeft_hoofdvoorwerp),
    Stap(WAARDE, "prijs", "De prijs", waarde.PrijsForm, is_niet_gemengd),
    Stap(WAARDE, "bedrag", "Het bedrag", waarde.BedragForm, kent_een_bedrag),
    Stap(WAARDE, "percelen", "Percelen", waarde.PercelenForm, kent_percelen),
    Stap(WAARDE, "looptijd", "Looptijd", waarde.LooptijdForm),
    Stap(WAARDE, "maanden", "Duur van het contract", waarde.MaandenForm, loopt_een_vaste_tijd),
    Stap(WAARDE, "verlengingen", "Verlengingen", waarde.VerlengingenForm, kan_verlengd_worden),
    Stap(WAARDE, "extra", "Wat er nog bij komt", waarde.ExtraForm, kent_prijs),
    Stap(WAARDE, "opties", "Opties", waarde.OptiesForm, heeft_opties),
    Stap(WAARDE, "deelnemers", "Samen inkopen", waarde.DeelnemersForm, koopt_samen),
    Stap(WAARDE, "raamovereenkomst", "Raamovereenkomst", waarde.RaamForm, is_raamovereenkomst),
    Stap(WAARDE, "gemeente-levert", "Wat wij leveren", waarde.GemeenteLevertForm, kan_meebouwen),
    Stap(WAARDE, "restwaarde", "Huur of lease", waarde.RestwaardeForm, kan_lease_zijn),
    Stap(WERK, "planning", "Planning", inhoud.PlanningForm),
    Stap(WERK, "mensen", "Mensen die het werk doen", inhoud.MensenForm),
    Stap(WERK, "inzet", "Waar zij werken", inhoud.InzetForm, zet_mensen_in),
    Stap(WERK, "gebruik", "Mensen die het gebruiken", inhoud.GebruikForm),
    Stap(WERK, "kwetsbaar", "Kwetsbare mensen", inhoud.KwetsbaarForm, raakt_mensen),
    Stap(WERK, "inhoud", "Wat er gemaakt of geleverd wordt", inhoud.InhoudForm),
    Stap(WERK, "algoritme", "Keuzes door een computer", inhoud.AlgoritmeForm, kan_mensen_kiezen),
    Stap(
        KEUZES, "doelstellingen", "Doelstellingen", ambitie.DoelstellingenForm, heeft_doelstelling
    ),
    Stap(KEUZES, "redenen", "Wat niet past", ambitie.RedenenForm, haalde_doelstelling_weg),
    Stap(KEUZES, "ambitie", "Ambitie", ambitie.AmbitieForm, heeft_doelstelling),
    Stap(KEUZES, "charter", "Charter", ambitie.CharterForm, charter_kan),
)


class Reis:
    """A dossier walked through the questionnaire: which steps apply, which are still open."""

    def __init__(self, dossier: Dossier, kader: Kader, vandaag: date) -> None:
        self.dossier = dossier
        uitkomst = ambitie_uit(dossier.ambitie)
        afgesproken = uitkomst.voor_teksten if uitkomst else ""
        self.antwoorden = Antwoorden(kader, vandaag, afgesproken_niveau=afgesproken)
        self.route: list[Stap] = []
        for stap in STAPPEN:
            if stap.applies(self.antwoorden):
                self.route.append(stap)
                self.antwoorden.neem_op(dossier, stap.slug, stap.velden)

    def stap(self, slug: str) -> Stap | None:
        return next((stap for stap in self.route if stap.slug == slug), None)

    def is_compleet(self, stap: Stap) -> bool:
        return stap.slug in self.dossier.bevestigd and stap.form.is_compleet(self.antwoorden)

    @cached_property
    def next_stap(self) -> Stap | None:
        """The first step still open, or None when all questions are answered."""
        return next((stap for stap in self.route if not self.is_compleet(stap)), None)

    def nummer(self, stap: Stap) -> int:
        return self.route.index(stap) + 1

    def previous(self, stap: Stap) -> Stap | None:
        nummer = self.route.index(stap)
        return self.route[nummer - 1] if nummer else None
