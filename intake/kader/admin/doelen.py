"""What the municipality wants: doelstellingen, and the goals and levels of the ambitieweb."""

from django import forms
from django.contrib import admin

from intake.kader import models
from intake.kader.admin.bewerken import Bewerken
from intake.kader.admin.kinderen import Kind
from intake.kader.admin.ronde import KaderForm


class EigenPlaatsForm(KaderForm):
    """The place of these rows is part of the framework, so two rows may not share one."""

    def clean_volgorde(self) -> int:
        plaats: int = self.cleaned_data["volgorde"]
        anderen = type(self.instance).objects.filter(volgorde=plaats).exclude(pk=self.instance.pk)
        if ander := anderen.first():
            raise forms.ValidationError(f"Op deze plaats staat al {ander}. Kies een andere plaats.")
        return plaats


class DoelgroepRegel(Kind):
    model = models.Doelgroep
    voorvoegsel = "doelgroepen"


@admin.register(models.Doelstelling)
class DoelstellingAdmin(Bewerken):
    form = EigenPlaatsForm
    list_display = ("naam", "letter_in_kader", "korte_omschrijving", "herkomst")
    inlines = (DoelgroepRegel,)
    mag_erbij = mag_weg = False
    vast = ("code",)
    letterlijk = ("letter_in_kader", "tekst_kader", "inkoopvoorbeelden_kader", "cijfers_kader")
    fieldsets = (
        (None, {"fields": ("code", "naam", "volgorde", "herkomst")}),
        (
            "Wat het handelingskader zegt",
            {
                "fields": letterlijk,
                "description": "Deze teksten zijn letterlijk. Ze veranderen alleen met een nieuw "
                "handelingskader, in een uitgave.",
            },
        ),
        (
            "In het advies",
            {
                "fields": (
                    "korte_omschrijving",
                    "vraagt_van_product",
                    "vraagt_van_organisatie",
                    "let_op",
                    "cijfers_waarschuwing",
                )
            },
        ),
        (
            "Recht en bronnen",
            {"fields": ("juridische_kaders", "juridische_kaders_in_kader", "bronnen")},
        ),
    )


@admin.register(models.MaatschappelijkDoel)
class MaatschappelijkDoelAdmin(Bewerken):
    form = EigenPlaatsForm
    list_display = ("naam", "herkomst", "bevestigd", "actief")
    list_select_related = ("bron",)
    vast = ("code",)
    fieldsets = (
        (None, {"fields": ("code", "naam", "toelichting", "volgorde", "actief")}),
        ("Herkomst", {"fields": ("herkomst", "bevestigd", "bron")}),
    )


@admin.register(models.AmbitiewebNiveau)
class AmbitiewebNiveauAdmin(Bewerken):
    list_display = ("niveau", "naam", "betekenis")
    mag_erbij = mag_weg = False
    vast = ("niveau",)
    fieldsets = ((None, {"fields": ("niveau", "naam", "betekenis", "voorbeeld")}),)
