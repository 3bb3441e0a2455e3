"""The work list of Concern Inkoop: what comes first, what a filter keeps, and what it costs."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from intake.beoordeling import werklijst
from intake.bladeren import BegrensdePaginator
from intake.dossier.models import Dossier
from intake.dossier.staten import Staat
from tests.dossiers import maak_gebruiker

LIJST = reverse("admin:intake_dossier_changelist")


@pytest.fixture
def maak(inkoper, geldend):
    """A submitted dossier; `dagen` until the planned announcement."""
    nummers = iter(range(1, 1000))

    def maak(naam, dagen=None, **anders):
        dag = None if dagen is None else timezone.localdate() + timedelta(days=dagen)
        velden = {
            "kenmerk": f"IK-2026-{next(nummers):04}",
            "sleutel": uuid4(),
            "eigenaar": inkoper,
            "staat": Staat.INGEDIEND,
            "ingediend_op": timezone.now(),
            "aankondigingsdatum": dag,
        }
        return Dossier.objects.create(naam=naam, **velden | anders)

    return maak


@pytest.fixture
def lijst(client, ina):
    client.force_login(ina)

    def lijst(**filters):
        pagina = client.get(LIJST, filters)
        return [dossier.naam for dossier in pagina.context["cl"].result_list]

    return lijst


def test_what_is_announced_soonest_stands_first_and_without_a_date_last(lijst, maak):
    for naam, dagen in (("zonder", None), ("later", 90), ("voorbij", -3), ("straks", 10)):
        maak(naam, dagen)
    assert lijst() == ["voorbij", "straks", "later", "zonder"]


def test_without_a_date_what_was_submitted_first_comes_first(lijst, maak):
    maak("tweede", ingediend_op=timezone.now())
    maak("eerste", ingediend_op=timezone.now() - timedelta(days=3))
    assert lijst() == ["eerste", "tweede"]


def test_only_what_waits_for_concern_inkoop_is_shown_at_first(lijst, maak):
    for staat in Staat:
        maak(staat.value, 10, staat=staat)
    assert lijst() == ["ingediend", "in_beoordeling"]
    assert lijst(staat="vastgesteld") == ["vastgesteld"]
    assert len(lijst(staat="alle")) == len(Staat)


def test_a_filter_on_the_reviewer(lijst, maak, ina, jan):
    for wie in (ina, jan, None):
        maak(str(wie), beoordelaar=wie)
    assert lijst(beoordelaar="mij") == ["Ina"]
    assert lijst(beoordelaar="niemand") == ["None"]
    assert lijst(beoordelaar=jan.pk) == ["Jan"]


@pytest.mark.parametrize(
    ("kolom", "waarde", "filter"),
    [
        ("productgroep", "schoonmaak", "schoonmaak"),
        ("route", "boven", "boven"),
        ("is_standaard", True, "ja"),
        ("directie", "Inkoop", "Inkoop"),
    ],
)
def test_a_filter_keeps_what_it_says(lijst, maak, kolom, waarde, filter):
    maak_gebruiker("iemand", directie="Inkoop")
    maak("wel", **{kolom: waarde})
    maak("niet")
    assert lijst(**{kolom: filter}) == ["wel"]


@pytest.mark.parametrize("filters", [{"staat": "onzin"}, {"beoordelaar": "x"}, {"route": "'"}])
def test_a_filter_that_is_no_choice_does_nothing(lijst, maak, filters):
    maak("een")
    assert lijst(**filters) == ["een"]


def test_no_other_column_can_be_searched_from_the_address(client, ina, maak):
    client.force_login(ina)
    maak("een")
    assert client.get(LIJST, {"opdrachtgever_email__startswith": "a"}).status_code == 400


@pytest.mark.parametrize("tekst", ["IK-2026-0002", "ik-2026-0002", "2026-0002", "TWEE", " twee "])
def test_a_search_finds_by_kenmerk_or_name_in_every_state(lijst, maak, tekst):
    maak("nummer een")
    maak("nummer twee", staat=Staat.AFGEROND)
    assert lijst(q=tekst) == ["nummer twee"]


def test_two_letters_are_looked_for_in_the_dossiers_that_changed_last(lijst, maak, monkeypatch):
    monkeypatch.setattr(werklijst, "ZOEKT_IN", 2)
    for nummer in range(4):
        maak(f"stoelen {nummer}")
    assert lijst(q="st") == ["stoelen 3", "stoelen 2"]


def test_a_name_is_found_however_long_ago_it_changed(lijst, maak, monkeypatch):
    monkeypatch.setattr(werklijst, "ZOEKT_IN", 2)
    for naam in ("stoelen", "tafels", "lampen", "kasten"):
        maak(naam)
    assert lijst(q="TOE") == ["stoelen"]


def test_only_postgresql_finds_a_name_by_an_index(db):
    vraag = werklijst.zoek(Dossier.objects.order_by(), "stoelen").values("pk")
    met_index = connection.vendor == "postgresql"
    if met_index:  # a small table is read whole, unless that is not done
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    assert ("dossier_naam_trigram" in vraag.explain()) == met_index


def test_the_list_ends_and_says_so(client, ina, maak, monkeypatch):
    monkeypatch.setattr(BegrensdePaginator, "hoogstens", 3)
    for nummer in range(5):
        maak(f"dossier {nummer}")
    client.force_login(ina)
    pagina = client.get(LIJST)
    assert pagina.context["cl"].result_count == 3
    assert "de eerste 3 dossiers" in pagina.content.decode()


def test_labels_say_why_a_dossier_asks_for_attention(client, ina, maak):
    maak("een", 12, aandachtspunten=["bij_drempel", "onbekend", "bestaat-niet"])
    maak("twee", 1, is_standaard=True)
    client.force_login(ina)
    html = client.get(LIJST).content.decode()
    for woord in ("Dicht bij de Europese grens", "Nog niet alles is bekend", "Over 12 dagen"):
        assert woord in html
    assert "Over 1 dag " in html and ">Standaard</li>" in html and "bestaat-niet" not in html


@pytest.mark.parametrize(
    ("dagen", "woorden"),
    [(0, "Vandaag"), (1, "Over 1 dag"), (20, "Over 20 dagen"), (-1, "1 dag geleden")],
)
def test_a_date_is_told_in_days(dagen, woorden):
    vandaag = date(2026, 11, 22)
    assert werklijst.over_hoeveel_dagen(vandaag + timedelta(days=dagen), vandaag) == woorden


def test_more_dossiers_take_no_more_queries(client, ina, maak):
    client.force_login(ina)

    def aantal():
        with CaptureQueriesContext(
            connection,
        ) as gesteld:
            assert client.get(LIJST).status_code == 200
        return len(gesteld)

    for nummer in range(5):
        maak(f"dossier {nummer}", nummer, beoordelaar=ina)
    aantal()  # the framework is read once per process
    bij_vijf = aantal()
    for nummer in range(45):
        maak(f"meer {nummer}", nummer, beoordelaar=ina)
    assert aantal() == bij_vijf <= 12


def test_a_hostile_name_is_shown_as_text(client, ina, maak):
    maak("<script>alert(1)</script>" + "e\u0301" * 40, directie="<b>vet</b>")
    client.force_login(ina)
    html = client.get(LIJST).content.decode()
    assert "<script>alert" not in html and "<b>vet" not in html and "&lt;script&gt;" in html


def test_an_empty_list_says_so(client, ina, geldend):
    client.force_login(ina)
    assert "Er wacht geen dossier" in client.get(LIJST).content.decode()


@pytest.mark.parametrize("wie", ["alice", "dex", "beau", "bob"])
def test_nobody_else_sees_the_list(client, request, geldend, wie):
    client.force_login(request.getfixturevalue(wie))
    assert client.get(LIJST).status_code in (302, 403)
