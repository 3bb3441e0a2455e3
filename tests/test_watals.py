"""What if: the same purchase with another answer, without saving anything."""

import pytest
from django.urls import reverse

from intake.dossier.models import Dossier
from tests.beheerformulier import Lezer
from tests.dossiers import maak_gebruiker


def adres(dossier, naam="watals", *meer):
    return reverse(f"intake:{naam}", args=[dossier.kenmerk, *meer])


@pytest.fixture
def wat_als(ingelogd, compleet):
    def vraag(**anders):
        compleet.refresh_from_db()
        lezer = Lezer()
        lezer.feed(ingelogd.get(adres(compleet)).content.decode())
        return ingelogd.get(adres(compleet), {**lezer.velden, **anders})

    return vraag


def test_the_page_begins_with_the_answers_of_the_dossier(ingelogd, compleet):
    antwoord = ingelogd.get(adres(compleet))
    assert antwoord.context["form"]["soort"].value() == "dienst"
    assert "U hebt nog niets veranderd" in antwoord.content.decode()


def test_another_amount_changes_the_route_and_saves_nothing(wat_als, compleet):
    was = Dossier.objects.values().get(pk=compleet.pk)
    antwoord = wat_als(bedrag="10.000")
    soorten = [groep.titel for groep in antwoord.context["verschil"].groepen]
    assert "Route" in soorten
    assert antwoord.context["verschil"].waarde[1] != antwoord.context["verschil"].waarde[0]
    assert Dossier.objects.values().get(pk=compleet.pk) == was


def test_the_same_answers_change_nothing(wat_als):
    assert "Het advies blijft gelijk" in wat_als().content.decode()


def test_what_cannot_be_read_is_said_at_the_field(wat_als):
    antwoord = wat_als(bedrag="veel")
    assert antwoord.context["form"].errors["bedrag"]
    assert "veel" in antwoord.content.decode()


def test_a_script_gets_only_the_part_that_changes(ingelogd, compleet):
    kop = {"X-Deel": "1"}
    html = ingelogd.get(adres(compleet), {"gevuld": "1"}, headers=kop).content.decode()
    assert "<html" not in html


def test_near_the_threshold_the_page_says_what_changes_sides(wat_als):
    antwoord = wat_als(bedrag="71.000")
    assert antwoord.context["grens"].afstand.drempel > antwoord.context["grens"].afstand.waarde
    assert "Eén verlenging van 12 maanden meer" in antwoord.content.decode()
    assert "Splitsen mag niet" in antwoord.content.decode()


def test_an_answer_that_is_typed_shows_what_it_would_change(ingelogd, compleet):
    pad = adres(compleet, "watals_stap", "bedrag")
    antwoord = ingelogd.post(pad, {"versie": 1, "bedrag": "10.000"})
    assert "wordt € 30.000" in antwoord.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    compleet.refresh_from_db()
    assert compleet.bedrag == 100_000


def test_on_the_way_back_what_was_typed_is_still_there(ingelogd, compleet):
    ingelogd.post(adres(compleet, "watals_stap", "bedrag"), {"versie": 1, "bedrag": "12.345"})
    assert "12.345" in ingelogd.get(adres(compleet, "stap", "bedrag")).content.decode()


def test_an_answer_that_cannot_be_read_compares_nothing(ingelogd, compleet):
    antwoord = ingelogd.post(adres(compleet, "watals_stap", "bedrag"), {"bedrag": "x"})
    assert antwoord.context["verschil"] is None


def test_the_question_itself_offers_it_once_there_is_an_advice(ingelogd, compleet):
    assert "data-watals-stap" in ingelogd.get(adres(compleet, "stap", "bedrag")).content.decode()


@pytest.mark.parametrize("naam", ["watals", "watals_stap"])
def test_somebody_else_finds_no_page(client, compleet, naam):
    client.force_login(maak_gebruiker("ander", "dossiers_maken"))
    meer = ("bedrag",) if naam == "watals_stap" else ()
    verstuur = client.post if meer else client.get
    assert verstuur(adres(compleet, naam, *meer)).status_code == 404


def test_a_page_that_does_not_exist_compares_nothing(ingelogd, compleet):
    assert ingelogd.post(adres(compleet, "watals_stap", "nergens"), {}).status_code == 404
