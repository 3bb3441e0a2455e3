"""A category manager makes and settles plans in the admin, and touches nothing else."""

import threading
from datetime import date
from html import unescape

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intake.advies.keuzes import CategorieplanStatus
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import Categorieplan, Clausule, Kaderversie, Productgroep
from intake.kader.schrijven import schrijf_werkrijen
from intake.kader.snapshot import naar_json
from tests.beheerformulier import ingevuld
from tests.conftest import persoon
from tests.plannen import PLAN, met, met_plan, vastgesteld

pytestmark = pytest.mark.django_db
LIJST = reverse("admin:intake_categorieplan_changelist")
NIEUW = reverse("admin:intake_categorieplan_add")


def adres(doe="change", slug=PLAN):
    return reverse(f"admin:intake_categorieplan_{doe}", args=[slug])


@pytest.fixture
def cato(db):
    return persoon("Cato", "categoriemanager")


@pytest.fixture
def concept(kader):
    schrijf_werkrijen(kader)
    return kader


@pytest.fixture
def beheer(client, cato, concept):
    client.force_login(cato)
    return client


def plan(slug=PLAN):
    return Categorieplan.objects.get(pk=slug)


def tekst_van(antwoord):
    return unescape(antwoord.content.decode())


def doe(client, wat, **anders):
    gelezen = ingevuld(client.get(adres()))["gelezen"][0]
    return client.post(adres(wat), {"gelezen": gelezen, **anders}, follow=True)


def test_a_category_manager_sees_plans_and_nothing_else_of_the_kader(beheer):
    assert beheer.get(LIJST).status_code == 200
    for model in (Clausule, Productgroep, Kaderversie):
        naam = model._meta.model_name
        assert beheer.get(reverse(f"admin:intake_{naam}_changelist")).status_code == 403
    assert beheer.get(reverse("admin:intake_clausule_add")).status_code == 403
    assert "Categorieplannen" in tekst_van(beheer.get(reverse("admin:index")))


@pytest.mark.parametrize("rol", ["inkoper", "beoordelaar", "deskundige"])
def test_nobody_else_makes_or_settles_a_plan(client, concept, rol):
    gebruiker = persoon("Iemand", rol)
    gebruiker.is_staff = True
    gebruiker.save()
    client.force_login(gebruiker)
    assert client.get(NIEUW).status_code == 403
    assert client.post(adres("vaststellen"), {}).status_code == 404
    assert plan().status == "concept"


def test_the_page_says_that_a_plan_counts_after_publication(beheer):
    assert "Een plan geldt pas als u het hebt vastgesteld en een beheerder" in tekst_van(
        beheer.get(adres())
    )


def test_a_new_plan_is_a_concept_with_a_code_of_its_name(beheer):
    velden = ingevuld(beheer.get(NIEUW)) | {
        "naam": "Zorg & welzijn",
        "eigenaar": "categoriemanager zorg",
        "productgroepen": ["schoonmaak"],
        "ambities-0-doel": "inclusie",
        "ambities-0-niveau": "2",
        "ambities-0-reden": "Het gaat om mensen.",
    }
    assert beheer.post(NIEUW, velden).status_code == 302
    nieuw = plan("zorg-welzijn")
    assert (nieuw.status, nieuw.herkomst) == ("concept", "voorstel")
    assert [a.niveau for a in nieuw.ambities.all()] == [2]
    assert lees_werkrijen().categorieplan["zorg-welzijn"].ambities[0].doel == "inclusie"


def test_a_plan_starts_prefilled_from_its_address(beheer):
    naar = f"{NIEUW}?naam=Schoonmaak&productgroepen=schoonmaak&standaardclausules=REP-01,ALG-01"
    velden = ingevuld(beheer.get(naar))
    assert velden["naam"] == ["Schoonmaak"]
    assert velden["productgroepen"] == ["schoonmaak"]
    assert set(velden["standaardclausules"]) == {"REP-01", "ALG-01"}


def test_settling_puts_down_who_and_when(beheer, cato):
    antwoord = doe(beheer, "vaststellen")
    vast = plan()
    assert vast.status == CategorieplanStatus.VASTGESTELD
    assert vast.vastgesteld_op == timezone.localdate()
    assert "geldt na publicatie" in tekst_van(antwoord)
    log = LogEntry.objects.get()
    assert (log.user, "Vastgesteld op" in log.change_message) == (cato, True)


def test_a_settled_plan_names_nobody(beheer, cato):
    """A snapshot is open data."""
    doe(beheer, "vaststellen")
    assert "Cato" not in naar_json(lees_werkrijen())


def test_settling_with_ambities_settles_an_ambitieweb(beheer, kader):
    schrijf_werkrijen(met_plan(kader, status=CategorieplanStatus.CONCEPT))
    doe(beheer, "vaststellen")
    assert plan().status == CategorieplanStatus.VASTGESTELD_MET_AMBITIEWEB


def test_settling_publishes_nothing(beheer):
    aantal = Kaderversie.objects.count()
    doe(beheer, "vaststellen")
    assert Kaderversie.objects.count() == aantal


def test_a_settled_plan_is_only_read_and_can_become_a_concept_again(beheer, kader):
    schrijf_werkrijen(met_plan(kader))
    pagina = beheer.get(adres())
    assert b'name="_save"' not in pagina.content
    assert b"Inclusie en diversiteit" in pagina.content
    assert b"/maatschappelijkdoel/" not in pagina.content  # that page is not for her
    assert beheer.post(adres("delete"), {"post": "yes"}).status_code == 403
    doe(beheer, "heropenen")
    assert (plan().status, plan().vastgesteld_op) == ("concept", None)


def test_a_plan_that_changed_since_the_page_is_not_settled(beheer):
    gelezen = ingevuld(beheer.get(adres()))["gelezen"][0]
    Categorieplan.objects.filter(pk=PLAN).update(eigenaar="Een ander")
    antwoord = beheer.post(adres("vaststellen"), {"gelezen": gelezen}, follow=True)
    assert "intussen gewijzigd" in tekst_van(antwoord)
    assert plan().status == "concept"


def test_settling_twice_is_refused(beheer, kader):
    gelezen = ingevuld(beheer.get(adres()))["gelezen"][0]
    for _ in range(2):
        antwoord = beheer.post(adres("vaststellen"), {"gelezen": gelezen}, follow=True)
    assert "intussen gewijzigd" in tekst_van(antwoord)
    assert LogEntry.objects.count() == 1


def test_an_expired_plan_is_not_settled(beheer, kader):
    verlopen = {"status": CategorieplanStatus.CONCEPT, "geldig_tot": date(2026, 1, 1)}
    schrijf_werkrijen(met_plan(kader, **verlopen))
    assert "al verlopen" in tekst_van(doe(beheer, "vaststellen"))
    assert plan().status == "concept"


def test_a_second_plan_for_the_same_group_and_days_is_refused(beheer, kader):
    tweede = vastgesteld(kader, slug="tweede", naam="Tweede")
    schrijf_werkrijen(met(kader, tweede))
    antwoord = doe(beheer, "vaststellen")
    assert "is in dezelfde periode ook Tweede vastgesteld" in tekst_van(antwoord)
    assert plan().status == "concept"
    assert plan().vastgesteld_op is None


def test_what_was_typed_is_shown_when_the_plan_was_settled_meanwhile(beheer, kader):
    velden = ingevuld(beheer.get(adres()))
    schrijf_werkrijen(met_plan(kader))
    antwoord = beheer.post(adres(), velden | {"naam": "Mijn nieuwe naam", "_save": "1"})
    assert antwoord.status_code == 409
    assert "Mijn nieuwe naam" in tekst_van(antwoord)
    assert "intussen vastgesteld." in tekst_van(antwoord)


def test_an_unknown_plan_is_not_found(beheer):
    assert beheer.post(adres("vaststellen", "bestaat-niet"), {}).status_code == 404
    assert beheer.get(adres("vaststellen")).status_code == 302


def test_a_wrong_ambitie_is_refused_at_its_field(beheer):
    velden = ingevuld(beheer.get(adres())) | {
        "ambities-0-doel": "inclusie",
        "ambities-0-niveau": "2",
        "ambities-0-reden": "",
    }
    antwoord = beheer.post(adres(), velden)
    [groep] = antwoord.context["inline_admin_formsets"]
    assert "reden" in groep.formset.forms[0].errors
    assert not plan().ambities.exists()


def test_without_a_session_settling_asks_to_log_in(concept):
    antwoord = Client().post(adres("vaststellen"), {})
    assert antwoord.status_code == 302
    assert plan().status == "concept"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_settle_at_once_one_wins(kader):
    schrijf_werkrijen(kader)
    clients, start, adressen = [], threading.Barrier(2), []
    for naam in ("Cato", "Carel"):
        client = Client()
        client.force_login(persoon(naam, "categoriemanager"))
        clients.append((client, ingevuld(client.get(adres()))["gelezen"][0]))

    def stel_nu_vast(client, gelezen):
        start.wait()
        adressen.append(client.post(adres("vaststellen"), {"gelezen": gelezen}).status_code)
        connection.close()

    draden = [threading.Thread(target=stel_nu_vast, args=paar) for paar in clients]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert adressen == [302, 302]
    assert LogEntry.objects.count() == 1
    assert plan().vastgesteld_op
