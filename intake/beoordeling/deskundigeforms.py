"""What a reviewer asks an expert, and what the expert answers."""

from collections.abc import Iterator
from itertools import groupby

from django import forms
from django.forms.models import ModelChoiceIterator

from intake.beoordeling.deskundigen import deskundigen_voor
from intake.beoordeling.models import Adviesvraag
from intake.dossier.models import Dossier
from intake.formulier import IkForm
from intake.gebruikers import Gebruiker

MAX_VRAAG = Adviesvraag._meta.get_field("vraag").max_length
MAX_ANTWOORD = Adviesvraag._meta.get_field("antwoord").max_length


class PerBureau(ModelChoiceIterator):
    """The colleagues in groups; they come in the order of their bureau."""

    def __iter__(self) -> Iterator[tuple[str, object]]:
        yield "", "Kies een collega"
        for bureau, collegas in groupby(self.queryset, key=Gebruiker.get_bureau_display):
            yield bureau, [self.choice(collega) for collega in collegas]


class CollegaField(forms.ModelChoiceField):
    iterator = PerBureau


class VraagForm(IkForm):
    aan = CollegaField(
        queryset=Gebruiker.objects.none(),
        label="Aan wie stelt u uw vraag?",
        help_text="Staat uw collega er niet bij? Vraag de beheerder om een account met het bureau "
        "erbij.",
        error_messages={
            "required": "Kies aan wie u de vraag stelt.",
            "invalid_choice": "Deze collega kan de vraag niet meer krijgen. Kies iemand anders.",
        },
    )
    vraag = forms.CharField(
        label="Wat is uw vraag?",
        help_text="Uw collega leest het hele dossier mee zolang de vraag er is.",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=MAX_VRAAG,
        error_messages={
            "required": "Schrijf uw vraag op.",
            "max_length": "Gebruik niet meer dan 2.000 tekens.",
        },
    )

    def __init__(self, *args: object, dossier: Dossier, vrager: Gebruiker, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["aan"].queryset = deskundigen_voor(dossier, vrager)


class AntwoordForm(IkForm):
    antwoord = forms.CharField(
        label="Uw antwoord",
        help_text="Concern Inkoop leest uw antwoord en beslist of de inkoper het ook ziet.",
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=MAX_ANTWOORD,
        error_messages={
            "required": "Schrijf uw antwoord op.",
            "max_length": "Gebruik niet meer dan 4.000 tekens.",
        },
    )
