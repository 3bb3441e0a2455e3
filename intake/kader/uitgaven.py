"""Taking in a release: what nobody edited moves along in the draft, the rest is asked about.

Nothing is published by it, except the very first release of an empty database.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from intake.advies.kader import Kader
from intake.kader.keuring import bekende_citaten, problemen_in
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import Kaderbeschrijving, Kaderversie, Uitgave, Uitgavevoorstel
from intake.kader.publicatie import kader_van_versie, publiceer
from intake.kader.samenvoegen import Rijnaam, Samenvoeging, met_rijen, rijen, voeg_samen, zonder_rij
from intake.kader.schrijven import schrijf_werkrijen, zijn_er_werkrijen
from intake.kader.snapshot import naar_json, sha256, van_json
from intake.kader.volgorde import geordend

OPEN = Uitgavevoorstel.Besluit.OPEN


class Samenvoegfout(Exception):
    """The draft as it would become breaks the rules; `regels` holds one Dutch line for each."""

    def __init__(self, regels: list[str]) -> None:
        super().__init__("\n".join(regels))
        self.regels = regels


@dataclass(frozen=True)
class Opname:
    """What taking in a release did. `versie` only for the first release of all."""

    samenvoeging: Samenvoeging | None = None
    versie: Kaderversie | None = None


@transaction.atomic
def neem_op(kader: Kader, citaten: Mapping[str, str], ingangsdatum: date) -> Opname:
    """Raises `Samenvoegfout` and `Werkrijfout`; then nothing has changed."""
    # The one row is the queue, as for publishing: nobody edits the draft meanwhile.
    Kaderbeschrijving.objects.select_for_update().first()
    inhoud = naar_json(kader)
    if not zijn_er_werkrijen():
        schrijf_werkrijen(kader)
        leg_vast(kader, inhoud, citaten)
        samenvatting = f"Eerste uitgave: {kader.gegevens.naam}."
        return Opname(versie=publiceer(samenvatting, ingangsdatum))
    vorige = vorige_uitgave()
    if naar_json(vorige) == inhoud:
        if not Uitgave.objects.exists():
            leg_vast(kader, inhoud, citaten)
        return Opname()
    samenvoeging = voeg_samen(vorige, kader, lees_werkrijen())
    schrijf_gekeurd(samenvoeging.kader, bekende_citaten() | dict(citaten))
    leg_voor(leg_vast(kader, inhoud, citaten), samenvoeging)
    return Opname(samenvoeging)


def vorige_uitgave() -> Kader:
    """The last release taken in. Before releases were recorded, it was the first version."""
    laatste = Uitgave.objects.last()
    if laatste:
        return van_json(laatste.inhoud)
    return kader_van_versie(Kaderversie.objects.order_by("pk")[0])


def leg_vast(kader: Kader, inhoud: str, citaten: Mapping[str, str]) -> Uitgave:
    return Uitgave.objects.create(
        naam=kader.gegevens.versie, inhoud=inhoud, sha256=sha256(inhoud), citaten=dict(citaten)
    )


def leg_voor(uitgave: Uitgave, samenvoeging: Samenvoeging) -> None:
    """Ask about each row; a question that is still open about an older wording lapses.

    A row that moved along, that is back in the release, or that the release now words as we do,
    needs no decision any more.
    """
    soorten = Uitgavevoorstel.Soort
    vragen = [(naam, soorten.GEWIJZIGD) for naam in samenvoeging.te_beoordelen]
    vragen += [(naam, soorten.VERVALLEN) for naam in samenvoeging.vervallen]
    terug = set(rijen(van_json(uitgave.inhoud)))
    geweest = {*(naam for naam, _ in vragen), *samenvoeging.meegegaan, *samenvoeging.al_zo}
    for voorstel in Uitgavevoorstel.objects.filter(besluit=OPEN):
        naam = Rijnaam(voorstel.veld, voorstel.sleutel)
        is_terug = voorstel.soort == soorten.VERVALLEN and naam in terug
        if is_terug or naam in geweest:
            voorstel.besluit = Uitgavevoorstel.Besluit.ACHTERHAALD
            voorstel.save()
    Uitgavevoorstel.objects.bulk_create(
        Uitgavevoorstel(uitgave=uitgave, veld=naam.veld, sleutel=naam.sleutel, soort=soort)
        for naam, soort in vragen
    )


@transaction.atomic
def beslis(voorstel: Uitgavevoorstel, *, overnemen: bool, door: AbstractUser) -> bool:
    """Take over what the release says, or keep ours; False when it was decided already.

    Raises `Samenvoegfout` when the draft would not hold together; then nothing has changed.
    """
    besluit = Uitgavevoorstel.Besluit.OVERGENOMEN if overnemen else Uitgavevoorstel.Besluit.GEHOUDEN
    Kaderbeschrijving.objects.select_for_update().first()
    nog_open = Uitgavevoorstel.objects.filter(pk=voorstel.pk, besluit=OPEN)
    if not nog_open.update(besluit=besluit, beslist_door=door, beslist_op=timezone.now()):
        return False
    if overnemen:
        schrijf_gekeurd(met_voorstel(voorstel), bekende_citaten())
    return True


def met_voorstel(voorstel: Uitgavevoorstel) -> Kader:
    """The draft as it becomes when this is taken over."""
    naam, werk = Rijnaam(voorstel.veld, voorstel.sleutel), lees_werkrijen()
    if voorstel.soort == Uitgavevoorstel.Soort.VERVALLEN:
        return zonder_rij(werk, naam)
    uitgave = van_json(voorstel.uitgave.inhoud)
    return met_rijen(werk, {naam: rijen(uitgave)[naam]}, uitgave)


def schrijf_gekeurd(kader: Kader, citaten: Mapping[str, str]) -> None:
    if problemen := problemen_in(kader, citaten):
        raise Samenvoegfout([str(probleem) for probleem in problemen])
    schrijf_werkrijen(geordend(kader))
