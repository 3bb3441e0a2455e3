"""What an advice rests on: law, thresholds, sources and the standing of the rules."""

from typing import Any

from django.contrib import admin

from intake.advies.keuzes import Herkomst
from intake.kader import models
from intake.kader.admin.bewerken import Bewerken
from intake.kader.admin.ronde import KaderForm

ALLEEN_IN_UITGAVE = "Deze tekst is letterlijk. Hij verandert alleen met een nieuw handelingskader."


@admin.register(models.JuridischKader)
class JuridischKaderAdmin(Bewerken):
    list_display = ("code", "naam", "status", "zekerheid", "laatst_gecontroleerd")
    list_filter = ("status", "zekerheid", "in_kader")
    search_fields = ("code", "naam", "naam_in_kader")
    op_naam = True
    vast = ("code",)
    letterlijk = ("naam_in_kader",)
    fieldsets = (
        (None, {"fields": ("code", "naam", "url")}),
        (
            "Stand",
            {
                "fields": (
                    "status",
                    "sinds",
                    "stand",
                    "zekerheid",
                    "laatst_gecontroleerd",
                    "controleer",
                )
            },
        ),
        (
            "In het handelingskader",
            {"fields": ("in_kader", "naam_in_kader"), "description": ALLEEN_IN_UITGAVE},
        ),
        ("Bronnen", {"fields": ("bronnen",)}),
    )


@admin.register(models.Drempelbedrag)
class DrempelbedragAdmin(Bewerken):
    list_display = ("label", "bedrag", "geldig_van", "geldig_tot")
    list_filter = ("soort", "geldig_van")
    vast = ("soort", "geldig_van")
    fieldsets = (
        (
            None,
            {
                "fields": ("soort", "label", "bedrag", "geldig_van", "geldig_tot"),
                "description": "De periodes van één soort sluiten op elkaar aan, zonder gat en "
                "zonder overlap. Voeg een nieuwe periode toe als nieuw bedrag.",
            },
        ),
        ("Grondslag", {"fields": ("grondslag", "bron")}),
    )


@admin.register(models.Bron)
class BronAdmin(Bewerken):
    list_display = ("code", "soort", "titel")
    list_filter = ("soort",)
    search_fields = ("code", "titel")
    vast = ("code",)
    fieldsets = ((None, {"fields": ("code", "soort", "titel", "url", "waarvoor")}),)


class RegelForm(KaderForm):
    def clean(self) -> dict[str, Any]:
        inhoud = super().clean()
        if not inhoud.get("actief") and inhoud.get("herkomst") != Herkomst.VOORSTEL:
            self.add_error("actief", "Alleen een regel die een voorstel is, mag uit.")
        return inhoud


@admin.register(models.Regel)
class RegelAdmin(Bewerken):
    """The rules themselves are code: here stands what they are called and rest on."""

    form = RegelForm
    list_display = ("code", "omschrijving", "herkomst", "actief")
    list_filter = ("tabel", "herkomst", "actief")
    search_fields = ("code", "omschrijving", "bron_zin")
    mag_erbij = mag_weg = False
    vast = ("code", "tabel")
    letterlijk = ("bron_zin",)
    fieldsets = (
        (None, {"fields": ("code", "tabel", "omschrijving", "actief", "toelichting")}),
        ("Herkomst", {"fields": ("herkomst", "grondslag", "bron_sectie")}),
        ("Citaat", {"fields": ("bron_zin",), "description": ALLEEN_IN_UITGAVE}),
    )
