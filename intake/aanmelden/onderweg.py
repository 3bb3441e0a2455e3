"""Where somebody was going, and what they were typing, kept until they are signed on."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from intake.dossier import hervatten

SLEUTEL = "onderweg"
TERUG = "U bent weer ingelogd. Wat u had getypt staat er nog. Het is nog niet bewaard."


def onthoud(request: HttpRequest, next: str = "", hervat: str = "", **meer: Any) -> None:
    """Only what we signed ourselves: this waits in a session that anybody can begin."""
    echt = hervat if hervatten.lees(hervat) else ""
    request.session[SLEUTEL] = {"next": next[:2000], "hervat": echt, **meer}


def haal_op(request: HttpRequest) -> dict[str, Any]:
    return dict(request.session.pop(SLEUTEL, {}))


def ga_verder(request: HttpRequest, onderweg: dict[str, Any]) -> HttpResponseRedirect:
    terug = terug_naar_het_getypte(request, onderweg.get("hervat", ""), TERUG)
    return terug or redirect(veilig(request, onderweg.get("next", "")))


def veilig(request: HttpRequest, adres: str) -> str:
    """Only an address of our own; else the first page."""
    eigen = url_has_allowed_host_and_scheme(
        adres, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return adres if eigen else resolve_url(settings.LOGIN_REDIRECT_URL)


def terug_naar_het_getypte(
    request: HttpRequest, hervat: str, melding: str
) -> HttpResponseRedirect | None:
    """To the page where `hervat` was typed, if it is genuine and this user may go there."""
    getypt = hervatten.lees(hervat)
    if getypt is None or not hervatten.onthoud(request, getypt):
        return None
    messages.warning(request, melding)
    return redirect(getypt.pad)
