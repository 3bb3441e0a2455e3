"""The search index of a published version, made at the first search in it."""

from django.db import connection, transaction

from intake.bibliotheek.ingangen import ingangen
from intake.bibliotheek.models import Zoekindex, Zoekingang, Zoekwoord
from intake.bibliotheek.motoren import motor
from intake.kader.models import Kaderversie
from intake.kader.publicatie import kader_van_versie

KORTSTE_WOORD = 4


def index_van(versie: Kaderversie) -> int:
    """The key of its index. A version never changes, so neither does an index once it is there."""
    index = Zoekindex.objects.filter(kaderversie=versie).first()
    return index.pk if index else _maak(versie)


@transaction.atomic
def _maak(versie: Kaderversie) -> int:
    # Who comes at the same moment waits here, and then finds the index of the other.
    index, nieuw = Zoekindex.objects.get_or_create(kaderversie=versie)
    if nieuw:
        vul(index)
    return index.pk


@transaction.atomic
def herbouw(versie: Kaderversie) -> int:
    """Makes the index anew; returns the number of entries."""
    Zoekindex.objects.filter(kaderversie=versie).delete()
    return Zoekingang.objects.filter(zoekindex=_maak(versie)).count()


def vul(index: Zoekindex) -> None:
    rijen = [
        Zoekingang(
            zoekindex=index,
            soort=een.soort,
            sleutel=een.sleutel,
            titel=een.titel,
            woorden=een.woorden,
            tekst=een.tekst,
        )
        for een in ingangen(kader_van_versie(index.kaderversie))
    ]
    woorden = {w for rij in rijen for w in f"{rij.titel} {rij.woorden} {rij.tekst}".split()}
    Zoekingang.objects.bulk_create(rijen)
    Zoekwoord.objects.bulk_create(
        Zoekwoord(zoekindex=index, woord=woord)
        for woord in sorted(woorden)
        if len(woord) >= KORTSTE_WOORD and not woord.isdigit()
    )
    with connection.cursor() as cursor:
        motor().vul(cursor, index.pk)
