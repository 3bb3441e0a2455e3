"""The conditions of a clause read as the rules apply them."""

from dataclasses import replace
from itertools import product

import pytest

from intake.advies.kader import Relaties, Toepassing
from intake.advies.keuzes import DrempelKant, Drieweg, Feit, Wettelijk
from intake.kader.voorwaardezin import VOORWAARDE, voorwaardezin
from tests.klein_kader import KLEIN_KADER

BASIS = replace(KLEIN_KADER.clausules[1], relaties=Relaties(), ambitieniveau=1)
GROEPEN = frozenset({"meubels", "zout"})
MENSEN = {Feit.PERSONELE_INZET: Drieweg.JA}


@pytest.mark.parametrize(
    ("toepassing", "zin"),
    [
        (Toepassing(), "Wordt aanbevolen als meedoen past."),
        (
            Toepassing(productgroepen=frozenset({"zout"})),
            "Wordt aanbevolen bij strooizout, als meedoen past.",
        ),
        (
            Toepassing(productgroepen=GROEPEN),
            "Wordt aanbevolen bij kantoormeubels en strooizout, als meedoen past.",
        ),
        (
            Toepassing(drempel=DrempelKant.BOVEN),
            "Wordt aanbevolen vanaf de Europese grens, als meedoen past.",
        ),
        (
            Toepassing(drempel=DrempelKant.ONDER),
            "Wordt aanbevolen onder de Europese grens, als meedoen past.",
        ),
        (
            Toepassing(feiten=MENSEN),
            "Wordt aanbevolen als meedoen past en er mensen van de opdrachtnemer aan werken.",
        ),
        (
            Toepassing(feiten={Feit.DIGITAAL: Drieweg.NEE}),
            "Wordt aanbevolen als meedoen past en er niets digitaals in zit.",
        ),
        (
            Toepassing(marktomvang_min=21),
            "Wordt aanbevolen als meedoen past, bij een markt van bedrijven met meer dan "
            "20 mensen.",
        ),
        (Toepassing(marktomvang_min=1), "Wordt aanbevolen als meedoen past."),
        (
            Toepassing(looptijd_min=1),
            "Wordt aanbevolen als meedoen past, bij een looptijd vanaf 1 maand.",
        ),
        (
            Toepassing(
                productgroepen=GROEPEN,
                drempel=DrempelKant.BOVEN,
                feiten=MENSEN,
                marktomvang_min=21,
                looptijd_min=12,
            ),
            "Wordt aanbevolen bij kantoormeubels en strooizout, vanaf de Europese grens, als "
            "meedoen past en er mensen van de opdrachtnemer aan werken, bij een markt van "
            "bedrijven met meer dan 20 mensen en een looptijd vanaf 12 maanden.",
        ),
    ],
)
def test_each_condition_is_in_the_sentence(toepassing, zin):
    assert voorwaardezin(replace(BASIS, toepassing=toepassing), KLEIN_KADER) == zin


@pytest.mark.parametrize(
    ("relaties", "zin"),
    [
        (Relaties(sluit_uit=("CHA-02",)), "Nooit samen met CHA-02."),
        (Relaties(vereist=("ALG-01", "ALG-02")), "Alleen samen met ALG-01 en ALG-02."),
        (Relaties(versterkt=("VEI-01",)), "Hoort bij VEI-01."),
        (Relaties(vervangen_door=("VEI-01",)), "Kan worden vervangen door VEI-01."),
    ],
)
def test_each_relation_is_a_sentence(relaties, zin):
    assert voorwaardezin(replace(BASIS, relaties=relaties), KLEIN_KADER).endswith(f"past. {zin}")


@pytest.mark.parametrize(
    ("anders", "deel"),
    [
        ({"wettelijk": Wettelijk.PLICHT}, "Staat altijd in het advies, omdat de wet het vraagt,"),
        ({"wettelijk": Wettelijk.PLICHT_BOVEN_DREMPEL}, "Staat, als de wet het vraagt, altijd"),
        ({"wettelijk": Wettelijk.ONDERSTEUNT_PLICHT}, "Wordt aanbevolen"),
        ({"ambitieniveau": 3}, "Vooraf gekozen vanaf niveau 3."),
        ({"doelstellingen": ("meedoen", "veilig")}, "als meedoen of veilig past"),
        ({"code": "ALG-01"}, "Wordt aanbevolen bij elke inkoop."),
        ({"code": "ALG-02"}, "Vanaf de Europese grens ook als geen doelstelling past."),
        ({"code": "CHA-01"}, "Alleen als de regels over het Charter haar kiezen."),
    ],
)
def test_duty_level_and_doelstellingen_are_said(anders, deel):
    assert deel in voorwaardezin(replace(BASIS, **anders), KLEIN_KADER)


def test_in_a_list_only_the_first_productgroepen_are_named(kader):
    ruim = next(c for c in kader.clausules if len(c.toepassing.productgroepen) == 7)
    assert " en 5 andere productgroepen, " in voorwaardezin(ruim, kader, kort=True)
    assert "andere productgroepen" not in voorwaardezin(ruim, kader)


def test_every_answer_to_every_question_has_words():
    assert set(VOORWAARDE) == set(product(Feit, (Drieweg.JA, Drieweg.NEE)))


def test_every_clausule_of_the_real_kader_reads_as_sentences(kader):
    for clausule in kader.clausules:
        zin = voorwaardezin(clausule, kader)
        assert zin.endswith(".") and "  " not in zin and "_" not in zin, zin
