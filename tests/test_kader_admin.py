"""The framework can be read in the admin by who manages it, and changed there by nobody."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.urls import reverse

from intake.kader.publicatie import publiceer
from intake.kader.schrijven import schrijf_werkrijen
from intake.kader.volgorde import geordend
from tests.klein_kader import KLEIN_KADER
from tests.test_publicatie import BEGIN

pytestmark = pytest.mark.django_db
# What is read as part of something else has no page of its own.
ONDERDELEN = {
    "Doelgroep",
    "ProductgroepDoelstelling",
    "ProductgroepCpv",
    "ClausuleRelatie",
    "Nakomingsafspraak",
}
MODELLEN = [
    model
    for model in apps.get_app_config("intake").get_models()
    if model.__module__.startswith("intake.kader") and model.__name__ not in ONDERDELEN
]


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


def url(model, blad, *args):
    return reverse(f"admin:intake_{model._meta.model_name}_{blad}", args=args)


@pytest.mark.parametrize("model", MODELLEN)
def test_a_beheerder_reads_every_list_and_every_row(model, beheerder, versie):
    assert beheerder.get(url(model, "changelist")).status_code == 200
    for rij in model.objects.all()[:2]:
        pagina = beheerder.get(url(model, "change", rij.pk))
        assert pagina.status_code == 200
        assert b'name="_save"' not in pagina.content


@pytest.mark.parametrize("model", MODELLEN)
def test_a_beheerder_changes_nothing(model, beheerder, versie):
    rij = model.objects.first()
    assert beheerder.get(url(model, "add")).status_code == 403
    if rij is not None:
        assert beheerder.post(url(model, "change", rij.pk), {}).status_code == 403
        assert beheerder.post(url(model, "delete", rij.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("model", MODELLEN)
def test_who_lacks_the_right_sees_nothing(model, vreemde, versie):
    assert vreemde.get(url(model, "changelist")).status_code == 403


@pytest.mark.parametrize("model", MODELLEN)
def test_a_list_has_five_columns_at_most(model):
    assert len(admin.site.get_model_admin(model).list_display) <= 5


def test_a_list_of_clausules_asks_a_fixed_number_of_queries(
    beheerder, versie, django_assert_max_num_queries
):
    model = apps.get_model("intake", "Clausule")
    with django_assert_max_num_queries(12):
        beheerder.get(url(model, "changelist"))
