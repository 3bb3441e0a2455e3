"""Each rule of the toets as a table: what it finds, and what lies just beside it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.advies.adviseer import adviseer
from intake.advies.beeld import Beeld
from intake.advies.kader import Nakomingsafspraak
from intake.advies.keuzes import (
    ClausuleSoort,
    Feit,
    Herkomst,
    Markt,
    Perspectief,
    Trigger,
    Wettelijk,
)
from intake.advies.toets import CONTROLES, toets
from intake.advies.toets.tekstset import Settekst, Tekstset
from intake.advies.verband import verband_van
from tests.feiten import BASIS, BOVEN, met
from tests.toetstabel import toetstabel

EIS, CRITERIUM = ClausuleSoort.EIS, ClausuleSoort.GUNNINGSCRITERIUM
VOORWAARDE, BEPALING = ClausuleSoort.UITVOERINGSVOORWAARDE, ClausuleSoort.CONTRACTBEPALING
GEBRUIK = Feit.GEBRUIK_NATUURLIJKE_PERSONEN
GOED = "U levert wat bij de opdracht hoort. Wij beoordelen dit met punten."


@pytest.fixture
def maak(kader):
    """One text that no rule minds, with what the test says differs."""

    def tekst(code="X-1", tekst=GOED, verband="Hoort bij de opdracht.", eigen=False, **anders):
        vast = {
            "soort": EIS,
            "doelstellingen": (),
            "perspectief": Perspectief.PRODUCT,
            "ambitieniveau": 1,
            "wettelijk": Wettelijk.NEE,
            "nakoming": (),
        }
        bron = next(c for c in kader.clausules if c.code not in ("CHA-01", "CHA-02"))
        clausule = replace(bron, code=code, titel=code, tekst=tekst, **vast | anders)
        return Settekst(clausule, tekst, verband, eigen)

    return tekst


@pytest.fixture
def vind(kader):
    """The keys of what the rules find in these texts."""

    def sleutels(*teksten, feiten=BASIS, invulling=None):
        beeld, advies = Beeld(feiten, kader), adviseer(feiten, kader)
        return [een.sleutel for een in toets(Tekstset(teksten, beeld, advies, invulling or {}))]

    return sleutels


def test_a_plain_text_gives_nothing(maak, vind):
    assert vind(maak()) == []


@pytest.mark.parametrize(
    ("soort", "verband", "gevonden"),
    [
        (EIS, "", True),
        (EIS, "  ", True),
        (EIS, "Omdat het hoort.", False),
        (CRITERIUM, "", True),
        (VOORWAARDE, "", True),
        (BEPALING, "", False),
        (ClausuleSoort.INDICATOR, "", False),
    ],
)
def test_t1_a_demand_needs_a_link_with_the_subject(maak, vind, soort, verband, gevonden):
    assert vind(maak(soort=soort, verband=verband)) == ["T1:X-1"] * gevonden


@pytest.mark.parametrize(
    ("zin", "gevonden"),
    [
        ("Alle medewerkers volgen een training.", True),
        ("Alle medewerkers die aan de opdracht werken volgen een training.", False),
        ("De hele organisatie heeft een gedragscode.", True),
        ("De organisatie heeft een gedragscode.", False),
        ("Opdrachtnemer traint alle medewerkers over inclusie.", True),
        ("De opdrachtgever wil dat alle medewerkers zich inzetten.", True),
        ("U werft in het hele bedrijf breed.", True),
        ("U werft breed voor deze opdracht. Al uw personeel krijgt uitleg.", True),
    ],
)
def test_t2_a_demand_on_the_whole_company(maak, vind, zin, gevonden):
    assert vind(maak(tekst=zin)) == ["T2:X-1"] * gevonden


def test_t2_a_contract_clause_may_name_everybody(maak, vind):
    assert vind(maak(tekst="Alle medewerkers tekenen.", soort=BEPALING)) == []


@pytest.mark.parametrize(
    ("zin", "gevonden"),
    [
        ("Het voldoet aan NEN 9120.", True),
        ("Het voldoet aan NEN 9120 of gelijkwaardig.", False),
        ("NEN 9120 is verplicht. U noemt een project. Dat is vergelijkbaar met dit.", True),
        ("Certificaten gaan mee.", True),
        ("Het product heeft het EU Ecolabel.", True),
        ("PLAN EN AANPAK", False),
        ("Het voldoet aan EN 301 549.", True),
        ("U hebt ISO 9001.", True),
        ("U hebt PSO trede 2.", True),
        ("Het heeft een keurmerk.", True),
        ("U tekent het Charter.", True),
        ("U tekent het Charter of gebruikt een vergelijkbaar instrument.", False),
        ("Het is goed te zien in een en ander.", False),
    ],
)
def test_t3_a_norm_needs_or_equivalent(maak, vind, zin, gevonden):
    assert vind(maak(tekst=zin)) == ["T3:X-1"] * gevonden


@pytest.mark.parametrize(
    ("zin", "eigen", "gevonden"),
    [
        ("U registreert de afkomst per medewerker.", True, True),
        ("U meldt de religie van iedere medewerker.", True, True),
        ("Een lijst met de afkomst van alle kandidaten.", True, True),
        ("U registreert de afkomst per medewerker.", False, False),
        ("U meldt de gezondheid op naam.", True, True),
        ("U werkt aan bereik, los van afkomst.", True, False),
        ("U meldt de uren per medewerker. Iedereen telt, los van geloof.", True, False),
    ],
)
def test_t4_personal_data_per_person(maak, vind, zin, eigen, gevonden):
    assert vind(maak(tekst=zin, eigen=eigen)) == ["T4:X-1"] * gevonden


def test_t4_figures_about_people_need_their_own_clause(kader, maak, vind):
    cijfer = maak(code=sorted(kader.parameters.cijfers_over_mensen)[0])
    assert vind(cijfer) == [f"T4:{cijfer.code}"]
    assert vind(cijfer, maak(code="ALG-06")) == []


@pytest.mark.parametrize(
    ("zin", "eigen", "gevonden"),
    [
        ("Vertel hoe u werft.", False, True),
        ("Vertel hoe u werft. Wij beoordelen hoe concreet dat is.", False, False),
        ("Werf zo veel mogelijk breed. Wij beoordelen dat.", True, True),
        ("Werf zo veel mogelijk breed. Wij beoordelen dat.", False, False),
    ],
)
def test_t5_a_criterion_says_how_it_is_judged(maak, vind, zin, eigen, gevonden):
    assert vind(maak(tekst=zin, eigen=eigen, soort=CRITERIUM)) == ["T5:X-1"] * gevonden
    assert vind(maak(tekst=zin, eigen=eigen)) == []


@pytest.mark.parametrize(
    ("markt", "niveau", "perspectief", "gevonden"),
    [
        (Markt.TOT_10, 2, Perspectief.ORGANISATIE, True),
        (Markt.TOT_EN_MET_20, 2, Perspectief.ORGANISATIE, True),
        (Markt.TOT_EN_MET_20, 1, Perspectief.ORGANISATIE, False),
        (Markt.TOT_EN_MET_20, 2, Perspectief.PRODUCT, False),
        (Markt.VANAF_21, 2, Perspectief.ORGANISATIE, False),
        (Markt.ONBEKEND, 2, Perspectief.ORGANISATIE, False),
    ],
)
def test_t6_what_is_heavy_for_small_firms(maak, vind, markt, niveau, perspectief, gevonden):
    feiten = replace(BASIS, markt=markt)
    zwaar = maak(ambitieniveau=niveau, perspectief=perspectief)
    assert vind(zwaar, feiten=feiten) == ["T6:X-1"] * gevonden


def test_t6_a_lighter_road_for_small_firms_or_a_duty_is_enough(maak, vind):
    zwaar = {"ambitieniveau": 2, "perspectief": Perspectief.ORGANISATIE}
    feiten = replace(BASIS, markt=Markt.TOT_10)
    assert vind(maak(tekst="Klein bedrijf: één bladzijde volstaat.", **zwaar), feiten=feiten) == []
    assert vind(maak(wettelijk=Wettelijk.PLICHT, **zwaar), feiten=feiten) == []


@pytest.mark.parametrize(
    ("markt", "gevonden"),
    [
        (Markt.TOT_EN_MET_20, True),
        (Markt.VANAF_21, False),
        (Markt.GEMENGD, True),
        (Markt.ONBEKEND, False),
    ],
)
def test_t6_the_charter_is_for_a_market_over_20(maak, vind, markt, gevonden):
    feiten = replace(BASIS, markt=markt)
    assert vind(maak(code="CHA-01"), feiten=feiten) == ["T6:CHA-01"] * gevonden


def afspraak(term, trigger=Trigger.INGANGSDATUM, herhaling=""):
    return Nakomingsafspraak(
        "Kijken", trigger, term, "wij", "gesprek", Herkomst.VOORSTEL, herhaling
    )


@pytest.mark.parametrize(
    ("looptijd", "afspraken", "gevonden"),
    [
        (13, (afspraak("P12M"),), False),
        (12, (afspraak("P12M"),), True),
        (12, (afspraak("P1Y"),), True),
        (1, (afspraak("P29D"),), False),
        (1, (afspraak("P30D"),), True),
        (12, (afspraak("P12M", Trigger.INCIDENT),), False),
        (12, (afspraak("P1M"), afspraak("P12M", herhaling="P12M")), False),
        (12, (afspraak("P12M", herhaling="P12M"),), True),
        (None, (afspraak("P12M"),), False),
    ],
)
def test_t7_nothing_is_due_after_the_end(maak, vind, looptijd, afspraken, gevonden):
    feiten = replace(BASIS, looptijd_maanden=looptijd)
    assert vind(maak(nakoming=afspraken), feiten=feiten) == ["T7:X-1"] * gevonden


@pytest.mark.parametrize(
    ("naam", "waarde", "gevonden"),
    [
        ("termijn_doelen_maanden", "2", False),
        ("termijn_doelen_maanden", "3", True),
        ("termijn_training_nieuw_weken", "12", False),
        ("termijn_training_nieuw_weken", "13", True),
        ("termijn_overig_werkdagen", "64", False),
        ("termijn_overig_werkdagen", "65", True),
        ("termijn_melding_uren", "9999", False),
        ("termijn_doelen_maanden", "drie", False),
        ("herhaling_vog_maanden", "36", False),
    ],
)
def test_t7_a_term_filled_in_fits_in_three_months(maak, vind, naam, waarde, gevonden):
    feiten = replace(BASIS, looptijd_maanden=3)
    gevuld = maak(tekst=f"Doe dit binnen [{naam}].")
    assert vind(gevuld, feiten=feiten, invulling={naam: waarde}) == ["T7:X-1"] * gevonden


@pytest.mark.parametrize(
    ("een", "gevonden"),
    [
        (afspraak("-P1D"), True),
        (afspraak("P0D"), False),
        (afspraak("-P1D", Trigger.OPLEVERING), False),
    ],
)
def test_t8_nothing_is_due_before_the_beginning(maak, vind, een, gevonden):
    assert vind(maak(nakoming=(een,))) == ["T8:X-1"] * gevonden


@pytest.mark.parametrize(
    ("feiten", "gevonden"),
    [
        (BOVEN, False),
        (met(BASIS, GEBRUIK), False),
        (met(BASIS, GEBRUIK, Feit.DIGITAAL), True),
        (met(BOVEN, GEBRUIK), True),
        (met(BOVEN, onbekend=(GEBRUIK,)), False),
    ],
)
def test_t9_accessibility_that_is_obligatory(maak, vind, feiten, gevonden):
    assert vind(maak(), feiten=feiten) == ["T9"] * gevonden


@pytest.mark.parametrize(
    ("soort", "over", "gevonden"),
    [
        (EIS, ("toegankelijkheid",), False),
        (BEPALING, ("toegankelijkheid",), True),
        (EIS, ("representatie", "toegankelijkheid", "sociale_veiligheid"), True),
        (EIS, ("sociale_veiligheid",), True),
    ],
)
def test_t9_asks_for_a_demand_about_accessibility(maak, vind, soort, over, gevonden):
    tekst = maak(soort=soort, doelstellingen=over)
    assert vind(tekst, feiten=met(BOVEN, GEBRUIK)) == ["T9"] * gevonden


def test_t10_two_texts_that_ask_what_social_return_asks(kader, maak, vind):
    een, ander = sorted(kader.parameters.overlap_social_return)[:2]
    assert vind(maak(code=een)) == []
    assert vind(maak(code=een), maak(code=ander)) == [f"T10:{een}:{ander}"]


@pytest.mark.parametrize(
    ("tekst", "over", "gevonden"),
    [
        ("U schrijft een plan van aanpak.", ("representatie",), True),
        ("U schrijft een plan van aanpak.", ("toegankelijkheid",), False),
        ("U schrijft een brief.", ("representatie",), False),
    ],
)
def test_t10_a_plan_beside_the_charter(maak, vind, tekst, over, gevonden):
    charter = maak(code="CHA-01", doelstellingen=("representatie",))
    plan = maak(tekst=tekst, doelstellingen=over)
    assert vind(charter, plan) == ["T10:CHA-01:X-1"] * gevonden


@pytest.mark.parametrize(
    ("een", "ander", "gevonden"),
    [
        ("Ten minste [percentage_bereik].", "Ook [percentage_bereik].", True),
        ("Ten minste [percentage_bereik].", "Ook [aantal_lezers].", False),
        ("Per [rapportageperiode].", "Elk [rapportageperiode].", False),
        ("Net zo.", "Net zo. ", True),
    ],
)
def test_t10_two_indicators_with_one_goal(maak, vind, een, ander, gevonden):
    twee = [maak(f"X-{n}", t, soort=ClausuleSoort.INDICATOR) for n, t in enumerate((een, ander))]
    assert vind(*twee) == ["T10:X-0:X-1"] * gevonden


ALLEEN_PRIJS = "U kiest alleen op kwaliteit, tarief en beschikbaarheid."


@pytest.mark.parametrize(
    ("vast", "soort", "gevonden"),
    [
        ("Ten minste [aantal_kandidaten] kandidaten.", BEPALING, True),
        ("Ten minste [aantal_kandidaten] kandidaten.", EIS, True),
        ("Ten minste [aantal_kandidaten] kandidaten.", ClausuleSoort.INDICATOR, False),
        ("Ten minste [aantal_kanalen] kanalen.", BEPALING, False),
        (ALLEEN_PRIJS, BEPALING, True),
        ("U levert kwaliteit. Alleen u factureert.", BEPALING, False),
    ],
)
def test_t11_a_criterion_against_what_is_fixed(maak, vind, vast, soort, gevonden):
    """The second is Amsterdam's tender for temporary staff of 2018, ECLI:NL:RBAMS:2019:5589."""
    criterium = maak("G-1", f"{GOED} Meer dan [aantal_kandidaten] telt.", soort=CRITERIUM)
    assert vind(criterium, maak(tekst=vast, soort=soort)) == ["T11:G-1:X-1"] * gevonden
    assert vind(maak(tekst=vast, soort=soort)) == []


@pytest.mark.parametrize(("meer", "gevonden"), [(0, False), (1, True)])
def test_t12_more_texts_than_the_value_bears(kader, maak, vind, meer, gevonden):
    maximum = adviseer(BASIS, kader).clausules.maximum
    alle = [maak(f"X-{nummer}") for nummer in range(maximum + meer)]
    plicht = maak("P-1", wettelijk=Wettelijk.PLICHT)
    assert vind(*alle, plicht) == ["T12"] * gevonden


def test_t12_waits_for_the_value(kader, maak, vind):
    onbekend = replace(BASIS, waarde=None)
    alle = [maak(f"X-{n}") for n in range(60)]
    assert vind(*alle, feiten=onbekend) == []


def test_the_link_follows_from_the_conditions_of_a_text(kader):
    met_feit = next(c for c in kader.clausules if c.toepassing.feiten)
    feiten = replace(BASIS, feiten={**BASIS.feiten, **met_feit.toepassing.feiten})
    groepen = met_feit.toepassing.productgroepen
    feiten = replace(feiten, productgroep=min(groepen) if groepen else "bulkleveringen")
    assert verband_van(met_feit, Beeld(feiten, kader)).startswith(
        "Deze tekst hoort bij de opdracht"
    )


def test_there_is_no_link_to_derive_without_conditions_that_hold(kader):
    for clausule in kader.clausules:
        voorwaarden = clausule.toepassing.feiten or {}
        geldt = all(BASIS.feiten[feit] is waarde for feit, waarde in voorwaarden.items())
        if not geldt or not (voorwaarden or clausule.toepassing.productgroepen):
            assert verband_van(clausule, Beeld(BASIS, kader)) == ""


@given(st.data())
def test_what_is_found_has_a_key_of_its_own_and_does_not_hang_on_order(kader, data):
    alle = sorted(kader.clausule)
    gekozen = data.draw(st.lists(st.sampled_from(alle), unique=True, max_size=12))
    clausules = [kader.clausule[code] for code in gekozen]
    feiten = data.draw(st.sampled_from([BASIS, BOVEN, met(BOVEN, GEBRUIK)]))
    advies, beeld = adviseer(feiten, kader), Beeld(feiten, kader)
    teksten = tuple(Settekst(c, c.tekst, verband_van(c, beeld)) for c in clausules)
    gevonden = toets(Tekstset(teksten, beeld, advies, {}))
    omgekeerd = toets(Tekstset(teksten[::-1], beeld, advies, {}))
    codes = {c.code for c in clausules}
    assert all(set(een.over) <= codes and een.wat and een.wat_te_doen for een in gevonden)
    assert {een.sleutel for een in gevonden} == {een.sleutel for een in omgekeerd}
    assert len({een.sleutel for een in gevonden}) == len(gevonden)


def test_every_rule_has_its_own_code_and_a_source():
    regels = [regel for regel, _ in CONTROLES]
    assert {regel.code for regel in regels} == {f"T{n}" for n in range(1, len(regels) + 1)}
    assert all(regel.als and regel.bron for regel in regels)


def test_the_page_about_the_toets_is_up_to_date(kader):
    assert Path("docs/toets.md").read_text("utf-8") == toetstabel(kader)
