"""The answers of a dossier as people read them: for the check page, the admin and the memo."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.forms import Field
from django.urls import reverse
from django.utils.formats import date_format

from intake.advies.tekst import euro
from intake.dossier.antwoorden import LEEG, Antwoorden
from intake.dossier.forms.stapform import StapForm
from intake.dossier.stappen import Reis, Stap
from intake.formulier import ONBEKEND
from intake.rijen import RijenField


@dataclass(frozen=True)
class Regel:
    """One question with its answer; no lines means not filled in."""

    veld: str
    vraag: str
    antwoord: tuple[str, ...]


@dataclass(frozen=True)
class Onderdeel:
    """The answers of one step."""

    stap: Stap
    regels: tuple[Regel, ...]


@dataclass(frozen=True)
class Voortgang:
    """How far one step is: `klaar`, `onbekend` (answered with "weet ik nog niet") or `open`."""

    stap: Stap
    stand: str
    adres: str


def antwoorden_per_stap(reis: Reis) -> list[Onderdeel]:
    return [Onderdeel(stap, tuple(regels(reis, stap))) for stap in reis.route]


def regels(reis: Reis, stap: Stap) -> Iterator[Regel]:
    waarden = {veld: reis.dossier.antwoord(veld) for veld in stap.velden}
    yield from toon_form(stap, waarden, reis.antwoorden)


def toon_form(stap: Stap, waarden: dict[str, Any], antwoorden: Antwoorden) -> Iterator[Regel]:
    form = open_form(stap, waarden, antwoorden)
    for naam, veld in form.fields.items():
        yield Regel(naam, str(veld.label), tuple(toon(veld, form.initial.get(naam))))


def open_form(
    stap: Stap, waarden: dict[str, Any], antwoorden: Antwoorden, zoek: str = ""
) -> StapForm:
    """The page of a step, filled in with stored answers."""
    form = stap.form(antwoorden=antwoorden, zoek=zoek)
    form.initial = form.uit_opslag(waarden)
    return form


def toon(veld: Field, waarde: Any) -> list[str]:
    """A stored answer in words, one line per row or choice."""
    if waarde in LEEG:
        return []
    if isinstance(veld, RijenField):
        return [toon_rij(veld, rij) for rij in waarde]
    if keuzes := getattr(veld, "choices", None):
        namen = {str(code): str(label) for code, label in keuzes}
        gekozen = waarde if isinstance(waarde, list) else [waarde]
        return [namen.get(code, code) for code in gekozen]
    if isinstance(waarde, Decimal):
        return [euro(waarde)]
    if isinstance(waarde, date):
        return [date_format(waarde, "j F Y")]
    return [f"{waarde} {veld.na}" if getattr(veld, "na", "") else str(waarde)]


def toon_rij(veld: RijenField, rij: dict[str, Any]) -> str:
    """`Onderhoud: € 20.000`."""
    velden = veld.widget.formset.form.base_fields
    delen = []
    for naam, deelveld in velden.items():
        waarde = getattr(deelveld, "uit_opslag", lambda w: w)(rij.get(naam))
        delen += toon(deelveld, waarde)
    return ": ".join(delen)


def voortgang(reis: Reis) -> list[Voortgang]:
    adres = reverse("intake:stap", args=[reis.dossier.kenmerk, "-"]).removesuffix("-/")
    return [Voortgang(stap, stand(reis, stap), f"{adres}{stap.slug}/") for stap in reis.route]


def stand(reis: Reis, stap: Stap) -> str:
    if not reis.is_compleet(stap):
        return "open"
    onbekend = any(reis.antwoorden[veld] == ONBEKEND for veld in stap.velden)
    leeg = any(reis.antwoorden[veld] is None for veld in stap.form.leeg_is_onbekend)
    return "onbekend" if onbekend or leeg else "klaar"
