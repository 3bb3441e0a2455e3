"""The framework as officers see and edit it in the admin."""

from intake.kader.admin import (
    doelen,
    inkoop,
    instellingen,
    plannen,
    recht,
    teksten,
    versies,
    voorstellen,
)

__all__ = [
    "doelen",
    "inkoop",
    "instellingen",
    "plannen",
    "recht",
    "teksten",
    "versies",
    "voorstellen",
]
