"""The last pages: which objectives fit, how far to go, and the Charter."""

from typing import Any

from django import forms

from intake.dossier.antwoorden import Antwoorden
from intake.dossier.forms.stapform import StapForm
from intake.velden import KeuzeField


class PassendField(forms.MultipleChoiceField):
    """A list to tick. Ticking nothing is an answer too: nothing fits."""

    def validate(self, value: list[str]) -> None:
        if value:
            super().validate(value)


class DoelstellingenForm(StapForm):
    """Keeps a yes or no per proposed objective, so that one proposed later is asked anew."""

    doelstellingen = PassendField(
        label="Welke doelstellingen passen bij uw inkoop?",
        help_text="Wij stellen deze voor op basis van uw antwoorden. "
        "Haal het vinkje weg als een doelstelling niet past. Dan vragen we waarom.",
        widget=forms.CheckboxSelectMultiple,
    )

    def richt_in(self) -> None:
        advies, kader = self.antwoorden.advies, self.antwoorden.kader
        veld = self.fields["doelstellingen"]
        veld.choices = [(code, kader.doelstelling[code].naam) for code in advies.doelstellingen]
        veld.hints = {code: self.redenen(code) for code in advies.doelstellingen}

    def redenen(self, code: str) -> str:
        bevindingen = self.antwoorden.advies.bevindingen_van("DT3")
        return " ".join(dict.fromkeys(b.reden for b in bevindingen if b.uitkomst == code))

    def uit_opslag(self, waarden: dict[str, Any]) -> dict[str, Any]:
        gekozen = waarden["doelstellingen"]
        passend = [
            code for code in self.antwoorden.advies.doelstellingen if gekozen.get(code, True)
        ]
        return {"doelstellingen": passend}

    def te_bewaren(self) -> dict[str, Any]:
        passend = self.cleaned_data["doelstellingen"]
        voorgesteld = self.antwoorden.advies.doelstellingen
        return {"doelstellingen": {code: code in passend for code in voorgesteld}}

    @classmethod
    def is_compleet(cls, antwoorden: Antwoorden) -> bool:
        beoordeeld = antwoorden["doelstellingen"] or {}
        return all(code in beoordeeld for code in antwoorden.vooruitblik.doelstellingen)


def weggehaald(antwoorden: Antwoorden) -> list[str]:
    """The proposed objectives that do not fit according to the inkoper."""
    beoordeeld = antwoorden["doelstellingen"] or {}
    return [code for code in antwoorden.vooruitblik.doelstellingen if beoordeeld.get(code) is False]


class RedenenForm(StapForm):
    """One question per objective that was taken away."""

    eigen_kolommen = ("redenen_weg",)

    def richt_in(self) -> None:
        for code in weggehaald(self.antwoorden):
            naam = self.antwoorden.kader.doelstelling[code].naam
            self.fields[code] = forms.CharField(
                label=f"Waarom past {naam.lower()} niet?",
                help_text="Eén zin is genoeg. Het komt in uw dossier.",
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=500,
                error_messages={
                    "required": "Schrijf kort waarom deze doelstelling niet past.",
                    "max_length": "Gebruik niet meer dan 500 tekens.",
                },
            )

    def uit_opslag(self, waarden: dict[str, Any]) -> dict[str, Any]:
        return waarden["redenen_weg"]

    def te_bewaren(self) -> dict[str, Any]:
        bewaard = self.antwoorden["redenen_weg"] or {}
        return {"redenen_weg": {**bewaard, **self.cleaned_data}}

    @classmethod
    def is_compleet(cls, antwoorden: Antwoorden) -> bool:
        redenen = antwoorden["redenen_weg"] or {}
        return all(redenen.get(code) for code in weggehaald(antwoorden))


UIT_AMBITIEWEB = (
    "Dit niveau is afgesproken in het ambitieweb. Wilt u een ander niveau? Pas dan de uitkomst "
    "van het ambitieweb aan. Die vindt u in uw dossier, bij ‘Ambitieweb’."
)


class AmbitieForm(StapForm):
    """With an outcome of the ambitieweb there is one answer: two places would soon differ."""

    niveau = KeuzeField(
        label="Hoe ver wilt u gaan?",
        choices=[("1", "Basis"), ("2", "Significant"), ("3", "Ambitieus")],
        hints={
            "1": "U doet wat de wet en ons beleid vragen.",
            "2": "U beloont een betere aanpak.",
            "3": "U doet met de markt iets nieuws. Dat kost tijd en geld.",
        },
        weet_niet=True,
        error_messages={"required": "Kies een ambitieniveau."},
    )

    def richt_in(self) -> None:
        veld, afgesproken = self.fields["niveau"], self.antwoorden.afgesproken_niveau
        namen = dict(veld.choices)
        if afgesproken in namen:
            veld.choices = [(afgesproken, namen[afgesproken])]
            veld.help_text = UIT_AMBITIEWEB
            veld.error_messages["invalid_choice"] = UIT_AMBITIEWEB
            return
        voorstel = str(self.antwoorden.advies.niveau)
        veld.help_text = f"Ons voorstel bij deze inkoop is: {namen[voorstel]}."


class CharterForm(StapForm):
    wil_charter = KeuzeField(
        label="Wilt u dat de opdrachtnemer het SER Charter Diversiteit tekent?",
        help_text="Wilt u dat niet, dan stellen we een plan van aanpak voor. "
        "Twijfelt u? Bespreek het met Concern Inkoop en Strategie.",
        choices=[("ja", "Ja"), ("nee", "Nee, liever een plan van aanpak")],
        weet_niet=True,
    )
