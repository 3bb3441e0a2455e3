"""Trying the framework: the facts of a source, varied by hand, under one framework or two."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from intake.advies.adviseer import adviseer
from intake.advies.contract import lees_inkoop
from intake.dossier.feiten import feiten_van
from intake.dossier.forms.feiten import GEEN_FEIT, FeitenForm
from intake.dossier.models import Dossier
from intake.dossier.stappen import STAPPEN
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import Drempelbedrag
from intake.kader.publicatie import bevries
from intake.kader.schrijven import schrijf_werkrijen
from intake.kader.volgorde import geordend
from intake.kader.voorbeelden import lees_voorbeelden
from intake.proef.bron import leeg, van_dossier, van_voorbeeld, voorbeelden
from tests.dossiers import VANDAAG

PAD = "/beheer/proef/"
SCHOONMAAK = next(sleutel for sleutel in voorbeelden() if sleutel.startswith("schoonmaak"))


@pytest.fixture
def beheerder(beau, geldend):
    client = Client()  # beside the one of the inkoper
    client.force_login(beau)
    return client


@pytest.fixture
def concept(kader, geldend):
    """The working rows as they were published; the draft says the same until a test edits it."""
    schrijf_werkrijen(geordend(kader))


def advies(pagina, plek=0):
    return pagina.context["uitkomsten"][plek].zaak.advies


def getypt(pagina, **anders):
    """What the browser sends when the questions on this page are sent, with these changes."""
    form = pagina.context["feitenform"]
    velden = {}
    for veld in form:
        if veld.weergave == "rijen":
            velden |= {f"{veld.name}-{n}": w for n, w in rijen(veld).items()}
        elif veld.weergave == "datum":
            velden |= {deel.naam: deel.waarde for deel in veld.delen}
        else:
            velden[veld.name] = "" if veld.value() is None else veld.value()
    return velden | {"gevuld": "ja"} | anders


def rijen(veld):
    teller = {"TOTAL_FORMS": len(veld.rijen.forms), "INITIAL_FORMS": 0}
    return teller | {
        f"{n}-{een.name}": een.value() or "" for n, rij in enumerate(veld.rijen) for een in rij
    }


class TestFacts:
    @pytest.mark.parametrize("voorbeeld", lees_voorbeelden(), ids=lambda v: v.naam)
    def test_an_example_gives_the_advice_of_adviseer(self, db, kader, voorbeeld):
        bron = van_voorbeeld(voorbeeld, VANDAAG)
        assert bron.feiten(kader, VANDAAG, {}) == lees_inkoop(voorbeeld.inkoop, kader, VANDAAG)

    @pytest.mark.parametrize("voorbeeld", lees_voorbeelden(), ids=lambda v: v.naam)
    def test_an_example_sent_back_as_it_stands_changes_nothing(self, beheerder, geldend, voorbeeld):
        sleutel = next(s for s, een in voorbeelden().items() if een == voorbeeld)
        haalde = beheerder.get(PAD, {"bron": sleutel})
        stuurde = beheerder.get(PAD, {"bron": sleutel} | getypt(haalde))
        assert stuurde.context["fouten"] == []
        assert advies(stuurde) == advies(haalde)

    def test_a_dossier_gives_its_own_advice(self, compleet, kader):
        feiten = van_dossier(compleet).feiten(kader, VANDAAG, {})
        assert feiten == feiten_van(compleet, VANDAAG, kader)

    def test_one_other_answer_changes_only_that_fact(self, compleet, kader):
        bron = van_dossier(compleet)
        anders = bron.feiten(kader, VANDAAG, bron.antwoorden | {"markt": "1-9"})
        eigen = bron.feiten(kader, VANDAAG, {})
        assert anders.markt == "1-9" and eigen.markt == "50-249"
        assert anders.raming == eigen.raming and anders.feiten == eigen.feiten

    def test_another_amount_replaces_the_value_of_an_example(self, db, kader):
        bron = van_voorbeeld(voorbeelden()[SCHOONMAAK], VANDAAG)
        feiten = bron.feiten(kader, VANDAAG, {"bedrag": Decimal(100_000)})
        assert adviseer(feiten, kader).raming.bedrag == 100_000
        assert adviseer(feiten, kader).route == "onder"

    def test_an_answer_to_a_page_that_does_not_come_does_not_count(self, db, kader):
        feiten = leeg().feiten(kader, VANDAAG, {"soort": "dienst", "hoofdvoorwerp": "werk"})
        assert feiten.hoofdvoorwerp is None


class TestQuestions:
    def test_the_page_asks_every_question_that_is_a_fact_in_its_own_words(self, kader):
        form = FeitenForm(kaders=[kader], vandaag=VANDAAG, initial={})
        labels = {n: v.label for stap in STAPPEN for n, v in stap.form.base_fields.items()}
        assert {naam: veld.label for naam, veld in form.fields.items()} == {
            naam: label for naam, label in labels.items() if naam not in GEEN_FEIT
        }

    @pytest.mark.parametrize("veld", GEEN_FEIT)
    def test_what_is_left_out_makes_no_difference_to_an_advice(self, compleet, kader, veld):
        bron = van_dossier(compleet)
        anders = {"representatie": False} if veld in ("doelstellingen", "redenen_weg") else "anders"
        feiten, andere = (bron.feiten(kader, VANDAAG, een) for een in ({}, {veld: anders}))
        assert adviseer(feiten, kader) == adviseer(andere, kader)

    @pytest.mark.parametrize(
        ("anders", "veld"),
        [
            ({"bedrag": "veel"}, "bedrag"),
            ({"cpv": "12"}, "cpv"),
            ({"looptijd_maanden": "-3"}, "looptijd_maanden"),
            ({"markt": "reusachtig"}, "markt"),
            ({"productgroep": "luchtkastelen"}, "productgroep"),
            ({"ingangsdatum_dag": "31", "ingangsdatum_maand": "2"}, "ingangsdatum"),
            ({"looptijd": "eenmalig", "wijze": "per_jaar"}, "looptijd"),
        ],
    )
    def test_bad_input_is_told_at_the_field_and_kept(self, beheerder, anders, veld):
        haalde = beheerder.get(PAD, {"bron": SCHOONMAAK})
        pagina = beheerder.get(PAD, {"bron": SCHOONMAAK} | getypt(haalde, **anders))
        form = pagina.context["feitenform"]
        assert pagina.status_code == 200 and "uitkomsten" not in pagina.context
        assert list(form.errors) == [veld] and form[veld].toon_fouten
        assert f"#{form[veld].anker}" in pagina.content.decode()
        assert all(str(form.data[naam]) == waarde for naam, waarde in anders.items())

    def test_one_more_row_is_shown_without_judging(self, beheerder):
        haalde = beheerder.get(PAD, {"bron": SCHOONMAAK})
        gestuurd = getypt(haalde, bedrag="veel", nog_een_rij="opties")
        pagina = beheerder.get(PAD, {"bron": SCHOONMAAK} | gestuurd)
        assert len(pagina.context["feitenform"]["opties"].rijen.forms) == 2
        assert pagina.context["fouten"] == []

    def test_by_hand_the_questions_come_first_and_then_the_advice(self, beheerder):
        leeg = beheerder.get(PAD)
        assert "uitkomsten" not in leeg.context
        antwoorden = getypt(leeg, soort="dienst", wijze="totaal", btw="exclusief", bedrag="500000")
        antwoorden |= {"looptijd": "eenmalig", "in_percelen": "nee"}
        assert advies(beheerder.get(PAD, antwoorden)).route == "boven"


class TestFrameworks:
    def test_the_version_in_force_is_chosen_by_itself(self, beheerder, geldend):
        pagina = beheerder.get(PAD, {"bron": SCHOONMAAK})
        assert advies(pagina) == advies(
            beheerder.get(PAD, {"bron": SCHOONMAAK, "kader": geldend.versie})
        )
        assert f"Volgens versie {geldend}" in pagina.content.decode()

    def test_the_draft_is_compared_with_a_version(self, beheerder, concept, geldend):
        Drempelbedrag.objects.filter(soort="dienst").update(bedrag=90_000_000)
        vraag = {"bron": SCHOONMAAK, "kader": geldend.versie, "naast": "concept"}
        pagina = beheerder.get(PAD, vraag)
        assert (advies(pagina).route, advies(pagina, 1).route) == ("boven", "onder")
        onderwerpen = [een.naam for groep in pagina.context["verschil"].values() for een in groep]
        assert "Route" in onderwerpen
        assert "Wat er verschilt" in pagina.content.decode()

    def test_two_frameworks_that_say_the_same_have_no_difference(self, beheerder, concept):
        pagina = beheerder.get(PAD, {"bron": SCHOONMAAK, "naast": "concept"})
        assert pagina.context["verschil"] == {}
        assert "beide kaders geven hetzelfde advies" in pagina.content.decode()

    def test_an_old_version_gives_the_old_advice(self, beheerder, concept, geldend):
        Drempelbedrag.objects.filter(soort="dienst").update(bedrag=90_000_000)
        nieuw = bevries(lees_werkrijen(), "Hogere drempel", VANDAAG - timedelta(days=1))
        vraag = {"bron": SCHOONMAAK, "kader": nieuw.versie, "naast": geldend.versie}
        pagina = beheerder.get(PAD, vraag)
        assert (advies(pagina).route, advies(pagina, 1).route) == ("onder", "boven")

    def test_a_draft_with_problems_shows_them_instead_of_an_advice(self, beheerder, concept):
        Drempelbedrag.objects.filter(soort="dienst").delete()
        pagina = beheerder.get(PAD, {"bron": SCHOONMAAK, "kader": "concept"})
        uitkomst = pagina.context["uitkomsten"][0]
        assert uitkomst.zaak is None and uitkomst.problemen
        assert "is nu geen advies te maken" in pagina.content.decode()

    def test_a_sound_version_still_advises_beside_a_broken_draft(self, beheerder, concept):
        Drempelbedrag.objects.filter(soort="dienst").delete()
        pagina = beheerder.get(PAD, {"bron": SCHOONMAAK, "naast": "concept"})
        assert advies(pagina) and pagina.context["uitkomsten"][1].zaak is None
        assert pagina.context["verschil"] is None

    def test_a_draft_that_was_never_loaded_says_so(self, beheerder):
        pagina = beheerder.get(PAD, {"bron": SCHOONMAAK, "kader": "concept"})
        assert "Er is nog geen kader geladen" in pagina.content.decode()

    @pytest.mark.parametrize(
        ("vraag", "veld"),
        [
            ({"kader": "2019.1"}, "kader"),
            ({"naast": "2019.1"}, "naast"),
            ({"kader": "proef", "naast": "proef"}, "naast"),
            ({"kader": ""}, "kader"),
        ],
    )
    def test_a_framework_that_cannot_be_is_told_at_the_field(self, beheerder, vraag, veld):
        pagina = beheerder.get(PAD, {"bron": SCHOONMAAK} | vraag)
        assert list(pagina.context["kaderform"].errors) == [veld]
        assert "uitkomsten" not in pagina.context

    @pytest.mark.parametrize("anders", [{"naast": "proef"}, {"kader": "concept"}])
    def test_answers_stay_while_the_framework_is_at_fault(self, beheerder, anders):
        haalde = beheerder.get(PAD, {"bron": SCHOONMAAK})
        gestuurd = {"bron": SCHOONMAAK, "kader": "proef"} | getypt(haalde, bedrag="77") | anders
        pagina = beheerder.get(PAD, gestuurd)
        assert pagina.context["feitenform"]["bedrag"].value() == "77"
        assert not any(een.zaak for een in pagina.context.get("uitkomsten", ()))

    def test_without_any_framework_the_page_says_so(self, client, beau):
        client.force_login(beau)
        assert "Er is nog geen kader geladen" in client.get(PAD).content.decode()

    def test_a_productgroep_that_a_framework_does_not_know_is_told(self, beheerder, dossier):
        Dossier.objects.update(productgroep="luchtkastelen", bevestigd=["productgroep"])
        beau = beheerder.session["_auth_user_id"]
        dossier.delingen.create(gebruiker_id=beau, gedeeld_door=dossier.eigenaar)
        pagina = beheerder.get(PAD, {"bron": "dossier", "kenmerk": dossier.kenmerk})
        assert "kent de productgroep van deze inkoop niet" in pagina.content.decode()


class TestDossiers:
    def test_without_the_right_to_read_it_is_as_if_it_does_not_exist(self, beheerder, dossier):
        vreemd = beheerder.get(PAD, {"bron": "dossier", "kenmerk": dossier.kenmerk})
        geen = beheerder.get(PAD, {"bron": "dossier", "kenmerk": "IK-2020-9999"})
        melding = "Dossier {} is er niet, of u mag het niet lezen."
        for pagina, kenmerk in ((vreemd, dossier.kenmerk), (geen, "IK-2020-9999")):
            assert pagina.context["bronform"].errors["kenmerk"] == [melding.format(kenmerk)]
            assert "uitkomsten" not in pagina.context
        assert "Schoonmaak stadskantoren" not in vreemd.content.decode()

    def test_who_reads_it_may_try_it(self, beheerder, compleet, beau):
        compleet.delingen.create(gebruiker=beau, gedeeld_door=compleet.eigenaar)
        vraag = {"bron": "dossier", "kenmerk": compleet.kenmerk.lower()}
        pagina = beheerder.get(PAD, vraag)
        feiten = feiten_van(compleet, VANDAAG)
        assert pagina.context["uitkomsten"][0].zaak.feiten.raming == feiten.raming
        assert beheerder.get(PAD, vraag | getypt(pagina)).context["fouten"] == []

    @pytest.mark.parametrize("kenmerk", ["", "x" * 21])
    def test_a_kenmerk_that_is_none_is_told_at_the_field(self, beheerder, kenmerk):
        pagina = beheerder.get(PAD, {"bron": "dossier", "kenmerk": kenmerk})
        assert list(pagina.context["bronform"].errors) == ["kenmerk"]

    def test_an_example_that_is_none_is_told_at_the_field(self, beheerder):
        pagina = beheerder.get(PAD, {"bron": "verzonnen"})
        assert list(pagina.context["bronform"].errors) == ["bron"]
        assert "uitkomsten" not in pagina.context

    def test_nothing_is_saved(self, beheerder, compleet, beau):
        compleet.delingen.create(gebruiker=beau, gedeeld_door=compleet.eigenaar)
        voor = Dossier.objects.values().get()
        vraag = {"bron": "dossier", "kenmerk": compleet.kenmerk}
        beheerder.get(PAD, vraag | getypt(beheerder.get(PAD, vraag), markt="1-9"))
        assert Dossier.objects.values().get() == voor


class TestTrace:
    @pytest.fixture
    def uitkomst(self, beheerder):
        return beheerder.get(PAD, {"bron": SCHOONMAAK}).context["uitkomsten"][0]

    def test_every_finding_is_in_the_trace_with_reason_and_source(self, uitkomst):
        regels = [regel for tabel in uitkomst.spoor.values() for regel in tabel]
        assert sorted(een.reden.regel for een in regels) == sorted(
            bevinding.regel for bevinding in uitkomst.zaak.advies.bevindingen
        )
        assert all(een.reden.tekst and een.reden.bron for een in regels)
        assert {een.tegen for een in regels} == {True, False}

    def test_every_rule_speaks_or_is_silent(self, uitkomst, kader):
        sprak = {een.regel for een in uitkomst.zaak.advies.bevindingen}
        stil = {regel.code for regel in uitkomst.stille_regels}
        assert sprak | stil == set(kader.regel) and not sprak & stil

    def test_every_clause_has_a_place_and_a_reason(self, uitkomst, kader):
        besluiten = [besluit for _, lijst in uitkomst.clausules for besluit in lijst]
        assert {b.clausule.code for b in besluiten} == set(kader.clausule)
        assert len(besluiten) == len(kader.clausules) and all(b.waarom for b in besluiten)

    def test_the_page_shows_the_trace(self, beheerder):
        html = beheerder.get(PAD, {"bron": SCHOONMAAK}).content.decode()
        assert "<strong>DT7." in html and "niet of nog niet geadviseerd" in html


def test_the_pages_have_no_style_of_their_own(beheerder):
    """The browser refuses it."""
    for pad in (PAD, f"{PAD}?bron={SCHOONMAAK}", "/beheer/vragenlijst/"):
        html = beheerder.get(pad).content.decode()
        assert " style=" not in html and "<style" not in html


def test_the_start_of_the_admin_leads_to_both_pages(beheerder):
    html = beheerder.get("/beheer/").content.decode()
    assert f'href="{PAD}"' in html and 'href="/beheer/vragenlijst/"' in html
