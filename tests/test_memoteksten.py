"""The paragraphs of the framework: which ones, and with the facts of this purchase in them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from intake.advies.keuzes import Drieweg, Feit, Soort
from intake.dossier.memoteksten import (
    BEKENDE_PLAATSHOUDERS,
    PLEK,
    OnbekendePlek,
    controleer_plekken,
    kies_memoteksten,
)
from intake.dossier.weergave.zaak import Afwijking, maak_zaak
from intake.kader.controles import MEMOVELDEN
from tests.feiten import BOVEN, met
from tests.test_eigenschappen import inkopen
from tests.voorbeelden import VOORBEELDEN, lees_voorbeeld

CHARTER = met(BOVEN, Feit.PERSONELE_INZET, Feit.PUBLIEKSCONTACT)


def teksten(feiten, kader, *afwijkingen):
    zaak = maak_zaak(feiten, kader, "proef.1", afwijkingen)
    return {alinea.code: alinea.tekst for alinea in kies_memoteksten(zaak)}


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_an_example_gets_the_paragraphs_that_were_agreed(kader, pad):
    feiten, verwacht = lees_voorbeeld(pad, kader)
    assert list(teksten(feiten, kader)) == verwacht["memo"]


def test_the_framework_may_name_exactly_the_places_that_can_be_filled_in():
    assert MEMOVELDEN == BEKENDE_PLAATSHOUDERS


def test_every_place_of_the_framework_can_be_filled_in(kader):
    controleer_plekken(kader)


def test_an_unknown_place_is_refused(kader):
    memotekst = replace(kader.memoteksten[0], tekst="Beste {{voornaam}}")
    with pytest.raises(OnbekendePlek, match="voornaam"):
        controleer_plekken(replace(kader, memoteksten=(memotekst,)))


@given(inkopen)
def test_no_place_stays_empty(kader, feiten):
    for tekst in teksten(feiten, kader).values():
        assert not PLEK.search(tekst)
        assert "None" not in tekst and "  " not in tekst and ".." not in tekst


def test_braces_that_were_typed_stay_text(kader):
    feiten = replace(BOVEN, naam="{{kaderversie}} {% url %}")
    assert "Dit advies gaat over {{kaderversie}} {% url %}." in teksten(feiten, kader)["M-INTRO"]


def test_the_introduction_tells_the_numbers(kader):
    intro = teksten(replace(BOVEN, naam="Stoelen"), kader)["M-INTRO"]
    assert "Stoelen. De geschatte waarde is €\xa0300.000, zonder btw" in intro
    assert "€\xa0216.000 (tabel van 1 januari 2026 tot en met 31 december 2027)" in intro
    assert "De waarde ligt op of boven die grens" in intro


def test_the_introduction_says_so_when_nothing_is_known(kader):
    feiten = replace(BOVEN, naam="", waarde=None, soort=None)
    intro = teksten(feiten, kader)["M-INTRO"]
    assert "Dit advies gaat over Inkoop zonder naam" in intro
    assert "een opdracht waarvan we de soort nog niet weten" in intro
    assert "ligt misschien onder, misschien boven die grens" in intro


@pytest.mark.parametrize(
    ("ingangsdatum", "tekenen", "plan"),
    [
        (None, "6 maanden na de ingangsdatum", "6 maanden na de ondertekening"),
        (date(2027, 8, 31), "uiterlijk 29 februari 2028", "uiterlijk 29 augustus 2028"),
        (date(9999, 12, 1), "6 maanden na de ingangsdatum", "6 maanden na de ondertekening"),
    ],
    ids=["ingang onbekend", "eind van de maand", "voorbij de kalender"],
)
def test_the_dates_of_the_charter(kader, ingangsdatum, tekenen, plan):
    tekst = teksten(replace(CHARTER, ingangsdatum=ingangsdatum), kader)["M5"]
    assert f"tekenen {tekenen}, plan van aanpak {plan}," in tekst


def test_a_purchase_of_exactly_the_threshold_lies_on_it(kader):
    feiten = replace(BOVEN, soort=Soort.DIENST, waarde=Decimal(216_000))
    assert "op of boven die grens" in teksten(feiten, kader)["M-INTRO"]


def test_a_deviation_is_told_with_its_reason(kader):
    weg = Afwijking("sociale_veiligheid", "Sociale veiligheid", "Er is al een convenant.")
    tekst = teksten(CHARTER, kader, weg)["M11"]
    assert "u neemt sociale veiligheid niet mee, omdat: Er is al een convenant" in tekst


def test_without_a_charter_the_reason_reads_as_a_sentence(kader):
    feiten = replace(CHARTER, feiten=CHARTER.feiten | {Feit.PERSONELE_INZET: Drieweg.NEE})
    assert "De reden: Er werken geen mensen van" in teksten(feiten, kader)["M7"]
