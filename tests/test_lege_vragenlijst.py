"""The questionnaire on paper: every question once, when it is for you, and room to answer."""

from collections import Counter

import pytest

from intake.dossier.legevragenlijst import lege_vragenlijst, vragenlijst_pdf
from intake.dossier.stappen import STAPPEN
from tests.pdf_controle import bevindingen
from tests.vera import vera

PAD = "/vragenlijst/leeg/"


@pytest.fixture
def paginas(kader):
    return lege_vragenlijst(kader)


def test_it_has_every_step_in_order(paginas):
    assert [pagina.titel for pagina in paginas] == [stap.titel for stap in STAPPEN]
    assert [pagina.nummer for pagina in paginas] == list(range(1, len(STAPPEN) + 1))


def test_it_asks_every_question_exactly_once(paginas):
    gevraagd = Counter(vraag.veld for pagina in paginas for vraag in pagina.vragen)
    assert gevraagd == Counter(veld for stap in STAPPEN for veld in stap.velden)


def test_every_question_has_the_words_of_its_form(paginas):
    labels = {vraag.veld: (vraag.label, vraag.hint) for p in paginas for vraag in p.vragen}
    for stap in STAPPEN:
        for naam, veld in stap.form.base_fields.items():
            assert labels[naam] == (veld.label, veld.help_text)


def test_a_step_that_is_not_for_all_says_for_whom(paginas):
    for pagina, stap in zip(paginas, STAPPEN, strict=True):
        assert bool(pagina.voorwaarde) == (stap.applies.__doc__ != "Altijd.")
    delen = next(pagina for pagina in paginas if pagina.titel == "Delen van de opdracht")
    assert delen.voorwaarde.endswith("is “Een mix van deze soorten” gekozen.")


def test_choices_of_the_framework_are_on_paper_too(paginas, kader):
    keuzes = {v.veld: [label for label, _ in v.keuzes] for p in paginas for v in p.vragen}
    assert set(keuzes["productgroep"]) > {groep.naam for groep in kader.productgroepen}
    assert keuzes["productgroep"][-1] == "Ik weet het nog niet"
    assert keuzes["doelstellingen"] == [doel.naam for doel in kader.doelstellingen]


def test_every_question_has_room_for_an_answer(ingelogd, geldend, paginas):
    html = ingelogd.get(PAD).content.decode()
    plekken = sum(html.count(f'class="vl-{soort}') for soort in ("keuzes", "lijn", "rijen"))
    assert plekken == html.count("<h4>") == sum(len(pagina.vragen) for pagina in paginas)


def test_the_pdf_is_accessible(paginas):
    assert bevindingen(vragenlijst_pdf(paginas)) == []


def test_verapdf_passes_both_standards(paginas, tmp_path):
    (tmp_path / "leeg.pdf").write_bytes(vragenlijst_pdf(paginas))
    assert list(vera.judge([tmp_path / "leeg.pdf"]).values()) == [[], []]


def test_before_the_first_framework_there_is_none(ingelogd):
    assert ingelogd.get(PAD).status_code == 404


def test_the_pdf_is_a_download(ingelogd, geldend):
    antwoord = ingelogd.get("/vragenlijst/leeg.pdf")
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"] == 'attachment; filename="vragenlijst-leeg.pdf"'
