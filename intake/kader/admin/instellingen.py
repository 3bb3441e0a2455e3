"""The settings of the advice, and whom it points to."""

from django.contrib import admin

from intake.kader import models
from intake.kader.admin.bewerken import Bewerken


@admin.register(models.Parameters)
class ParametersAdmin(Bewerken):
    list_display = ("__str__", "grensmarge", "klein_bedrag")
    mag_erbij = mag_weg = False
    fieldsets = (
        ("Bedragen", {"fields": ("grensmarge", "klein_bedrag")}),
        (
            "Kleine percelen",
            {"fields": ("perceel_werk", "perceel_overig", "perceel_deel")},
        ),
        (
            "Ambitieweb en Charter",
            {
                "fields": (
                    "ambitieweb_doelstellingen",
                    "ambitieweb_looptijd",
                    "max_directiedoelen",
                    "charter_looptijd",
                    "charter_markt_meer_dan",
                )
            },
        ),
        ("Sociale en specifieke diensten", {"fields": ("sas_cpv", "sas_toelichting")}),
        (
            "Clausules met een waarschuwing",
            {
                "fields": ("overlap_social_return", "cijfers_over_mensen", "steunt_op_nieuwe_wet"),
                "description": "Schrijf de codes van de clausules, zoals REP-01.",
            },
        ),
    )


@admin.register(models.Maximum)
class MaximumAdmin(Bewerken):
    list_display = (
        "situatie",
        "eis",
        "gunningscriterium",
        "uitvoeringsvoorwaarde",
        "contractbepaling",
    )
    mag_erbij = mag_weg = False
    vast = ("situatie",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "situatie",
                    "eis",
                    "gunningscriterium",
                    "uitvoeringsvoorwaarde",
                    "indicator",
                    "contractbepaling",
                ),
                "description": "Zoveel clausules van elke soort kiest het advies vooraf. "
                "Wettelijke plichten tellen niet mee.",
            },
        ),
    )


@admin.register(models.Kaderbeschrijving)
class KaderbeschrijvingAdmin(Bewerken):
    list_display = ("naam", "versie", "vastgesteld_door")
    mag_erbij = mag_weg = False
    letterlijk = ("versie", "bron_bestand", "bron_checksum")
    fieldsets = (
        (None, {"fields": ("naam", "vastgesteld_door", "bijzonderheden")}),
        (
            "De bron",
            {
                "fields": letterlijk,
                "description": "Dit verandert alleen met een nieuw handelingskader.",
            },
        ),
    )


@admin.register(models.Contactpunt)
class ContactpuntAdmin(Bewerken):
    list_display = ("naam", "rol", "email", "telefoon", "verplicht_invullen")
    mag_erbij = mag_weg = False
    vast = ("code",)
    fieldsets = (
        (None, {"fields": ("code", "naam", "rol", "herkomst")}),
        ("Bereikbaar", {"fields": ("email", "telefoon", "url", "verplicht_invullen")}),
    )
