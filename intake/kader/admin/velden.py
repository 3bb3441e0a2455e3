"""The form fields of the framework: plain text, one item per line, and boxes to tick."""

from typing import Any

from django import forms
from django.db import models
from django.db.models import Field
from django.http import HttpRequest
from django.utils.text import capfirst

from intake.kader.streng import vouw_uit


class Tekst(forms.CharField):
    """Text as a release file would hold it, so that writing and reading files changes nothing."""

    def to_python(self, value: Any) -> Any:
        tekst = super().to_python(value)
        return vouw_uit(tekst.replace("\r\n", "\n").replace("\r", "\n")) if tekst else tekst


class Regels(Tekst):
    """A list, typed as one item per line."""

    widget = forms.Textarea(attrs={"rows": 5, "class": "vLargeTextField"})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        regels = value if isinstance(value, list) else str(value or "").splitlines()
        return [regel for regel in map(vouw_uit, regels) if regel]


class Vinkjes(forms.CheckboxSelectMultiple):
    """Boxes in a group with a name of its own; a long group scrolls."""

    template_name = "admin/intake/kader/vinkjes.html"


class Formuliervelden:
    """For an admin: each column gets the field that works without JavaScript."""

    def formfield_for_dbfield(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        namen = {
            "label": capfirst(db_field.verbose_name),
            "help_text": db_field.help_text,
            "required": not db_field.blank,
        }
        if isinstance(db_field, models.JSONField):
            namen["help_text"] = f"{db_field.help_text} Eén per regel.".strip()
            return Regels(**namen)
        if isinstance(db_field, models.ManyToManyField):
            widget = Vinkjes(attrs={"groep": namen["label"]})
            rijen = db_field.remote_field.model.objects.all()
            return forms.ModelMultipleChoiceField(rijen, widget=widget, **namen)
        if isinstance(db_field, models.ForeignKey):
            return db_field.formfield(**kwargs)
        if isinstance(db_field, models.DateField):
            return db_field.formfield(help_text=f"{db_field.help_text} Als 31-12-2027.".strip())
        if type(db_field) is models.CharField and not db_field.choices:
            widget = forms.TextInput(attrs={"class": "vTextField"})
            return db_field.formfield(form_class=Tekst, widget=widget)
        if isinstance(db_field, models.TextField):
            rijen = 10 if db_field.name == "tekst" else 4
            widget = forms.Textarea(attrs={"rows": rijen, "class": "vLargeTextField"})
            return db_field.formfield(form_class=Tekst, widget=widget)
        return super().formfield_for_dbfield(db_field, request, **kwargs)
