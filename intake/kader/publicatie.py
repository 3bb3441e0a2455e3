"""The published versions of the framework: how one comes to be, and which one is in force."""

from datetime import date
from functools import lru_cache

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from intake.advies.kader import Kader
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import Kaderbeschrijving, Kaderversie
from intake.kader.snapshot import naar_json, sha256, van_json


class Publicatiefout(Exception):
    """This framework cannot be published like this."""


class GeenKader(LookupError):
    """No version of the framework is in force on this date."""


class BeschadigdeVersie(Exception):
    """The stored text of a version is not the text that was published."""


@transaction.atomic
def publiceer(samenvatting: str, geldig_van: date, door: AbstractUser | None = None) -> Kaderversie:
    """Freeze the working rows; what is already the newest version is returned as it stands."""
    # The one row is the queue: two officers who publish at once get two numbers, one by one.
    beschrijving = Kaderbeschrijving.objects.select_for_update().first()
    if beschrijving is None:
        raise Publicatiefout("Er is nog geen kader geladen.")
    inhoud = naar_json(lees_werkrijen())
    nieuwste = Kaderversie.objects.order_by("-pk").first()
    if nieuwste and nieuwste.sha256 == sha256(inhoud):
        return nieuwste
    if nieuwste and geldig_van < nieuwste.geldig_van:
        raise Publicatiefout(
            f"De ingangsdatum {geldig_van:%d-%m-%Y} ligt vóór die van versie {nieuwste.versie} "
            f"({nieuwste.geldig_van:%d-%m-%Y})."
        )
    return Kaderversie.objects.create(
        versie=_volgende_naam(beschrijving.versie),
        inhoud=inhoud,
        sha256=sha256(inhoud),
        samenvatting=samenvatting,
        geldig_van=geldig_van,
        gepubliceerd_door=door,
    )


def geldend_kader(op: date) -> tuple[Kaderversie, Kader]:
    """The version that holds on this date, at the price of one small query."""
    versie = Kaderversie.objects.defer("inhoud").filter(geldig_van__lte=op).first()
    if versie is None:
        raise GeenKader(f"Op {op:%d-%m-%Y} geldt nog geen versie van het kader.")
    return versie, kader_van_versie(versie)


def kader_van_versie(versie: Kaderversie) -> Kader:
    return _kader(versie.sha256)


@lru_cache(maxsize=16)
def _kader(controlegetal: str) -> Kader:
    inhoud = Kaderversie.objects.filter(sha256=controlegetal).values_list("inhoud", flat=True)[0]
    if sha256(inhoud) != controlegetal:
        raise BeschadigdeVersie(f"De inhoud van versie {controlegetal} is niet meer wat zij was.")
    return van_json(inhoud)


def _volgende_naam(tekstversie: str) -> str:
    eerdere = Kaderversie.objects.filter(versie__startswith=f"{tekstversie}.").count()
    return f"{tekstversie}.{eerdere + 1}"
