"""The roles and the demo accounts: who gets which right, and where no demo is made."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from intake.gebruikers import Gebruiker
from intake.rollen import ROLLEN, maak_rollen

pytestmark = pytest.mark.django_db
RECHTEN = ["dossiers_maken", "alle_dossiers_zien", "kader_beheren"]


@pytest.fixture
def demo(settings, tmp_path, capsys):
    """Runs the command, and tells the accounts it shows."""
    settings.DEMO = True
    settings.DATA_DIR = tmp_path

    def draai():
        call_command("demo")
        return dict(regel.split() for regel in capsys.readouterr().out.splitlines())

    return draai


@pytest.mark.parametrize(
    ("wie", "rechten", "beheer"),
    [
        ("alice", {"dossiers_maken"}, False),
        ("bob", set(), False),
        ("ina", {"alle_dossiers_zien"}, True),
        ("beau", {"kader_beheren"}, True),
    ],
)
def test_each_rol_has_its_rights(request, wie, rechten, beheer):
    persoon = request.getfixturevalue(wie)
    assert {recht for recht in RECHTEN if persoon.has_perm(f"intake.{recht}")} == rechten
    assert persoon.is_staff is beheer


def test_a_group_that_an_administrator_changed_stays_as_it_is():
    groep = Group.objects.get(name="inkoper")
    groep.permissions.clear()
    maak_rollen()
    assert not groep.permissions.exists()


def test_a_group_that_is_missing_is_made_again():
    Group.objects.get(name="beheerder").delete()
    maak_rollen()
    assert Group.objects.get(name="beheerder").permissions.count() == 1


def test_demo_makes_an_account_for_each_rol(demo):
    accounts = demo()
    assert list(accounts) == [rol.naam for rol in ROLLEN]
    for naam, wachtwoord in accounts.items():
        gebruiker = authenticate(username=naam, password=wachtwoord)
        assert [groep.name for groep in gebruiker.groups.all()] == [naam]


def test_demo_keeps_the_passwords_and_hides_them_from_others(demo, tmp_path):
    assert demo() == demo()
    assert (tmp_path / "demo-accounts.txt").stat().st_mode & 0o777 == 0o600


def test_demo_gives_new_passwords_when_the_file_is_lost(demo, tmp_path):
    oud = demo()
    (tmp_path / "demo-accounts.txt").unlink()
    assert authenticate(username="inkoper", password=demo()["inkoper"])
    assert not authenticate(username="inkoper", password=oud["inkoper"])


def test_demo_makes_the_accounts_again_in_a_new_database(demo):
    demo()
    Gebruiker.objects.all().delete()
    assert authenticate(username="beheerder", password=demo()["beheerder"])


def test_demo_takes_over_no_account_of_a_real_person(demo, tmp_path):
    Gebruiker.objects.create_user("beheerder", password="geheim", first_name="Beau")
    with pytest.raises(CommandError, match="geen demo-account"):
        demo()
    assert authenticate(username="beheerder", password="geheim")
    assert Gebruiker.objects.count() == 1 and not list(tmp_path.iterdir())


def test_demo_is_refused_outside_the_demo_mode(demo, settings, tmp_path):
    settings.DEMO = False
    with pytest.raises(CommandError, match="alleen gemaakt in de demostand"):
        call_command("demo")
    assert not Gebruiker.objects.exists()
    assert not list(tmp_path.iterdir())
