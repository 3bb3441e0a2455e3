"""What Word knows and python-docx has no word for: fields, numbers, and facts about tables."""

from xml.sax.saxutils import quoteattr

from docx.document import Document as Documenttype
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.text.parfmt import CT_PPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table
from docx.text.paragraph import Paragraph


def maak(tag: str, inhoud: str = "", **kenmerken: str) -> BaseOxmlElement:
    """An element of Word; `inhoud` is XML of ours and `kenmerken` may hold any text."""
    paren = "".join(f" w:{naam}={quoteattr(waarde)}" for naam, waarde in kenmerken.items())
    return parse_xml(f"<w:{tag} {nsdecls('w')}{paren}>{inhoud}</w:{tag}>")


def voeg_veld_toe(alinea: Paragraph, veld: str) -> None:
    """A number that Word keeps up to date: `PAGE` or `NUMPAGES`."""
    alinea._p.append(maak("fldSimple", "<w:r><w:t>1</w:t></w:r>", instr=veld))


def beschrijf(tabel: Table, onderschrift: str, beschrijving: str) -> None:
    """The name and alternative text that a screen reader says before the table."""
    eigenschappen = tabel._tbl.tblPr
    eigenschappen.append(maak("tblCaption", val=onderschrift))
    eigenschappen.append(maak("tblDescription", val=beschrijving))


def houd_rijen_heel(tabel: Table) -> None:
    """No row over two pages; the first row is the header, and comes again on each page."""
    for nummer, rij in enumerate(tabel.rows):
        eigenschappen = rij._tr.get_or_add_trPr()
        eigenschappen.append(maak("cantSplit"))
        if nummer == 0:
            eigenschappen.append(maak("tblHeader"))


def zet_nummering(eigenschappen: CT_PPr, lijst: int) -> None:
    """List 0 is none."""
    nummering = eigenschappen.get_or_add_numPr()
    nummering.get_or_add_ilvl().val = 0
    nummering.get_or_add_numId().val = lijst


class Koplijst:
    """The numbers of the headings, which Word counts by itself.

    Where ours skip one, because a text was left out, the list goes on from the number we give.
    """

    def __init__(self, document: Documenttype, soort: int) -> None:
        self.lijst, self.soort = document.part.numbering_part.element, soort
        self.vorige, self.eigen = 0, 0

    def nummer(self, kop: Paragraph, nummer: int) -> None:
        if nummer != self.vorige + 1:
            self.eigen = self.begin_bij(nummer)
        self.vorige = nummer
        if self.eigen:
            zet_nummering(kop._p.get_or_add_pPr(), self.eigen)

    def begin_bij(self, nummer: int) -> int:
        num = self.lijst.add_num(self.soort)
        num.add_lvlOverride(ilvl=0).add_startOverride(nummer)
        return num.numId
