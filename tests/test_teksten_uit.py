"""The same texts as plain text and as spreadsheet; and Word's file opened by another program."""

import io
import shutil
import subprocess
from dataclasses import replace

import openpyxl
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.advies.keuzes import ClausuleSoort
from intake.dossier.besluiten import Besluiten, EigenClausule, Keuze
from intake.dossier.bijlage import maak_bijlage
from intake.dossier.memo import Memo
from intake.dossier.rekenblad import KOLOMMEN, maak_rekenblad
from intake.dossier.tekstbestand import maak_tekstbestand
from intake.dossier.weergave.beeld import Adviesbeeld
from intake.dossier.weergave.zaak import maak_zaak
from tests.test_bijlage import INHUUR

GEVAARLIJK = ("=1+1", "==1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=cmd|' /C calc'!A0")


def maak_memo(kader, naam="Inhuur", besluiten=None):
    zaak = maak_zaak(replace(INHUUR, naam=naam), kader, "proef.1")
    zaak = replace(zaak, besluiten=besluiten or Besluiten())
    return Memo(Adviesbeeld(zaak), "IK-2026-0001", None, "f" * 64, ())


def met_tekst(tekst):
    return Besluiten(eigen_clausules=(EigenClausule(tekst, tekst, ClausuleSoort.EIS, tekst),))


def blad(memo):
    return openpyxl.load_workbook(io.BytesIO(maak_rekenblad(memo)))["Teksten"]


def test_each_text_is_a_row(kader):
    memo = maak_memo(kader)
    beelden = [b for groep in memo.beeld.groepen for b in groep.clausules]
    rijen = list(blad(memo).iter_rows(min_row=4, values_only=True))
    assert rijen[0] == tuple(naam for naam, _ in KOLOMMEN)
    assert [(rij[0], rij[2], rij[4]) for rij in rijen[1:]] == [
        (b.nummer, b.clausule.code, b.tekst) for b in beelden
    ]


@pytest.mark.parametrize("tekst", GEVAARLIJK)
def test_no_cell_is_a_formula(kader, tekst):
    cellen = [
        cel for rij in blad(maak_memo(kader, tekst, met_tekst(tekst))).iter_rows() for cel in rij
    ]
    assert {cel.data_type for cel in cellen if cel.value is not None} <= {"s", "n"}
    assert [
        cel.value
        for cel in cellen
        if cel.data_type == "n" and not isinstance(cel.value, int | None)
    ] == []
    assert any(str(cel.value).strip().endswith(tekst.strip()) for cel in cellen)


@given(st.text())
def test_any_text_gives_a_sheet_that_opens(kader, tekst):
    blad(maak_memo(kader, tekst, met_tekst(tekst)))


def test_a_text_longer_than_a_cell_is_cut(kader):
    lang = blad(maak_memo(kader, besluiten=met_tekst("x" * 40_000)))
    assert max(len(str(cel.value or "")) for rij in lang.iter_rows() for cel in rij) == 32_767


def test_the_sheet_is_the_same_each_time(kader):
    assert maak_rekenblad(maak_memo(kader)) == maak_rekenblad(maak_memo(kader))


def test_plain_text_holds_every_text_in_reading_order(kader):
    memo = maak_memo(kader)
    inhoud = maak_tekstbestand(memo).decode("utf-8-sig").replace("\r\n", "\n")
    plekken = [
        inhoud.index(f"{b.nummer}. {b.clausule.titel}\n\n{b.tekst}")
        for g in memo.beeld.groepen
        for b in g.clausules
    ]
    assert plekken == sorted(plekken)
    assert "EISEN\nVoor het programma van eisen." in inhoud


def test_plain_text_opens_well_in_windows(kader):
    inhoud = maak_tekstbestand(maak_memo(kader, "Café €"))
    assert inhoud.startswith(b"\xef\xbb\xbf")
    assert inhoud.count(b"\n") == inhoud.count(b"\r\n")


def test_what_was_left_out_and_added_shows_in_each_form(kader):
    weg = maak_memo(kader).zaak.advies.clausules.voorselectie[0].code
    besluiten = replace(
        met_tekst("Zelf geschreven."), clausules={weg: Keuze(False, "Past niet.", "inkoper")}
    )
    memo = maak_memo(kader, besluiten=besluiten)
    codes = [rij[2] for rij in blad(memo).iter_rows(min_row=5, values_only=True)]
    assert weg not in codes and "Geen" in codes
    tekst = maak_tekstbestand(memo).decode("utf-8-sig")
    assert f"Code: {weg}." not in tekst and "Zelf geschreven." in tekst


def test_an_advice_without_texts_says_so(kader):
    leeg = {
        c.code: Keuze(False, "Past niet.", "inkoper")
        for c in maak_memo(kader).zaak.advies.clausules.voorselectie
    }
    memo = maak_memo(kader, besluiten=Besluiten(clausules=leeg))
    assert "geen teksten" in maak_tekstbestand(memo).decode("utf-8-sig")
    assert blad(memo).max_row == 4
    maak_bijlage(memo)


@pytest.fixture(scope="module")
def geopend(kader, tmp_path_factory):
    """The Word file as LibreOffice turns it into a PDF and plain text, and what it complained of."""
    map = tmp_path_factory.mktemp("libreoffice")
    (map / "teksten.docx").write_bytes(maak_bijlage(maak_memo(kader)))
    meldingen = [zet_om(map, vorm) for vorm in ("pdf", "txt:Text (encoded):UTF8")]
    return map, "".join(meldingen)


def zet_om(map, vorm):
    opdracht = [
        shutil.which("soffice") or "soffice",
        f"-env:UserInstallation=file://{map}/profiel",
        *("--headless", "--convert-to", vorm, "--outdir", str(map), str(map / "teksten.docx")),
    ]
    uitslag = subprocess.run(opdracht, capture_output=True, text=True, timeout=120, check=True)
    return "".join(r for r in uitslag.stderr.splitlines() if "javaldx" not in r)


def test_libreoffice_opens_the_word_file_without_a_warning(geopend):
    map, meldingen = geopend
    assert meldingen == ""
    with pikepdf.open(map / "teksten.pdf") as pdf:
        assert len(pdf.pages) > 3
        assert pdf.Root.Lang == "nl-NL"


def test_another_program_sees_the_numbers_of_the_memo(geopend, kader):
    tekst = (geopend[0] / "teksten.txt").read_text("utf-8-sig")
    regels = [regel.strip() for regel in tekst.splitlines()]
    groepen = maak_memo(kader).beeld.groepen
    koppen = [f"{b.nummer}. {b.clausule.titel}" for groep in groepen for b in groep.clausules]
    assert [kop for kop in koppen if kop not in regels] == []
    assert [r for r in regels if r[:2] in {"A.", "B.", "C."}] == [
        f"{letter}. {groep.titel}" for letter, groep in zip("ABC", groepen, strict=False)
    ]
