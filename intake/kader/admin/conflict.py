"""A form against what is stored now, field by field, in words."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.http import HttpRequest

from intake.kader.wijzigingen import Veldwijziging, vergelijk_woorden


def verschillen(form: forms.BaseForm, soort: str = "") -> Iterator[Veldwijziging]:
    """Every field in which the form says something else than the database does now."""
    if getattr(form, "cleaned_data", {}).get(forms.formsets.DELETION_FIELD_NAME):
        yield Veldwijziging(f"{soort} {form.instance}", *vergelijk_woorden("Staat er", "Gaat weg"))
        return
    voor = f"{soort} {form.instance if form.instance.pk else '(nieuw)'}: " if soort else ""
    for naam in form.changed_data:
        veld = form[naam]
        if veld.is_hidden:
            continue
        nu = in_woorden(veld.field, form.get_initial_for_field(veld.field, naam))
        typte = in_woorden(veld.field, veld.data)
        if nu != typte:
            yield Veldwijziging(f"{voor}{veld.label}", *vergelijk_woorden(nu, typte))


def getypt(beheer: Any, request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Everything that was typed for a row that is gone, its rows below included."""
    data = request.POST
    vormen = [("", beheer.get_form(request))]
    vormen += [
        (
            f"{kind.voorvoegsel}-{nummer}",
            kind(beheer.model, beheer.admin_site).get_formset(request).form,
        )
        for kind in beheer.inlines
        for nummer in range(min(int_of_nul(data.get(f"{kind.voorvoegsel}-TOTAL_FORMS")), 100))
    ]
    for voorvoegsel, klasse in vormen:
        form = klasse(data, prefix=voorvoegsel or None)
        for veld in form.visible_fields():
            if tekst := in_woorden(veld.field, veld.data):
                yield veld.label, tekst


def int_of_nul(tekst: str | None) -> int:
    return int(tekst) if tekst and tekst.isdecimal() else 0


def in_woorden(veld: forms.Field, waarde: Any) -> str:
    """A value of the database, or one that was typed, as the form shows it."""
    if isinstance(veld, forms.BooleanField):
        return "ja" if veld.to_python(waarde) else "nee"
    if isinstance(veld, forms.ChoiceField | forms.ModelChoiceField):
        gekozen = (
            waarde if isinstance(waarde, Iterable) and not isinstance(waarde, str) else [waarde]
        )
        codes = {str(getattr(een, "pk", een)) for een in gekozen if een not in (None, "")}
        return "\n".join(str(naam) for code, naam in veld.choices if str(code) in codes)
    waarde = veld.prepare_value(waarde)
    if isinstance(waarde, str):
        return waarde.replace("\r\n", "\n").strip()
    return "" if waarde is None else str(veld.widget.format_value(waarde) or "")
