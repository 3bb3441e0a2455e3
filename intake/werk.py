"""The jobs that go on in the background: what they do, how often, and how each reports."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from intake.berichten.models import Bericht
from intake.berichten.verzenden import Onbereikbaar, ontbrekende_instellingen, verstuur_wachtende
from intake.dossier.pdf.proces import pdf_van_html
from intake.waarneming import geef_terug, neem, waargenomen
from intake.waken.ronde import waak

logger = logging.getLogger(__name__)
PROEFREGEL = (
    '<!DOCTYPE html><html lang="nl"><head><title>Zelftest</title></head>'
    "<body><h1>Zelftest</h1><p>Geschikt voor een memo: één regel, € 1.000.</p></body></html>"
)
Stop = Callable[[], bool]


class Mislukt(Exception):
    """A job that could not be done, in words for an administrator."""


@dataclass(frozen=True)
class Taak:
    """`samen` marks a job that any number of workers may do at the same time."""

    naam: str
    elke: timedelta
    doe: Callable[[Stop], None]
    samen: bool = False

    @property
    def te_laat(self) -> timedelta:
        """After this long without success somebody has to look."""
        return 3 * self.elke + timedelta(minutes=15)


def verstuur_berichten(stop: Stop) -> None:
    Bericht.objects.ruim_op()
    if ontbreekt := ontbrekende_instellingen():
        raise Mislukt(f"Stel in: {', '.join(ontbreekt)}")
    try:
        verstuur_wachtende(stop)
    except Onbereikbaar as fout:
        raise Mislukt(f"De mailserver is niet bereikbaar ({fout})") from fout


def waak_over_het_kader(stop: Stop) -> None:
    waak(timezone.localdate())


def ruim_sessies_op(stop: Stop) -> None:
    call_command("clearsessions")


def maak_proefmemo(stop: Stop) -> None:
    """Shows that the fonts, Pango and the child process work; raises PdfFout."""
    pdf_van_html(PROEFREGEL, "zelftest")


TAKEN = (
    Taak("berichten", timedelta(seconds=15), verstuur_berichten, samen=True),
    Taak("zelftest", timedelta(hours=1), maak_proefmemo),
    Taak("waken", timedelta(days=1), waak_over_het_kader),
    Taak("sessies", timedelta(days=1), ruim_sessies_op),
)


def doe(taak: Taak, stop: Stop = lambda: False) -> bool:
    """Do the job when it is due; whether it was done. A job that fails stops no other."""
    if not taak.samen and not neem(taak.naam):
        return False
    try:
        taak.doe(stop)
    except Mislukt as fout:
        if waargenomen(taak.naam, goed=False, uitleg=str(fout)):
            logger.warning("Taak %s: %s", taak.naam, fout)
    except Exception as fout:
        logger.exception("Taak %s is mislukt", taak.naam)
        waargenomen(taak.naam, goed=False, uitleg=type(fout).__name__)
    else:
        waargenomen(taak.naam)
    geef_terug(taak.naam, taak.elke)
    return True
