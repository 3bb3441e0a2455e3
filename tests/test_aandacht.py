"""What asks for attention at a submission, as decision tables with both sides of each boundary."""

from dataclasses import replace
from decimal import Decimal

import pytest

from intake.advies.keuzes import Drieweg, Feit
from intake.dossier.aandacht import (
    Aandachtspunt,
    aandachtspunten,
    is_eerste_keer,
    is_standaard,
    lijstkolommen,
    passend_bedrag,
)
from intake.dossier.besluiten import BEOORDELAAR, INKOPER, Besluiten, Keuze, bevindingen
from intake.dossier.indienen import bekijk
from intake.dossier.models import Dossier
from intake.dossier.weergave.zaak import Afwijking, maak_zaak
from tests.feiten import BASIS, met

DREMPEL = Decimal(216_000)
WEL, NIET = Keuze(True, "Zo is het.", INKOPER), Keuze(False, "Past niet.", INKOPER)


@pytest.fixture
def zaak(kader):
    """The dull purchase: under the threshold, everything known, nothing decided otherwise."""

    def maak(feiten=BASIS, **besluiten):
        return replace(maak_zaak(feiten, kader, "proef"), besluiten=Besluiten(**besluiten))

    return maak


def punten(zaak, eerste_keer=False):
    return aandachtspunten(zaak, eerste_keer=eerste_keer)


def test_a_dull_purchase_is_standard(zaak):
    assert punten(zaak()) == []
    assert is_standaard(zaak(), [])


@pytest.mark.parametrize(
    ("waarde", "dichtbij"),
    [
        (DREMPEL * Decimal("0.9") - Decimal("0.01"), False),
        (DREMPEL * Decimal("0.9"), True),
        (DREMPEL - Decimal("0.01"), True),
        (DREMPEL, False),
    ],
)
def test_just_under_the_threshold_asks_for_attention(zaak, kader, waarde, dichtbij):
    assert kader.parameters.grensmarge == Decimal("0.9")
    gevonden = punten(zaak(replace(BASIS, waarde=waarde)))
    assert (Aandachtspunt.BIJ_DREMPEL in gevonden) is dichtbij
    assert (Aandachtspunt.BIJ_DREMPEL in gevonden) is not is_standaard(
        zaak(replace(BASIS, waarde=waarde)), gevonden
    )


@pytest.mark.parametrize(("niveau", "hoog"), [(1, False), (2, False), (3, True)])
def test_only_the_highest_ambition_asks_for_attention(zaak, niveau, hoog):
    gevonden = punten(zaak(met(BASIS, Feit.PERSONELE_INZET, Feit.OP_LOCATIE, niveau=niveau)))
    assert (Aandachtspunt.HOGE_AMBITIE in gevonden) is hoog


def test_an_unknown_fact_that_matters_asks_for_attention(zaak):
    onbekend = zaak(met(BASIS, onbekend=(Feit.PERSONELE_INZET,)))
    assert Aandachtspunt.ONBEKEND in punten(onbekend)


def test_without_a_value_the_dossier_is_not_standard(zaak):
    zonder = zaak(replace(BASIS, waarde=None))
    assert Aandachtspunt.ONBEKEND in punten(zonder)
    assert not is_standaard(zonder, [])


def test_the_first_of_its_kind_asks_for_attention(zaak):
    assert punten(zaak(), eerste_keer=True) == [Aandachtspunt.EERSTE_KEER]
    assert not is_standaard(zaak(), [Aandachtspunt.EERSTE_KEER])


def test_a_text_left_out_is_a_deviation_and_one_taken_over_is_not(zaak):
    code = zaak().advies.clausules.voorselectie[0].code
    assert Aandachtspunt.AFWIJKINGEN in punten(zaak(clausules={code: NIET}))
    assert Aandachtspunt.AFWIJKINGEN not in punten(zaak(clausules={code: WEL}))


def test_a_text_that_is_not_advised_any_more_is_no_deviation(zaak):
    assert punten(zaak(clausules={"WEG-99": NIET})) == []


def test_a_conclusion_deviated_from_asks_for_attention(zaak):
    sleutel = next(iter(bevindingen(zaak().advies)))
    assert Aandachtspunt.AFWIJKINGEN in punten(zaak(afwijkingen={sleutel: WEL}))
    assert punten(zaak(afwijkingen={sleutel: Keuze(False, "Toch.", BEOORDELAAR)})) == []
    assert punten(zaak(afwijkingen={"DT0.0:weg": WEL})) == []


def test_an_objective_taken_away_is_a_deviation(zaak):
    weg = Afwijking("representatie", "Representatie", "Past niet.")
    assert punten(replace(zaak(), afwijkingen=(weg,))) == [Aandachtspunt.AFWIJKINGEN]


@pytest.mark.parametrize(
    "anders",
    [
        {"deel_van_reeks": Drieweg.JA},
        {"aankondigingsdatum": BASIS.aankondigingsdatum.replace(2031)},
    ],
)
def test_a_route_that_needs_an_eye_is_not_standard(zaak, anders):
    bijzonder = zaak(replace(BASIS, **anders))
    assert not is_standaard(bijzonder, [])


@pytest.mark.parametrize(
    ("bedrag", "kolom"),
    [
        (None, None),
        (Decimal("1.005"), Decimal("1.00")),
        (Decimal("999999999999.99"), Decimal("999999999999.99")),
        (Decimal("1000000000000"), Decimal("999999999999.99")),
    ],
)
def test_an_amount_fits_its_column(bedrag, kolom):
    assert passend_bedrag(bedrag) == kolom


def test_the_first_submitted_dossier_of_a_productgroep_is_the_first(dossier, inkoper):
    Dossier.objects.update(productgroep="schoonmaak", bevestigd=["onderwerp", "productgroep"])
    dossier.refresh_from_db()
    zaak = bekijk(dossier).zaak
    assert is_eerste_keer(dossier, zaak)
    ander = Dossier.objects.create(
        kenmerk="IK-X", sleutel=dossier.sleutel.int ^ 1, eigenaar=inkoper, productgroep="schoonmaak"
    )
    assert is_eerste_keer(dossier, zaak)
    ander.ingediend_op = dossier.aangemaakt
    ander.save()
    assert not is_eerste_keer(dossier, zaak)


def test_without_a_productgroep_nothing_is_the_first(dossier):
    assert not is_eerste_keer(dossier, bekijk(dossier).zaak)


def test_the_columns_for_lists_fit_the_dossier(compleet):
    kolommen = lijstkolommen(compleet, bekijk(compleet).zaak)
    Dossier.objects.filter(pk=compleet.pk).update(**kolommen)
    compleet.refresh_from_db()
    assert (compleet.route, compleet.geraamde_waarde) == ("boven", Decimal(300_000))
    assert compleet.aandachtspunten == [Aandachtspunt.ONBEKEND]
    assert not compleet.is_standaard
