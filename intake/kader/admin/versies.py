"""What is recorded for good, and lists for search only: to read, never to edit."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from intake.beheerrechten import Inzage
from intake.kader import models
from intake.kader.publiceeradmin import Conceptpaginas


@admin.register(models.Kaderversie)
class KaderversieAdmin(Conceptpaginas, Inzage):
    list_display = ("versie", "geldig_van", "gepubliceerd_op", "gepubliceerd_door")
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


@admin.register(models.Publicatievoorstel)
class PublicatievoorstelAdmin(Inzage):
    list_display = ("__str__", "geldig_van", "voorgesteld_door", "besluit", "besloten_door")
    list_select_related = ("voorgesteld_door", "besloten_door")


@admin.register(models.Uitgave)
class UitgaveAdmin(Inzage):
    list_display = ("naam", "opgenomen_op", "sha256")
    fields = ("naam", "opgenomen_op", "sha256")

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.Uitgave]:
        return super().get_queryset(request).defer("inhoud", "citaten")


@admin.register(models.Cpvcode)
class CpvcodeAdmin(Inzage):
    list_display = ("code", "naam")
    search_fields = ("code", "naam")
