"""Whether a session still holds: not too old, and for staff with the second step taken."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django_otp import DEVICE_ID_SESSION_KEY

from intake.aanmelden.backend import PAD
from intake.gebruikers import Gebruiker

Pagina = Callable[[HttpRequest], HttpResponse]
BEGONNEN = "begonnen"


def bewaak_sessie(get_response: Pagina) -> Pagina:
    """Whoever still has to take the second step is nobody yet, to every page but that one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.wachtende = None
        if request.user.is_authenticated:
            if is_te_oud(request):
                logout(request)
            elif moet_tweede_stap(request):
                request.wachtende, request.user = request.user, AnonymousUser()
        return get_response(request)

    return middleware


def komt_van_aanbieder(request: HttpRequest) -> bool:
    return bool(request.session.get(BACKEND_SESSION_KEY) == PAD)


def is_personeel(gebruiker: Gebruiker) -> bool:
    return gebruiker.is_staff or gebruiker.is_superuser


def moet_tweede_stap(request: HttpRequest) -> bool:
    """Costs no query: the mark of the session falls with the session when a device is reset."""
    return (
        settings.TWEEDE_FACTOR
        and is_personeel(request.user)
        and not komt_van_aanbieder(request)
        and DEVICE_ID_SESSION_KEY not in request.session
    )


def is_te_oud(request: HttpRequest) -> bool:
    """Roles from the provider are read again at each login, so those sessions last a day."""
    nu = int(time.time())
    begonnen = request.session.setdefault(BEGONNEN, nu)
    kort = is_personeel(request.user) or komt_van_aanbieder(request)
    return nu - begonnen > (settings.SESSIE_DAG if kort else settings.SESSIE_WEEK)
