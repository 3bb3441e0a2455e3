"""Choosing texts and deviating: what is refused, what is kept, and what a colleague chose."""

from dataclasses import asdict

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.dossier.besluiten import besluiten_van
from intake.dossier.forms.keuzes import neem_rest_over
from intake.dossier.handelen import Opslag
from intake.dossier.indienen import bekijk
from intake.dossier.keuzes import bewaar_keuzes
from intake.dossier.models import Dossier
from intake.dossier.staten import Staat
from tests.dossiers import maak_gebruiker

LANG = "x" * 501
WEL, NIET = {"ja": True, "reden": ""}, {"ja": False, "reden": "Staat al in ons model."}


def pad(dossier, naam="teksten"):
    return reverse(f"intake:{naam}", args=[dossier.kenmerk])


@pytest.fixture
def codes(compleet):
    compleet.refresh_from_db()
    return [tekst.code for tekst in bekijk(compleet).teksten]


@pytest.fixture
def kies(ingelogd, compleet, codes):
    """Send the page of texts: every text taken over, with what the test says differs."""

    def verstuur(knop="verder", versie=None, **anders):
        compleet.refresh_from_db()
        alles = {f"keuze_{code}": "ja" for code in codes} | anders
        data = {"versie": versie or compleet.versie, knop: "", **alles}
        antwoord = ingelogd.post(pad(compleet), {n: w for n, w in data.items() if w is not None})
        compleet.refresh_from_db()
        return antwoord

    return verstuur


@pytest.fixture
def wijk_af(ingelogd, compleet):
    def verstuur(versie=None, **anders):
        compleet.refresh_from_db()
        data = {"versie": versie or compleet.versie, **anders}
        antwoord = ingelogd.post(pad(compleet, "afwijken"), data)
        compleet.refresh_from_db()
        return antwoord

    return verstuur


def test_every_advised_text_is_on_the_page_with_nothing_chosen(ingelogd, compleet, codes):
    html = ingelogd.get(pad(compleet)).content.decode()
    assert all(f'name="keuze_{code}"' in html for code in codes)
    assert " checked" not in html


def test_choosing_all_texts_leads_on_along_the_path(kies, compleet, codes):
    assert kies().url == pad(compleet, "invullen")
    assert compleet.clausulekeuzes == dict.fromkeys(codes, WEL)
    assert compleet.gebeurtenissen.last().handeling == "teksten"


def test_a_text_left_out_needs_a_reason(kies, compleet, codes):
    antwoord = kies(**{f"keuze_{codes[0]}": "nee"})
    assert antwoord.status_code == 200
    assert "Schrijf in één zin waarom u" in antwoord.content.decode()
    assert compleet.clausulekeuzes == {}


def test_a_reason_is_kept_with_the_text_left_out(kies, compleet, codes):
    kies(**{f"keuze_{codes[0]}": "nee", f"reden_{codes[0]}": NIET["reden"]})
    assert compleet.clausulekeuzes[codes[0]] == NIET


def test_a_text_without_a_choice_is_told_by_name(kies, compleet, codes):
    titel = bekijk(compleet).teksten[0].titel
    antwoord = kies(**{f"keuze_{codes[0]}": None})
    assert f"bij ‘{titel}’" in antwoord.content.decode()
    assert compleet.clausulekeuzes == {}


@pytest.mark.parametrize("reden", [LANG, "<script>alert(1)</script> " * 30, "é" * 10_000, "a\0b"])
def test_what_was_typed_stays_when_it_is_refused(kies, compleet, codes, reden):
    antwoord = kies(**{f"keuze_{codes[0]}": "nee", f"reden_{codes[0]}": reden})
    assert antwoord.status_code == 200
    assert antwoord.context["form"][f"reden_{codes[0]}"].value() == reden
    assert b"<script>alert" not in antwoord.content
    assert compleet.clausulekeuzes == {}


def test_a_value_that_is_no_choice_is_refused(kies, compleet, codes):
    assert kies(**{f"keuze_{codes[0]}": "misschien"}).status_code == 200
    assert compleet.clausulekeuzes == {}


def test_a_reason_at_a_text_that_is_taken_over_does_not_matter(kies, compleet, codes):
    assert kies(**{f"reden_{codes[0]}": LANG}).status_code == 302
    assert compleet.clausulekeuzes[codes[0]] == WEL


def test_one_button_takes_over_what_was_still_open(kies, compleet, codes):
    open_ = {f"keuze_{code}": None for code in codes}
    eerste = {f"keuze_{codes[0]}": "nee", f"reden_{codes[0]}": NIET["reden"]}
    assert kies("alles", **open_ | eerste).status_code == 302
    assert compleet.clausulekeuzes == dict.fromkeys(codes, WEL) | {codes[0]: NIET}


def test_the_choices_made_so_far_can_be_put_aside(kies, compleet, codes):
    open_ = {f"keuze_{code}": None for code in codes[1:]}
    assert kies("later", **open_).url == compleet.get_absolute_url()
    assert compleet.clausulekeuzes == {codes[0]: WEL}


def test_choices_are_shown_again(ingelogd, kies, compleet, codes):
    kies(**{f"keuze_{codes[0]}": "nee", f"reden_{codes[0]}": NIET["reden"]})
    html = ingelogd.get(pad(compleet)).content.decode()
    assert html.count(" checked") == len(codes) and NIET["reden"] in html


def test_a_choice_about_a_text_that_is_not_advised_is_kept_and_not_written(kies, compleet, codes):
    Dossier.objects.update(clausulekeuzes={"WEG-99": NIET})
    kies(keuze_ANDERS="ja", **{"keuze_WEG-99": "ja"})
    assert compleet.clausulekeuzes == {"WEG-99": NIET} | dict.fromkeys(codes, WEL)


def test_saving_the_same_choices_again_is_no_new_version(kies, compleet):
    kies()
    versie = compleet.versie
    kies()
    assert compleet.versie == versie


@pytest.fixture
def collega(compleet, inkoper):
    collega = maak_gebruiker("collega", "dossiers_maken")
    compleet.delingen.create(gebruiker=collega, schrijven=True, gedeeld_door=inkoper)
    return collega


def test_a_newer_choice_of_a_colleague_is_not_undone(kies, collega, compleet, codes):
    gezien = compleet.versie
    bewaar_keuzes(compleet, "clausulekeuzes", "teksten", {codes[0]: NIET}, Opslag(collega))
    antwoord = kies(versie=gezien)
    assert antwoord.status_code == 409
    assert NIET["reden"] in antwoord.content.decode()
    assert antwoord.context["form"][f"keuze_{codes[0]}"].value() == "ja"
    assert compleet.clausulekeuzes == {codes[0]: NIET}
    assert antwoord.context["versie"] == compleet.versie


def test_whoever_saw_the_choice_of_a_colleague_may_change_it(kies, collega, compleet, codes):
    bewaar_keuzes(compleet, "clausulekeuzes", "teksten", {codes[0]: NIET}, Opslag(collega))
    assert kies().status_code == 302
    assert compleet.clausulekeuzes[codes[0]] == WEL


def test_choices_of_two_people_about_other_texts_both_count(kies, collega, compleet, codes):
    gezien = compleet.versie
    bewaar_keuzes(compleet, "clausulekeuzes", "teksten", {codes[0]: NIET}, Opslag(collega))
    open_ = {f"keuze_{code}": None for code in codes if code != codes[1]}
    assert kies("later", versie=gezien, **open_).status_code == 302
    assert compleet.clausulekeuzes == {codes[0]: NIET, codes[1]: WEL}


def test_an_answer_saved_meanwhile_is_no_reason_to_refuse(kies, antwoord, compleet, codes):
    gezien = compleet.versie
    antwoord("onderwerp", naam="Een andere naam")
    assert kies(versie=gezien).status_code == 302
    assert compleet.naam == "Een andere naam"


def test_a_deviation_needs_a_reason(wijk_af, compleet):
    antwoord = wijk_af(**{"keuze_DT7.8:charter": "on"})
    assert antwoord.status_code == 200
    assert "Schrijf in één zin waarom u afwijkt" in antwoord.content.decode()
    assert compleet.afwijkingen == {}


def test_a_deviation_is_kept_and_can_be_taken_back(wijk_af, compleet):
    reden = {"reden_DT7.8:charter": "De markt is te klein."}
    wijk_af(**{"keuze_DT7.8:charter": "on"} | reden)
    assert compleet.afwijkingen == {"DT7.8:charter": {"ja": True, "reden": "De markt is te klein."}}
    wijk_af(**reden)
    assert compleet.afwijkingen == {}


def test_a_deviation_of_a_colleague_is_not_undone_by_an_old_page(wijk_af, collega, compleet):
    gezien, keuze = compleet.versie, {"ja": True, "reden": "De markt is te klein."}
    nieuw = {"DT7.8:charter": keuze}
    bewaar_keuzes(compleet, "afwijkingen", "afwijken", nieuw, Opslag(collega))
    assert wijk_af(versie=gezien).status_code == 302
    assert compleet.afwijkingen == nieuw


def test_only_a_conclusion_of_this_advice_can_be_deviated_from(wijk_af, compleet):
    wijk_af(**{"keuze_DT0.0:weg": "on", "reden_DT0.0:weg": "Daarom."})
    assert compleet.afwijkingen == {}


@pytest.mark.parametrize("naam", ["teksten", "afwijken"])
class TestWieEnWanneer:
    def test_a_closed_dossier_shows_what_was_typed_and_saves_nothing(
        self, ingelogd, compleet, naam
    ):
        Dossier.objects.update(staat=Staat.INGEDIEND)
        antwoord = ingelogd.post(pad(compleet, naam), {"reden_X": "Een hele zin."})
        assert antwoord.status_code == 409
        assert "Een hele zin." in antwoord.content.decode()

    def test_a_closed_dossier_leads_back(self, ingelogd, compleet, naam):
        Dossier.objects.update(staat=Staat.VASTGESTELD)
        assert ingelogd.get(pad(compleet, naam)).url == compleet.get_absolute_url()

    @pytest.mark.parametrize("schrijven", [None, False])
    def test_whoever_may_not_write_finds_nothing(self, client, compleet, inkoper, naam, schrijven):
        ander = maak_gebruiker("ander", "dossiers_maken")
        if schrijven is not None:
            compleet.delingen.create(gebruiker=ander, schrijven=False, gedeeld_door=inkoper)
        client.force_login(ander)
        assert client.get(pad(compleet, naam)).status_code == 404
        assert client.post(pad(compleet, naam), {}).status_code == 404


VERZONNEN = ["WEG-99", "__proto__", ""]
WAARDEN = st.one_of(
    st.sampled_from(["ja", "nee", "on", "", "misschien"]), st.text(max_size=20), st.just(LANG)
)


@given(st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_sent_the_dossier_holds_only_valid_choices(ingelogd, compleet, codes, data):
    conclusies = list(bekijk(compleet).zaak.advies.bevindingen)
    sleutels = [*codes, *VERZONNEN, *(f"{b.regel}:{b.uitkomst}" for b in conclusies)]
    namen = st.sampled_from([f"{deel}_{s}" for deel in ("keuze", "reden") for s in sleutels])
    anders = st.sampled_from(["versie", "staat", "naam", "eigenaar", "alles", "later"])
    post = data.draw(st.dictionaries(st.one_of(namen, anders), WAARDEN))
    naam = data.draw(st.sampled_from(["teksten", "afwijken"]))
    voor = antwoorden_van(compleet)
    assert ingelogd.post(pad(compleet, naam), post).status_code in (200, 302, 409)
    besluiten = besluiten_van(Dossier.objects.get(pk=compleet.pk))
    assert set(besluiten.clausules) <= set(codes)
    assert all(isinstance(k.ja, bool) and len(k.reden) <= 500 for k in besluiten.clausules.values())
    assert all(keuze.ja and keuze.reden for keuze in besluiten.afwijkingen.values())
    assert antwoorden_van(compleet) == voor
    assert asdict(besluiten)["eigen_clausules"] == ()


def antwoorden_van(dossier):
    """Every column but the two that these pages write."""
    weg = {"clausulekeuzes", "afwijkingen", "versie", "gewijzigd"}
    rij = Dossier.objects.values().get(pk=dossier.pk)
    return {kolom: waarde for kolom, waarde in rij.items() if kolom not in weg}


def test_taking_over_the_rest_leaves_what_was_chosen(rf):
    post = rf.post("/", {"keuze_A": "nee", "keuze_B": ""}).POST
    samen = neem_rest_over(post, ["A", "B", "C"])
    assert [samen[f"keuze_{code}"] for code in "ABC"] == ["nee", "ja", "ja"]
