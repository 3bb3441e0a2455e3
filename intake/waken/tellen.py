"""Counts what people did with each clause, in every dossier that was submitted or settled.

Each dossier counts once, as it was submitted or settled last. What was advised then stands in
`Dossier.geadviseerd`: nothing is worked out again under another version.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from intake.dossier.besluiten import BEOORDELAAR, Keuze, samen
from intake.dossier.models import Dossier
from intake.dossier.opmerking import Opmerking
from intake.dossier.staten import Staat
from intake.dossier.vastgesteld import VastgesteldAdvies
from intake.waken.models import Clausuleleven
from intake.waken.signalen import Leven, Levens, Reden

PER_KEER = 2000
MEESTE_REDENEN = 20
DOSSIERS_PER_REDEN = 5
MEEGETELD = [staat for staat in Staat if staat != Staat.CONCEPT]
OP_HET_DOSSIER = Q(staat__in=MEEGETELD, geadviseerd__isnull=False)


@dataclass(frozen=True)
class Uitkomst:
    """What was advised for one dossier, and what people decided about it."""

    dossier: int
    geadviseerd: frozenset[str]
    keuzes: dict[str, Keuze]
    op: datetime


@dataclass
class Telling:
    geadviseerd: int = 0
    weggelaten: int = 0
    toegevoegd: int = 0
    sinds: date | None = None
    aantallen: Counter[str] = field(default_factory=Counter)
    woorden: dict[str, str] = field(default_factory=dict)
    dossiers: dict[str, list[int]] = field(default_factory=dict)

    def adviseer(self, op: date) -> None:
        self.geadviseerd += 1
        self.sinds = min(self.sinds or op, op)

    def laat_weg(self, reden: str, dossier: int) -> None:
        """The same words in capitals or with other spaces are the same reason."""
        self.weggelaten += 1
        if woorden := " ".join(reden.split()):
            sleutel = woorden.casefold().rstrip(".")
            self.aantallen[sleutel] += 1
            self.woorden.setdefault(sleutel, woorden)
            self.dossiers[sleutel] = [*self.dossiers.get(sleutel, []), dossier][
                -DOSSIERS_PER_REDEN:
            ]

    @property
    def redenen(self) -> list[dict[str, Any]]:
        return [
            {"reden": self.woorden[s], "aantal": aantal, "dossiers": self.dossiers[s]}
            for s, aantal in self.aantallen.most_common(MEESTE_REDENEN)
        ]


def tel() -> list[Clausuleleven]:
    """Outside any transaction: nobody waits for the counting."""
    tellingen: dict[str, Telling] = {}
    for uitkomst in chain(uit_adviezen(), uit_dossiers()):
        tel_mee(tellingen, uitkomst)
    opmerkingen = per_clausule()
    return [
        Clausuleleven(
            code=code,
            geadviseerd=telling.geadviseerd,
            weggelaten=telling.weggelaten,
            toegevoegd=telling.toegevoegd,
            sinds=telling.sinds,
            redenen=telling.redenen,
            opmerkingen=opmerkingen.get(code, 0),
        )
        for code in sorted({*tellingen, *opmerkingen})
        for telling in [tellingen.get(code) or Telling()]
    ]


def tel_mee(tellingen: dict[str, Telling], uitkomst: Uitkomst) -> None:
    op = timezone.localdate(uitkomst.op)
    for code in uitkomst.geadviseerd:
        telling = tellingen.setdefault(code, Telling())
        telling.adviseer(op)
        keuze = uitkomst.keuzes.get(code)
        if keuze and not keuze.ja:
            telling.laat_weg(keuze.reden, uitkomst.dossier)
    for code, keuze in uitkomst.keuzes.items():
        # As in the memo: a yes of the inkoper without `erbij` may be of an older advice.
        erbij = keuze.erbij or keuze.van == BEOORDELAAR
        if keuze.ja and erbij and code not in uitkomst.geadviseerd:
            tellingen.setdefault(code, Telling()).toegevoegd += 1


def uit_dossiers() -> Iterator[Uitkomst]:
    kolommen = ("pk", "geadviseerd", "clausulekeuzes", "clausules_beoordelaar", "ingediend_op")
    for rij in in_delen(Dossier.objects.filter(OP_HET_DOSSIER).values_list(*kolommen)):
        pk, codes, inkoper, beoordelaar, op = rij
        keuzes = dict(samen(inkoper, beoordelaar))
        yield Uitkomst(pk, frozenset(codes), keuzes, op or timezone.now())


def uit_adviezen() -> Iterator[Uitkomst]:
    """Of a dossier that is open again the last settled advice, and of one from before we kept
    what was advised."""
    laatste = VastgesteldAdvies.objects.filter(dossier=OuterRef("pk")).order_by("-volgnummer")
    elders = Dossier.objects.exclude(OP_HET_DOSSIER).filter(adviezen__isnull=False).distinct()
    adviezen = VastgesteldAdvies.objects.filter(
        pk__in=elders.order_by()
        .annotate(advies=Subquery(laatste.values("pk")[:1]))
        .values("advies")
    )
    codes = "uitkomst__clausules__voorselectie"
    kolommen = ("pk", "dossier_id", codes, "besluiten__clausules", "vastgesteld_op")
    for _, dossier, geadviseerd, besluiten, op in in_delen(adviezen.values_list(*kolommen)):
        keuzes = {code: Keuze(**keuze) for code, keuze in besluiten.items()}
        yield Uitkomst(dossier, frozenset(geadviseerd), keuzes, op)


def in_delen(rijen: QuerySet[Any, Any]) -> Iterator[Any]:
    """Bit by bit: an open read would keep SQLite from saving anything for as long as it lasts."""
    na = 0
    while deel := list(rijen.filter(pk__gt=na).order_by("pk")[:PER_KEER]):
        yield from deel
        na = deel[-1][0]


def per_clausule() -> dict[str, int]:
    """The remarks of reviewers about a text that were sent."""
    over = Opmerking.objects.filter(over=Opmerking.Over.CLAUSULE, verstuurd_op__isnull=False)
    return dict(over.order_by().values_list("onderwerp").annotate(aantal=Count("pk")))


def bewaar(rijen: Iterable[Clausuleleven]) -> None:
    """Inside a transaction: whoever looks sees the old counts or the new ones."""
    Clausuleleven.objects.all().delete()
    Clausuleleven.objects.bulk_create(rijen)


def levens() -> Levens:
    return {rij.code: leven_uit(rij) for rij in Clausuleleven.objects.order_by("code")}


def leven_van(code: str) -> Leven:
    rij = Clausuleleven.objects.filter(pk=code).first()
    return leven_uit(rij) if rij else Leven()


def leven_uit(rij: Clausuleleven) -> Leven:
    return Leven(
        rij.geadviseerd,
        rij.weggelaten,
        rij.toegevoegd,
        rij.opmerkingen,
        rij.sinds,
        tuple(Reden(r["reden"], r["aantal"], tuple(r["dossiers"])) for r in rij.redenen),
    )
