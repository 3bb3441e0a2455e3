"""Whom to share a dossier with, whom to give it to, and what to call a copy."""

from django import forms

from intake.dossier.delen import vind_collega
from intake.dossier.models import Dossier
from intake.formulier import IkForm
from intake.gebruikers import Gebruiker
from intake.velden import KeuzeField

LEZEN, SCHRIJVEN = "lezen", "schrijven"
# The same words whether there is no account or one without this right: an address is no question.
ONBEKEND_ADRES = (
    "Wij vinden geen collega met dit adres die dossiers kan invullen. Controleer het adres, of "
    "vraag uw beheerder om een account."
)


class CollegaForm(IkForm):
    """Finds a colleague by exact address; `cleaned_data["adres"]` is the account."""

    adres = forms.EmailField(
        label="Wat is het e-mailadres van uw collega?",
        help_text="Bijvoorbeeld naam@amsterdam.nl. Uw collega heeft al een account.",
        error_messages={
            "required": "Vul het e-mailadres van uw collega in.",
            "invalid": "Vul een heel e-mailadres in, bijvoorbeeld naam@amsterdam.nl.",
        },
    )

    def __init__(self, *args: object, dossier: Dossier, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.dossier = dossier

    def clean_adres(self) -> Gebruiker:
        collega = vind_collega(self.cleaned_data["adres"])
        if collega is None:
            raise forms.ValidationError(ONBEKEND_ADRES)
        if collega.pk == self.dossier.eigenaar_id:
            raise forms.ValidationError("Dit bent u zelf. Vul het adres van een collega in.")
        return collega


class DelenForm(CollegaForm):
    recht = KeuzeField(
        label="Wat mag uw collega?",
        choices=[(LEZEN, "Alleen lezen"), (SCHRIJVEN, "Lezen en meeschrijven")],
        hints={
            LEZEN: "Uw collega ziet de antwoorden en het advies.",
            SCHRIJVEN: "Uw collega kan ook antwoorden veranderen en het dossier indienen.",
        },
    )


class OverdragenForm(CollegaForm):
    niet_meer_lezen = forms.BooleanField(
        label="Ik hoef dit dossier daarna niet meer te kunnen lezen", required=False
    )


class KopieForm(IkForm):
    naam = forms.CharField(
        label="Hoe noemt u de nieuwe inkoop?",
        max_length=120,
        error_messages={
            "required": "Vul een naam in. Dan vindt u deze inkoop later terug.",
            "max_length": "Gebruik niet meer dan 120 tekens.",
        },
    )
