"""The form fields of the questionnaire, and how each reads what people really type.

Every field takes Django's own arguments (`label`, `help_text`, `required`, `error_messages`).
A field that is not required shows "(niet verplicht)".

    GeldField      Decimal or None: 80000, 80.000, 80.000,50 and € 1.250.000,- are all read
    GetalField     int or None: whole numbers, with `na="maanden"` behind the input
    DatumField     date or None: day, month and year apart; months also by name
    KeuzeField     str: radio buttons; `hints` per value; `weet_niet` adds that last choice
    JaNeeField     str: "ja", "nee" or "onbekend"

A fact that may be unknown is a KeuzeField or JaNeeField with `weet_niet=True`: "onbekend".
An amount, number or date that may be unknown is left empty; say so in its `help_text`.
Forms derive from `intake.formulier.IkForm`; repeatable rows are `intake.rijen.RijenField`.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from intake.datumveld import DatumField
from intake.formulier import ONBEKEND

__all__ = ["DatumField", "GeldField", "GetalField", "JaNeeField", "KeuzeField", "toon_bedrag"]

MAX_BEDRAG = Decimal("999999999999.99")
BEDRAG = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]{1,2}))?")
GETAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){1,3}|[0-9]{1,12}")


def toon_bedrag(bedrag: Decimal) -> str:
    """An amount as one types it in Dutch: 80.000 or 80.000,50."""
    heel, _, centen = f"{bedrag:,.2f}".partition(".")
    heel = heel.replace(",", ".")
    return heel if centen == "00" else f"{heel},{centen}"


class GeldField(forms.Field):
    """An amount in euro, shown behind a € sign."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    voor = "€"
    breedte = 16
    default_error_messages = {
        "required": "Vul een bedrag in.",
        "geen_getal": "Vul een bedrag in met cijfers, bijvoorbeeld 185000 of 185.000,50. Zet een "
        "komma voor de centen.",
        "negatief": "Een bedrag kan niet lager zijn dan nul.",
        "te_groot": f"Vul een bedrag in van ten hoogste {toon_bedrag(MAX_BEDRAG)} euro.",
    }

    def to_python(self, value: Any) -> Decimal | None:
        tekst = re.sub(r"€|\s|(?i:euro?)", "", str(value or ""))
        tekst = re.sub(r",(-{1,2}|–|=)$", "", tekst)
        if not tekst:
            return None
        if re.fullmatch(r"[-−–][0-9.,]+", tekst):
            raise ValidationError(self.error_messages["negatief"], code="negatief")
        if not (match := BEDRAG.fullmatch(tekst)):
            raise ValidationError(self.error_messages["geen_getal"], code="geen_getal")
        bedrag = Decimal(f"{match[1].replace('.', '')}.{match[2] or '00'}")
        if bedrag > MAX_BEDRAG:
            raise ValidationError(self.error_messages["te_groot"], code="te_groot")
        return bedrag

    def prepare_value(self, value: Any) -> Any:
        return toon_bedrag(value) if isinstance(value, Decimal) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True

    @staticmethod
    def uit_opslag(value: Any) -> Any:
        return Decimal(value) if isinstance(value, str) and value else value


class GetalField(forms.Field):
    """A whole number from `minimum` to `maximum`, with the unit `na` behind it."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    breedte = 6
    default_error_messages = {
        "required": "Vul een getal in.",
        "geen_getal": "Vul een heel getal in met cijfers, bijvoorbeeld 36.",
        "te_klein": "Vul een getal in van ten minste %(grens)s.",
        "te_groot": "Vul een getal in van ten hoogste %(grens)s.",
    }

    def __init__(
        self, *, minimum: int = 0, maximum: int = 1_000_000, na: str = "", **kwargs: Any
    ) -> None:
        self.minimum, self.maximum, self.na = minimum, maximum, na
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | None:
        tekst = re.sub(r"\s", "", str("" if value is None else value))
        if not tekst:
            return None
        teken, cijfers = (-1, tekst[1:]) if tekst[0] in "-−" else (1, tekst)
        if not GETAL.fullmatch(cijfers):
            raise ValidationError(self.error_messages["geen_getal"], code="geen_getal")
        getal = teken * int(cijfers.replace(".", ""))
        for code, fout, grens in (
            ("te_klein", getal < self.minimum, self.minimum),
            ("te_groot", getal > self.maximum, self.maximum),
        ):
            if fout:
                raise ValidationError(self.error_messages[code], code=code, params={"grens": grens})
        return getal


class KeuzeField(forms.ChoiceField):
    """Radio buttons. `hints` explains a value in one line; `weet_niet` adds a last choice."""

    widget = forms.RadioSelect
    default_error_messages = {
        "required": "Kies een antwoord.",
        "invalid_choice": "Kies een antwoord uit de lijst.",
    }

    def __init__(
        self,
        *,
        choices: Iterable[tuple[str, str]],
        hints: Mapping[str, str] | None = None,
        weet_niet: bool = False,
        **kwargs: Any,
    ) -> None:
        regels = [(str(waarde), label) for waarde, label in choices if waarde != ONBEKEND]
        if weet_niet:
            regels.append((ONBEKEND, "Ik weet het nog niet"))
        self.hints = dict(hints or {})
        super().__init__(choices=regels, **kwargs)


class JaNeeField(KeuzeField):
    """Ja, Nee or (unless `weet_niet=False`) Ik weet het nog niet."""

    naast_elkaar = True
    default_error_messages = {"required": "Kies ja, nee of 'Ik weet het nog niet'."}

    def __init__(self, *, weet_niet: bool = True, **kwargs: Any) -> None:
        if not weet_niet:
            kwargs.setdefault("error_messages", {"required": "Kies ja of nee."})
        super().__init__(choices=[("ja", "Ja"), ("nee", "Nee")], weet_niet=weet_niet, **kwargs)
