"""The people and dossiers a scenario begins with, made through the functions that pages use."""

from itertools import cycle

from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from intake.gebruikers import Gebruiker
from intake.voorbeelddossiers import Voorbeelden
from tests.dossiers import GEWOON

Persoon = tuple[str, str, str]  # name, session, first page
SCHOONMAAK = {veld: wat for stap in GEWOON.values() for veld, wat in stap.items()}


def bevolk(inkopers: int, beoordelaars: int, ingediend: int) -> tuple[list[Persoon], list[Persoon]]:
    """One inkoper in three begins with a dossier whose questions are all answered."""
    mensen = [maak(f"inkoper{nummer:03}", "inkoper") for nummer in range(inkopers)]
    keurders = [maak(f"beoordelaar{nummer:02}", "beoordelaar") for nummer in range(beoordelaars)]
    eigenaars = cycle(mensen)
    for nummer in range(ingediend):
        naam = f"Ingediend {nummer}"
        wie(next(eigenaars), keurders[0]).dien_in(naam, SCHOONMAAK | {"naam": naam})
    begin = {}
    for mens in mensen[::3]:
        naam = f"Ingevuld {mens.username}"
        dossier = wie(mens, keurders[0]).vul_in(naam, SCHOONMAAK | {"naam": naam})
        begin[mens] = f"/dossiers/{dossier.kenmerk}/controle/"
    return (
        [(mens.username, sessie(mens), begin.get(mens, "")) for mens in mensen],
        [(mens.username, sessie(mens), "") for mens in keurders],
    )


def wie(inkoper: Gebruiker, beoordelaar: Gebruiker) -> Voorbeelden:
    return Voorbeelden(inkoper, inkoper, beoordelaar, beoordelaar)


def maak(naam: str, rol: str) -> Gebruiker:
    gebruiker = Gebruiker.objects.create_user(
        naam, f"{naam}@voorbeeld.nl", is_staff=rol == "beoordelaar"
    )
    gebruiker.groups.add(Group.objects.get(name=rol))
    return gebruiker


def sessie(gebruiker: Gebruiker) -> str:
    """Logged in beforehand, with the second step: checking passwords would be most of the load."""
    client = Client()
    client.force_login(gebruiker)
    if gebruiker.is_staff:
        ingelogd = client.session
        apparaat = TOTPDevice.objects.create(user=gebruiker, confirmed=True)
        ingelogd[DEVICE_ID_SESSION_KEY] = apparaat.persistent_id
        ingelogd.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value
