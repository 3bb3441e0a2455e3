"""The working rows read back as one framework, in a fixed number of queries."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from cattrs import Converter
from django.db import models

from intake.advies.kader import Kader
from intake.advies.keuzes import Feit
from intake.kader.models import (
    AmbitiewebNiveau,
    Bron,
    Categorieplan,
    Clausule,
    ClausuleRelatie,
    Contactpunt,
    Doelstelling,
    Drempelbedrag,
    Invulveld,
    JuridischKader,
    Kaderbeschrijving,
    MaatschappelijkDoel,
    Maximum,
    Memotekst,
    Parameters,
    Productgroep,
    Regel,
    Waarschuwing,
)
from intake.kader.models.velden import NVT

KINDEREN = ("nakoming", "lasten", "uitgaande_relaties")
Gegevens = dict[str, Any]

# The database already gives dates and decimals; the rest follows the types of the values.
_omzetter = Converter()
_omzetter.register_structure_hook(date, lambda waarde, _: waarde)
_omzetter.register_structure_hook(Decimal, lambda waarde, _: waarde)


def lees_werkrijen() -> Kader:
    """Raises `Kaderbeschrijving.DoesNotExist` as long as nothing was loaded."""
    beschrijving = Kaderbeschrijving.objects.get()
    parameters = Parameters.objects.get()
    maxima = {maximum["situatie"]: maximum for maximum in _alle(Maximum)}
    inhoud = {
        "gegevens": _kolommen(beschrijving),
        "parameters": _kolommen(parameters) | maxima,
        "max_directiedoelen": parameters.max_directiedoelen,
        "bronnen": _alle(Bron),
        "juridische_kaders": _alle(JuridischKader),
        "drempelbedragen": _alle(Drempelbedrag),
        "doelstellingen": _alle(Doelstelling, "doelgroepen"),
        "productgroepen": [_productgroep(g) for g in _alle(Productgroep, "doelstellingen", "cpv")],
        "categorieplannen": _alle(Categorieplan, "ambities"),
        "clausules": [_clausule(g) for g in _alle(Clausule, *KINDEREN)],
        "invulvelden": _alle(Invulveld),
        "doelen": _alle(MaatschappelijkDoel),
        "niveaus": _alle(AmbitiewebNiveau),
        "contactpunten": _alle(Contactpunt),
        "memoteksten": [_memotekst(gegevens) for gegevens in _alle(Memotekst)],
        "waarschuwingen": _alle(Waarschuwing),
        "regels": _alle(Regel),
    }
    return _omzetter.structure(inhoud, Kader)


def _alle(model: type[models.Model], *kinderen: str) -> list[Gegevens]:
    """All rows with their columns, the codes they refer to, and the rows below them."""
    erbij = {veld.name: _codes(veld) for veld in model._meta.many_to_many if _kaal(veld)}
    erbij |= {naam: _onder(getattr(model, naam).rel.field) for naam in kinderen}
    sleutel = model._meta.pk.name
    return [rij | {naam: van[rij[sleutel]] for naam, van in erbij.items()} for rij in _rijen(model)]


def _rijen(model: type[models.Model]) -> list[Gegevens]:
    """As values: making an instance of every row of the framework would double the time."""
    namen = {veld.attname: veld.name for veld in model._meta.concrete_fields}
    rijen = model._default_manager.values(*namen)
    return [{namen[kolom]: waarde for kolom, waarde in rij.items()} for rij in rijen]


def _kaal(veld: Any) -> bool:
    """A reference by code alone, without columns of its own."""
    return bool(veld.remote_field.through._meta.auto_created)


def _codes(veld: Any) -> defaultdict[Any, list[Any]]:
    van, naar = veld.m2m_field_name(), veld.m2m_reverse_field_name()
    per_rij = defaultdict(list)
    volgorde = [f"{naar}__{kolom}" for kolom in veld.related_model._meta.ordering]
    paren = veld.remote_field.through.objects.order_by(*volgorde)
    for eigenaar, code in paren.values_list(van, naar):
        per_rij[eigenaar].append(code)
    return per_rij


def _onder(veld: Any) -> defaultdict[Any, list[Gegevens]]:
    per_rij = defaultdict(list)
    for rij in _rijen(veld.model):
        per_rij[rij[veld.name]].append(rij)
    return per_rij


def _kolommen(rij: models.Model) -> Gegevens:
    return {veld.name: getattr(rij, veld.attname) for veld in rij._meta.concrete_fields}


def _productgroep(rij: Gegevens) -> Gegevens:
    feiten = {feit: rij[f"feit_{feit}"] for feit in Feit if rij[f"feit_{feit}"]}
    return rij | {"standaardfeiten": feiten, "categorieplan": rij["categorieplan"] or ""}


def _clausule(rij: Gegevens) -> Gegevens:
    feiten = {f: rij[f"voorwaarde_{f}"] for f in Feit if rij[f"voorwaarde_{f}"] != NVT}
    relaties = {
        soort: [r["naar"] for r in rij["uitgaande_relaties"] if r["soort"] == soort]
        for soort in ClausuleRelatie.Soort.values
    }
    return rij | {"toepassing": rij | {"feiten": feiten or None}, "relaties": relaties}


def _memotekst(rij: Gegevens) -> Gegevens:
    voorvoegsel = "voorwaarde_"
    voorwaarde = {
        k.removeprefix(voorvoegsel): w for k, w in rij.items() if k.startswith(voorvoegsel)
    }
    return rij | {"voorwaarde": voorwaarde}
