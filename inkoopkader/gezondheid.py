"""What machines ask: does this process live, can it do its work, and how goes all the rest?"""

import shutil
import time
from dataclasses import asdict, dataclass
from datetime import timedelta
from enum import StrEnum

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from inkoopkader.metingen import mag_meekijken
from intake.berichten.models import Bericht, Stand
from intake.kader.models import Kaderversie
from intake.waarneming import Waarneming
from intake.werk import TAKEN

TEKST = "text/plain; charset=utf-8"
GENOEG_SCHIJF = 1024**3  # bytes
LANG_GEWACHT = timedelta(hours=1)


@login_not_required
@never_cache
def leeft(request: HttpRequest) -> HttpResponse:
    return HttpResponse("leeft\n", content_type=TEKST)


@login_not_required
@never_cache
def gereed(request: HttpRequest) -> HttpResponse:
    try:
        reden = reden_om_te_wachten()
    except Error:
        reden = "de database antwoordt niet"
    if reden:
        return HttpResponse(f"niet gereed: {reden}\n", content_type=TEKST, status=503)
    return HttpResponse("gereed\n", content_type=TEKST)


def reden_om_te_wachten() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return "de database loopt achter op het programma"
    if not Kaderversie.objects.exists():
        return "er is nog geen kader gepubliceerd"
    return ""


class Oordeel(StrEnum):
    GOED = "goed"
    LET_OP = "let op"
    FOUT = "fout"


@dataclass(frozen=True)
class Onderdeel:
    naam: str
    oordeel: Oordeel
    uitleg: str = ""


@login_not_required
@never_cache
def gezondheid(request: HttpRequest) -> HttpResponse:
    """Everything an administrator must know, for a monitor with the token.

    503 only when nobody can work: a mail server that is down is no reason to wake the balancer.
    """
    if not mag_meekijken(request):
        raise Http404
    onderdelen = [database(), schijf()]
    if onderdelen[0].oordeel is not Oordeel.FOUT:
        onderdelen += [*taken(), berichten()]
    slechtste = max((o.oordeel for o in onderdelen), key=list(Oordeel).index)
    status = 503 if onderdelen[0].oordeel is Oordeel.FOUT else 200
    inhoud = {"oordeel": slechtste, "onderdelen": [asdict(o) for o in onderdelen]}
    return JsonResponse(inhoud, status=status, json_dumps_params={"ensure_ascii": False})


def database() -> Onderdeel:
    begin = time.perf_counter()
    try:
        reden = reden_om_te_wachten()
    except Error:
        reden = "de database antwoordt niet"
    if reden:
        return Onderdeel("database", Oordeel.FOUT, reden)
    return Onderdeel("database", Oordeel.GOED, f"{(time.perf_counter() - begin) * 1000:.0f} ms")


def schijf() -> Onderdeel:
    """Of this host: log files and SQLite stand there; PostgreSQL's own disk is not seen."""
    vrij = shutil.disk_usage(settings.BASE_DIR).free
    oordeel = Oordeel.GOED if vrij >= GENOEG_SCHIJF else Oordeel.LET_OP
    return Onderdeel("schijf", oordeel, f"{vrij / 1024**3:.1f} GB vrij")


def taken() -> list[Onderdeel]:
    gemeld = {waarneming.naam: waarneming for waarneming in Waarneming.objects.all()}
    bekend = {taak.naam: taak.te_laat for taak in TAKEN}
    anders = {naam: timedelta.max for naam in gemeld if naam not in bekend}
    return [
        beoordeel(naam, gemeld.get(naam), te_laat)
        for naam, te_laat in sorted((bekend | anders).items())
    ]


def beoordeel(naam: str, melding: Waarneming | None, te_laat: timedelta) -> Onderdeel:
    if melding is None or melding.op is None:
        return Onderdeel(naam, Oordeel.LET_OP, "nog nooit gedaan; draait `manage.py werk`?")
    if timezone.now() - melding.op > te_laat:
        return Onderdeel(naam, Oordeel.FOUT, f"laatst gemeld op {melding.op:%Y-%m-%d %H:%M} UTC")
    if not melding.goed:
        return Onderdeel(naam, Oordeel.FOUT, melding.uitleg)
    return Onderdeel(naam, Oordeel.GOED, f"{melding.op:%Y-%m-%d %H:%M} UTC")


def berichten() -> Onderdeel:
    te_lang = timezone.now() - LANG_GEWACHT
    wacht = Bericht.objects.filter(stand=Stand.WACHT, gemaakt__lt=te_lang).count()
    mislukt = Bericht.objects.filter(stand=Stand.MISLUKT).count()
    uitleg = f"{wacht} wachten langer dan een uur, {mislukt} mislukt"
    return Onderdeel("uitgaande post", Oordeel.LET_OP if wacht or mislukt else Oordeel.GOED, uitleg)
