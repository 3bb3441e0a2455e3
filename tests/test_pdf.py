"""The memo as PDF: valid for both standards, the same every time, closed to the outside."""

import hashlib
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.dossier.pdf import PdfFout
from intake.dossier.pdf.lettertypen import use_lettertypen
from tests.pdf_controle import bevindingen, figure_boxes
from tests.vera import vera

WORTEL = Path(__file__).parents[1]
MEMO = (WORTEL / "tests/gegevens/memo.html").read_text(encoding="utf-8")
KLEIN = '<html lang="nl"><title>Memo</title><h1>Memo</h1>{}</html>'

AANVALLEN = {
    "emoji": "👍🏽 👩‍👩‍👧 ☃️ " * 50,
    "chinees": "采购包容性" * 100,
    "arabisch en hebreeuws": "مرحبا שלום " * 100,
    "zalgo": "a" + "\u0301\u0316\u0338" * 3_000,
    "bidi": "factuur\u202efdp\u2066.exe\u2069" * 50,
    "onafgebroken": "a" * 10_000,
    "vaste spaties": "a\u00a0" * 5_000,
    "losse surrogaten": "a\ud800b\udfff",
    "eigen tekengebied": "\ue000\uf8ff\U000f0000",
    "stuurtekens": "".join(chr(code) for code in range(0x20)) + "\x7f\x85\ufffc\ufffe\uffff",
    "accent tegen een tag": "\u0338 \u0338",
}


@pytest.fixture(scope="session")
def render(tmp_path_factory):
    use_lettertypen(tmp_path_factory.mktemp("lettertypen"))
    from intake.dossier.pdf.maak import render

    return lambda html: render(html, "IK-2026-0001")


@pytest.fixture(autouse=True)
def no_complaints_of_weasyprint(caplog):
    yield
    for record in caplog.get_records("call"):
        assert record.name != "weasyprint" or record.levelno < logging.WARNING, record.getMessage()


# Valid for both standards


def test_the_memo_has_no_bevindingen(render):
    assert bevindingen(render(MEMO)) == []


@pytest.mark.parametrize(
    ("fout", "bevinding"),
    [
        ("<h3>Te diep</h3>", "heading skips from H1 to H3"),
        ("<h1>Tweede</h1>", "not exactly one H1 in front: [1, 1]"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "irregular table: [2, 1]"),
        ("<svg width='9' height='9'></svg>", "figure without alternative text"),
    ],
)
def test_a_fault_in_the_html_is_found(render, fout, bevinding, caplog):
    assert bevinding in bevindingen(render(KLEIN.format(fout)))
    caplog.clear()


def test_weasyprint_alone_is_not_enough(render):
    import weasyprint

    kaal = bevindingen(weasyprint.HTML(string=MEMO).write_pdf(pdf_variant="pdf/a-2a"))
    assert {
        "XMP lacks pdfuaid",
        "TH without Scope",
        "list without ListNumbering",
    } <= set(kaal)
    assert any("header that is not in the IDTree" in bevinding for bevinding in kaal)


def test_headers_and_footers_are_pagination_artifacts(render):
    from weasyprint import CSS, HTML

    voet = CSS(string="@page { @bottom-left { content: 'Pagina' } }")
    kaal = HTML(string=KLEIN.format("<p>Tekst")).write_pdf(stylesheets=[voet], pdf_tags=True)
    assert "page 1: 1 marked but not in the tree" in bevindingen(kaal)
    assert bevindingen(render(KLEIN.format("<p>Tekst"))) == []


def test_a_figure_is_measured_from_the_bottom_of_the_page(render):
    figuur = "<svg width='40' height='30'><title>Vlak</title><path d='M0 0H40V30z'/></svg>"
    pdf = render(KLEIN.format(f"<p>{figuur}"))
    assert bevindingen(pdf) == []
    [(x1, y1, x2, y2)] = figure_boxes(pdf)
    assert (x2 - x1, y2 - y1) == pytest.approx((30, 22.5), abs=0.02)
    assert y1 > 650  # just below the heading


@pytest.mark.parametrize("tekst", AANVALLEN.values(), ids=AANVALLEN)
def test_any_typed_text_gives_a_valid_pdf(render, tekst):
    assert bevindingen(render(_everywhere(tekst))) == []


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text(st.characters(exclude_characters="<>&"), max_size=80), max_size=12))
def test_any_text_at_all_gives_a_valid_pdf(render, teksten):
    assert bevindingen(render(_everywhere(" ".join(teksten)))) == []


def _everywhere(tekst):
    kort = tekst[:200]  # what the forms allow in a title
    cellen = f"<tr><th scope=col>Kop<th scope=col>{kort}<tr><th scope=row>{kort}<td>{tekst}"
    return (
        f'<html lang="nl"><title>Memo {kort}</title><h1>Memo {kort}</h1><p>{tekst}</p>'
        f"<p><strong>{kort}</strong> <em>{kort}</em> <a href='https://example.nl'>Link {kort}</a>"
        f"<ul><li>{kort}</ul><table><caption>{kort}</caption>{cellen}</table></html>"
    )


def test_verapdf_passes_both_standards(render, tmp_path):
    memos = {"memo": MEMO} | {naam: _everywhere(tekst) for naam, tekst in AANVALLEN.items()}
    paden = [tmp_path / f"{naam.replace(' ', '-')}.pdf" for naam in memos]
    for pad, html in zip(paden, memos.values(), strict=True):
        pad.write_bytes(render(html))
    oordelen = vera.judge(paden)
    assert len(oordelen) == len(paden) * 2
    assert {naam: regels for naam, regels in oordelen.items() if regels} == {}


def test_verapdf_refuses_an_ordinary_pdf(render, tmp_path):
    import weasyprint

    weasyprint.HTML(string=KLEIN).write_pdf(tmp_path / "gewoon.pdf")
    assert all(regels[0] == "FAIL" for regels in vera.judge([tmp_path / "gewoon.pdf"]).values())


# The same HTML, the same bytes


@pytest.mark.parametrize(
    "omgeving",
    [
        {"PYTHONHASHSEED": "0", "TZ": "Asia/Tokyo", "LANG": "C"},
        {"PYTHONHASHSEED": "42", "TZ": "Europe/Amsterdam", "LANG": "nl_NL.UTF-8"},
    ],
    ids=["Tokio", "Amsterdam"],
)
def test_every_process_makes_the_same_bytes(render, omgeving):
    script = (
        "import hashlib, pathlib; from intake.dossier.pdf import pdf_van_html\n"
        "html = pathlib.Path('tests/gegevens/memo.html').read_text('utf-8')\n"
        "if __name__ == '__main__': print(hashlib.sha256(pdf_van_html(html, 'x')).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        cwd=WORTEL,
        env=os.environ | omgeving,
    )
    assert done.stdout.strip() == hashlib.sha256(render(MEMO)).hexdigest()


def test_another_memo_has_another_identifier(render):
    assert render(KLEIN.format("a"))[-200:] != render(KLEIN.format("b"))[-200:]


# Closed to the outside


@pytest.mark.parametrize(
    "poging",
    [
        "<img src='https://example.nl/a.png' alt='a'>",
        "<img src='file:///etc/hostname' alt='a'>",
        "<img src='data:image/png;base64,AAAA' alt='a'>",
        "<link rel=attachment href='file:///etc/hostname'>",
        "<link rel=stylesheet href='https://example.nl/a.css'>",
        "<style>@import 'https://example.nl/a.css'</style>",
        "<style>p { background: url(https://example.nl/a.png) }</style><p>a",
        "<svg width=9 height=9><title>a</title><image href='file:///etc/hostname'/></svg>",
        "<object data='https://example.nl/a.svg'>a</object>",
    ],
)
def test_a_memo_that_fetches_is_refused(render, poging, caplog):
    with pytest.raises(PdfFout, match="bestand van buiten"):
        render(KLEIN.format(poging))
    caplog.clear()


@pytest.mark.parametrize("adres", ["javascript:alert(1)", "file:///etc/hostname", "http://a.nl"])
def test_only_safe_links_stay(render, adres):
    from weasyprint import HTML

    from intake.dossier.pdf.maak import clean_boom

    boom = HTML(string=KLEIN.format(f"<a href='{adres}'>a</a>")).etree_element
    clean_boom(boom)
    assert "href" not in boom.find(".//a").attrib


def test_a_memo_over_the_maximum_is_refused(render):
    with pytest.raises(PdfFout, match="te lang"):
        render(KLEIN.format("woord " * 200_000))
