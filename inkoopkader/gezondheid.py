"""What a load balancer asks: does this process live, and can it do its work?"""

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

TEKST = "text/plain; charset=utf-8"


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
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return "de database loopt achter op het programma" if plan else ""
