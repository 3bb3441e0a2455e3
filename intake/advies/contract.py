"""The engine's front door for machines: from JSON to facts."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import jsonschema_rs

from intake.advies.feiten import Deel, Feiten, Post, Ramingsfeiten, Verlengingen
from intake.advies.kader import Kader
from intake.advies.keuzes import (
    CategorieplanStatus,
    Drieweg,
    Fase,
    Feit,
    Markt,
    Soort,
    Wijze,
)
from intake.advies.schema import INVOER, UITVOER
from intake.advies.tekst import euro, opsomming

Object = dict[str, Any]

SCHEMA = {"invoer": INVOER, "uitvoer": UITVOER}
# An escape such as \ud800 without its other half, which no text can hold.
LOSSE_SURROGAAT = re.compile(
    r"\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f]", re.IGNORECASE
)
VALIDATOR = jsonschema_rs.validator_for(INVOER)


class Invoerfout(Exception):
    """The input is not of the agreed form; `problemen` holds one Dutch line per problem."""

    def __init__(self, problemen: list[str]) -> None:
        super().__init__("; ".join(problemen))
        self.problemen = problemen


def lees_json(tekst: bytes | str) -> Any:
    """Parses strictly: UTF-8, no NaN, no key twice. Raises `Invoerfout`."""
    try:
        if isinstance(tekst, bytes):
            tekst = tekst.decode("utf-8-sig")
        if LOSSE_SURROGAAT.search(tekst):
            raise Invoerfout(["een teken bestaat niet in Unicode (een losse surrogaat)"])
        # A fraction stays text: exact, and never a whole number in disguise.
        return json.loads(
            tekst, object_pairs_hook=zonder_dubbele, parse_constant=geen_getal, parse_float=str
        )
    except UnicodeDecodeError as fout:
        raise Invoerfout(["geen geldige UTF-8"]) from fout
    except json.JSONDecodeError as fout:
        plaats = f"regel {fout.lineno}, teken {fout.colno}"
        raise Invoerfout([f"geen geldige JSON op {plaats}: {fout.msg}"]) from fout
    except (RecursionError, ValueError) as fout:
        raise Invoerfout(["geen geldige JSON: te diep genest, of een te groot getal"]) from fout


def zonder_dubbele(paren: list[tuple[str, Any]]) -> Object:
    waarden = dict(paren)
    if len(waarden) < len(paren):
        sleutels = [sleutel for sleutel, _ in paren]
        dubbel = sorted({s for s in sleutels if sleutels.count(s) > 1})
        raise Invoerfout([f"{sleutel}: staat er twee keer" for sleutel in dubbel])
    return waarden


def geen_getal(naam: str) -> None:
    raise Invoerfout([f"{naam}: dit is geen getal"])


def lees_inkoop(inkoop: Any, kader: Kader, vandaag: date) -> Feiten:
    """The facts of one purchase. Raises `Invoerfout` with every problem found.

    `vandaag` is the date of announcement when the input names none.
    """
    problemen = list(vormproblemen(inkoop))
    if not problemen:
        inkoop = {sleutel: waarde for sleutel, waarde in inkoop.items() if waarde is not None}
        problemen = list(inhoudsproblemen(inkoop, kader))
    if problemen:
        raise Invoerfout(problemen)
    return bouw_feiten(inkoop, vandaag)


def vormproblemen(inkoop: Any) -> Iterator[str]:
    for fout in VALIDATOR.iter_errors(inkoop):
        pad = ".".join(str(deel) for deel in fout.instance_path) or "inkoop"
        if isinstance(fout.kind, jsonschema_rs.ValidationErrorKind.AdditionalProperties):
            prefix = f"{pad}." if fout.instance_path else ""
            for sleutel in fout.kind.unexpected:
                naam = kort(sleutel)[1:-1]
                yield f"{prefix}{naam}: onbekende sleutel; zie adviseer --schema"
            continue
        if isinstance(fout.kind, jsonschema_rs.ValidationErrorKind.Required):
            yield f"{pad}: {fout.kind.property.strip(chr(34))} ontbreekt"
            continue
        yield f"{pad}: {kort(fout.instance)} past niet; verwacht: {verwacht(fout.schema_path)}"


def kort(waarde: Any) -> str:
    tekst = json.dumps(waarde, ensure_ascii=False)
    return tekst if len(tekst) <= 60 else f"{tekst[:57]}..."


def verwacht(schema_path: list[str | int]) -> str:
    """The description of the part of the schema that refused."""
    deel: Any = INVOER
    for stap in schema_path[:-1]:
        deel = deel[stap]
    return str(deel["description"])


def inhoudsproblemen(inkoop: Object, kader: Kader) -> Iterator[str]:
    """What a schema can't say: values that contradict each other or don't exist."""
    productgroep = inkoop.get("productgroep")
    if productgroep is not None and productgroep not in kader.productgroep:
        yield f"productgroep: {kort(productgroep)} staat niet in het kader"
    for sleutel in ("aankondigingsdatum", "ingangsdatum"):
        if sleutel in inkoop and not is_datum(inkoop[sleutel]):
            yield f"{sleutel}: {kort(inkoop[sleutel])} bestaat niet op de kalender"
    if "waarde" in inkoop and "raming" in inkoop:
        yield "waarde: geef waarde of raming, niet allebei"
    yield from problemen_met_delen(inkoop)
    yield from problemen_met_raming(inkoop.get("raming") or {})
    yield from problemen_met_looptijd(inkoop)


def is_datum(tekst: str) -> bool:
    try:
        date.fromisoformat(tekst)
    except ValueError:
        return False
    return True


def problemen_met_delen(inkoop: Object) -> Iterator[str]:
    delen = inkoop.get("delen") or []
    if delen and inkoop.get("soort") != Soort.GEMENGD:
        yield "delen: alleen bij soort gemengd"
    if "hoofdvoorwerp" in inkoop and inkoop.get("soort") != Soort.GEMENGD:
        yield "hoofdvoorwerp: alleen bij soort gemengd"
    soorten = [deel["soort"] for deel in delen]
    hoofdvoorwerp = inkoop.get("hoofdvoorwerp")
    if delen and hoofdvoorwerp is not None and hoofdvoorwerp not in soorten:
        yield f"hoofdvoorwerp: {kort(hoofdvoorwerp)} is geen van de delen ({opsomming(soorten)})"
    if delen and "waarde" in inkoop:
        som = sum((bedrag(deel["waarde"]) for deel in delen), Decimal(0))
        waarde = bedrag(inkoop["waarde"])
        if som != waarde:
            yield f"delen: samen {euro(som)}, maar waarde is {euro(waarde)}"


def problemen_met_raming(raming: Object) -> Iterator[str]:
    if raming.get("btw") == "inclusief" and raming.get("btw_percentage") is None:
        yield "raming.btw_percentage: nodig als btw inclusief is"
    if raming.get("onbepaald") and raming.get("looptijd_maanden") is not None:
        yield "raming.onbepaald: geef een looptijd of onbepaald, niet allebei"
    if raming.get("percelen") and raming.get("bedrag") is not None:
        yield "raming.percelen: geef een bedrag of percelen, niet allebei"


def problemen_met_looptijd(inkoop: Object) -> Iterator[str]:
    """The term is asked twice, with and without extensions; the answers must agree."""
    heel, raming = inkoop.get("looptijd_maanden"), inkoop.get("raming") or {}
    if heel is None:
        return
    if raming.get("onbepaald"):
        yield "looptijd_maanden: geef een looptijd of raming.onbepaald, niet allebei"
    extra = raming.get("verlengingen") or {"aantal": 0, "maanden": 0}
    verlengd = extra["aantal"] * extra["maanden"]
    eerste = raming.get("looptijd_maanden")
    if eerste is not None and eerste + verlengd != heel:
        yield f"looptijd_maanden: {heel}, maar de raming komt op {eerste + verlengd} maanden"
    if eerste is None and verlengd > heel:
        yield f"looptijd_maanden: {heel}, maar alleen de verlengingen duren al {verlengd} maanden"


def bouw_feiten(inkoop: Object, vandaag: date) -> Feiten:
    """From checked JSON; keys without a value are absent."""
    haal = inkoop.get
    return Feiten(
        aankondigingsdatum=datum(haal("aankondigingsdatum")) or vandaag,
        naam=haal("naam", ""),
        productgroep=haal("productgroep"),
        cpv=inkoop["cpv"][:8] if "cpv" in inkoop else None,
        soort=Soort(inkoop["soort"]) if "soort" in inkoop else None,
        delen=tuple(
            Deel(Soort(deel["soort"]), bedrag(deel["waarde"])) for deel in haal("delen", ())
        ),
        hoofdvoorwerp=Soort(inkoop["hoofdvoorwerp"]) if "hoofdvoorwerp" in inkoop else None,
        waarde=bedrag_of_niets(haal("waarde")),
        raming=bouw_raming(inkoop["raming"]) if "raming" in inkoop else None,
        looptijd_maanden=haal("looptijd_maanden"),
        ingangsdatum=datum(haal("ingangsdatum")),
        fase=Fase(inkoop["fase"]) if "fase" in inkoop else None,
        deel_van_reeks=Drieweg(haal("deel_van_reeks", "onbekend")),
        markt=Markt(inkoop["markt"]) if "markt" in inkoop else None,
        wil_charter=Drieweg(haal("wil_charter", "onbekend")),
        niveau=haal("niveau"),
        categorieplan_status=(
            CategorieplanStatus(inkoop["categorieplan_status"])
            if "categorieplan_status" in inkoop
            else None
        ),
        feiten={
            Feit(feit): Drieweg(waarde)
            for feit, waarde in haal("feiten", {}).items()
            if waarde is not None
        },
    )


def bouw_raming(raming: Object) -> Ramingsfeiten:
    haal = raming.get
    verlengingen = haal("verlengingen")
    return Ramingsfeiten(
        wijze=Wijze(raming["wijze"]),
        bedrag=bedrag_of_niets(haal("bedrag")),
        btw_percentage=(
            Decimal(str(raming["btw_percentage"])) if haal("btw") == "inclusief" else None
        ),
        looptijd_maanden=haal("looptijd_maanden"),
        onbepaald=bool(haal("onbepaald")),
        verlengingen=(
            Verlengingen(
                verlengingen["aantal"],
                verlengingen["maanden"],
                bedrag_of_niets(verlengingen.get("bedrag")),
            )
            if verlengingen
            else None
        ),
        opties=posten(haal("opties"), "omschrijving"),
        percelen=posten(haal("percelen"), "naam"),
        deelnemers=posten(haal("deelnemers"), "naam"),
        ter_beschikking_gesteld=bedrag_of_niets(haal("ter_beschikking_gesteld")),
        raamovereenkomst=bool(haal("raamovereenkomst")),
        maximum=bedrag_of_niets(haal("maximum")),
        restwaarde=bedrag_of_niets(haal("restwaarde")),
    )


def posten(rijen: list[Object] | None, naam: str) -> tuple[Post, ...]:
    return tuple(Post(rij[naam], bedrag(rij["bedrag"])) for rij in rijen or ())


def bedrag(waarde: float | str) -> Decimal:
    """Exact for decimal strings; a JSON number counts as it is written, to the cent."""
    return Decimal(str(waarde)).quantize(Decimal("0.01"))


def bedrag_of_niets(waarde: float | str | None) -> Decimal | None:
    return None if waarde is None else bedrag(waarde)


def datum(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None
