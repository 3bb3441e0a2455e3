"""Saving what a participant scores: only while scoring is open, and never less than there was.

A score is no act on the dossier: it has no account behind it and decides nothing, so it stands in
no history. The lock on the session keeps a save and the end of the scoring apart.
"""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from intake.ambitieweb.models import Ambitiesessie, Genodigde, Score, Sessiestaat
from intake.dossier.staten import BEWERKBAAR

# Per goal the chance and the wish; None leaves what was saved before.
Getypt = Mapping[int, tuple[int | None, int | None]]


class NietOpen(Exception):
    """Scoring is closed, or this participant's link was taken back meanwhile."""


@transaction.atomic
def bewaar_scores(genodigde: Genodigde, getypt: Getypt) -> None:
    """Raises `NietOpen`; nothing is saved then."""
    sessies = Ambitiesessie.objects.select_for_update(no_key=True)
    sessie = sessies.get(pk=genodigde.sessie_id)
    if sessie.staat != Sessiestaat.OPEN or sessie.dossier.staat not in BEWERKBAAR:
        raise NietOpen
    if not sessie.genodigden.welkom().contains(genodigde):
        raise NietOpen
    al = {score.doel_id: score for score in genodigde.scores.all()}
    nu = timezone.now()
    rijen = []
    for doel in sessie.doelen.filter(pk__in=getypt):
        kans, wens = getypt[doel.pk]
        eerder = al.get(doel.pk) or Score(kans=None, wens=None)
        rij = Score(
            genodigde=genodigde,
            doel=doel,
            kans=eerder.kans if kans is None else kans,
            wens=eerder.wens if wens is None else wens,
            gewijzigd=nu,
        )
        if (rij.kans, rij.wens) != (eerder.kans, eerder.wens):
            rijen.append(rij)
    Score.objects.bulk_create(
        rijen,
        update_conflicts=True,
        unique_fields=["genodigde", "doel"],
        update_fields=["kans", "wens", "gewijzigd"],
    )
