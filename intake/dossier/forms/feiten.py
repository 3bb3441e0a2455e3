"""The questions whose answers are facts, on one page, in the words of the questionnaire."""

from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from intake.advies.kader import Kader
from intake.dossier.antwoorden import Antwoorden
from intake.dossier.stappen import STAPPEN, Stap
from intake.formulier import IkForm
from intake.rijen import RijenField

# Asked for people to read: no rule knows the answer, and it need not stand in an address.
GEEN_FEIT = (
    "naam",
    "omschrijving",
    "opdrachtgever_email",
    "hoofdvoorwerp_motivering",
    "doelstellingen",
    "redenen_weg",
)
GEEN_ANTWOORD = ("", "Geen antwoord")


def feitvelden(stap: Stap) -> list[str]:
    return [naam for naam in stap.form.base_fields if naam not in GEEN_FEIT]


FEITVELDEN = tuple(naam for stap in STAPPEN for naam in feitvelden(stap))


class FeitenForm(IkForm):
    """Nothing is required: what stays open is unknown, as in the questionnaire."""

    def __init__(self, *args: Any, kaders: Iterable[Kader], vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kaders, self.vandaag = tuple(kaders), vandaag
        for stap in STAPPEN:
            for naam in feitvelden(stap):
                self.fields[naam] = als_feit(stap.form.base_fields[naam])
        self.fields["productgroep"].choices = [
            *self.fields["productgroep"].choices,
            *productgroepen(self.kaders, self.initial.get("productgroep", "")),
        ]

    def clean(self) -> dict[str, Any]:
        """Each page of the questionnaire judges what was typed for it."""
        antwoorden = Antwoorden(self.kaders[0], self.vandaag, waarden=dict(self.cleaned_data))
        for stap in STAPPEN:
            if getypt := [veld for veld in feitvelden(stap) if self.cleaned_data.get(veld)]:
                self.neem_fouten_over(stap.form(self.data, antwoorden=antwoorden), getypt)
        return self.cleaned_data

    def neem_fouten_over(self, pagina: forms.Form, velden: list[str]) -> None:
        for veld, fouten in pagina.errors.as_data().items():
            if veld in velden and veld not in self.errors and veld != "productgroep":
                self.add_error(veld, fouten)

    @property
    def groepen(self) -> list[tuple[str, list[BoundField]]]:
        """The questions by part of the questionnaire."""
        groepen: dict[str, list[BoundField]] = {}
        for stap in STAPPEN:
            groepen.setdefault(stap.groep, []).extend(self[veld] for veld in feitvelden(stap))
        return list(groepen.items())


def als_feit(veld: forms.Field) -> forms.Field:
    """The same question, small: a list to choose from, one row, without explanation."""
    feit = deepcopy(veld)
    feit.required, feit.help_text = False, ""
    feit.widget.is_required = False
    if isinstance(feit, RijenField):
        feit.leeg = 1
    elif isinstance(feit, forms.ChoiceField):
        feit.widget = forms.Select()
        feit.choices = [GEEN_ANTWOORD, *feit.choices]
    return feit


def productgroepen(kaders: Iterable[Kader], nu: str) -> list[tuple[str, str]]:
    """Those of each framework, and what the purchase names although no framework knows it."""
    namen = {groep.slug: groep.naam for kader in kaders for groep in kader.productgroepen}
    if nu:
        namen.setdefault(nu, nu)
    return sorted(namen.items(), key=lambda paar: paar[1].casefold())
