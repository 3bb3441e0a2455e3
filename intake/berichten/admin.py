"""The outbox in the admin: who was told what and whether it was sent, never what it said."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model
from django.http import HttpRequest

from intake.berichten.models import Bericht, BerichtQuerySet

BEHEREN = "intake.kader_beheren"


@admin.register(Bericht)
class BerichtAdmin(admin.ModelAdmin):
    """Without the name of the dossier: who manages the installation may not see dossiers."""

    list_display = ("soort", "aan", "stand", "fout", "gemaakt")
    list_display_links = None
    list_filter = ("stand", "soort")
    list_select_related = ("aan",)
    list_per_page = 50
    show_full_result_count = False
    fields = ("soort", "aan", "gemaakt", "stand", "pogingen", "volgende_poging", "fout")
    actions = ("probeer_opnieuw",)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.has_perm(BEHEREN)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    @admin.action(description="Mislukte berichten opnieuw proberen", permissions=["view"])
    def probeer_opnieuw(self, request: HttpRequest, queryset: BerichtQuerySet) -> None:
        aantal = queryset.probeer_opnieuw()
        messages.info(request, f"Opnieuw klaargezet: {aantal}. Alleen mislukte berichten tellen.")
