"""What the admin shows, gathered here because Django looks here."""

import intake.kader.admin  # noqa: F401
