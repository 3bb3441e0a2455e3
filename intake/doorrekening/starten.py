"""Starting a run: a process of its own, so that no page waits and no page is slowed down."""

import subprocess
import sys
from datetime import date

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from intake.doorrekening.models import Doorrekening, Staat
from intake.kader.keuring import problemen_in
from intake.kader.publicatie import geldend_kader, sluit_concept
from intake.kader.snapshot import naar_json, sha256

BEWAARD = 10


class Startfout(Exception):
    """A run cannot begin now, with the reason in Dutch."""


@transaction.atomic
def maak_doorrekening(
    door: AbstractUser, vandaag: date, met_vastgestelde: bool = False
) -> Doorrekening:
    """The draft as it stands, ready to be run. Raises `Startfout` and `Publicatiefout`."""
    kader = sluit_concept()
    if problemen_in(kader):
        raise Startfout("Het concept is nog niet in orde. Los eerst op wat daar staat.")
    ruim_op()
    if Doorrekening.objects.filter(staat=Staat.BEZIG).exists():
        raise Startfout("Er loopt al een doorrekening. Wacht tot die klaar is.")
    inhoud = naar_json(kader)
    return Doorrekening.objects.create(
        inhoud=inhoud,
        sha256=sha256(inhoud),
        kaderversie=geldend_kader(vandaag)[0],
        met_vastgestelde=met_vastgestelde,
        peildatum=vandaag,
        gestart_door=door,
    )


def ruim_op() -> None:
    """Runs that lost their process are over; of the finished ones the last few are kept."""
    for doorrekening in Doorrekening.objects.filter(staat=Staat.BEZIG).only("staat", "hartslag"):
        if doorrekening.is_stil:
            # Only if it is still silent: a slow process may have spoken just now.
            stil = Doorrekening.objects.filter(
                pk=doorrekening.pk, staat=Staat.BEZIG, hartslag=doorrekening.hartslag
            )
            stil.update(staat=Staat.GESTOPT, klaar_op=timezone.now())
    bewaard = list(Doorrekening.objects.values_list("pk", flat=True)[: BEWAARD - 1])
    Doorrekening.objects.exclude(pk__in=bewaard).exclude(staat=Staat.BEZIG).delete()


def start_proces(doorrekening: Doorrekening) -> None:
    """Not waited for: it writes its progress and outcome in the database."""
    opdracht = [sys.executable, str(settings.BASE_DIR / "manage.py"), "reken_door"]
    subprocess.Popen(
        [*opdracht, str(doorrekening.pk)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
