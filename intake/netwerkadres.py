"""The network address that a request came from, also behind proxies of our own."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def netwerkadres(request: HttpRequest) -> str:
    """Counted from the right: what stands further left than our own proxies can be made up."""
    aantal = settings.AANTAL_PROXIES
    keten = request.headers.get("X-Forwarded-For", "").split(",")
    if aantal and len(keten) >= aantal and is_adres(keten[-aantal].strip()):
        return keten[-aantal].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def adres_of_niets(request: HttpRequest) -> str | None:
    """For django-axes: a socket has no address."""
    adres = netwerkadres(request)
    return adres if is_adres(adres) else None


def is_adres(tekst: str) -> bool:
    try:
        ip_address(tekst)
    except ValueError:
        return False
    return True
