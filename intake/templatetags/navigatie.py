"""What the menu needs to know about whoever is signed in."""

from typing import Any

from django import template
from django.utils.html import format_html

from intake.dossier.models import Dossier
from intake.dossier.opdrachtgever import is_alleen_opdrachtgever
from intake.gebruikers import Gebruiker

register = template.Library()
register.filter("is_alleen_opdrachtgever", is_alleen_opdrachtgever)


@register.filter
def heeft_adviezen(gebruiker: Gebruiker) -> bool:
    """Most people are named nowhere: for them one small query, on every page, is enough."""
    genoemd = Dossier.objects.filter(opdrachtgever=gebruiker).order_by()
    return genoemd.exists() and Dossier.objects.voor_opdrachtgever(gebruiker).exists()


@register.simple_tag(takes_context=True)
def hier(context: dict[str, Any], deel: str) -> str:
    """Marks the entry of the menu for the page itself, or for the part that the page is in.

    An error page has no request.
    """
    pad = getattr(context.get("request"), "path", "")
    eigen = "/" if deel == "start" else f"/{deel}/"
    if pad == eigen:
        return format_html(' aria-current="{}"', "page")
    in_deel = deel != "start" and pad.startswith(eigen)
    return format_html(' aria-current="{}"', "true") if in_deel else ""
