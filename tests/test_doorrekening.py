"""A draft tried on all dossiers: the counts, the reasons, and what can go wrong on the way."""

import json
import subprocess
import time
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.advies.adviseer import adviseer
from intake.advies.charter import CHARTER
from intake.doorrekening.bron import bereken, feiten_van
from intake.doorrekening.gevolg import SOORTEN, Kaders, gevolgen, in_het_kort
from intake.doorrekening.models import STIL_NA, Doorrekening, Doorrekenregel
from intake.doorrekening.rekenen import reken_door
from intake.doorrekening.starten import BEWAARD, Startfout, maak_doorrekening, start_proces
from intake.doorrekening.woorden import UITKOMSTEN, uitkomst_in_woorden
from intake.dossier.feitenopslag import schrijf_feiten
from intake.dossier.models import Dossier
from intake.dossier.staten import Staat
from intake.dossier.vastgesteld import VastgesteldAdvies
from intake.kader.models import Clausule, Drempelbedrag, Waarschuwing
from intake.kader.publicatie import publiceer
from intake.kader.schrijven import schrijf_werkrijen
from intake.kader.volgorde import geordend
from tests.dossiers import GEWOON
from tests.eigen_proces import op_dezelfde_database

pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate()
LIJST = reverse("admin:intake_doorrekening_changelist")


@pytest.fixture
def versie(kader):
    schrijf_werkrijen(geordend(kader))
    return publiceer("Eerste uitgave", date(2024, 2, 29))


def een_dossier(eigenaar=None, nummer=1, **anders):
    """A service of € 300.000 for which every question is answered."""
    waarden = {
        **{veld: w for stap in GEWOON.values() for veld, w in stap.items()},
        "bedrag": Decimal(100_000),
        "looptijd_maanden": 24,
        "verlengingen_aantal": 1,
        "verlengingen_maanden": 12,
        "verlengingen_bedrag": None,
        "productgroep": "schoonmaak",
        "doelstellingen": {},
        "kenmerk": f"IK-2026-{nummer:04}",
        "sleutel": uuid4(),
        "eigenaar": eigenaar,
        **anders,
    }
    return Dossier(**waarden)


@pytest.fixture
def bewaard(versie, inkoper):
    dossier = een_dossier(inkoper)
    dossier.save()
    return dossier


@pytest.fixture
def run(bewaard, beau):
    """Counts again what the draft does now."""

    def start(**anders):
        gestart = maak_doorrekening(beau, VANDAAG)
        if anders:
            Doorrekening.objects.filter(pk=gestart.pk).update(**anders)
        reken_door(gestart)
        gestart.refresh_from_db()
        return gestart

    return start


@pytest.fixture
def beheerder(client, beau):
    client.force_login(beau)
    return client


def verhoog_drempels():
    Drempelbedrag.objects.update(bedrag=Decimal(9_000_000))


def leg_advies_vast(dossier, versie, door, feiten):
    documenten = {
        f"{naam}{som}": waarde
        for naam in ("html", "pdf", "bijlage")
        for som, waarde in (("", b""), ("_sha256", "0" * 64))
    }
    VastgesteldAdvies.objects.create(
        dossier=dossier,
        volgnummer=1,
        vastgesteld_op=timezone.now(),
        vastgesteld_door=door,
        kaderversie=versie,
        naam=dossier.naam,
        feiten=schrijf_feiten(feiten),
        antwoorden={},
        uitkomst={},
        besluiten={},
        **documenten,
    )


class TestUitkomst:
    def test_an_equal_draft_changes_nothing(self, run):
        klaar = run()
        assert (klaar.staat, klaar.veranderd, klaar.gedaan) == ("klaar", 0, 16)
        assert klaar.gedaan == klaar.totaal

    def test_a_higher_threshold_takes_a_dossier_to_the_other_side(self, run, bewaard):
        verhoog_drempels()
        regel = run().regels.get(dossier=bewaard)
        (route,) = [een for een in regel.veranderingen if een["soort"] == "route"]
        assert (route["was"], route["wordt"]) == (
            "Op of boven de Europese grens",
            "Onder de Europese grens",
        )
        kort = in_het_kort(regel.veranderingen)
        assert "Route: straks Onder de Europese grens; nu Op of boven de Europese grens" in kort

    def test_each_change_says_why(self, run, bewaard):
        verhoog_drempels()
        regel = run().regels.get(dossier=bewaard)
        waarom = [een for een in regel.veranderingen if een["soort"] == "bevindingen"]
        assert any(een["wordt"].startswith("DT2") for een in waarom)
        assert {een["soort"] for een in regel.veranderingen} <= set(SOORTEN)

    def test_the_examples_come_first_and_are_counted_too(self, run):
        verhoog_drempels()
        klaar = run()
        assert klaar.regels.first().bron == Doorrekenregel.Bron.VOORBEELD
        assert klaar.aantallen["route"] == klaar.regels.filter(soorten__contains=",route,").count()

    def test_other_words_in_an_advised_text_are_a_change(self, run, bewaard):
        Clausule.objects.filter(code="ALG-01").update(bewijs="Heel anders.")
        regel = run().regels.get(dossier=bewaard)
        (tekst,) = regel.veranderingen
        titel = f"ALG-01 {Clausule.objects.get(code='ALG-01').titel}"
        assert (tekst["soort"], tekst["onderwerp"]) == ("teksten", f"{titel}: bewijs")
        assert tekst["wordt"] == "Heel anders."

    def test_a_clause_that_no_longer_fits_says_so(self, run, bewaard, kader):
        codes = {
            een.code
            for een in adviseer(
                feiten_van(bewaard, kader, VANDAAG, {}), kader
            ).clausules.voorselectie
        }
        code = max(codes)  # one about an objective; the first ones belong to every purchase
        assert Clausule.objects.filter(code=code).update(looptijd_min=999)
        regel = run().regels.get(dossier=bewaard)
        weg = [een for een in regel.veranderingen if een["onderwerp"].startswith(code)]
        assert "korter dan 999 maanden" in weg[0]["wordt"]
        assert f"Teksten eraf: {code}" in in_het_kort(regel.veranderingen)

    def test_a_settled_dossier_is_left_out(self, run, bewaard):
        Dossier.objects.update(staat=Staat.VASTGESTELD)
        verhoog_drempels()
        assert not run().regels.filter(dossier=bewaard).exists()

    def test_a_settled_advice_counts_on_request_with_its_frozen_facts(
        self, bewaard, beau, kader, versie
    ):
        feiten = feiten_van(bewaard, kader, VANDAAG, {})
        Dossier.objects.update(staat=Staat.VASTGESTELD, bedrag=Decimal(1))
        leg_advies_vast(bewaard, versie, beau, feiten)
        verhoog_drempels()
        met = maak_doorrekening(beau, VANDAAG, met_vastgestelde=True)
        reken_door(met)
        met.refresh_from_db()
        regel = met.regels.get(bron="vastgesteld")
        assert (met.gedaan, met.totaal) == (16, 16)
        assert regel.kenmerk == f"{bewaard.kenmerk}-A1" and ",route," in regel.soorten

    def test_a_dossier_is_measured_from_its_own_version(self, run, bewaard, versie, beau):
        """What a later version changed counts too for who did not move along."""
        Dossier.objects.update(kaderversie=versie)
        verhoog_drempels()
        nieuw = publiceer("Hogere drempels", VANDAAG, beau)
        klaar = run()
        regel = klaar.regels.get()
        assert (regel.dossier, regel.kaderversie) == (bewaard, versie)
        assert ",route," in regel.soorten and klaar.kaderversie == nieuw
        Dossier.objects.update(kaderversie=nieuw)
        assert not run().regels.exists()

    def test_a_settled_advice_is_measured_from_the_version_it_was_settled_under(
        self, bewaard, beau, kader, versie
    ):
        leg_advies_vast(bewaard, versie, beau, feiten_van(bewaard, kader, VANDAAG, {}))
        Dossier.objects.update(staat=Staat.VASTGESTELD)
        verhoog_drempels()
        publiceer("Hogere drempels", VANDAAG, beau)
        met = maak_doorrekening(beau, VANDAAG, met_vastgestelde=True)
        reken_door(met)
        assert met.regels.get().kaderversie == versie

    def test_the_number_of_queries_does_not_grow(self, run, inkoper):
        with CaptureQueriesContext(connection) as weinig:
            run()
        Dossier.objects.bulk_create(een_dossier(inkoper, n) for n in range(2, 60))
        with CaptureQueriesContext(connection) as veel:
            assert run().gedaan == 15 + 59
        assert len(veel) == len(weinig)


def drempels(kader, deel):
    rijen = tuple(replace(d, bedrag=d.bedrag * deel) for d in kader.drempelbedragen)
    return replace(kader, drempelbedragen=rijen)


def zonder_doelstellingen(kader):
    rijen = tuple(replace(p, doelstellingen=()) for p in kader.productgroepen)
    return replace(kader, productgroepen=rijen)


def charter_later(kader):
    return replace(kader, parameters=replace(kader.parameters, charter_looptijd=40))


VARIANTEN = (
    lambda kader: kader,
    lambda kader: drempels(kader, Decimal(20)),
    lambda kader: drempels(kader, Decimal("0.1")),
    zonder_doelstellingen,
    charter_later,
    lambda kader: replace(kader, productgroepen=kader.productgroepen[:3]),
)
ANTWOORDEN = st.fixed_dictionaries(
    {
        "bedrag": st.sampled_from([Decimal(5_000), Decimal(70_000), Decimal(400_000)]),
        "niveau": st.sampled_from(["", "1", "2", "3", "onbekend"]),
        "wil_charter": st.sampled_from(["", "ja", "nee", "onbekend"]),
        "markt": st.sampled_from(["", "1-9", "50-249"]),
        "personele_inzet": st.sampled_from(["", "ja", "nee"]),
        "looptijd_maanden": st.sampled_from([6, 24, 48]),
    }
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    antwoorden=ANTWOORDEN,
    groep=st.integers(0, 38),
    paar=st.tuples(st.sampled_from(VARIANTEN), st.sampled_from(VARIANTEN)),
)
def test_the_short_way_gives_the_advice_of_the_long_way(kader, antwoorden, groep, paar):
    """Each advice is that of the dossier's own questionnaire under that framework."""
    oud, nieuw = (variant(kader) for variant in paar)
    slug = kader.productgroepen[groep % len(kader.productgroepen)].slug
    dossier, aantallen = een_dossier(productgroep=slug, **antwoorden), {slug: 3}
    inkoop = bereken(dossier, Kaders(oud, nieuw, VANDAAG), aantallen)
    for advies, eigen in ((inkoop.oud, oud), (inkoop.nieuw, nieuw)):
        assert advies == adviseer(feiten_van(dossier, eigen, VANDAAG, aantallen), eigen)


def test_who_wants_no_charter_is_asked_again_when_it_can_no_longer_be(kader):
    """The one answer that hides whether its question would be asked."""
    dossier = een_dossier(wil_charter="nee")
    inkoop = bereken(dossier, Kaders(kader, charter_later(kader), VANDAAG), {})
    assert CHARTER not in (inkoop.oud.charter, inkoop.nieuw.charter)
    assert gevolgen(inkoop.oud, inkoop.nieuw, inkoop.kaders)


def test_every_outcome_can_be_told_in_words(kader):
    """No code of the engine reaches a page."""
    for groep in kader.productgroepen:
        advies = adviseer(
            feiten_van(een_dossier(productgroep=groep.slug), kader, VANDAAG, {}), kader
        )
        for veld in UITKOMSTEN:
            woorden = uitkomst_in_woorden(veld, getattr(advies, veld), kader)
            assert "_" not in woorden and "nog niet te bepalen" not in woorden.lower()


class TestStarten:
    def test_a_draft_with_problems_is_refused(self, versie, beau):
        Drempelbedrag.objects.filter(soort="dienst").delete()
        with pytest.raises(Startfout, match="nog niet in orde"):
            maak_doorrekening(beau, VANDAAG)

    def test_one_runs_at_a_time(self, versie, beau):
        eerste = maak_doorrekening(beau, VANDAAG)
        with pytest.raises(Startfout, match="Er loopt al een doorrekening"):
            maak_doorrekening(beau, VANDAAG)
        eerste.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            eerste.save(force_insert=True)

    def test_a_run_without_a_process_makes_room(self, versie, beau):
        dood = maak_doorrekening(beau, VANDAAG)
        Doorrekening.objects.update(hartslag=timezone.now() - STIL_NA - timedelta(seconds=1))
        maak_doorrekening(beau, VANDAAG)
        dood.refresh_from_db()
        assert dood.staat == "gestopt"

    def test_a_run_that_was_given_up_writes_nothing_more(self, run):
        verhoog_drempels()
        gestopt = run(staat="gestopt")
        assert (gestopt.staat, gestopt.gedaan, gestopt.regels.count()) == ("gestopt", 0, 0)

    def test_a_run_that_fails_says_so(self, bewaard, beau, caplog):
        kapot = maak_doorrekening(beau, VANDAAG)
        kapot.inhoud = "{}"
        reken_door(kapot)
        kapot.refresh_from_db()
        assert kapot.staat == "mislukt" and "Onleesbaar" in caplog.text

    def test_only_the_last_runs_are_kept(self, run):
        for _ in range(BEWAARD + 2):
            laatste = run()
        assert Doorrekening.objects.count() == BEWAARD
        assert Doorrekening.objects.first() == laatste

    def test_the_command_runs_what_waits_and_nothing_else(self, bewaard, beau):
        gestart = maak_doorrekening(beau, VANDAAG)
        call_command("reken_door", str(gestart.pk))
        gestart.refresh_from_db()
        assert gestart.staat == "klaar"
        with pytest.raises(CommandError, match="al klaar"):
            call_command("reken_door", str(gestart.pk))


@pytest.mark.django_db(transaction=True)
def test_a_process_of_its_own_finds_the_run_and_finishes_it(bewaard, beau, monkeypatch):
    """The real command in a real process, on the database of this test."""
    op_dezelfde_database(monkeypatch)
    run = maak_doorrekening(beau, VANDAAG)
    start_proces(run)
    for _ in range(600):
        time.sleep(0.1)
        run.refresh_from_db()
        if run.staat != "bezig":
            break
    assert (run.staat, run.gedaan) == ("klaar", 16)


class TestPaginas:
    def adres(self, run, naam="change", *args):
        return reverse(f"admin:intake_doorrekening_{naam}", args=[run.pk, *args])

    def test_a_reviewer_may_not_come_here(self, client, ina, run):
        klaar = run()
        client.force_login(ina)
        for pad in (LIJST, self.adres(klaar), self.adres(klaar, "rekenblad")):
            assert client.get(pad).status_code == 403
        assert client.post(LIJST).status_code == 403

    def test_the_page_starts_a_process_of_its_own(self, beheerder, bewaard, monkeypatch):
        gestart = []
        monkeypatch.setattr(subprocess, "Popen", lambda *args, **meer: gestart.append(args[0]))
        pagina = beheerder.post(LIJST, follow=True).content.decode()
        nummer = str(Doorrekening.objects.get().pk)
        assert gestart[0][-2:] == ["reken_door", nummer]
        assert "Bezig met rekenen" in pagina and "Ververs deze pagina" in pagina

    def test_a_refusal_is_told(self, beheerder, versie, beau):
        maak_doorrekening(beau, VANDAAG)
        pagina = beheerder.post(LIJST, follow=True).content.decode()
        assert "Er loopt al een doorrekening" in pagina

    def test_the_script_hears_how_far_it_is(self, beheerder, run):
        antwoord = json.loads(beheerder.get(self.adres(run(), "voortgang")).content)
        assert antwoord == {"gedaan": 16, "totaal": 16, "actief": False}

    def test_a_dead_run_offers_to_begin_again(self, beheerder, versie, beau):
        dood = maak_doorrekening(beau, VANDAAG)
        Doorrekening.objects.update(hartslag=timezone.now() - STIL_NA - timedelta(seconds=1))
        pagina = beheerder.get(self.adres(dood)).content.decode()
        assert (
            "het proces erachter is er niet meer" in pagina and "Reken het concept door" in pagina
        )

    def test_counts_list_and_one_dossier(self, beheerder, run, bewaard):
        verhoog_drempels()
        klaar = run()
        pagina = beheerder.get(self.adres(klaar), {"soort": "route"}).content.decode()
        assert "verandert het advies" in pagina and bewaard.kenmerk in pagina
        regel = klaar.regels.get(dossier=bewaard)
        een = beheerder.get(self.adres(klaar, "regel", regel.pk)).content.decode()
        assert (
            "DT2" in een
            and "<ins>" in een
            and "Eraf" in een
            and bewaard.get_absolute_url() not in een
        )

    def test_a_dossier_on_an_older_version_is_told(self, beheerder, run, bewaard, versie, beau):
        Dossier.objects.update(kaderversie=versie)
        verhoog_drempels()
        publiceer("Hogere drempels", VANDAAG, beau)
        klaar = run()
        pagina = beheerder.get(self.adres(klaar)).content.decode()
        assert "1 daarvan volgt nog een oudere versie" in pagina
        assert f"volgt versie {versie}" in pagina
        een = beheerder.get(self.adres(klaar, "regel", klaar.regels.get().pk)).content.decode()
        assert "Dit dossier volgt nog een oudere versie." in een

    def test_a_page_for_a_kind_that_does_not_exist_shows_all(self, beheerder, run):
        verhoog_drempels()
        pagina = beheerder.get(self.adres(run()), {"soort": "x' OR 1", "pagina": "99"})
        assert pagina.status_code == 200 and pagina.context["soort"] == ""

    def test_another_draft_since_then_is_told(self, beheerder, run):
        klaar = run()
        Waarschuwing.objects.filter(code="W-GRENS").update(tekst="Anders.")
        assert "Het concept is gewijzigd na" in beheerder.get(self.adres(klaar)).content.decode()

    def test_who_publishes_reads_what_was_found_for_this_draft(self, beheerder, run):
        verhoog_drempels()
        publiceren = reverse("admin:intake_kaderversie_publiceren")
        assert "nog niet laten narekenen" in beheerder.get(publiceren).content.decode()
        klaar = run()
        assert self.adres(klaar) in beheerder.get(publiceren).content.decode()
        Waarschuwing.objects.filter(code="W-GRENS").update(tekst="Anders.")
        assert "nog niet laten narekenen" in beheerder.get(publiceren).content.decode()

    def test_the_spreadsheet_holds_every_difference_and_no_formula(self, beheerder, run, bewaard):
        Clausule.objects.filter(code="ALG-01").update(bewijs="=1+1")
        antwoord = beheerder.get(self.adres(run(), "rekenblad"))
        with ZipFile(BytesIO(antwoord.content)) as bestand:
            teksten = bestand.read("xl/sharedStrings.xml").decode()
            bladen = [bestand.read(n).decode() for n in bestand.namelist() if "worksheets" in n]
        assert bewaard.kenmerk in teksten and "=1+1" in teksten
        assert not any("<f>" in blad for blad in bladen)

    @pytest.mark.parametrize("naam", ["voortgang", "rekenblad"])
    def test_a_run_that_does_not_exist_is_not_found(self, beheerder, naam):
        assert (
            beheerder.get(reverse(f"admin:intake_doorrekening_{naam}", args=[9])).status_code == 404
        )
        assert beheerder.get("/beheer/intake/doorrekening/x/change/").status_code == 404
