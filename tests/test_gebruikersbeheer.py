"""Who may make accounts, and that an account made in the admin works."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from intake.gebruikers import Gebruiker

LIJST = "/beheer/intake/gebruiker/"
NIEUW = {"username": "dirk", "password1": "lang-genoeg-7", "password2": "lang-genoeg-7"}


def browser_van(gebruiker):
    browser = Client()
    browser.force_login(gebruiker)
    return browser


def test_a_superuser_makes_an_account_with_a_rol(admin_user):
    browser = browser_van(admin_user)
    browser.post(f"{LIJST}add/", NIEUW | {"usable_password": "true"})
    dirk = Gebruiker.objects.get(username="dirk")
    rol = Group.objects.get(name="inkoper")
    velden = {"username": "dirk", "groups": rol.pk, "is_active": "on", "directie": "Zorg"}
    velden |= {"bureau": "BSR"}
    datum = {"date_joined_0": "01-01-2026", "date_joined_1": "12:00:00"}
    assert browser.post(f"{LIJST}{dirk.pk}/change/", velden | datum).status_code == 302
    dirk = Gebruiker.objects.get(username="dirk")
    assert dirk.bureau == "BSR"
    assert (dirk.directie, dirk.has_perm("intake.dossiers_maken")) == ("Zorg", True)
    assert Client().login(username="dirk", password="lang-genoeg-7")


@pytest.mark.parametrize("wie", ["ina", "beau"])
def test_nobody_else_in_the_admin_sees_accounts(request, wie):
    browser = browser_van(request.getfixturevalue(wie))
    assert browser.get(LIJST).status_code == 403
    assert browser.post(f"{LIJST}add/", NIEUW).status_code == 403
    assert not Gebruiker.objects.filter(username="dirk").exists()
