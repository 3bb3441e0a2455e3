"""The form of a categorieplan: a new one gets its code from its name."""

from typing import Any

from django.utils.text import slugify

from intake.kader.admin.ronde import KaderForm

ZELF = "Laat dit leeg: dan maken wij een code van de naam. De code ligt daarna vast."
LANGSTE = 60


class PlanForm(KaderForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = ZELF

    def clean(self) -> dict[str, Any]:
        if "slug" in self.fields and not self.cleaned_data.get("slug"):
            naam = self.cleaned_data.get("naam", "")
            self.cleaned_data["slug"] = slugify(naam)[:LANGSTE].strip("-")
            if naam and not self.cleaned_data["slug"]:
                self.add_error("slug", "Typ zelf een code, met letters, cijfers, - of _.")
        return super().clean()
