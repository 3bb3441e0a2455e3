"""The review of dossiers in the admin: the work list, and a page per dossier."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from intake.beheerrechten import Beheren, Inzage
from intake.beoordeling import werklijst
from intake.beoordeling.adressen import BLADEN
from intake.beoordeling.beoordeelview import beoordeel
from intake.beoordeling.models import Standaardzin
from intake.beoordeling.toegang import te_lezen
from intake.bladeren import BegrensdePaginator
from intake.dossier.aandacht import Aandachtspunt
from intake.dossier.models import Dossier
from intake.dossier.stand import Kant, kleur, wiens_beurt
from intake.gebruikers import MAG_ALLES_ZIEN, MAG_BEOORDELEN


@admin.register(Dossier)
class DossierAdmin(Inzage):
    actions = None
    fields = ()
    list_display = ("dossier", "stand", "aankondiging", "aandacht", "ingediend")
    list_filter = werklijst.FILTERS
    list_max_show_all = 0
    list_per_page = 50
    list_select_related = ("beoordelaar",)
    preserve_filters = False  # no page reads them, and each row pays for them
    paginator = BegrensdePaginator
    search_fields = ("kenmerk", "naam")
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    sortable_by = ()
    rechten = (MAG_ALLES_ZIEN,)

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

    def get_queryset(self, request: HttpRequest) -> QuerySet[Dossier]:
        return Dossier.objects.zichtbaar_voor(request.user).only(*werklijst.KOLOMMEN)

    def get_ordering(self, request: HttpRequest) -> tuple[Any, ...]:
        return werklijst.volgorde(request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Dossier], search_term: str
    ) -> tuple[QuerySet[Dossier], bool]:
        gezocht = search_term.strip()
        return (werklijst.zoek(queryset, gezocht) if gezocht else queryset), False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """The filters of the list, and no other column of a dossier."""
        return lookup in {een.parameter_name for een in werklijst.FILTERS}

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"title": "Werklijst", **(extra_context or {})}
        return super().changelist_view(request, context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not object_id.isascii() or not object_id.isdecimal():
            raise Http404
        return beoordeel(request, get_object_or_404(te_lezen(request), pk=object_id))

    @admin.display(description="Dossier")
    def dossier(self, dossier: Dossier) -> SafeString:
        return format_html('<span class="ik-kenmerk">{}</span> {}', dossier.kenmerk, dossier.naam)

    @admin.display(description="Stand")
    def stand(self, dossier: Dossier) -> SafeString:
        klasse = kleur(wiens_beurt(dossier), Kant.CONCERN_INKOOP)
        label = format_html(
            '<span class="ik-label ik-label--{}">{}</span>', klasse, dossier.get_staat_display()
        )
        return met_toelichting(label, str(dossier.beoordelaar or "Nog niemand"))

    @admin.display(description="Aankondiging")
    def aankondiging(self, dossier: Dossier) -> SafeString | str:
        dag = dossier.aankondigingsdatum
        if dag is None:
            return "Geen datum"
        wanneer = werklijst.over_hoeveel_dagen(dag, timezone.localdate())
        return met_toelichting(wanneer, date_format(dag, "j F Y"))

    @admin.display(description="Aandacht")
    def aandacht(self, dossier: Dossier) -> SafeString:
        namen = dict(Aandachtspunt.choices)
        punten = [("let-op", namen[punt]) for punt in dossier.aandachtspunten if punt in namen]
        if dossier.is_standaard:
            punten.append(("klaar", "Standaard"))
        labels = format_html_join("", '<li class="ik-label ik-label--{}">{}</li>', punten)
        return format_html('<ul class="ik-labels">{}</ul>', labels) if punten else labels

    @admin.display(description="Ingediend")
    def ingediend(self, dossier: Dossier) -> SafeString | str:
        if dossier.ingediend_op is None:
            return "Nog niet"
        op = date_format(timezone.localtime(dossier.ingediend_op), "j F Y")
        return met_toelichting(op, dossier.directie)


@admin.register(Standaardzin)
class StandaardzinAdmin(Beheren, admin.ModelAdmin):
    """For reviewers. A sentence is put out of use rather than deleted."""

    list_display = ("tekst", "soort", "actief")
    list_filter = ("soort", "actief")
    rechten = (MAG_BEOORDELEN,)
    mag_weg = False


def met_toelichting(tekst: str, toelichting: str) -> SafeString:
    return format_html('{} <span class="ik-toelichting">{}</span>', tekst, toelichting)
