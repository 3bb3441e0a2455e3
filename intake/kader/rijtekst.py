"""A row of the framework in words: its title, and each field with its Dutch name."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.utils.formats import date_format, number_format

from intake.advies.kader import Maxima, Relaties
from intake.kader import models
from intake.kader.samenvoegen import Rijnaam

# In the order of the framework; the settings of one kind stand under one heading.
MODEL_VAN: dict[str, type[Model]] = {
    "gegevens": models.Kaderbeschrijving,
    "parameters": models.Parameters,
    "max_directiedoelen": models.Parameters,
    "drempelbedragen": models.Drempelbedrag,
    "doelstellingen": models.Doelstelling,
    "productgroepen": models.Productgroep,
    "clausules": models.Clausule,
    "invulvelden": models.Invulveld,
    "categorieplannen": models.Categorieplan,
    "doelen": models.MaatschappelijkDoel,
    "niveaus": models.AmbitiewebNiveau,
    "contactpunten": models.Contactpunt,
    "juridische_kaders": models.JuridischKader,
    "regels": models.Regel,
    "waarschuwingen": models.Waarschuwing,
    "memoteksten": models.Memotekst,
    "bronnen": models.Bron,
}
# The rows below a row, and how they are called there.
KINDEREN: dict[tuple[type[Model], str], tuple[type[Model], str]] = {
    (models.Doelstelling, "doelgroepen"): (models.Doelgroep, "doelgroepen"),
    (models.Productgroep, "cpv"): (models.ProductgroepCpv, "CPV-codes"),
    (models.Productgroep, "doelstellingen"): (models.ProductgroepDoelstelling, "doelstellingen"),
    (models.Categorieplan, "ambities"): (models.Doelambitie, "ambities"),
    (models.Clausule, "nakoming"): (models.Nakomingsafspraak, "nakomingsafspraken"),
    (models.Clausule, "lasten"): (models.Lastpost, "last voor de inschrijver"),
}
# Answers by feit, and the letters before the name of their column.
PER_FEIT = {"feiten": "voorwaarde_", "standaardfeiten": "feit_"}
NAMEN = ("titel", "naam", "label", "omschrijving")


def onderwerp_van(naam: Rijnaam) -> str:
    return hoofdletter(str(MODEL_VAN[naam.veld]._meta.verbose_name_plural))


def titel_van(naam: Rijnaam, rij: Any) -> str:
    """What people call this row: `REP-01 Beelden zonder stereotypen`."""
    if isinstance(rij, Maxima):
        situatie = models.Maximum.Situatie(naam.sleutel).label
        return f"Maximum aan clausules: {situatie[:1].lower()}{situatie[1:]}"
    if not is_dataclass(rij):
        return hoofdletter(veldnaam(MODEL_VAN[naam.veld], naam.sleutel or naam.veld))
    if isinstance(sinds := getattr(rij, "geldig_van", None), date) and hasattr(rij, "bedrag"):
        return f"{rij.label}, vanaf {date_format(sinds, 'j F Y')}"
    code = getattr(rij, "code", "")
    woorden = next((getattr(rij, veld) for veld in NAMEN if hasattr(rij, veld)), "")
    return f"{code} {woorden}".strip() if code.isupper() else woorden


def velden_van(naam: Rijnaam, rij: Any) -> dict[str, str]:
    """Every field of the row by its Dutch name, in words; an empty field is empty."""
    model = MODEL_VAN[naam.veld]
    if isinstance(rij, Maxima):
        return dict(_velden(models.Maximum, rij))
    if not is_dataclass(rij):
        return {veldnaam(model, naam.sleutel or naam.veld): in_woorden(rij)}
    return dict(_velden(model, rij))


def _velden(model: type[Model], rij: Any, voor: str = "") -> Iterator[tuple[str, str]]:
    for veld in fields(rij):
        waarde = getattr(rij, veld.name)
        if veld.name in PER_FEIT:
            for feit, antwoord in (waarde or {}).items():
                yield veldnaam(model, f"{PER_FEIT[veld.name]}{feit}"), in_woorden(antwoord)
        elif isinstance(waarde, Relaties):
            soorten = models.ClausuleRelatie.Soort
            yield from ((soort.label, in_woorden(getattr(waarde, soort))) for soort in soorten)
        elif is_dataclass(waarde):
            yield from _velden(model, waarde, "voorwaarde_" if veld.name == "voorwaarde" else "")
        elif (model, veld.name) in KINDEREN:
            kindmodel, naam = KINDEREN[model, veld.name]
            yield naam, "\n".join(_op_een_regel(kindmodel, kind) for kind in waarde)
        else:
            yield veldnaam(model, f"{voor}{veld.name}"), in_woorden(waarde)


def _op_een_regel(model: type[Model], kind: Any) -> str:
    return "; ".join(f"{naam}: {tekst}" for naam, tekst in _velden(model, kind) if tekst)


def veldnaam(model: type[Model], kolom: str) -> str:
    return str(model._meta.get_field(kolom).verbose_name)


def in_woorden(waarde: Any) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return date_format(waarde, "j F Y")
    if isinstance(waarde, Decimal):
        return number_format(waarde.normalize() if waarde % 1 else waarde.to_integral_value())
    if isinstance(waarde, int):
        return number_format(waarde)
    if isinstance(waarde, frozenset):
        waarde = tuple(sorted(waarde))
    if isinstance(waarde, tuple):
        return "\n".join(str(deel) for deel in waarde)
    # The words of a fixed list are written with an underscore in the release files.
    return waarde.replace("_", " ") if hasattr(waarde, "value") else str(waarde)


def hoofdletter(woorden: str) -> str:
    return woorden[:1].upper() + woorden[1:]
