"""The texts of an advice as a spreadsheet: one row per text, to sort, filter and count.

Every cell is written as a string, so that a text that starts with `=`, `+`, `-` or `@` stays a
text. Excel and LibreOffice read a typed string as such; a sign in front would end up in the tender.
"""

import io

import xlsxwriter

from intake.dossier import teksten
from intake.dossier.memo import Memo
from intake.dossier.weergave.clausules import Clausulebeeld, Groep
from intake.dossier.zipbestand import MOMENT, met_vaste_datums

# Heading and width in characters.
KOLOMMEN = (
    ("Nr.", 5),
    ("Plaats", 22),
    ("Code", 10),
    ("Titel", 32),
    ("Tekst", 80),
    ("Bewijs", 40),
    ("Nagaan of invullen", 40),
    ("Afspraken", 40),
    ("Herkomst", 22),
    ("Niveau", 14),
)
EXCEL_MAXIMUM = 32_767  # characters in one cell
BOVEN = 3  # lines above the headings


def maak_rekenblad(memo: Memo) -> bytes:
    bestand = io.BytesIO()
    with xlsxwriter.Workbook(bestand, {"in_memory": True}) as werkboek:
        werkboek.set_properties(
            {
                "title": teksten.titel(memo)[: teksten.MAX_TITEL],
                "author": teksten.AUTEUR,
                "created": MOMENT.replace(tzinfo=None),
            }
        )
        vul(werkboek, memo)
    return met_vaste_datums(bestand.getvalue())


def vul(werkboek: xlsxwriter.Workbook, memo: Memo) -> None:
    blad = werkboek.add_worksheet("Teksten")
    vet = werkboek.add_format({"bold": True, "valign": "top", "bottom": 2, "text_wrap": True})
    gewoon = werkboek.add_format({"valign": "top", "text_wrap": True})
    groot = werkboek.add_format({"bold": True, "font_size": 14})
    blad.write_string(0, 0, cel(teksten.titel(memo)), groot)
    blad.write_string(1, 0, cel(f"{teksten.herkenning(memo)}. {teksten.status(memo)}"))
    for kolom, (naam, breedte) in enumerate(KOLOMMEN):
        blad.set_column(kolom, kolom, breedte)
        blad.write_string(BOVEN, kolom, naam, vet)
    beelden = [(groep, beeld) for groep in memo.beeld.groepen for beeld in groep.clausules]
    for rij, (groep, beeld) in enumerate(beelden, start=BOVEN + 1):
        blad.write_number(rij, 0, beeld.nummer, gewoon)
        for kolom, waarde in enumerate(cellen(groep, beeld), start=1):
            blad.write_string(rij, kolom, cel(waarde), gewoon)
    blad.freeze_panes(BOVEN + 1, 0)
    blad.autofilter(BOVEN, 0, BOVEN + max(len(beelden), 1), len(KOLOMMEN) - 1)
    blad.repeat_rows(BOVEN)
    blad.set_landscape()
    blad.fit_to_pages(1, 0)


def cellen(groep: Groep, beeld: Clausulebeeld) -> tuple[str, ...]:
    return (
        groep.titel,
        teksten.code_van(beeld),
        beeld.clausule.titel,
        beeld.tekst,
        beeld.clausule.bewijs,
        "\n".join(f"{v.label}: {teksten.voorstel_voor(v)}" for v in beeld.na_te_gaan),
        "\n".join(teksten.afspraak(regel) for regel in beeld.nakoming),
        beeld.herkomst[0],
        teksten.niveau_van(beeld),
    )


def cel(waarde: str) -> str:
    return teksten.leesbaar(waarde)[:EXCEL_MAXIMUM]
