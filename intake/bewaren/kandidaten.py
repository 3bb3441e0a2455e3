"""Which dossiers have passed their term, and why some of them stay.

A dry run, a real run and the page of the beheerder read this one list.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from isodate import Duration

from intake.bewaren.models import Bewaartermijn, Termijnsoort, Vernietigingsstop
from intake.bewaren.termijnen import Begin, Dagen, begin_van
from intake.dossier.geschiedenis import Gebeurtenis
from intake.dossier.models import Dossier
from intake.dossier.staten import Handeling
from intake.dossier.vastgesteld import VastgesteldAdvies

STOP = "er geldt een stop op de vernietiging"
KOPIE = "een dossier dat blijft, is er een kopie van"


@dataclass(frozen=True)
class Kandidaat:
    """A dossier whose term has passed, or cannot begin. With `belet` it stays."""

    pk: int
    kenmerk: str
    versie: int
    begin: Begin
    termijn: Bewaartermijn
    belet: str = ""

    @property
    def tot(self) -> date | None:
        return self.begin.tot(self.termijn.jaren)

    @property
    def mag_weg(self) -> bool:
        return not self.belet


def kandidaten(vandaag: date) -> list[Kandidaat]:
    """The youngest first: a copy has to go before what it was copied from."""
    gevonden = {kandidaat.pk: kandidaat for kandidaat in zoek(vandaag)}
    kopieen = list(Dossier.objects.filter(kopie_van__in=gevonden).values_list("pk", "kopie_van"))
    while vast := {van for kopie, van in kopieen if blijft(gevonden, kopie)} - {
        pk for pk in gevonden if blijft(gevonden, pk)
    }:
        gevonden |= {pk: replace(gevonden[pk], belet=KOPIE) for pk in vast}
    return sorted(gevonden.values(), key=lambda kandidaat: -kandidaat.pk)


def blijft(gevonden: dict[int, Kandidaat], pk: int) -> bool:
    return pk not in gevonden or not gevonden[pk].mag_weg


def zoek(vandaag: date) -> Iterator[Kandidaat]:
    termijnen = Bewaartermijn.objects.in_bulk()
    kortste = min(termijn.jaren for termijn in termijnen.values())
    for dossier in oude_dossiers(vandaag - Duration(years=kortste)):
        kandidaat = beoordeel(dossier, termijnen)
        if kandidaat.tot is None or kandidaat.tot <= vandaag:
            yield kandidaat


def beoordeel(dossier: Dossier, termijnen: dict[str, Bewaartermijn]) -> Kandidaat:
    """For a dossier out of `oude_dossiers`."""
    dagen = Dagen(dag(dossier.laatste_advies), dag(dossier.afgerond_op))  # type: ignore[attr-defined]
    begin = begin_van(dossier, dagen)
    belet = begin.belet or (STOP if dossier.is_gestopt else "")  # type: ignore[attr-defined]
    termijn = termijnen[Termijnsoort(begin.soort)]
    return Kandidaat(dossier.pk, dossier.kenmerk, dossier.versie, begin, termijn, belet)


def oude_dossiers(tot_en_met: date) -> Iterator[Dossier]:
    """No term begins before the dossier does, so younger ones need no look."""
    grens = timezone.make_aware(datetime.combine(tot_en_met, time.max))
    return met_dagen(Dossier.objects.filter(aangemaakt__lte=grens)).iterator(chunk_size=2000)


def met_dagen(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """With what the term needs to know beside the row itself."""
    afgerond = Gebeurtenis.objects.filter(dossier=OuterRef("pk"), handeling=Handeling.AFRONDEN)
    adviezen = VastgesteldAdvies.objects.filter(dossier=OuterRef("pk"))
    stops = Vernietigingsstop.objects.geldend().filter(dossier=OuterRef("pk"))
    return dossiers.order_by("pk").annotate(
        afgerond_op=afgerond.order_by("-versie").values("moment")[:1],
        laatste_advies=adviezen.order_by("-volgnummer").values("vastgesteld_op")[:1],
        is_gestopt=Exists(stops),
    )


def dag(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
