"""The framework as officers see it in the admin: to read, not yet to edit."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from intake.advies.keuzes import Feit
from intake.kader import models

BEHEREN = "intake.kader_beheren"


class AlleenLezen:
    """Who may manage the framework may see it, next to who has Django's own right to view."""

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.has_perm(BEHEREN) or super().has_view_permission(request, obj)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(BEHEREN) or super().has_module_permission(request)

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class Inzage(AlleenLezen, admin.ModelAdmin):
    list_per_page = 100


class Inzageregel(AlleenLezen, admin.StackedInline):
    extra = 0
    exclude = ("volgorde",)


class DoelgroepRegel(Inzageregel):
    model = models.Doelgroep


class DoelstellingRegel(Inzageregel):
    model = models.ProductgroepDoelstelling


class CpvRegel(Inzageregel):
    model = models.ProductgroepCpv


class NakomingRegel(Inzageregel):
    model = models.Nakomingsafspraak


class RelatieRegel(Inzageregel):
    model = models.ClausuleRelatie
    fk_name = "van"


@admin.register(models.Kaderversie)
class KaderversieAdmin(Inzage):
    list_display = ("versie", "geldig_van", "gepubliceerd_op", "gepubliceerd_door", "sha256")
    fields = (
        "versie",
        "samenvatting",
        "geldig_van",
        "gepubliceerd_op",
        "gepubliceerd_door",
        "sha256",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.Kaderversie]:
        return super().get_queryset(request).defer("inhoud").select_related("gepubliceerd_door")


@admin.register(models.Doelstelling)
class DoelstellingAdmin(Inzage):
    list_display = ("naam", "letter_in_kader", "korte_omschrijving", "herkomst")
    inlines = (DoelgroepRegel,)


@admin.register(models.Productgroep)
class ProductgroepAdmin(Inzage):
    list_display = ("naam", "standaard_soort", "markt_standaard", "categorieplan", "herkomst")
    list_filter = ("herkomst", "standaard_soort", "categorieplan")
    list_select_related = ("categorieplan",)
    search_fields = ("naam", "slug", "synoniemen", "voorbeelden")
    inlines = (DoelstellingRegel, CpvRegel)
    fieldsets = (
        (None, {"fields": ("slug", "naam", "herkomst", "voorbeelden", "synoniemen")}),
        ("Vooraf ingevuld", {"fields": ("standaard_soort", "markt_standaard")}),
        ("Gewone antwoorden", {"fields": tuple(f"feit_{feit}" for feit in Feit)}),
        (
            "In het advies",
            {"fields": ("categorieplan", "aandacht", "geen_doelstelling_toelichting", "bronnen")},
        ),
    )


@admin.register(models.Clausule)
class ClausuleAdmin(Inzage):
    list_display = ("code", "titel", "soort", "ambitieniveau", "herkomst")
    list_filter = ("doelstellingen", "soort", "ambitieniveau", "wettelijk", "herkomst")
    search_fields = ("code", "titel", "tekst")
    inlines = (NakomingRegel, RelatieRegel)
    fieldsets = (
        (None, {"fields": ("code", "titel", "titel_in_kader", "tekst", "nb", "bewijs")}),
        ("Soort", {"fields": ("soort", "doelstellingen", "perspectief")}),
        ("Keuze", {"fields": ("ambitieniveau", "prioriteit", "wettelijk")}),
        (
            "Wanneer de clausule past",
            {"fields": ("productgroepen", "drempel", "marktomvang_min", "looptijd_min")},
        ),
        (
            "Antwoorden waarbij de clausule past",
            {"fields": tuple(f"voorwaarde_{feit}" for feit in Feit)},
        ),
        (
            "Herkomst",
            {
                "fields": (
                    "herkomst",
                    "grondslag",
                    "juridische_kaders",
                    "bronnen",
                    "aanvullende_waarschuwing",
                )
            },
        ),
    )


@admin.register(models.JuridischKader)
class JuridischKaderAdmin(Inzage):
    list_display = ("code", "naam", "status", "zekerheid", "laatst_gecontroleerd")
    list_filter = ("status", "zekerheid", "in_kader")
    search_fields = ("code", "naam", "naam_in_kader")


@admin.register(models.Drempelbedrag)
class DrempelbedragAdmin(Inzage):
    list_display = ("label", "bedrag", "geldig_van", "geldig_tot")
    list_filter = ("soort", "geldig_van")


@admin.register(models.Regel)
class RegelAdmin(Inzage):
    list_display = ("code", "omschrijving", "herkomst", "actief")
    list_filter = ("tabel", "herkomst", "actief")
    search_fields = ("code", "omschrijving", "bron_zin")


@admin.register(models.Categorieplan)
class CategorieplanAdmin(Inzage):
    list_display = ("naam", "status", "eigenaar", "geldig_van", "geldig_tot")


@admin.register(models.Contactpunt)
class ContactpuntAdmin(Inzage):
    list_display = ("naam", "rol", "email", "telefoon", "verplicht_invullen")


@admin.register(models.Invulveld)
class InvulveldAdmin(Inzage):
    list_display = ("naam", "label", "type", "standaard")
    list_filter = ("type",)
    search_fields = ("naam", "label")


@admin.register(models.Memotekst)
class MemotekstAdmin(Inzage):
    list_display = ("code", "titel", "voorwaarde_route", "herkomst")


@admin.register(models.MaatschappelijkDoel)
class MaatschappelijkDoelAdmin(Inzage):
    list_display = ("naam", "herkomst", "bevestigd", "actief")


@admin.register(models.AmbitiewebNiveau)
class AmbitiewebNiveauAdmin(Inzage):
    list_display = ("niveau", "naam", "betekenis")


@admin.register(models.Waarschuwing)
class WaarschuwingAdmin(Inzage):
    list_display = ("code", "tekst")


@admin.register(models.Bron)
class BronAdmin(Inzage):
    list_display = ("code", "soort", "titel")
    list_filter = ("soort",)
    search_fields = ("code", "titel")


@admin.register(models.Maximum)
class MaximumAdmin(Inzage):
    list_display = (
        "situatie",
        "eis",
        "gunningscriterium",
        "uitvoeringsvoorwaarde",
        "contractbepaling",
    )


@admin.register(models.Parameters)
class ParametersAdmin(Inzage):
    list_display = ("__str__", "grensmarge", "klein_bedrag")


@admin.register(models.Kaderbeschrijving)
class KaderbeschrijvingAdmin(Inzage):
    list_display = ("naam", "versie", "vastgesteld_door")


@admin.register(models.Cpvcode)
class CpvcodeAdmin(Inzage):
    list_display = ("code", "naam")
    search_fields = ("code", "naam")
