"""An SVG of ours as PNG: laid out as the memo is, in the memo's fonts, and photographed.

Import this module only in the child process: neither WeasyPrint nor PDFium is safe in threads.
"""

import logging
from io import BytesIO

import pypdfium2
from weasyprint import CSS, HTML
from weasyprint.urls import FatalURLFetchingError

from intake.dossier.pdf.fouten import HAALT_BESTANDEN_OP, TE_LANG, PdfFout
from intake.dossier.pdf.maak import MAX_HTML, ClosedFetcher, clean_boom, lettertypen_van_memo

logger = logging.getLogger(__name__)

STIJL = """@page {{ size: {breedte}px {hoogte}px; margin: 0 }}
body {{ margin: 0 }}
svg {{ display: block }}"""
# Two dots of the file for every pixel of the drawing: sharp on a good screen and in a slide.
SCHAAL = 2 * 96 / 72
MAX_PIXELS = 2_000


def teken(svg: str, kenmerk: str) -> bytes:
    """The same SVG always gives the same bytes. Its size stands in its own width and height."""
    if len(svg) > MAX_HTML:
        raise PdfFout(TE_LANG)
    fetcher = ClosedFetcher()
    try:
        pdf = _als_pdf(svg, fetcher)
    except FatalURLFetchingError:  # a BaseException: nobody else would catch it
        pdf = b""
    if fetcher.attempts:
        logger.error("picture of %s tried to fetch %s", kenmerk, fetcher.attempts)
        raise PdfFout(HAALT_BESTANDEN_OP)
    return _als_png(pdf)


def _als_pdf(svg: str, fetcher: ClosedFetcher) -> bytes:
    bron = HTML(string=f'<html lang="nl"><body>{svg}</body></html>', url_fetcher=fetcher)
    clean_boom(bron.etree_element)
    tekening = bron.etree_element.find(".//{*}svg")
    breedte, hoogte = (int(tekening.attrib[maat]) for maat in ("width", "height"))
    if max(breedte, hoogte) > MAX_PIXELS:
        raise PdfFout(TE_LANG)
    stijl = CSS(string=STIJL.format(breedte=breedte, hoogte=hoogte), url_fetcher=fetcher)
    pdf: bytes = bron.write_pdf(stylesheets=[stijl], font_config=lettertypen_van_memo())
    return pdf


def _als_png(pdf: bytes) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    try:
        beeld = document[0].render(scale=SCHAAL).to_pil()
    finally:
        document.close()
    uit = BytesIO()
    beeld.save(uit, "PNG", optimize=True)
    return uit.getvalue()
