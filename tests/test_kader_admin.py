"""The framework can be read and edited in the admin by who manages it, and by nobody else."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.urls import reverse

from intake.kader.models import Categorieplan
from intake.kader.schrijven import WERKRIJEN, schrijf_werkrijen
from intake.kader.volgorde import geordend
from tests.klein_kader import KLEIN_KADER
from tests.test_publicatie import BEGIN, publiceer

pytestmark = pytest.mark.django_db
# What is read as part of something else has no page of its own.
ONDERDELEN = {
    "Doelambitie",
    "Doelgroep",
    "ProductgroepDoelstelling",
    "ProductgroepCpv",
    "ClausuleRelatie",
    "Lastpost",
    "Nakomingsafspraak",
}
MODELLEN = [
    model
    for model in apps.get_app_config("intake").get_models()
    if model.__module__.startswith("intake.kader") and model.__name__ not in ONDERDELEN
]
BEWERKBAAR = [model for model in MODELLEN if model in WERKRIJEN]
VAST = [model for model in MODELLEN if model not in WERKRIJEN]


@pytest.fixture
def versie():
    schrijf_werkrijen(geordend(KLEIN_KADER))
    return publiceer("Eerste uitgave", BEGIN)


@pytest.fixture
def beheerder(client, django_user_model):
    gebruiker = django_user_model.objects.create(username="beheerder", is_staff=True)
    gebruiker.user_permissions.add(Permission.objects.get(codename="kader_beheren"))
    client.force_login(gebruiker)
    return client


@pytest.fixture
def vreemde(client, django_user_model):
    client.force_login(django_user_model.objects.create(username="vreemde", is_staff=True))
    return client


@pytest.fixture
def kijker(client, django_user_model):
    """Somebody with Django's own right to view the framework, and no more."""
    gebruiker = django_user_model.objects.create(username="kijker", is_staff=True)
    gebruiker.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(gebruiker)
    return client


def url(model, blad, *args):
    return reverse(f"admin:intake_{model._meta.model_name}_{blad}", args=args)


@pytest.mark.parametrize("model", MODELLEN)
def test_a_beheerder_reads_every_list_and_every_row(model, beheerder, versie):
    assert beheerder.get(url(model, "changelist")).status_code == 200
    for rij in model.objects.all()[:2]:
        assert beheerder.get(url(model, "change", rij.pk)).status_code == 200


@pytest.mark.parametrize("model", BEWERKBAAR)
def test_every_part_has_a_form(model, beheerder, versie):
    Categorieplan.objects.update(status="concept")  # a settled one is only read
    rij = model.objects.last()
    assert b'name="_save"' in beheerder.get(url(model, "change", rij.pk)).content


@pytest.mark.parametrize("model", VAST)
def test_a_beheerder_changes_nothing_that_lies_fast(model, beheerder, versie):
    rij = model.objects.first()
    assert beheerder.get(url(model, "add")).status_code == 403
    if rij is not None:
        assert b'name="_save"' not in beheerder.get(url(model, "change", rij.pk)).content
        assert beheerder.post(url(model, "delete", rij.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("model", [model for model in VAST if model.__name__ != "Uitgavevoorstel"])
def test_what_lies_fast_takes_no_form(model, beheerder, versie):
    if rij := model.objects.first():
        assert beheerder.post(url(model, "change", rij.pk), {}).status_code == 403


@pytest.mark.parametrize("model", MODELLEN)
def test_who_lacks_the_right_sees_nothing(model, vreemde, versie):
    assert vreemde.get(url(model, "changelist")).status_code == 403


@pytest.mark.parametrize("model", BEWERKBAAR)
def test_who_may_only_look_changes_nothing(model, kijker, versie):
    rij = model.objects.last()
    pagina = kijker.get(url(model, "change", rij.pk))
    assert pagina.status_code == 200
    assert b'name="_save"' not in pagina.content
    for blad, args in (("add", ()), ("change", (rij.pk,)), ("delete", (rij.pk,))):
        assert kijker.post(url(model, blad, *args), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("model", MODELLEN)
def test_a_list_has_five_columns_at_most(model):
    assert len(admin.site.get_model_admin(model).list_display) <= 5


@pytest.mark.parametrize("model", BEWERKBAAR)
def test_every_column_is_on_its_form(model):
    """What is in no form could never be edited; the place of a row is only there if it matters."""
    beheer = admin.site.get_model_admin(model)
    getoond = set(admin.utils.flatten_fieldsets(beheer.fieldsets))
    kolommen = {v.name for v in (*model._meta.concrete_fields, *model._meta.many_to_many)}
    vaststellen = {"status", "vastgesteld_op"}  # an act with its own button
    assert kolommen - getoond <= {"id", "volgorde", "relaties", *vaststellen}


def test_a_list_of_clausules_asks_a_fixed_number_of_queries(
    beheerder, versie, django_assert_max_num_queries
):
    model = apps.get_model("intake", "Clausule")
    with django_assert_max_num_queries(60):
        beheerder.get(url(model, "changelist"))
