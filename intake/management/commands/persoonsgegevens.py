"""Shows what the database holds about one person."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from intake.bewaren.inhoud import als_bytes
from intake.bewaren.inzage import inzage
from intake.gebruikers import Gebruiker


class Command(BaseCommand):
    help = (
        "Toont als JSON alles wat het programma over één persoon bewaart, voor een inzageverzoek."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("naam", help="de gebruikersnaam, of het e-mailadres van het account")

    def handle(self, *args: object, naam: str, **options: object) -> None:
        wie = Gebruiker.objects.filter(username=naam).first()
        gevonden = [wie] if wie else list(Gebruiker.objects.filter(email__iexact=naam))
        if not gevonden:
            raise CommandError(f"Er is geen account {naam}.")
        if len(gevonden) > 1:
            namen = ", ".join(sorted(een.username for een in gevonden))
            raise CommandError(f"Meer accounts hebben dit adres. Kies een gebruikersnaam: {namen}.")
        self.stdout.write(als_bytes(inzage(gevonden[0])).decode(), ending="")
