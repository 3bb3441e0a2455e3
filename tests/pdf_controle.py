"""What can be checked of PDF/A-2a and PDF/UA-1 with pikepdf alone, plus what veraPDF lets through.

`bevindingen` returns one sentence per fault; an empty list means that none was found.
"""

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

TAGS = """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct P H1 H2 H3 H4 H5 H6
    L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference Code Link Annot
    Figure Formula Form
"""
STANDAARD_TAGS = frozenset(TAGS.split())
PAINTING = "Tj TJ ' \" f F f* S s B B* b b* sh Do EI"
TEKENT = frozenset(PAINTING.split())
IN_XMP = {
    "pdfuaid": rb'pdfuaid:part="1"',
    "pdfaid part": rb'pdfaid:part="2"',
    "pdfaid conformance": rb'pdfaid:conformance="A"',
    "extension schema": rb"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/",
}
CELOUDERS = {"Table", "THead", "TBody", "TFoot"}


def bevindingen(bron: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(bron)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ["no structure tree"]
        elements = list(_elements(pdf))
        return [
            *(f"qpdf: {line}" for line in pdf.check_pdf_syntax()),
            *_catalog(pdf),
            *_metadata(pdf),
            *_fonts_and_images(pdf),
            *_headings(elements),
            *(fault for element, parent in elements for fault in _element(element, parent)),
            *_headers_of_cells(pdf, elements),
            *_pages(pdf, elements),
        ]


def figure_boxes(bron: bytes) -> list[list[float]]:
    with pikepdf.open(io.BytesIO(bron)) as pdf:
        figures = [element for element, _ in _elements(pdf) if _tag(element) == "Figure"]
        return [[float(point) for point in _attribute(figure, "/BBox")] for figure in figures]


def _catalog(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "not marked as tagged"
    if str(root.get("/Lang", "")) != "nl":
        yield "language is not nl"
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "the window does not show the title"
    for key in ("/AcroForm", "/OpenAction", "/AA", "/JavaScript"):
        if key in root:
            yield f"forbidden: {key}"
    if "/EmbeddedFiles" in root.get("/Names", {}):
        yield "embedded files"
    if "/Outlines" not in root:
        yield "no bookmarks"
    if pdf.is_encrypted:
        yield "encrypted"
    if "/ID" not in pdf.trailer:
        yield "no ID in the trailer"
    profiles = [i for i in root.get("/OutputIntents", []) if i.S == Name.GTS_PDFA1]
    if len(profiles) != 1 or profiles[0].DestOutputProfile.N != 3:
        yield "no single RGB output intent"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    xmp = pdf.Root.Metadata.read_bytes() if "/Metadata" in pdf.Root else b""
    for naam, patroon in IN_XMP.items():
        if not re.search(patroon, xmp):
            yield f"XMP lacks {naam}"
    titel = str(pdf.docinfo.get("/Title", ""))
    with pdf.open_metadata() as metadata:
        if not titel or metadata.get("dc:title", "") != titel:
            yield f"title {titel!r} is empty or differs in XMP"


def _fonts_and_images(pdf: pikepdf.Pdf) -> Iterator[str]:
    for o in pdf.objects:
        if isinstance(o, Stream) and o.get("/Subtype") == Name.Image and o.get("/Interpolate"):
            yield "image with Interpolate"
        if not isinstance(o, Dictionary) or o.get("/Type") != Name.Font:
            continue
        if o.Subtype == Name.Type3:
            yield "Type3 font"
        elif o.Subtype == Name.Type0:
            if "/ToUnicode" not in o:
                yield "font without ToUnicode"
            if o.Encoding != Name("/Identity-H"):  # what WeasyPrint does with .notdef
                yield "a character has no glyph"
        elif not any(k in o.FontDescriptor for k in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield f"font not embedded: {o.BaseFont}"


def _elements(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, str]]:
    """Every structure element in reading order, with the tag of its parent."""
    stack: list[tuple[Any, str]] = [(kid, "") for kid in reversed(_kids(pdf.Root.StructTreeRoot))]
    while stack:
        element, parent = stack.pop()
        yield element, parent
        kids = [kid for kid in _kids(element) if isinstance(kid, Dictionary) and "/S" in kid]
        stack += [(kid, _tag(element)) for kid in reversed(kids)]


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]


def _tag(element: Any) -> str:
    return str(element.S)[1:]


def _attribute(element: Any, key: str) -> Any:
    owners = element.get("/A", Array())
    owners = list(owners) if isinstance(owners, Array) else [owners]
    return next((owner[key] for owner in owners if key in owner), None)


def _headings(elements: list[tuple[Any, str]]) -> Iterator[str]:
    if [_tag(e) for e, parent in elements if not parent] != ["Document"]:
        yield "the root is not one Document"
    levels = [int(_tag(e)[1]) for e, _ in elements if re.fullmatch("H[1-6]", _tag(e))]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"not exactly one H1 in front: {levels}"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"heading skips from H{above} to H{below}"


def _element(element: Any, parent: str) -> Iterator[str]:
    tag = _tag(element)
    if tag not in STANDAARD_TAGS:
        yield f"no standard tag: {tag}"
    if tag == "Figure" and not str(element.get("/Alt", "")).strip():
        yield "figure without alternative text"
    if tag == "Figure" and not _is_upright(_attribute(element, "/BBox")):
        yield "figure with its box upside down"
    if tag == "TH" and _attribute(element, "/Scope") is None:
        yield "TH without Scope"
    if tag == "L" and _attribute(element, "/ListNumbering") is None:
        yield "list without ListNumbering"
    if tag == "LI" and parent != "L":
        yield "LI outside a list"
    if tag == "TR" and parent not in CELOUDERS:
        yield "TR outside a table"
    if tag in ("TD", "TH") and parent != "TR":
        yield "cell outside a row"
    if tag == "Link" and not any(_is_objr(kid) for kid in _kids(element)):
        yield "link without its annotation"
    if tag == "Table" and len(set(breedtes := _row_widths(element))) > 1:
        yield f"irregular table: {breedtes}"


def _is_upright(box: Any) -> bool:
    if box is None:
        return False
    x1, y1, x2, y2 = (float(value) for value in box)
    return 0 <= x1 < x2 <= 596 and 0 <= y1 < y2 <= 842


def _is_objr(kid: Any) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR


def _row_widths(table: Any) -> list[int]:
    """The number of columns per row, counting cells that hang down from rows above."""
    widths: list[int] = []
    hanging: list[tuple[int, int]] = []  # rows to go, columns
    for row in _rows(table):
        width = sum(columns for _, columns in hanging)
        hanging = [(rows - 1, columns) for rows, columns in hanging if rows > 1]
        for cell in _kids(row):
            columns = int(_attribute(cell, "/ColSpan") or 1)
            rows = int(_attribute(cell, "/RowSpan") or 1)
            width += columns
            hanging += [(rows - 1, columns)] if rows > 1 else []
        widths.append(width)
    return widths


def _rows(table: Any) -> Iterator[Any]:
    for kid in _kids(table):
        if isinstance(kid, Dictionary) and "/S" in kid:
            if _tag(kid) == "TR":
                yield kid
            elif _tag(kid) in CELOUDERS:
                yield from _rows(kid)


def _headers_of_cells(pdf: pikepdf.Pdf, elements: list[tuple[Any, str]]) -> Iterator[str]:
    names = pdf.Root.StructTreeRoot.get("/IDTree", {}).get("/Names", [])
    known = {bytes(name) for name in list(names)[::2]}
    for element, _ in elements:
        headers = _attribute(element, "/Headers") if _tag(element) == "TD" else None
        if headers is not None and any(bytes(header) not in known for header in headers):
            yield "cell names a header that is not in the IDTree"


def _pages(pdf: pikepdf.Pdf, elements: list[tuple[Any, str]]) -> Iterator[str]:
    told: dict[Any, set[int]] = {}
    annotations = set()
    for element, _ in elements:
        for kid in _kids(element):
            if isinstance(kid, int):
                told.setdefault(element.Pg.objgen, set()).add(kid)
            elif _is_objr(kid):
                annotations.add(kid.Obj.objgen)
    for number, page in enumerate(pdf.pages, start=1):
        faults = [
            *_marked_content(page, told.get(page.objgen, set())),
            *_annotations(page, annotations),
        ]
        yield from (f"page {number}: {fault}" for fault in faults)


def _marked_content(page: pikepdf.Page, told: set[int]) -> Iterator[str]:
    marked: set[int] = set()
    depth = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                depth += 1
                properties = operands[1] if len(operands) > 1 else {}
                if "/MCID" in properties:
                    marked.add(int(properties.MCID))
            case "EMC":
                depth -= 1
            case naam if naam in TEKENT and not depth:
                yield f"{naam} outside marked content"
    if marked - told:
        yield f"{len(marked - told)} marked but not in the tree"
    if told - marked:
        yield f"{len(told - marked)} in the tree but not on the page"


def _annotations(page: pikepdf.Page, in_tree: set[Any]) -> Iterator[str]:
    annotations = list(page.get("/Annots", []))
    if annotations and page.obj.get("/Tabs") != Name.S:
        yield "tab order does not follow the structure"
    for annotation in annotations:
        if annotation.objgen not in in_tree:
            yield "annotation not in the tree"
        contents = str(annotation.get("/Contents", "")).strip()
        targets = (annotation.get("/A", {}).get("/URI", ""), annotation.get("/Dest", ""))
        if not contents or contents in map(str, targets):
            yield "annotation without a description"
        if not int(annotation.get("/F", 0)) & 4:
            yield "annotation is not printed"
