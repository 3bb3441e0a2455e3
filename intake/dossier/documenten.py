"""The documents of an advice, by kind: the memo as PDF or HTML, and the annex for Word."""

from collections.abc import Callable

from intake.advies.feiten import Feiten
from intake.dossier.bijlage import maak_bijlage
from intake.dossier.memo import Memo, memo_html, memo_van_feiten
from intake.dossier.pdf import pdf_van_html
from intake.kader.models import Kaderversie

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEKST = "text/plain; charset=utf-8"


def memo_pdf(memo: Memo) -> bytes:
    """Raises `PdfFout`."""
    return pdf_van_html(memo_html(memo), memo.kenmerk)


def pdf_van_feiten(feiten: Feiten, versie: Kaderversie) -> bytes:
    return memo_pdf(memo_van_feiten(feiten, versie))


def html_van_feiten(feiten: Feiten, versie: Kaderversie) -> bytes:
    """A file on its own. JSON can hold half a character, which no file can."""
    html = memo_html(memo_van_feiten(feiten, versie), "ingesloten")
    return html.encode("utf-8", "replace")


def docx_van_feiten(feiten: Feiten, versie: Kaderversie) -> bytes:
    return maak_bijlage(memo_van_feiten(feiten, versie))


DOCUMENTEN: dict[str, Callable[[Feiten, Kaderversie], bytes]] = {
    "pdf": pdf_van_feiten,
    "html": html_van_feiten,
    "docx": docx_van_feiten,
}
