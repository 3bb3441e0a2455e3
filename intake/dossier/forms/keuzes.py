"""Yes or no per text and per conclusion, with a reason for whoever does not follow the advice."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.html import format_html

from intake.formulier import IkForm
from intake.velden import KeuzeField

JA, NEE = "ja", "nee"
MAX_REDEN = 500
Keuze = dict[str, Any]


class NeemOverField(KeuzeField):
    naast_elkaar = True

    def __init__(self, onderwerp: str) -> None:
        super().__init__(
            label=met_onderwerp("Neemt u deze tekst over?", onderwerp),
            choices=[(JA, "Neem over"), (NEE, "Niet")],
            error_messages={"required": f"Kies ‘Neem over’ of ‘Niet’ bij ‘{onderwerp}’."},
        )


class WijkAfField(forms.BooleanField):
    def __init__(self, onderwerp: str) -> None:
        super().__init__(label=met_onderwerp("Ik wijk hiervan af", onderwerp), required=False)


class KeuzesForm(IkForm):
    """Per key a choice and a reason. `onderwerpen` names each key, `bewaard` are the choices."""

    keuzeveld: ClassVar[type[forms.Field]]
    waarom: ClassVar[str]
    hint: ClassVar[str]
    mist_reden: ClassVar[str]

    def __init__(
        self,
        *args: Any,
        onderwerpen: Mapping[str, str],
        bewaard: Mapping[str, Keuze],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.onderwerpen = onderwerpen
        for sleutel, onderwerp in onderwerpen.items():
            self.fields[f"keuze_{sleutel}"] = self.keuzeveld(onderwerp)
            self.fields[f"reden_{sleutel}"] = self.redenveld(onderwerp)
            if keuze := bewaard.get(sleutel):
                self.initial[f"keuze_{sleutel}"] = self.uit_opslag(keuze["ja"])
                self.initial[f"reden_{sleutel}"] = keuze["reden"]

    def redenveld(self, onderwerp: str) -> forms.CharField:
        return forms.CharField(
            label=met_onderwerp(self.waarom, onderwerp),
            help_text=self.hint,
            widget=forms.Textarea(attrs={"rows": 2}),
            required=False,
            max_length=MAX_REDEN,
            error_messages={"max_length": f"Gebruik niet meer dan {MAX_REDEN} tekens."},
        )

    def uit_opslag(self, ja: bool) -> Any:
        return ja

    def volgt_niet(self, sleutel: str) -> bool:
        """Whether the choice that was sent departs from the advice, so that it needs a reason."""
        return bool(self.cleaned_data.get(f"keuze_{sleutel}"))

    def clean(self) -> dict[str, Any]:
        for sleutel, onderwerp in self.onderwerpen.items():
            veld = f"reden_{sleutel}"
            if not self.volgt_niet(sleutel):
                self.errors.pop(veld, None)
            elif veld not in self.errors and not self.cleaned_data[veld]:
                fout = self.mist_reden.format(onderwerp)
                self.add_error(veld, ValidationError(fout, code="required"))
        return self.cleaned_data

    def keuze(self, sleutel: str) -> Keuze | None:
        """As it is stored; None when the advice is followed without a word."""
        if not self.volgt_niet(sleutel):
            return None
        return {"ja": True, "reden": self.reden(sleutel)}

    def reden(self, sleutel: str) -> str:
        return self.cleaned_data.get(f"reden_{sleutel}", "")

    def te_bewaren(self) -> dict[str, Keuze | None]:
        return {sleutel: self.keuze(sleutel) for sleutel in self.onderwerpen}


class TekstenForm(KeuzesForm):
    """Take over a text, or not. What was left open is no choice.

    `standaard` is taken over unless the inkoper says otherwise; `vrij` may be left out in silence.
    """

    keuzeveld = NeemOverField
    waarom = "Waarom niet?"
    hint = "Alleen nodig als u ‘Niet’ kiest. Eén zin is genoeg. De reden staat straks in de memo."
    mist_reden = "Schrijf in één zin waarom u ‘{}’ niet overneemt."

    def __init__(
        self,
        *args: Any,
        standaard: Collection[str] = (),
        vrij: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.vrij = vrij
        for code in standaard:
            self.initial.setdefault(f"keuze_{code}", JA)
        for code in vrij:
            self.fields[f"keuze_{code}"].required = False
            self.initial.setdefault(f"keuze_{code}", NEE)
            del self.fields[f"reden_{code}"]

    def uit_opslag(self, ja: bool) -> str:
        return JA if ja else NEE

    def volgt_niet(self, sleutel: str) -> bool:
        return sleutel not in self.vrij and self.cleaned_data.get(f"keuze_{sleutel}") == NEE

    def keuze(self, sleutel: str) -> Keuze | None:
        if sleutel in self.vrij and self.cleaned_data.get(f"keuze_{sleutel}") == NEE:
            return None
        if self.volgt_niet(sleutel):
            return {"ja": False, "reden": self.reden(sleutel)}
        return {"ja": True, "reden": ""}

    def te_bewaren(self) -> dict[str, Keuze | None]:
        gekozen = (s for s in self.onderwerpen if self.cleaned_data.get(f"keuze_{s}"))
        return {sleutel: self.keuze(sleutel) for sleutel in gekozen}


class AfwijkenForm(KeuzesForm):
    """Tick what you deviate from; what is not ticked is followed."""

    keuzeveld = WijkAfField
    waarom = "Waarom wijkt u af?"
    hint = "Alleen nodig als u afwijkt. Eén zin is genoeg. De reden staat straks in de memo."
    mist_reden = "Schrijf in één zin waarom u afwijkt van ‘{}’."


def met_onderwerp(vraag: str, onderwerp: str) -> str:
    """The same question many times on a page: a screen reader hears what it is about."""
    return format_html('{}<span class="ams-visually-hidden"> ({})</span>', vraag, onderwerp)


def neem_rest_over(post: QueryDict, sleutels: Iterable[str]) -> QueryDict:
    """What was sent, with every text that was left open taken over."""
    aangevuld = post.copy()
    for sleutel in sleutels:
        if not aangevuld.get(f"keuze_{sleutel}"):
            aangevuld[f"keuze_{sleutel}"] = JA
    return aangevuld
