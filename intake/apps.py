"""Tells Django that `intake` is an application."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "intake"
    verbose_name = "Inclusief inkopen"
    default_auto_field = "django.db.models.BigAutoField"
