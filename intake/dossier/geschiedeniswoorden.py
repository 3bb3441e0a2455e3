"""One changed column of a dossier in words: the question, what it was and what it became.

What is on record stays readable for as long as the dossier exists. So nothing here fails on a
column, a code or a person that the application does not know any more: it is shown as it was kept.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.forms import Field
from django.utils.text import capfirst

from intake.advies.kader import Kader
from intake.advies.tekst import euro
from intake.advies.toets import CONTROLES
from intake.datumveld import DatumField
from intake.dossier.ambitiewoorden import per_doel
from intake.dossier.antwoorden import LEEG
from intake.dossier.overzicht import toon
from intake.dossier.stappen import STAPPEN
from intake.dossier.staten import Afloop, Staat
from intake.dossier.weergave.woorden import ONDER_OF_BOVEN
from intake.velden import GeldField

PERSONEN = ("eigenaar", "opdrachtgever", "beoordelaar")
# What the application works out itself, for lists, or keeps in words too: `kader`.
AFGELEID = (
    "bevestigd",
    "ingediend_op",
    "aandachtspunten",
    "is_standaard",
    "geadviseerd",
    "kaderversie",
    "kader_afgewezen",
)
VELDEN: dict[str, Field] = {
    naam: veld for stap in STAPPEN for naam, veld in stap.form.base_fields.items()
}
LABELS = {
    "staat": "Stand van het dossier",
    "bedrag": "Het bedrag",  # its question depends on how the price is known
    "reden": "Reden",
    "afloop": "Afloop",
    "eigenaar": "Van wie het dossier is",
    "opdrachtgever": "Opdrachtgever met een account",
    "beoordelaar": "Beoordelaar",
    "concept_gedeeld": "Concept gedeeld met de opdrachtgever",
    "directie": "Directie",
    "route": "Europese aanbesteding",
    "geraamde_waarde": "Geraamde waarde",
    "gedeeld_met": "Gedeeld met",
    "kopie_van": "Kopie van",
    "kader": "Versie van het kader",
    "nieuw_kader": "Nieuwe versie die nu geldt",
    "kader_reden": "Waarom het oude kader blijft gelden",
    "opmerking": "Opmerking van Concern Inkoop",
    "antwoord_op_opmerking": "Antwoord daarop",
    "redenen_weg": "Waarom een doelstelling niet past",
    "adviesvraag": "Vraag aan een deskundige",
    "raad": "Antwoord van een deskundige",
    "raad_gedeeld": "Antwoord van een deskundige zichtbaar voor de inkoper",
    "eigen_clausules": "Teksten die voor dit dossier zijn geschreven",
    "afspraken": "Extra afspraken voor het contract",
    "tekstvolgorde": "Volgorde van de teksten",
    "ambitie": "Uitkomst van het ambitieweb",
    "ambitie_overleg": "Overleg met Concern Inkoop op",
    "ambitie_wanneer": "Wanneer en waar",
    "ambitie_genodigden": "Genodigden",
    "ambitie_gemaild": "Gemaild aan",
    "ambitie_link": "Nieuwe link voor",
    "ambitiesessie": "Stand van de ambitiewebsessie",
    "ambitieniveau": "Afgesproken",
    "ambitie_eigen_doel": "Eigen doel",
}
KEUZES: dict[str, Mapping[str, str]] = {
    "staat": dict(Staat.choices),
    "afloop": dict(Afloop.choices),
    "route": ONDER_OF_BOVEN,
}
# PostgreSQL keeps the keys of a row in an order of its own.
RIJEN = {
    "eigen_clausules": ("titel", "tekst", "reden"),
    "afspraken": ("wat", "wanneer", "wie"),
}
JA_NEE = {True: "Ja", False: "Nee"}


@dataclass(frozen=True)
class Wijziging:
    """One changed answer or decision; no lines means nothing was filled in."""

    veld: str
    vraag: str
    was: tuple[str, ...]
    wordt: tuple[str, ...]


@dataclass(frozen=True)
class Woordenlijst:
    """What names things: the framework, and the people in this history."""

    kader: Kader
    personen: Mapping[int, str]

    def doelstelling(self, code: str) -> str:
        gevonden = self.kader.doelstelling.get(code)
        return gevonden.naam.lower() if gevonden else code

    def clausule(self, code: str) -> str:
        gevonden = self.kader.clausule.get(code)
        return gevonden.titel if gevonden else code

    def invulveld(self, naam: str) -> str:
        gevonden = (veld.label for veld in self.kader.invulvelden if veld.naam == naam)
        return next(gevonden, naam)

    def toetspunt(self, sleutel: str) -> str:
        """The rule of the toets and the texts that it is about."""
        code, *teksten = sleutel.split(":")
        regels = (regel.naam.lower() for regel, _ in CONTROLES if regel.code == code)
        over = [f"‘{self.clausule(tekst)}’" for tekst in teksten]
        return ", ".join([next(regels, code), *over])

    def bevinding(self, sleutel: str) -> str:
        """The rule behind a finding; which reason it gave depends on answers of that moment."""
        gevonden = self.kader.regel.get(sleutel.partition(":")[0])
        return gevonden.omschrijving if gevonden else sleutel


Vraag = Callable[[Woordenlijst, str], str]
# The columns that hold a dict: per key the question that its value answers.
PER_SLEUTEL: dict[str, Vraag] = {
    "doelstellingen": lambda w, code: f"Past {w.doelstelling(code)} bij deze inkoop?",
    "redenen_weg": lambda w, code: f"Waarom past {w.doelstelling(code)} niet?",
    "clausulekeuzes": lambda w, code: f"Tekst ‘{w.clausule(code)}’ overnemen?",
    "clausules_beoordelaar": lambda w, code: (
        f"Besluit van Concern Inkoop: tekst ‘{w.clausule(code)}’ overnemen?"
    ),
    "afwijkingen": lambda w, sleutel: f"Afwijken van ‘{w.bevinding(sleutel)}’",
    "afwijkingen_beoordelaar": lambda w, sleutel: (
        f"Besluit van Concern Inkoop: afwijken van ‘{w.bevinding(sleutel)}’"
    ),
    "invulling": lambda w, naam: f"Invullen: {w.invulveld(naam)}",
    "verwoordingen": lambda w, code: f"Eigen woorden voor tekst ‘{w.clausule(code)}’",
    "verbanden": lambda w, code: f"Verband van tekst ‘{w.clausule(code)}’ met de opdracht",
    "toetsuitleg": lambda w, sleutel: f"Uitleg bij de toets: {w.toetspunt(sleutel)}",
}


def in_woorden(veld: str, was: Any, wordt: Any, woorden: Woordenlijst) -> Iterator[Wijziging]:
    """What one column changed; a column with a decision per key gives a line per decision.

    What is on record twice, as `opmerking:12` and `opmerking:13`, is named by what stands before
    the colon.
    """
    if veld in AFGELEID:
        return
    if veld == "ambitie":
        for naam, oud, nieuw in per_doel(was, wordt):
            yield Wijziging(veld, naam, oud, nieuw)
        return
    if veld in PER_SLEUTEL and isinstance(was or {}, dict) and isinstance(wordt or {}, dict):
        yield from per_sleutel(veld, was or {}, wordt or {}, woorden)
        return
    was_, wordt_ = lijnen(veld, was, woorden), lijnen(veld, wordt, woorden)
    yield Wijziging(veld, naam_van(veld), was_, wordt_)


def volgorde(veld: str) -> tuple[int, int]:
    """Where a change stands among those of one act: as on the page, and what is new to us last."""
    soort, _, nummer = veld.partition(":")
    bekend = [*LABELS, *VELDEN]
    plaats = bekend.index(soort) if soort in bekend else len(bekend)
    return int(nummer) if nummer.isdecimal() else 0, plaats


def naam_van(veld: str) -> str:
    """What a column is called outside its own page."""
    soort = veld.partition(":")[0]
    vraag = VELDEN[veld].label if veld in VELDEN else leesbaar(soort)
    return LABELS.get(soort, str(vraag))


def per_sleutel(
    veld: str, was: dict[str, Any], wordt: dict[str, Any], woorden: Woordenlijst
) -> Iterator[Wijziging]:
    for sleutel in {**was, **wordt}:
        oud, nieuw = (tuple(los(kant.get(sleutel))) for kant in (was, wordt))
        if oud != nieuw:
            yield Wijziging(veld, PER_SLEUTEL[veld](woorden, sleutel), oud, nieuw)


def lijnen(veld: str, waarde: Any, woorden: Woordenlijst) -> tuple[str, ...]:
    """A value of one column, as it came back from the history."""
    if waarde in LEEG:
        return ()
    if veld in PERSONEN:
        return (woorden.personen.get(waarde, "Een account dat niet meer bestaat"),)
    if veld in KEUZES:
        return (capfirst(KEUZES[veld].get(str(waarde), str(waarde))),)
    if veld == "geraamde_waarde":
        return (euro(Decimal(waarde)),)
    if veld == "productgroep" and waarde in woorden.kader.productgroep:
        return (woorden.kader.productgroep[waarde].naam,)
    if veld in RIJEN:
        return tuple(lijn for rij in waarde for lijn in los({k: rij.get(k) for k in RIJEN[veld]}))
    if veld in VELDEN:
        return tuple(toon(VELDEN[veld], uit_geschiedenis(VELDEN[veld], waarde)))
    return tuple(los(waarde))


def uit_geschiedenis(veld: Field, waarde: Any) -> Any:
    """JSON knows no dates and no exact amounts: the history keeps both as text."""
    if isinstance(veld, GeldField):
        return Decimal(waarde)
    if isinstance(veld, DatumField):
        return date.fromisoformat(waarde)
    return waarde


def los(waarde: Any) -> Iterator[str]:
    """A value without a question of its own: a yes or no, a text, a row, or a list of these."""
    if waarde in LEEG:
        return
    if isinstance(waarde, bool):
        yield JA_NEE[waarde]
    elif isinstance(waarde, dict):
        # Where a text comes from, and what it was, is no answer of anyone.
        kanten = (kant for naam, kant in waarde.items() if naam not in ("erbij", "was"))
        yield ": ".join(deel for kant in kanten for deel in los(kant))
    elif isinstance(waarde, list):
        yield from (tekst for deel in waarde if (tekst := " ".join(los(deel))))
    else:
        yield str(waarde)


def leesbaar(veld: str) -> str:
    return veld.replace("_", " ").capitalize()
