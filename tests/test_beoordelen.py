"""What a reviewer does with a dossier: take, hand over, put back, decide; and every refusal."""

import re
import threading

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.urls import reverse

from intake.beoordeling import besluiten
from intake.beoordeling.handelingen import pak_op
from intake.berichten.models import Bericht
from intake.berichten.soorten import Berichtsoort
from intake.dossier.handelen import Achterhaald, Opslag
from intake.dossier.indienen import bekijk
from intake.dossier.models import Dossier
from intake.dossier.overgangen import trek_in
from intake.dossier.staten import Staat
from intake.dossier.weergave.beeld import Adviesbeeld
from tests.beoordelen import adres, nu

KWAAD = "<script>alert('x')</script> " + "e\u0301" * 50
AFSPRAAK = {"wat": "Voortgangsgesprek", "wanneer": "Elk half jaar", "wie": "De contractmanager"}
EIGEN = {
    "titel": "Taalcoach",
    "soort": "eis",
    "tekst": "Er is een taalcoach op de werkvloer.",
    "reden": "Veel mensen leren hier Nederlands.",
}


def code_van(dossier):
    return bekijk(dossier).teksten[0].code


def niet_geadviseerd(dossier):
    indiening = bekijk(dossier)
    er_al = {tekst.code for tekst in indiening.teksten}
    return next(code for code in indiening.zaak.kader.clausule if code not in er_al)


def bladen(dossier):
    """Every page on which someone who reviews changes something, with a form that would do so."""
    code = code_van(dossier)
    return [
        ("opmerking", [], {"soort": "vraag", "tekst": "Klopt dit wel?"}),
        ("aanvulling", [], {}),
        ("besluit_tekst", [code], {"keuze": "nee", "reden": "Past hier niet."}),
        ("besluit_conclusie", ["DT3:x"], {"keuze": "ja", "reden": "Past hier niet."}),
        ("eigen_tekst", [], EIGEN),
        ("afspraak", [], AFSPRAAK),
        ("terugleggen", [], {}),
    ]


def onveranderd(dossier):
    versie = dossier.versie
    dossier.refresh_from_db()
    return dossier.versie == versie and not dossier.opmerkingen.exists()


def test_the_review_page_shows_the_whole_dossier_in_words(als, opgepakt, ina):
    html = als(ina, "change").content.decode()
    for woorden in (
        "U beoordeelt dit dossier",
        "Zo is de waarde berekend",
        "Antwoorden",
        bekijk(opgepakt).teksten[0].titel,
        "pakte het dossier op",
    ):
        assert woorden in html
    assert "clausules_beoordelaar" not in html and "style=" not in html


def test_taking_a_dossier_makes_it_yours(ingediend, ina):
    browser = Client()
    browser.force_login(ina)
    browser.post(adres(ingediend, "oppakken"))
    assert (nu(ingediend).staat, nu(ingediend).beoordelaar) == (Staat.IN_BEOORDELING, ina)


def test_the_second_of_two_reviewers_is_told(als, opgepakt, jan):
    antwoord = als(jan, "oppakken", data={})
    assert antwoord.status_code == 409
    assert adres(opgepakt, "change") in antwoord.content.decode()
    assert nu(opgepakt).beoordelaar.username == "ina"


@pytest.mark.django_db(transaction=True)
def test_of_two_reviewers_at_the_same_second_one_gets_it(ingediend, ina, jan):
    start, gelukt = threading.Barrier(2), []

    def neem(wie):
        start.wait()
        try:
            pak_op(nu(ingediend), Opslag(wie))
            gelukt.append(wie)
        except Achterhaald:
            pass
        finally:
            connection.close()

    draden = [threading.Thread(target=neem, args=[wie]) for wie in (ina, jan)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert [nu(ingediend).beoordelaar] == gelukt


def test_put_back_a_dossier_is_free_for_a_colleague(als, opgepakt, ina, jan):
    als(ina, "terugleggen", data={})
    assert (nu(opgepakt).staat, nu(opgepakt).beoordelaar) == (Staat.INGEDIEND, None)
    assert als(jan, "oppakken", data={}).status_code == 302


def test_a_colleague_who_gets_a_dossier_hears_so(als, opgepakt, ina, jan):
    als(ina, "overdragen", data={"aan": jan.pk, "versie": opgepakt.versie})
    assert nu(opgepakt).beoordelaar == jan
    (bericht,) = Bericht.objects.filter(soort=Berichtsoort.BEOORDELING_OVERGEDRAGEN)
    assert bericht.aan == jan and str(opgepakt.pk) in bericht.pad


def test_a_reviewer_takes_over_from_a_colleague_who_is_away(als, opgepakt, jan):
    als(jan, "overdragen", data={"aan": jan.pk, "versie": opgepakt.versie})
    assert nu(opgepakt).beoordelaar == jan
    assert not Bericht.objects.filter(soort=Berichtsoort.BEOORDELING_OVERGEDRAGEN).exists()


@pytest.mark.parametrize("wie", ["alice", "beau", "dex"])
def test_a_dossier_goes_to_a_reviewer_only(als, opgepakt, ina, request, wie):
    aan = request.getfixturevalue(wie)
    antwoord = als(ina, "overdragen", data={"aan": aan.pk, "versie": opgepakt.versie})
    assert antwoord.status_code == 200 and nu(opgepakt).beoordelaar == ina


def test_a_dossier_does_not_go_to_who_fills_it_in(als, opgepakt, ina, jan, inkoper):
    jan.user_permissions.set(inkoper.user_permissions.all())
    opgepakt.delingen.create(gebruiker=jan, schrijven=True, gedeeld_door=inkoper)
    als(ina, "overdragen", data={"aan": jan.pk, "versie": opgepakt.versie})
    assert nu(opgepakt).beoordelaar == ina


def test_handing_over_from_an_old_page_is_refused(als, opgepakt, ina, jan):
    als(ina, "afspraak", data=AFSPRAAK)
    antwoord = als(ina, "overdragen", data={"aan": jan.pk, "versie": opgepakt.versie})
    assert antwoord.status_code == 409 and nu(opgepakt).beoordelaar == ina


@pytest.mark.parametrize("wie", ["alice", "bob", "dex", "beau", "inkoper"])
def test_whoever_does_not_review_finds_no_page(als, opgepakt, request, wie):
    gebruiker = request.getfixturevalue(wie)
    for naam, args, data in [("oppakken", [], {}), ("overdragen", [], {}), *bladen(opgepakt)]:
        assert als(gebruiker, naam, *args, data=data).status_code in (302, 404), naam
    assert onveranderd(opgepakt)


def test_nobody_reviews_what_they_fill_in(als, opgepakt, jan, inkoper):
    jan.user_permissions.set(inkoper.user_permissions.all())
    Dossier.objects.update(eigenaar=jan, beoordelaar=jan)
    for naam, args, data in [("oppakken", [], {}), ("overdragen", [], {}), *bladen(opgepakt)]:
        assert als(jan, naam, *args, data=data).status_code == 404, naam
    assert onveranderd(opgepakt)


def test_a_colleague_who_did_not_take_it_changes_nothing(als, opgepakt, jan):
    for naam, args, data in bladen(opgepakt):
        assert als(jan, naam, *args, data=data).status_code == 409, naam
        if naam != "terugleggen":
            assert als(jan, naam, *args).url == adres(opgepakt, "change")
    assert onveranderd(opgepakt)


@pytest.mark.parametrize("staat", [s for s in Staat if s != Staat.IN_BEOORDELING])
def test_outside_the_review_nothing_changes(als, opgepakt, ina, staat):
    Dossier.objects.update(staat=staat)
    for naam, args, data in bladen(opgepakt):
        assert als(ina, naam, *args, data=data).status_code == 409, naam
    assert onveranderd(opgepakt)


def test_what_a_reviewer_typed_while_the_inkoper_withdrew_is_shown(als, opgepakt, ina, inkoper):
    trek_in(nu(opgepakt), Opslag(inkoper))
    getypt = {"soort": "vraag", "tekst": "Een lange en goed doordachte opmerking."}
    antwoord = als(ina, "opmerking", data=getypt)
    html = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert getypt["tekst"] in html and "concept" in html and adres(opgepakt, "change") in html


def test_a_decision_goes_before_the_choice_of_the_inkoper(als, opgepakt, ina):
    code = code_van(opgepakt)
    als(ina, "besluit_tekst", code, data={"keuze": "nee", "reden": "Past hier niet."})
    assert nu(opgepakt).clausules_beoordelaar == {code: {"ja": False, "reden": "Past hier niet."}}
    (weg,) = Adviesbeeld(bekijk(nu(opgepakt)).zaak).niet_overgenomen
    assert (weg.clausule.code, weg.reden) == (code, "Past hier niet.")
    laatste = opgepakt.gebeurtenissen.last()
    assert (laatste.handeling, laatste.gebruiker) == ("besluit", ina)


def test_a_decision_needs_a_reason_and_a_choice(als, opgepakt, ina):
    html = als(ina, "besluit_tekst", code_van(opgepakt), data={"reden": ""}).content.decode()
    assert "Kies wat u besluit." in html and "Schrijf in één zin waarom" in html
    assert onveranderd(opgepakt)


def test_a_decision_taken_back_leaves_the_choice_of_the_inkoper(als, opgepakt, ina):
    code = code_van(opgepakt)
    als(ina, "besluit_tekst", code, data={"keuze": "nee", "reden": "Past hier niet."})
    als(ina, "besluit_tekst", code, data={"intrekken": "ja"})
    assert nu(opgepakt).clausules_beoordelaar == {}


def test_the_same_decision_twice_is_one(als, opgepakt, ina):
    data = {"keuze": "nee", "reden": "Past hier niet."}
    for _ in range(2):
        als(ina, "besluit_tekst", code_van(opgepakt), data=data)
    assert opgepakt.gebeurtenissen.filter(handeling="besluit").count() == 1


def test_a_reviewer_deviates_from_a_conclusion(als, opgepakt, ina):
    sleutel = als(ina, "change").context["beoordeling"].conclusies[0].sleutel
    als(ina, "besluit_conclusie", sleutel, data={"keuze": "ja", "reden": "Hier klopt dit niet."})
    assert nu(opgepakt).afwijkingen_beoordelaar[sleutel]["ja"] is True
    assert "Hiervan wijken wij af: Hier klopt dit niet." in als(ina, "change").content.decode()


@pytest.mark.parametrize(
    ("naam", "sleutel"), [("besluit_tekst", "ZZZ-99"), ("besluit_conclusie", "DT99:ja")]
)
def test_there_is_no_decision_on_what_is_not_there(als, opgepakt, ina, naam, sleutel):
    assert als(ina, naam, sleutel, data={"keuze": "ja", "reden": "x"}).status_code == 404
    assert onveranderd(opgepakt)


def test_a_text_from_the_library_is_added_with_a_reason(als, opgepakt, ina):
    code = niet_geadviseerd(opgepakt)
    html = als(ina, "bibliotheek").content.decode()
    assert not re.search(r"\[[a-z]+_[a-z_]+\]", html)  # a place to fill in is told in words
    assert adres(opgepakt, "besluit_tekst", code) in html
    als(ina, "besluit_tekst", code, data={"reden": "Past hier juist goed."})
    assert nu(opgepakt).clausules_beoordelaar[code] == {
        "ja": True,
        "reden": "Past hier juist goed.",
    }
    assert adres(opgepakt, "besluit_tekst", code) not in als(ina, "bibliotheek").content.decode()


def test_the_library_is_searched_by_every_word(als, opgepakt, ina):
    gevonden = als(ina, "bibliotheek", q="toegankelijk website").context["gevonden"]
    assert gevonden
    for clausule, _, _ in gevonden:
        tekst = f"{clausule.titel} {clausule.tekst}".casefold()
        assert "toegankelijk" in tekst and "website" in tekst
    assert "Geen tekst past" in als(ina, "bibliotheek", q="zzzz").content.decode()


@pytest.mark.parametrize(
    ("naam", "kolom", "rij"),
    [("eigen_tekst", "eigen_clausules", EIGEN), ("afspraak", "afspraken", AFSPRAAK)],
)
def test_a_row_is_added_once_changed_and_removed(als, opgepakt, ina, naam, kolom, rij):
    eerste = next(iter(rij))
    for _ in range(2):
        als(ina, naam, data=rij)
    assert nu(opgepakt).antwoord(kolom) == [rij]
    anders = rij | {eerste: "Iets anders"}
    als(ina, f"{naam}_wijzigen", besluiten.sleutel_van_rij(rij), data=anders)
    assert nu(opgepakt).antwoord(kolom) == [anders]
    als(ina, f"{naam}_wijzigen", besluiten.sleutel_van_rij(anders), data={"verwijder": "ja"})
    assert nu(opgepakt).antwoord(kolom) == []


def test_an_old_page_does_not_change_another_row(als, opgepakt, ina):
    oud = besluiten.sleutel_van_rij(AFSPRAAK)
    als(ina, "afspraak", data=AFSPRAAK)
    als(ina, "afspraak_wijzigen", oud, data=AFSPRAAK | {"wie": "De inkoper"})
    getypt = AFSPRAAK | {"wie": "Iemand heel anders"}
    antwoord = als(ina, "afspraak_wijzigen", oud, data=getypt)
    assert antwoord.status_code == 409 and "Iemand heel anders" in antwoord.content.decode()
    assert [rij["wie"] for rij in nu(opgepakt).afspraken] == ["De inkoper"]


@pytest.mark.parametrize(("naam", "rij"), [("eigen_tekst", EIGEN), ("afspraak", AFSPRAAK)])
def test_an_empty_row_is_refused_at_each_field(als, opgepakt, ina, naam, rij):
    html = als(ina, naam, data={}).content.decode()
    assert html.count("ams-error-message") == len(rij)
    assert onveranderd(opgepakt)


def test_hostile_text_is_shown_as_text_everywhere(als, opgepakt, ina):
    Dossier.objects.update(naam=KWAAD[:110], omschrijving=KWAAD, directie=KWAAD[:100])
    als(ina, "eigen_tekst", data=EIGEN | {"titel": KWAAD[:60], "tekst": KWAAD, "reden": KWAAD})
    als(ina, "afspraak", data=dict.fromkeys(AFSPRAAK, KWAAD[:100]))
    als(ina, "besluit_tekst", code_van(opgepakt), data={"keuze": "nee", "reden": KWAAD})
    als(ina, "opmerking", data={"soort": "vraag", "tekst": KWAAD})
    for naam in ("change", "opmerking", "overdragen", "aanvulling", "bibliotheek", "eigen_tekst"):
        html = als(ina, naam).content.decode()
        assert "<script>alert" not in html and "&lt;script&gt;alert" in html


def test_a_reader_without_the_right_to_review_sees_no_drafts(als, opgepakt, ina, beau):
    als(ina, "opmerking", data={"soort": "vraag", "tekst": "Nog niet verstuurd."})
    beau.user_permissions.add(Permission.objects.get(codename="alle_dossiers_zien"))
    html = als(beau, "change").content.decode()
    assert "Nog niet verstuurd." not in html and "Pak dit dossier op" not in html


def test_a_settled_dossier_leads_to_what_was_settled(als, advies, ina):
    html = als(ina, "change").content.decode()
    pad = reverse("intake:vastgesteld", args=[advies.dossier.kenmerk, advies.volgnummer])
    assert f'{pad}">advies {advies}<' in html and "Stel het advies vast" not in html


def test_only_a_standard_dossier_is_settled_at_once(client, ingediend, ina):
    client.force_login(ina)
    for standaard in (True, False):
        Dossier.objects.update(is_standaard=standaard)
        html = client.get(adres(ingediend, "change")).content.decode()
        assert ("Stel het advies vast" in html) is standaard
        assert "Pak dit dossier op" in html
