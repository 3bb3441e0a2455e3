"""What the menu needs to know about whoever is signed in."""

from django import template

from intake.dossier.models import Dossier
from intake.dossier.opdrachtgever import is_alleen_opdrachtgever
from intake.gebruikers import Gebruiker

register = template.Library()
register.filter("is_alleen_opdrachtgever", is_alleen_opdrachtgever)


@register.filter
def heeft_adviezen(gebruiker: Gebruiker) -> bool:
    return Dossier.objects.voor_opdrachtgever(gebruiker).exists()
