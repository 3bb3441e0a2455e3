"""The dossiers of the trial: in every state, made once, and only beside a framework."""

from collections import Counter

import pytest
from django.core.management import call_command

from intake.dossier.models import Dossier
from intake.dossier.staten import Staat
from intake.dossier.vastgesteld import VastgesteldAdvies
from intake.gebruikers import Gebruiker
from intake.voor_u import aantal_wachtend


@pytest.fixture
def demo(db, settings, tmp_path):
    settings.DEMO, settings.DATA_DIR = True, tmp_path
    return lambda: call_command("demo")


def test_a_trial_begins_with_dossiers_in_every_state(geldend, demo):
    demo()
    assert Counter(Dossier.objects.values_list("staat", flat=True)) == {
        Staat.CONCEPT: 1,
        Staat.INGEDIEND: 2,
        Staat.IN_BEOORDELING: 1,
        Staat.AANVULLING_GEVRAAGD: 1,
        Staat.VASTGESTELD: 1,
    }
    assert Dossier.objects.filter(is_standaard=True).count() == 1
    assert Dossier.objects.filter(aandachtspunten__icontains="afwijkingen").count() == 1
    assert bytes(VastgesteldAdvies.objects.get().pdf).startswith(b"%PDF")
    assert all(
        naam.startswith("Voorbeeld: ") for naam in Dossier.objects.values_list("naam", flat=True)
    )


def test_everyone_has_something_to_do_in_it(geldend, demo):
    demo()
    wacht = {wie.username: aantal_wachtend(wie) for wie in Gebruiker.objects.all()}
    assert wacht == {
        "inkoper": 1,
        "opdrachtgever": 0,
        "beoordelaar": 2,
        "deskundige": 1,
        "categoriemanager": 0,
        "beheerder": 0,
    }
    opdrachtgever = Gebruiker.objects.get(username="opdrachtgever")
    assert Dossier.objects.voor_opdrachtgever(opdrachtgever).count() == 1


def test_they_are_made_once(geldend, demo):
    demo()
    demo()
    assert Dossier.objects.count() == 6


def test_dossiers_that_are_there_get_no_examples_beside_them(dossier, demo):
    Gebruiker.objects.update(username="iemand")  # the trial has an inkoper of its own
    demo()
    assert Dossier.objects.get() == dossier


def test_without_a_framework_there_are_only_accounts(demo):
    demo()
    assert not Dossier.objects.exists() and Gebruiker.objects.count() == 6
