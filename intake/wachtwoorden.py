"""Passwords that anyone who knows this organisation would try first."""

from typing import Any

from django.core.exceptions import ValidationError

WOORDEN = ("wachtwoord", "inkoopkader", "amsterdam", "gemeente", "stopera", "welkom", "inkoop")
GENOEG = 8  # characters beside those words
UITLEG = "Gebruik niet vooral woorden als ‘Amsterdam’, ‘inkoop’ of ‘welkom’."


class GeenHuiswoorden:
    """For AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user: Any = None) -> None:
        rest = klein = password.casefold()
        for woord in WOORDEN:
            rest = rest.replace(woord, "")
        if rest != klein and len(rest) < GENOEG:
            raise ValidationError(f"Dit wachtwoord is te makkelijk te raden. {UITLEG}")

    def get_help_text(self) -> str:
        return UITLEG
