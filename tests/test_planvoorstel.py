"""The start page suggests a plan where one productgroep came by three times within a year."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from intake.dossier.models import Dossier
from intake.dossier.opslaan import Opslag, maak_dossier
from intake.dossier.planvoorstel import planvoorstellen
from intake.dossier.stappen import STAPPEN
from intake.kader.schrijven import schrijf_werkrijen
from intake.kader.snapshot import naar_json
from tests.conftest import persoon
from tests.dossiers import publiceer_tekst
from tests.plannen import GROEP, PLAN, met_plan

VANDAAG = timezone.localdate()
OUD_GENOEG = timezone.now() - timedelta(days=367)
KEUZES = {"SOV-12": {"ja": True, "reden": ""}, "REP-01": {"ja": False, "reden": "Nee."}}


@pytest.fixture
def cato(db):
    return persoon("Cato", "categoriemanager")


@pytest.fixture
def inkopen(alice):
    """So many purchases of one productgroep, by Alice."""

    def maak(aantal, groep="schoonmaak", **kolommen):
        for _ in range(aantal):
            dossier = maak_dossier(uuid4(), STAPPEN[0], {"naam": "X"}, Opslag(alice), VANDAAG)
            velden = {"productgroep": groep, "clausulekeuzes": KEUZES} | kolommen
            Dossier.objects.filter(pk=dossier.pk).update(**velden)

    return maak


@pytest.mark.parametrize(("aantal", "voorgesteld"), [(2, []), (3, [3]), (4, [4])])
def test_three_purchases_suggest_a_plan(geldend, inkopen, cato, aantal, voorgesteld):
    inkopen(aantal)
    assert [een.aantal for een in planvoorstellen(cato, VANDAAG)] == voorgesteld


def test_an_older_purchase_does_not_count(geldend, inkopen, cato):
    inkopen(2)
    inkopen(1, aangemaakt=OUD_GENOEG)
    assert planvoorstellen(cato, VANDAAG) == []


def test_an_unknown_productgroep_suggests_nothing(geldend, inkopen, cato):
    inkopen(3, "onbekend")
    inkopen(3, "")
    assert planvoorstellen(cato, VANDAAG) == []


def test_a_new_plan_starts_with_what_was_taken_over_most(geldend, inkopen, cato, client):
    inkopen(3)
    [voorstel] = planvoorstellen(cato, VANDAAG)
    gevraagd = parse_qs(urlsplit(voorstel.adres).query)
    assert gevraagd["productgroepen"] == ["schoonmaak"]
    assert gevraagd["standaardclausules"] == ["SOV-12"]


def test_a_plan_in_force_needs_no_suggestion(db, kader, inkopen, cato):
    publiceer_tekst(naar_json(met_plan(kader)))
    inkopen(3, GROEP)
    assert planvoorstellen(cato, VANDAAG) == []


def test_a_concept_is_to_be_finished(geldend, kader, inkopen, cato):
    schrijf_werkrijen(kader)
    inkopen(3, GROEP)
    [voorstel] = planvoorstellen(cato, VANDAAG)
    assert voorstel.wat.startswith("Maak het concept")
    assert voorstel.adres == reverse("admin:intake_categorieplan_change", args=[PLAN])


@pytest.mark.parametrize(
    ("dagen", "wat"), [(1, "Wacht op publicatie"), (0, "Wacht op publicatie"), (-1, "verlopen")]
)
def test_a_settled_plan_waits_or_has_expired(geldend, kader, inkopen, cato, dagen, wat):
    schrijf_werkrijen(met_plan(kader, geldig_tot=VANDAAG + timedelta(days=dagen)))
    inkopen(3, GROEP)
    [voorstel] = planvoorstellen(cato, VANDAAG)
    assert wat in voorstel.wat


def test_an_inkoper_hears_it_of_the_own_purchases_only(geldend, inkopen, alice, charlie):
    inkopen(3)
    [voorstel] = planvoorstellen(alice, VANDAAG)
    assert (voorstel.adres, "categoriemanager" in voorstel.wat) == ("", True)
    assert planvoorstellen(charlie, VANDAAG) == []


def test_without_a_framework_there_is_no_suggestion(db, cato):
    assert planvoorstellen(cato, VANDAAG) == []


def test_the_start_page_shows_it(geldend, inkopen, cato, client):
    inkopen(3)
    client.force_login(cato)
    pagina = client.get("/").content.decode()
    assert "Een categorieplan kan helpen" in pagina
    assert reverse("admin:intake_categorieplan_add") in pagina
