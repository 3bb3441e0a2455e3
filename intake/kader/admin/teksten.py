"""The texts of an advice: clauses with their placeholders, warnings and paragraphs of the memo."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Field, JSONField, Model
from django.http import HttpRequest
from django.utils.text import capfirst

from intake.advies.charter import CLAUSULE as CHARTERCLAUSULE
from intake.advies.clausules import ALGEMEEN, EIGEN_AFSPRAKEN
from intake.advies.keuze import GEGEVENS
from intake.advies.keuzes import Feit
from intake.advies.schema import UITVOER
from intake.kader import models
from intake.kader.admin.bewerken import Bewerken
from intake.kader.admin.clausuleform import (
    ClausuleForm,
    spiegel_uitsluiting,
    werk_invulvelden_bij,
)
from intake.kader.admin.doelen import EigenPlaatsForm
from intake.kader.admin.kinderen import Kind
from intake.kader.admin.ronde import ronde_van
from intake.kader.admin.velden import Vinkjes
from intake.kader.lezen import lees_werkrijen
from intake.kader.voorwaardezin import voorwaardezin

# The rules know these by their code.
ONMISBAAR = {ALGEMEEN, EIGEN_AFSPRAKEN, GEGEVENS, *CHARTERCLAUSULE.values()}


class NakomingRegel(Kind):
    model = models.Nakomingsafspraak
    voorvoegsel = "nakoming"


class LastRegel(Kind):
    model = models.Lastpost
    voorvoegsel = "lasten"


class RelatieRegel(Kind):
    model = models.ClausuleRelatie
    fk_name = "van"
    voorvoegsel = "uitgaande_relaties"


@admin.register(models.Clausule)
class ClausuleAdmin(Bewerken):
    change_form_template = "admin/intake/kader/clausule.html"
    form = ClausuleForm
    list_display = ("code", "titel", "soort", "wanneer", "herkomst")
    list_filter = ("doelstellingen", "soort", "ambitieniveau", "wettelijk", "herkomst")
    list_per_page = 50
    search_fields = ("code", "titel", "tekst")
    inlines = (NakomingRegel, LastRegel, RelatieRegel)
    op_naam = True
    vast = ("code",)
    letterlijk = ("titel_in_kader",)
    fieldsets = (
        (None, {"fields": ("code", "titel", "titel_in_kader")}),
        ("Tekst", {"fields": ("tekst", "invulvelden_bijwerken", "nb", "bewijs")}),
        ("Soort", {"fields": ("soort", "doelstellingen", "perspectief")}),
        (
            "Keuze",
            {
                "fields": ("ambitieniveau", "prioriteit", "wettelijk"),
                "description": "Past een clausule, dan bepalen deze velden of het advies haal "
                "vooraf kiest.",
            },
        ),
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

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        onmisbaar = obj is not None and obj.pk in ONMISBAAR
        return super().has_delete_permission(request, obj) and not onmisbaar

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        lijst = super().get_changelist_instance(request)
        if lijst.result_list:
            kader = lees_werkrijen()
            for rij in lijst.result_list:
                rij.voorwaardezin = voorwaardezin(kader.clausule[rij.pk], kader, kort=True)
        return lijst

    @admin.display(description="Wanneer")
    def wanneer(self, clausule: Any) -> str:
        return clausule.voorwaardezin

    def werk_bij(self, request: HttpRequest, form: Any) -> None:
        spiegel_uitsluiting(form.instance)
        if form.cleaned_data.get("invulvelden_bijwerken"):
            ronde_van(request).gemeld += werk_invulvelden_bij(form.instance)

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> Any:
        clausule, ronde = kwargs.get("obj"), ronde_van(request)
        if ronde and clausule and clausule.pk in (ronde.na or ronde.voor).clausule:
            kader = ronde.na or ronde.voor
            context["voorwaardezin"] = voorwaardezin(kader.clausule[clausule.pk], kader)
        return super().render_change_form(request, context, **kwargs)


@admin.register(models.Invulveld)
class InvulveldAdmin(Bewerken):
    """A placeholder comes and goes with the text of a clause."""

    list_display = ("naam", "label", "type", "standaard")
    list_filter = ("type",)
    search_fields = ("naam", "label")
    mag_erbij = mag_weg = False
    vast = ("naam",)
    fieldsets = (
        (None, {"fields": ("naam", "label", "type", "hint")}),
        ("Wat er mag staan", {"fields": ("standaard", "minimum", "maximum")}),
    )


@admin.register(models.Memotekst)
class MemotekstAdmin(Bewerken):
    form = EigenPlaatsForm
    list_display = ("code", "titel", "voorwaarde_route", "herkomst")
    vast = ("code",)
    fieldsets = (
        (None, {"fields": ("code", "titel", "tekst", "volgorde", "herkomst")}),
        (
            "Wanneer de tekst in het memo staat",
            {
                "fields": (
                    "voorwaarde_route",
                    "voorwaarde_ambitieweb",
                    "voorwaarde_charter",
                    "voorwaarde_categorieplan",
                    "voorwaarde_doelstellingen_min",
                    "voorwaarde_doelstellingen_max",
                    "voorwaarde_onvolledig",
                    "voorwaarde_afwijking",
                ),
                "description": "Alle voorwaarden gelden samen. Een lege voorwaarde is altijd waar.",
            },
        ),
    )

    def formfield_for_dbfield(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """Each condition names outcomes of the advice; another word would never come true."""
        uitkomst = UITVOER["properties"].get(db_field.name.removeprefix("voorwaarde_"), {})
        if "enum" not in uitkomst or not db_field.name.startswith("voorwaarde_"):
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        namen = {"label": capfirst(db_field.verbose_name), "required": False}
        keuzes = [(woord, woord.replace("_", " ").capitalize()) for woord in uitkomst["enum"]]
        if isinstance(db_field, JSONField):
            vinkjes = Vinkjes(attrs={"groep": namen["label"]})
            return forms.MultipleChoiceField(choices=keuzes, widget=vinkjes, **namen)
        return forms.ChoiceField(choices=[("", "Altijd"), *keuzes], **namen)


@admin.register(models.Waarschuwing)
class WaarschuwingAdmin(Bewerken):
    list_display = ("code", "tekst")
    mag_erbij = mag_weg = False
    vast = ("code",)
    fieldsets = ((None, {"fields": ("code", "tekst", "volgorde")}),)
