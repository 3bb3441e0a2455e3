"""The outbox in the admin: who was told what and whether it was sent, never what it said."""

from django.contrib import admin, messages
from django.http import HttpRequest

from intake.beheerrechten import Inzage
from intake.berichten.models import Bericht, BerichtQuerySet
from intake.bladeren import BegrensdePaginator


@admin.register(Bericht)
class BerichtAdmin(Inzage):
    """Without the name of the dossier: who manages the installation may not see dossiers."""

    list_display = ("soort", "aan", "stand", "fout", "gemaakt")
    list_display_links = None
    list_filter = ("stand", "soort")
    list_select_related = ("aan",)
    list_per_page = 50
    paginator = BegrensdePaginator
    show_full_result_count = False
    fields = ("soort", "aan", "gemaakt", "stand", "pogingen", "volgende_poging", "fout")
    actions = ("probeer_opnieuw",)

    @admin.action(description="Mislukte berichten opnieuw proberen", permissions=["view"])
    def probeer_opnieuw(self, request: HttpRequest, queryset: BerichtQuerySet) -> None:
        aantal = queryset.probeer_opnieuw()
        messages.info(request, f"Opnieuw klaargezet: {aantal}. Alleen mislukte berichten tellen.")
