"""What is asked of who stays at an older version of the framework."""

from django import forms

from intake.formulier import IkForm


class BlijfForm(IkForm):
    reden = forms.CharField(
        label="Waarom blijft u bij het oude kader?",
        help_text="Eén zin is genoeg. Concern Inkoop leest de reden, en hij staat in de memo.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
        error_messages={
            "required": "Schrijf in één zin waarom u bij het oude kader blijft.",
            "max_length": "Gebruik niet meer dan 500 tekens.",
        },
    )
