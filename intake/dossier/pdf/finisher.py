"""What WeasyPrint's tags lack: the repairs that veraPDF does not ask for, but a reader's ears do.

Works on pydyf objects through the documented `finisher` hook, and on the order in which
WeasyPrint 70 makes them; the checks in tests/pdf_controle.py guard each repair.
"""

import logging
from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.document import Document

logger = logging.getLogger(__name__)

PUNTEN_PER_PIXEL = 0.75
NUMMERING = {
    "disc": "/Disc",
    "circle": "/Circle",
    "square": "/Square",
    "decimal": "/Decimal",
    "lower-alpha": "/LowerAlpha",
    "upper-alpha": "/UpperAlpha",
    "lower-roman": "/LowerRoman",
    "upper-roman": "/UpperRoman",
}


def finish(document: Document, pdf: pydyf.PDF) -> None:
    boom = Boom(pdf)
    _scope_headers(boom)
    _index_headers(boom)
    _turn_figures(boom, document)
    _number_lists(boom, document)
    _describe_links(document)
    _mark_artifacts(boom)


def font_names(pdf: pydyf.PDF) -> list[bytes]:
    return [
        str(o["BaseFont"]).encode()
        for o in pdf.objects
        if isinstance(o, pydyf.Dictionary) and "BaseFont" in o
    ]


class Boom:
    """The structure tree: its elements from top to bottom, each with the tags above it."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.objects = {o.reference: o for o in pdf.objects}
        self.root = self.objects[pdf.catalog["StructTreeRoot"]]
        self.elements = list(self._walk(self.objects[self.root["K"][0]], ()))

    def _walk(self, element: Any, above: tuple[str, ...]) -> Iterator[tuple[Any, tuple[str, ...]]]:
        yield element, above
        for kid in element["K"]:
            child = None if isinstance(kid, int) else self.objects[kid]
            if child is not None and child["Type"] == "/StructElem":
                yield from self._walk(child, (*above, element["S"]))

    def tagged(self, tag: str) -> list[Any]:
        return [element for element, _ in self.elements if element["S"] == tag]


def _scope_headers(boom: Boom) -> None:
    for element, above in boom.elements:
        if element["S"] == "/TH":
            element["A"]["Scope"] = "/Column" if "/THead" in above else "/Row"


def _index_headers(boom: Boom) -> None:
    """Cells name their headers by ID; without the index a reader cannot look those up."""
    headers = sorted(
        (element for element, _ in boom.elements if "ID" in element),
        key=lambda e: e["ID"].string,
    )
    if headers:
        names = [part for element in headers for part in (element["ID"], element.reference)]
        boom.root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})


def _turn_figures(boom: Boom, document: Document) -> None:
    """WeasyPrint counts pixels from the top of the page, PDF counts points from the bottom."""
    pages = boom.pdf.page_references
    for element in boom.tagged("/Figure"):
        height = document.pages[pages.index(element["Pg"])].height
        x1, y1, x2, y2 = element["A"]["BBox"]
        box = (x1, height - y2, x2, height - y1)
        element["A"]["BBox"] = pydyf.Array([round(v * PUNTEN_PER_PIXEL, 2) for v in box])


def _number_lists(boom: Boom, document: Document) -> None:
    lists = sorted(boom.tagged("/L"), key=lambda element: element.number)
    boxes = [box for page in document.pages for box in _boxes(page._page_box) if _is_list(box)]
    if len(lists) != len(boxes):  # better no numbering than that of another list
        logger.error("the PDF has %d lists, the page has %d", len(lists), len(boxes))
        return
    for element, box in zip(lists, boxes, strict=True):
        kind = NUMMERING.get(box.style["list_style_type"], "/None")
        element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": kind})


def _describe_links(document: Document) -> None:
    for page in document.pages:
        for _, _, _, box in page.links:
            if box.link_annotation is not None and (text := _text(box)):
                box.link_annotation["Contents"] = pydyf.String(text)


def _mark_artifacts(boom: Boom) -> None:
    """WeasyPrint marks headers and footers as text; PDF/UA wants pagination artifacts."""
    told = {
        (element["Pg"], kid)
        for element, _ in boom.elements
        for kid in element["K"]
        if isinstance(kid, int)
    }
    parents = boom.objects[boom.root["ParentTree"]]["Nums"]
    for number, page in enumerate(boom.pdf.page_references):
        stream = boom.objects[boom.objects[page]["Contents"]].stream
        for at in range(1, len(stream) - 1):
            mark = stream[at]
            if not isinstance(mark, pydyf.Dictionary) or stream[at + 1] != b"BDC":
                continue
            if "MCID" in mark and (page, mark["MCID"]) not in told:
                parents[2 * number + 1][mark["MCID"]] = "null"
                stream[at - 1] = "/Artifact"
                stream[at] = pydyf.Dictionary({"Type": "/Pagination"})


def _boxes(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)  # an absolutely placed box hides behind a placeholder
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(child)


def _is_list(box: Any) -> bool:
    return box.element is not None and box.element_tag in ("ul", "ol", "dl")


def _text(box: Any) -> str:
    parts = [text for b in _boxes(box) if isinstance(text := getattr(b, "text", None), str)]
    return " ".join(" ".join(parts).split())
