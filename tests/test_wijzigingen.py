"""What changed in a framework, in words that a beheerder knows."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.advies.kader import Kader
from intake.advies.keuzes import Drieweg, Feit
from intake.kader.rijtekst import MODEL_VAN
from intake.kader.volgorde import geordend
from intake.kader.wijzigingen import Mark, Soort, vergelijk_woorden, wijzigingen
from tests.klein_kader import KLEIN_KADER

KADER = geordend(KLEIN_KADER)


def met(lijst, nummer, **anders):
    """The framework with one row of a list changed."""
    rijen = list(getattr(KADER, lijst))
    rijen[nummer] = replace(rijen[nummer], **anders)
    return replace(KADER, **{lijst: tuple(rijen)})


def enige(kader):
    (onderwerp,) = wijzigingen(KADER, kader)
    (rij,) = onderwerp.rijen
    return onderwerp, rij


def tekst(delen, *marken):
    return "".join(deel.tekst for deel in delen if not marken or deel.mark in marken)


def test_nothing_changed_is_nothing():
    assert wijzigingen(KADER, KADER) == ()


def test_a_changed_word_is_marked_on_both_sides():
    oud, nieuw = vergelijk_woorden("De eis geldt altijd.", "De eis geldt soms.")
    assert (tekst(oud), tekst(oud, Mark.WEG)) == ("De eis geldt altijd.", "altijd.")
    assert (tekst(nieuw), tekst(nieuw, Mark.ERBIJ)) == ("De eis geldt soms.", "soms.")


def test_a_text_that_is_all_new_is_not_cut_into_bits():
    oud, nieuw = vergelijk_woorden("een twee drie vier", "heel andere woorden dan vier")
    assert len(oud) == len(nieuw) == 1


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_stay_whole(links, rechts):
    oud, nieuw = vergelijk_woorden(links, rechts)
    assert (tekst(oud), tekst(nieuw)) == (links, rechts)
    assert tekst(oud, Mark.GELIJK).split() == tekst(nieuw, Mark.GELIJK).split()


def test_a_clausule_says_which_field_changed():
    onderwerp, rij = enige(met("clausules", 0, titel="Meubels voor elk lichaam"))
    assert (onderwerp.naam, rij.soort) == ("Clausules", Soort.GEWIJZIGD)
    assert rij.titel == "MEE-01 Meubels voor elk lichaam"
    assert [veld.naam for veld in rij.velden] == ["Titel"]


def test_a_condition_of_a_clausule_has_the_name_of_the_form():
    clausule = KADER.clausules[0]
    toepassing = replace(clausule.toepassing, feiten={Feit.DIGITAAL: Drieweg.JA}, looptijd_min=36)
    _, rij = enige(met("clausules", 0, toepassing=toepassing))
    namen = [veld.naam for veld in rij.velden]
    assert "Kortste looptijd" in namen and "Voorwaarde digitaal" in namen


def test_a_new_row_shows_what_it_says():
    nieuw = replace(KADER.waarschuwingen[0], code="W-NIEUW", tekst="Let hierop.")
    onderwerp, rij = enige(replace(KADER, waarschuwingen=(*KADER.waarschuwingen, nieuw)))
    assert (onderwerp.naam, rij.soort) == ("Waarschuwingen", Soort.NIEUW)
    assert [tekst(veld.nieuw) for veld in rij.velden] == ["W-NIEUW", "Let hierop."]


def test_a_row_that_is_gone_still_says_what_it_was():
    _, rij = enige(replace(KADER, bronnen=KADER.bronnen[1:]))
    assert rij.soort == Soort.VERVALLEN
    assert all(veld.oud and not veld.nieuw for veld in rij.velden)


def test_a_setting_is_a_row_of_its_own():
    parameters = replace(KADER.parameters, charter_looptijd=99)
    onderwerp, rij = enige(replace(KADER, parameters=parameters))
    assert onderwerp.naam == "Instellingen van het advies"
    assert rij.titel == "Looptijd voor het Charter"
    assert tekst(rij.velden[0].nieuw) == "99"


def test_a_maximum_names_its_situation():
    parameters = KADER.parameters
    ruimer = replace(parameters, maximum_onder=replace(parameters.maximum_onder, eis=9))
    _, rij = enige(replace(KADER, parameters=ruimer))
    assert rij.titel == "Maximum aan clausules: onder de drempel"
    assert [veld.naam for veld in rij.velden] == ["Eisen"]


def test_another_order_is_told_without_rows():
    omgekeerd = replace(KADER, clausules=KADER.clausules[::-1])
    (onderwerp,) = wijzigingen(KADER, omgekeerd)
    assert (onderwerp.naam, onderwerp.rijen, onderwerp.andere_volgorde) == ("Clausules", (), True)


def test_a_new_row_in_front_is_no_other_order():
    nieuw = replace(KADER.bronnen[0], code="K99")
    (onderwerp,) = wijzigingen(KADER, replace(KADER, bronnen=(nieuw, *KADER.bronnen)))
    assert not onderwerp.andere_volgorde


def test_every_part_of_a_framework_has_a_name():
    assert set(MODEL_VAN) == {veld.name for veld in fields(Kader)}


@pytest.mark.parametrize("veld", [veld.name for veld in fields(Kader)])
def test_every_list_can_be_told_from_an_empty_one(kader, veld):
    """The real framework, so that every field of every row is put into words."""
    if isinstance(getattr(kader, veld), tuple):
        leeg = replace(kader, **{veld: ()})
        rijen = [rij for onderwerp in wijzigingen(leeg, kader) for rij in onderwerp.rijen]
        rijen = [rij for rij in rijen if rij.naam.veld == veld]
        assert len(rijen) == len(getattr(kader, veld)) and all(rij.titel for rij in rijen)
        assert not any("_" in v.naam or "<" in tekst(v.nieuw) for rij in rijen for v in rij.velden)
