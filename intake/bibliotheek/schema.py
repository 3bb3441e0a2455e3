"""The JSON Schema of a published framework, read from the types of its values."""

from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from intake.advies.kader import Kader
from intake.kader.snapshot import FORMAAT

Schema = dict[str, Any]

ENKEL: dict[type, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    type(None): {"type": "null"},
}


def kaderschema() -> Schema:
    delen: dict[str, Schema] = {}
    kader = _van(Kader, delen)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Een gepubliceerde versie van het kader",
        "type": "object",
        "properties": {"formaat": {"const": FORMAAT}, "kader": kader},
        "required": ["formaat", "kader"],
        "additionalProperties": False,
        "$defs": delen,
    }


def _van(soort: Any, delen: dict[str, Schema]) -> Schema:
    oorsprong, argumenten = get_origin(soort), get_args(soort)
    if oorsprong is UnionType:
        return {"anyOf": [_van(deel, delen) for deel in argumenten]}
    if oorsprong in (tuple, frozenset):
        return {"type": "array", "items": _van(argumenten[0], delen)}
    if oorsprong is dict:
        sleutel, waarde = argumenten
        return {
            "type": "object",
            "propertyNames": _van(sleutel, delen),
            "additionalProperties": _van(waarde, delen),
        }
    if is_dataclass(soort):
        return _van_klasse(soort, delen)
    if issubclass(soort, StrEnum):
        return {"enum": [lid.value for lid in soort]}
    return ENKEL[soort]


def _van_klasse(klasse: Any, delen: dict[str, Schema]) -> Schema:
    naam = klasse.__name__
    if naam not in delen:
        delen[naam] = {}  # a value that holds its own kind finds it already there
        soorten = get_type_hints(klasse)
        delen[naam] |= {
            "type": "object",
            "properties": {v.name: _van(soorten[v.name], delen) for v in fields(klasse)},
            # A field that came later has a default, and is not in an older version.
            "required": [
                v.name
                for v in fields(klasse)
                if v.default is MISSING and v.default_factory is MISSING
            ],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{naam}"}
