"""The estimate: every way to know a price, with its article, at both sides of each limit."""

from dataclasses import replace
from decimal import Decimal

import pytest

from intake.advies.feiten import Deel, Post, Ramingsfeiten, Verlengingen
from intake.advies.keuzes import Soort, Wijze
from intake.advies.raming import bereken_raming, ontbrekend_voor_raming
from tests.feiten import BASIS

D = Decimal
MAAND = Ramingsfeiten(Wijze.PER_MAAND, D(5000), looptijd_maanden=24)
TOTAAL = Ramingsfeiten(Wijze.TOTAAL, D(90_000), looptijd_maanden=36)
DIENST, LEVERING, WERK, CONCESSIE = Soort.DIENST, Soort.LEVERING, Soort.WERK, Soort.CONCESSIE

# Each row: name, facts, soort, amount, articles of the lines (without "art." and "Aw").
BESLISTABEL = [
    ("totaal telt heel, ook 60 maanden", replace(TOTAAL, looptijd_maanden=60), DIENST, 90_000, ["2.15 lid 2"]),
    ("per maand, 24 maanden", MAAND, DIENST, 120_000, ["2.17 onder d"]),
    ("per maand, 48 maanden", replace(MAAND, looptijd_maanden=48), DIENST, 240_000, ["2.17 onder d"]),
    ("per maand, 49 maanden", replace(MAAND, looptijd_maanden=49), DIENST, 240_000, ["2.17 onder e"]),
    ("per maand, onbepaald", replace(MAAND, looptijd_maanden=None, onbepaald=True), DIENST, 240_000, ["2.17 onder e"]),
    ("per jaar, 24 maanden", replace(MAAND, wijze=Wijze.PER_JAAR, bedrag=D(60_000)), DIENST, 120_000, ["2.17 onder d"]),
    ("sociale dienst als dienst", MAAND, Soort.SOCIALE_DIENST, 120_000, ["2.17 onder d"]),
    ("huur, 12 maanden zonder restwaarde", replace(MAAND, looptijd_maanden=12, restwaarde=D(9000)), LEVERING, 60_000, ["2.20 onder a", "2.20 onder a"]),
    ("huur, 13 maanden met restwaarde", replace(MAAND, looptijd_maanden=13, restwaarde=D(9000)), LEVERING, 74_000, ["2.20 onder a", "2.20 onder a"]),
    ("huur, 60 maanden telt heel", replace(MAAND, looptijd_maanden=60), LEVERING, 300_000, ["2.20 onder a"]),
    ("huur, onbepaald", replace(MAAND, looptijd_maanden=None, onbepaald=True), LEVERING, 240_000, ["2.20 onder b"]),
    ("werk per maand", MAAND, WERK, 120_000, ["2.15 lid 2"]),
    ("concessie per maand is omzet", MAAND, CONCESSIE, 120_000, ["2a.10"]),
    ("concessie totaal is omzet", TOTAAL, CONCESSIE, 90_000, ["2a.10"]),
    ("herhaling telt 12 maanden", Ramingsfeiten(Wijze.HERHALING, D(70_000), looptijd_maanden=36), LEVERING, 70_000, ["2.21"]),
    ("herhaling, verlenging telt niet apart", Ramingsfeiten(Wijze.HERHALING, D(70_000), verlengingen=Verlengingen(2, 12)), LEVERING, 70_000, ["2.21", "2.21"]),
    ("verlengingen tegen lopende prijs", replace(MAAND, verlengingen=Verlengingen(2, 12)), DIENST, 240_000, ["2.17 onder d", "2.15 lid 2"]),
    ("verlengingen met eigen prijs", replace(MAAND, verlengingen=Verlengingen(2, 12, D(1000))), DIENST, 122_000, ["2.17 onder d", "2.15 lid 2"]),
    ("verlenging van een totale prijs", replace(TOTAAL, verlengingen=Verlengingen(1, 12)), DIENST, 120_000, ["2.15 lid 2", "2.15 lid 2"]),
    ("verlenging zit in de 48 maanden", replace(MAAND, looptijd_maanden=None, onbepaald=True, verlengingen=Verlengingen(1, 12)), DIENST, 240_000, ["2.17 onder e", "2.17 onder e"]),
    ("nul verlengingen", replace(MAAND, verlengingen=Verlengingen(0, 12)), DIENST, 120_000, ["2.17 onder d"]),
    ("verlenging met eigen prijs naast de 48 maanden", replace(MAAND, looptijd_maanden=60, verlengingen=Verlengingen(1, 12, D(1000))), DIENST, 241_000, ["2.17 onder e", "2.15 lid 2"]),
    ("raamovereenkomst van 60 maanden telt heel", replace(MAAND, looptijd_maanden=60, raamovereenkomst=True), DIENST, 300_000, ["2.15 lid 3"]),
    ("herhaling onder een raamovereenkomst", Ramingsfeiten(Wijze.HERHALING, D(60_000), raamovereenkomst=True, looptijd_maanden=48), DIENST, 240_000, ["2.15 lid 3"]),
    ("herhaling bij een concessie telt de looptijd", Ramingsfeiten(Wijze.HERHALING, D(60_000), looptijd_maanden=120), CONCESSIE, 600_000, ["2a.10"]),
    ("herhaling bij een werk telt de looptijd", Ramingsfeiten(Wijze.HERHALING, D(60_000), looptijd_maanden=24), WERK, 120_000, ["2.15 lid 2"]),
    ("huur, 12 maanden en een verlenging, met restwaarde", replace(MAAND, looptijd_maanden=12, verlengingen=Verlengingen(1, 12), restwaarde=D(9000)), LEVERING, 129_000, ["2.20 onder a", "2.15 lid 2", "2.20 onder a"]),
    ("restwaarde bij herhaling telt niet", Ramingsfeiten(Wijze.HERHALING, D(70_000), looptijd_maanden=36, restwaarde=D(9000)), LEVERING, 70_000, ["2.21", "2.20 onder a"]),
    ("soort onbekend tot 48 maanden maakt niet uit", MAAND, None, 120_000, ["2.15 lid 2"]),
    ("optie telt mee", replace(TOTAAL, opties=(Post("extra", D(10_000)),)), DIENST, 100_000, ["2.15 lid 2", "2.15 lid 2"]),
    ("optie telt ook naast de 48 maanden", replace(MAAND, looptijd_maanden=None, onbepaald=True, opties=(Post("extra", D(10_000)),)), DIENST, 250_000, ["2.17 onder e", "2.15 lid 2"]),
    ("optie bij een concessie", replace(TOTAAL, opties=(Post("extra", D(10_000)),)), CONCESSIE, 100_000, ["2a.10", "2a.11"]),
    ("percelen diensten", Ramingsfeiten(Wijze.TOTAAL, percelen=(Post("a", D(60_000)), Post("b", D(40_000)))), DIENST, 100_000, ["2.18", "2.18"]),
    ("percelen leveringen", Ramingsfeiten(Wijze.TOTAAL, percelen=(Post("a", D(60_000)),)), LEVERING, 60_000, ["2.19"]),
    ("percelen concessie", Ramingsfeiten(Wijze.TOTAAL, percelen=(Post("a", D(60_000)),)), CONCESSIE, 60_000, ["2a.12"]),
    ("percelen per maand", Ramingsfeiten(Wijze.PER_MAAND, percelen=(Post("a", D(1000)),), looptijd_maanden=10), DIENST, 10_000, ["2.18"]),
    ("deelnemers tellen op", replace(TOTAAL, deelnemers=(Post("Diemen", D(30_000)),)), DIENST, 120_000, ["2.15 lid 2", "2.15 lid 2"]),
    ("raamovereenkomst, maximum telt niet", Ramingsfeiten(Wijze.TOTAAL, D(200_000), raamovereenkomst=True, maximum=D(500_000)), DIENST, 200_000, ["2.15 lid 3"]),
    ("raamovereenkomst per jaar", replace(MAAND, wijze=Wijze.PER_JAAR, raamovereenkomst=True, looptijd_maanden=48), DIENST, 20_000, ["2.15 lid 3"]),
    ("ter beschikking gesteld bij een werk", replace(TOTAAL, ter_beschikking_gesteld=D(5000)), WERK, 95_000, ["2.15 lid 2", "2.16"]),
    ("ter beschikking gesteld bij een dienst", replace(TOTAAL, ter_beschikking_gesteld=D(5000)), DIENST, 90_000, ["2.15 lid 2", "2.16"]),
    ("ter beschikking gesteld bij een concessie", replace(TOTAAL, ter_beschikking_gesteld=D(5000)), CONCESSIE, 95_000, ["2a.10", "2a.11"]),
    ("restwaarde bij een dienst telt niet", replace(TOTAAL, restwaarde=D(5000)), DIENST, 90_000, ["2.15 lid 2", "2.20 onder a"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("raming", "soort", "bedrag", "artikelen"),
    [rij[1:] for rij in BESLISTABEL],
    ids=[rij[0] for rij in BESLISTABEL],
)
def test_beslistabel(raming, soort, bedrag, artikelen):
    uitkomst = bereken_raming(
        replace(BASIS, waarde=None, looptijd_maanden=None, raming=raming), soort
    )
    assert uitkomst is not None
    assert uitkomst.bedrag == bedrag
    assert [r.grondslag for r in uitkomst.regels] == [f"art. {a} Aw" for a in artikelen]


ONBEKEND = [
    ("zonder bedrag", Ramingsfeiten(Wijze.TOTAAL), DIENST, "waarde"),
    ("per maand zonder looptijd", replace(MAAND, looptijd_maanden=None), DIENST, "looptijd"),
    ("per maand, maar een levering", replace(MAAND, looptijd_maanden=0), DIENST, "looptijd"),
    ("verlenging van totaal zonder looptijd", Ramingsfeiten(Wijze.TOTAAL, D(1), verlengingen=Verlengingen(1, 12)), DIENST, "looptijd"),
    ("werk voor onbepaalde tijd", replace(MAAND, looptijd_maanden=None, onbepaald=True), WERK, "looptijd"),
    ("soort onbekend, 49 maanden", replace(MAAND, looptijd_maanden=49), None, "soort opdracht"),
    ("soort onbekend, onbepaald", replace(MAAND, looptijd_maanden=None, onbepaald=True), None, "soort opdracht"),
    ("soort onbekend, herhaling", Ramingsfeiten(Wijze.HERHALING, D(1)), None, "soort opdracht"),
    ("soort onbekend, restwaarde", replace(TOTAAL, restwaarde=D(1)), None, "soort opdracht"),
    ("concessie herhaling zonder looptijd", Ramingsfeiten(Wijze.HERHALING, D(1)), CONCESSIE, "looptijd"),
    ("restwaarde zonder looptijd", Ramingsfeiten(Wijze.TOTAAL, D(1), restwaarde=D(1)), LEVERING, "looptijd"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("raming", "soort", "ontbreekt"), [r[1:] for r in ONBEKEND], ids=[r[0] for r in ONBEKEND]
)
def test_an_unknown_fact_never_becomes_a_guess(raming, soort, ontbreekt):
    feiten = replace(BASIS, waarde=None, looptijd_maanden=None, raming=raming)
    assert bereken_raming(feiten, soort) is None
    assert ontbrekend_voor_raming(feiten, soort) == ontbreekt


def test_nothing_is_missing_when_the_value_is_known():
    assert ontbrekend_voor_raming(BASIS, DIENST) is None


def test_the_first_term_is_what_extensions_leave_of_the_whole():
    raming = replace(MAAND, looptijd_maanden=None, verlengingen=Verlengingen(2, 12))
    feiten = replace(BASIS, waarde=None, looptijd_maanden=48, raming=raming)
    uitkomst = bereken_raming(feiten, DIENST)
    assert uitkomst and [r.bedrag for r in uitkomst.regels] == [120_000, 120_000]


def test_the_known_looptijd_stands_in_for_the_first_term():
    raming = replace(MAAND, looptijd_maanden=None)
    uitkomst = bereken_raming(
        replace(BASIS, waarde=None, looptijd_maanden=10, raming=raming), DIENST
    )
    assert uitkomst and uitkomst.bedrag == 50_000


def test_btw_goes_out_of_every_amount_and_the_lines_add_up():
    raming = Ramingsfeiten(
        Wijze.TOTAAL,
        D(100_000),
        btw_percentage=D(21),
        opties=(Post("a", D(100_000)), Post("b", D(50_000))),
    )
    uitkomst = bereken_raming(replace(BASIS, waarde=None, raming=raming), DIENST)
    assert uitkomst is not None
    assert uitkomst.bedrag == D("206611.57")
    assert sum(r.bedrag for r in uitkomst.regels) == uitkomst.bedrag
    assert "zonder 21 procent btw" in uitkomst.regels[0].omschrijving


def test_the_parts_of_a_mixed_contract_are_its_value():
    delen = (Deel(Soort.WERK, D(300_000)), Deel(LEVERING, D(200_000)))
    uitkomst = bereken_raming(replace(BASIS, waarde=None, delen=delen), WERK)
    assert uitkomst and uitkomst.bedrag == 500_000
