"""Every field of every table is in the register of personal data, on the one side or the other."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import BinaryField, EmailField, GenericIPAddressField

from intake.berichten.models import Bericht
from intake.dossier.geschiedenis import Gebeurtenis
from intake.gebruikers import Gebruiker

REGISTER = Path("docs/privacy.md").read_text("utf-8")
MET, ZONDER = REGISTER.split("## Velden zonder persoonsgegevens")
REGEL = re.compile(r"^(?:\| |- )`(\w+)`(?: \|)?:? (.+?)(?: \||$)", re.MULTILINE)


def genoemd(deel: str) -> set[str]:
    """`Model.veld` for each name between backticks."""
    return {
        f"{model}.{veld}"
        for model, velden in REGEL.findall(deel)
        for veld in re.findall(r"`(\w+)`", velden)
    }


def velden() -> Iterator[tuple[str, Any]]:
    for model in apps.get_models():
        for veld in model._meta.concrete_fields:
            yield f"{model.__name__}.{veld.name}", veld


def test_every_field_is_on_one_of_both_lists():
    alle = {naam for naam, _ in velden()}
    met, zonder = genoemd(MET), genoemd(ZONDER)
    assert alle - met - zonder == set(), "new fields: do they hold personal data?"
    assert (met | zonder) - alle == set(), "these fields are gone"
    assert met & zonder == set()


def test_whatever_points_to_a_person_or_holds_an_address_is_personal_data():
    zeker = {
        naam
        for naam, veld in velden()
        if veld.related_model is Gebruiker
        or isinstance(veld, EmailField | GenericIPAddressField | BinaryField)
    }
    # The contact points of the framework are functions, not people.
    assert zeker - genoemd(MET) == {"Contactpunt.email"}


@pytest.fixture
def gegevens(advies: Any, capsys: Any) -> Any:
    def vraag(naam: str) -> Any:
        capsys.readouterr()
        call_command("persoonsgegevens", naam)
        return json.loads(capsys.readouterr().out)

    return vraag


def test_someone_gets_every_row_about_them(gegevens, advies, ina, inkoper):
    Bericht.objects.create(soort="vastgesteld", email=ina.email, sleutel_link="geheim")
    gevonden = gegevens("ina")
    assert gevonden["account"]["email"] == ina.email
    assert gevonden["VastgesteldAdvies.vastgesteld_door"] == [{"welke": str(advies)}]
    assert gevonden["Opmerking.auteur"][0]["auteur"] == "Ina"
    gedaan = Gebeurtenis.objects.filter(gebruiker=ina)
    assert len(gevonden["Gebeurtenis.gebruiker"]) == gedaan.count() > 0
    assert gevonden["Bericht.email"]


def test_nobody_gets_secrets_or_the_names_of_others(gegevens, advies, ina, inkoper):
    inkoper.first_name = "Cheraldo"
    inkoper.save()
    advies.dossier.delingen.create(gebruiker=ina, gedeeld_door=inkoper)
    tekst = json.dumps(gegevens("ina@voorbeeld.nl"))
    assert "iemand anders" in tekst and "Cheraldo" not in tekst
    assert ina.password not in tekst and '"sleutel"' not in tekst


@pytest.mark.django_db
def test_an_unknown_person_is_said():
    with pytest.raises(CommandError, match="geen account"):
        call_command("persoonsgegevens", "niemand")


def test_two_accounts_with_one_address_are_told_apart(alice, bob):
    Gebruiker.objects.update(email="samen@voorbeeld.nl")
    with pytest.raises(CommandError, match="alice, bob"):
        call_command("persoonsgegevens", "samen@voorbeeld.nl")
