"""The start page: each role finds its next action, what waits and what comes soon, and no more."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from intake.advies.keuzes import CategorieplanStatus
from intake.ambitieweb.models import Ambitiesessie, Sessiestaat
from intake.beoordeling.deskundigen import stel_vraag
from intake.dossier.handelen import Opslag
from intake.dossier.models import Dossier
from intake.dossier.staten import Staat
from intake.gebruikers import Bureau, Gebruiker
from intake.kader.models import Categorieplan
from intake.start import REGELS, na_werkdagen
from tests.conftest import persoon

EERSTE_ACTIE = {
    "inkoper": ("Nieuwe inkoop", "/dossiers/nieuw/"),
    "opdrachtgever": ("Naar uw adviezen", "/adviezen/"),
    "beoordelaar": ("Naar de werklijst", "/beheer/intake/dossier/"),
    "deskundige": ("Naar uw vragen", "/voor-u/"),
    "categoriemanager": ("Naar de categorieplannen", "/beheer/intake/categorieplan/"),
    "beheerder": ("Naar het concept van het kader", "/beheer/intake/kaderversie/concept/"),
}


def als(wie: Gebruiker) -> Client:
    client = Client()
    client.force_login(wie)
    return client


def start(wie: Gebruiker) -> Any:
    return als(wie).get("/")


def binnenkort(wie: Gebruiker) -> list[tuple[str, str]]:
    return [(t.titel, t.wat) for t in start(wie).context["termijnen"].regels]


def maak(eigenaar: Gebruiker, aantal: int = 1, **anders: Any) -> None:
    Dossier.objects.bulk_create(
        Dossier(
            kenmerk=f"X-{uuid4().hex[:8]}",
            sleutel=uuid4(),
            naam=f"Nummer {n}",
            eigenaar=eigenaar,
            **anders,
        )
        for n in range(aantal)
    )


def over(dagen: int) -> date:
    return timezone.localdate() + timedelta(days=dagen)


@pytest.mark.parametrize("rol", EERSTE_ACTIE)
def test_the_first_button_is_what_this_role_does(geldend, rol):
    wie = persoon("Wie", rol)
    pagina = start(wie)
    assert pagina.context["doen"][0] == EERSTE_ACTIE[rol]
    assert als(wie).get(EERSTE_ACTIE[rol][1]).status_code == 200


def test_who_has_two_roles_sees_the_actions_of_both(alice):
    alice.groups.add(Group.objects.get(name="beoordelaar"))
    assert [tekst for tekst, _ in start(alice).context["doen"]] == [
        "Nieuwe inkoop",
        "Naar de werklijst",
    ]


def test_who_has_no_role_at_all_gets_no_part_of_another(geldend, bob, inkoper):
    maak(inkoper, staat=Staat.INGEDIEND, aankondigingsdatum=over(3))
    context = start(bob).context
    leeg = ("wacht", "termijnen", "dossiers", "adviezen", "nieuws")
    assert [deel for deel in leeg if context[deel].regels] == []


def test_what_waits_stands_on_it_with_the_rest_behind_a_link(inkoper):
    maak(inkoper, REGELS + 2, staat=Staat.AANVULLING_GEVRAAGD)
    pagina = start(inkoper)
    assert len(pagina.context["wacht"].regels) == REGELS
    assert "Bekijk alles wat op u wacht" in pagina.content.decode()
    assert len(als(inkoper).get("/voor-u/").context["wacht"]) == REGELS + 2


def test_the_last_changed_dossier_comes_first(geldend, inkoper, charlie):
    maak(inkoper, 2)
    Dossier.objects.filter(naam="Nummer 0").update(gewijzigd=timezone.now() + timedelta(hours=1))
    maak(charlie)
    namen = [dossier.naam for dossier, _ in start(inkoper).context["dossiers"].regels]
    assert namen == ["Nummer 0", "Nummer 1"]


@pytest.mark.parametrize(
    ("dagen", "staat", "wat"),
    [
        (0, Staat.CONCEPT, "U maakt de opdracht bekend. Het dossier is nog niet ingediend"),
        (42, Staat.INGEDIEND, "U maakt de opdracht bekend. Het advies is nog niet vastgesteld"),
        (9, Staat.VASTGESTELD, "U maakt de opdracht bekend. Het advies is definitief"),
        (43, Staat.CONCEPT, None),
        (-1, Staat.CONCEPT, None),
        (9, Staat.AFGEROND, None),
    ],
)
def test_an_announcement_in_the_next_weeks_is_a_deadline(geldend, inkoper, dagen, staat, wat):
    maak(inkoper, staat=staat, aankondigingsdatum=over(dagen))
    assert binnenkort(inkoper) == ([("Nummer 0", wat)] if wat else [])


def test_a_session_of_the_ambitieweb_is_a_deadline_until_it_is_called_off(dossier, inkoper, alice):
    sessie = Ambitiesessie.objects.create(
        dossier=dossier, datum=over(5), gemaakt_door=inkoper, staat=Sessiestaat.OPEN
    )
    assert binnenkort(inkoper) == [(dossier.naam, "Sessie van het ambitieweb")]
    assert binnenkort(alice) == []
    Ambitiesessie.objects.filter(pk=sessie.pk).update(staat=Sessiestaat.AFGELAST)
    assert binnenkort(inkoper) == []


def test_a_promised_review_is_a_deadline_of_its_reviewer_alone(inkoper, ina, jan):
    ingediend = timezone.now() - timedelta(days=30)
    maak(inkoper, staat=Staat.IN_BEOORDELING, beoordelaar=ina, ingediend_op=ingediend)
    [(titel, wat)] = binnenkort(ina)
    assert (titel, wat) == ("Nummer 0", "De toegezegde dag is voorbij: uw beoordeling")
    assert binnenkort(jan) == binnenkort(inkoper) == []


@pytest.mark.parametrize(
    ("dag", "aantal", "wordt"),
    [
        (date(2026, 11, 23), 5, date(2026, 11, 30)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_working_days_skip_the_weekend(dag, aantal, wordt):
    assert na_werkdagen(dag, aantal) == wordt


@pytest.mark.parametrize("rol", ["categoriemanager", "beheerder", "inkoper"])
def test_a_plan_that_ends_is_a_deadline_of_who_looks_after_plans(geldend, rol):
    vast = CategorieplanStatus.VASTGESTELD
    for slug, dagen, status in (("a", 60, vast), ("b", 200, vast), ("c", 60, "concept")):
        Categorieplan.objects.create(
            slug=slug, naam=f"Plan {slug}", eigenaar="x", geldig_tot=over(dagen), status=status
        )
    verwacht = [] if rol == "inkoper" else [("Plan a", "Dit categorieplan loopt af")]
    assert binnenkort(persoon("Wie", rol)) == verwacht


def test_the_opdrachtgever_finds_the_advices(dossier, bob):
    Dossier.objects.update(opdrachtgever=bob, concept_gedeeld=True, opdrachtgever_email=bob.email)
    html = start(bob).content.decode()
    assert reverse("intake:uitkomst", args=[dossier.kenmerk]) in html
    assert "Nieuwe inkoop" not in html and "Mijn dossiers" not in html


def test_the_question_to_an_expert_stands_on_the_start_page(dossier, ina, dex):
    Dossier.objects.update(staat=Staat.IN_BEOORDELING, beoordelaar=ina)
    dossier.refresh_from_db()
    dex.bureau = Bureau.JUR
    stel_vraag(dossier, dex, "Mag dit?", Opslag(ina))
    assert [regel.wat for regel in start(dex).context["wacht"].regels] == ["Ina vraagt uw raad"]


@pytest.mark.parametrize("rollen", [["inkoper"], ["beoordelaar"], ["inkoper", "beoordelaar"]])
def test_the_number_of_dossiers_costs_no_query(geldend, inkoper, rollen):
    inkoper.groups.set(Group.objects.filter(name__in=rollen))
    client = als(inkoper)
    client.get("/")
    aantallen = []
    for aantal in (2, 30):
        for staat in Staat:
            anders = {
                "beoordelaar": inkoper,
                "kaderversie": geldend,
                "ingediend_op": timezone.now(),
            }
            maak(inkoper, aantal, staat=staat, aankondigingsdatum=over(9), **anders)
        with CaptureQueriesContext(connection) as vragen:
            client.get("/")
        aantallen.append(len(vragen))
    assert aantallen[1] <= aantallen[0] <= 24


@pytest.mark.parametrize("rol", EERSTE_ACTIE)
def test_the_menu_has_six_entries_at_most_and_marks_this_page(geldend, rol):
    html = start(persoon("Wie", rol)).content.decode()
    menu = html.split('aria-label="Hoofdmenu"')[1].split("ik-kop__account")[0]
    assert 3 <= menu.count("<a ") <= 6
    assert menu.count("aria-current") == 1 and '<a href="/" aria-current="page">Start' in menu


@pytest.mark.parametrize(
    ("pad", "merk"),
    [("/dossiers/", "page"), ("/dossiers/nieuw/", "true"), ("/hulp/", "page")],
)
def test_the_menu_marks_the_part_that_a_page_is_in(geldend, inkoper, pad, merk):
    html = als(inkoper).get(pad).content.decode()
    assert html.count("aria-current") - html.count('aria-current="step"') == 1
    assert f'aria-current="{merk}"' in html


def test_a_hostile_name_is_only_text(inkoper):
    maak(inkoper, staat=Staat.AANVULLING_GEVRAAGD, aankondigingsdatum=over(3))
    Dossier.objects.update(naam="<script>alert(1)</script>")
    assert "<script>alert" not in start(inkoper).content.decode()
