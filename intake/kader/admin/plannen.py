"""Categorieplannen: a category manager makes and settles them, a beheerder publishes them."""

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format

from intake.advies.keuzes import CategorieplanStatus, Herkomst
from intake.gebruikers import MAG_BEHEREN, MAG_PLANNEN
from intake.kader import models
from intake.kader.admin.bewerken import Bewerken
from intake.kader.admin.kinderen import Kind
from intake.kader.admin.planform import PlanForm
from intake.kader.admin.verwijderen import INTUSSEN
from intake.kader.bewerking import vergrendel
from intake.kader.planbesluit import Geweigerd, heropen, is_concept, stel_vast

RECHTEN = (MAG_BEHEREN, MAG_PLANNEN)
VASTGESTELD = (
    "Het plan {} is vastgesteld. Het staat in het concept van het kader, en geldt na publicatie "
    "door een beheerder."
)
HEROPEND = (
    "Het plan {} is weer een concept: u kunt het wijzigen. Wat al gepubliceerd is, blijft gelden "
    "tot de volgende publicatie."
)


class AmbitieRegel(Kind):
    model = models.Doelambitie
    verbose_name = "ambitie"
    verbose_name_plural = "Ambitie per maatschappelijk doel"
    voorvoegsel = "ambities"
    rechten = RECHTEN
    readonly_fields = ("naam",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # Django turns a goal that is only read into a link, to a page that is not for everybody.
        return ("doel" if is_concept(obj) else "naam", "niveau", "reden")

    @admin.display(description="maatschappelijk doel")
    def naam(self, ambitie: models.Doelambitie) -> str:
        return ambitie.doel.naam

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and is_concept(obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and is_concept(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and is_concept(obj)


@admin.register(models.Categorieplan)
class CategorieplanAdmin(Bewerken):
    """What was settled is only read, until somebody makes it a concept again."""

    rechten = RECHTEN
    change_form_template = "admin/intake/kader/plan.html"
    form = PlanForm
    inlines = (AmbitieRegel,)
    list_display = ("naam", "stand", "eigenaar", "geldig_van", "geldig_tot")
    list_filter = ("status",)
    search_fields = ("naam", "slug", "eigenaar")
    readonly_fields = ("stand",)
    vast = ("slug",)
    fieldsets = (
        (None, {"fields": ("naam", "slug", "stand", "herkomst", "eigenaar")}),
        ("Wanneer het plan geldt", {"fields": ("geldig_van", "geldig_tot")}),
        ("Voor welke inkoop", {"fields": ("productgroepen",)}),
        (
            "Clausules van het plan",
            {
                "fields": ("standaardclausules", "optionele_clausules"),
                "description": "Een clausule die bij een inkoop niet past, komt er niet in. Het "
                "advies zegt dan waarom.",
            },
        ),
    )

    @admin.display(description="stand")
    def stand(self, plan: models.Categorieplan) -> str:
        if is_concept(plan):
            return "Concept"
        op = plan.vastgesteld_op and f" op {date_format(plan.vastgesteld_op, 'j F Y')}"
        verlopen = plan.geldig_tot and plan.geldig_tot < timezone.localdate()
        return f"{'Verlopen, v' if verlopen else 'V'}astgesteld{op or ''}"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and is_concept(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and is_concept(obj)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """An address can name a productgroep and clauses, so that a plan starts from them."""
        return {"herkomst": Herkomst.VOORSTEL, **super().get_changeform_initial_data(request)}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.status = CategorieplanStatus.CONCEPT
        super().save_model(request, obj, form, change)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if request.method == "POST" and object_id and self.mag(request):
            with transaction.atomic():
                vergrendel()
                plan = self.get_object(request, unquote(object_id))
                if plan and not is_concept(plan):
                    return self.verdwenen(request, "Dit plan is intussen vastgesteld.")
                return super().changeform_view(request, object_id, *args, **kwargs)
        return super().changeform_view(request, object_id, *args, **kwargs)

    # Settling

    def get_urls(self) -> list[URLPattern]:
        naam = "intake_categorieplan"
        eigen = [
            path(f"<path:object_id>/{doe}/", self.admin_site.admin_view(view), name=f"{naam}_{doe}")
            for doe, view in (("vaststellen", self.vaststellen), ("heropenen", self.heropenen))
        ]
        return eigen + super().get_urls()

    def vaststellen(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self.besluit(
            request, object_id, partial(stel_vast, vandaag=timezone.localdate()), VASTGESTELD
        )

    def heropenen(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self.besluit(request, object_id, heropen, HEROPEND)

    def besluit(
        self, request: HttpRequest, object_id: str, doe: Any, melding: str
    ) -> HttpResponseRedirect:
        if not self.mag(request):
            raise Http404
        slug = unquote(object_id)
        naar = reverse("admin:intake_categorieplan_change", args=[quote(slug)])
        if request.method != "POST":
            return redirect(naar)
        try:
            gedaan = doe(slug, request.POST.get("gelezen", ""))
        except models.Categorieplan.DoesNotExist as fout:
            raise Http404 from fout
        except Geweigerd as fout:
            for reden in fout.redenen or [INTUSSEN]:
                messages.error(request, reden)
            return redirect(naar)
        self.log_change(request, gedaan, self.stand(gedaan))
        messages.success(request, melding.format(gedaan.naam))
        return redirect(naar)
