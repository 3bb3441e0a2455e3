"""Whether a newer framework is in force than a dossier rests on, for the pages around it."""

from django import template
from django.utils import timezone

from intake.dossier.kader import Kaderstand, kaderstand
from intake.dossier.models import Dossier

register = template.Library()


@register.filter
def kaderstand_van(dossier: Dossier) -> Kaderstand | None:
    """None for what was settled, and for what always follows the version in force."""
    if dossier.is_definitief or not dossier.kaderversie_id:
        return None
    return kaderstand(dossier, timezone.localdate())
