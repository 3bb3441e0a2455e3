"""What the inkoper says when a text comes in: what goes for it, what comes along, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from intake.advies.samenhang import hoort_erbij, past_erbij, uitgesloten_door
from intake.advies.tekst import opsomming
from intake.dossier.forms.keuzes import MAX_REDEN
from intake.dossier.forms.keuzes import Keuze as Rij
from intake.dossier.weergave.besluiten import optionele_codes
from intake.dossier.weergave.zaak import Zaak
from intake.formulier import IkForm
from intake.werkbank.kiesregels import gekozen_codes, noem

GERUILD = "Geruild voor {}."


@dataclass(frozen=True)
class Toevoeging:
    """One text of the library on its way in; `ruil` is the text it was chosen in the place of."""

    zaak: Zaak
    code: str
    ruil: str = ""

    @cached_property
    def gekozen(self) -> tuple[str, ...]:
        return tuple(een for een in gekozen_codes(self.zaak) if een != self.code)

    @cached_property
    def botst(self) -> tuple[str, ...]:
        return uitgesloten_door(self.zaak.kader, self.code, self.gekozen)

    @cached_property
    def kan_weg(self) -> tuple[str, ...]:
        ruil = [self.ruil] if self.ruil in self.gekozen else []
        return tuple(dict.fromkeys([*ruil, *self.botst]))

    @cached_property
    def nodig(self) -> tuple[str, ...]:
        return hoort_erbij(self.zaak.kader, self.code, self.gekozen)

    @cached_property
    def mee(self) -> tuple[str, ...]:
        """What comes along: what it needs, and what belongs with it."""
        return (*self.nodig, *past_erbij(self.zaak.kader, self.code, self.gekozen))

    def is_geadviseerd(self, code: str) -> bool:
        return any(een.code == code for een in self.zaak.advies.clausules.voorselectie)

    def erin(self, code: str, reden: str) -> Rij:
        """As it is stored. The advice and the plan say themselves why a text is there."""
        if self.is_geadviseerd(code) or code in optionele_codes(self.zaak):
            return {"ja": True, "reden": ""}
        return {"ja": True, "reden": reden, "erbij": True}

    def eruit(self, code: str, reden: str) -> Rij | None:
        return {"ja": False, "reden": reden} if self.is_geadviseerd(code) else None


class ToevoegForm(IkForm):
    """Only the questions that this text raises."""

    weg = forms.MultipleChoiceField(
        label="Welke tekst vervalt?", widget=forms.CheckboxSelectMultiple, required=False
    )
    reden_weg = forms.CharField(
        label="Waarom vervalt die tekst?",
        help_text="Eén zin is genoeg. De reden staat straks in de memo.",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=MAX_REDEN,
    )
    mee = forms.MultipleChoiceField(
        label="Welke tekst neemt u hierbij ook over?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reden = forms.CharField(
        label="Waarom voegt u deze tekst toe?",
        help_text="Eén zin is genoeg. De reden staat straks in de memo.",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=MAX_REDEN,
    )

    def __init__(self, *args: Any, toevoeging: Toevoeging, reden: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.toevoeging = toevoeging
        kader, code = toevoeging.zaak.kader, toevoeging.code
        self.bied_aan("weg", toevoeging.kan_weg, [toevoeging.ruil])
        self.bied_aan("mee", toevoeging.mee, toevoeging.mee)
        self.initial["reden_weg"] = GERUILD.format(noem(kader, code))
        self.initial["reden"] = reden
        if toevoeging.botst:
            self.eis("weg", self.sluit_uit(toevoeging.botst))
        elif toevoeging.kan_weg:
            self.fields["weg"].help_text = "Haal het vinkje weg als u beide teksten wilt."
        if toevoeging.nodig:
            self.eis("mee", self.kan_niet_zonder(toevoeging.nodig))
        if not any(toevoeging.is_geadviseerd(een) for een in toevoeging.kan_weg):
            del self.fields["reden_weg"]
        if "erbij" not in toevoeging.erin(code, ""):
            del self.fields["reden"]
        for naam in {"reden", "reden_weg"} & set(self.fields):
            te_lang = f"Gebruik niet meer dan {MAX_REDEN} tekens."
            self.fields[naam].error_messages["max_length"] = te_lang

    def bied_aan(self, naam: str, codes: Iterable[str], vooraf: Iterable[str]) -> None:
        kader = self.toevoeging.zaak.kader
        if not (keuzes := [(code, noem(kader, code)) for code in codes]):
            del self.fields[naam]
            return
        self.fields[naam].choices = keuzes
        self.fields[naam].error_messages["invalid_choice"] = "Kies uit de lijst."
        self.initial[naam] = list(vooraf)

    def eis(self, naam: str, waarom: str) -> None:
        veld = self.fields[naam]
        veld.required, veld.help_text, veld.error_messages["required"] = True, waarom, waarom

    def sluit_uit(self, codes: Iterable[str]) -> str:
        return f"{self.toevoeging.code} sluit {opsomming(list(codes))} uit: kies één van beide."

    def kan_niet_zonder(self, codes: Iterable[str]) -> str:
        return f"{self.toevoeging.code} kan niet zonder {opsomming(list(codes))}."

    def clean_weg(self) -> list[str]:
        weg: list[str] = self.cleaned_data["weg"]
        if blijft := [code for code in self.toevoeging.botst if code not in weg]:
            raise ValidationError(self.sluit_uit(blijft))
        return weg

    def clean_mee(self) -> list[str]:
        mee: list[str] = self.cleaned_data["mee"]
        if mist := [code for code in self.toevoeging.nodig if code not in mee]:
            raise ValidationError(self.kan_niet_zonder(mist))
        return mee

    def clean(self) -> dict[str, Any]:
        geadviseerd = [c for c in self.gaat_weg if self.toevoeging.is_geadviseerd(c)]
        if geadviseerd and "reden_weg" not in self.errors and not self.cleaned_data["reden_weg"]:
            fout = f"Schrijf in één zin waarom u {opsomming(geadviseerd)} niet overneemt."
            self.add_error("reden_weg", ValidationError(fout, code="required"))
        return self.cleaned_data

    @property
    def gaat_weg(self) -> list[str]:
        return self.cleaned_data.get("weg", [])

    def te_bewaren(self) -> dict[str, Rij | None]:
        al, data = self.toevoeging, self.cleaned_data
        hoort_bij = f"Hoort bij {al.code}."
        return (
            {code: al.eruit(code, data.get("reden_weg", "")) for code in self.gaat_weg}
            | {code: al.erin(code, hoort_bij) for code in data.get("mee", [])}
            | {al.code: al.erin(al.code, data.get("reden", ""))}
        )
