"""The questionnaire without answers, to print: every question with room to write."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django import forms
from django.template.loader import render_to_string

from intake.advies.kader import Kader
from intake.datumveld import DatumField
from intake.dossier.memo import lees_css
from intake.dossier.pdf import pdf_van_html
from intake.dossier.stappen import STAPPEN, Stap
from intake.dossier.voorwaarden import in_woorden, vragen_in
from intake.rijen import RijenField
from intake.velden import GeldField

LEGE_RIJEN = 4
# Asked per objective that does not fit, so that the form itself holds no question yet.
REDEN = "Waarom past een doelstelling niet?"


@dataclass(frozen=True)
class Vraag:
    """`keuzes` get a box each, `kolommen` a table to fill in; without either there are lines."""

    veld: str
    label: str
    hint: str = ""
    keuzes: tuple[tuple[str, str], ...] = ()
    kolommen: tuple[str, ...] = ()
    invullen: str = ""
    verplicht: bool = True
    lang: bool = False

    @property
    def rijen(self) -> range:
        return range(LEGE_RIJEN)


@dataclass(frozen=True)
class Pagina:
    """One step; `voorwaarde` is empty for one that always comes."""

    groep: str
    nummer: int
    titel: str
    voorwaarde: str
    vragen: tuple[Vraag, ...]


def lege_vragenlijst(kader: Kader, stappen: Sequence[Stap] = STAPPEN) -> list[Pagina]:
    bekend = vragen_in(stappen)
    return [
        Pagina(stap.groep, nummer, stap.titel, in_woorden(stap, bekend), vragen_van(stap, kader))
        for nummer, stap in enumerate(stappen, 1)
    ]


def vragen_van(stap: Stap, kader: Kader) -> tuple[Vraag, ...]:
    velden = stap.form.base_fields
    if not velden:
        return tuple(
            Vraag(veld, REDEN, "Eén zin per doelstelling.", lang=True) for veld in stap.velden
        )
    return tuple(maak_vraag(naam, veld, kader) for naam, veld in velden.items())


def maak_vraag(naam: str, veld: forms.Field, kader: Kader) -> Vraag:
    return Vraag(
        naam,
        str(veld.label),
        str(veld.help_text),
        tuple(keuzes_van(naam, veld, kader)),
        kolommen_van(veld),
        wat_in_te_vullen(veld),
        veld.required,
        isinstance(veld.widget, forms.Textarea),
    )


def keuzes_van(naam: str, veld: forms.Field, kader: Kader) -> Iterator[tuple[str, str]]:
    """With those that the framework gives, as the page itself has them."""
    if naam == "productgroep":
        yield from ((naam, "") for naam in sorted(groep.naam for groep in kader.productgroepen))
    if naam == "doelstellingen":
        yield from ((doel.naam, doel.korte_omschrijving) for doel in kader.doelstellingen)
    hints = getattr(veld, "hints", {})
    for waarde, label in getattr(veld, "choices", ()):
        yield str(label), hints.get(waarde, "")


def kolommen_van(veld: forms.Field) -> tuple[str, ...]:
    if not isinstance(veld, RijenField):
        return ()
    rijvelden = veld.widget.formset.form.base_fields
    return tuple(f"{kolom.label}{van(kolom)}" for kolom in rijvelden.values())


def van(kolom: forms.Field) -> str:
    """The answers to choose from, where a column has them."""
    namen = [str(label) for waarde, label in getattr(kolom, "choices", ()) if waarde]
    return f" ({', '.join(namen).lower()})" if namen else ""


def wat_in_te_vullen(veld: forms.Field) -> str:
    if isinstance(veld, DatumField):
        return "Dag, maand en jaar:"
    if isinstance(veld, GeldField):
        return "Bedrag in euro:"
    na = getattr(veld, "na", "")
    return f"Aantal {na}:" if na else ""


def vragenlijst_pdf(paginas: list[Pagina]) -> bytes:
    """Raises `PdfFout`."""
    context = {"paginas": paginas, "css": lees_css("vragenlijst.css")}
    return pdf_van_html(render_to_string("intake/vragenlijst/pdf.html", context), "vragenlijst")
