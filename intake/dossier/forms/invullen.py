"""The form of the placeholders in the chosen texts: each once, with its unit and its bounds."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from intake.advies.kader import Invulveld
from intake.advies.keuzes import InvulveldType
from intake.dossier.weergave.invulling import Plaats
from intake.formulier import IkForm
from intake.kader.invulling import eenheid, grenzen, kort_label
from intake.velden import GeldField, GetalField, toon_bedrag

MAX_TEKENS = 200
MAX_GETAL = 1_000_000


class BedragField(GeldField):
    """An amount in euro within the bounds of its placeholder."""

    def __init__(self, veld: Invulveld, **kwargs: Any) -> None:
        self.veld = veld
        super().__init__(**kwargs)

    def validate(self, value: Decimal | None) -> None:
        super().validate(value)
        laag, hoog = self.veld.minimum, self.veld.maximum
        te_laag = value is not None and laag is not None and value < laag
        te_hoog = value is not None and hoog is not None and value > hoog
        if te_laag or te_hoog:
            raise ValidationError(f"Vul een bedrag in {grenzen(self.veld)} euro.", code="grens")


class TekstField(forms.CharField):
    """One line: it stands in the middle of a sentence."""

    def to_python(self, value: Any) -> str:
        return " ".join(str(super().to_python(value) or "").split())


class InvulForm(IkForm):
    """Every field may stay open: what is needed before the advice is definitive, the page says."""

    def __init__(
        self,
        *args: Any,
        plaatsen: Iterable[Plaats],
        bewaard: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.plaatsen = {plaats.veld.naam: plaats for plaats in plaatsen}
        for naam, plaats in self.plaatsen.items():
            self.fields[naam] = maak_veld(plaats)
            self.initial[naam] = bewaard.get(naam) or plaats.veld.standaard

    def veld_van(self, naam: str) -> str:
        return naam

    def te_bewaren(self) -> dict[str, str | None]:
        """None takes a value away. Our own proposal is not kept: it may improve."""
        nieuw = {naam: als_tekst(self.cleaned_data.get(naam)) for naam in self.plaatsen}
        return {
            naam: waarde if waarde != self.plaatsen[naam].veld.standaard else None
            for naam, waarde in nieuw.items()
        }


def maak_veld(plaats: Plaats) -> forms.Field:
    veld = plaats.veld
    gewoon = {"label": kort_label(veld), "required": False, "help_text": uitleg(plaats)}
    if veld.type is InvulveldType.GETAL:
        laag, hoog = veld.minimum or 0, veld.maximum or MAX_GETAL
        fout = f"Vul een heel getal in {grenzen(veld) or f'van {laag} tot en met {hoog}'}."
        fouten = dict.fromkeys(("te_klein", "te_groot", "geen_getal"), fout)
        grens = {"minimum": int(laag), "maximum": int(hoog), "na": eenheid(veld)}
        return GetalField(**grens, error_messages=fouten, **gewoon)
    if veld.type is InvulveldType.BEDRAG:
        return BedragField(veld, **gewoon)
    te_lang = {"max_length": f"Gebruik niet meer dan {MAX_TEKENS} tekens."}
    return TekstField(max_length=MAX_TEKENS, error_messages=te_lang, **gewoon)


def uitleg(plaats: Plaats) -> str:
    veld = plaats.veld
    delen = [
        veld.hint,
        f"Vul iets in {grenzen(veld)}" if grenzen(veld) else "",
        "Zet komma’s tussen de onderdelen" if veld.type is InvulveldType.LIJST else "",
        f"Ons voorstel is {veld.standaard}" if veld.standaard else "",
        f"Staat in {', '.join(plaats.codes)}",
    ]
    return "".join(f"{deel.rstrip('.')}. " for deel in delen if deel).strip()


def als_tekst(waarde: Any) -> str | None:
    """As it is printed in the middle of a text."""
    if isinstance(waarde, Decimal):
        return toon_bedrag(waarde)
    return str(waarde) if waarde not in (None, "") else None
