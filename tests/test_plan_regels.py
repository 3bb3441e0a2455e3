"""A settled plan decides what a purchase starts from; an expired one never does."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.advies.adviseer import adviseer
from intake.advies.beeld import Beeld
from intake.advies.kader import Doelambitie
from intake.advies.keuzes import CategorieplanStatus, Fase, Feit
from intake.advies.plan import Planstand, afwijkingen_van, niveau_van, optionele_teksten, plan_bij
from intake.kader.controles import controleer
from intake.kader.lezen import lees_werkrijen
from intake.kader.schrijven import schrijf_werkrijen
from intake.kader.snapshot import naar_json, van_json
from intake.kader.volgorde import geordend
from tests.feiten import BASIS
from tests.feiten import met as met_feiten
from tests.klein_kader import KLEIN_KADER
from tests.plannen import GROEP, INCLUSIE, PLAN, met, met_plan, vastgesteld

DAG = date(2026, 6, 1)
MENSEN = (Feit.PERSONELE_INZET, Feit.LEVERT_KANDIDATEN, Feit.OP_LOCATIE)
INHUUR = met_feiten(BASIS, *MENSEN, productgroep=GROEP, aankondigingsdatum=DAG, niveau=2)


@pytest.mark.parametrize(
    ("van", "tot", "stand"),
    [
        (None, None, Planstand.GELDT),
        ("2026-06-01", None, Planstand.GELDT),
        ("2026-06-02", None, Planstand.LATER),
        (None, "2026-06-01", Planstand.GELDT),
        (None, "2026-05-31", Planstand.VERLOPEN),
    ],
)
def test_a_plan_counts_from_its_first_day_to_its_last(kader, van, tot, stand):
    dagen = {"geldig_van": van, "geldig_tot": tot}
    ander = met_plan(kader, **{n: d and date.fromisoformat(d) for n, d in dagen.items()})
    assert plan_bij(ander, GROEP, DAG).stand is stand


def test_an_expired_plan_is_not_reused_and_says_what_to_do(kader):
    advies = adviseer(INHUUR, met_plan(kader, geldig_tot=date(2026, 5, 31)))
    [reden] = [b.reden for b in advies.bevindingen_van("DT8")]
    assert (advies.categorieplan, advies.ambitieweb) == ("nee", "nee")
    assert "verlopen: het gold tot en met 31-05-2026" in reden
    assert "Vraag de categoriemanager" in reden


def test_a_plan_that_starts_later_is_not_reused_yet(kader):
    advies = adviseer(INHUUR, met_plan(kader, geldig_van=date(2026, 6, 2)))
    [reden] = [b.reden for b in advies.bevindingen_van("DT8")]
    assert advies.categorieplan == "nee"
    assert "geldt pas vanaf 02-06-2026" in reden


def test_a_concept_chooses_no_texts(kader):
    concept = met_plan(kader, status=CategorieplanStatus.CONCEPT)
    assert adviseer(INHUUR, concept).clausules == adviseer(INHUUR, kader).clausules
    assert Beeld(INHUUR, concept).geldend_plan is None


def test_a_settled_plan_counts_for_a_productgroep_that_does_not_name_it(kader):
    assert kader.productgroep["groenonderhoud"].categorieplan == ""
    plan = replace(kader.categorieplan["openbare-ruimte"], status=CategorieplanStatus.VASTGESTELD)
    feiten = replace(INHUUR, productgroep="groenonderhoud")
    assert adviseer(feiten, met(kader, plan)).categorieplan == "hergebruik"


def test_of_two_settled_plans_the_one_that_the_productgroep_names_counts(kader):
    eigen = vastgesteld(kader)
    ander = replace(eigen, slug="aa-ander", productgroepen=(GROEP,))
    beide = replace(kader, categorieplannen=(ander, *met(kader, eigen).categorieplannen))
    assert plan_bij(beide, GROEP, DAG).plan.slug == eigen.slug


def test_the_standard_texts_of_the_plan_are_the_advice(kader):
    ander = met_plan(kader)
    gekozen = {c.code: c.reden for c in adviseer(INHUUR, ander).clausules.voorselectie}
    plan = vastgesteld(kader)
    volgens = {code for code, reden in gekozen.items() if reden.startswith("Volgens categorieplan")}
    assert volgens and volgens <= set(plan.standaardclausules)
    assert "ALG-01" in gekozen


def test_a_standard_text_that_does_not_fit_is_a_deviation_with_its_reason(kader):
    ander = met_plan(kader, standaardclausules=("TOE-07", "REP-02"))
    advies = adviseer(INHUUR, ander)
    [afwijking] = afwijkingen_van(ander.categorieplan[PLAN], ander, advies, ())
    assert afwijking.onderwerp == "TOE-07"
    assert afwijking.reden


def test_a_text_left_out_and_another_niveau_are_deviations(kader):
    ander = met_plan(kader, standaardclausules=("REP-02",))
    advies = replace(adviseer(INHUUR, ander), niveau=3)
    gevonden = list(afwijkingen_van(ander.categorieplan[PLAN], ander, advies, {"REP-02"}))
    assert [een.onderwerp for een in gevonden] == ["REP-02", "niveau"]


def test_without_a_choice_the_niveau_of_the_plan_counts(kader):
    zonder = replace(INHUUR, niveau=None)
    assert adviseer(zonder, met_plan(kader)).niveau == 2
    assert adviseer(zonder, met_plan(kader, ambities=())).niveau == 1
    assert adviseer(replace(INHUUR, niveau=1), met_plan(kader)).niveau == 1


def test_level_zero_proposes_no_niveau(kader):
    assert niveau_van(vastgesteld(kader)) == 2
    assert niveau_van(vastgesteld(kader, ambities=(replace(INCLUSIE, niveau=0),))) is None


def test_only_optional_texts_that_fit_are_offered(kader):
    ander = met_plan(kader, optionele_clausules=("REP-04", "TOE-07"))
    advies = adviseer(INHUUR, ander)
    geschikt = {c.code for c in advies.clausules.geschikt}
    aangeboden = optionele_teksten(ander.categorieplan[PLAN], ander, advies)
    assert set(aangeboden) == geschikt & {"REP-04", "TOE-07"}


def test_an_ambitieweb_of_the_plan_is_reused(kader):
    boven = replace(INHUUR, waarde=BASIS.waarde * 100, fase=Fase.ORIENTATIE)
    assert adviseer(boven, met_plan(kader)).ambitieweb == "hergebruik"
    assert adviseer(boven, met_plan(kader, geldig_tot=date(2026, 5, 31))).ambitieweb != "hergebruik"


# What a framework may not hold


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"geldig_tot": date(2025, 12, 31)}, "geldig_tot: ligt vóór de eerste dag"),
        ({"productgroepen": ()}, "productgroepen: noem er ten minste één"),
        ({"ambities": ()}, "ambities: ontbreken"),
        ({"ambities": (replace(INCLUSIE, niveau=4),)}, "ambities[0].niveau: kies 0, 1, 2 of 3"),
        ({"ambities": (replace(INCLUSIE, reden=" "),)}, "ambities[0].reden: leg in één zin"),
        ({"ambities": (INCLUSIE, INCLUSIE)}, "ambities[1].doel: inclusie staat er al"),
        ({"ambities": (Doelambitie("mars", 1, "Ver."),)}, "ambities: mars bestaat niet in doelen"),
        ({"optionele_clausules": ("REP-01",)}, "optionele_clausules: REP-01 is al een standaard"),
        ({"standaardclausules": ("CHA-01", "CHA-02")}, "CHA-01 en CHA-02 sluiten elkaar uit"),
    ],
)
def test_a_wrong_plan_is_refused(kader, anders, melding):
    problemen = [str(p) for p in controleer(met_plan(kader, **anders))]
    assert any(melding in probleem for probleem in problemen), problemen


@pytest.mark.parametrize(("begin", "overlapt"), [("2027-12-31", True), ("2028-01-01", False)])
def test_two_settled_plans_never_share_a_day_and_a_productgroep(kader, begin, overlapt):
    tweede = vastgesteld(
        kader, slug="tweede", naam="Tweede", geldig_van=date.fromisoformat(begin), geldig_tot=None
    )
    eerste = vastgesteld(kader, geldig_tot=date(2027, 12, 31))
    problemen = controleer(met(kader, eerste, tweede))
    assert any("in dezelfde periode" in p.melding for p in problemen) is overlapt
    assert {p.onderwerp for p in problemen} == ({PLAN, "tweede"} if overlapt else set())


def test_a_concept_beside_a_settled_plan_is_allowed(kader):
    tweede = vastgesteld(kader, slug="tweede", status=CategorieplanStatus.CONCEPT)
    assert controleer(met(kader, vastgesteld(kader), tweede)) == []


# There and back

dagen = st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1))
ambities = st.lists(
    st.builds(
        Doelambitie,
        st.sampled_from(["inclusie", "sociaal", "groen"]),
        st.integers(0, 3),
        st.text("abc é", min_size=1).filter(str.strip),
    ),
    max_size=3,
    unique_by=lambda ambitie: ambitie.doel,
).map(tuple)
plannen = st.builds(
    replace,
    st.just(KLEIN_KADER.categorieplannen[0]),
    status=st.sampled_from(CategorieplanStatus),
    ambities=ambities,
    geldig_van=dagen,
    geldig_tot=dagen,
    vastgesteld_op=dagen,
)


@given(plannen)
def test_a_plan_in_a_snapshot_is_read_back(plan):
    kader = replace(KLEIN_KADER, categorieplannen=(plan,))
    assert van_json(naar_json(kader)) == kader


@pytest.mark.django_db
def test_a_plan_in_the_working_rows_is_read_back(kader):
    ander = geordend(met_plan(kader, ambities=(INCLUSIE, Doelambitie("sociaal", 1, "Ook."))))
    schrijf_werkrijen(ander)
    assert lees_werkrijen() == ander
