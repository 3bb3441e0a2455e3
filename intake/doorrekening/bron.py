"""Whose advices are counted again: each with its facts under the one framework and the other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, QuerySet

from intake.advies.advies import Advies
from intake.advies.adviseer import adviseer
from intake.advies.charter import CHARTER
from intake.advies.contract import Invoerfout
from intake.advies.feiten import Feiten
from intake.advies.kader import Kader
from intake.advies.keuzes import Drieweg
from intake.doorrekening.gevolg import Kaders
from intake.doorrekening.models import Doorrekenregel
from intake.dossier.feiten import JAAR
from intake.dossier.feitenopslag import lees_feiten
from intake.dossier.models import Dossier
from intake.dossier.stappen import Reis
from intake.dossier.staten import DEFINITIEF
from intake.dossier.vastgesteld import VastgesteldAdvies
from intake.dossier.vertaling import feiten_uit
from intake.kader.models import Kaderversie
from intake.kader.publicatie import kader_van_versie
from intake.kader.voorbeelden import lees_voorbeelden

Bron = Doorrekenregel.Bron
PER_KEER = 500
# What people decided about an advice, which no rule reads.
NIET_NODIG = (
    "afspraken",
    "afwijkingen",
    "afwijkingen_beoordelaar",
    "clausulekeuzes",
    "clausules_beoordelaar",
    "eigen_clausules",
    "tekstvolgorde",
    "invulling",
    "verwoordingen",
    "verbanden",
    "toetsuitleg",
)


class Versies:
    """The draft beside each version that some advice rests on. A version is read once."""

    def __init__(self, geldend: Kaderversie, nieuw: Kader, peildatum: date) -> None:
        self.geldend = Kaders(kader_van_versie(geldend), nieuw, peildatum, geldend.pk)
        self.gelezen = {geldend.pk: self.geldend}

    def van(self, versie: int | None) -> Kaders:
        """Without a version of its own, an advice rests on what is in force."""
        if versie is None:
            return self.geldend
        if versie not in self.gelezen:
            oud = kader_van_versie(Kaderversie.objects.defer("inhoud").get(pk=versie))
            self.gelezen[versie] = replace(self.geldend, oud=oud, versie=versie)
        return self.gelezen[versie]


@dataclass(frozen=True)
class Inkoop:
    """One purchase with both advices; None where a framework cannot give one."""

    bron: Bron
    kenmerk: str
    oud: Advies | None
    nieuw: Advies | None
    kaders: Kaders
    dossier: int | None = None


def lopende_dossiers() -> QuerySet[Dossier]:
    return Dossier.objects.exclude(staat__in=DEFINITIEF).order_by("pk")


def voorbeelden(kaders: Kaders) -> Iterator[Inkoop]:
    for voorbeeld in lees_voorbeelden():
        adviezen = []
        for kader in (kaders.oud, kaders.nieuw):
            try:
                adviezen.append(adviseer(voorbeeld.feiten(kader, kaders.peildatum), kader))
            except Invoerfout:
                adviezen.append(None)
        yield Inkoop(Bron.VOORBEELD, voorbeeld.naam, *adviezen, kaders)


def dossiers(versies: Versies) -> Iterator[list[Inkoop]]:
    """In portions, so that what was found can be written down in between.

    The advice of now is the one under the version that the dossier rests on.
    """
    aantallen = zelfde_productgroep(versies.geldend.peildatum)
    vanaf = 0
    alle = lopende_dossiers().defer(*NIET_NODIG)
    while portie := list(alle.filter(pk__gt=vanaf)[:PER_KEER]):
        vanaf = portie[-1].pk
        yield [bereken(d, versies.van(d.kaderversie_id), aantallen) for d in portie]


def staande_adviezen() -> QuerySet[VastgesteldAdvies]:
    """The settled advices that no later one replaced."""
    return VastgesteldAdvies.objects.filter(vervangen_door=None).order_by("pk")


def vastgestelde(versies: Versies) -> Iterator[list[Inkoop]]:
    """On the facts and the version that were frozen: what people did since does not count."""
    vanaf = 0
    alle = staande_adviezen().values_list(
        "pk", "dossier_id", "dossier__kenmerk", "volgnummer", "feiten", "kaderversie_id"
    )
    while portie := list(alle.filter(pk__gt=vanaf)[:PER_KEER]):
        vanaf = portie[-1][0]
        yield [
            op_vaste_feiten(f"{naam}-A{nummer}", dossier, lees_feiten(feiten), versies.van(versie))
            for _, dossier, naam, nummer, feiten, versie in portie
        ]


def op_vaste_feiten(kenmerk: str, dossier: int, feiten: Feiten, kaders: Kaders) -> Inkoop:
    oud, nieuw = adviseer(feiten, kaders.oud), adviseer(feiten, kaders.nieuw)
    return Inkoop(Bron.VASTGESTELD, kenmerk, oud, nieuw, kaders, dossier)


def zelfde_productgroep(vandaag: date) -> dict[str, int]:
    """As `aantal_zelfde_productgroep`, for all productgroepen in one query."""
    recent = Dossier.objects.filter(aangemaakt__date__gte=vandaag - JAAR).exclude(productgroep="")
    return dict(recent.order_by().values_list("productgroep").annotate(Count("pk")))


def bereken(dossier: Dossier, kaders: Kaders, aantallen: dict[str, int]) -> Inkoop:
    feiten = feiten_van(dossier, kaders.oud, kaders.peildatum, aantallen)
    oud, nieuw = adviseer(feiten, kaders.oud), adviseer(feiten, kaders.nieuw)
    if not zelfde_vragen(feiten, kaders, oud, nieuw):
        anders = feiten_van(dossier, kaders.nieuw, kaders.peildatum, aantallen)
        nieuw = adviseer(anders, kaders.nieuw)
    return Inkoop(Bron.DOSSIER, dossier.kenmerk, oud, nieuw, kaders, dossier.pk)


def feiten_van(
    dossier: Dossier, kader: Kader, peildatum: date, aantallen: dict[str, int]
) -> Feiten:
    """As `intake.dossier.feiten` has it, without a query."""
    antwoorden = Reis(dossier, kader, peildatum).antwoorden
    groep = antwoorden.productgroep
    return feiten_uit(antwoorden, peildatum, aantallen.get(groep.slug, 0) if groep else 0)


def zelfde_vragen(feiten: Feiten, kaders: Kaders, oud: Advies, nieuw: Advies) -> bool:
    """Whether the draft asks this purchase the same questions, so that its facts are the same.

    Only the last steps depend on an advice: those on ambition need an objective, the one on the
    Charter needs a Charter. Whoever does not want one hides that it would have been asked.
    """
    groep = feiten.productgroep
    return (
        bool(oud.doelstellingen) == bool(nieuw.doelstellingen)
        and feiten.wil_charter is not Drieweg.NEE
        and (oud.charter == CHARTER) == (nieuw.charter == CHARTER)
        and (groep in kaders.oud.productgroep) == (groep in kaders.nieuw.productgroep)
    )
