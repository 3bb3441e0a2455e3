"""What a visitor gets when something breaks: how their work stands, what they typed, a number."""

import logging
import sys
from contextlib import suppress
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.cache import add_never_cache_headers

from inkoopkader.nummer import verzoeknummer
from intake.dossier.achterhaald import getypt

logger = logging.getLogger(__name__)
EVEN_WEG = (OperationalError, InterfaceError)
WACHT = "30"  # seconds
ONZE_FORMULIEREN = ("intake:", "admin:intake_")
TE_VEEL = (RequestDataTooBig, TooManyFieldsSent)


def er_ging_iets_mis(request: HttpRequest) -> HttpResponse:
    """Django's handler500. Asks no database and no context processor: that may be what broke."""
    weg = ligt_aan_de_database(sys.exception())
    inhoud = render_to_string("503.html" if weg else "500.html", context_van(request))
    antwoord = HttpResponse(inhoud, status=503 if weg else 500)
    if weg:
        antwoord.headers["Retry-After"] = WACHT
    add_never_cache_headers(antwoord)  # it may hold what was typed
    return antwoord


def verzoek_klopt_niet(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400, with a status of its own for what is too big."""
    status = 413 if isinstance(exception, TE_VEEL) else 400
    inhoud = render_to_string(f"{status}.html", {"nummer": verzoeknummer.get()})
    return HttpResponse(inhoud, status=status)


def ligt_aan_de_database(fout: BaseException | None) -> bool:
    """Gone, restarting, full or too busy, also as the cause of another fault: it may pass."""
    while fout is not None:
        if isinstance(fout, EVEN_WEG):
            return True
        fout = fout.__cause__ or fout.__context__
    return False


def context_van(request: HttpRequest) -> dict[str, Any]:
    """A page about a fault may have none itself: then it says less."""
    try:
        return wat_de_bezoeker_deed(request) | {"nummer": verzoeknummer.get()}
    except Exception:
        logger.exception("De foutpagina kon niet zeggen wat de bezoeker deed")
        return {"nummer": verzoeknummer.get()}


def wat_de_bezoeker_deed(request: HttpRequest) -> dict[str, Any]:
    gevonden = vind(request)
    velden = opnieuw_te_versturen(request, gevonden)
    return {
        "adres": request.get_full_path(),
        "bekijkt": request.method in ("GET", "HEAD"),
        "velden": velden,
        "getypt": list(getypt(request)) if velden else [],
        "dossier": dossierpagina(gevonden),
    }


def vind(request: HttpRequest) -> ResolverMatch | None:
    """The route, which the request itself does not know when it broke on the way to it.

    It is told to the request too, so that log and metrics can say which page it was.
    """
    if request.resolver_match is None:
        with suppress(Resolver404):
            request.resolver_match = resolve(request.path_info)
    return request.resolver_match


def opnieuw_te_versturen(
    request: HttpRequest, gevonden: ResolverMatch | None
) -> list[tuple[str, str]]:
    """The fields of a form of ours, as they came; never of a form with a password.

    Only from our own page: a foreign site could otherwise fill in a form under someone's eyes.
    """
    if gevonden is None or not gevonden.view_name.startswith(ONZE_FORMULIEREN):
        return []
    if request.method != "POST" or request.headers.get("Sec-Fetch-Site") != "same-origin":
        return []
    velden = [(naam, w) for naam, waarden in request.POST.lists() for w in waarden]
    return [] if any("password" in naam for naam, _ in velden) else velden


def dossierpagina(gevonden: ResolverMatch | None) -> str:
    """Where this dossier can be read, for who was working on one."""
    if gevonden is None:
        return ""
    if kenmerk := gevonden.kwargs.get("kenmerk"):
        return reverse("intake:dossier", args=[kenmerk])
    if gevonden.view_name.startswith("admin:intake_dossier_") and "pk" in gevonden.kwargs:
        return reverse("admin:intake_dossier_change", args=[gevonden.kwargs["pk"]])
    return ""
