"""What waits for whom: every line of it, and the number in the menu."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from intake.beoordeling.deskundigen import beantwoord, stel_vraag
from intake.dossier.handelen import Opslag, voer_uit
from intake.dossier.models import Dossier
from intake.dossier.staten import Handeling, Staat
from intake.gebruikers import Bureau, Gebruiker
from intake.voor_u import MAXIMUM, aantal_wachtend, wachtend

PAD = "/voor-u/"


@pytest.fixture
def in_beoordeling(dossier: Dossier, inkoper: Gebruiker, ina: Gebruiker) -> Dossier:
    voer_uit(
        dossier, Handeling.INDIENEN, Opslag(inkoper), kolommen={"ingediend_op": timezone.now()}
    )
    voer_uit(dossier, Handeling.OPPAKKEN, Opslag(ina), kolommen={"beoordelaar": ina.pk})
    return dossier


@pytest.fixture
def terug(in_beoordeling: Dossier, ina: Gebruiker) -> Dossier:
    """The dossier after Concern Inkoop asked for more."""
    voer_uit(in_beoordeling, Handeling.AANVULLING_VRAGEN, Opslag(ina))
    return in_beoordeling


def als(wie: Gebruiker) -> Client:
    client = Client()
    client.force_login(wie)
    return client


def lijst(wie: Gebruiker, deel: str = "wacht") -> list[tuple[str, str]]:
    return [(regel.wat, regel.adres) for regel in als(wie).get(PAD).context[deel]]


def in_menu(wie: Gebruiker, pad: str = "/hulp/") -> str:
    html = als(wie).get(pad).content.decode()
    return html.split('href="/">Start')[1].split("</a>")[0].strip()


def opmerkingen(dossier: Dossier) -> str:
    return reverse("intake:opmerkingen", args=[dossier.kenmerk])


def beoordeling(dossier: Dossier) -> str:
    return reverse("admin:intake_dossier_change", args=[dossier.pk])


def veel(eigenaar: Gebruiker, aantal: int, **anders: Any) -> None:
    Dossier.objects.bulk_create(
        Dossier(kenmerk=f"X-{n}", sleutel=uuid4(), naam=f"Nummer {n}", eigenaar=eigenaar, **anders)
        for n in range(aantal)
    )


def test_nothing_waits_for_who_has_nothing_to_do(in_beoordeling, inkoper):
    assert lijst(inkoper) == [] and in_menu(inkoper) == ""
    assert "Er wacht nu niets op u" in als(inkoper).get(PAD).content.decode()


def test_an_addition_waits_for_owner_and_who_writes_along(terug, inkoper, charlie):
    terug.delingen.create(gebruiker=charlie, schrijven=True, gedeeld_door=inkoper)
    for wie in (inkoper, charlie):
        assert lijst(wie) == [("Concern Inkoop vraagt om een aanvulling", opmerkingen(terug))]
        assert in_menu(wie) == "(1)"


def test_it_does_not_wait_for_who_only_reads_nor_for_the_reviewer(terug, inkoper, charlie, ina):
    terug.delingen.create(gebruiker=charlie, gedeeld_door=inkoper)
    assert lijst(charlie) == lijst(ina) == []


def test_a_line_says_since_when(terug, inkoper):
    regel = next(wachtend(inkoper))
    assert regel.sinds == terug.gebeurtenissen.get(handeling="aanvulling_vragen").moment


def test_what_a_reviewer_took_waits_for_that_reviewer_alone(in_beoordeling, ina, jan):
    assert lijst(ina) == [("U beoordeelt dit dossier", beoordeling(in_beoordeling))]
    assert lijst(jan) == [] and in_menu(jan) == ""


def test_what_comes_back_after_an_addition_waits_for_its_reviewer(terug, ina, jan, inkoper):
    voer_uit(terug, Handeling.INDIENEN, Opslag(inkoper))
    assert lijst(ina) == [("De inkoper heeft het dossier aangevuld", beoordeling(terug))]
    assert lijst(jan) == []


def test_what_nobody_took_is_one_line_for_every_reviewer(inkoper, ina, jan, beau):
    veel(inkoper, 120, staat=Staat.INGEDIEND)
    for wie in (ina, jan):
        [regel] = als(wie).get(PAD).context["wacht"]
        assert regel.titel == "Nieuwe dossiers: meer dan 99"
        assert regel.adres == reverse("admin:intake_dossier_changelist")
        assert in_menu(wie) == "(1)"
    assert lijst(inkoper) == lijst(beau) == []


def test_a_question_waits_for_its_expert_until_it_is_answered(in_beoordeling, ina, dex):
    dex.bureau = Bureau.JUR
    vraag = stel_vraag(in_beoordeling, dex, "Mag dit?", Opslag(ina))
    pad = reverse("intake:adviesvraag", args=[vraag.pk])
    assert lijst(dex) == [("Ina vraagt uw raad", pad)] and in_menu(dex) == "(1)"
    beantwoord(vraag, "Ja.", Opslag(dex))
    assert lijst(dex) == [] and lijst(dex, "nieuws") == [("U gaf raad", pad)]
    assert lijst(ina, "nieuws") == [("Dex gaf raad", f"{beoordeling(in_beoordeling)}#deskundigen")]


@pytest.mark.parametrize("einde", [{"staat": Staat.VASTGESTELD}, {"ingetrokken_op": True}])
def test_a_question_that_takes_no_answer_waits_for_nobody(in_beoordeling, ina, dex, einde):
    vraag = stel_vraag(in_beoordeling, dex, "Mag dit?", Opslag(ina))
    if "staat" in einde:
        Dossier.objects.update(**einde)
    else:
        in_beoordeling.adviesvragen.filter(pk=vraag.pk).update(ingetrokken_op=timezone.now())
    assert lijst(dex) == [] and in_menu(dex) == ""


def test_a_complete_concept_is_good_to_know_but_waits_for_nobody(compleet, inkoper):
    assert lijst(inkoper) == [] and in_menu(inkoper) == ""
    [(wat, pad)] = lijst(inkoper, "nieuws")
    assert "nog niet ingediend" in wat and pad == compleet.get_absolute_url()


def test_a_concept_with_open_questions_is_no_news(dossier, inkoper):
    assert lijst(inkoper, "nieuws") == []


def test_the_opdrachtgever_sees_a_shared_concept_and_no_number(dossier, bob):
    assert lijst(bob, "nieuws") == [] and in_menu(bob) == ""
    Dossier.objects.update(opdrachtgever=bob, concept_gedeeld=True, opdrachtgever_email=bob.email)
    [(wat, pad)] = lijst(bob, "nieuws")
    assert wat.endswith("nog concept")
    assert pad == reverse("intake:uitkomst", args=[dossier.kenmerk])
    Dossier.objects.update(concept_gedeeld=False)
    assert lijst(bob, "nieuws") == []


def test_the_number_is_that_of_the_lines(terug, inkoper, ina, dex, charlie):
    veel(ina, 3, staat=Staat.IN_BEOORDELING, beoordelaar=ina)
    veel_nieuw = Dossier.objects.filter(naam="Nummer 1")
    veel_nieuw.update(staat=Staat.INGEDIEND, beoordelaar=None)
    for wie in (inkoper, ina, dex, charlie):
        assert aantal_wachtend(wie) == len(list(wachtend(wie)))
    assert aantal_wachtend(ina) == 3


def test_past_the_maximum_nobody_counts(inkoper):
    veel(inkoper, MAXIMUM + 5, staat=Staat.AANVULLING_GEVRAAGD)
    assert in_menu(inkoper) == "(99+)"
    pagina = als(inkoper).get(PAD)
    assert len(pagina.context["wacht"]) == MAXIMUM and pagina.context["er_is_meer"]


def test_who_has_several_roles_sees_all_of_it_together(terug, inkoper, ina):
    inkoper.groups.set(ina.groups.all())
    veel(ina, 1, staat=Staat.INGEDIEND)
    assert [wat for wat, _ in lijst(inkoper)] == [
        "Concern Inkoop vraagt om een aanvulling",
        "Ingediend en nog door niemand opgepakt",
    ]


def test_a_hostile_name_is_only_text(terug, inkoper):
    Dossier.objects.update(naam="<script>alert(1)</script>" + "\u0301" * 90)
    assert "<script>alert" not in als(inkoper).get(PAD).content.decode()


@pytest.mark.parametrize("wie", ["inkoper", "ina", "dex"])
def test_the_number_costs_one_query(request, terug, wie):
    gebruiker = request.getfixturevalue(wie)
    gebruiker.get_all_permissions()
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        aantal_wachtend(gebruiker)
    assert len(vragen) == 1


def test_who_nothing_can_wait_for_pays_no_query(bob):
    with CaptureQueriesContext(connection) as vragen:
        als(bob).get("/hulp/")
    assert not [vraag for vraag in vragen if "UNION ALL" in vraag["sql"]]


def test_the_page_costs_no_query_per_line(inkoper, geldend, django_assert_max_num_queries):
    veel(inkoper, 60, staat=Staat.AANVULLING_GEVRAAGD)
    client = als(inkoper)
    with django_assert_max_num_queries(14):
        client.get(PAD)


def test_the_admin_shows_the_number_too(in_beoordeling, ina, beau):
    assert in_menu(ina, "/beheer/") == "(1)" and in_menu(beau, "/beheer/") == ""
