"""Under which framework an advice is tried: a published version, or the draft as it stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from intake.advies.kader import Kader
from intake.kader.keuring import problemen_in
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import Kaderbeschrijving, Kaderversie
from intake.kader.publicatie import kader_van_versie
from intake.kader.snapshot import naar_json, van_json

CONCEPT = "concept"
NIET_GELADEN = "Er is nog geen kader geladen."


@dataclass(frozen=True)
class Kaderkeuze:
    """`problemen`: why the framework is not fit for an advice; then `kader` is not to be used."""

    sleutel: str
    naam: str
    kader: Kader | None
    problemen: tuple[str, ...] = ()


def te_kiezen(versies: Iterable[Kaderversie]) -> list[tuple[str, str]]:
    regels = [
        (v.versie, f"Versie {v.versie}, geldig vanaf {v.geldig_van:%d-%m-%Y}") for v in versies
    ]
    return [*regels, (CONCEPT, "Het concept, zoals het nu is")]


def kies_kader(sleutel: str) -> Kaderkeuze:
    """Raises `Kaderversie.DoesNotExist`."""
    if sleutel == CONCEPT:
        return kies_concept()
    versie = Kaderversie.objects.defer("inhoud").get(versie=sleutel)
    return Kaderkeuze(sleutel, f"versie {sleutel}", kader_van_versie(versie))


def kies_concept() -> Kaderkeuze:
    try:
        kader = lees_werkrijen()
    except Kaderbeschrijving.DoesNotExist:
        return Kaderkeuze(CONCEPT, "het concept", None, (NIET_GELADEN,))
    problemen = tuple(str(probleem) for probleem in problemen_in(kader))
    # As it would be published: the database writes 216000.00 where a version says 216000.
    return Kaderkeuze(CONCEPT, "het concept", van_json(naar_json(kader)), problemen)
