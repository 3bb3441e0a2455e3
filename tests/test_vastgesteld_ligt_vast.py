"""Nobody changes or removes a settled advice: not by the admin, the ORM, SQL, or any address."""

from typing import Any

import pytest
from django.contrib import admin
from django.db import IntegrityError, connection, transaction
from django.db.models import F, ProtectedError
from django.urls import NoReverseMatch, reverse

from intake.bewaren.models import Vernietiging
from intake.dossier.models import Dossier
from intake.dossier.vastgesteld import VastgesteldAdvies
from intake.gebruikers import Gebruiker
from intake.kader.models import Kaderversie, Uitgave
from tests.conftest import BEWAAKT
from tests.test_toegang import ALLE
from tests.vaststelling import browser

TABEL = "intake_vastgesteldadvies"
VELDEN = [veld.attname for veld in VastgesteldAdvies._meta.concrete_fields]


def opname() -> list[tuple[Any, ...]]:
    """Every byte of every settled advice."""
    rijen = VastgesteldAdvies.objects.order_by("pk").values_list(*VELDEN)
    return [
        tuple(bytes(deel) if isinstance(deel, memoryview) else deel for deel in rij)
        for rij in rijen
    ]


def alle():
    return VastgesteldAdvies.objects.all()


def verander(advies, **anders):
    for veld, waarde in anders.items():
        setattr(advies, veld, waarde)
    return advies


def sql(opdracht, *waarden):
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)


def sql_weg(tabel):
    """The references to a row are checked when the transaction ends."""
    sql(f"DELETE FROM {tabel}")
    connection.check_constraints()


POGINGEN = {
    "save": lambda a: verander(a, naam="Anders").save(),
    "save van één kolom": lambda a: verander(a, pdf=b"x").save(update_fields=["pdf"]),
    "save als nieuwe rij met hetzelfde nummer": lambda a: verander(a, naam="x").save(
        force_insert=True
    ),
    "update": lambda a: alle().update(html=b"x"),
    "update met F": lambda a: alle().update(volgnummer=F("volgnummer") + 1),
    "bulk_update": lambda a: alle().bulk_update([verander(a, naam="x")], ["naam"]),
    "update_or_create": lambda a: alle().update_or_create(pk=a.pk, defaults={"naam": "x"}),
    "bulk_create over de rij heen": lambda a: alle().bulk_create(
        [verander(a, naam="x")],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["naam"],
    ),
    "delete": lambda a: a.delete(),
    "delete van een queryset": lambda a: alle().delete(),
    "delete zonder omweg": lambda a: alle()._raw_delete("default"),
    "SQL UPDATE": lambda a: sql(f"UPDATE {TABEL} SET pdf_sha256 = 'x'"),
    "SQL DELETE": lambda a: sql(f"DELETE FROM {TABEL}"),
    "dossier weg": lambda a: a.dossier.delete(),
    "dossiers weg": lambda a: Dossier.objects.all().delete(),
    "kaderversie weg": lambda a: a.kaderversie.delete(),
    "kaderversie anders": lambda a: Kaderversie.objects.update(inhoud="x"),
    "beoordelaar weg": lambda a: a.vastgesteld_door.delete(),
    "alle gebruikers weg": lambda a: Gebruiker.objects.all().delete(),
    "SQL DELETE van dossiers": lambda a: sql_weg("intake_dossier"),
    "SQL DELETE van gebruikers": lambda a: sql_weg("intake_gebruiker"),
}


@pytest.mark.parametrize("poging", POGINGEN)
def test_the_database_refuses(advies, poging):
    was = opname()
    with pytest.raises((IntegrityError, ProtectedError)), transaction.atomic():
        POGINGEN[poging](VastgesteldAdvies.objects.get())
    assert opname() == was
    assert list(advies.dossier.adviezen.all()) == [advies]


VERVANG = {
    "sqlite": "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
    "postgresql": "INSERT INTO {0} SELECT * FROM {0} ON CONFLICT (id) DO UPDATE SET id = {0}.id",
}


@pytest.mark.parametrize("tabel", BEWAAKT)
def test_a_row_that_lies_fast_cannot_be_replaced(advies, tabel):
    """SQLite removes the old row for this without a DELETE, unless triggers are recursive."""
    Uitgave.objects.create(naam="2026", inhoud="{}", sha256="0" * 64)
    Vernietiging.objects.create(
        dossier_nummer=0, begin="2026-01-10", jaren=1, adviezen=0, gebeurtenissen=0
    )
    with pytest.raises(IntegrityError, match="geweigerd"), transaction.atomic():
        sql(VERVANG[connection.vendor].format(tabel))


def test_the_admin_does_not_know_the_settled_advices():
    assert VastgesteldAdvies not in admin.site._registry


@pytest.fixture
def baas(db):
    return Gebruiker.objects.create_superuser("baas", "baas@voorbeeld.nl", "geheim")


def adres_van(naam, advies):
    """An address filled in so that it touches this advice wherever it can."""
    dossier = advies.dossier
    per_model = {
        "intake_kaderversie": advies.kaderversie_id,
        "intake_gebruiker": advies.vastgesteld_door_id,
    }
    model = naam.removeprefix("admin:").rpartition("_")[0]
    waarden = {
        "kenmerk": dossier.kenmerk,
        "slug": "onderwerp",
        "object_id": per_model.get(model, dossier.pk),
        "pk": dossier.pk,
        "id": advies.vastgesteld_door_id,
        "nummer": advies.volgnummer,
        "app_label": "intake",
    }
    nodig = ALLE[naam].pattern.converters or ALLE[naam].pattern.regex.groupindex
    delen = {sleutel: waarden.get(sleutel, 1) for sleutel in nodig}
    try:
        return reverse(naam, kwargs=delen)
    except NoReverseMatch:  # a subject with its own addresses below those of a dossier
        return reverse(naam, kwargs={"kenmerk": dossier.kenmerk, **delen})


def ladingen(advies):
    """What an attacker or a page of ours might send."""
    kolommen = dict.fromkeys(VELDEN, "1")
    return [
        {},
        {
            **kolommen,
            "versie": advies.dossier.versie,
            "post": "yes",
            "action": "delete_selected",
            "_selected_action": advies.pk,
            "_save": "1",
            "afloop": "gegund",
            "reden": "Daarom.",
            "is_active": "",
            "username": "anders",
        },
    ]


@pytest.mark.parametrize("wie", ["inkoper", "ina", "beau", "baas"])
def test_no_address_of_the_application_touches_it(advies, inkoper, ina, beau, baas, wie):
    gebruiker = {"inkoper": inkoper, "ina": ina, "beau": beau, "baas": baas}[wie]
    was, aantal = opname(), 0
    for naam in sorted(set(ALLE) - {"admin:view_on_site"}):
        for lading in ladingen(advies):
            client = browser(Gebruiker.objects.get(pk=gebruiker.pk))
            antwoord = client.post(adres_van(naam, advies), lading)
            assert antwoord.status_code < 500, naam
            aantal += 1
        assert opname()[: len(was)] == was, naam
    for naam in [naam for naam in ALLE if naam.startswith("intake:vastgesteld")]:
        for methode in ("put", "patch", "delete"):
            client = browser(Gebruiker.objects.get(pk=gebruiker.pk))
            assert getattr(client, methode)(adres_van(naam, advies)).status_code == 405
    assert aantal > 100 and list(advies.dossier.adviezen.all())[:1] == [advies]
