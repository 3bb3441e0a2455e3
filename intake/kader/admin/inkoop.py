"""What is bought: the productgroepen."""

from django.contrib import admin

from intake.advies.keuzes import Feit
from intake.kader import models
from intake.kader.admin.bewerken import Bewerken
from intake.kader.admin.kinderen import Kind


class DoelstellingRegel(Kind):
    model = models.ProductgroepDoelstelling
    voorvoegsel = "doelstellingen"


class CpvRegel(Kind):
    model = models.ProductgroepCpv
    voorvoegsel = "cpv"


@admin.register(models.Productgroep)
class ProductgroepAdmin(Bewerken):
    list_display = ("naam", "standaard_soort", "markt_standaard", "categorieplan", "herkomst")
    list_filter = ("herkomst", "standaard_soort", "categorieplan")
    list_select_related = ("categorieplan",)
    search_fields = ("naam", "slug", "synoniemen", "voorbeelden")
    inlines = (DoelstellingRegel, CpvRegel)
    op_naam = True
    vast = ("slug",)
    fieldsets = (
        (None, {"fields": ("slug", "naam", "herkomst")}),
        ("Zo vindt de inkoper de groep", {"fields": ("voorbeelden", "synoniemen")}),
        (
            "Vooraf ingevuld",
            {
                "fields": ("standaard_soort", "markt_standaard"),
                "description": "De inkoper ziet deze antwoorden al staan en bevestigt ze.",
            },
        ),
        (
            "Gewone antwoorden",
            {
                "fields": tuple(f"feit_{feit}" for feit in Feit),
                "description": "Ook deze antwoorden bevestigt de inkoper. Kies onbekend als het "
                "per inkoop verschilt.",
            },
        ),
        (
            "In het advies",
            {"fields": ("categorieplan", "aandacht", "geen_doelstelling_toelichting", "bronnen")},
        ),
    )
