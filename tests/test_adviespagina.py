"""The page "Uw advies": everything the advice says, for whoever may read it."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from intake.advies.feiten import Feiten, Post, Ramingsfeiten
from intake.advies.kader import Contactpunt
from intake.advies.keuzes import Drieweg, Feit, Herkomst, Soort, Wijze
from intake.dossier.feitentabel import dossier_uit
from intake.dossier.models import Dossier
from intake.dossier.weergave.beeld import Adviesbeeld
from intake.dossier.weergave.zaak import Afwijking, maak_zaak
from tests.dossiers import maak_gebruiker
from tests.feiten import BASIS, BOVEN, met
from tests.test_eigenschappen import inkopen
from tests.voorbeelden import VOORBEELDEN, lees_voorbeeld

CHARTER = met(BOVEN, Feit.PERSONELE_INZET, Feit.PUBLIEKSCONTACT, ingangsdatum=date(2027, 8, 1))
ONBEKEND = Feiten(aankondigingsdatum=date(2026, 11, 22))
EIGEN_AFSPRAKEN = "Maak ook zelf afspraken met de opdrachtnemer"


def pagina(feiten, kader, *afwijkingen, omschrijving=""):
    dossier = dossier_uit(feiten)
    dossier.kenmerk, dossier.gewijzigd = "IK-2026-0001", timezone.now()
    dossier.omschrijving = omschrijving
    zaak = maak_zaak(feiten, kader, "proef.1", afwijkingen)
    context = {
        "dossier": dossier,
        "zaak": zaak,
        "beeld": Adviesbeeld(zaak),
        "versie": SimpleNamespace(versie="proef.1", sha256="f" * 64),
        "user": AnonymousUser(),
    }
    return render_to_string("intake/advies.html", context)


def deel(html, anker):
    """The part of the page under a heading, up to the next part."""
    return html.split(f'<h2 id="{anker}">')[1].split("</section>")[0]


def gekozen(html):
    return set(re.findall(r'<article class="ik-clausule" aria-labelledby="([A-Z]{3}-\d\d)"', html))


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_the_page_of_an_example_holds_every_conclusion_and_every_text(kader, pad):
    feiten, verwacht = lees_voorbeeld(pad, kader)
    html = pagina(feiten, kader)
    advies = maak_zaak(feiten, kader, "").advies
    assert all(escape(b.reden) in html and b.regel in html for b in advies.bevindingen)
    assert gekozen(html) == {code for rij in verwacht["voorselectie"].values() for code in rij}
    assert all(escape(w.tekst) in deel(html, "waarschuwingen") for w in advies.waarschuwingen)


@given(inkopen, st.text(), st.text())
def test_no_purchase_breaks_the_page_and_typed_text_is_only_text(kader, feiten, naam, reden):
    getypt = f"<script>{naam}"
    weg = Afwijking("toegankelijkheid", "Toegankelijkheid", f"<img {reden}>")
    html = pagina(replace(feiten, naam=getypt), kader, weg)
    assert escape(getypt.strip()) in html
    assert "<script>" not in html and "<img" not in html
    assert not {"CHA-01", "CHA-02"} <= gekozen(html)
    assert EIGEN_AFSPRAKEN in html


@given(inkopen)
def test_an_ambitieweb_never_comes_without_asking_concern_inkoop_first(kader, feiten):
    zaak = maak_zaak(feiten, kader, "")
    html = pagina(feiten, kader)
    if zaak.advies.ambitieweb in ("aanbevolen", "overwegen", "hergebruik"):
        assert "Overleg altijd eerst met Concern Inkoop en Strategie" in deel(html, "ambitieweb")
        assert zaak.advies.route == "boven"
    if zaak.advies.route == "boven":
        assert "Een voorwaarde in het contract is niet genoeg." in deel(html, "afspraken")


def test_the_outcome_is_three_sentences_with_the_numbers(kader):
    kort = deel(pagina(CHARTER, kader), "kort")
    assert re.findall(r"<p>(.*?)</p>", kort) == [
        "De geraamde waarde is €\xa0300.000. Dat is hoger dan de Europese grens van €\xa0216.000 voor een dienst.",
        "Bij deze inkoop past sociale veiligheid.",
        "Begin zo: overleg eerst met Concern Inkoop en Strategie.",
    ]


@pytest.mark.parametrize(
    ("waarde", "zin"),
    [
        ("215999.99", "Dat is lager dan de Europese grens"),
        ("216000", "Dat is precies de Europese grens"),
        ("216000.01", "Dat is hoger dan de Europese grens"),
    ],
)
def test_the_outcome_around_the_threshold(kader, waarde, zin):
    assert zin in deel(pagina(replace(BASIS, waarde=Decimal(waarde)), kader), "kort")


def test_everything_unknown_asks_before_it_advises(kader):
    html = pagina(ONBEKEND, kader)
    assert "want de waarde en de soort opdracht zijn nog niet bekend" in deel(html, "kort")
    assert deel(html, "doen").index("vragen die nog openstaan") < 300
    assert "Hoe lang loopt het contract?" in deel(html, "open")
    assert "Ligt de waarde onder de grens?" in deel(html, "route")


def test_the_threshold_table_marks_the_row_that_counts(kader):
    html = deel(pagina(BOVEN, kader), "route")
    rij = html.split('class="ik-gebruikt"')[1].split("</tr>")[0]
    assert html.count("ik-gebruikt") == 1
    assert "Dienst" in rij and "€\xa0216.000" in rij and "Uw waarde is hoger" in rij
    assert "1 januari 2026 tot en met 31 december 2027" in html


def test_the_table_belongs_to_the_day_of_announcement(kader):
    html = deel(pagina(replace(BOVEN, aankondigingsdatum=date(2025, 12, 31)), kader), "route")
    assert "€\xa0221.000" in html and "€\xa0216.000" not in html


def test_close_to_the_threshold_the_page_says_so(kader):
    assert "U zit dicht bij de grens" in pagina(replace(BASIS, waarde=Decimal(200_000)), kader)
    assert "U zit dicht bij de grens" not in pagina(replace(BASIS, waarde=Decimal(190_000)), kader)


def test_each_line_of_the_sum_is_shown_with_its_article(kader):
    raming = Ramingsfeiten(Wijze.TOTAAL, Decimal(460_000), opties=(Post("Nazorg", Decimal(7)),))
    html = deel(pagina(replace(BOVEN, waarde=None, raming=raming), kader), "route")
    assert "Optie: Nazorg" in html and "art. 2.15 lid 2 Aw" in html
    assert "€\xa0460.007" in html


def test_each_lot_is_shown_with_the_exemption(kader):
    percelen = (Post("Noord", Decimal(60_000)), Post("Zuid", Decimal(400_000)))
    raming = Ramingsfeiten(Wijze.TOTAAL, percelen=percelen)
    html = deel(pagina(replace(BOVEN, waarde=None, raming=raming), kader), "route")
    rij = {
        naam: html.split(f'scope="row">{naam}</th>')[1].split("</tr>")[0]
        for naam in ("Noord", "Zuid")
    }
    assert ">Mogelijk</td>" in rij["Noord"] and ">Nee</td>" in rij["Zuid"]


def test_an_empty_contact_is_to_be_filled_in_and_a_known_one_is_shown(kader):
    assert "nog in te vullen door Concern Inkoop" in deel(pagina(BOVEN, kader), "afspraken")
    cis = Contactpunt("CIS", "CIS", "", Herkomst.VOORSTEL, True, email="inkoop@example.org")
    bekend = replace(kader, contactpunten=(cis,))
    assert 'href="mailto:inkoop@example.org"' in deel(pagina(BASIS, bekend), "afspraken")


def test_a_deviation_is_shown_with_its_reason(kader):
    weg = Afwijking("sociale_veiligheid", "Sociale veiligheid", "Is al geregeld.")
    html = pagina(CHARTER, kader, weg)
    assert "U neemt deze niet mee" in deel(html, "doelstellingen")
    assert "Is al geregeld." in deel(html, "doelstellingen")
    assert "niet mee te nemen" in deel(html, "kort")


def test_a_place_to_fill_in_is_marked_and_explained(kader):
    html = pagina(met(CHARTER, Feit.LEVERT_KANDIDATEN, productgroep="uitzendkrachten"), kader)
    clausule = html.split('aria-labelledby="REP-02"')[1].split("</article>")[0]
    assert '<span class="ik-clausule__invullen">[Contractmanager (functie)]</span>' in clausule
    assert "Contractmanager (functie): vult u zelf in" in clausule
    assert "ons voorstel is 2" in clausule


def test_the_literal_clause_stays_literal(kader):
    clausule = kader.clausule["CHA-01"]
    html = pagina(CHARTER, kader)
    assert f'id="tekst-CHA-01">{escape(clausule.tekst)}</div>' in html
    assert escape(clausule.nb.removeprefix("NB: ")) in deel(html, "charter")


def test_the_planning_counts_what_returns(kader):
    html = deel(pagina(CHARTER, kader), "afspraken")
    assert "1 februari 2028" in html  # the Charter: six months after the start
    assert re.search(r"Daarna nog 1 keer, tot 1 augustus 2029", html)


def test_without_a_start_there_is_no_planning(kader):
    assert "Planning na" not in pagina(replace(CHARTER, ingangsdatum=None), kader)


def test_what_is_not_advised_stands_folded_with_its_reason(kader):
    html = deel(pagina(replace(CHARTER, looptijd_maanden=9), kader), "waarom-niet")
    assert "de looptijd van 9 maanden is korter dan 12" in html
    assert "CHA-01 SER Charter Diversiteit ondertekenen" in html


def test_the_page_says_what_it_rests_on(kader):
    html = deel(pagina(BOVEN, kader), "verantwoording")
    assert "Dit is een advies en geen besluit." in html
    assert "versie proef.1" in html and "f" * 12 in html and "f" * 13 not in html


def test_the_headings_of_the_page_skip_no_level(kader):
    niveaus = [int(n) for n in re.findall(r"<h([1-6])", pagina(CHARTER, kader).split("</main>")[0])]
    assert niveaus.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(niveaus, niveaus[1:], strict=False))


def test_every_link_on_the_page_leads_somewhere(kader):
    html = pagina(replace(CHARTER, markt=None), kader)
    ids = set(re.findall(r'id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= ids
    assert len(re.findall(r'id="([^"]+)"', html)) == len(ids)


# Over HTTP


@pytest.fixture
def advies(ingelogd, compleet):
    return lambda: ingelogd.get(reverse("intake:advies", args=[compleet.kenmerk]))


def test_the_advice_of_a_dossier_costs_few_queries(advies, django_assert_num_queries):
    advies()
    with django_assert_num_queries(8):
        pagina = advies()
    assert "Schoonmaak stadskantoren" in pagina.content.decode()
    assert pagina.headers["Cache-Control"] == "private, no-store"


def test_an_open_question_links_to_its_page(advies, compleet):
    Dossier.objects.update(fase="onbekend")
    html = deel(advies().content.decode(), "open")
    assert f'href="{reverse("intake:stap", args=[compleet.kenmerk, "planning"])}"' in html


def test_a_question_that_hangs_on_another_links_to_that_one(advies, compleet):
    Dossier.objects.update(gebruik_natuurlijke_personen="onbekend", publiekscontact="onbekend")
    html = deel(advies().content.decode(), "open")
    kwetsbaar = html.split("Gaat het om kinderen")[0].rsplit("href=", 1)[1]
    assert reverse("intake:stap", args=[compleet.kenmerk, "gebruik"]) in kwetsbaar


def test_every_open_question_about_the_value_is_named(advies, compleet):
    Dossier.objects.update(btw="onbekend", heeft_opties="onbekend")
    html = deel(advies().content.decode(), "open")
    assert "Vult u bedragen in met of zonder btw?" in html
    assert "Zijn er opties?" in html
    assert "Wat is de waarde van de opdracht?" not in html


def test_every_link_of_an_almost_empty_dossier_opens(ingelogd, dossier):
    html = ingelogd.get(reverse("intake:advies", args=[dossier.kenmerk])).content.decode()
    links = set(re.findall(r'href="(/dossiers/[^"]+/stappen/[^"]+)"', html))
    assert len(links) >= 5
    assert {ingelogd.get(link).status_code for link in links} == {200}


def test_a_reader_gets_no_links_to_answer(client, dossier):
    lezer = maak_gebruiker("lezer", "alle_dossiers_zien")
    client.force_login(lezer)
    html = client.get(reverse("intake:advies", args=[dossier.kenmerk])).content.decode()
    assert "Wat is de waarde van de opdracht?" in html and "/stappen/" not in html


def test_an_objective_that_was_taken_away_is_a_deviation(advies, antwoord):
    antwoord("doelstellingen", doelstellingen=[])
    antwoord("redenen", sociale_veiligheid="Er komt niemand langs.")
    assert "Er komt niemand langs." in deel(advies().content.decode(), "doelstellingen")


def test_drieweg_unknown_and_a_mixed_purchase_show_a_page(kader):
    feiten = replace(BASIS, soort=Soort.GEMENGD, waarde=None, deel_van_reeks=Drieweg.JA)
    assert "Dit is een gemengde opdracht" in deel(pagina(feiten, kader), "waarschuwingen")
