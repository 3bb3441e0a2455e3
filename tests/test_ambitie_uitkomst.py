"""The outcome of the ambitieweb in the dossier: written once, worked out, revisited."""

from collections.abc import Callable
from dataclasses import replace
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from intake.ambitieweb.uitkomst import Uitwerking, leg_uitkomst_vast, werk_uit
from intake.dossier.besluiten import Ambitieuitkomst, Doelafspraak, besluiten_van
from intake.dossier.handelen import Achterhaald, Opslag
from intake.dossier.models import Dossier
from intake.dossier.stappen import Reis
from intake.dossier.staten import Staat
from intake.gebruikers import Gebruiker
from tests.dossiers import adres

SOCIAAL = Doelafspraak("sociaal", "Sociaal", 1, "Er is werk voor iedereen.", wens=2.0, kans=1.5)
EIGEN = Doelafspraak("", "Stille straten", 3, "Bewoners klagen over lawaai.", wens=2.5)


def inclusie(niveau: int, reden: str = "Er werken veel mensen aan.") -> Doelafspraak:
    return Doelafspraak("inclusie", "Inclusie en diversiteit", niveau, reden, wens=1.5, kans=2.0)


def uitkomst(niveau: int = 3, nummer: int = 1) -> Ambitieuitkomst:
    return Ambitieuitkomst(nummer, "2026-11-22", 5, (inclusie(niveau), SOCIAAL, EIGEN))


@pytest.fixture
def wie(inkoper: Gebruiker) -> Opslag:
    return Opslag(inkoper)


@pytest.fixture
def met_uitkomst(compleet: Dossier, wie: Opslag) -> Dossier:
    compleet.refresh_from_db()
    leg_uitkomst_vast(compleet, uitkomst(), wie)
    return compleet


def test_the_agreed_level_for_inclusie_is_the_answer_about_ambition(
    dossier: Dossier, wie: Opslag
) -> None:
    leg_uitkomst_vast(dossier, uitkomst(), wie)
    dossier.refresh_from_db()
    assert (dossier.niveau, "ambitie" in dossier.bevestigd) == ("3", True)
    assert besluiten_van(dossier).ambitie == uitkomst()


@pytest.mark.parametrize(("afgesproken", "niveau"), [(0, "1"), (1, "1"), (2, "2"), (3, "3")])
def test_level_0_is_no_level_for_texts_so_the_lowest_counts(afgesproken: int, niveau: str) -> None:
    assert uitkomst(afgesproken).voor_teksten == niveau


def test_an_outcome_without_inclusie_leaves_the_answer_alone(
    compleet: Dossier, wie: Opslag
) -> None:
    compleet.refresh_from_db()
    leg_uitkomst_vast(compleet, replace(uitkomst(), doelen=(SOCIAAL,)), wie)
    compleet.refresh_from_db()
    assert compleet.niveau == "2"


def test_one_act_is_one_line_of_history(dossier: Dossier, wie: Opslag) -> None:
    leg_uitkomst_vast(dossier, uitkomst(), wie)
    laatste = dossier.gebeurtenissen.get(versie=dossier.versie)
    assert laatste.handeling == "ambitie"
    assert laatste.wijzigingen["niveau"] == ["", "3"]
    assert laatste.wijzigingen["ambitie"][1]["nummer"] == 1


@pytest.mark.parametrize("staat", [Staat.INGEDIEND, Staat.VASTGESTELD, Staat.AFGEROND])
def test_a_closed_dossier_takes_no_outcome(dossier: Dossier, wie: Opslag, staat: Staat) -> None:
    dossier.staat = staat
    with pytest.raises(Achterhaald):
        leg_uitkomst_vast(dossier, uitkomst(), wie)


def test_who_may_not_write_gives_no_outcome(dossier: Dossier, bob: Gebruiker) -> None:
    with pytest.raises(PermissionDenied):
        leg_uitkomst_vast(dossier, uitkomst(), Opslag(bob))


@pytest.mark.parametrize("nummer", [1, 3])
def test_an_outcome_follows_the_one_that_stands(
    met_uitkomst: Dossier, wie: Opslag, nummer: int
) -> None:
    with pytest.raises(Achterhaald):
        leg_uitkomst_vast(met_uitkomst, uitkomst(1, nummer), wie)
    met_uitkomst.refresh_from_db()
    assert met_uitkomst.niveau == "3"


def test_what_was_worked_out_goes_along_with_a_new_level(
    met_uitkomst: Dossier, wie: Opslag
) -> None:
    werk_uit(
        met_uitkomst, {"sociaal": Uitwerking("Twee plekken", "opdrachtnemer", "loonlijst")}, wie
    )
    leg_uitkomst_vast(met_uitkomst, uitkomst(1, 2), wie)
    nu = besluiten_van(met_uitkomst).ambitie
    assert nu is not None
    assert (nu.doelen[1].wie, nu.doelen[0].niveau) == ("opdrachtnemer", 1)


def test_two_people_work_out_other_goals_and_both_stay(met_uitkomst: Dossier, wie: Opslag) -> None:
    toen = replace(wie, van_versie=met_uitkomst.versie)
    werk_uit(met_uitkomst, {"sociaal": Uitwerking("A")}, toen)
    assert werk_uit(met_uitkomst, {"inclusie": Uitwerking("B"), "sociaal": Uitwerking()}, toen) == (
        frozenset()
    )
    nu = besluiten_van(met_uitkomst).ambitie
    assert nu is not None
    assert [een.verwoording for een in nu.doelen] == ["B", "A", ""]


def test_two_people_on_one_goal_is_refused(met_uitkomst: Dossier, wie: Opslag) -> None:
    toen = replace(wie, van_versie=met_uitkomst.versie)
    werk_uit(met_uitkomst, {"sociaal": Uitwerking("A")}, toen)
    assert werk_uit(met_uitkomst, {"sociaal": Uitwerking("B")}, toen) == frozenset({"sociaal"})


def test_nothing_new_is_no_line_of_history(met_uitkomst: Dossier, wie: Opslag) -> None:
    versie = met_uitkomst.versie
    assert not werk_uit(met_uitkomst, {"sociaal": Uitwerking(), "weg": Uitwerking("x")}, wie)
    assert met_uitkomst.versie == versie


def test_without_an_outcome_there_is_nothing_to_work_out(dossier: Dossier, wie: Opslag) -> None:
    with pytest.raises(Achterhaald):
        werk_uit(dossier, {"sociaal": Uitwerking("A")}, wie)


def test_the_questionnaire_offers_the_agreed_level_only(
    met_uitkomst: Dossier, ingelogd: Any
) -> None:
    html = ingelogd.get(adres(met_uitkomst, "ambitie")).content.decode()
    assert "afgesproken in het ambitieweb" in html
    assert html.count('name="niveau"') == 1


def test_another_level_is_refused_in_the_questionnaire(
    met_uitkomst: Dossier, antwoord: Callable[..., Any]
) -> None:
    reactie = antwoord("ambitie", niveau="1")
    met_uitkomst.refresh_from_db()
    assert (reactie.status_code, met_uitkomst.niveau) == (200, "3")
    assert "Pas dan de uitkomst" in reactie.content.decode()


def test_the_agreed_level_is_saved_again_without_a_word(
    met_uitkomst: Dossier, antwoord: Callable[..., Any], reis: Callable[[], Reis]
) -> None:
    assert antwoord("ambitie", niveau="3").status_code == 302
    assert reis().next_stap is None


@pytest.mark.django_db(transaction=True)
def test_of_two_outcomes_at_once_one_stays(dossier: Dossier, wie: Opslag) -> None:
    start, geweigerd = Barrier(2), []

    def leg(niveau: int) -> None:
        eigen = Dossier.objects.get(pk=dossier.pk)
        start.wait()
        try:
            leg_uitkomst_vast(eigen, uitkomst(niveau), wie)
        except Achterhaald:
            geweigerd.append(niveau)
        finally:
            connection.close()

    draden = [Thread(target=leg, args=(niveau,)) for niveau in (2, 3)]
    [draad.start() for draad in draden]
    [draad.join() for draad in draden]
    dossier.refresh_from_db()
    assert len(geweigerd) == 1
    assert dossier.niveau == str(5 - geweigerd[0])
