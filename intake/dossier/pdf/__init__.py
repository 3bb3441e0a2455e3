"""From the HTML of a memo to one file that is both PDF/A-2a and PDF/UA-1."""

from intake.dossier.pdf.fouten import PdfFout
from intake.dossier.pdf.proces import pdf_van_html, png_van_svg

__all__ = ["PdfFout", "pdf_van_html", "png_van_svg"]
