"""The life of a clause over the published versions: when it came, changed and went."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from intake.kader.models import Kaderversie
from intake.kader.publicatie import kader_van_versie
from intake.kader.wijzigingen import Soort


@dataclass(frozen=True)
class Moment:
    versie: Kaderversie
    soort: Soort


def levensloop(code: str) -> tuple[Moment, ...]:
    """Newest first; empty when no version ever had this clause."""
    return tuple(reversed(tuple(_momenten(code))))


def laatste_versie_met(code: str) -> Kaderversie | None:
    return next((v for v in reversed(_versies()) if code in _afdrukken(v.sha256)), None)


def zelfde_tekst(code: str, een: Kaderversie, ander: Kaderversie) -> bool:
    return _afdrukken(een.sha256).get(code) == _afdrukken(ander.sha256).get(code)


def _momenten(code: str) -> Iterator[Moment]:
    vorige: int | None = None
    for versie in _versies():
        nu = _afdrukken(versie.sha256).get(code)
        if nu != vorige:
            soort = Soort.NIEUW if vorige is None else Soort.GEWIJZIGD
            yield Moment(versie, Soort.VERVALLEN if nu is None else soort)
        vorige = nu


def _versies() -> list[Kaderversie]:
    return list(Kaderversie.objects.defer("inhoud").order_by("pk"))


# Only a number per clause: all versions fit, where their whole texts would not.
@lru_cache(maxsize=1024)
def _afdrukken(controlegetal: str) -> dict[str, int]:
    kader = kader_van_versie(Kaderversie(sha256=controlegetal))
    return {clausule.code: hash(repr(clausule)) for clausule in kader.clausules}
