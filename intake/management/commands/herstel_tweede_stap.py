"""Takes away the second step of an account, for who lost both phone and codes."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from intake.aanmelden.tweedestap import herstel
from intake.accountwijziging import Accountwijziging
from intake.gebruikers import Gebruiker


class Command(BaseCommand):
    help = "Laat een account de tweede stap van het inloggen opnieuw instellen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gebruikersnaam")

    def handle(self, *args: object, gebruikersnaam: str, **options: object) -> None:
        wie = Gebruiker.objects.filter(username=gebruikersnaam).first()
        if wie is None or not herstel(wie, Accountwijziging.Via.OPDRACHT):
            raise CommandError(
                f"Er is geen account {gebruikersnaam} met een tweede stap. Er is niets veranderd."
            )
        self.stdout.write(f"{gebruikersnaam} stelt de tweede stap opnieuw in bij het inloggen.")
