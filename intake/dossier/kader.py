"""Which version of the framework a dossier rests on, and whether a newer one is in force."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from intake.advies.kader import Kader
from intake.dossier.handelen import Wijzigingen
from intake.dossier.models import Dossier, DossierQuerySet
from intake.kader.models import Kaderversie
from intake.kader.publicatie import geldende_versie, kader_van_versie

VERSIE = Dossier._meta.get_field("kaderversie")


def kader_van(dossier: Dossier, vandaag: date) -> tuple[Kaderversie, Kader]:
    """The version of the dossier itself. Without one, what is in force counts.

    Costs no query for a dossier that was read `met_kader`, and else a small one or two.
    """
    gelezen = dossier.kaderversie if VERSIE.is_cached(dossier) else None
    versie = gelezen or kaderstand(dossier, vandaag).versie
    return versie, kader_van_versie(versie)


def versie_van(dossier: Dossier) -> Kaderversie | None:
    if dossier.kaderversie_id and not VERSIE.is_cached(dossier):
        # Django would read the large text along.
        lichte = Kaderversie.objects.defer("inhoud")
        dossier.kaderversie = lichte.get(pk=dossier.kaderversie_id)
    return dossier.kaderversie


def kaderwissel(dossier: Dossier, naar: Kaderversie) -> Wijzigingen:
    """What the history says of another version, by name: a key tells nobody anything."""
    van = versie_van(dossier)
    return {"kader": [str(van or ""), str(naar)]} if van != naar else {}


@dataclass(frozen=True)
class Kaderstand:
    """The version that a dossier rests on beside the one in force on this day."""

    dossier: Dossier
    versie: Kaderversie
    geldend: Kaderversie

    @property
    def is_ouder(self) -> bool:
        """Whether a newer version is in force. What was settled is not measured by it."""
        return not self.dossier.is_definitief and self.versie != self.geldend

    @property
    def blijft(self) -> bool:
        """Whether the inkoper saw the newest version and chose to stay behind."""
        return self.is_ouder and self.dossier.kader_afgewezen_id == self.geldend.pk

    @property
    def moet_kiezen(self) -> bool:
        return self.is_ouder and not self.blijft


def kaderstand(dossier: Dossier, vandaag: date) -> Kaderstand:
    """One query for most dossiers: those that rest on the version in force."""
    geldend = geldende_versie(vandaag)
    if dossier.kaderversie_id == geldend.pk:
        dossier.kaderversie = geldend
    return Kaderstand(dossier, versie_van(dossier) or geldend, geldend)


def te_kiezen(dossiers: DossierQuerySet, vandaag: date) -> DossierQuerySet:
    """Those that rest on an older version while nobody chose to stay behind the newest."""
    nieuwste = geldend_op(vandaag)
    achter = dossiers.filter(kaderversie__isnull=False).exclude(kaderversie__in=nieuwste)
    return achter.exclude(kader_afgewezen__in=nieuwste)


def geldend_op(vandaag: date) -> QuerySet[Kaderversie, dict[str, int]]:
    return Kaderversie.objects.filter(geldig_van__lte=vandaag).values("pk")[:1]
