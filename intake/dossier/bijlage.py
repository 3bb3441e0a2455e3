"""The Word annex: the advised clause texts by place in the documents, ready to paste."""

import io
import re
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Documenttype
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

from intake.dossier.memo import Memo
from intake.dossier.weergave.clausules import Clausulebeeld, Groep

TAAL = "nl-NL"
# A zip has no time before this; the same advice must give the same bytes.
BEGIN = (1980, 1, 1, 0, 0, 0)
MOMENT = datetime(1980, 1, 1, tzinfo=UTC)
GEEN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
INKT, GEDEMPT = RGBColor(0x0C, 0x1F, 0x38), RGBColor(0x4A, 0x57, 0x67)
KOPPEN = {"Title": 24, "Heading 1": 16, "Heading 2": 12}


def maak_bijlage(memo: Memo) -> bytes:
    document = Document()
    richt_in(document, memo)
    document.add_heading(leesbaar(f"Teksten voor {memo.zaak.naam}"), level=0)
    for alinea in inleiding(memo):
        document.add_paragraph(leesbaar(alinea))
    for groep in memo.beeld.groepen:
        voeg_groep_toe(document, groep)
    return met_vaste_datums(document)


def richt_in(document: Documenttype, memo: Memo) -> None:
    gegevens = document.core_properties
    gegevens.title = leesbaar(f"Teksten voor {memo.zaak.naam}")[:255]
    gegevens.author = "Gemeente Amsterdam"
    gegevens.subject = f"Bijlage bij advies {memo.kenmerk}"
    gegevens.language = TAAL
    gegevens.comments = ""
    gegevens.created = gegevens.modified = MOMENT
    for naam in ("Normal", *KOPPEN):
        zet_stijl(document.styles[naam], KOPPEN.get(naam, 11))
    spreek_nederlands(document)
    for sectie in document.sections:
        sectie.page_width, sectie.page_height = Cm(21), Cm(29.7)
        sectie.left_margin = sectie.right_margin = Cm(2.5)


def zet_stijl(stijl: ParagraphStyle, grootte: int) -> None:
    stijl.font.name = "Calibri"
    stijl.font.size = Pt(grootte)
    if stijl.name != "Normal":
        stijl.font.color.rgb = INKT
        # Without these the heading keeps the theme's own letter in Word.
        for kenmerk in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            stijl.element.rPr.rFonts.attrib.pop(qn(f"w:{kenmerk}"), None)


def spreek_nederlands(document: Documenttype) -> None:
    standaard = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    taal = standaard.find(qn("w:lang"))
    if taal is None:
        taal = OxmlElement("w:lang")
        standaard.append(taal)
    for soort in ("val", "eastAsia"):
        taal.set(qn(f"w:{soort}"), TAAL)


def inleiding(memo: Memo) -> tuple[str, ...]:
    return (
        f"{memo.kenmerk}, kaderversie {memo.zaak.kaderversie}. "
        "Voorlopig: Concern Inkoop en Strategie heeft dit advies nog niet vastgesteld.",
        "Neem over wat past bij uw opdracht. Tussen vierkante haken staat wat u zelf invult. "
        "Vet is een waarde die wij voorstellen: controleer die. Wat cursief onder een tekst "
        "staat, is uitleg voor u en hoort niet in de stukken.",
    )


def voeg_groep_toe(document: Documenttype, groep: Groep) -> None:
    document.add_heading(groep.titel, level=1)
    document.add_paragraph(f"{groep.plaats}.")
    for beeld in groep.clausules:
        voeg_clausule_toe(document, beeld)


def voeg_clausule_toe(document: Documenttype, beeld: Clausulebeeld) -> None:
    document.add_heading(f"{beeld.nummer}. {beeld.clausule.titel}", level=2)
    tekst = document.add_paragraph()
    for deel in beeld.delen:
        tekst.add_run(leesbaar(deel.tekst)).bold = True if deel.invulveld else None
    if beeld.clausule.bewijs:
        voeg_uitleg_toe(document, f"Bewijs: {beeld.clausule.bewijs}")
    if beeld.nb:
        voeg_uitleg_toe(document, f"NB: {beeld.nb}")
    if beeld.clausule.aanvullende_waarschuwing:
        voeg_uitleg_toe(document, beeld.clausule.aanvullende_waarschuwing)
    voeg_uitleg_toe(document, f"Code {beeld.clausule.code}. {beeld.herkomst[0]}.")
    if beeld.invulvelden:
        voeg_invultabel_toe(document, beeld)


def voeg_uitleg_toe(document: Documenttype, tekst: str) -> Paragraph:
    alinea = document.add_paragraph()
    letters = alinea.add_run(leesbaar(tekst))
    letters.italic = True
    letters.font.size = Pt(9.5)
    letters.font.color.rgb = GEDEMPT
    return alinea


def voeg_invultabel_toe(document: Documenttype, beeld: Clausulebeeld) -> None:
    tabel = document.add_table(rows=1, cols=2, style="Light List Accent 1")
    zet_rij(tabel, 0, "Wat u controleert of invult", "Ons voorstel")
    herhaal_op_elke_pagina(tabel)
    for veld in beeld.invulvelden:
        tabel.add_row()
        zet_rij(tabel, len(tabel.rows) - 1, veld.label, veld.standaard or "Vult u zelf in")
    document.add_paragraph()


def zet_rij(tabel: Table, nummer: int, *teksten: str) -> None:
    for cel, tekst in zip(tabel.rows[nummer].cells, teksten, strict=True):
        cel.text = leesbaar(tekst)


def herhaal_op_elke_pagina(tabel: Table) -> None:
    """A header row, also for a screen reader; python-docx has no word for it."""
    kop = OxmlElement("w:tblHeader")
    kop.set(qn("w:val"), "true")
    tabel.rows[0]._tr.get_or_add_trPr().append(kop)


def leesbaar(tekst: str) -> str:
    return GEEN_XML.sub("", tekst)


def met_vaste_datums(document: Documenttype) -> bytes:
    """The file with fixed dates inside: python-docx writes the time of saving into the zip."""
    geschreven, vast = io.BytesIO(), io.BytesIO()
    document.save(geschreven)
    with zipfile.ZipFile(geschreven) as bron, zipfile.ZipFile(vast, "w") as doel:
        for naam in bron.namelist():
            deel = zipfile.ZipInfo(naam, BEGIN)
            deel.compress_type = zipfile.ZIP_DEFLATED
            doel.writestr(deel, bron.read(naam))
    return vast.getvalue()
