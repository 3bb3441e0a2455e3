"""A form field whose answer is a list of rows: options, lots, parts, partners.

    class OptieForm(IkForm):
        omschrijving = forms.CharField(label="Omschrijving")
        bedrag = GeldField(label="Bedrag in euro's, zonder btw")

    class WaardeForm(IkForm):
        opties = RijenField(OptieForm, rij="Optie", label="Welke opties zijn er?", required=False)

`cleaned_data["opties"]` is a list of dicts, one per row that is not empty; `initial` takes the same
list back, also after a trip through a JSON column. An empty row does not count, so emptying a row
removes it. No row field may have a default value: that would make every row count.

Without JavaScript the button "Nog een rij toevoegen" posts the form; the view then shows it again:

    if post := met_extra_rij(request.POST):
        form = WaardeForm(post)
        form.toon_zonder_fouten()
"""

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet, formset_factory
from django.http import QueryDict
from django.utils.functional import cached_property

from intake.formulier import Fout, IkForm, IkVeld

EXTRA_RIJ = "nog_een_rij"


class Rijen(BaseFormSet):
    """Rows that may all be emptied, also those that were filled before."""

    def initial_form_count(self) -> int:
        return 0


class RijenInvoer(forms.Widget):
    """Gives the field its rows; the template pack draws them."""

    use_fieldset = True
    formset: type[Rijen]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Rijen:
        return self.formset(data, prefix=name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-TOTAL_FORMS" not in data

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return ""


class RijenVeld(IkVeld):
    """The rows as the template pack sees them."""

    weergave = "rijen"

    @cached_property
    def data(self) -> Rijen:
        rijen = super().data
        rijen.auto_id = self.form.auto_id
        return rijen

    @cached_property
    def rijen(self) -> Rijen:
        if self.form.is_bound:
            if not self.form.errors:
                self._zwijg()
            return self.data
        rijen = [self._uit_opslag(rij) for rij in self.initial or []]
        formset = self.field.widget.formset(
            initial=rijen, prefix=self.html_name, auto_id=self.form.auto_id
        )
        formset.extra = max(len(rijen) + 1, self.field.leeg)
        return formset

    @property
    def anker(self) -> str:
        return next(iter(self.rijen.forms[0])).anker if self.rijen.forms else self.auto_id

    @property
    def toon_fouten(self) -> list[str]:
        """The errors of the list as a whole; a row shows its own."""
        return [fout.messages[0] for fout in self.errors.as_data() if fout.code != "rijen"]

    @property
    def aria_describedby(self) -> str:
        delen = [("helptext", self.help_text), ("error", self.toon_fouten)]
        return " ".join(f"{self.auto_id}_{deel}" for deel, aanwezig in delen if aanwezig)

    def fouten(self) -> Iterator[Fout]:
        yield from super().fouten()
        for nummer, rij in enumerate(self.rijen, 1):
            for fout in rij.fouten:
                yield Fout(fout.anker or self.anker, f"{self.field.rij} {nummer}: {fout.tekst}")

    @property
    def plek_nieuwe_rij(self) -> str:
        return f"{self.auto_id}-rij-{len(self.rijen.forms)}"

    def _zwijg(self) -> None:
        """Keep the rows as silent as the form is (`IkMixin.toon_zonder_fouten`)."""
        self.data._errors, self.data._non_form_errors = [], self.data.error_class()
        for rij in self.data.forms:
            rij.toon_zonder_fouten()

    def _uit_opslag(self, rij: dict[str, Any]) -> dict[str, Any]:
        velden = self.field.widget.formset.form.base_fields
        return {
            naam: getattr(velden[naam], "uit_opslag", lambda x: x)(waarde)
            for naam, waarde in rij.items()
            if naam in velden
        }


class RijenField(forms.Field):
    """Rows of `rijform`; at least `leeg` are shown, `minimum` to `maximum` are accepted."""

    bound_field_class = RijenVeld
    default_error_messages = {
        "required": "Vul ten minste één rij in.",
        "te_weinig": "Vul ten minste %(aantal)s rijen in.",
        "te_veel": "Vul niet meer dan %(aantal)s rijen in.",
        "rijen": "Verbeter de rijen.",
        "onleesbaar": "De rijen zijn niet goed aangekomen. Vul ze nog een keer in.",
    }

    def __init__(
        self,
        rijform: type[IkForm],
        *,
        rij: str = "Rij",
        knop: str = "Nog een rij toevoegen",
        leeg: int = 2,
        minimum: int = 0,
        maximum: int = 50,
        **kwargs: Any,
    ) -> None:
        self.rij, self.knop, self.leeg = rij, knop, leeg
        self.minimum, self.maximum = minimum, maximum
        widget = RijenInvoer()
        widget.formset = formset_factory(
            rijform, formset=Rijen, max_num=maximum + 10, absolute_max=maximum + 10
        )
        super().__init__(widget=widget, **kwargs)

    def clean(self, formset: Rijen) -> list[dict[str, Any]]:
        if formset.non_form_errors():
            self._weiger("onleesbaar")
        if not formset.is_valid():
            self._weiger("rijen")
        gevuld = [rij for rij in formset if rij.has_changed()]
        if self.required and not gevuld:
            self._weiger("required")
        if gevuld and len(gevuld) < self.minimum:
            self._weiger("te_weinig", self.minimum)
        if len(gevuld) > self.maximum:
            self._weiger("te_veel", self.maximum)
        return [rij.cleaned_data for rij in gevuld]

    def has_changed(self, initial: Any, data: Rijen) -> bool:
        return bool(initial) or data.has_changed()

    def _weiger(self, code: str, aantal: int = 0) -> None:
        raise ValidationError(self.error_messages[code], code=code, params={"aantal": aantal})


def met_extra_rij(post: QueryDict) -> QueryDict | None:
    """The post with one more empty row, if that is what the pressed button asks for."""
    naam = f"{post.get(EXTRA_RIJ, '')}-TOTAL_FORMS"
    if not re.fullmatch(r"[0-9]{1,4}", post.get(naam, "")):
        return None
    meer = post.copy()
    meer[naam] = str(int(meer[naam]) + 1)
    return meer
