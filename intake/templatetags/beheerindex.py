"""The index of the admin, arranged by subject instead of by the alphabet."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.contrib import admin
from django.urls import reverse

register = template.Library()

VERSIES = "Versies en uitgaven"
# The module that holds the admin of a model, and what people call its subject.
ONDERWERPEN = {
    "teksten": "Teksten van het advies",
    "inkoop": "Productgroepen en categorieplannen",
    "plannen": "Productgroepen en categorieplannen",
    "doelen": "Doelstellingen en ambitieweb",
    "recht": "Recht, drempels, regels en bronnen",
    "instellingen": "Instellingen en contactpunten",
    "versies": VERSIES,
    "voorstellen": VERSIES,
}
# Of a model whose admin stands beside its subject, and pages that are no list of rows.
ELDERS = {"Doorrekening": VERSIES}
PAGINAS = {
    "Kaderversie": (
        ("Wat verandert er", "admin:intake_kaderversie_concept"),
        ("Probeer het kader", "intake:proef"),
        ("De vragenlijst in beeld", "intake:vragenlijst"),
    )
}


@register.filter
def per_onderwerp(modellen: Iterable[dict[str, Any]], overig: str) -> list[tuple[str, list[Any]]]:
    """What is no part of the framework comes first, under the name of the application."""
    groepen: dict[str, list[Any]] = {naam: [] for naam in (overig, *ONDERWERPEN.values())}
    for model in modellen:
        beheer = admin.site.get_model_admin(model["model"])
        module = type(beheer).__module__.rpartition(".")[2]
        onderwerp = ELDERS.get(model["object_name"], ONDERWERPEN.get(module, overig))
        paginas = PAGINAS.get(model["object_name"], ())
        groepen[onderwerp][:0] = [als_model(*pagina) for pagina in paginas]
        groepen[onderwerp].append(model)
    return [(naam, groep) for naam, groep in groepen.items() if groep]


def als_model(naam: str, adres: str) -> dict[str, Any]:
    return {"name": naam, "object_name": adres, "admin_url": reverse(adres), "view_only": True}
