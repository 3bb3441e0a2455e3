"""The index of the admin, arranged by subject instead of by the alphabet."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.contrib import admin
from django.urls import reverse

register = template.Library()

CONCEPT = "Het concept en wat aandacht vraagt"
# The module that holds the admin of a model, and what people call its subject.
ONDERWERPEN = {
    "teksten": "Teksten van het advies",
    "inkoop": "Productgroepen en categorieplannen",
    "plannen": "Productgroepen en categorieplannen",
    "doelen": "Doelstellingen en ambitieweb",
    "recht": "Recht, drempels, regels en bronnen",
    "instellingen": "Instellingen en contactpunten",
    "versies": "Versies en uitgaven",
}
# What is work to do stands together, wherever its admin lives.
WERK = {"BekendSignaal", "Doorrekening", "Publicatievoorstel", "Reactie", "Uitgavevoorstel"}
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
    groepen: dict[str, list[Any]] = {naam: [] for naam in (overig, CONCEPT, *ONDERWERPEN.values())}
    for model in modellen:
        beheer = admin.site.get_model_admin(model["model"])
        module = type(beheer).__module__.rpartition(".")[2]
        onderwerp = ONDERWERPEN.get(module, overig)
        naam = model["object_name"]
        groepen[CONCEPT][:0] = [als_model(*pagina) for pagina in PAGINAS.get(naam, ())]
        groepen[CONCEPT if naam in WERK else onderwerp].append(model)
    return [(naam, groep) for naam, groep in groepen.items() if groep]


def als_model(naam: str, adres: str) -> dict[str, Any]:
    return {"name": naam, "object_name": adres, "admin_url": reverse(adres), "view_only": True}
