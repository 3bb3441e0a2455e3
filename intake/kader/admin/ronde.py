"""One round of a form of the framework: what stood there, what it would become, what is wrong.

The admin saves and checks at once; the round travels with the request, so that a refused save
can be rolled back and shown again with everything that was typed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest

from intake.advies.kader import Kader
from intake.kader.admin.hulp import hulp_bij
from intake.kader.admin.problemen import kind_van, melding_van, veld_van
from intake.kader.bewerking import nieuwe_problemen
from intake.kader.effect import Effect, Vastgelopen, effect
from intake.kader.lezen import lees_werkrijen
from intake.kader.probleem import Probleem
from intake.kader.voorbeelden import lees_voorbeelden

CODE = re.compile(r"[A-Za-z0-9_-]+")
VASTGELOPEN = "Zo kan het advies niet meer worden gemaakt: de beslislogica gebruikt deze rij"


class Teruggedraaid(Exception):
    """Nothing was saved in this round."""


@dataclass
class Ronde:
    """`som` is that of the row as it stands. `bewaren`: false when the form is only shown."""

    voor: Kader
    som: str
    bewaren: bool = True
    conflict: bool = False
    na: Kader | None = None
    problemen: Sequence[Probleem] = ()
    effecten: Sequence[Effect] | None = None
    gemeld: list[str] = field(default_factory=list)

    def keur(self, vandaag: date, *, proef: bool) -> None:
        """After everything was written. Raises `Teruggedraaid` when it may not stay."""
        self.na = lees_werkrijen()
        self.problemen = nieuwe_problemen(self.voor, self.na)
        if not self.problemen:
            self.bereken_effect(vandaag)
        if self.problemen or proef:
            self.bewaren = False
            raise Teruggedraaid

    def bereken_effect(self, vandaag: date) -> None:
        try:
            self.effecten = effect(self.voor, self.na, lees_voorbeelden(), vandaag)
        except Vastgelopen as fout:
            self.problemen = (Probleem("", "", f"{VASTGELOPEN} ({fout})."),)


def ronde_van(request: HttpRequest) -> Ronde | None:
    return getattr(request, "ronde", None)


class MetHulp(forms.ModelForm):
    """Every field says what it does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, veld in self.fields.items():
            veld.help_text = veld.help_text or hulp_bij(self._meta.model._meta.model_name, naam)


class KaderForm(MetHulp):
    """Shows the problems of the round at the field they are about."""

    ronde: Ronde | None = None
    onderdelen: frozenset[str] = frozenset()

    def is_valid(self) -> bool:
        return super().is_valid() and (self.ronde is None or self.ronde.bewaren)

    def clean(self) -> dict[str, Any]:
        inhoud = super().clean() or self.cleaned_data
        self.keur_code(inhoud)
        for probleem in self.ronde.problemen if self.ronde else ():
            veld, melding = self.plaats(probleem)
            if veld not in self.onderdelen:
                self.add_error(veld, melding)
        return inhoud

    def keur_code(self, inhoud: dict[str, Any]) -> None:
        sleutel = self._meta.model._meta.pk.name
        code = inhoud.get(sleutel)
        if self.instance._state.adding and isinstance(code, str) and not CODE.fullmatch(code):
            self.add_error(sleutel, "Gebruik letters, cijfers, - en _: het wordt een bestandsnaam.")

    def plaats(self, probleem: Probleem) -> tuple[str | None, str]:
        """The field, the kind of rows below, or None: it belongs to the page."""
        melding = melding_van(probleem)
        veld = veld_van(probleem, self.instance, {*self.fields, *self.onderdelen})
        if veld or not probleem.onderwerp:
            return veld, melding
        return None, f"{probleem.onderwerp}: {melding}"


class Kindformulieren(forms.BaseInlineFormSet):
    """The rows below a row; a new one comes last."""

    ronde: Ronde | None = None

    def save_new(self, form: forms.ModelForm, commit: bool = True) -> Any:
        if not form.instance.volgorde:
            bestaand = [f.instance.volgorde for f in self.forms if f.instance.volgorde]
            form.instance.volgorde = max(bestaand, default=0) + 1
        return super().save_new(form, commit)

    def clean(self) -> None:
        super().clean()
        over = [f for f in self.forms if self._blijft(f)]
        fouten = []
        for nummer, veld, melding in self._problemen():
            if nummer is not None and nummer < len(over):
                over[nummer].add_error(veld, melding)
            else:
                fouten.append(melding)
        if fouten:
            raise forms.ValidationError(fouten)

    def _blijft(self, form: forms.ModelForm) -> bool:
        return not self._should_delete_form(form) and (form.instance.pk or form.has_changed())

    def _problemen(self) -> Iterator[tuple[int | None, str, str]]:
        for probleem in self.ronde.problemen if self.ronde else ():
            gevonden = kind_van(probleem, self.instance, self.prefix)
            if gevonden:
                yield gevonden
