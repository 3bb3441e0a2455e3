"""Makes one account per role, and some dossiers, for a trial on one's own computer."""

import os
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from intake.dossier.models import Dossier
from intake.gebruikers import Bureau
from intake.kader.publicatie import GeenKader, geldend_kader
from intake.rollen import ROLLEN, Rol
from intake.voorbeelddossiers import Voorbeelden

GEWEIGERD = (
    "Demo-accounts worden alleen gemaakt in de demostand (DEMO=1). "
    "Deze installatie staat niet in de demostand. Er is niets veranderd."
)
# Without the letters and digits that look alike.
TEKENS = "abcdefghjkmnpqrstuvwxyz23456789"


class Command(BaseCommand):
    help = "Maakt per rol een demo-account, en voorbeelddossiers. Weigert buiten de demostand."

    def handle(self, *args: object, **options: object) -> None:
        if not settings.DEMO:
            raise CommandError(GEWEIGERD)
        bestand = settings.DATA_DIR / "demo-accounts.txt"
        if not (bestand.exists() and all_accounts_exist()):
            bewaar(bestand, nieuwe_accounts())
        maak_voorbeelden()
        self.stdout.write(bestand.read_text(encoding="utf-8"), ending="")


def all_accounts_exist() -> bool:
    namen = [rol.naam for rol in ROLLEN]
    return get_user_model().objects.filter(username__in=namen).count() == len(namen)


@transaction.atomic
def maak_voorbeelden() -> None:
    """Once, and only beside a framework: without one there is no advice to show."""
    if Dossier.objects.exists():
        return
    try:
        geldend_kader(timezone.localdate())
    except GeenKader:
        return
    rollen = ("inkoper", "opdrachtgever", "beoordelaar", "deskundige")
    Voorbeelden(*(get_user_model().objects.get(username=rol) for rol in rollen)).maak()


@transaction.atomic
def nieuwe_accounts() -> str:
    return "".join(f"{rol.naam:<15} {maak_account(rol)}\n" for rol in ROLLEN)


def maak_account(rol: Rol) -> str:
    """Also gives an account that is there already a new password: the old one is lost."""
    wachtwoord = "-".join(get_random_string(4, TEKENS) for _ in range(3))
    gebruiker, nieuw = get_user_model().objects.get_or_create(username=rol.naam)
    if not nieuw and gebruiker.first_name != "Demo":
        raise CommandError(
            f"Het account {rol.naam} bestaat al en is geen demo-account. Er is niets veranderd."
        )
    gebruiker.first_name, gebruiker.last_name = "Demo", rol.naam
    gebruiker.email = f"{rol.naam}@voorbeeld.nl"
    gebruiker.is_staff = rol.beheer
    gebruiker.bureau = Bureau.BSR if rol.naam == "deskundige" else ""
    gebruiker.set_password(wachtwoord)
    gebruiker.save()
    gebruiker.groups.add(Group.objects.get(name=rol.naam))
    return wachtwoord


def bewaar(bestand: Path, tekst: str) -> None:
    """Readable by its owner alone, from the first byte on."""
    bestand.unlink(missing_ok=True)
    with open(os.open(bestand, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as nieuw:
        nieuw.write(tekst)
