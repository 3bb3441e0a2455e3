"""The questionnaire: which steps there are, in which order, and for whom."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from intake.advies.kader import Kader
from intake.advies.keuzes import Soort, Wijze
from intake.dossier.antwoorden import Antwoorden
from intake.dossier.forms import ambitie, inhoud, opdracht, waarde
from intake.dossier.forms.opdracht import soorten_van_delen
from intake.dossier.forms.stapform import StapForm
from intake.dossier.models import Dossier
from intake.dossier.ramingsfeiten import PER_PERIODE


def altijd(antwoorden: Antwoorden) -> bool:
    return True


def is_gemengd(antwoorden: Antwoorden) -> bool:
    return antwoorden["soort"] == Soort.GEMENGD


def is_niet_gemengd(antwoorden: Antwoorden) -> bool:
    return not is_gemengd(antwoorden)


def vraagt_hoofdvoorwerp(antwoorden: Antwoorden) -> bool:
    return bool(soorten_van_delen(antwoorden) & {Soort.WERK, Soort.CONCESSIE})


def kent_prijs(antwoorden: Antwoorden) -> bool:
    return antwoorden["wijze"] in tuple(Wijze)


def kent_een_bedrag(antwoorden: Antwoorden) -> bool:
    return kent_prijs(antwoorden) and not antwoorden.is_ja("in_percelen")


def kent_percelen(antwoorden: Antwoorden) -> bool:
    return kent_prijs(antwoorden) and antwoorden.is_ja("in_percelen")


def loopt_een_vaste_tijd(antwoorden: Antwoorden) -> bool:
    return antwoorden["looptijd"] == "bepaald"


def bouwt_de_gemeente_mee(antwoorden: Antwoorden) -> bool:
    return kent_prijs(antwoorden) and antwoorden["soort"] in (Soort.WERK, Soort.CONCESSIE)


def kan_lease_zijn(antwoorden: Antwoorden) -> bool:
    per_periode = antwoorden["wijze"] in PER_PERIODE and antwoorden["soort"] == Soort.LEVERING
    return per_periode and (antwoorden["looptijd_maanden"] or 0) > 12


def raakt_mensen(antwoorden: Antwoorden) -> bool:
    return antwoorden.is_ja("gebruik_natuurlijke_personen", "publiekscontact")


def kan_kiezen_over_mensen(antwoorden: Antwoorden) -> bool:
    return antwoorden.is_ja("digitaal", "levert_kandidaten")


def heeft_doelstelling(antwoorden: Antwoorden) -> bool:
    return bool(antwoorden.advies.doelstellingen)


def haalde_doelstelling_weg(antwoorden: Antwoorden) -> bool:
    return bool(ambitie.weggehaald(antwoorden))


def charter_kan(antwoorden: Antwoorden) -> bool:
    return antwoorden.advies.charter == "charter"


def ja_op(*velden: str) -> Callable[[Antwoorden], bool]:
    return lambda antwoorden: antwoorden.is_ja(*velden)


@dataclass(frozen=True)
class Stap:
    """One page. `applies` sees the answers of earlier steps only.

    `deel` is a template with what stands above the questions.
    """

    slug: str
    titel: str
    form: type[StapForm]
    applies: Callable[[Antwoorden], bool] = altijd
    toont_raming: bool = False
    deel: str = ""

    @property
    def velden(self) -> tuple[str, ...]:
        return self.form.kolommen()

    def is_een_vraag(self, form: StapForm) -> bool:
        """Whether the one question is the heading of the page."""
        return len(form.fields) == 1 and not self.deel


STAPPEN = (
    Stap("onderwerp", "Uw inkoop", opdracht.OnderwerpForm, deel="intake/stappen/onderwerp.html"),
    Stap(
        "productgroep",
        "Productgroep",
        opdracht.ProductgroepForm,
        deel="intake/stappen/productgroep.html",
    ),
    Stap("soort", "Soort opdracht", opdracht.SoortForm),
    Stap("delen", "Delen van de opdracht", opdracht.DelenForm, is_gemengd, True),
    Stap("hoofdvoorwerp", "Hoofdvoorwerp", opdracht.HoofdvoorwerpForm, vraagt_hoofdvoorwerp),
    Stap("prijs", "De prijs", waarde.PrijsForm, is_niet_gemengd),
    Stap("bedrag", "Het bedrag", waarde.BedragForm, kent_een_bedrag, True),
    Stap("percelen", "Percelen", waarde.PercelenForm, kent_percelen, True),
    Stap("looptijd", "Looptijd", waarde.LooptijdForm, toont_raming=True),
    Stap("maanden", "Maanden", waarde.MaandenForm, loopt_een_vaste_tijd, True),
    Stap(
        "verlengingen", "Verlengingen", waarde.VerlengingenForm, ja_op("verlenging_mogelijk"), True
    ),
    Stap("extra", "Wat er nog bij komt", waarde.ExtraForm, kent_prijs, True),
    Stap("opties", "Opties", waarde.OptiesForm, ja_op("heeft_opties"), True),
    Stap("deelnemers", "Samen inkopen", waarde.DeelnemersForm, ja_op("heeft_deelnemers"), True),
    Stap("raamovereenkomst", "Raamovereenkomst", waarde.RaamForm, ja_op("raamovereenkomst"), True),
    Stap(
        "gemeente-levert",
        "Wat de gemeente levert",
        waarde.GemeenteLevertForm,
        bouwt_de_gemeente_mee,
        True,
    ),
    Stap("restwaarde", "Huur of lease", waarde.RestwaardeForm, kan_lease_zijn, True),
    Stap("planning", "Planning", inhoud.PlanningForm),
    Stap("mensen", "Mensen die het werk doen", inhoud.MensenForm),
    Stap("inzet", "Waar zij werken", inhoud.InzetForm, ja_op("personele_inzet")),
    Stap("gebruik", "Mensen die het gebruiken", inhoud.GebruikForm),
    Stap("kwetsbaar", "Kwetsbare mensen", inhoud.KwetsbaarForm, raakt_mensen),
    Stap("inhoud", "Wat er gemaakt of geleverd wordt", inhoud.InhoudForm),
    Stap("algoritme", "Keuzes door een computer", inhoud.AlgoritmeForm, kan_kiezen_over_mensen),
    Stap("doelstellingen", "Doelstellingen", ambitie.DoelstellingenForm, heeft_doelstelling),
    Stap("redenen", "Wat niet past", ambitie.RedenenForm, haalde_doelstelling_weg),
    Stap("ambitie", "Ambitie", ambitie.AmbitieForm, heeft_doelstelling),
    Stap("charter", "Charter", ambitie.CharterForm, charter_kan),
)


class Reis:
    """A dossier walked through the questionnaire: which steps apply, which are still open."""

    def __init__(self, dossier: Dossier, kader: Kader, vandaag: date) -> None:
        self.dossier = dossier
        self.antwoorden = Antwoorden(kader, vandaag)
        self.route: list[Stap] = []
        for stap in STAPPEN:
            if stap.applies(self.antwoorden):
                self.route.append(stap)
                self.antwoorden.neem_op(dossier, stap.velden)

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
