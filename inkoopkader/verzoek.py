"""One request as the log and the metrics see it: a number, a route, a status and a time."""

import logging
import re
import time
from collections.abc import Callable
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from inkoopkader import metingen
from inkoopkader.nummer import verzoeknummer

logger = logging.getLogger(__name__)
GOED_NUMMER = re.compile(r"[A-Za-z0-9-]{8,64}")
KENMERK = re.compile(r"IK-\d{4}-\d{4,}")
STIL = {"leeft", "gereed", "metingen", "gezondheid"}  # asked every few seconds by machines

Pagina = Callable[[HttpRequest], HttpResponse]


def volg_verzoek(get_response: Pagina) -> Pagina:
    """Outermost, so that the time and the status are what the visitor got."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.verzoeknummer = nummer = nummer_van(request)  # type: ignore[attr-defined]
        verzoeknummer.set(nummer)
        begin = time.perf_counter()
        response = get_response(request)
        duur = time.perf_counter() - begin
        response.headers["X-Request-ID"] = nummer
        route = route_van(request)
        metingen.tel(request.method or "", route, response.status_code, duur)
        if route not in STIL:
            schrijf(request, route, response.status_code, duur)
        return response

    return middleware


def nummer_van(request: HttpRequest) -> str:
    """A number from outside counts only behind a proxy, which is asked to set it."""
    gegeven = request.headers.get("X-Request-ID", "")
    if settings.ACHTER_PROXY and GOED_NUMMER.fullmatch(gegeven):
        return gegeven
    return uuid4().hex


def route_van(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else "onbekend"


def schrijf(request: HttpRequest, route: str, status: int, duur: float) -> None:
    """No address: it may hold an own link or what someone searched for."""
    velden = {
        "methode": request.method,
        "route": route,
        "status": status,
        "ms": round(duur * 1000),
        "gebruiker": gebruiker_van(request),
    }
    kenmerk = getattr(request.resolver_match, "kwargs", {}).get("kenmerk", "")
    if KENMERK.fullmatch(kenmerk):
        velden["kenmerk"] = kenmerk
    logger.info("%s %s %s", request.method, route, status, extra={"velden": velden})


def gebruiker_van(request: HttpRequest) -> int | None:
    """Only when the page itself asked who it was: the log costs no query."""
    gebruiker = getattr(request, "_cached_user", None)
    return gebruiker.pk if gebruiker is not None else None
