"""The template of the Word file: page, styles, numbers and language, built here and not drawn."""

import io
from functools import cache

from docx import Document
from docx.document import Document as Documenttype
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from intake.dossier.bijlage.woordxml import maak, zet_nummering
from intake.dossier.teksten import TAAL

LETTER = "Calibri"
INKT, GEDEMPT, LIJN = RGBColor(0x0C, 0x1F, 0x38), RGBColor(0x4A, 0x57, 0x67), "C9D2DC"
BREEDTE = Cm(16)
TABEL = "Tekstentabel"
# Of all that python-docx brings along, only what a reader should find in the list of styles.
BEHOUDEN = {
    *("Normal", "Title", "Heading 1", "Heading 2", "Header", "Footer"),
    *("Default Paragraph Font", "Normal Table", "No List"),
}
VREEMDE_DELEN = ("/stylesWithEffects", "/customXml", "/thumbnail")

# Per style: the one it is based on, size, space before and after, and colour.
STIJLEN = {
    "Normal": ("", 11, 0, 6, None),
    "Title": ("Normal", 26, 0, 4, INKT),
    "Heading 1": ("Normal", 18, 30, 2, INKT),
    "Heading 2": ("Normal", 13, 20, 4, INKT),
    "Header": ("Normal", 9, 0, 0, GEDEMPT),
    "Footer": ("Normal", 9, 0, 0, GEDEMPT),
    "Herkenning": ("Normal", 10, 0, 14, GEDEMPT),
    "Status": ("Normal", 11, 0, 10, INKT),
    "Plaats": ("Normal", 11, 0, 6, GEDEMPT),
    "Clausuletekst": ("Normal", 11, 0, 6, None),
    "Clausuleopsomming": ("Clausuletekst", 11, 0, 3, None),
    "Uitleg": ("Normal", 9.5, 0, 4, GEDEMPT),
    "Tabeltekst": ("Normal", 10, 0, 0, None),
    "Tabelkop": ("Tabeltekst", 10, 0, 0, INKT),
}
# Word wants the parts of a paragraph's properties in order; these come after a line.
NA_LIJN = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
VET = {"Title", "Heading 1", "Heading 2", "Tabelkop"}
BIJ_VOLGENDE = {"Title", "Heading 1", "Heading 2", "Plaats", "Tabelkop"}
BIJEEN = {"Clausuleopsomming", "Uitleg"}

# Letters for the places and numbers right through them, as in the memo: two lists of one level,
# for LibreOffice starts a second level anew at each first one, whatever the file asks. Word's own
# lists, not typed: pasted under the numbered headings of a tender document they take its numbers,
# where typed ones have to be taken out one by one. What stays the same everywhere is the code.
LIJSTEN = {1: ("upperLetter", "Heading1"), 2: ("decimal", "Heading2")}
LIJST_VAN_TEKSTEN = 2
LIJST = """
<w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{soort}"/><w:pStyle w:val="{stijl}"/>
<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:hanging="567"/></w:pPr>
</w:lvl>
"""
TABELSTIJL = f"""
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="{LIJN}"/>
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{LIJN}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LIJN}"/></w:tblBorders>
<w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
<w:bottom w:w="70" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INKT}"/></w:tcBorders>
<w:shd w:val="clear" w:color="auto" w:fill="EEF2F6"/></w:tcPr></w:tblStylePr>
"""


def nieuw_document() -> Documenttype:
    return Document(io.BytesIO(sjabloon()))


@cache
def sjabloon() -> bytes:
    document = Document()
    ruim_op(document)
    spreek_nederlands(document)
    for naam in STIJLEN:
        zet_stijl(document, naam)
    geef_vorm(document)
    zet_tabelstijl(document)
    zet_nummers(document)
    zet_bladzijde(document)
    geschreven = io.BytesIO()
    document.save(geschreven)
    return geschreven.getvalue()


def ruim_op(document: Documenttype) -> None:
    for stijl in list(document.styles):
        if stijl.name not in BEHOUDEN:
            stijl.delete()
    for verbanden in (document.part.rels, document.part.package.rels):
        for sleutel, verband in list(verbanden.items()):
            if verband.reltype.endswith(VREEMDE_DELEN):
                del verbanden[sleutel]


def spreek_nederlands(document: Documenttype) -> None:
    standaard = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for oud in standaard.findall(qn("w:lang")) + standaard.findall(qn("w:rFonts")):
        standaard.remove(oud)
    standaard.insert(0, maak("rFonts", ascii=LETTER, hAnsi=LETTER, eastAsia=LETTER, cs=LETTER))
    standaard.append(maak("lang", val=TAAL, eastAsia=TAAL, bidi=TAAL))
    instellingen = document.settings.element
    waarden = {"themeFontLang": TAAL, "decimalSymbol": ",", "listSeparator": ";"}
    for naam, waarde in waarden.items():
        instellingen.find(qn(f"w:{naam}")).set(qn("w:val"), waarde)
    # Below 15 Word opens a file in its "compatibility mode".
    instellingen.find(f".//{qn('w:compatSetting')}").set(qn("w:val"), "15")


def zet_stijl(document: Documenttype, naam: str) -> None:
    basis, grootte, boven, onder, kleur = STIJLEN[naam]
    stijl = eigen_stijl(document, naam)
    if basis:
        stijl.base_style = document.styles[basis]
    stijl.font.size, stijl.font.bold = Pt(grootte), True if naam in VET else None
    if kleur is not None:
        stijl.font.color.rgb = kleur
    vorm = stijl.paragraph_format
    vorm.space_before, vorm.space_after = Pt(boven), Pt(onder)
    vorm.line_spacing = 1.05 if naam in VET else 1.2
    vorm.keep_with_next = True if naam in BIJ_VOLGENDE else None
    vorm.keep_together = True if naam in VET or naam in BIJEEN else None
    vorm.widow_control = True


def eigen_stijl(document: Documenttype, naam: str) -> ParagraphStyle:
    """An empty style: what python-docx brings under this name is taken out of it."""
    if naam not in BEHOUDEN:
        stijl = document.styles.add_style(naam, WD_STYLE_TYPE.PARAGRAPH)
        stijl.quick_style = True
        return stijl
    stijl = document.styles[naam]
    for deel in ("w:pPr", "w:rPr", "w:link"):
        for oud in stijl.element.findall(qn(deel)):
            stijl.element.remove(oud)
    return stijl


def geef_vorm(document: Documenttype) -> None:
    """What only one style has: outline levels, indents, lines and tabs."""
    stijlen = document.styles
    for niveau in (0, 1):
        eigenschappen = stijlen[f"Heading {niveau + 1}"].element.get_or_add_pPr()
        eigenschappen.append(maak("outlineLvl", val=str(niveau)))
    opsomming = stijlen["Clausuleopsomming"].paragraph_format
    opsomming.left_indent, opsomming.first_line_indent = Cm(0.5), Cm(-0.5)
    for naam, dikte, kleur in (("Uitleg", "12", LIJN), ("Status", "24", str(INKT))):
        stijlen[naam].paragraph_format.left_indent = Cm(0.45)
        zet_lijn(stijlen[naam], "left", dikte, "9", kleur)
    zet_lijn(stijlen["Header"], "bottom", "4", "5", LIJN)
    zet_lijn(stijlen["Footer"], "top", "4", "5", LIJN)
    for naam in ("Header", "Footer"):
        stijlen[naam].paragraph_format.tab_stops.add_tab_stop(BREEDTE, WD_TAB_ALIGNMENT.RIGHT)


def zet_lijn(stijl: ParagraphStyle, kant: str, dikte: str, afstand: str, kleur: str) -> None:
    eigenschappen = stijl.element.get_or_add_pPr()
    lijn = f'<w:{kant} w:val="single" w:sz="{dikte}" w:space="{afstand}" w:color="{kleur}"/>'
    eigenschappen.insert_element_before(maak("pBdr", lijn), *NA_LIJN)


def zet_tabelstijl(document: Documenttype) -> None:
    stijl = document.styles.add_style(TABEL, WD_STYLE_TYPE.TABLE)
    stijl.base_style = document.styles["Normal Table"]
    for deel in maak("style", TABELSTIJL):
        stijl.element.append(deel)


def zet_nummers(document: Documenttype) -> None:
    lijst = document.part.numbering_part.element
    for oud in list(lijst):
        lijst.remove(oud)
    for nummer, (soort, stijl) in LIJSTEN.items():
        inhoud = LIJST.format(soort=soort, stijl=stijl)
        lijst.append(maak("abstractNum", inhoud, abstractNumId=str(nummer)))
    for nummer in LIJSTEN:
        lijst.append(maak("num", f'<w:abstractNumId w:val="{nummer}"/>', numId=str(nummer)))
        zet_nummering(document.styles[f"Heading {nummer}"].element.get_or_add_pPr(), nummer)


def zet_bladzijde(document: Documenttype) -> None:
    vlak = document.sections[0]
    vlak.page_width, vlak.page_height = Cm(21), Cm(29.7)
    vlak.left_margin = vlak.right_margin = Cm(2.5)
    vlak.top_margin, vlak.bottom_margin = Cm(2.8), Cm(2.5)
    vlak.header_distance = vlak.footer_distance = Cm(1.3)
