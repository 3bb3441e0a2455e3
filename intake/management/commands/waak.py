"""Watches over the framework: meant for cron, once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from intake.waken.ronde import waak
from intake.waken.woorden import in_het_kort


class Command(BaseCommand):
    help = (
        "Telt wat er met de clausules gebeurt en kijkt of het kader aandacht vraagt. Zet bij iets "
        "nieuws één bericht per beheerder klaar."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        nieuw = waak(timezone.localdate())
        self.stdout.write(f"Nieuw: {in_het_kort(nieuw)}." if nieuw else "Niets nieuws.")
