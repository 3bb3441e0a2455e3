"""Every dossier rests on one version of the framework, from its first page until it is settled."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from intake.dossier.indienen import bekijk
from intake.dossier.kader import kader_van, kaderstand, te_kiezen
from intake.dossier.kopie import kopieer
from intake.dossier.models import Dossier
from intake.dossier.opslaan import Opslag
from intake.dossier.overgangen import heropen
from intake.dossier.staten import BEWERKBAAR, BIJ_CONCERN_INKOOP, DEFINITIEF, Staat
from intake.kader.models import Kaderversie
from tests.dossiers import VANDAAG
from tests.kaderversies import nieuwe_versie

VOOR, NU = ("intake", "0008_publicatie"), ("intake", "0009_kader_van_dossier")


def test_a_new_dossier_rests_on_what_is_in_force(dossier, geldend):
    dossier.refresh_from_db()
    assert kader_van(dossier, VANDAAG)[0] == dossier.kaderversie == geldend


def test_a_publication_leaves_a_dossier_where_it_was(dossier, geldend, kader):
    nieuwe_versie(kader)
    dossier.refresh_from_db()
    assert kader_van(dossier, VANDAAG) == (geldend, kader)
    assert bekijk(dossier).zaak.kaderversie == geldend.versie


def test_without_a_version_of_its_own_what_is_in_force_counts(dossier, kader):
    Dossier.objects.update(kaderversie=None)
    dossier.refresh_from_db()
    nieuw = nieuwe_versie(kader)
    assert kader_van(dossier, VANDAAG)[0] == nieuw
    assert not kaderstand(dossier, VANDAAG).is_ouder


def test_a_copy_starts_under_what_is_in_force(compleet, inkoper, kader):
    nieuw = nieuwe_versie(kader)
    kopie = kopieer(compleet, "Opnieuw", uuid4(), Opslag(inkoper), VANDAAG)
    assert kopie.kaderversie == nieuw and compleet.kaderversie != nieuw


@pytest.mark.parametrize("staat", DEFINITIEF)
def test_a_new_round_starts_under_what_is_in_force(dossier, inkoper, kader, geldend, staat):
    nieuw = nieuwe_versie(kader)
    Dossier.objects.update(staat=staat, kader_afgewezen=nieuw, kader_reden="Te laat.")
    dossier.refresh_from_db()
    heropen(dossier, Opslag(inkoper), reden="Anders.")
    dossier.refresh_from_db()
    assert (dossier.kaderversie, dossier.kader_afgewezen, dossier.kader_reden) == (nieuw, None, "")
    assert dossier.gebeurtenissen.last().wijzigingen["kader"] == [geldend.versie, nieuw.versie]


@pytest.mark.parametrize("staat", Staat)
@pytest.mark.parametrize(("dagen", "telt"), [(0, True), (1, False)])
def test_a_newer_version_counts_from_its_day_and_until_settling(dossier, kader, staat, dagen, telt):
    nieuwe_versie(kader, geldig_van=VANDAAG + timedelta(days=dagen))
    Dossier.objects.update(staat=staat)
    dossier.refresh_from_db()
    stand = kaderstand(dossier, VANDAAG)
    assert stand.is_ouder == stand.moet_kiezen == (telt and staat not in DEFINITIEF)
    assert te_kiezen(Dossier.objects.all(), VANDAAG).exists() == telt


def test_staying_counts_for_the_newest_version_only(dossier, kader):
    eerste = nieuwe_versie(kader)
    Dossier.objects.update(kader_afgewezen=eerste)
    dossier.refresh_from_db()
    assert kaderstand(dossier, VANDAAG).blijft
    assert not te_kiezen(Dossier.objects.all(), VANDAAG)
    nieuwe_versie(kader, naam="nog nieuwer")
    assert kaderstand(dossier, VANDAAG).moet_kiezen
    assert te_kiezen(Dossier.objects.all(), VANDAAG).get() == dossier


@pytest.mark.parametrize(("met_kader", "vragen"), [(True, 1), (False, 2)])
def test_the_framework_is_not_read_again(dossier, met_kader, vragen, django_assert_num_queries):
    alle = Dossier.objects.met_kader() if met_kader else Dossier.objects.all()
    kader_van(dossier, VANDAAG)
    with django_assert_num_queries(vragen) as queries:
        kader_van(alle.get(), VANDAAG)
    assert not any("inhoud" in query["sql"] for query in queries)


def migreer(doel):
    uitvoerder = MigrationExecutor(connection)
    uitvoerder.migrate(doel)
    return uitvoerder.loader.project_state(doel).apps


def maak_oude_rijen(apps, geldig_van):
    """A running and a settled dossier beside two versions, as they stood before."""
    wie = apps.get_model("intake", "Gebruiker").objects.create(username="alice")
    Versie = apps.get_model("intake", "Kaderversie")
    oud, nieuw = (
        Versie.objects.create(versie=naam, inhoud="", sha256=naam, geldig_van=dag)
        for naam, dag in (("oud", date(2024, 1, 1)), ("nieuw", geldig_van))
    )
    for staat in Staat:
        dossier = apps.get_model("intake", "Dossier").objects.create(
            kenmerk=staat, sleutel=uuid4(), eigenaar=wie, naam=staat, staat=staat
        )
        if staat in DEFINITIEF:
            apps.get_model("intake", "VastgesteldAdvies").objects.create(
                dossier=dossier, volgnummer=1, vastgesteld_op="2026-01-01T10:00Z",
                vastgesteld_door=wie, kaderversie=oud, naam="x", feiten={}, antwoorden=[],
                uitkomst={}, besluiten={}, html=b"", pdf=b"", bijlage=b"",
            )  # fmt: skip


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("geldig_van", "lopend"), [(date(2025, 1, 1), "nieuw"), (date(2999, 1, 1), "oud")]
)
def test_what_runs_gets_the_version_of_today_and_what_was_settled_its_own(geldig_van, lopend):
    try:
        maak_oude_rijen(migreer([VOOR]), geldig_van)
        migreer([NU])
    finally:
        migreer(MigrationExecutor(connection).loader.graph.leaf_nodes("intake"))
    versies = dict(Dossier.objects.values_list("staat", "kaderversie__versie"))
    assert {versies[staat] for staat in (*BEWERKBAAR, *BIJ_CONCERN_INKOOP)} == {lopend}
    assert {versies[staat] for staat in DEFINITIEF} == {"oud"}
    assert Kaderversie.objects.count() == 2
