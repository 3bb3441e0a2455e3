"""When a page of the questionnaire is shown, in the words of people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Formatter

from django.forms import Field

from intake.dossier.stappen import Stap
from intake.rijen import RijenField

# What a condition reads that is no question: what the rules conclude from the answers so far.
ADVIES = "advies"


@dataclass(frozen=True)
class Vraag:
    """A question, or with a `format` spec one of its answers, as quoted in a sentence."""

    label: str
    antwoorden: Mapping[str, str]

    def __format__(self, antwoord: str) -> str:
        return f"“{self.antwoorden[antwoord] if antwoord else self.label}”"


def leest(stap: Stap) -> tuple[str, ...]:
    """The questions in the words of its condition, each once."""
    namen = (naam for _, naam, _, _ in Formatter().parse(stap.applies.__doc__ or "") if naam)
    return tuple(dict.fromkeys(namen))


def vragen_in(stappen: Sequence[Stap]) -> dict[str, Vraag]:
    velden = ((n, v) for stap in stappen for n, v in stap.form.base_fields.items())
    return {naam: Vraag(str(veld.label), antwoorden_bij(veld)) for naam, veld in velden}


def antwoorden_bij(veld: Field) -> dict[str, str]:
    """Per stored answer its words; of rows the answers of each column."""
    velden = [veld]
    if isinstance(veld, RijenField):
        velden = list(veld.widget.formset.form.base_fields.values())
    keuzes = (keuze for een in velden for keuze in getattr(een, "choices", ()))
    return {str(waarde): str(label) for waarde, label in keuzes}


def in_woorden(stap: Stap, vragen: Mapping[str, Vraag]) -> str:
    """When the page is shown; empty for one that always comes."""
    if not leest(stap):
        return ""
    zin = " ".join((stap.applies.__doc__ or "").split())
    return zin.format_map({**vragen, ADVIES: "het advies over de eerdere antwoorden"})
