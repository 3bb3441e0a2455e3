"""Rendering in this process: WeasyPrint with closed doors, fixed dates and both standards at once.

Import this module only in a process of its own: it costs half a second and 60 MB, WeasyPrint is
not safe in threads, and Pango can take the whole process down.
"""

import hashlib
import logging
from functools import cache
from pathlib import Path
from typing import NoReturn
from xml.etree.ElementTree import Element

import pydyf
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from intake.dossier.pdf import finisher
from intake.dossier.pdf.fouten import (
    HAALT_BESTANDEN_OP,
    MIST_LETTERTYPE,
    TE_LANG,
    PdfFout,
)
from intake.dossier.pdf.tekst import schoon

logger = logging.getLogger(__name__)

VARIANT = "pdf/a-2a"
STYLESHEET = Path(__file__).parents[3] / "static" / "css" / "memo.css"
MAX_HTML = 1_000_000

ZICHTBARE_ATTRIBUTEN = ("alt", "title", "content")
VEILIGE_LINKS = ("#", "https://", "mailto:")

# WeasyPrint writes the marks of PDF/A or those of PDF/UA, never both. PDF/A allows the
# marks of PDF/UA only with a description of their schema.
PDFUA = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


class MemoMetadata(DocumentMetadata):
    def generate_rdf_metadata(self, variant: str, version: int, conformance: str) -> bytes:
        rdf: bytes = super().generate_rdf_metadata(variant, version, conformance)
        return rdf.replace(b"</rdf:RDF>", PDFUA + b"</rdf:RDF>")


class ClosedFetcher(URLFetcher):
    """Fetches nothing and counts who tried, because SVG images swallow the refusal."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.attempts: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> NoReturn:
        self.attempts.append(url[:100])
        raise FatalURLFetchingError(f"nothing is fetched for a memo: {url[:100]}")


def render(html: str, kenmerk: str) -> bytes:
    """The memo as PDF/A-2a and PDF/UA-1; the same HTML always gives the same bytes."""
    if len(html) > MAX_HTML:
        raise PdfFout(TE_LANG)
    fetcher = ClosedFetcher()
    try:
        pdf = _write(_lay_out(html, fetcher), html)
    except FatalURLFetchingError:  # a BaseException: nobody else would catch it
        pdf = b""
    if fetcher.attempts:
        logger.error("memo %s tried to fetch %s", kenmerk, fetcher.attempts)
        raise PdfFout(HAALT_BESTANDEN_OP)
    return pdf


def _lay_out(html: str, fetcher: ClosedFetcher) -> Document:
    bron = HTML(string=html, url_fetcher=fetcher)
    clean_boom(bron.etree_element)
    document = bron.render(
        stylesheets=[_stylesheet()], font_config=lettertypen_van_memo(), pdf_variant=VARIANT
    )
    document.metadata.__class__ = MemoMetadata  # WeasyPrint offers no parameter for it
    return document


def _write(document: Document, html: str) -> bytes:
    # Without an identifier and with dates from <meta> only, nothing in the file is random.
    identifier = hashlib.sha256(html.encode("utf-8", "surrogatepass")).digest()[:16]
    pdf: bytes = document.write_pdf(
        pdf_variant=VARIANT, pdf_identifier=identifier, finisher=_finish
    )
    return pdf


def _finish(document: Document, pdf: pydyf.PDF) -> None:
    # Fontconfig replaces a missing font in silence, and every line would break elsewhere.
    if not any(b"Source-Sans-Pro" in naam for naam in finisher.font_names(pdf)):
        raise PdfFout(MIST_LETTERTYPE)
    finisher.finish(document, pdf)


def clean_boom(boom: Element) -> None:
    """Clean after parsing: no template can forget it, and no tag can be damaged by it."""
    for element in boom.iter():
        if not isinstance(element.tag, str) or element.tag in ("style", "script"):
            element.tail = schoon(element.tail or "")
            continue
        element.text = schoon(element.text or "")
        element.tail = schoon(element.tail or "")
        for naam in ZICHTBARE_ATTRIBUTEN:
            if naam in element.attrib:
                element.set(naam, schoon(element.attrib[naam]))
        if element.tag == "a" and not element.get("href", "#").startswith(VEILIGE_LINKS):
            del element.attrib["href"]


# Built once per process: fresh ones cost 25 to 50 ms per memo and leak more memory.
@cache
def lettertypen_van_memo() -> FontConfiguration:
    return FontConfiguration()


@cache
def _stylesheet() -> CSS:
    return CSS(
        string=STYLESHEET.read_text(encoding="utf-8"),
        font_config=lettertypen_van_memo(),
        url_fetcher=ClosedFetcher(),
    )
