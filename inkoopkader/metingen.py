"""The numbers for Prometheus: requests as each process counts them, work as the database has it."""

import os
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from intake.berichten.models import Bericht, Stand
from intake.dossier.models import Dossier
from intake.waarneming import Waarneming

# A registry of our own: with several processes the shared one would show only this process.
EIGEN = CollectorRegistry()
VERZOEKEN = Counter(
    "inkoopkader_verzoeken",
    "Requests by method, route and status.",
    ["methode", "route", "status"],
    registry=EIGEN,
)
DUUR = Histogram(
    "inkoopkader_verzoek_seconden",
    "Time until the answer, by route.",
    ["route"],
    buckets=(0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 10),
    registry=EIGEN,
)
METHODEN = {"GET", "HEAD", "POST", "OPTIONS"}


def tel(methode: str, route: str, status: int, duur: float) -> None:
    VERZOEKEN.labels(methode if methode in METHODEN else "anders", route, status).inc()
    DUUR.labels(route).observe(duur)


def mag_meekijken(request: HttpRequest) -> bool:
    """Whether a monitor shows the token; without one set, nobody may look."""
    gegeven = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bool(settings.MONITOR_TOKEN) and constant_time_compare(gegeven, settings.MONITOR_TOKEN)


@login_not_required
@never_cache
def metingen(request: HttpRequest) -> HttpResponse:
    if not mag_meekijken(request):
        raise Http404
    tekst = generate_latest(van_de_processen()) + generate_latest(van_de_database())
    return HttpResponse(tekst, content_type=CONTENT_TYPE_LATEST)


def van_de_processen() -> CollectorRegistry:
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return EIGEN
    alle = CollectorRegistry()
    MultiProcessCollector(alle)  # type: ignore[no-untyped-call]
    return alle


def van_de_database() -> CollectorRegistry:
    register = CollectorRegistry()
    register.register(UitDeDatabase())
    return register


class UitDeDatabase(Collector):
    """Asked at once; a `Gauge` would be kept in a file per process, and be told again by each."""

    def collect(self) -> Iterator[Metric]:
        wacht = Bericht.objects.filter(stand=Stand.WACHT)
        oudste = wacht.order_by("gemaakt").values_list("gemaakt", flat=True).first()
        leeftijd = (timezone.now() - oudste).total_seconds() if oudste else 0
        mislukt = Bericht.objects.filter(stand=Stand.MISLUKT)
        yield meter("berichten_wachtend", "Messages in the outbox.", wacht.count())
        yield meter("berichten_mislukt", "Messages given up.", mislukt.count())
        yield meter("bericht_oudste_seconden", "Age of the oldest waiting message.", leeftijd)
        dossiers = meter("dossiers", "Dossiers by state.", labels=["staat"])
        for staat, aantal in Dossier.objects.order_by().values_list("staat").annotate(Count("pk")):
            dossiers.add_metric([staat], aantal)
        yield dossiers
        yield from self.taken()

    def taken(self) -> Iterator[Metric]:
        goed = meter("taak_goed", "Whether the last run of a job went well.", labels=["taak"])
        gelukt = meter("taak_gelukt_tijd", "When a job last went well (Unix).", labels=["taak"])
        for waarneming in Waarneming.objects.all():
            goed.add_metric([waarneming.naam], waarneming.goed)
            if waarneming.gelukt_op:
                gelukt.add_metric([waarneming.naam], waarneming.gelukt_op.timestamp())
        yield goed
        yield gelukt


def meter(
    naam: str, uitleg: str, waarde: float | None = None, labels: list[str] | None = None
) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"inkoopkader_{naam}", uitleg, waarde, labels)
