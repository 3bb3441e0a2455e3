"""What people decided about an advice, as the page and the memo tell it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from intake.advies.keuzes import ClausuleSoort, Feit
from intake.dossier.besluiten import (
    BEOORDELAAR,
    INKOPER,
    Besluiten,
    EigenAfspraak,
    EigenClausule,
    Keuze,
    sleutel_van,
)
from intake.dossier.documenten import memo_pdf
from intake.dossier.feitentabel import dossier_uit
from intake.dossier.memo import (
    CONCEPT,
    Memo,
    Memoopmerking,
    Memostatus,
    maak_memo,
    memo_html,
    memo_van_dossier,
)
from intake.dossier.overzicht import Regel
from intake.dossier.weergave.beeld import Adviesbeeld
from intake.dossier.weergave.zaak import maak_zaak
from tests.dossiers import VANDAAG
from tests.feiten import BOVEN, met
from tests.pdf_controle import bevindingen
from tests.pdf_lezen import tekst_per_pagina
from tests.vera import vera

INKOOP = met(BOVEN, Feit.PERSONELE_INZET, Feit.PUBLIEKSCONTACT, ingangsdatum=date(2027, 8, 1))
VASTGESTELD = Memostatus(
    definitief=True,
    nummer="IK-2026-0001-A2",
    vastgesteld_op=datetime(2026, 12, 2, 23, 30, tzinfo=UTC),
    vastgesteld_door="Ina Bakker",
    vervangt="IK-2026-0001-A1 van 1 november 2026",
)
ANTWOORDEN = (Regel("naam", "Hoe heet uw inkoop?", ("Balie en post",)),)
EIGEN = EigenClausule("Rolstoelen", "Elke bus heeft een plaats.", ClausuleSoort.EIS, "Past hier.")


@pytest.fixture(scope="module")
def advies(kader):
    return maak_zaak(INKOOP, kader, "proef").advies


def maak(kader, besluiten=None, feiten=INKOOP, status=CONCEPT, opmerkingen=()):
    zaak = maak_zaak(feiten, kader, "proef")
    zaak = replace(zaak, besluiten=besluiten or Besluiten(), is_ingediend=status.definitief)
    beeld = Adviesbeeld(zaak)
    return Memo(beeld, "IK-2026-0001", VANDAAG, "f" * 64, ANTWOORDEN, status, opmerkingen)


def codes(beeld):
    return [een.clausule.code for groep in beeld.groepen for een in groep.clausules]


def hoofdstuk(html, anker):
    return html.split(f'<section id="{anker}">')[1].split("</section>")[0]


def pagina(memo, **dossier):
    leeg = dossier_uit(memo.zaak.feiten)
    leeg.kenmerk, leeg.gewijzigd = memo.kenmerk, timezone.now()
    leeg.staat = dossier.get("staat", "concept")
    context = {
        "dossier": leeg,
        "zaak": memo.zaak,
        "beeld": memo.beeld,
        "status": memo.status,
        "opmerkingen": memo.opmerkingen,
        "versie": {"versie": "proef", "sha256": "f" * 64},
    }
    return render_to_string("intake/advies.html", context)


# Texts


def test_a_clausule_that_is_left_out_is_gone_with_its_reason_told(kader, advies):
    weg = advies.clausules.voorselectie[0].code
    memo = maak(kader, Besluiten({weg: Keuze(False, "Staat al in <b>ons</b> bestek.", INKOPER)}))
    assert weg not in codes(memo.beeld)
    assert len(codes(memo.beeld)) == memo.beeld.aantal_teksten
    assert memo.beeld.aantal_teksten == len(advies.clausules.voorselectie) - 1
    assert weg not in {regel.clausule for regel in memo.beeld.planning}
    for html in (hoofdstuk(memo_html(memo), "clausules"), pagina(memo)):
        assert "Niet overgenomen, met reden" in html
        assert "Reden van de inkoper: Staat al in &lt;b&gt;ons&lt;/b&gt; bestek." in html


def test_an_added_clausule_stands_in_its_place_with_the_reason_of_the_reviewer(kader, advies):
    extra = advies.clausules.geschikt[0].code
    memo = maak(kader, Besluiten({extra: Keuze(True, "Ligt hier voor de hand.", BEOORDELAAR)}))
    assert extra in codes(memo.beeld)
    assert extra not in {een.clausule.code for een in memo.beeld.ook_geschikt}
    zin = "Toegevoegd door Concern Inkoop en Strategie: Ligt hier voor de hand."
    assert zin in memo_html(memo) and zin in pagina(memo)


def test_a_text_that_the_reviewer_keeps_says_why(kader, advies):
    blijft = advies.clausules.voorselectie[0].code
    memo = maak(kader, Besluiten({blijft: Keuze(True, "Het contract stopt.", BEOORDELAAR)}))
    zin = "Concern Inkoop en Strategie besloot dat deze tekst erin hoort: Het contract stopt."
    assert zin in memo_html(memo) and zin in pagina(memo)
    assert [een.clausule.code for een in memo.beeld.van_concern_inkoop] == [blijft]


def test_the_first_step_does_not_come_after_another(kader, advies):
    overleg = sleutel_van(advies.bevindingen_van("DT4")[0])
    gewoon = maak(kader).beeld.acties
    zonder = maak(kader, Besluiten({}, {overleg: Keuze(True, "Al gedaan.", INKOPER)})).beeld.acties
    assert any(" daarna " in actie.titel for actie in gewoon)
    assert " daarna " not in zonder[0].titel


def test_texts_are_numbered_through_all_places(kader, advies):
    extra = {c.code: Keuze(True, "Ja.", BEOORDELAAR) for c in advies.clausules.geschikt}
    memo = maak(kader, Besluiten(extra, eigen_clausules=(EIGEN,)))
    nummers = [een.nummer for groep in memo.beeld.groepen for een in groep.clausules]
    assert nummers == list(range(1, memo.beeld.aantal_teksten + 1))


def test_a_text_for_this_purchase_says_so_and_has_no_level(kader):
    html = memo_html(maak(kader, Besluiten(eigen_clausules=(EIGEN,))))
    assert "EIGEN-1</span>, eis. Voor deze inkoop geschreven." in html
    assert "Elke bus heeft een plaats." in html


def test_what_an_inkoper_once_took_over_is_not_an_addition(kader, advies):
    anders = advies.clausules.geschikt[0].code
    memo = maak(kader, Besluiten({anders: Keuze(True, "", INKOPER)}))
    assert anders not in codes(memo.beeld)


def test_decisions_about_what_the_framework_no_longer_knows_do_no_harm(kader, advies):
    besluiten = Besluiten(
        {"OUD-01": Keuze(True, "Ja.", BEOORDELAAR), "OUD-02": Keuze(False, "Nee.", INKOPER)},
        {"DT99.1:iets": Keuze(True, "Waarom ook niet.", INKOPER)},
    )
    memo = maak(kader, besluiten)
    assert codes(memo.beeld) == codes(maak(kader).beeld)
    assert "OUD-0" not in memo_html(memo) and "Waarom ook niet." not in memo_html(memo)


def test_without_any_text_the_memo_says_so(kader, advies):
    weg = {c.code: Keuze(False, "Niet nodig.", INKOPER) for c in advies.clausules.voorselectie}
    memo = maak(kader, Besluiten(weg))
    assert memo.beeld.groepen == ()
    assert "Dit advies heeft geen teksten om over te nemen." in memo_html(memo)
    assert "Dit advies heeft geen teksten om over te nemen." in pagina(memo)
    assert not any("tekst" in actie.titel for actie in memo.beeld.acties)


# Conclusions


def afgeweken(advies, tabel, keuze):
    return Besluiten(afwijkingen={sleutel_van(b): keuze for b in advies.bevindingen_van(tabel)})


def test_a_deviation_is_told_with_its_reason_and_takes_the_step_away(kader, advies):
    besluiten = afgeweken(advies, "DT7", Keuze(True, "Het gaat om één persoon.", INKOPER))
    memo = maak(kader, besluiten)
    assert any("het Charter" in actie.titel for actie in maak(kader).beeld.acties)
    assert not any("het Charter" in actie.titel for actie in memo.beeld.acties)
    html = memo_html(memo)
    assert "Hiervan wijkt de inkoper af:</strong> Het gaat om één persoon." in hoofdstuk(
        html, "charter"
    )
    assert "De inkoper wijkt hiervan af</td><td>Het gaat om één persoon." in hoofdstuk(
        html, "waarom"
    )
    assert "De inkoper wijkt hiervan af:</strong> Het gaat om één persoon." in pagina(memo)


def test_where_the_reviewer_keeps_to_the_conclusion_the_memo_says_so(kader, advies):
    besluiten = afgeweken(advies, "DT7", Keuze(False, "Het past hier wel.", BEOORDELAAR))
    memo = maak(kader, besluiten)
    assert any("het Charter" in actie.titel for actie in memo.beeld.acties)
    html = hoofdstuk(memo_html(memo), "waarom")
    assert "Concern Inkoop en Strategie houdt zich hieraan</td><td>Het past hier wel." in html


def test_own_agreements_stand_with_the_agreements(kader):
    afspraak = EigenAfspraak("Voortgang bespreken", "Elk kwartaal", "Contractmanager")
    memo = maak(kader, Besluiten(afspraken=(afspraak,)))
    assert "Afspraken voor dit contract" in hoofdstuk(memo_html(memo), "afspraken")
    assert "Elk kwartaal" in pagina(memo)


# How final it is


def test_a_concept_says_so_on_every_page_of_the_pdf(kader, db):
    paginas = tekst_per_pagina(memo_pdf(maak(kader)))
    assert len(paginas) > 3
    assert all("Concept" in tekst for tekst in paginas)


def test_a_definitive_memo_says_who_when_and_what_it_replaces(kader):
    html = memo_html(maak(kader, status=VASTGESTELD))
    zin = (
        "Definitief advies, vastgesteld op 3 december 2026 door Ina Bakker, Concern Inkoop en "
        "Strategie. Vervangt advies IK-2026-0001-A1 van 1 november 2026."
    )
    assert zin in hoofdstuk(html, "versie") and "Concept" not in html
    assert "Definitief inkoopadvies" in html and ">IK-2026-0001-A2, " in html


def test_after_the_advice_nobody_is_told_to_ask_for_it(kader):
    onder = replace(INKOOP, waarde=Decimal(50_000))
    eerste = maak(kader, feiten=onder).beeld.acties[0].titel
    assert eerste == "Vraag advies aan Concern Inkoop en Strategie, voordat u offertes vraagt."
    na = maak(kader, feiten=onder, status=VASTGESTELD).beeld.acties
    assert not any("Vraag advies" in actie.titel for actie in na)


@pytest.mark.parametrize(
    ("staat", "status", "woord"),
    [
        ("concept", CONCEPT, "<strong>Concept</strong>"),
        ("ingediend", CONCEPT, "<strong>Ingediend</strong>"),
        ("in_beoordeling", CONCEPT, "<strong>Ingediend</strong>"),
        ("aanvulling_gevraagd", CONCEPT, "vraagt een aanvulling"),
        ("vastgesteld", VASTGESTELD, "<strong>Definitief</strong>"),
    ],
)
def test_the_page_says_where_the_advice_stands(kader, staat, status, woord):
    assert woord in pagina(maak(kader, status=status), staat=staat)


def test_remarks_for_the_memo_stand_in_front(kader):
    opmerking = Memoopmerking("De geraamde waarde", "Reken opties mee.\nOok <i>kleine</i>.")
    memo = maak(kader, opmerkingen=(opmerking,))
    for html in (hoofdstuk(memo_html(memo), "doen"), pagina(memo)):
        assert "De geraamde waarde.</strong> Reken opties mee.<br>Ook &lt;i&gt;kleine" in html


# Everything at once


@pytest.fixture
def alles(kader, advies):
    """Every kind of decision in one memo, each with the same text typed in."""

    def maak_alles(tekst, status=VASTGESTELD):
        eerste, tweede = advies.clausules.voorselectie[:2]
        besluiten = Besluiten(
            {
                eerste.code: Keuze(False, tekst, INKOPER),
                tweede.code: Keuze(False, tekst, BEOORDELAAR),
                advies.clausules.geschikt[0].code: Keuze(True, tekst, BEOORDELAAR),
            },
            {sleutel_van(b): Keuze(True, tekst, INKOPER) for b in advies.bevindingen},
            (EigenClausule(tekst, tekst, ClausuleSoort.CONTRACTBEPALING, tekst),),
            (EigenAfspraak(tekst, tekst, tekst),),
        )
        return maak(kader, besluiten, status=status, opmerkingen=(Memoopmerking(tekst, tekst),))

    return maak_alles


@pytest.mark.parametrize(
    "tekst",
    [
        "Een gewone reden.",
        "<script>alert(1)</script> \u202e😀 {{ x }} [contactpersoon]",
        "a" * 2_000,
        "e" + "\u0338" * 2_000,
    ],
    ids=["gewoon", "vijandig", "lang woord", "accenten"],
)
def test_the_pdf_with_every_decision_is_accessible_and_archivable(alles, db, tekst):
    assert bevindingen(memo_pdf(alles(tekst))) == []


def test_verapdf_passes_concept_and_definitive_memo(alles, db, tmp_path):
    for status in (CONCEPT, VASTGESTELD):
        pad = tmp_path / f"{status.woord}.pdf"
        pad.write_bytes(memo_pdf(alles("Een reden van Ж <b>niets</b>.", status)))
    oordelen = vera.judge(sorted(tmp_path.glob("*.pdf")))
    assert len(oordelen) == 4
    assert {naam: regels for naam, regels in oordelen.items() if regels} == {}


@given(st.text())
def test_typed_text_is_only_text(kader, advies, getypt):
    tekst = f"<script>{getypt}"
    opmerking = Memoopmerking(tekst, tekst)
    besluiten = Besluiten(
        afwijkingen={sleutel_van(b): Keuze(True, tekst, INKOPER) for b in advies.bevindingen},
        eigen_clausules=(EigenClausule(tekst, tekst, ClausuleSoort.EIS, tekst),),
        afspraken=(EigenAfspraak(tekst, tekst, tekst),),
    )
    memo = maak(kader, besluiten, opmerkingen=(opmerking,))
    for html in (memo_html(memo), pagina(memo)):
        assert "<script>alert" not in html and "<script>" + escape(getypt) not in html


def test_what_was_frozen_gives_the_same_memo(geldend, compleet):
    compleet.eigen_clausules = [
        {"titel": "Bussen", "tekst": "Plaats.", "soort": "eis", "reden": "Nodig."}
    ]
    memo = memo_van_dossier(compleet, geldend, VANDAAG, VASTGESTELD)
    opnieuw = maak_memo(
        memo.zaak.feiten,
        geldend,
        memo.kenmerk,
        memo.datum,
        memo.antwoorden,
        weggehaald=memo.zaak.afwijkingen,
        besluiten=memo.zaak.besluiten,
        status=memo.status,
        opmerkingen=memo.opmerkingen,
    )
    assert memo_html(opnieuw) == memo_html(memo)
