"""Everything about one dossier as JSON: its answers, decisions, advices and history."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import BinaryField, Model, QuerySet

from intake.bewaren.namen import Namen
from intake.dossier.bevroren import adviezen_van
from intake.dossier.geschiedenisbeeld import gebeurtenissen
from intake.dossier.geschiedeniswoorden import PERSONEN
from intake.dossier.models import Dossier
from intake.gebruikers import Gebruiker
from intake.kader.models import Kaderversie

# Keys of the application, and those that open something.
NIET_MEE = {"id", "dossier", "sleutel", "linkhash", "sessie", "genodigde"}


@dataclass(frozen=True)
class Bereik:
    """How much someone may take along: what they see on the pages, or for the archive all."""

    intern: bool = False
    alles: bool = False


ALLES = Bereik(intern=True, alles=True)


def dossier_als_json(dossier: Dossier, bereik: Bereik, namen: Namen) -> bytes:
    def rijen(verzameling: QuerySet[Any]) -> list[dict[str, Any]]:
        return [als_dict(rij, namen) for rij in verzameling]

    inhoud = {
        "dossier": als_dict(dossier, namen),
        "adviezen": rijen(adviezen_van(dossier)),
        "geschiedenis": rijen(gebeurtenissen(dossier, bereik.intern).order_by("versie")),
        "opmerkingen": rijen(opmerkingen(dossier, bereik)),
        "vragen_aan_deskundigen": rijen(adviesvragen(dossier, bereik)),
        "gedeeld_met": rijen(dossier.delingen.select_related("gebruiker", "gedeeld_door")),
        "ambitiesessies": [sessie(rij, namen) for rij in dossier.ambitiesessies.order_by("pk")],
    }
    if bereik.alles:
        inhoud["reacties_op_het_kader"] = rijen(dossier.reacties.order_by("pk"))
        inhoud["stops_op_vernietiging"] = rijen(dossier.stops.order_by("pk"))
    return als_bytes(inhoud)


def als_bytes(inhoud: Any) -> bytes:
    tekst = json.dumps(inhoud, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    return f"{tekst}\n".encode("utf-8", "replace")


def opmerkingen(dossier: Dossier, bereik: Bereik) -> QuerySet[Any]:
    """A remark that was not sent is the reviewer's own."""
    alle = dossier.opmerkingen.select_related("auteur", "verwerkt_door").order_by("pk")
    return alle if bereik.intern else alle.filter(verstuurd_op__isnull=False)


def adviesvragen(dossier: Dossier, bereik: Bereik) -> QuerySet[Any]:
    alle = dossier.adviesvragen.select_related("aan", "gesteld_door").order_by("pk")
    return alle if bereik.intern else alle.filter(gedeeld=True, beantwoord_op__isnull=False)


def sessie(rij: Any, namen: Namen) -> dict[str, Any]:
    doelen = list(rij.doelen.all())
    nummers = {genodigde.pk: nummer for nummer, genodigde in enumerate(rij.genodigden.all(), 1)}
    scores = [
        {"genodigde": nummers[score.genodigde_id]} | als_dict(score, namen)
        for doel in doelen
        for score in doel.scores.all()
    ]
    genodigden = [{"nummer": nummers[g.pk]} | als_dict(g, namen) for g in rij.genodigden.all()]
    doelrijen = [als_dict(doel, namen) for doel in doelen]
    return als_dict(rij, namen) | {
        "genodigden": genodigden,
        "doelen": doelrijen,
        "scores": scores,
    }


def als_dict(rij: Model, namen: Namen) -> dict[str, Any]:
    """The columns of a row, without documents and keys, with people as `namen` shows them."""
    return dict(kolommen(rij, namen))


def kolommen(rij: Model, namen: Namen) -> Iterator[tuple[str, Any]]:
    for veld in rij._meta.concrete_fields:
        if veld.name in NIET_MEE or isinstance(veld, BinaryField):
            continue
        if veld.is_relation:
            yield veld.name, verwijzing(getattr(rij, veld.name), namen)
        elif veld.name == "wijzigingen":
            yield veld.name, wijzigingen(veld.value_from_object(rij), namen)
        elif veld.name == "herkomst" and not namen.toont_personen:
            continue  # an address in the network belongs to a person too
        else:
            yield veld.name, namen.schoon_alles(veld.value_from_object(rij))


def verwijzing(naar: Model | None, namen: Namen) -> Any:
    if isinstance(naar, Gebruiker):
        return namen.persoon(naar)
    if isinstance(naar, Kaderversie):
        return {"versie": naar.versie, "sha256": naar.sha256}
    return namen.schoon(str(naar)) if naar else None


def wijzigingen(waarde: dict[str, list[Any]], namen: Namen) -> dict[str, Any]:
    """The history keeps people by number, which says nothing outside this database."""
    wie = per_nummer(waarde)
    return {
        veld: [namen.persoon(wie[kant]) if kant in wie else None for kant in kanten]
        if veld in PERSONEN
        else namen.schoon_alles(kanten)
        for veld, kanten in waarde.items()
    }


def per_nummer(waarde: dict[str, list[Any]]) -> dict[int, Gebruiker]:
    nummers = [kant for veld in PERSONEN for kant in waarde.get(veld, ()) if isinstance(kant, int)]
    return Gebruiker.objects.in_bulk(nummers) if nummers else {}
