"""Lets somebody from the municipality use another account than the one they got at first login."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from intake.aanmelden.accounts import koppel
from intake.aanmelden.models import Aanmelding
from intake.accountwijziging import Accountwijziging
from intake.gebruikers import Gebruiker


class Command(BaseCommand):
    help = "Koppelt de aanmelding van een account aan een ander account van dezelfde persoon."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "van", help="gebruikersnaam van het account dat bij de eerste keer kwam"
        )
        parser.add_argument("naar", help="gebruikersnaam van het account dat de persoon houdt")

    def handle(self, *args: object, van: str, naar: str, **options: object) -> None:
        aanmeldingen = Aanmelding.objects.filter(gebruiker__username=van)
        doel = Gebruiker.objects.filter(username=naar).first()
        if not aanmeldingen or doel is None:
            raise CommandError(
                f"Er is geen account {naar}, of {van} logt niet in bij de gemeente. "
                "Er is niets veranderd."
            )
        for aanmelding in aanmeldingen:
            koppel(aanmelding, doel, Accountwijziging.Via.OPDRACHT)
        self.stdout.write(f"Wie inlogde als {van}, gebruikt nu het account {naar}.")
