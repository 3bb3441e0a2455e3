"""Tells Django that `intake` is an application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save


class IntakeConfig(AppConfig):
    name = "intake"
    verbose_name = "Inclusief inkopen"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from intake import checks, voorvallen  # noqa: F401 - the checks register themselves
        from intake.aanmelden import checks as aanmeldchecks  # noqa: F401 - the same
        from intake.ambitieweb.sessies import eindig_met_het_dossier
        from intake.beoordeling.standaardzinnen import vul_standaardzinnen
        from intake.bewaren.termijnen import vul_termijnen
        from intake.rollen import maak_rollen

        voorvallen.volg()
        post_save.connect(eindig_met_het_dossier, sender="intake.Gebeurtenis")
        post_migrate.connect(maak_rollen, sender=self)
        post_migrate.connect(vul_standaardzinnen, sender=self)
        post_migrate.connect(vul_termijnen, sender=self)
