"""What is asked of who publishes the framework."""

from datetime import date
from typing import Any

from django import forms

from intake.datumveld import DatumField
from intake.formulier import IkForm
from intake.kader.models import Kaderversie


class PubliceerForm(IkForm):
    """`nieuwste` is the last version: a new one does not begin before it."""

    samenvatting = forms.CharField(
        label="Wat verandert er, en waarom?",
        help_text="Eén of twee zinnen. Iedereen die is ingelogd, leest ze bij de kaderversies.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=600,
        error_messages={
            "required": "Schrijf in één of twee zinnen wat er verandert en waarom.",
            "max_length": "Gebruik niet meer dan 600 tekens.",
        },
    )
    geldig_van = DatumField(
        label="Vanaf welke dag geldt deze versie?",
        help_text="Vandaag of later, bijvoorbeeld 1 januari 2027.",
    )

    def __init__(
        self, *args: Any, vandaag: date, nieuwste: Kaderversie | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag, self.nieuwste = vandaag, nieuwste

    def clean_geldig_van(self) -> date:
        dag: date = self.cleaned_data["geldig_van"]
        if dag < self.vandaag:
            raise forms.ValidationError("Kies vandaag of een latere dag.")
        if self.nieuwste and dag < self.nieuwste.geldig_van:
            raise forms.ValidationError(
                f"Kies {self.nieuwste.geldig_van:%d-%m-%Y} of later: dan begint versie "
                f"{self.nieuwste.versie}, die al is gepubliceerd."
            )
        return dag
