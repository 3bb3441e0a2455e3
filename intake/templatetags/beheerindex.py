"""The index of the admin, arranged by subject instead of by the alphabet."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.contrib import admin

register = template.Library()

# The module that holds the admin of a model, and what people call its subject.
ONDERWERPEN = {
    "teksten": "Teksten van het advies",
    "inkoop": "Productgroepen en categorieplannen",
    "doelen": "Doelstellingen en ambitieweb",
    "recht": "Recht, drempels, regels en bronnen",
    "instellingen": "Instellingen en contactpunten",
    "versies": "Versies en uitgaven",
    "voorstellen": "Versies en uitgaven",
}


@register.filter
def per_onderwerp(modellen: Iterable[dict[str, Any]], overig: str) -> list[tuple[str, list[Any]]]:
    """What is no part of the framework comes first, under the name of the application."""
    groepen: dict[str, list[Any]] = {naam: [] for naam in (overig, *ONDERWERPEN.values())}
    for model in modellen:
        beheer = admin.site.get_model_admin(model["model"])
        module = type(beheer).__module__.rpartition(".")[2]
        groepen[ONDERWERPEN.get(module, overig)].append(model)
    return [(naam, groep) for naam, groep in groepen.items() if groep]
