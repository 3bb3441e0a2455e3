"""What a page of choices looks up by its key."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.forms import BoundField, Form

from intake.dossier.weergave.keuzes import Conclusie

register = template.Library()


@register.filter
def raakt(form: Form, conclusies: Iterable[Conclusie]) -> bool:
    """Whether something among these was ticked or needs a look, so that it must be in sight."""
    velden = [keuze_bij(form, conclusie.sleutel) for conclusie in conclusies]
    return any(veld.value() or veld.errors for veld in velden)


@register.filter
def bij(mapping: Mapping[str, Any], sleutel: str) -> Any:
    return mapping.get(sleutel)


@register.filter
def keuze_bij(form: Form, sleutel: str) -> BoundField:
    return form[f"keuze_{sleutel}"]


@register.filter
def reden_bij(form: Form, sleutel: str) -> BoundField:
    return form[f"reden_{sleutel}"]
