"""What the admin shows, gathered here because Django looks here."""

import intake.berichten.admin
import intake.dossier.admin
import intake.gebruikersbeheer
import intake.kader.admin  # noqa: F401
