"""Lists end, and say so; and who has a right is found through roles and accounts alike."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from intake.berichten.models import Bericht
from intake.bladeren import BegrensdePaginator
from intake.dossier.models import Dossier
from intake.gebruikers import MAG_BEOORDELEN, Gebruiker, met_recht
from tests.conftest import persoon
from tests.dossiers import maak_gebruiker


@pytest.fixture
def drie(monkeypatch):
    monkeypatch.setattr(BegrensdePaginator, "hoogstens", 3)


@pytest.mark.parametrize(("aantal", "telt", "vol"), [(2, 2, False), (3, 3, True), (5, 3, True)])
def test_no_more_is_counted_than_is_shown(db, drie, aantal, telt, vol):
    for nummer in range(aantal):
        maak_gebruiker(f"wie{nummer}")
    paginator = BegrensdePaginator(Gebruiker.objects.order_by("pk"), 2)
    assert (paginator.count, paginator.is_vol) == (telt, vol)


@pytest.mark.parametrize(("aantal", "zegt"), [(2, False), (4, True)])
def test_the_list_of_all_dossiers_says_that_it_ends(client, drie, dossier, ina, aantal, zegt):
    for nummer in range(1, aantal):
        kolommen = {"kenmerk": f"IK-2025-{nummer:04}", "sleutel": uuid4(), "naam": "Stoelen"}
        Dossier.objects.create(eigenaar=dossier.eigenaar, **kolommen)
    client.force_login(ina)
    html = client.get(reverse("intake:dossiers")).content.decode()
    assert ("Dit zijn de 3 dossiers die het laatst zijn gewijzigd" in html) == zegt


def test_the_outbox_says_that_it_ends(client, drie, beau, ina):
    Bericht.objects.bulk_create(Bericht(soort="ingediend", aan=ina) for _ in range(4))
    client.force_login(beau)
    html = client.get(reverse("admin:intake_bericht_changelist")).content.decode()
    assert "Hier staan de laatste 3 berichten" in html


def test_a_right_comes_through_a_role_or_alone_and_not_to_who_is_out(db):
    door_rol = persoon("Rol", "beoordelaar")
    zelf = maak_gebruiker("zelf", "dossiers_beoordelen")
    zelf.groups.add(Group.objects.get(name="beoordelaar"))
    maak_gebruiker("weg", "dossiers_beoordelen", is_active=False)
    maak_gebruiker("ander", "dossiers_maken")
    Gebruiker.objects.create_superuser("baas")
    assert set(met_recht(MAG_BEOORDELEN)) == {door_rol, zelf}
    assert met_recht(MAG_BEOORDELEN).count() == 2
