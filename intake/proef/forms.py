"""What a beheerder chooses to try: which purchase, and under which framework or two."""

from datetime import date
from typing import Any

from django import forms

from intake.dossier.models import Dossier
from intake.formulier import IkForm
from intake.gebruikers import Gebruiker
from intake.proef.bron import Bron, leeg, van_dossier, van_voorbeeld, voorbeelden

DOSSIER = "dossier"


class BronForm(IkForm):
    """`keuze` is the source, once the form was judged; without a good one it holds nothing."""

    bron = forms.ChoiceField(
        label="Welke inkoop wilt u proberen?",
        required=False,
        error_messages={"invalid_choice": "‘%(value)s’ is geen voorbeeld. Kies uit de lijst."},
    )
    kenmerk = forms.CharField(
        label="Kenmerk van het dossier",
        help_text="Alleen als u een dossier kiest. Bijvoorbeeld IK-2026-0012.",
        required=False,
        max_length=20,
        error_messages={"max_length": "Een kenmerk heeft niet meer dan 20 tekens."},
    )

    def __init__(self, *args: Any, gebruiker: Gebruiker, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gebruiker, self.vandaag = gebruiker, vandaag
        namen = [(sleutel, een.naam) for sleutel, een in voorbeelden().items()]
        self.fields["bron"].choices = [
            ("", "Ik vul de feiten zelf in"),
            (DOSSIER, "Een dossier"),
            ("Voorbeelden", namen),
        ]

    def clean(self) -> dict[str, Any]:
        bron, kenmerk = (self.cleaned_data.get(veld) for veld in ("bron", "kenmerk"))
        self.keuze = leeg()
        if bron in voorbeelden():
            self.keuze = van_voorbeeld(voorbeelden()[bron], self.vandaag)
        elif bron == DOSSIER and kenmerk is not None:
            self.keuze = self.zoek_dossier(kenmerk.upper())
        return self.cleaned_data

    def zoek_dossier(self, kenmerk: str) -> Bron:
        dossiers = Dossier.objects.zichtbaar_voor(self.gebruiker).met_kader()
        if not kenmerk:
            self.add_error("kenmerk", "Vul het kenmerk van het dossier in.")
        elif dossier := dossiers.filter(kenmerk=kenmerk).first():
            return van_dossier(dossier)
        else:
            self.add_error("kenmerk", f"Dossier {kenmerk} is er niet, of u mag het niet lezen.")
        return leeg()


class KaderForm(IkForm):
    kader = forms.ChoiceField(
        label="Onder welk kader?",
        error_messages={
            "required": "Kies een kader.",
            "invalid_choice": "Kader ‘%(value)s’ bestaat niet. Kies uit de lijst.",
        },
    )
    naast = forms.ChoiceField(
        label="Met welk kader wilt u vergelijken?",
        required=False,
        error_messages={"invalid_choice": "Kader ‘%(value)s’ bestaat niet. Kies uit de lijst."},
    )

    def __init__(self, *args: Any, kaders: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kader"].choices = kaders
        self.fields["naast"].choices = [("", "Niet vergelijken"), *kaders]

    def clean_naast(self) -> str:
        naast: str = self.cleaned_data["naast"]
        if naast and naast == self.cleaned_data.get("kader"):
            raise forms.ValidationError("Kies een ander kader dan het eerste.")
        return naast

    @property
    def sleutels(self) -> list[str]:
        """Of one framework or two; what was chosen wrongly does not count."""
        gekozen = (self.cleaned_data.get(veld) for veld in ("kader", "naast"))
        return [sleutel for sleutel in gekozen if sleutel]
