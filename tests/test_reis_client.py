"""An inkoper walks through the questionnaire with a browser that has no script."""

import re
from decimal import Decimal
from itertools import product

import pytest
from django.urls import reverse

from intake.advies.tekst import euro
from intake.dossier.models import Dossier
from intake.dossier.stappen import STAPPEN
from tests.dossiers import GEWOON, adres, maak_gebruiker

NIEUW = {"sleutel": "0e4bfb6e-2d4f-4c3b-9c52-3b2ed0c1c1aa", "naam": "Stoelen", "verder": ""}


def test_the_first_page_makes_the_dossier(ingelogd, geldend):
    antwoord = ingelogd.post(reverse("intake:nieuw"), NIEUW)
    dossier = Dossier.objects.get()
    assert dossier.naam == "Stoelen"
    assert antwoord.url == adres(dossier, "productgroep")


def test_opening_the_first_page_makes_nothing(ingelogd, geldend):
    assert ingelogd.get(reverse("intake:nieuw")).status_code == 200
    assert not Dossier.objects.exists()


def test_every_answer_leads_to_the_next_open_question(ingelogd, antwoord, reis, dossier):
    gezien = []
    while stap := reis().next_stap:
        gezien.append(stap.slug)
        assert ingelogd.get(adres(dossier, stap.slug)).status_code == 200
        volgende = antwoord(stap.slug).url
    assert gezien == [slug for slug in GEWOON if slug != "onderwerp"]
    assert volgende == reverse("intake:controle", args=[dossier.kenmerk])


def test_each_page_has_one_heading_of_the_first_level(ingelogd, compleet, reis):
    for stap in reis().route:
        html = ingelogd.get(adres(compleet, stap.slug)).content.decode()
        assert len(re.findall("<h1", html)) == 1, stap.slug


def test_each_page_says_where_you_are(ingelogd, compleet, reis):
    totaal = len(reis().route)
    for nummer, stap in enumerate(reis().route, 1):
        html = ingelogd.get(adres(compleet, stap.slug)).content.decode()
        assert f"<title>Stap {nummer} van {totaal}: {stap.titel}" in html


def test_a_step_that_does_not_apply_is_not_found(ingelogd, dossier):
    assert ingelogd.get(adres(dossier, "delen")).status_code == 404
    assert ingelogd.post(adres(dossier, "delen"), {}).status_code == 404


def test_an_unknown_step_is_not_found(ingelogd, dossier):
    assert ingelogd.get(adres(dossier, "bestaat-niet")).status_code == 404


def test_later_verder_saves_and_shows_the_dossier(antwoord, dossier):
    antwoord_pagina = antwoord("soort", later="")
    dossier.refresh_from_db()
    assert dossier.soort == "dienst"
    assert antwoord_pagina.status_code == 302


def test_later_verder_keeps_a_page_that_is_half_done(ingelogd, antwoord, reis, dossier):
    assert antwoord("mensen", markt="", later="").url == dossier.get_absolute_url()
    dossier.refresh_from_db()
    assert dossier.personele_inzet == "ja" and "mensen" not in dossier.bevestigd
    assert not reis().is_compleet(reis().stap("mensen"))
    assert 'value="ja" checked' in ingelogd.get(adres(dossier, "mensen")).content.decode()


def test_later_verder_does_not_leave_what_cannot_be_read(antwoord, dossier):
    antwoord("prijs")
    assert "met cijfers" in antwoord("bedrag", bedrag="veel", later="").content.decode()


def test_errors_keep_what_was_typed(antwoord, dossier):
    antwoord("looptijd")
    pagina = antwoord("maanden", looptijd_maanden="drie jaar").content.decode()
    assert 'value="drie jaar"' in pagina
    assert "<title>Fout: " in pagina
    dossier.refresh_from_db()
    assert dossier.looptijd_maanden is None


def test_a_changed_answer_returns_to_the_controle(ingelogd, compleet):
    pad = adres(compleet, "soort") + "?wijzig=1"
    antwoord = ingelogd.post(pad, {"soort": "sociale_dienst", "versie": compleet.versie})
    assert antwoord.url == reverse("intake:controle", args=[compleet.kenmerk]) + "#soort"


def test_a_changed_answer_that_opens_questions_leads_to_them(ingelogd, compleet):
    compleet.refresh_from_db()
    pad = adres(compleet, "inhoud") + "?wijzig=1"
    data = GEWOON["inhoud"] | {"digitaal": "ja", "versie": compleet.versie}
    assert ingelogd.post(pad, data).url == adres(compleet, "algoritme") + "?wijzig=1"


def test_the_controle_shows_every_question_once(ingelogd, compleet, reis):
    html = ingelogd.get(reverse("intake:controle", args=[compleet.kenmerk])).content.decode()
    vragen = re.findall(r"<dt>(.+?)</dt>", html)
    assert len(vragen) == len(set(vragen)) == sum(len(stap.velden) for stap in reis().route)
    assert "Niet ingevuld" in html


def test_the_links_of_the_controle_have_names_of_their_own(ingelogd, compleet):
    html = ingelogd.get(reverse("intake:controle", args=[compleet.kenmerk])).content.decode()
    namen = re.findall(r'Wijzig<span class="ams-visually-hidden">(.+?)</span>', html)
    assert len(namen) == len(set(namen))


@pytest.mark.parametrize(
    ("slug", "velden", "fout"),
    [
        ("onderwerp", {"naam": ""}, "Vul een naam in."),
        ("onderwerp", {"naam": "x" * 121}, "Gebruik niet meer dan 120 tekens."),
        ("onderwerp", {"omschrijving": "x" * 1001}, "Gebruik niet meer dan 1.000 tekens."),
        ("onderwerp", {"opdrachtgever_email": "wie@"}, "Vul een heel e-mailadres in"),
        ("productgroep", {"productgroep": "bestaat-niet"}, "Deze productgroep kennen we niet."),
        ("soort", {"cpv": "123"}, "Vul acht cijfers in"),
        ("soort", {"soort": ""}, "Kies een soort opdracht"),
        ("looptijd", {"looptijd": ""}, "Kies een antwoord"),
    ],
)
def test_a_refused_answer_says_what_to_do(antwoord, slug, velden, fout):
    assert fout in antwoord(slug, **velden).content.decode()


def test_a_term_of_more_than_twenty_years_is_questioned(antwoord):
    antwoord("looptijd")
    assert "meer dan 20 jaar" in antwoord("maanden", looptijd_maanden="241").content.decode()


def test_a_price_of_nothing_is_questioned(antwoord):
    antwoord("prijs")
    pagina = antwoord("bedrag", bedrag="0").content.decode()
    assert "Vul een bedrag in dat hoger is dan nul." in pagina


def test_a_price_per_year_needs_a_term(antwoord):
    antwoord("prijs")
    pagina = antwoord("looptijd", looptijd="eenmalig").content.decode()
    assert "Kies daarom een vast aantal maanden" in pagina


def test_a_verlenging_needs_number_and_months(antwoord):
    antwoord("looptijd")
    antwoord("maanden")
    pagina = antwoord("verlengingen", verlengingen_aantal="", verlengingen_maanden="")
    assert "Vul in hoe vaak u kunt verlengen." in pagina.content.decode()
    assert "Vul in hoeveel maanden één verlenging duurt." in pagina.content.decode()


def test_without_a_price_the_price_of_an_extension_is_not_asked(antwoord, ingelogd, dossier):
    antwoord("prijs", wijze="onbekend")
    antwoord("looptijd")
    antwoord("maanden")
    pagina = ingelogd.get(adres(dossier, "verlengingen")).content.decode()
    assert "Wat kost één verlenging?" not in pagina
    assert antwoord("verlengingen", verlengingen_bedrag="999").status_code == 302
    dossier.refresh_from_db()
    assert dossier.verlengingen_bedrag is None


def test_a_contract_cannot_start_before_its_announcement(antwoord):
    datums = {
        "aankondigingsdatum_dag": "1",
        "aankondigingsdatum_maand": "maart",
        "aankondigingsdatum_jaar": "2027",
        "ingangsdatum_dag": "28",
        "ingangsdatum_maand": "2",
        "ingangsdatum_jaar": "2027",
    }
    assert "kan niet ingaan" in antwoord("planning", **datums).content.decode()


def test_a_doelstelling_taken_away_needs_a_reason(antwoord, compleet, reis):
    antwoord("doelstellingen", doelstellingen=[])
    assert reis().next_stap.slug == "redenen"
    assert "Schrijf kort waarom" in antwoord("redenen").content.decode()
    antwoord("redenen", sociale_veiligheid="Niemand werkt bij ons op kantoor.")
    compleet.refresh_from_db()
    assert compleet.redenen_weg == {"sociale_veiligheid": "Niemand werkt bij ons op kantoor."}
    assert reis().next_stap is None


def test_a_mixed_contract_with_werk_asks_what_it_is_about(antwoord, reis):
    rijen = {
        "delen-TOTAL_FORMS": "2",
        "delen-INITIAL_FORMS": "0",
        "delen-0-soort": "werk",
        "delen-0-waarde": "300.000",
        "delen-1-soort": "levering",
        "delen-1-waarde": "200.000",
    }
    antwoord("soort", soort="gemengd")
    antwoord("delen", **rijen)
    assert "Schrijf kort waarom" in antwoord("hoofdvoorwerp", hoofdvoorwerp="werk").content.decode()
    antwoord("hoofdvoorwerp", hoofdvoorwerp="werk", hoofdvoorwerp_motivering="Het gebouw.")
    assert reis().is_compleet(reis().stap("hoofdvoorwerp"))


def test_an_extra_row_is_shown_without_saving(antwoord, dossier):
    antwoord("soort", soort="gemengd")
    rijen = {"delen-TOTAL_FORMS": "2", "delen-INITIAL_FORMS": "0", "delen-0-waarde": "300"}
    html = antwoord("delen", nog_een_rij="delen", **rijen).content.decode()
    assert "Deel 3" in html and 'value="300"' in html and "Fout" not in html
    dossier.refresh_from_db()
    assert dossier.delen == []


def test_the_raming_adds_up_line_by_line(antwoord, ingelogd, compleet):
    html = ingelogd.get(adres(compleet, "verlengingen")).content.decode()
    assert all(euro(Decimal(bedrag)) in html for bedrag in (200_000, 100_000, 300_000))
    assert "art. 2.15 lid 2 Aw" in html


def test_without_a_price_there_is_no_raming_to_show(ingelogd, antwoord, dossier):
    assert "Uw raming" not in ingelogd.get(adres(dossier, "prijs")).content.decode()
    antwoord("prijs")
    html = ingelogd.get(adres(dossier, "bedrag")).content.decode()
    assert "We kunnen de waarde nog niet uitrekenen." in html and "(deze pagina)" in html


def test_reken_uit_saves_and_stays(antwoord, dossier):
    antwoord("prijs")
    assert antwoord("bedrag", reken="").url.endswith("#raming")
    dossier.refresh_from_db()
    assert dossier.bedrag == 100_000


def test_the_usual_answers_of_a_productgroep_are_shown_but_not_saved(antwoord, ingelogd, dossier):
    antwoord("productgroep", productgroep="uitzendkrachten")
    html = ingelogd.get(adres(dossier, "mensen")).content.decode()
    assert "Ingevuld omdat u ‘Uitzendkrachten’ koos. Klopt dit?" in html
    assert 'value="50-249" checked' in html
    dossier.refresh_from_db()
    assert dossier.markt == ""


def test_another_productgroep_leaves_confirmed_answers_alone(antwoord, ingelogd, dossier):
    antwoord("productgroep", productgroep="uitzendkrachten")
    antwoord("mensen", markt="1-9")
    antwoord("productgroep", productgroep="bouwprojecten")
    html = ingelogd.get(adres(dossier, "mensen")).content.decode()
    assert 'value="1-9" checked' in html and "Ingevuld omdat" not in html


def test_the_overview_shows_what_is_done_open_and_unknown(antwoord, ingelogd, dossier):
    antwoord("productgroep")
    html = ingelogd.get(dossier.get_absolute_url()).content.decode()
    assert all(stand in html for stand in ("Klaar", "Nog doen", "Weet ik nog niet"))


def test_the_list_shows_progress(ingelogd, compleet):
    html = ingelogd.get(reverse("intake:dossiers")).content.decode()
    assert compleet.naam in html and "Alle vragen beantwoord" in html


def test_the_first_step_of_an_existing_dossier_can_be_changed(antwoord, dossier):
    antwoord("onderwerp", naam="Schoonmaak 2027")
    dossier.refresh_from_db()
    assert dossier.naam == "Schoonmaak 2027"
    assert STAPPEN[0].slug == "onderwerp"


ONZIN = [
    {},
    {"versie": "x"},
    {"delen-TOTAL_FORMS": "x", "percelen-TOTAL_FORMS": "999999999", "opties-TOTAL_FORMS": "-1"},
    {"nog_een_rij": "delen"},
    {"nog_een_rij": "delen", "delen-TOTAL_FORMS": "9" * 30},
    {"later": ""},
    {"reken": ""},
    {"naam": "\x00", "productgroep": "\x00", "bedrag": "1" * 500, "looptijd_maanden": "٣"},
]


@pytest.mark.parametrize("soort", ["dienst", "gemengd", "werk"])
def test_no_post_breaks_a_page(ingelogd, antwoord, compleet, reis, soort):
    antwoord("soort", soort=soort)
    for stap, onzin in product(reis().route, ONZIN):
        status = ingelogd.post(adres(compleet, stap.slug), onzin).status_code
        assert status in (200, 302, 409), (stap.slug, onzin)


@pytest.mark.parametrize("nonsens", ["1" + ".000" * 1500, "9" * 5000])
def test_an_endless_number_is_refused(antwoord, nonsens):
    antwoord("looptijd")
    assert antwoord("maanden", looptijd_maanden=nonsens).status_code == 200


def test_a_price_per_month_reopens_the_page_of_the_term(antwoord, reis):
    antwoord("prijs", wijze="totaal")
    antwoord("looptijd", looptijd="eenmalig")
    assert reis().is_compleet(next(s for s in STAPPEN if s.slug == "looptijd"))
    antwoord("prijs", wijze="per_maand")
    assert not reis().is_compleet(next(s for s in STAPPEN if s.slug == "looptijd"))


def test_an_address_of_the_admin_that_is_no_number_is_not_found(client, geldend):
    client.force_login(maak_gebruiker("ina", "alle_dossiers_zien", is_staff=True))
    assert client.get("/beheer/intake/dossier/abc/change/").status_code == 404
