"""What a word means, folded open where it stands: a plain `<details>`, without script.

Not a tooltip: what shows on hover alone is out of reach for a keyboard or a finger (WCAG 1.4.13).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django import template
from django.forms import BaseForm

from intake.begrippen import begrippen, begrippen_in
from intake.rijen import RijenField

register = template.Library()
# Whoever got as far as a page of questions knows these.
BEKEND = {
    "advies",
    "dossier",
    "eis",
    "kader",
    "kenmerk",
    "opdrachtgever",
    "opdrachtnemer",
    "vastgesteld",
    "werk",
}


@register.inclusion_tag("intake/_begrip.html")
def begrip(*sleutels: str) -> dict[str, Any]:
    """An unknown word is an error of ours, found by the test of every page."""
    return {"woorden": [begrippen()[sleutel] for sleutel in sleutels]}


@register.inclusion_tag("intake/_begrip.html")
def begrippen_bij(form: BaseForm) -> dict[str, Any]:
    """The words in the questions, hints and answers of a form."""
    gevonden = begrippen_in(teksten_van(form.fields.values()))
    return {"woorden": [een for een in gevonden if een.sleutel not in BEKEND]}


def teksten_van(velden: Iterable[Any]) -> Iterator[str]:
    for veld in velden:
        yield str(veld.label or "")
        yield str(veld.help_text)
        yield from (str(label) for _, label in getattr(veld, "choices", ()))
        yield from getattr(veld, "hints", {}).values()
        if isinstance(veld, RijenField):
            yield from teksten_van(veld.widget.formset.form.base_fields.values())
