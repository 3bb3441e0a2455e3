"""What is asked around a session: the talk with Concern Inkoop, when and where, and who comes."""

import re
from datetime import date, time
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from intake.advies.tekst import opsomming
from intake.ambitieweb.genodigden import MEEST
from intake.ambitieweb.models import Genodigde
from intake.formulier import IkForm
from intake.rijen import RijenField
from intake.velden import DatumField, GetalField

TIJD = re.compile(r"([01]?[0-9]|2[0-3])[.:u]?([0-5][0-9])?(?:\s*u(?:ur)?)?")
TE_LANG = {"max_length": "Gebruik niet meer dan %(limit_value)d tekens."}


class TijdField(forms.Field):
    """A time as one writes it: 10.00, 10:00, 1000 or 10 uur."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})
    breedte = 6
    na = "uur"
    default_error_messages = {"geen_tijd": "Vul een tijd in zoals 10.00 of 14.30."}

    def to_python(self, value: Any) -> time | None:
        tekst = str(value or "").strip()
        if not tekst:
            return None
        if not (match := TIJD.fullmatch(tekst)):
            raise ValidationError(self.error_messages["geen_tijd"], code="geen_tijd")
        return time(int(match[1]), int(match[2] or 0))

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H.%M}" if isinstance(value, time) else value


class Stil(forms.IntegerField):
    """Which row this was; on its own it does not make a row that was emptied count."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class OverlegForm(IkForm):
    gedaan = forms.BooleanField(
        label="Ik heb met Concern Inkoop en Strategie overlegd of het ambitieweb past",
        error_messages={
            "required": "Zet een vinkje als u hebt overlegd. Zonder overleg bereidt u geen sessie "
            "voor."
        },
    )
    overleg_op = DatumField(
        label="Wanneer was dat?",
        help_text="Bijvoorbeeld 17 11 2026.",
        error_messages={"required": "Vul in op welke dag u hebt overlegd."},
    )

    def clean_overleg_op(self) -> date:
        dag: date = self.cleaned_data["overleg_op"]
        if dag > timezone.localdate():
            raise ValidationError("Deze dag moet nog komen. Vul in wanneer u hebt overlegd.")
        return dag


class GenodigdeForm(IkForm):
    nummer = Stil(required=False)
    functie = forms.CharField(
        label="Functie",
        max_length=120,
        error_messages={"required": "Vul een functie in, geen naam.", **TE_LANG},
    )
    naam = forms.CharField(
        label="Naam", max_length=120, required=False, error_messages=dict(TE_LANG)
    )
    email = forms.EmailField(
        label="E-mailadres",
        required=False,
        error_messages={"invalid": "Vul een heel e-mailadres in, bijvoorbeeld naam@amsterdam.nl."},
    )

    def clean_email(self) -> str:
        adres = str(self.cleaned_data["email"]).lower()
        domeinen = settings.EMAIL_DOMEINEN
        if adres and domeinen and adres.rpartition("@")[2] not in domeinen:
            raise ValidationError(
                f"Gebruik een adres dat eindigt op @{opsomming(domeinen, 'of @')}."
            )
        return adres


class SessieForm(IkForm):
    datum = DatumField(label="Op welke dag is de sessie?", required=False)
    begintijd = TijdField(label="Hoe laat begint de sessie?", required=False)
    duur = GetalField(
        label="Hoe lang duurt de sessie?",
        minimum=15,
        maximum=600,
        na="minuten",
        help_text="Een gewone sessie duurt twee uur, een korte een uur.",
        error_messages={"required": "Vul in hoeveel minuten de sessie duurt."},
    )
    plaats = forms.CharField(
        label="Waar is de sessie?",
        help_text="Een zaal, of de link van een onlinevergadering.",
        max_length=200,
        required=False,
        error_messages=dict(TE_LANG),
    )
    begeleider = forms.CharField(
        label="Wie leidt het gesprek?",
        help_text="Schrijf een functie op, geen naam.",
        max_length=120,
        required=False,
        error_messages=dict(TE_LANG),
    )
    agenda = forms.CharField(
        label="Agenda",
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=2000,
        required=False,
        error_messages=dict(TE_LANG),
    )
    genodigden = RijenField(
        GenodigdeForm,
        label="Wie nodigt u uit?",
        help_text="Noem functies. Een naam of adres is alleen nodig als u wilt mailen. Maak een "
        "rij leeg om die te verwijderen.",
        rij="Genodigde",
        knop="Nog een genodigde",
        maximum=MEEST,
        error_messages={"required": "Nodig ten minste één functie uit."},
    )


class CodeForm(IkForm):
    """The last part of an own link. Typed from paper: capitals, spaces and hyphens may differ."""

    code = forms.CharField(
        label="Wat is uw code?",
        help_text="De code staat op uw uitnodiging onder de link, bijvoorbeeld "
        "abcde-fghij-klmno-pqrst.",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={"required": "Vul de code in die op uw uitnodiging staat.", **TE_LANG},
    )

    def clean_code(self) -> str:
        code = re.sub(r"[\s-]", "", str(self.cleaned_data["code"])).lower()
        if not Genodigde.objects.met_token(code).exists():
            raise ValidationError(
                "Deze code werkt niet. Controleer wat u typte, of vraag de inkoper om een nieuwe."
            )
        return code


class AfgelastForm(IkForm):
    reden = forms.CharField(
        label="Waarom gaat de sessie niet door?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Schrijf in één zin waarom de sessie niet doorgaat.",
            **TE_LANG,
        },
    )


class EigenDoelForm(IkForm):
    naam = forms.CharField(
        label="Eigen doel van uw directie",
        max_length=120,
        error_messages={"required": "Vul de naam van het doel in.", **TE_LANG},
    )
