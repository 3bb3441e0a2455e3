"""Who is asked for a session: the list to begin with, changing it, own links and mail."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from intake.ambitieweb.models import Ambitiesessie, Genodigde
from intake.ambitieweb.sessies import NietZo, leg_op_record, neem_versie, wijzig
from intake.ambitieweb.startwaarden import doelen_van
from intake.berichten.klaarzetten import nodig_gast_uit, vergeet_gast
from intake.dossier.handelen import Achterhaald, Opslag
from intake.dossier.models import Dossier
from intake.dossier.weergave.zaak import Zaak

MEEST = 60
# Whoever presses the button twice sends one mail.
NIET_VAKER = timedelta(minutes=10)
AGENDA = """Welkom en doel van de sessie (5 minuten)
De inkoop in het kort, door de opdrachtgever (10 minuten)
Scoren: iedereen geeft per doel een score voor kans en wens (15 minuten)
Bespreken waar de scores ver uit elkaar liggen (45 minuten)
Per doel een niveau afspreken, met de reden (30 minuten)
Eigen doelen van de directie (10 minuten)
Afronden: wie werkt wat uit en wanneer (5 minuten)"""

Rij = dict[str, Any]


def eerste_genodigden(dossier: Dossier, zaak: Zaak) -> Iterator[Rij]:
    """The participants that the framework names, by function, to change at will."""
    for doel in doelen_van(zaak):
        yield {"functie": f"Beleidsdirectie {doel.naam}"}
    yield {"functie": "Inkoper of categoriemanager"}
    yield {"functie": "Opdrachtgever", "email": dossier.opdrachtgever_email}


def als_rijen(sessie: Ambitiesessie) -> list[Rij]:
    velden = ("functie", "naam", "email")
    return [
        {"nummer": een.pk, **{veld: getattr(een, veld) for veld in velden}}
        for een in sessie.genodigden.welkom()
    ]


@transaction.atomic
def bereid_voor(
    sessie: Ambitiesessie,
    versie: int,
    kolommen: dict[str, Any],
    rijen: Sequence[Rij],
    opslag: Opslag,
) -> None:
    """Date, place and guests in one act. The history holds functions, no names and addresses."""
    if sessie.overleg_op is None:
        raise NietZo("Overleg eerst met Concern Inkoop.")
    was, toen = wanneer(sessie), functies(sessie)
    neem_versie(sessie, versie, kolommen)
    verwerk(sessie, rijen)
    erbij = {}
    if was != wanneer(sessie):
        erbij["ambitie_wanneer"] = [was, wanneer(sessie)]
    if toen != functies(sessie):
        erbij["ambitie_genodigden"] = [toen, functies(sessie)]
    leg_op_record(sessie.dossier, "ambitie_voorbereiding", opslag, erbij)


def functies(sessie: Ambitiesessie) -> list[str]:
    return list(sessie.genodigden.welkom().values_list("functie", flat=True))


def verwerk(sessie: Ambitiesessie, rijen: Sequence[Rij]) -> None:
    """The rows as they should be; who is not among them any more is no longer welcome."""
    bekend = {een.pk: een for een in sessie.genodigden.welkom()}
    for rij in rijen:
        gast = bekend.pop(rij.get("nummer"), None) or Genodigde(sessie=sessie)
        pas_aan(gast, rij)
    for gast in bekend.values():
        neem_afscheid(gast)


def pas_aan(gast: Genodigde, rij: Rij) -> None:
    """A link that was mailed to another address opens nothing any more."""
    ander_adres = gast.gemaild_op is not None and gast.email != rij["email"]
    if ander_adres:
        vergeet_gast(gast.sleutel)
        gast.gemaild_op = None
    if ander_adres or not gast.sleutel:
        gast.geef_link()
    gast.functie, gast.naam, gast.email = rij["functie"], rij["naam"], rij["email"]
    gast.save()


def neem_afscheid(gast: Genodigde) -> None:
    """What was scored stays on record without the name; without a score nothing is kept."""
    vergeet_gast(gast.sleutel)
    if not gast.scores.exists():
        gast.delete()
        return
    gast.ingetrokken, gast.naam, gast.email = True, "", ""
    gast.save()


@transaction.atomic
def trek_in(sessie: Ambitiesessie, versie: int, nummer: int, opslag: Opslag) -> None:
    gast = zoek(sessie, nummer)
    toen = functies(sessie)
    neem_versie(sessie, versie, {})
    neem_afscheid(gast)
    erbij = {"ambitie_genodigden": [toen, functies(sessie)]}
    leg_op_record(sessie.dossier, "ambitie_link_ingetrokken", opslag, erbij)


@transaction.atomic
def geef_nieuwe_link(sessie: Ambitiesessie, versie: int, nummer: int, opslag: Opslag) -> None:
    """For a link that came into the wrong hands; what was scored stays."""
    gast = zoek(sessie, nummer)
    erbij = {"ambitie_link": ["", gast.functie]}
    wijzig(sessie, "ambitie_nieuwe_link", opslag, versie=versie, erbij=erbij)
    vergeet_gast(gast.sleutel)
    gast.gemaild_op = None
    gast.geef_link()
    gast.save()


def zoek(sessie: Ambitiesessie, nummer: int) -> Genodigde:
    gast = sessie.genodigden.welkom().filter(pk=nummer).first()
    if gast is None:
        raise Achterhaald(sessie.dossier)
    return gast


@transaction.atomic
def mail_uitnodigingen(sessie: Ambitiesessie, versie: int, opslag: Opslag) -> int:
    """To everyone with an address who was not mailed just now; the number of them."""
    if not sessie.datum:
        raise NietZo("Kies eerst een datum. Die staat in de uitnodiging.")
    nu = timezone.now()
    gasten = [een for een in sessie.genodigden.welkom() if een.email and is_te_mailen(een, nu)]
    if not gasten:
        raise NietZo("Er is niemand om te mailen. Vul bij de genodigden een e-mailadres in.")
    erbij = {"ambitie_gemaild": [None, [een.functie for een in gasten]]}
    wijzig(sessie, "ambitie_gemaild", opslag, versie=versie, erbij=erbij)
    for gast in gasten:
        nodig_gast_uit(
            gast.email,
            naam=sessie.dossier.naam,
            pad=reverse("intake:ambitie_deelname_begin"),
            sleutel_link=gast.sleutel,
            wanneer=wanneer(sessie),
        )
    sessie.genodigden.filter(pk__in=[een.pk for een in gasten]).update(gemaild_op=nu)
    return len(gasten)


def is_te_mailen(gast: Genodigde, nu: datetime) -> bool:
    return gast.gemaild_op is None or gast.gemaild_op < nu - NIET_VAKER


def wanneer(sessie: Ambitiesessie) -> str:
    """`dinsdag 1 december 2026, 10.00 uur, Stopera`; what is not known yet is left out."""
    delen = []
    if sessie.datum:
        delen.append(date_format(sessie.datum, "l j F Y"))
    if sessie.begintijd:
        delen.append(f"{sessie.begintijd:%H.%M} uur")
    return ", ".join([*delen, *([sessie.plaats] if sessie.plaats else [])])
