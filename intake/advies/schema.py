"""The JSON Schema of what the engine takes and gives; `description` says what is expected."""

from enum import StrEnum
from typing import Any

from intake.advies.keuzes import (
    CategorieplanStatus,
    Drieweg,
    Fase,
    Feit,
    Markt,
    Route,
    Soort,
    Wijze,
)

Schema = dict[str, Any]

MAXIMUM_BEDRAG = 999_999_999_999
MAXIMUM_MAANDEN = 1200
MAXIMUM_RIJEN = 200


def keuze(soort: type[StrEnum], *weglaten: StrEnum) -> Schema:
    waarden = [lid.value for lid in soort if lid not in weglaten]
    return {"enum": [*waarden, None], "description": f"een van: {', '.join(waarden)}"}


def ook_leeg(schema: Schema) -> Schema:
    """The same, or null for unknown."""
    return {**schema, "type": [schema["type"], "null"]}


def rij(verplicht: dict[str, Schema]) -> Schema:
    return {
        "type": "object",
        "properties": verplicht,
        "required": list(verplicht),
        "additionalProperties": False,
        "description": f"een object met {' en '.join(verplicht)}",
    }


def lijst(van: Schema, omschrijving: str) -> Schema:
    return {
        "type": ["array", "null"],
        "items": van,
        "maxItems": MAXIMUM_RIJEN,
        "description": f"een lijst van {omschrijving}",
    }


BEDRAG: Schema = {
    "type": ["number", "string"],
    "minimum": 0,
    "maximum": MAXIMUM_BEDRAG,
    "pattern": r"^[0-9]{1,12}(\.[0-9]{1,2})?$",
    "description": 'een bedrag in euro van 0 of meer, bijvoorbeeld 185000 of "185000.50"',
}
BEDRAG_OF_LEEG = {**BEDRAG, "type": ["number", "string", "null"]}
MAANDEN: Schema = {
    "type": ["integer", "null"],
    "minimum": 0,
    "maximum": MAXIMUM_MAANDEN,
    "description": f"een heel aantal maanden van 0 tot en met {MAXIMUM_MAANDEN}",
}
TEKST: Schema = {
    "type": "string",
    "maxLength": 500,
    "description": "tekst van hoogstens 500 tekens",
}
DATUM: Schema = {
    "type": ["string", "null"],
    "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "description": "een datum als 2027-03-01",
}
JA_NEE: Schema = {"enum": ["ja", "nee", None], "description": "ja of nee"}
SOORT_VAN_DEEL: Schema = {
    "enum": [s.value for s in Soort if s is not Soort.GEMENGD],
    "description": "een soort opdracht, geen gemengd",
}
POST = lijst(rij({"naam": TEKST, "bedrag": BEDRAG}), "objecten met naam en bedrag")

RAMING: Schema = {
    "type": ["object", "null"],
    "description": "een object met de feiten van de raming, ten minste wijze",
    "required": ["wijze"],
    "additionalProperties": False,
    "properties": {
        "wijze": {
            "enum": [w.value for w in Wijze],
            "description": f"een van: {', '.join(w.value for w in Wijze)}",
        },
        "bedrag": BEDRAG_OF_LEEG,
        "btw": {
            "enum": ["exclusief", "inclusief", None],
            "description": "exclusief of inclusief",
        },
        "btw_percentage": {
            "type": ["number", "string", "null"],
            "minimum": 0,
            "maximum": 100,
            "pattern": r"^(100|[0-9]{1,2}(\.[0-9]{1,2})?)$",
            "description": "een percentage van 0 tot en met 100",
        },
        "looptijd_maanden": MAANDEN,
        "onbepaald": {"type": ["boolean", "null"], "description": "true of false"},
        "verlengingen": {
            "type": ["object", "null"],
            "description": "een object met aantal en maanden",
            "required": ["aantal", "maanden"],
            "additionalProperties": False,
            "properties": {
                "aantal": {
                    "type": "integer",
                    "minimum": 0,
                    "maximum": 100,
                    "description": "een heel aantal van 0 tot en met 100",
                },
                "maanden": {**MAANDEN, "type": "integer"},
                "bedrag": BEDRAG_OF_LEEG,
            },
        },
        "opties": lijst(
            rij({"omschrijving": TEKST, "bedrag": BEDRAG}), "objecten met omschrijving en bedrag"
        ),
        "percelen": POST,
        "ter_beschikking_gesteld": BEDRAG_OF_LEEG,
        "deelnemers": POST,
        "raamovereenkomst": {"type": ["boolean", "null"], "description": "true of false"},
        "maximum": BEDRAG_OF_LEEG,
        "restwaarde": BEDRAG_OF_LEEG,
    },
}

INVOER: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Eén inkoop",
    "type": "object",
    "description": "een object met de feiten van één inkoop",
    "additionalProperties": False,
    "properties": {
        "naam": ook_leeg(TEKST),
        "productgroep": ook_leeg({**TEKST, "description": "de slug van een productgroep"}),
        "cpv": {
            "type": ["string", "null"],
            "pattern": r"^[0-9]{8}(-[0-9])?$",
            "description": "8 cijfers, met of zonder controlecijfer (79620000-6)",
        },
        "soort": keuze(Soort),
        "delen": lijst(
            rij({"soort": SOORT_VAN_DEEL, "waarde": BEDRAG}), "objecten met soort en waarde"
        ),
        "hoofdvoorwerp": keuze(Soort, Soort.GEMENGD),
        "waarde": BEDRAG_OF_LEEG,
        "raming": RAMING,
        "looptijd_maanden": MAANDEN,
        "aankondigingsdatum": DATUM,
        "ingangsdatum": DATUM,
        "fase": keuze(Fase),
        "deel_van_reeks": JA_NEE,
        "markt": keuze(Markt),
        "wil_charter": JA_NEE,
        "niveau": {"enum": [1, 2, 3, None], "description": "1, 2 of 3"},
        "categorieplan_status": keuze(CategorieplanStatus),
        "feiten": {
            "type": ["object", "null"],
            "description": f"een object met ja, nee of onbekend voor: {', '.join(Feit)}",
            "additionalProperties": False,
            "properties": {feit.value: keuze(Drieweg) for feit in Feit},
        },
    },
}

TEKSTEN: Schema = {"type": "array", "items": {"type": "string"}}


def vast(**eigenschappen: Schema) -> Schema:
    return {
        "type": "object",
        "properties": eigenschappen,
        "required": list(eigenschappen),
        "additionalProperties": False,
    }


def rijen(**eigenschappen: Schema) -> Schema:
    return {"type": "array", "items": vast(**eigenschappen)}


STRING: Schema = {"type": "string"}
BOOL: Schema = {"type": "boolean"}
GELD: Schema = {"type": "string", "pattern": r"^[0-9]+\.[0-9]{2}$"}

UITVOER: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Eén advies",
    **vast(
        kaderversie=vast(versie=STRING, sha256=STRING),
        raming={
            "anyOf": [
                {"type": "null"},
                vast(
                    bedrag=GELD,
                    regels=rijen(omschrijving=STRING, bedrag=GELD, grondslag=STRING),
                ),
            ]
        },
        soort_voor_drempel={"type": ["string", "null"]},
        drempel={"type": ["number", "null"]},
        drempel_geldig={"anyOf": [{"type": "null"}, {**TEKSTEN, "minItems": 2, "maxItems": 2}]},
        route={"enum": [r.value for r in Route]},
        doelstellingen=TEKSTEN,
        advies={"enum": ["vragen", "overleg", "niet_nodig"]},
        doorverwijzing=vast(
            bureau_social_return={"enum": ["aanbevolen", "op_maat", "nee"]},
            bureau_inclusie_diversiteit={"enum": ["aanbevolen", "op_maat", "nee"]},
        ),
        ambitieweb={
            "enum": ["aanbevolen", "overwegen", "hergebruik", "te_laat", "nee", "nog_niet"]
        },
        eerst_overleg_cis=BOOL,
        charter={"enum": ["charter", "plan_van_aanpak", "geen", "nog_niet"]},
        charter_verkort=BOOL,
        categorieplan={"enum": ["hergebruik", "maken_of_concept", "nee"]},
        eigen_afspraken={"enum": ["ja_kader", "ja_voorstel", "nee"]},
        niveau={"enum": [1, 2, 3]},
        clausules=vast(
            voorselectie=TEKSTEN,
            geschikt=TEKSTEN,
            mogelijk=rijen(code=STRING, open_vraag=STRING),
            afgeraden=rijen(code=STRING, reden=STRING),
        ),
        percelen=rijen(naam=STRING, bedrag=GELD, uitzondering_mogelijk=BOOL, reden=STRING),
        waarschuwingen=rijen(code=STRING, tekst=STRING),
        ontbrekend=TEKSTEN,
        bevindingen=rijen(
            regel=STRING, uitkomst=STRING, reden=STRING, bron=STRING, herkomst=STRING
        ),
    ),
}
