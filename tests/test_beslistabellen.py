"""DT3 to DT11 and DT13 as tables: each row changes one dull purchase."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from intake.advies.adviseer import adviseer
from intake.advies.keuzes import CategorieplanStatus, Drieweg, Fase, Feit, Markt, Sterkte
from tests.feiten import BASIS, BOVEN, met

R, T, S = "representatie", "toegankelijkheid", "sociale_veiligheid"
INZET, CONTACT = Feit.PERSONELE_INZET, Feit.PUBLIEKSCONTACT
GEBRUIK = Feit.GEBRUIK_NATUURLIJKE_PERSONEN
KWETSBAAR, LOCATIE = Feit.KWETSBARE_DOELGROEP, Feit.OP_LOCATIE


def tabel(rijen):
    return pytest.mark.parametrize(
        ("feiten", "verwacht"), [rij[1:] for rij in rijen], ids=[rij[0] for rij in rijen]
    )


@tabel([
    ("niets", BASIS, ()),
    ("kadervoorbeeld", replace(BASIS, productgroep="ict"), (T,)),
    ("voorstel", replace(BASIS, productgroep="schoonmaak"), (S,)),
    ("levert kandidaten", met(BASIS, Feit.LEVERT_KANDIDATEN), (R,)),
    ("beeld of tekst", met(BASIS, Feit.BEELD_TEKST), (R,)),
    ("gebouw zonder gebruik door mensen", met(BASIS, Feit.BOUW_FYSIEK), ()),
    ("gebouw met gebruik door mensen", met(BASIS, Feit.BOUW_FYSIEK, GEBRUIK), (T,)),
    ("digitaal zonder gebruik door mensen", met(BASIS, Feit.DIGITAAL), ()),
    ("digitaal met gebruik door mensen", met(BASIS, Feit.DIGITAAL, GEBRUIK), (T,)),
    ("alleen gebruik door mensen", met(BASIS, GEBRUIK), (T,)),
    ("inzet zonder ontmoeting", met(BASIS, INZET), ()),
    ("ontmoeting zonder inzet", met(BASIS, CONTACT), ()),
    ("inzet met publiekscontact", met(BASIS, INZET, CONTACT), (S,)),
    ("inzet op locatie", met(BASIS, INZET, LOCATIE), (S,)),
    ("inzet bij kwetsbare mensen", met(BASIS, INZET, KWETSBAAR), (S,)),
    ("alle drie, in de volgorde van het kader", met(BASIS, INZET, CONTACT, GEBRUIK, Feit.BEELD_TEKST), (R, T, S)),
])  # fmt: skip
def test_dt3_doelstellingen(kader, feiten, verwacht):
    assert adviseer(feiten, kader).doelstellingen == verwacht


@tabel([
    ("gebruik onbekend", met(BASIS, onbekend=(GEBRUIK,)), {GEBRUIK}),
    ("inzet ja, contact onbekend", met(BASIS, INZET, onbekend=(CONTACT,)), {CONTACT}),
    ("inzet nee, contact onbekend", met(BASIS, onbekend=(CONTACT,)), set()),
])  # fmt: skip
def test_dt11_an_unknown_fact_that_could_add_a_doelstelling_is_asked(kader, feiten, verwacht):
    advies = adviseer(feiten, kader)
    assert verwacht <= set(advies.ontbrekend)
    uitkomsten = {b.uitkomst for b in advies.bevindingen if b.regel == "DT11.4"}
    assert uitkomsten == ({"nog_niet"} if verwacht else set())


@tabel([
    ("onder zonder doelstelling", BASIS, "niet_nodig"),
    ("onder met doelstelling", met(BASIS, GEBRUIK), "vragen"),
    ("boven zonder doelstelling", BOVEN, "overleg"),
    ("route onbekend", replace(BASIS, waarde=None), "vragen"),
])  # fmt: skip
def test_dt4_advies(kader, feiten, verwacht):
    assert adviseer(feiten, kader).advies == verwacht


@tabel([
    ("215.999,99 met inzet", met(replace(BASIS, waarde=Decimal("215999.99")), INZET), "op_maat"),
    ("216.000 met inzet", met(replace(BASIS, waarde=Decimal(216_000)), INZET), "aanbevolen"),
    ("216.000 zonder inzet", replace(BASIS, waarde=Decimal(216_000)), "op_maat"),
    ("216.000, inzet onbekend", met(BOVEN, onbekend=(INZET,)), "op_maat"),
    ("laag zonder inzet", BASIS, "nee"),
    ("waarde onbekend met inzet", met(replace(BASIS, waarde=None), INZET), "op_maat"),
    ("waarde onbekend zonder inzet", replace(BASIS, waarde=None), "nee"),
])  # fmt: skip
def test_dt5_bureau_social_return(kader, feiten, verwacht):
    assert adviseer(feiten, kader).doorverwijzing.bureau_social_return == verwacht


@tabel([
    ("geen doelstelling", BASIS, "nee"),
    ("een doelstelling", met(BASIS, GEBRUIK), "op_maat"),
    ("twee doelstellingen", met(BASIS, GEBRUIK, Feit.BEELD_TEKST), "aanbevolen"),
    ("levert kandidaten", met(BASIS, Feit.LEVERT_KANDIDATEN), "aanbevolen"),
    ("veiligheid bij kwetsbare mensen", met(BASIS, INZET, KWETSBAAR), "aanbevolen"),
    ("kwetsbaar zonder veiligheid", met(BASIS, GEBRUIK, KWETSBAAR), "op_maat"),
])  # fmt: skip
def test_dt5_bureau_inclusie_en_diversiteit(kader, feiten, verwacht):
    assert adviseer(feiten, kader).doorverwijzing.bureau_inclusie_diversiteit == verwacht


MET_AMBITIEWEB = CategorieplanStatus.VASTGESTELD_MET_AMBITIEWEB
KORT = replace(BOVEN, looptijd_maanden=23)


@tabel([
    ("onder", BASIS, "nee"),
    ("route onbekend", replace(BASIS, waarde=None), "nog_niet"),
    ("fase onbekend", replace(BOVEN, fase=None), "nog_niet"),
    ("gepubliceerd", replace(BOVEN, fase=Fase.GEPUBLICEERD), "te_laat"),
    ("gepubliceerd gaat voor categorieplan", replace(BOVEN, fase=Fase.GEPUBLICEERD, categorieplan_status=MET_AMBITIEWEB), "te_laat"),
    ("categorieplan met ambitieweb", replace(BOVEN, categorieplan_status=MET_AMBITIEWEB), "hergebruik"),
    ("categorieplan zonder ambitieweb", replace(KORT, categorieplan_status=CategorieplanStatus.VASTGESTELD), "overwegen"),
    ("23 maanden", KORT, "overwegen"),
    ("24 maanden", BOVEN, "aanbevolen"),
    ("24 maanden, orientatie", replace(BOVEN, fase=Fase.ORIENTATIE), "aanbevolen"),
    ("24 maanden, specificeren", replace(BOVEN, fase=Fase.SPECIFICEREN), "overwegen"),
    ("kort met een doelstelling", met(KORT, GEBRUIK), "overwegen"),
    ("kort met twee doelstellingen", met(KORT, GEBRUIK, Feit.BEELD_TEKST), "aanbevolen"),
    ("looptijd onbekend", replace(BOVEN, looptijd_maanden=None), "overwegen"),
])  # fmt: skip
def test_dt6_ambitieweb(kader, feiten, verwacht):
    advies = adviseer(feiten, kader)
    assert advies.ambitieweb == verwacht
    assert advies.eerst_overleg_cis is (advies.route == "boven")


MENSEN = met(replace(BOVEN, looptijd_maanden=12), INZET)


@tabel([
    ("onder", met(BASIS, INZET), ("geen", "DT7.1")),
    ("route onbekend", met(replace(BASIS, waarde=None), INZET), ("nog_niet", "DT7.2")),
    ("geen inzet", BOVEN, ("geen", "DT7.3")),
    ("11 maanden", replace(MENSEN, looptijd_maanden=11), ("geen", "DT7.4")),
    ("12 maanden", MENSEN, ("charter", "DT7.8")),
    ("inzet onbekend", met(BOVEN, onbekend=(INZET,)), ("nog_niet", "DT7.5")),
    ("looptijd onbekend", replace(MENSEN, looptijd_maanden=None), ("nog_niet", "DT7.5")),
    ("wil het niet", replace(MENSEN, wil_charter=Drieweg.NEE), ("plan_van_aanpak", "DT7.6")),
    ("wil het wel", replace(MENSEN, wil_charter=Drieweg.JA), ("charter", "DT7.8")),
    ("wil het wel, kleine markt", replace(MENSEN, wil_charter=Drieweg.JA, markt=Markt.TOT_10), ("plan_van_aanpak", "DT7.9")),
    ("markt onbekend", replace(MENSEN, markt=Markt.ONBEKEND), ("nog_niet", "DT7.7")),
    ("markt 10 tot en met 20", replace(MENSEN, markt=Markt.TOT_EN_MET_20), ("plan_van_aanpak", "DT7.9")),
    ("markt vanaf 21", replace(MENSEN, markt=Markt.VANAF_21), ("charter", "DT7.8")),
    ("gemengde markt", replace(MENSEN, markt=Markt.GEMENGD), ("plan_van_aanpak", "DT7.9")),
])  # fmt: skip
def test_dt7_charter(kader, feiten, verwacht):
    advies = adviseer(feiten, kader)
    assert (advies.charter, advies.bevindingen_van("DT7")[0].regel) == verwacht


@tabel([
    ("klein", replace(MENSEN, markt=Markt.TOT_10), True),
    ("precies 20", replace(MENSEN, markt=Markt.TOT_EN_MET_20), True),
    ("gemengd", replace(MENSEN, markt=Markt.GEMENGD), False),
    ("charter", MENSEN, False),
])  # fmt: skip
def test_dt7_the_plan_is_short_in_a_market_of_small_companies(kader, feiten, verwacht):
    assert adviseer(feiten, kader).charter_verkort is verwacht


@tabel([
    ("niet genoemd", BASIS, "nee"),
    ("personeel", replace(BASIS, productgroep="uitzendkrachten"), "maken_of_concept"),
    ("gebouwen", replace(BASIS, productgroep="bouwprojecten"), "maken_of_concept"),
    ("openbare ruimte", replace(BASIS, productgroep="inrichting-openbare-ruimte"), "maken_of_concept"),
    ("wel in het plan, niet aan de productgroep gekoppeld", replace(BASIS, productgroep="groenonderhoud"), "nee"),
    ("vastgesteld", replace(BASIS, categorieplan_status=CategorieplanStatus.VASTGESTELD), "hergebruik"),
    ("twee keer in een jaar", replace(BASIS, zelfde_productgroep=2), "nee"),
    ("drie keer in een jaar", replace(BASIS, zelfde_productgroep=3), "maken_of_concept"),
])  # fmt: skip
def test_dt8_categorieplan(kader, feiten, verwacht):
    assert adviseer(feiten, kader).categorieplan == verwacht


@pytest.mark.parametrize(("tot", "verwacht"), [("2026-05-31", "nee"), ("2026-06-01", "hergebruik")])
def test_dt8_an_expired_categorieplan_is_not_reused(kader, tot, verwacht):
    plan = replace(
        kader.categorieplannen[0],
        status=CategorieplanStatus.VASTGESTELD,
        geldig_tot=date.fromisoformat(tot),
    )
    ander = replace(kader, categorieplannen=(plan,))
    feiten = replace(BASIS, productgroep=plan.productgroepen[0])
    assert adviseer(feiten, ander).categorieplan == verwacht


@tabel([
    ("boven", BOVEN, "ja_kader"),
    ("onder met doelstelling", met(BASIS, GEBRUIK), "ja_voorstel"),
    ("onder zonder doelstelling", BASIS, "nee"),
    ("route onbekend", replace(BASIS, waarde=None), "nee"),
])  # fmt: skip
def test_dt9_eigen_afspraken(kader, feiten, verwacht):
    assert adviseer(feiten, kader).eigen_afspraken == verwacht


@tabel([("onder", BASIS, 1), ("boven", BOVEN, 2), ("gekozen", replace(BASIS, niveau=3), 3)])
def test_niveau(kader, feiten, verwacht):
    assert adviseer(feiten, kader).niveau == verwacht


SCHOONMAAK = met(replace(BOVEN, productgroep="schoonmaak", looptijd_maanden=60), INZET, LOCATIE)


def test_dt10_the_charter_and_the_plan_never_come_together(kader):
    advies = adviseer(SCHOONMAAK, kader)
    assert "CHA-01" in voorselectie(advies)
    assert not {"CHA-02", "REP-20"} & {*voorselectie(advies), *geschikt(advies)}
    assert reden(advies, "CHA-02") == "Gaat niet samen met CHA-01."


def test_dt10_the_charter_comes_even_when_no_doelstelling_fits(kader):
    feiten = met(replace(BOVEN, productgroep="post-koerier"), INZET)
    assert {"CHA-01", "ALG-02"} <= set(voorselectie(adviseer(feiten, kader)))


def test_dt10_while_the_charter_is_open_both_texts_are_possible(kader):
    advies = adviseer(replace(SCHOONMAAK, markt=Markt.ONBEKEND), kader)
    vragen = {m.code: m.open_vraag for m in advies.clausules.mogelijk}
    assert "Hoe groot zijn de meeste bedrijven" in vragen["CHA-01"]
    assert "CHA-02" in vragen


def test_dt10_a_legal_duty_is_outside_the_maximum(kader):
    feiten = met(replace(BASIS, productgroep="ict", waarde=Decimal(10_000)), GEBRUIK, Feit.DIGITAAL)
    advies = adviseer(feiten, kader)
    assert {"TOE-01", "TOE-02"} <= set(voorselectie(advies))
    assert advies.clausules.maximum == 3


@pytest.mark.parametrize(("waarde", "maximum"), [("49999.99", 3), ("50000", 6)])
def test_dt10_a_small_purchase_gets_a_small_package(kader, waarde, maximum):
    assert adviseer(replace(BASIS, waarde=Decimal(waarde)), kader).clausules.maximum == maximum


def test_dt10_a_higher_level_is_not_chosen_by_itself(kader):
    advies = adviseer(replace(SCHOONMAAK, niveau=1), kader)
    niveaus = {kader.clausule[code].ambitieniveau for code in voorselectie(advies)}
    assert niveaus - {1} <= {kader.clausule["CHA-01"].ambitieniveau}


def test_dt10_an_unknown_condition_makes_a_clausule_possible(kader):
    advies = adviseer(replace(SCHOONMAAK, looptijd_maanden=None), kader)
    vragen = {m.code: m.open_vraag for m in advies.clausules.mogelijk}
    assert vragen["SOV-06"] == "Hoe lang loopt het contract, met verlengingen?"


def test_dt10_a_clausule_waits_for_a_doelstelling_that_is_still_open(kader):
    feiten = met(replace(BASIS, productgroep="ict"), INZET, onbekend=(CONTACT,))
    lijsten = adviseer(feiten, kader).clausules
    vragen = {m.code: m.open_vraag for m in lijsten.mogelijk}
    assert vragen["SOV-01"] == "Is er direct contact met inwoners?"


def test_dt10_without_productgroep_nothing_is_said_not_to_fit(kader):
    advies = adviseer(replace(BASIS, productgroep=None, feiten={}), kader)
    assert reden(advies, "SOV-01") == "Of sociale veiligheid past, is nog niet te bepalen."


def test_dt10_every_clausule_stands_in_exactly_one_list_with_a_reason(kader):
    lijsten = adviseer(SCHOONMAAK, kader).clausules
    alle = [*lijsten.voorselectie, *lijsten.geschikt, *lijsten.afgeraden]
    assert all(keuze.reden for keuze in alle)
    codes = [k.code for k in alle] + [m.code for m in lijsten.mogelijk]
    assert sorted(codes) == sorted(kader.clausule)


def test_a_rule_of_our_own_can_be_switched_off(kader):
    regels = tuple(replace(r, actief=r.code != "DT7.4") for r in kader.regels)
    kort = replace(MENSEN, looptijd_maanden=11)
    assert adviseer(kort, replace(kader, regels=regels)).charter == "charter"


def test_dt13_figures_about_people_warn_and_bring_alg_06(kader):
    advies = adviseer(SCHOONMAAK, kader)
    assert "SOV-06" in voorselectie(advies)
    assert "ALG-06" in voorselectie(advies)
    assert {"W-AVG", "W-CHARTER-VERBAND"} <= {w.code for w in advies.waarschuwingen}


def test_every_sterkte_has_a_weight():
    from intake.advies.doelstellingen import WEGING

    assert set(WEGING) == set(Sterkte)


def voorselectie(advies):
    return [keuze.code for keuze in advies.clausules.voorselectie]


def geschikt(advies):
    return [keuze.code for keuze in advies.clausules.geschikt]


def reden(advies, code):
    return next(k.reden for k in advies.clausules.afgeraden if k.code == code)
