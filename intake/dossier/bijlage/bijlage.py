"""What stands in the Word file: the texts by place in the documents, and a table of their codes."""

import io
import re
from dataclasses import replace

from docx.document import Document as Documenttype
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Cm
from docx.table import Table

from intake.dossier import teksten
from intake.dossier.bijlage.sjabloon import LIJST_VAN_TEKSTEN, TABEL, nieuw_document
from intake.dossier.bijlage.woordxml import (
    Koplijst,
    beschrijf,
    houd_rijen_heel,
    voeg_veld_toe,
    zet_nummering,
)
from intake.dossier.memo import Memo
from intake.dossier.teksten import leesbaar
from intake.dossier.weergave.clausules import Clausulebeeld, Groep
from intake.dossier.zipbestand import MOMENT, met_vaste_datums
from intake.kader.clausuletekst import Tekstdeel

OPSOMMING = re.compile(r"([a-z]|\d{1,2})[.)] ")
KOLOMMEN_INVULLEN = ("Wat u controleert of invult", "Ons voorstel")
BREEDTES_INVULLEN = (Cm(10.5), Cm(5.5))
BREEDTES_OVERZICHT = (Cm(1.0), Cm(1.7), Cm(4.6), Cm(4.0), Cm(2.8), Cm(1.9))


def maak_bijlage(memo: Memo) -> bytes:
    document = nieuw_document()
    zet_gegevens(document, memo)
    voeg_begin_toe(document, memo)
    groepen = memo.beeld.groepen
    koplijst = Koplijst(document, LIJST_VAN_TEKSTEN)
    for groep in groepen:
        voeg_groep_toe(document, groep, koplijst)
    if groepen:
        voeg_overzicht_toe(document, groepen)
    else:
        document.add_paragraph(teksten.GEEN_TEKSTEN)
    geschreven = io.BytesIO()
    document.save(geschreven)
    return met_vaste_datums(geschreven.getvalue())


def zet_gegevens(document: Documenttype, memo: Memo) -> None:
    gegevens = document.core_properties
    gegevens.title = teksten.titel(memo)[: teksten.MAX_TITEL]
    gegevens.author = gegevens.last_modified_by = teksten.AUTEUR
    gegevens.subject = f"Bijlage bij advies {memo.nummer}"
    gegevens.content_status = teksten.status(memo).woord
    gegevens.language = teksten.TAAL
    gegevens.keywords = gegevens.comments = ""
    gegevens.created = gegevens.modified = MOMENT
    vlak = document.sections[0]
    kop, voet = vlak.header.paragraphs[0], vlak.footer.paragraphs[0]
    kop.add_run(leesbaar(f"Teksten bij advies {memo.nummer}\t{teksten.status(memo).woord}"))
    voet.add_run(f"{teksten.AFDELING}\tPagina ")
    voeg_veld_toe(voet, "PAGE")
    voet.add_run(" van ")
    voeg_veld_toe(voet, "NUMPAGES")


def voeg_begin_toe(document: Documenttype, memo: Memo) -> None:
    document.add_paragraph(teksten.titel(memo), "Title")
    document.add_paragraph(leesbaar(teksten.herkenning(memo)), "Herkenning")
    stand = teksten.status(memo)
    alinea = document.add_paragraph(style="Status")
    alinea.add_run(f"{stand.woord}. ").bold = True
    alinea.add_run(stand.uitleg)
    wijzer = document.add_paragraph("Neem over wat past bij uw opdracht. Geel is wat u nagaat: ")
    markeer(wijzer, "[tussen haken]")
    wijzer.add_run(" vult u zelf in, en ")
    markeer(wijzer, "vet", vet=True)
    wijzer.add_run(
        " is een waarde die wij voorstellen. De kleine regels onder een tekst zijn uitleg voor u. "
        "Die neemt u niet over."
    )


def markeer(alinea, tekst: str, *, vet: bool = False) -> None:
    """Yellow, and also bold or in brackets: colour alone says nothing to whoever cannot see it."""
    letters = alinea.add_run(leesbaar(tekst))
    letters.bold = True if vet else None
    letters.font.highlight_color = WD_COLOR_INDEX.YELLOW


def voeg_groep_toe(document: Documenttype, groep: Groep, koplijst: Koplijst) -> None:
    document.add_heading(leesbaar(groep.titel), level=1)
    document.add_paragraph(leesbaar(f"{groep.plaats}."), "Plaats")
    for beeld in groep.clausules:
        kop = document.add_heading(leesbaar(beeld.clausule.titel), level=2)
        koplijst.nummer(kop, beeld.nummer)
        voeg_tekst_toe(document, beeld)
        voeg_uitleg_toe(document, beeld)
        if beeld.na_te_gaan:
            voeg_invultabel_toe(document, beeld)


def voeg_tekst_toe(document: Documenttype, beeld: Clausulebeeld) -> None:
    """A paragraph per line; the letters of an enumeration stay typed, for texts refer to them."""
    for regel in regels(beeld.delen):
        is_punt = OPSOMMING.match(regel[0].tekst) if regel else None
        alinea = document.add_paragraph(style="Clausuleopsomming" if is_punt else "Clausuletekst")
        for deel in regel:
            if deel.invulveld and not deel.ingevuld:
                markeer(alinea, deel.tekst, vet=bool(deel.invulveld.standaard))
            else:
                alinea.add_run(leesbaar(deel.tekst))


def regels(delen: tuple[Tekstdeel, ...]) -> list[list[Tekstdeel]]:
    gevonden: list[list[Tekstdeel]] = [[]]
    for deel in delen:
        eerste, *verder = deel.tekst.split("\n")
        gevonden[-1].append(replace(deel, tekst=eerste))
        gevonden += [[replace(deel, tekst=tekst)] for tekst in verder]
    return [regel for regel in gevonden if any(deel.tekst.strip() for deel in regel)]


def voeg_uitleg_toe(document: Documenttype, beeld: Clausulebeeld) -> None:
    for woord, tekst in teksten.uitleg_bij(beeld):
        alinea = document.add_paragraph(style="Uitleg")
        alinea.add_run(f"{woord}: ").bold = True
        alinea.add_run(leesbaar(tekst))


def voeg_invultabel_toe(document: Documenttype, beeld: Clausulebeeld) -> None:
    rijen = [
        (" ".join(filter(None, (f"{veld.label}.", veld.hint))).rstrip("."), voorstel)
        for veld in beeld.na_te_gaan
        for voorstel in [teksten.voorstel_voor(veld)]
    ]
    tabel = voeg_tabel_toe(document, KOLOMMEN_INVULLEN, rijen, BREEDTES_INVULLEN)
    naam = f"Controleren of invullen bij tekst {beeld.nummer}"
    beschrijf(
        tabel, naam, "Per plek in de tekst: wat er moet komen, en de waarde die wij voorstellen."
    )


def voeg_overzicht_toe(document: Documenttype, groepen: tuple[Groep, ...]) -> None:
    kop = document.add_heading(teksten.OVERZICHT, level=1)
    kop.paragraph_format.page_break_before = True
    zet_nummering(kop._p.get_or_add_pPr(), 0)
    tabel = voeg_tabel_toe(
        document, teksten.KOLOMMEN_OVERZICHT, teksten.overzicht(groepen), BREEDTES_OVERZICHT
    )
    beschrijf(
        tabel, teksten.OVERZICHT, "Per tekst: nummer, code, titel, plaats, herkomst en niveau."
    )
    document.add_paragraph(teksten.OVER_NIVEAU, "Plaats")


def voeg_tabel_toe(
    document: Documenttype,
    kop: tuple[str, ...],
    rijen: list[tuple[str, ...]],
    breedtes: tuple[Cm, ...],
) -> Table:
    tabel = document.add_table(rows=1 + len(rijen), cols=len(kop), style=TABEL)
    tabel.autofit = False
    for kolom, breedte in zip(tabel.columns, breedtes, strict=True):
        kolom.width = breedte
    for nummer, teksten_van_rij in enumerate((kop, *rijen)):
        stijl = "Tabeltekst" if nummer else "Tabelkop"
        cellen = zip(tabel.rows[nummer].cells, teksten_van_rij, breedtes, strict=True)
        for cel, tekst, breedte in cellen:
            cel.width = breedte
            cel.paragraphs[0].style = stijl
            cel.paragraphs[0].add_run(leesbaar(tekst))
    houd_rijen_heel(tabel)
    return tabel
