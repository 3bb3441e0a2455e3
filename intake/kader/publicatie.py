"""The published versions of the framework: how one comes to be, and which one is in force."""

from datetime import date
from functools import lru_cache

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from intake.advies.kader import Kader
from intake.kader.keuring import problemen_in
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import Kaderbeschrijving, Kaderversie
from intake.kader.snapshot import naar_json, sha256, van_json
from intake.snellezen import EenRij

GELDEND = EenRij(Kaderversie, "geldig_van <= %s ORDER BY geldig_van DESC, id DESC", {"inhoud"})


class Publicatiefout(Exception):
    """This framework cannot be published like this."""


class Keuringsfout(Publicatiefout):
    """The draft breaks the rules of a framework; `regels` holds one Dutch line for each."""

    def __init__(self, regels: list[str]) -> None:
        super().__init__("Het concept is nog niet in orde: " + "; ".join(regels))
        self.regels = regels


class ConceptGewijzigd(Publicatiefout):
    """The draft is not the one that somebody looked at."""


class NietsVeranderd(Publicatiefout):
    """The newest version says the same as the draft."""


class GeenKader(LookupError):
    """No version of the framework is in force on this date."""


class BeschadigdeVersie(Exception):
    """The stored text of a version is not the text that was published."""


@transaction.atomic
def publiceer(
    samenvatting: str, geldig_van: date, door: AbstractUser | None = None, gezien: str = ""
) -> Kaderversie:
    """Judge the draft and freeze it. `gezien` is the sum of the draft that was looked at.

    Raises `Publicatiefout` in its kinds; then nothing has changed.
    """
    kader = sluit_concept()
    if gezien and gezien != sha256(naar_json(kader)):
        raise ConceptGewijzigd("Het concept is intussen gewijzigd.")
    if problemen := problemen_in(kader):
        raise Keuringsfout([str(probleem) for probleem in problemen])
    return bevries(kader, samenvatting, geldig_van, door)


def sluit_concept() -> Kader:
    """The draft, held until the transaction ends: nobody edits or publishes it meanwhile."""
    # The one row is the queue: two officers who publish at once come one by one.
    if Kaderbeschrijving.objects.select_for_update().first() is None:
        raise Publicatiefout("Er is nog geen kader geladen.")
    return lees_werkrijen()


def bevries(
    kader: Kader, samenvatting: str, geldig_van: date, door: AbstractUser | None = None
) -> Kaderversie:
    """The next version, without asking whether the framework is sound."""
    inhoud = naar_json(kader)
    nieuwste = nieuwste_versie()
    if nieuwste and nieuwste.sha256 == sha256(inhoud):
        raise NietsVeranderd(f"Er is niets veranderd sinds versie {nieuwste.versie}.")
    if nieuwste and geldig_van < nieuwste.geldig_van:
        raise Publicatiefout(
            f"De ingangsdatum {geldig_van:%d-%m-%Y} ligt vóór die van versie {nieuwste.versie} "
            f"({nieuwste.geldig_van:%d-%m-%Y})."
        )
    return Kaderversie.objects.create(
        versie=_volgende_naam(kader.gegevens.versie),
        inhoud=inhoud,
        sha256=sha256(inhoud),
        samenvatting=samenvatting,
        geldig_van=geldig_van,
        gepubliceerd_door=door,
    )


def nieuwste_versie() -> Kaderversie | None:
    return Kaderversie.objects.defer("inhoud").order_by("-pk").first()


def geldend_kader(op: date) -> tuple[Kaderversie, Kader]:
    """The version that holds on this date, at the price of one small query."""
    versie = geldende_versie(op)
    return versie, kader_van_versie(versie)


def geldende_versie(op: date) -> Kaderversie:
    versie = GELDEND(op)
    if versie is None:
        raise GeenKader(f"Op {op:%d-%m-%Y} geldt nog geen versie van het kader.")
    return versie


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
