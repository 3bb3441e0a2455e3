"""Retention in the admin: the terms, what has to stay, and what was destroyed; never a dossier."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from intake.beheerrechten import Beheren, Inzage
from intake.bewaren.models import Bewaartermijn, Vernietiging, Vernietigingsstop
from intake.dossier.models import Dossier

GEEN_DOSSIER = "Er is geen dossier met dit kenmerk."
AL_GESTOPT = "Dit dossier blijft al om deze reden."


@admin.register(Bewaartermijn)
class BewaartermijnAdmin(Beheren, admin.ModelAdmin):
    mag_erbij = mag_weg = False
    list_display = ("soort", "jaren", "grondslag", "eigen_keuze")
    fields = ("soort", "jaren", "grondslag", "eigen_keuze")
    readonly_fields = ("soort",)
    actions = None


class StopForm(forms.ModelForm):
    """A kenmerk and no list to choose from: who manages the framework may not see dossiers."""

    kenmerk = forms.CharField(
        label="Kenmerk van het dossier", max_length=20, help_text="Zoals IK-2026-0001."
    )

    class Meta:
        model = Vernietigingsstop
        fields = ("reden", "toelichting")

    def clean_kenmerk(self) -> str:
        kenmerk: str = self.cleaned_data["kenmerk"].strip().upper()
        dossier = Dossier.objects.filter(kenmerk=kenmerk).first()
        if dossier is None:
            raise forms.ValidationError(GEEN_DOSSIER)
        self.instance.dossier = dossier
        return kenmerk

    def clean(self) -> None:
        super().clean()
        reden = self.cleaned_data.get("reden")
        if self.instance.dossier_id and reden:
            stops = Vernietigingsstop.objects.geldend().filter(dossier=self.instance.dossier_id)
            if stops.filter(reden=reden).exists():
                self.add_error("reden", AL_GESTOPT)


@admin.register(Vernietigingsstop)
class VernietigingsstopAdmin(Beheren, admin.ModelAdmin):
    mag_weg = False
    form = StopForm
    list_display = ("kenmerk", "reden", "toelichting", "gezet_op", "opgeheven_op")
    list_filter = (("opgeheven_op", admin.EmptyFieldListFilter), "reden")
    list_select_related = ("dossier",)
    search_fields = ("=dossier__kenmerk",)
    fields = ("kenmerk", "reden", "toelichting")
    actions = ("hef_op",)

    @admin.display(description="kenmerk", ordering="dossier__kenmerk")
    def kenmerk(self, stop: Vernietigingsstop) -> str:
        return stop.dossier.kenmerk

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """One that was set is not rewritten, but lifted."""
        return obj is None and super().has_change_permission(request)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        meer = ("gezet_door", "gezet_op", "opgeheven_door", "opgeheven_op")
        return ("kenmerk", "reden", "toelichting", *(meer if obj else ()))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.get_fields(request, obj) if obj else ()

    def save_model(
        self, request: HttpRequest, obj: Vernietigingsstop, form: Any, change: bool
    ) -> None:
        obj.gezet_door = request.user
        obj.save()

    @admin.action(description="Stop opheffen: het dossier mag weer weg", permissions=["view"])
    def hef_op(self, request: HttpRequest, queryset: QuerySet[Vernietigingsstop]) -> None:
        aantal = queryset.filter(opgeheven_op=None).update(
            opgeheven_op=timezone.now(), opgeheven_door=request.user
        )
        messages.info(request, f"Opgeheven: {aantal}. Wat al opgeheven was, telt niet mee.")


@admin.register(Vernietiging)
class VernietigingAdmin(Inzage):
    list_display = ("id", "kenmerk", "soort", "begin", "jaren", "op", "namens")
    list_filter = ("soort",)
    search_fields = ("=kenmerk",)
    show_full_result_count = False
