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
from intake.dossier.memo import Memo
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
    ]


def test_every_chosen_text_is_numbered_and_ready_to_paste(inhuur, kader):
    groepen = Adviesbeeld(maak_zaak(INHUUR, kader, "")).groepen
    beelden = [beeld for groep in groepen for beeld in groep.clausules]
    koppen = met_stijl(inhuur, "Heading 2")
    assert koppen == [f"{b.nummer}. {b.clausule.titel}" for b in beelden]
    assert [b.nummer for b in beelden] == list(range(1, len(beelden) + 1))
    alineas = {alinea.text for alinea in inhuur.paragraphs}
    assert {b.tekst for b in beelden} <= alineas


def test_the_literal_text_stays_literal(inhuur, kader):
    assert kader.clausule["CHA-01"].tekst in met_stijl(inhuur, "Normal")


def test_it_is_dutch_and_has_a_title(inhuur):
    taal = inhuur.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert taal.get(qn("w:val")) == "nl-NL"
    gegevens = inhuur.core_properties
    assert (gegevens.title, gegevens.language) == ("Teksten voor Inhuur & inzet", "nl-NL")


def test_every_table_has_a_header_row(inhuur):
    assert inhuur.tables
    for tabel in inhuur.tables:
        assert tabel.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


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
