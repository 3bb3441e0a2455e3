"""A dossier as Concern Inkoop sees it in the admin: the answers in words, and nothing to edit."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path

from intake.beoordeling.adressen import BLADEN
from intake.dossier.models import Dossier
from intake.dossier.overzicht import antwoorden_per_stap
from intake.dossier.stapviews import maak_reis
from intake.gebruikers import MAG_ALLES_ZIEN


@admin.register(Dossier)
class DossierAdmin(admin.ModelAdmin):
    change_form_template = "admin/intake/dossier/dossier.html"
    list_display = ("kenmerk", "naam", "eigenaar", "gewijzigd")
    list_select_related = ("eigenaar",)
    search_fields = ("kenmerk", "naam")
    show_full_result_count = False
    list_per_page = 50
    fields = ()

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.has_perm(MAG_ALLES_ZIEN)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Dossier]:
        return Dossier.objects.zichtbaar_voor(request.user)

    def get_urls(self) -> list[URLPattern]:
        eigen = [
            path(
                f"<int:pk>/{blad.pad}",
                self.admin_site.admin_view(blad.view),
                name=f"intake_dossier_{blad.naam}",
            )
            for blad in BLADEN
        ]
        return eigen + super().get_urls()

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        zichtbaar = self.get_queryset(request).select_related("eigenaar", "opdrachtgever")
        if not object_id.isascii() or not object_id.isdecimal():
            raise Http404
        dossier = get_object_or_404(zichtbaar, pk=object_id)
        context = {
            "dossier": dossier,
            "onderdelen": antwoorden_per_stap(maak_reis(dossier)),
            "gebeurtenissen": dossier.gebeurtenissen.select_related("gebruiker"),
        }
        return super().change_view(request, object_id, form_url, context)
