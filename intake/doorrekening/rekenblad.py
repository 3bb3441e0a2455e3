"""What a run found as a spreadsheet: a row per difference. Nothing in it is ever a formula."""

from io import BytesIO

from django.utils.formats import date_format
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from intake.doorrekening.gevolg import SOORTEN
from intake.doorrekening.models import Doorrekening

SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KOLOMMEN = (
    ("Soort inkoop", 16),
    ("Kenmerk of naam", 32),
    ("Advies van nu volgens", 20),
    ("Wat verandert", 28),
    ("Onderwerp", 20),
    ("Nu", 60),
    ("Straks", 60),
)
# A cell holds no more, and a sheet no more rows.
MAX_TEKENS = 32_767
MAX_RIJEN = 1_048_576


def maak(run: Doorrekening) -> bytes:
    doel = BytesIO()
    with Workbook(doel, {"in_memory": True}) as boek:
        boek.set_properties({"title": "Doorrekening van het kader", "author": "Gemeente Amsterdam"})
        kop = boek.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        gewoon = boek.add_format({"text_wrap": True, "valign": "top"})
        telling(boek.add_worksheet("Aantallen"), run, kop, gewoon)
        verschillen(boek.add_worksheet("Verschillen"), run, kop, gewoon)
    return doel.getvalue()


def telling(blad: Worksheet, run: Doorrekening, kop: Format, gewoon: Format) -> None:
    blad.set_column(0, 0, 48)
    dag = date_format(run.peildatum, "j F Y")
    rijen = [
        (f"Concept tegenover versie {run.kaderversie} op {dag}", "Aantal"),
        ("Nagerekende inkopen", run.gedaan),
        ("Inkopen waarbij iets verandert", run.veranderd),
        *((naam, run.aantallen[s]) for s, naam in SOORTEN.items() if run.aantallen.get(s)),
    ]
    for nummer, (naam, aantal) in enumerate(rijen):
        stijl = gewoon if nummer else kop
        blad.write_string(nummer, 0, naam, stijl)
        if isinstance(aantal, int):
            blad.write_number(nummer, 1, aantal, stijl)
        else:
            blad.write_string(nummer, 1, aantal, stijl)


def verschillen(blad: Worksheet, run: Doorrekening, kop: Format, gewoon: Format) -> None:
    for kolom, (naam, breedte) in enumerate(KOLOMMEN):
        blad.set_column(kolom, kolom, breedte)
        blad.write_string(0, kolom, naam, kop)
    blad.freeze_panes(1, 2)
    rij = 0
    regels = run.regels.select_related("kaderversie").defer("kaderversie__inhoud")
    for regel in regels.iterator(500):
        for een in regel.veranderingen:
            rij += 1
            if rij == MAX_RIJEN:
                return
            cellen = (
                regel.get_bron_display(),
                regel.kenmerk,
                f"versie {regel.kaderversie}" if regel.kaderversie else "",
                SOORTEN[een["soort"]],
                een["onderwerp"],
                een["was"],
                een["wordt"],
            )
            for kolom, tekst in enumerate(cellen):
                blad.write_string(rij, kolom, tekst[:MAX_TEKENS], gewoon)
    if rij:
        blad.autofilter(0, 0, rij, len(KOLOMMEN) - 1)
