"""What is asked when a settled dossier is finished or reopened."""

from django import forms

from intake.dossier.staten import Afloop
from intake.formulier import IkForm
from intake.velden import KeuzeField


class BevestigForm(IkForm):
    """Nothing is asked: the button is the answer."""


class AfrondenForm(IkForm):
    afloop = KeuzeField(
        label="Hoe is de inkoop afgelopen?",
        choices=[
            (Afloop.GEGUND, "De opdracht is gegund"),
            (Afloop.NIET_DOORGEGAAN, "De inkoop gaat niet door"),
        ],
        error_messages={"required": "Kies hoe de inkoop is afgelopen."},
    )


class HeropenenForm(IkForm):
    reden = forms.CharField(
        label="Waarom heropent u het dossier?",
        help_text="Eén zin is genoeg. De reden staat in de geschiedenis van het dossier.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
        error_messages={
            "required": "Schrijf in één zin waarom u het dossier heropent.",
            "max_length": "Gebruik niet meer dan 500 tekens.",
        },
    )
