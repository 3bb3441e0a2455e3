"""How a document leaves: as a download or a page, and a frozen one under the sum of its bytes."""

import hashlib
import re
from base64 import b64encode
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from intake.dossier.documenten import PDF, WORD
from intake.dossier.vastgesteld import VastgesteldAdvies

STIJL = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True)
class Bestand:
    """A document of a settled advice. Without `einde` it is a page."""

    kolom: str
    soort: str
    einde: str = ""


MEMO_HTML = Bestand("html", "text/html; charset=utf-8")
MEMO_PDF = Bestand("pdf", PDF, "advies.pdf")
TEKSTEN = Bestand("bijlage", WORD, "teksten.docx")


def als_bestand(inhoud: bytes, soort: str, naam: str) -> HttpResponse:
    """A download. A kenmerk holds letters, digits and hyphens, so it needs no quoting."""
    return HttpResponse(
        inhoud,
        content_type=soort,
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )


def geef(request: HttpRequest, advies: VastgesteldAdvies, bestand: Bestand) -> HttpResponseBase:
    """The stored bytes, as they are."""
    inhoud = bytes(getattr(advies, bestand.kolom))
    if bestand.einde:
        antwoord = als_bestand(inhoud, bestand.soort, f"{advies}-{bestand.einde}")
    else:
        antwoord = HttpResponse(inhoud, content_type=bestand.soort)
        antwoord.headers["Content-Security-Policy"] = beleid(inhoud)
    som = f'"{getattr(advies, f"{bestand.kolom}_sha256")}"'
    antwoord.headers["ETag"] = som
    return get_conditional_response(request, etag=som, response=antwoord)


def beleid(html: bytes) -> str:
    """A frozen page holds its own style, and may do nothing else: its style is allowed by sum."""
    stijl = STIJL.search(html)
    som = b64encode(hashlib.sha256(stijl.group(1)).digest()).decode() if stijl else ""
    return (
        f"default-src 'none'; style-src 'sha256-{som}'; img-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )
