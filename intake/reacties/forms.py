"""What is asked of who reacts, and of who answers."""

from typing import Any

from django import forms

from intake.formulier import IkForm
from intake.reacties.models import LANGSTE, Reactie
from intake.velden import KeuzeField

MET_TEKST = (Reactie.Soort.FOUT, Reactie.Soort.IDEE, Reactie.Soort.ANDERS)
TE_LANG = "Gebruik niet meer dan 2.000 tekens."


class ReactieForm(IkForm):
    soort = KeuzeField(
        label="Wat wilt u zeggen?",
        choices=Reactie.Soort.choices,
        hints=dict.fromkeys(MET_TEKST, "Schrijf hieronder wat u bedoelt."),
        error_messages={"required": "Kies wat u wilt zeggen."},
    )
    tekst = forms.CharField(
        label="Uw toelichting",
        help_text="Wat ging er mis, of hoe kan het beter? Zet hier geen namen van personen of "
        "bedrijven, en niets wat vertrouwelijk is: alle beheerders lezen uw reactie.",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=LANGSTE,
        required=False,
        error_messages={"max_length": TE_LANG},
    )

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        zonder = "tekst" not in self.errors and not gegeven.get("tekst")
        if zonder and gegeven.get("soort") in MET_TEKST:
            self.add_error("tekst", "Schrijf op wat u bedoelt.")
        return gegeven


class AntwoordForm(IkForm):
    antwoord = forms.CharField(
        label="Uw antwoord",
        help_text="Wie de reactie gaf, leest uw antwoord en ziet uw naam.",
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=LANGSTE,
        error_messages={"required": "Schrijf uw antwoord op.", "max_length": TE_LANG},
    )
    staat = KeuzeField(
        label="Wat is er met de reactie gedaan?",
        choices=[
            (Reactie.Staat.BEANTWOORD, "Beantwoord, het kader blijft zo"),
            (Reactie.Staat.VERWERKT, "Verwerkt in het concept van het kader"),
        ],
        hints={Reactie.Staat.VERWERKT: "U hebt de tekst zelf al gewijzigd; dat gaat niet vanzelf."},
        error_messages={"required": "Kies wat er met de reactie is gedaan."},
    )
