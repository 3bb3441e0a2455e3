"""Filling in the places of all chosen texts, and saying a text in other words."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from intake.advies.kader import Invulveld
from intake.advies.keuzes import InvulveldType
from intake.beoordeling.vaststellen import NietVastTeStellen, bekijk, stel_vast
from intake.dossier.forms.invullen import InvulForm
from intake.dossier.handelen import Opslag
from intake.dossier.indienen import bekijk as bekijk_indiening
from intake.dossier.keuzes import bewaar_keuzes
from intake.dossier.memo import memo_html, memo_van_dossier
from intake.dossier.models import Dossier
from intake.dossier.weergave.invulling import Plaats, nog_open, plaatsen
from intake.kader.invulling import eenheid, grenzen, kort_label
from tests.dossiers import VANDAAG, maak_gebruiker

KWAAD = '=1+1<script>alert("x")</script>'


def pad(dossier, naam="invullen", *meer):
    return reverse(f"intake:{naam}", args=[dossier.kenmerk, *meer])


def veld(soort, laag=None, hoog=None, **anders):
    grens = {"minimum": laag and Decimal(laag), "maximum": hoog and Decimal(hoog)}
    return Invulveld("veld", "Veld (maanden)", InvulveldType(soort), **grens, **anders)


def getypt(een, tekst):
    form = InvulForm({"veld": tekst}, plaatsen=[Plaats(een, ("REP-01",), "")], bewaard={})
    return form.te_bewaren()["veld"] if form.is_valid() else form.errors["veld"][0]


@pytest.mark.parametrize(
    ("soort", "tekst", "wordt"),
    [
        ("getal", "5", "5"),
        ("getal", "100", "100"),
        ("getal", "", None),
        ("getal", "4", "Vul een heel getal in van 5 tot en met 100."),
        ("getal", "101", "Vul een heel getal in van 5 tot en met 100."),
        ("getal", "zes", "Vul een heel getal in van 5 tot en met 100."),
        ("bedrag", "5", "5"),
        ("bedrag", "4,99", "Vul een bedrag in van 5 tot en met 100 euro."),
        ("bedrag", "100,01", "Vul een bedrag in van 5 tot en met 100 euro."),
        ("bedrag", "€ 99,50", "99,50"),
        ("tekst", "  het\n meldpunt ", "het meldpunt"),
        ("tekst", "x" * 200, "x" * 200),
        ("tekst", "x" * 201, "Gebruik niet meer dan 200 tekens."),
    ],
)
def test_each_kind_takes_what_fits(soort, tekst, wordt):
    assert getypt(veld(soort, 5, 100), tekst) == wordt


def test_our_own_proposal_is_not_kept():
    assert getypt(veld("getal", 5, 100, standaard="12"), "12") is None
    assert getypt(veld("getal", 5, 100, standaard="12"), "13") == "13"


@pytest.mark.parametrize(
    ("label", "kort", "unit"),
    [
        ("Looptijd (maanden)", "Looptijd", "maanden"),
        ("Contactpersoon (functie)", "Contactpersoon (functie)", ""),
        ("Vakgebied (bijv. webtechniek)", "Vakgebied (bijv. webtechniek)", ""),
        ("Talen", "Talen", ""),
    ],
)
def test_the_unit_stands_behind_the_field(label, kort, unit):
    een = replace(veld("getal"), label=label)
    assert (kort_label(een), eenheid(een)) == (kort, unit)


def test_bounds_are_said_as_far_as_they_are_known():
    assert grenzen(veld("getal", 5)) == "van ten minste 5"
    assert grenzen(veld("getal", None, 9)) == "van ten hoogste 9"
    assert grenzen(veld("getal")) == ""


@pytest.fixture
def zaak(compleet):
    def nu():
        compleet.refresh_from_db()
        return bekijk_indiening(compleet).zaak

    return nu


@pytest.fixture
def open_veld(zaak):
    return nog_open(zaak())[0]


@pytest.fixture
def vul_in(ingelogd, compleet):
    def verstuur(**waarden):
        compleet.refresh_from_db()
        waarden.setdefault("versie", compleet.versie)
        return ingelogd.post(pad(compleet), waarden)

    return verstuur


def test_every_place_is_asked_once_with_the_texts_it_stands_in(ingelogd, compleet, zaak):
    form = ingelogd.get(pad(compleet)).context["form"]
    alle = plaatsen(zaak())
    assert list(form.fields) == [plaats.veld.naam for plaats in alle] and len(alle) > 3
    assert all(f"Staat in {', '.join(p.codes)}" in form[p.veld.naam].help_text for p in alle)


def test_a_value_stands_in_every_text_and_on_the_page(vul_in, zaak, open_veld, ingelogd, compleet):
    vul_in(**{open_veld.naam: "de afdeling Verzonnen"})
    assert open_veld.naam not in [een.naam for een in nog_open(zaak())]
    advies = ingelogd.get(reverse("intake:advies", args=[compleet.kenmerk])).content.decode()
    assert "de afdeling Verzonnen" in advies


def test_what_is_left_open_may_wait(vul_in, zaak, compleet):
    antwoord = vul_in()
    assert antwoord.status_code == 302 and nog_open(zaak())
    assert compleet.invulling == {}


def test_a_fault_keeps_everything_that_was_typed(vul_in, zaak, open_veld, compleet):
    getal = next(p.veld for p in plaatsen(zaak()) if p.veld.type is InvulveldType.GETAL)
    antwoord = vul_in(**{open_veld.naam: "blijft staan", getal.naam: "heel veel"})
    html = antwoord.content.decode()
    assert antwoord.status_code == 200 and "blijft staan" in html and "heel veel" in html
    compleet.refresh_from_db()
    assert compleet.invulling == {}


def test_a_colleague_who_filled_in_something_else_is_not_undone(vul_in, open_veld, compleet):
    versie = compleet.versie
    collega = Opslag(maak_gebruiker("collega", "dossiers_maken"), "", versie)
    bewaar_keuzes(compleet, "invulling", "invullen", {open_veld.naam: "van de collega"}, collega)
    antwoord = vul_in(versie=versie, **{open_veld.naam: "van mij"})
    html = antwoord.content.decode()
    assert antwoord.status_code == 409 and "van de collega" in html and "van mij" in html


@pytest.mark.parametrize("naam", ["invullen", "eigen_woorden"])
def test_somebody_else_finds_no_page(client, compleet, zaak, naam):
    meer = [] if naam == "invullen" else [bekijk_indiening(compleet).teksten[0].code]
    client.force_login(maak_gebruiker("ander", "dossiers_maken"))
    assert client.get(pad(compleet, naam, *meer)).status_code == 404


def test_a_submitted_dossier_is_not_filled_in(ingelogd, compleet, open_veld):
    Dossier.objects.update(staat="ingediend")
    antwoord = ingelogd.post(pad(compleet), {"versie": 1, open_veld.naam: "Te laat"})
    assert antwoord.status_code == 409 and "Te laat" in antwoord.content.decode()


def test_an_advice_with_an_open_place_is_not_settled(in_beoordeling, ina):
    Dossier.objects.update(invulling={})
    in_beoordeling.refresh_from_db()
    bezwaar = bekijk(in_beoordeling, ina).bezwaar
    assert "nog niet ingevuld: ‘" in bezwaar
    with pytest.raises(NietVastTeStellen, match="of vraag het de inkoper"):
        stel_vast(in_beoordeling, Opslag(ina, "", in_beoordeling.versie))


def test_a_reviewer_fills_in_what_is_open(in_beoordeling, ina, client):
    Dossier.objects.update(invulling={"talen": "Nederlands"})
    in_beoordeling.refresh_from_db()
    client.force_login(ina)
    adres = reverse("admin:intake_dossier_invullen", args=[in_beoordeling.pk])
    namen = list(client.get(adres).context["form"].fields)
    assert client.post(adres, dict.fromkeys(namen, "bijlage 4")).status_code == 302
    in_beoordeling.refresh_from_db()
    assert in_beoordeling.invulling["talen"] == "Nederlands"
    assert bekijk(in_beoordeling, ina).bezwaar == ""


def test_only_the_reviewer_who_has_it_fills_in(in_beoordeling, beau, client):
    client.force_login(beau)
    adres = reverse("admin:intake_dossier_invullen", args=[in_beoordeling.pk])
    assert client.post(adres, {"prijsbijlage": "x"}).status_code in (302, 404, 409)
    in_beoordeling.refresh_from_db()
    assert "x" not in in_beoordeling.invulling.values()


# Own words


@pytest.fixture
def code(compleet):
    return bekijk_indiening(compleet).teksten[0].code


@pytest.fixture
def schrijf(ingelogd, compleet, code):
    def verstuur(tekst="Wij praten elk jaar.", reden="Korter.", **anders):
        compleet.refresh_from_db()
        data = {"versie": compleet.versie, "tekst": tekst, "reden": reden} | anders
        return ingelogd.post(pad(compleet, "eigen_woorden", code), data)

    return verstuur


def test_own_words_stand_beside_those_of_the_library(schrijf, ingelogd, compleet, code, kader):
    schrijf()
    html = ingelogd.get(pad(compleet, "eigen_woorden", code)).content.decode()
    assert "Wij praten elk jaar." in html
    assert kader.clausule[code].tekst.split("[")[0][:40] in html


def test_page_and_memo_say_that_a_text_was_adapted(schrijf, ingelogd, compleet, geldend):
    schrijf()
    advies = ingelogd.get(reverse("intake:advies", args=[compleet.kenmerk])).content.decode()
    assert "Aangepast voor deze inkoop" in advies and "<ins>" in advies
    compleet.refresh_from_db()
    memo = memo_html(memo_van_dossier(compleet, geldend, VANDAAG))
    assert "Aangepast voor deze inkoop" in memo and "Tekst in de bibliotheek" in memo


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"tekst": ""}, "Schrijf de tekst"),
        ({"reden": ""}, "Schrijf in één zin waarom"),
        ({"tekst": "Binnen [nergens_bekend] dagen."}, "Wij kennen [nergens_bekend] niet"),
        ({"tekst": "Binnen [aantal weken]."}, "Wij kennen [aantal weken] niet"),
        ({"tekst": "x" * 5001}, "niet meer dan 5000 tekens"),
        ({"reden": "x" * 501}, "niet meer dan 500 tekens"),
    ],
    ids=["leeg", "geen-reden", "onbekend-veld", "haken", "te-lang", "reden-te-lang"],
)
def test_what_does_not_fit_is_said_and_kept(schrijf, compleet, anders, fout):
    antwoord = schrijf(**anders)
    assert antwoord.status_code == 200 and fout in antwoord.content.decode()
    compleet.refresh_from_db()
    assert compleet.verwoordingen == {}


def test_the_words_of_the_library_are_no_own_words(schrijf, kader, code):
    assert "nog de tekst van de bibliotheek" in schrijf(kader.clausule[code].tekst).content.decode()


def test_the_reviewer_sees_what_was_changed_and_filled_in(schrijf, vul_in, client, ina, zaak):
    schrijf()
    vul_in(**{nog_open(zaak())[0].naam: "de afdeling Verzonnen"})
    Dossier.objects.update(staat="in_beoordeling", beoordelaar=ina)
    client.force_login(ina)
    pagina = reverse("admin:intake_dossier_change", args=[Dossier.objects.get().pk])
    html = client.get(pagina).content.decode()
    assert "Aangepast voor deze inkoop" in html and "<ins>" in html
    assert "de afdeling Verzonnen" in html


def test_own_words_say_when_the_library_changed_since(schrijf, ingelogd, compleet, code):
    schrijf()
    compleet.refresh_from_db()
    verwoordingen = {code: {**compleet.verwoordingen[code], "was": "De tekst van toen."}}
    Dossier.objects.update(verwoordingen=verwoordingen)
    html = ingelogd.get(pad(compleet, "eigen_woorden", code)).content.decode()
    assert "is veranderd sinds u deze aanpaste" in html


def test_one_click_brings_the_library_back(schrijf, compleet):
    schrijf()
    schrijf(terug="terug")
    compleet.refresh_from_db()
    assert compleet.verwoordingen == {}


def test_a_text_that_is_not_in_the_advice_has_no_page(ingelogd, compleet):
    assert ingelogd.get(pad(compleet, "eigen_woorden", "XXX-99")).status_code == 404


def test_hostile_words_stay_words_in_every_file(schrijf, vul_in, ingelogd, compleet, open_veld):
    schrijf(KWAAD, KWAAD)
    vul_in(**{open_veld.naam: KWAAD})
    advies = ingelogd.get(reverse("intake:advies", args=[compleet.kenmerk])).content.decode()
    assert "<script>alert" not in advies and "&lt;script&gt;alert" in advies
    for naam in ("bijlage_docx", "teksten_txt", "teksten_xlsx"):
        assert ingelogd.get(pad(compleet, naam)).status_code == 200
    blad = ZipFile(BytesIO(ingelogd.get(pad(compleet, "teksten_xlsx")).getvalue()))
    assert b"<f>" not in blad.read("xl/worksheets/sheet1.xml")
