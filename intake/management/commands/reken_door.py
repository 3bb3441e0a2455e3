"""Runs a draft of the framework over all dossiers; the admin starts this in the background."""

import gc
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from intake.doorrekening.models import Doorrekening, Staat
from intake.doorrekening.rekenen import reken_door


class Command(BaseCommand):
    help = "Rekent na wat het concept van het kader doet met de dossiers. Het beheer start dit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("doorrekening", type=int, help="het nummer van de doorrekening")

    def handle(self, *args: object, doorrekening: int, **options: object) -> None:
        bezig = Doorrekening.objects.filter(pk=doorrekening, staat=Staat.BEZIG).first()
        if bezig is None:
            raise CommandError("Deze doorrekening bestaat niet of is al klaar.")
        # The process ends after this: looking for garbage would take a tenth of its time.
        gc.disable()
        reken_door(bezig)
