"""The history of a dossier in plain Dutch: who did what, when, and what it changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils import timezone

from intake.dossier.geschiedenis import Gebeurtenis
from intake.dossier.geschiedeniswoorden import (
    PERSONEN,
    Wijziging,
    Woordenlijst,
    in_woorden,
    volgorde,
)
from intake.dossier.kader import kader_van
from intake.dossier.models import Dossier
from intake.dossier.stappen import STAPPEN
from intake.dossier.staten import Handeling
from intake.gebruikers import Gebruiker

PER_PAGINA = 50
TITELS = {stap.slug: stap.titel for stap in STAPPEN}
ZINNEN = {
    "nieuw": "begon dit dossier",
    "kopie": "maakte dit dossier als kopie",
    "voorbeeld": "maakte dit dossier van een voorbeeld",
    "delen": "deelde het dossier",
    "niet_meer_delen": "deelt het dossier niet meer",
    "eigenaar": "droeg het dossier over",
    "meegaan": "ging mee met het nieuwe kader",
    "blijven": "blijft bij het oude kader",
    "koppelen": "gaf de opdrachtgever toegang tot het advies",
    "concept_delen": "deelde het concept met de opdrachtgever",
    "concept_niet_delen": "stopte met het delen van het concept",
    "verwerken": "ging in op een opmerking van Concern Inkoop",
    "teksten": "koos welke teksten worden overgenomen",
    "invullen": "vulde de teksten in",
    "eigen_woorden": "schreef een tekst in eigen woorden",
    "tekstvolgorde": "veranderde de volgorde van de teksten",
    "toets": "legde punten van de toets uit",
    "verband": "schreef het verband van teksten met de opdracht",
    "afwijken": "legde vast waar van het advies wordt afgeweken",
    "adviesvraag": "stelde een deskundige een vraag",
    "adviesvraag_ingetrokken": "trok een vraag aan een deskundige in",
    "adviesvraag_beantwoord": "gaf raad aan Concern Inkoop",
    "opmerking": "schreef een opmerking op",
    "opmerking_gewijzigd": "veranderde een opmerking",
    "opmerking_verwijderd": "verwijderde een opmerking",
    "opmerking_afgehandeld": "handelde een opmerking af",
    "opmerking_niet_afgehandeld": "zette een opmerking weer open",
    "besluit": "nam een besluit over het advies",
    "ambitie_uitkomst": "legde vast welke ambitie is afgesproken",
    "ambitie_uitwerking": "werkte de afspraken van het ambitieweb uit",
    "ambitie_overleg": "legde vast wanneer Concern Inkoop meedacht over het ambitieweb",
    "ambitie_voorbereiding": "bereidde de ambitiewebsessie voor",
    "ambitie_gemaild": "mailde de uitnodigingen voor de ambitiewebsessie",
    "ambitie_nieuwe_link": "gaf een deelnemer aan de ambitiewebsessie een nieuwe link",
    "ambitie_link_ingetrokken": "trok de link van een deelnemer aan de ambitiewebsessie in",
    "ambitie_open": "liet de deelnemers aan de ambitiewebsessie scoren",
    "ambitie_bespreken": "sloot het scoren voor de ambitiewebsessie",
    "ambitie_niveau": "schreef op wat in de ambitiewebsessie is afgesproken",
    "ambitie_eigen_doel": "veranderde de eigen doelen van de directie in het ambitieweb",
    "ambitie_afgelast": "gelastte de ambitiewebsessie af",
    "raad_delen": "besloot of de inkoper de raad van een deskundige ziet",
    Handeling.INDIENEN: "diende het dossier in",
    Handeling.INTREKKEN: "trok het dossier terug",
    Handeling.OPPAKKEN: "pakte het dossier op om het te beoordelen",
    Handeling.OVERDRAGEN: "gaf de beoordeling aan een collega",
    Handeling.TERUGLEGGEN: "legde het dossier terug",
    Handeling.AANVULLING_VRAGEN: "vroeg om een aanvulling",
    Handeling.VASTSTELLEN: "stelde het advies vast",
    Handeling.AFRONDEN: "rondde het dossier af",
    Handeling.HEROPENEN: "heropende het dossier",
}
# What a reviewer writes down before it is sent, and what they ask others: their own work.
# Every handeling that begins with one of these words is kept from the inkoper.
VAN_CONCERN_INKOOP = ("opmerking", "adviesvraag")


@dataclass(frozen=True)
class Regel:
    """One act. `zin` says it whole; `versie` is that of the dossier after it."""

    versie: int
    moment: datetime
    wie: str
    zin: str
    wijzigingen: tuple[Wijziging, ...]


def geschiedenis(dossier: Dossier, *, intern: bool = False) -> list[Regel]:
    """Newest first. With `intern` also what reviewers have not shared with the inkoper."""
    return regels(dossier, gebeurtenissen(dossier, intern))


def regels_sinds(dossier: Dossier, versie: int, *, intern: bool = False) -> list[Regel]:
    """What happened after a version of the dossier, newest first."""
    return regels(dossier, gebeurtenissen(dossier, intern).filter(versie__gt=versie))


def bladzijde(dossier: Dossier, nummer: str | None, *, intern: bool = False) -> Page:
    """One page of the history; its `object_list` are the lines."""
    pagina = Paginator(gebeurtenissen(dossier, intern), PER_PAGINA).get_page(nummer)
    pagina.object_list = regels(dossier, pagina.object_list)
    return pagina


def gebeurtenissen(dossier: Dossier, intern: bool) -> QuerySet[Gebeurtenis]:
    alle = dossier.gebeurtenissen.select_related("gebruiker").order_by("-versie")
    if intern:
        return alle
    return alle.exclude(
        reduce(or_, (Q(handeling__startswith=begin) for begin in VAN_CONCERN_INKOOP))
    )


def regels(dossier: Dossier, gebeurtenissen: Iterable[Gebeurtenis]) -> list[Regel]:
    gelezen = list(gebeurtenissen)
    kader = kader_van(dossier, timezone.localdate())[1]
    woorden = Woordenlijst(kader, namen(gelezen))
    return [maak_regel(gebeurtenis, woorden) for gebeurtenis in gelezen]


def namen(gebeurtenissen: list[Gebeurtenis]) -> dict[int, str]:
    """The people in the changes, in one query."""
    nummers = {
        nummer
        for gebeurtenis in gebeurtenissen
        for veld in PERSONEN
        for nummer in gebeurtenis.wijzigingen.get(veld, ())
        if isinstance(nummer, int)
    }
    if not nummers:
        return {}
    return {nummer: str(wie) for nummer, wie in Gebruiker.objects.in_bulk(nummers).items()}


def maak_regel(gebeurtenis: Gebeurtenis, woorden: Woordenlijst) -> Regel:
    wijzigingen = tuple(
        wijziging
        for veld in sorted(gebeurtenis.wijzigingen, key=volgorde)
        for wijziging in in_woorden(veld, *gebeurtenis.wijzigingen[veld], woorden)
    )
    wie = str(gebeurtenis.gebruiker)
    zin = f"{wie} {wat(gebeurtenis.handeling, wijzigingen)}"
    return Regel(gebeurtenis.versie, gebeurtenis.moment, wie, zin, wijzigingen)


def wat(handeling: str, wijzigingen: tuple[Wijziging, ...]) -> str:
    if handeling in ZINNEN:
        return ZINNEN[handeling]
    if handeling not in TITELS:
        return f"veranderde het dossier ({handeling.replace('_', ' ')})"
    if not wijzigingen:
        return f"bevestigde ‘{TITELS[handeling]}’"
    eerste = not any(wijziging.was for wijziging in wijzigingen)
    return f"{'beantwoordde' if eerste else 'veranderde'} ‘{TITELS[handeling]}’"
