"""What the inkoper does with one remark of Concern Inkoop."""

from django import forms

from intake.formulier import IkForm


class ReactieForm(IkForm):
    """The hidden initial values tell what the inkoper changed from what a colleague changed."""

    antwoord = forms.CharField(
        label="Uw antwoord",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
        show_hidden_initial=True,
        error_messages={"max_length": "Gebruik niet meer dan 2.000 tekens."},
    )
    verwerkt = forms.BooleanField(
        label="Ik heb deze opmerking verwerkt", required=False, show_hidden_initial=True
    )
