"""The Word annex: texts per place in the documents, accessible, and the same bytes each time."""

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from intake.advies.keuzes import Feit
from intake.dossier.bijlage import maak_bijlage
from intake.dossier.memo import Memo, Memostatus
from intake.dossier.weergave.beeld import Adviesbeeld
from intake.dossier.weergave.zaak import maak_zaak
from tests.feiten import BOVEN, met
from tests.test_eigenschappen import inkopen

INHUUR = met(
    BOVEN,
    Feit.PERSONELE_INZET,
    Feit.LEVERT_KANDIDATEN,
    Feit.OP_LOCATIE,
    productgroep="uitzendkrachten",
    naam="Inhuur & inzet",
)


def bijlage(feiten, kader):
    beeld = Adviesbeeld(maak_zaak(feiten, kader, "proef.1"))
    return maak_bijlage(Memo(beeld, "IK-2026-0001", None, "f" * 64, ()))


@pytest.fixture(scope="module")
def inhuur(kader):
    return Document(io.BytesIO(bijlage(INHUUR, kader)))


def met_stijl(document, naam):
    return [alinea.text for alinea in document.paragraphs if alinea.style.name == naam]


def test_the_places_stand_in_reading_order(inhuur):
    assert met_stijl(inhuur, "Title") == ["Teksten voor Inhuur & inzet"]
    assert met_stijl(inhuur, "Heading 1") == [
        "Eisen",
        "Gunningscriteria",
        "Uitvoeringsvoorwaarden",
        "Indicatoren",
        "Contractbepalingen",
        "Overzicht van de teksten",
    ]


def test_every_chosen_text_is_numbered_and_ready_to_paste(inhuur, kader):
    groepen = Adviesbeeld(maak_zaak(INHUUR, kader, "")).groepen
    beelden = [beeld for groep in groepen for beeld in groep.clausules]
    koppen = met_stijl(inhuur, "Heading 2")
    assert koppen == [b.clausule.titel for b in beelden]
    assert [b.nummer for b in beelden] == list(range(1, len(beelden) + 1))
    hele_tekst = "\n".join(alinea.text for alinea in inhuur.paragraphs)
    assert [b.clausule.code for b in beelden if b.tekst not in hele_tekst] == []


def test_the_literal_text_stays_literal(inhuur, kader):
    assert kader.clausule["CHA-01"].tekst in met_stijl(inhuur, "Clausuletekst")


def test_it_is_dutch_and_has_a_title(inhuur):
    taal = inhuur.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert taal.get(qn("w:val")) == "nl-NL"
    gegevens = inhuur.core_properties
    assert (gegevens.title, gegevens.language) == ("Teksten voor Inhuur & inzet", "nl-NL")


def test_every_table_has_a_header_row(inhuur):
    assert inhuur.tables
    for tabel in inhuur.tables:
        assert tabel.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_what_is_to_be_filled_in_is_marked_by_more_than_colour(inhuur):
    gemarkeerd = [
        letters
        for alinea in inhuur.paragraphs
        for letters in alinea.runs
        if letters.font.highlight_color
    ]
    assert gemarkeerd
    assert [r.text for r in gemarkeerd if not (r.bold or r.text.startswith("["))] == []


def test_the_last_table_names_every_code(inhuur, kader):
    groepen = Adviesbeeld(maak_zaak(INHUUR, kader, "")).groepen
    codes = [beeld.clausule.code for groep in groepen for beeld in groep.clausules]
    kolom = [rij.cells[1].text for rij in inhuur.tables[-1].rows]
    assert kolom == ["Code", *codes]


@pytest.mark.parametrize("definitief", [True, False])
def test_the_file_says_how_final_it_is(kader, definitief):
    status = Memostatus(definitief, "IK-2026-0001-A1" if definitief else "")
    beeld = Adviesbeeld(maak_zaak(INHUUR, kader, "proef.1"))
    memo = Memo(beeld, "IK-2026-0001", None, "f" * 64, (), status)
    document = Document(io.BytesIO(maak_bijlage(memo)))
    kop = document.sections[0].header.paragraphs[0].text
    assert kop == f"Teksten bij advies {memo.nummer}\t{status.woord}"
    assert status.uitleg in met_stijl(document, "Status")[0]


def test_the_bytes_do_not_depend_on_the_moment(kader):
    bestand = bijlage(INHUUR, kader)
    assert bestand == bijlage(INHUUR, kader)
    with zipfile.ZipFile(io.BytesIO(bestand)) as zip:
        assert {deel.date_time for deel in zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("naam", ["\x00\x0b\ud800 <w:p>", "a" * 1000, "😀 ]]>"])
def test_any_name_gives_a_file_that_opens(kader, naam):
    document = Document(io.BytesIO(bijlage(replace(INHUUR, naam=naam), kader)))
    assert "\x00" not in document.core_properties.title


@given(inkopen, st.text())
def test_every_purchase_gives_a_file_that_opens(kader, feiten, naam):
    Document(io.BytesIO(bijlage(replace(feiten, naam=naam), kader)))
