"""What holds for every page: closed to other sites, a session that lasts, no copies left behind."""

import time
from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

Pagina = Callable[[HttpRequest], HttpResponse]
EEN_UUR = 60 * 60
# No page of ours needs these; a script that got in anyway could not ask for them either.
APPARATEN = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
GESLOTEN = {
    "Permissions-Policy": ", ".join(f"{naam}=()" for naam in APPARATEN),
    "Cross-Origin-Resource-Policy": "same-origin",
}


def sluit_af(get_response: Pagina) -> Pagina:
    """The headers that Django has no setting for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for naam, waarde in GESLOTEN.items():
            response.headers.setdefault(naam, waarde)
        return response

    return middleware


def weiger_nul(get_response: Pagina) -> Pagina:
    """No address of ours holds such a character, and PostgreSQL breaks on it even in a question."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            raise SuspiciousOperation("a null character in the address")
        return get_response(request)

    return middleware


def vernieuw_sessie(get_response: Pagina) -> Pagina:
    """Starts the session's day anew, at most once an hour.

    SESSION_SAVE_EVERY_REQUEST would write to the database for every page that is only read.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            nu = int(time.time())
            if nu - request.session.get("vernieuwd", 0) >= EEN_UUR:
                request.session["vernieuwd"] = nu
        return get_response(request)

    return middleware


def bewaar_niets(get_response: Pagina) -> Pagina:
    """Keeps pages of someone who is logged in out of every cache, the browser's own included."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware
