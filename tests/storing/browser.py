"""A browser without a screen: cookies, forms, redirects, and patience when the site is away."""

import http.client
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from django.conf import settings
from lxml import html

HOST = "inkoop.voorbeeld.nl"
Velden = list[tuple[str, str]]


class Storing(Exception):
    """No answer at all: the connection was refused or broken, or nothing came in time."""


@dataclass
class Antwoord:
    status: int
    naar: str
    tekst: bytes

    @cached_property
    def boom(self) -> html.HtmlElement:
        return html.document_fromstring(self.tekst or b"<html></html>")

    @property
    def bevestigd(self) -> bool:
        """The save was accepted: we are sent on, and not to the login page."""
        return self.status == 302 and "/inloggen/" not in self.naar

    @property
    def uitgelogd(self) -> bool:
        return "/inloggen/" in self.naar or b'name="password"' in self.tekst

    def formulier(self, pad: str = "") -> html.FormElement | None:
        """The form of the page that is about the work; with `pad` the one that is sent there."""
        for form in self.boom.forms:
            naar = form.get("action") or pad
            eruit = "/uitloggen/" in naar or "/logout/" in naar
            if form.method == "POST" and not eruit and (not pad or pad in naar):
                return form
        return None


class Versleuteld(http.client.HTTPConnection):
    """TLS to an address, under the name of the site; the certificate is our own."""

    def connect(self) -> None:
        super().connect()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        self.sock = context.wrap_socket(self.sock, server_hostname=HOST)


class Browser:
    def __init__(self, adres: tuple[str, int], sessie: str, *, tls: bool = False) -> None:
        self.adres = adres
        self.tls = tls
        self.koekjes = {settings.SESSION_COOKIE_NAME: sessie}
        self.lijn: http.client.HTTPConnection | None = None

    def get(self, pad: str) -> Antwoord:
        return self._vraag("GET", pad)

    def post(self, pad: str, velden: Iterable[tuple[str, str]]) -> Antwoord:
        return self._vraag("POST", pad, urlencode(list(velden)))

    def _vraag(self, hoe: str, pad: str, inhoud: str | None = None) -> Antwoord:
        koppen = {
            "Host": HOST,
            "Cookie": "; ".join(f"{naam}={waarde}" for naam, waarde in self.koekjes.items()),
            "X-Forwarded-Proto": "https",
        }
        if inhoud is not None:
            koppen |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": f"https://{HOST}",
                "Sec-Fetch-Site": "same-origin",
            }
        hergebruikt = self.lijn is not None
        try:
            lijn = self._lijn()
            lijn.request(hoe, pad, inhoud, koppen)
            kwam = lijn.getresponse()
            tekst = kwam.read()
        except http.client.RemoteDisconnected as fout:
            self.sluit()
            if hergebruikt and self.tls:  # an idle line that the proxy closed: browsers try anew
                return self._vraag(hoe, pad, inhoud)
            raise Storing(f"{type(fout).__name__}: {fout}") from fout
        except (OSError, http.client.HTTPException) as fout:
            self.sluit()
            raise Storing(f"{type(fout).__name__}: {fout}") from fout
        self._onthoud(kwam)
        if kwam.will_close:
            self.sluit()
        naar = kwam.headers.get("Location", "")
        delen = urlsplit(urljoin(pad, naar))
        naar = delen.path + (f"?{delen.query}" if delen.query else "") if naar else ""
        return Antwoord(kwam.status, naar, tekst)

    def _lijn(self) -> http.client.HTTPConnection:
        if self.lijn is None:
            soort = Versleuteld if self.tls else http.client.HTTPConnection
            self.lijn = soort(*self.adres, timeout=90)
        return self.lijn

    def _onthoud(self, kwam: http.client.HTTPResponse) -> None:
        for kop in kwam.headers.get_all("Set-Cookie") or []:
            for naam, deel in SimpleCookie(kop).items():
                self.koekjes[naam] = deel.value

    def sluit(self) -> None:
        if self.lijn is not None:
            self.lijn.close()
            self.lijn = None
