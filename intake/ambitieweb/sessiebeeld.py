"""A session as its facilitator sees it: per goal the spread, and who has scored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intake.ambitieweb.models import HOOGSTE, Ambitiesessie, Genodigde, Score, Sessiedoel
from intake.ambitieweb.spreiding import Spreiding, spreiding


@dataclass(frozen=True)
class Doelbeeld:
    doel: Sessiedoel
    kans: Spreiding | None
    wens: Spreiding | None

    @property
    def loopt_uiteen(self) -> bool:
        """Worth a talk: somebody stands alone, or there is a 0 beside a 3."""
        spreidingen = [een for _, een in self.rijen if een]
        return any(een.uitschieters or een.hoogste - een.laagste == HOOGSTE for een in spreidingen)

    @property
    def rijen(self) -> tuple[tuple[str, Spreiding | None], ...]:
        return (("Kans", self.kans), ("Wens", self.wens))


@dataclass(frozen=True)
class Gastbeeld:
    """How much of the web a guest scored; half a score, chance without wish, is not done."""

    gast: Genodigde
    gescoord: int
    totaal: int

    @property
    def is_klaar(self) -> bool:
        return self.gescoord == self.totaal > 0


@dataclass(frozen=True)
class Sessiebeeld:
    """Who lost their link is left out, with their scores."""

    sessie: Ambitiesessie
    doelen: tuple[Doelbeeld, ...]
    gasten: tuple[Gastbeeld, ...]
    gescoord: frozenset[int]

    @property
    def aantal_klaar(self) -> int:
        return sum(een.is_klaar for een in self.gasten)


def maak_beeld(sessie: Ambitiesessie) -> Sessiebeeld:
    """Three queries, whatever the number of guests."""
    doelen = list(sessie.doelen.all())
    gasten = list(sessie.genodigden.welkom())
    scores = list(Score.objects.filter(doel__in=doelen, genodigde__in=gasten))
    wie = {gast.pk: gast.functie for gast in gasten}
    return Sessiebeeld(
        sessie,
        tuple(doelbeeld(doel, scores, wie) for doel in doelen),
        tuple(Gastbeeld(gast, aantal_van(scores, gast), len(doelen)) for gast in gasten),
        frozenset(score.genodigde_id for score in scores),
    )


def doelbeeld(doel: Sessiedoel, scores: Iterable[Score], wie: Mapping[int, str]) -> Doelbeeld:
    van = [score for score in scores if score.doel_id == doel.pk]
    kansen = [(wie[s.genodigde_id], s.kans) for s in van if s.kans is not None]
    wensen = [(wie[s.genodigde_id], s.wens) for s in van if s.wens is not None]
    return Doelbeeld(doel, spreiding(kansen), spreiding(wensen))


def aantal_van(scores: Iterable[Score], gast: Genodigde) -> int:
    van = (score for score in scores if score.genodigde_id == gast.pk)
    return sum(score.kans is not None and score.wens is not None for score in van)
