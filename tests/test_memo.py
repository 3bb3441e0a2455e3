"""The memo: the whole advice as one document, on screen, as PDF and without a dossier."""

import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from intake.advies.feiten import Deel, Feiten, Post, Ramingsfeiten, Verlengingen
from intake.advies.keuzes import Feit, Soort, Wijze
from intake.dossier import documenten
from intake.dossier.documenten import DOCUMENTEN
from intake.dossier.feitentabel import controlegetal
from intake.dossier.memo import Memo, memo_html, memo_van_dossier, memo_van_feiten
from intake.dossier.models import Dossier
from intake.dossier.pdf import PdfFout
from intake.dossier.weergave.beeld import Adviesbeeld
from intake.dossier.weergave.zaak import Afwijking, maak_zaak
from tests.dossiers import VANDAAG
from tests.feiten import BOVEN, met
from tests.pdf_controle import bevindingen
from tests.test_eigenschappen import inkopen
from tests.voorbeelden import VOORBEELDEN, lees_voorbeeld

CHARTER = met(
    BOVEN,
    Feit.PERSONELE_INZET,
    Feit.PUBLIEKSCONTACT,
    naam="Balie & <b>post</b>",
    ingangsdatum=date(2027, 8, 1),
)


def los(feiten, kader, *afwijkingen):
    """The memo of a purchase without its answers, which need the questionnaire."""
    zaak = maak_zaak(feiten, kader, "proef.1", afwijkingen)
    return memo_html(Memo(Adviesbeeld(zaak), "IK-2026-0001", date(2026, 11, 22), "f" * 64, ()))


def hoofdstuk(html, anker):
    return html.split(f'<section id="{anker}">')[1].split("</section>")[0]


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_the_memo_of_an_example_holds_every_conclusion(kader, pad):
    feiten, verwacht = lees_voorbeeld(pad, kader)
    html = los(feiten, kader)
    advies = maak_zaak(feiten, kader, "").advies
    assert all(f">{b.regel}</th>" in hoofdstuk(html, "waarom") for b in advies.bevindingen)
    codes = re.findall(r'<article class="clausule" id="([A-Z]{3}-\d\d)"', html)
    assert set(codes) == {code for rij in verwacht["voorselectie"].values() for code in rij}
    assert ("Een voorwaarde in het contract is niet genoeg." in html) == ("M8" in verwacht["memo"])


@given(inkopen, st.text())
def test_no_purchase_breaks_the_memo_and_typed_text_is_only_text(kader, feiten, naam):
    weg = Afwijking("representatie", "Representatie", f"<img {naam}>")
    html = los(replace(feiten, naam=f"<script>{naam}"), kader, weg)
    assert "<script>" not in html and "<img" not in html and " style=" not in html


def test_the_contents_list_names_every_chapter(kader):
    html = los(CHARTER, kader)
    doelen = re.findall(r'<li data-doel="#([^"]+)"><a href="#\1">', html)
    assert len(doelen) >= 12
    assert all(f'id="{doel}"' in html for doel in doelen)


def test_a_removed_objective_is_told_with_its_reason(kader):
    weg = Afwijking("sociale_veiligheid", "Sociale veiligheid", "Is al geregeld.")
    assert "Is al geregeld." in hoofdstuk(los(CHARTER, kader, weg), "doelstellingen")


def test_equal_facts_have_equal_sums():
    assert controlegetal(BOVEN) == controlegetal(replace(BOVEN, waarde=Decimal("300000.00")))
    assert controlegetal(BOVEN) == controlegetal(
        replace(BOVEN, feiten=dict(reversed(BOVEN.feiten.items())))
    )
    assert controlegetal(BOVEN) != controlegetal(replace(BOVEN, waarde=Decimal("300000.01")))


@pytest.mark.parametrize(
    ("feiten", "antwoorden"),
    [
        ({"waarde": Decimal(9)}, {"Wat is de totale prijs?": "€\xa09"}),
        ({"looptijd_maanden": 0}, {"Hoe lang loopt het contract?": "Het is één levering of één klus"}),
        (
            {"raming": Ramingsfeiten(Wijze.PER_MAAND, Decimal(5), Decimal(21), 24, verlengingen=Verlengingen(2, 12))},
            {"Wat betaalt u per maand?": "€\xa05", "Hoeveel maanden duurt het contract?": "24 maanden"},
        ),
        (
            {"raming": Ramingsfeiten(Wijze.TOTAAL, percelen=(Post("Noord", Decimal(1)), Post("Zuid", Decimal(2))))},
            {"Welke percelen zijn er, en wat kosten ze?": "Noord: €\xa01 Zuid: €\xa02"},
        ),
        (
            {"soort": Soort.GEMENGD, "delen": (Deel(Soort.WERK, Decimal(1)), Deel(Soort.DIENST, Decimal(2)))},
            {"Uit welke delen bestaat de opdracht?": "Werk: €\xa01 Dienst: €\xa02"},
        ),
    ],
    ids=["waarde", "eenmalig", "per maand", "percelen", "delen"],
)  # fmt: skip
def test_facts_are_shown_in_the_words_of_the_questions(geldend, feiten, antwoorden):
    memo = memo_van_feiten(Feiten(VANDAAG, **feiten), geldend)
    getoond = {regel.vraag: " ".join(regel.antwoord) for regel in memo.antwoorden}
    assert antwoorden.items() <= getoond.items()


# Documents


def test_every_kind_of_document_is_made_twice_the_same(geldend):
    for soort, maak in DOCUMENTEN.items():
        assert maak(CHARTER, geldend) == maak(CHARTER, geldend), soort


def test_the_pdf_is_accessible_and_archivable(geldend):
    assert bevindingen(DOCUMENTEN["pdf"](CHARTER, geldend)) == []


def test_the_pdf_of_an_unknown_purchase_with_odd_text_is_too(geldend):
    naam = "\u202e😀 Ж中\ud800 " + "a" * 300
    assert bevindingen(DOCUMENTEN["pdf"](Feiten(VANDAAG, naam=naam), geldend)) == []


def test_the_html_file_stands_on_its_own(geldend):
    html = DOCUMENTEN["html"](replace(CHARTER, naam="half \ud800"), geldend).decode()
    assert "<link" not in html and "<script" not in html and "src=" not in html
    assert "@page" in html and "half ?" in html


def test_adviseer_writes_the_documents(geldend, tmp_path):
    (tmp_path / "inkoop.json").write_text(
        '{"naam": "Stoelen", "waarde": 300000, "soort": "levering"}'
    )
    paden = {soort: tmp_path / f"memo.{soort}" for soort in DOCUMENTEN}
    call_command("adviseer", str(tmp_path / "inkoop.json"), **{s: str(p) for s, p in paden.items()})
    begin = {soort: pad.read_bytes()[:4] for soort, pad in paden.items()}
    assert begin == {"pdf": b"%PDF", "html": b"<!do", "docx": b"PK\x03\x04"}


# Over HTTP


@pytest.fixture
def vraag(ingelogd, compleet):
    return lambda naam: ingelogd.get(reverse(f"intake:{naam}", args=[compleet.kenmerk]))


def test_the_memo_on_screen_links_its_stylesheets_and_nothing_inline(vraag):
    html = vraag("memo_html").content.decode()
    assert 'href="/static/css/memo.css"' in html
    assert "<style" not in html and " style=" not in html
    assert "Concept inkoopadvies" in html


@pytest.mark.parametrize(
    ("naam", "soort", "bestand"),
    [
        ("memo_pdf", documenten.PDF, "IK-2026-0001-advies.pdf"),
        ("bijlage_docx", documenten.WORD, "IK-2026-0001-teksten.docx"),
    ],
)
def test_a_document_is_a_download_that_no_cache_keeps(vraag, compleet, naam, soort, bestand):
    Dossier.objects.update(kenmerk="IK-2026-0001", naam='"; filename=x\n')
    compleet.kenmerk = "IK-2026-0001"
    antwoord = vraag(naam)
    assert antwoord.headers["Content-Type"] == soort
    assert antwoord.headers["Content-Disposition"] == f'attachment; filename="{bestand}"'
    assert antwoord.headers["Cache-Control"] == "private, no-store"


def test_the_memo_names_dossier_date_and_sums(compleet, geldend):
    moment = datetime(2026, 11, 1, 23, 30, tzinfo=ZoneInfo("UTC"))
    Dossier.objects.update(gewijzigd=moment)
    compleet.refresh_from_db()
    memo = memo_van_dossier(compleet, geldend, VANDAAG)
    html = memo_html(memo)
    assert f"{compleet.kenmerk}, 2 november 2026, kaderversie proef" in html
    assert '<meta name="dcterms.created" content="2026-11-02">' in html
    assert geldend.sha256 in html and controlegetal(memo.zaak.feiten) in html


def test_the_memo_shows_every_answer_in_words(vraag):
    html = hoofdstuk(vraag("memo_html").content.decode(), "feiten")
    assert '<th scope="row">Wat betaalt u per jaar?</th><td>€\xa0100.000</td>' in html
    assert "50 tot 250 medewerkers" in html


def test_when_the_pdf_fails_a_calm_page_says_what_to_do(vraag, monkeypatch):
    def mislukt(memo):
        raise PdfFout("Maak lange teksten korter.")

    monkeypatch.setattr("intake.dossier.adviesviews.memo_pdf", mislukt)
    antwoord = vraag("memo_pdf")
    html = antwoord.content.decode()
    assert antwoord.status_code == 503
    assert "Maak lange teksten korter." in html and "Bekijk de memo als pagina" in html
