"""What the admin shows, gathered here because Django looks here."""

import intake.beoordeling.admin
import intake.berichten.admin
import intake.bewaren.admin
import intake.doorrekening.admin
import intake.gebruikersbeheer
import intake.kader.admin
import intake.reacties.admin
import intake.waken.admin  # noqa: F401
