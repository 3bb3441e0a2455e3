"""A sentence per finding of the toets, or per text: why it is so."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from intake.dossier.forms.keuzes import MAX_REDEN, met_onderwerp
from intake.dossier.weergave.toets import Getoetst, Verband
from intake.formulier import IkForm


class ZinnenForm(IkForm):
    """Per key one sentence, which may stay empty. `begin` is what is shown to start with."""

    def __init__(
        self, *args: Any, zinnen: Iterable[tuple[str, forms.CharField, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sleutels: dict[str, str] = {}
        for sleutel, veld, begin in zinnen:
            naam = sleutel.replace(":", "_")
            self.sleutels[sleutel] = naam
            self.fields[naam] = veld
            self.initial[naam] = begin

    def veld_van(self, sleutel: str) -> str:
        return self.sleutels[sleutel]

    def te_bewaren(self) -> dict[str, str | None]:
        """None takes a sentence away."""
        return {
            sleutel: self.cleaned_data.get(naam) or None for sleutel, naam in self.sleutels.items()
        }


class VerbandForm(ZinnenForm):
    """What is left as we derived it is not kept: it follows the answers."""

    def __init__(self, *args: Any, afgeleid: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.afgeleid = afgeleid

    def te_bewaren(self) -> dict[str, str | None]:
        gezegd = super().te_bewaren()
        return {
            code: None if zin == self.afgeleid.get(code) else zin for code, zin in gezegd.items()
        }


def zinveld(label: str, hint: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=MAX_REDEN,
        error_messages={"max_length": f"Gebruik niet meer dan {MAX_REDEN} tekens."},
    )


def uitlegvelden(getoetst: Iterable[Getoetst]) -> Iterable[tuple[str, forms.CharField, str]]:
    for een in getoetst:
        label = met_onderwerp("Waarom laat u dit zo?", een.bevinding.wat)
        yield (
            een.sleutel,
            zinveld(label, "Eén zin is genoeg. De memo laat de zin zien."),
            een.uitleg,
        )


def verbandvelden(verbanden: Iterable[Verband]) -> Iterable[tuple[str, forms.CharField, str]]:
    for een in verbanden:
        code = een.clausule.code
        yield code, zinveld(f"{een.clausule.titel} ({code})", ""), een.zin
