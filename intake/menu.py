"""What the menu needs to know about whoever is signed in, as filters for its template.

A filter and not a function: those share their names with whatever a page hands over.
"""

from functools import cache
from typing import Any

from django.urls import get_script_prefix, reverse
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString
from jinja2 import Environment

from intake.dossier.models import Dossier
from intake.dossier.opdrachtgever import is_alleen_opdrachtgever
from intake.gebruikers import Gebruiker
from intake.snellezen import is_er
from intake.voor_u import aantal_in_woorden, heeft_beurten

GENOEMD = "SELECT 1 FROM intake_dossier WHERE opdrachtgever_id = %s LIMIT 1"


def omgeving(**opties: Any) -> Environment:
    env = Environment(**opties)  # noqa: S701  Django asks for autoescape itself
    filters = (
        aantal_in_woorden,
        heeft_adviezen,
        heeft_beurten,
        hier,
        is_alleen_opdrachtgever,
        localize,
        vast,
    )
    env.filters |= {filter_.__name__: filter_ for filter_ in filters}
    return env


def heeft_adviezen(gebruiker: Gebruiker) -> bool:
    """Most people are named nowhere: for them one small query, on every page, is enough."""
    return is_er(GENOEMD, gebruiker.pk) and Dossier.objects.voor_opdrachtgever(gebruiker).exists()


def hier(pad: str, deel: str) -> SafeString:
    """Marks the entry of the menu for the page itself, or for the part that the page is in."""
    eigen = "/" if deel == "start" else f"/{deel}/"
    if pad == eigen:
        return format_html(' aria-current="{}"', "page")
    in_deel = deel != "start" and pad.startswith(eigen)
    return format_html(' aria-current="{}"', "true") if in_deel else SafeString()


def vast(naam: str) -> str:
    """An address without variable parts. Some ten stand on every page, so they are made once."""
    return _adres(naam, get_script_prefix())


@cache
def _adres(naam: str, prefix: str) -> str:
    return reverse(naam)
