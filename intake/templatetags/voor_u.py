"""The link "Voor u (3)" in the menu; a page without the menu pays no query."""

from django import template

from intake.gebruikers import Gebruiker
from intake.voor_u import MAXIMUM, aantal_wachtend, heeft_beurten

register = template.Library()
register.filter("heeft_beurten", heeft_beurten)


@register.filter
def aantal_voor(gebruiker: Gebruiker) -> str:
    """Empty when nothing waits."""
    aantal = aantal_wachtend(gebruiker)
    if not aantal:
        return ""
    return f"{MAXIMUM}+" if aantal > MAXIMUM else str(aantal)
