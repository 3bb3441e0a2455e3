"""A database of before the review keeps its opdrachtgevers and gives its reviewers their right."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from intake.dossier.models import Dossier

EERDER = ("intake", "0002_bewaking")


def migreer_terug(doel):
    uitvoerder = MigrationExecutor(connection)
    uitvoerder.migrate([doel])
    return uitvoerder.loader.project_state([doel]).apps


def migreer_naar_nu():
    uitvoerder = MigrationExecutor(connection)
    uitvoerder.migrate(uitvoerder.loader.graph.leaf_nodes("intake"))


@pytest.mark.django_db(transaction=True)
def test_an_older_database_moves_along():
    try:
        oud = migreer_terug(EERDER)
        Gebruiker, Oud = oud.get_model("intake", "Gebruiker"), oud.get_model("intake", "Dossier")
        inkoper = Gebruiker.objects.create(username="alice", directie="Stadswerken")
        bob = Gebruiker.objects.create(username="bob", email="bob@voorbeeld.nl")
        Oud.objects.create(
            kenmerk="IK-2026-0001",
            sleutel=uuid4(),
            eigenaar=inkoper,
            opdrachtgever=bob,
            naam="Zout",
        )
        rol, _ = Group.objects.get_or_create(name="beoordelaar")
        rol.permissions.clear()
    finally:
        migreer_naar_nu()
    dossier = Dossier.objects.get()
    assert (dossier.opdrachtgever_email, dossier.directie) == ("bob@voorbeeld.nl", "Stadswerken")
    assert dossier.concept_gedeeld and dossier.staat == "concept"
    recht = Permission.objects.get(codename="dossiers_beoordelen")
    assert recht in rol.permissions.all()
