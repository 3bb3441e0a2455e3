"""The tables of the application, gathered here because Django looks here."""

from intake.gebruikers import Gebruiker

__all__ = ["Gebruiker"]
