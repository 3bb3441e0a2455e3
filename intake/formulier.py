"""The base of every form: what a field tells the template pack, the error summary, the buttons.

    class WaardeForm(IkForm):
        waarde = GeldField(label="Wat is de geschatte waarde, zonder btw?", required=False)

    form = WaardeForm(request.POST or None, initial={...})
    form.helper = maak_helper(form, request.path)

    {% include "intake/_fouten.html" %}   error summary, above the form and outside it
    {% crispy form %}                     the form with its buttons

`intake.velden` has the fields, `intake.rijen` the repeatable rows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import Jinja2
from django.forms.utils import ErrorDict
from django.utils.functional import cached_property

ONBEKEND = "onbekend"
RENDERER = Jinja2()  # one for all forms: it keeps the templates that it read

# Limits belong in a message from the server: a browser cuts or blocks without explaining.
WEG = {"required": False, "maxlength": False, "minlength": False}

KLASSEN = {
    forms.Textarea: "ams-text-area",
    forms.Select: "ams-select",
    forms.FileInput: "ams-file-input",
    forms.CheckboxInput: "ik-keuze__knop",
}
WEERGAVEN = {
    forms.CheckboxSelectMultiple: "vinkjes",
    forms.RadioSelect: "keuze",
    forms.CheckboxInput: "vinkje",
}


@dataclass(frozen=True)
class Fout:
    """One line of the error summary; without an anchor it concerns the whole form."""

    anker: str
    tekst: str


@dataclass(frozen=True)
class Keuzeregel:
    """One radio button or checkbox; `onbekend` stands apart, after a divider."""

    id: str
    waarde: str
    label: str
    hint: str
    gekozen: bool
    onbekend: bool


class IkVeld(BoundField):
    """A field as the template pack sees it."""

    @cached_property
    def data(self) -> Any:
        return self.form._widget_data_value(self.field.widget, self.html_name)

    @property
    def weergave(self) -> str:
        """Which part of `amsterdam/field.html` shows this field."""
        for widget, weergave in WEERGAVEN.items():
            if isinstance(self.field.widget, widget):
                return weergave
        return "invoer"

    @property
    def anker(self) -> str:
        """The id of the first control, where the error summary jumps to."""
        return self.id_for_label or f"{self.auto_id}_0"

    @property
    def toon_fouten(self) -> list[str]:
        return list(self.errors)

    @property
    def maximum_tekens(self) -> int | None:
        """The length to count down from, for a text of more than one line."""
        lang = isinstance(self.field.widget, forms.Textarea)
        return self.field.max_length if lang else None

    def fouten(self) -> Iterator[Fout]:
        """The lines of this field in the error summary, in the words shown at the field."""
        for tekst in self.toon_fouten:
            yield Fout(self.anker, tekst)

    @cached_property
    def opties(self) -> list[Keuzeregel]:
        hints = getattr(self.field, "hints", {})
        return [
            Keuzeregel(
                id=optie.data["attrs"]["id"],
                waarde=str(optie.data["value"]),
                label=optie.data["label"],
                hint=hints.get(str(optie.data["value"]), ""),
                gekozen=optie.data["selected"],
                onbekend=optie.data["value"] == ONBEKEND,
            )
            for optie in self.subwidgets
        ]

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Any = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget) | WEG
        if widget.is_hidden:
            return attrs
        if self.field.required and not self.use_fieldset:
            attrs["aria-required"] = "true"
        klasse = next((k for soort, k in KLASSEN.items() if isinstance(widget, soort)), None)
        eigen = widget.attrs.get("class", "")
        attrs["class"] = f"{klasse or 'ams-text-input'} {eigen}".strip()
        return attrs


class IkMixin:
    """Makes a form speak the template pack; mixes into any Django form.

    A field may carry `breedte` (6 or 16 characters), and `voor` and `na`: a unit around the input,
    such as € or "maanden". A textarea with a `max_length` gets a character count.
    """

    bound_field_class = IkVeld
    use_required_attribute = False
    helper: FormHelper

    @property
    def fouten(self) -> list[Fout]:
        """The error summary: first what concerns the whole form, then the fields in order."""
        if not self.errors:
            return []
        heel = [Fout("", tekst) for tekst in self.non_field_errors()]
        velden = [fout for veld in self.visible_fields() for fout in veld.fouten()]
        return heel + velden

    def mist_alleen_antwoorden(self) -> bool:
        """Whether what is wrong with this page is only that questions are not answered yet."""
        fouten = (fout for veld in self.errors.as_data().values() for fout in veld)
        return all(fout.code == "required" for fout in fouten)

    def toon_zonder_fouten(self) -> None:
        """Show what was typed without judging it yet."""
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}


class IkForm(IkMixin, forms.Form):
    """The base of the project's own forms."""

    default_renderer = RENDERER


def maak_helper(
    form: IkMixin,
    pad: str,
    knop: str = "Volgende vraag",
    *,
    later: str = "Opslaan en later verder",
    kop_is_h1: bool = False,
    bewaak: bool = True,
    verborgen: Mapping[str, str] | None = None,
    nadruk: str = "primary",
) -> FormHelper:
    """The form's tag and buttons.

    `pad` is the path to post to, always given: without it a click in the error summary leaves
    `#id_veld` in the address and the browser carries that fragment through the redirect.
    The second button posts `later`; give `later=""` to leave it out. `kop_is_h1` turns the label
    of a page's only question into its heading. `bewaak` asks before typed answers are left behind.
    `verborgen` are extra hidden inputs, such as the version of the dossier that the page shows.
    `nadruk` is how much the first button stands out: `primary` once on a page.
    """
    helper = FormHelper()
    helper.form_action = pad
    helper.kop_is_h1 = kop_is_h1
    helper.bewaak = bewaak
    helper.verborgen = dict(verborgen or {})
    helper.add_input(Submit("verder", knop, css_class=f"ams-button--{nadruk}"))
    if later:
        helper.add_input(Submit("later", later, css_class="ams-button--secondary"))
    return helper
