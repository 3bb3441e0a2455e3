"""Rows and rights that are read by SQL of our own are what Django itself would read."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group, Permission
from django.contrib.sessions.models import Session
from django.utils import timezone

from inkoopkader.sessieopslag import SessionStore
from intake.aanmelden.backend import LokaleBackend
from intake.dossier.models import Dossier
from intake.dossier.toegang import OP_KENMERK
from intake.gebruikers import Gebruiker
from intake.kader.publicatie import GELDEND
from tests.dossiers import maak_gebruiker


def waarden(rij):
    velden = (veld.attname for veld in rij._meta.concrete_fields)
    return {naam: getattr(rij, naam) for naam in velden}


def test_a_dossier_reads_the_same(dossier):
    Dossier.objects.filter(pk=dossier.pk).update(
        bedrag=Decimal("12.50"), aankondigingsdatum=date(2027, 1, 2), delen=[{"omschrijving": "a"}],
        doelstellingen={"x": ["y"]}, geadviseerd=None, ingediend_op=timezone.now(), is_standaard=True,
    )  # fmt: skip
    assert waarden(OP_KENMERK(dossier.kenmerk)) == waarden(Dossier.objects.get(pk=dossier.pk))


def test_a_row_can_be_saved_again(dossier):
    rij = OP_KENMERK(dossier.kenmerk)
    rij.naam = "Andere naam"
    rij.save()
    assert Dossier.objects.get().naam == "Andere naam" and Dossier.objects.count() == 1


def test_what_is_not_there_is_none(db):
    assert OP_KENMERK("IK-2026-9999") is None


def test_a_column_left_out_is_read_when_asked(geldend, django_assert_num_queries):
    versie = GELDEND(timezone.localdate())
    with django_assert_num_queries(1):
        assert versie.inhoud == geldend.inhoud


@pytest.fixture
def iemand(db):
    """Rights of one's own, and from two groups that share one."""
    gebruiker = maak_gebruiker("iemand", "dossiers_maken")
    rechten = Permission.objects.filter(content_type__app_label="intake")[:5]
    for naam, eigen in (("een", rechten[:3]), ("twee", rechten[2:])):
        groep = Group.objects.create(name=naam)
        groep.permissions.set(eigen)
        gebruiker.groups.add(groep)
    return Gebruiker.objects.get(pk=gebruiker.pk)


def van_django(gebruiker):
    return ModelBackend().get_all_permissions(Gebruiker.objects.get(pk=gebruiker.pk))


def test_rights_are_those_of_django(iemand):
    assert len(van_django(iemand)) > 4
    assert LokaleBackend().get_all_permissions(iemand) == van_django(iemand)


@pytest.mark.parametrize("stand", [{"is_superuser": True}, {"is_active": False}])
def test_rights_of_the_special_are_those_of_django(iemand, stand):
    for naam, waarde in stand.items():
        setattr(iemand, naam, waarde)
    iemand.save()
    assert LokaleBackend().get_all_permissions(iemand) == van_django(iemand)


def test_nobody_has_rights_on_one_object(iemand, dossier):
    assert LokaleBackend().get_all_permissions(iemand, dossier) == set()


def test_who_was_switched_off_is_nobody(iemand):
    assert LokaleBackend().get_user(iemand.pk) == iemand
    Gebruiker.objects.update(is_active=False)
    assert LokaleBackend().get_user(iemand.pk) is None


def test_a_session_ends_at_its_time(db):
    sessie = SessionStore()
    sessie["a"] = 1
    sessie.save()
    assert SessionStore(sessie.session_key).load() == {"a": 1}
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    over = SessionStore(sessie.session_key)
    assert over.load() == {} and over.session_key is None
