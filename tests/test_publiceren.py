"""From draft to version in the admin: what is refused, who decides, and what everybody sees."""

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.conf import settings as instellingen
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.kader.models import (
    Doelstelling,
    Drempelbedrag,
    Kaderversie,
    Publicatievoorstel,
    Waarschuwing,
)
from intake.kader.publicatie import (
    ConceptGewijzigd,
    GeenKader,
    Keuringsfout,
    NietsVeranderd,
    Publicatiefout,
    bevries,
    geldend_kader,
    geldende_versie,
    publiceer,
)
from intake.kader.publiceerviews import lees_concept
from intake.kader.schrijven import schrijf_werkrijen
from intake.kader.tweede_persoon import Besloten, keur_goed, stel_voor, trek_in
from intake.kader.uitgave import lees_citaten
from intake.kader.uitgaven import neem_op
from intake.kader.volgorde import geordend
from intake.voor_u import aantal_wachtend, wachtend
from tests.dossiers import maak_gebruiker
from tests.klein_kader import KLEIN_KADER

pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate()
CONCEPT = reverse("admin:intake_kaderversie_concept")
PUBLICEREN = reverse("admin:intake_kaderversie_publiceren")
WAAROM = "De waarschuwing is duidelijker."


@pytest.fixture
def versie(kader):
    schrijf_werkrijen(geordend(kader))
    return publiceer("Eerste uitgave", date(2024, 2, 29))


@pytest.fixture
def concept(versie):
    """A draft with one changed sentence."""
    bewerk("Let hier goed op.")
    return lees_concept()


@pytest.fixture
def beheerder(client, beau):
    client.force_login(beau)
    return client


@pytest.fixture
def bea(db):
    """The second beheerder."""
    return maak_gebruiker("bea", "kader_beheren", is_staff=True)


@pytest.fixture
def twee_personen(settings):
    settings.KADER_TWEEDE_PERSOON = True


def bewerk(tekst):
    Waarschuwing.objects.filter(code="W-GRENS").update(tekst=tekst)


def antwoord(dag=VANDAAG, **anders):
    datum = {
        "geldig_van_dag": dag.day,
        "geldig_van_maand": dag.month,
        "geldig_van_jaar": dag.year,
    }
    gezien = {"gezien": lees_concept().sha256}
    return {"samenvatting": WAAROM, "verder": ""} | datum | gezien | anders


class TestConcept:
    def test_a_changed_word_stands_beside_what_it_was(self, beheerder, concept):
        html = beheerder.get(CONCEPT).content.decode()
        assert "W-GRENS" in html and "Let hier goed op." in html and "<del>" in html

    def test_the_menu_and_the_list_of_versions_lead_here(self, beheerder, versie):
        for pad in ("admin:index", "admin:intake_kaderversie_changelist"):
            assert f'href="{CONCEPT}"' in beheerder.get(reverse(pad)).content.decode()

    def test_an_equal_draft_says_so(self, beheerder, versie):
        html = beheerder.get(CONCEPT).content.decode()
        assert "Niets veranderd" in html and PUBLICEREN not in html

    def test_problems_stand_in_the_way(self, beheerder, concept):
        Drempelbedrag.objects.filter(soort="dienst").delete()
        html = beheerder.get(CONCEPT).content.decode()
        assert "U kunt nog niet publiceren" in html and PUBLICEREN not in html

    def test_without_a_framework_there_is_nothing_to_compare(self, beheerder):
        assert "nog geen kader geladen" in beheerder.get(CONCEPT).content.decode()

    def test_a_version_that_waits_for_its_day_is_what_counts(self, beheerder, concept):
        publiceer(WAAROM, VANDAAG + timedelta(days=9))
        bewerk("En nog iets anders.")
        assert "is gepubliceerd en ingaat op" in beheerder.get(CONCEPT).content.decode()

    def test_a_reviewer_may_not_come_here(self, client, ina, concept):
        client.force_login(ina)
        assert client.get(CONCEPT).status_code == client.post(PUBLICEREN).status_code == 403


class TestPubliceren:
    def test_a_published_draft_is_in_force(self, beheerder, concept, beau):
        assert beheerder.get(PUBLICEREN).status_code == 200
        assert beheerder.post(PUBLICEREN, antwoord()).status_code == 302
        nieuw = geldend_kader(VANDAAG)[0]
        assert (nieuw.samenvatting, nieuw.gepubliceerd_door) == (WAAROM, beau)

    @pytest.mark.parametrize(
        ("anders", "melding"),
        [
            ({"samenvatting": " "}, "Schrijf in één of twee zinnen"),
            ({"samenvatting": "x" * 601}, "Gebruik niet meer dan 600 tekens"),
            ({"geldig_van_jaar": "2025"}, "Kies vandaag of een latere dag"),
            ({"geldig_van_dag": ""}, "Vul ook de dag in"),
        ],
    )
    def test_a_wrong_answer_is_refused_at_its_field(self, beheerder, concept, anders, melding):
        html = beheerder.post(PUBLICEREN, antwoord(**anders)).content.decode()
        assert melding in html and Kaderversie.objects.count() == 1

    def test_a_version_does_not_begin_before_the_one_that_waits(self, beheerder, concept):
        publiceer(WAAROM, VANDAAG + timedelta(days=9))
        bewerk("En nog iets anders.")
        html = beheerder.post(PUBLICEREN, antwoord()).content.decode()
        assert "die al is gepubliceerd" in html and Kaderversie.objects.count() == 2

    def test_an_edit_meanwhile_is_looked_at_first(self, beheerder, concept):
        oud = antwoord()
        bewerk("Toch weer anders.")
        pagina = beheerder.post(PUBLICEREN, oud)
        assert pagina.status_code == 409
        assert WAAROM in (html := pagina.content.decode()) and "Bekijk eerst opnieuw" in html
        assert Kaderversie.objects.count() == 1

    def test_without_having_seen_the_draft_nothing_is_published(self, beheerder, concept):
        assert beheerder.post(PUBLICEREN, antwoord(gezien="")).status_code == 409

    def test_a_draft_with_problems_is_not_published(self, beheerder, concept):
        antwoorden = antwoord()
        Drempelbedrag.objects.filter(soort="dienst").delete()
        pagina = beheerder.post(PUBLICEREN, antwoorden, follow=True)
        assert "Er is niet gepubliceerd" in pagina.content.decode()
        with pytest.raises(Keuringsfout, match="dienst"):
            publiceer(WAAROM, VANDAAG)

    def test_a_changed_quote_is_a_problem(self, kader, beau):
        map = instellingen.BASE_DIR / "fixtures" / "kader"
        neem_op(kader, lees_citaten(map), VANDAAG)
        Doelstelling.objects.update(tekst_kader="Zo staat het er niet.")
        with pytest.raises(Keuringsfout, match="niet meer letterlijk"):
            publiceer(WAAROM, VANDAAG)


class TestTweedePersoon:
    @pytest.fixture
    def voorstel(self, concept, beau):
        return stel_voor(WAAROM, VANDAAG, beau, concept.sha256)

    def beslis(self, client, voorstel, doe="goedkeuren"):
        pad = reverse("admin:intake_kaderversie_voorstel", args=[voorstel.pk])
        return client.post(pad, {"doe": doe}, follow=True).content.decode()

    def test_the_first_person_only_proposes(self, beheerder, concept, twee_personen):
        beheerder.post(PUBLICEREN, antwoord())
        assert Kaderversie.objects.count() == 1
        assert Publicatievoorstel.objects.get().samenvatting == WAAROM

    def test_what_was_proposed_is_not_offered_again(self, beheerder, concept, voorstel):
        assert f'href="{PUBLICEREN}"' not in beheerder.get(CONCEPT).content.decode()
        bewerk("Weer anders.")
        assert f'href="{PUBLICEREN}"' in beheerder.get(CONCEPT).content.decode()

    def test_a_proposal_waits_for_everybody_else(self, beau, bea, ina, voorstel):
        assert [regel.titel for regel in wachtend(bea)] == ["Voorstel om het kader te publiceren"]
        assert [aantal_wachtend(wie) for wie in (bea, beau, ina)] == [1, 0, 0]
        trek_in(voorstel, bea)
        assert aantal_wachtend(bea) == 0

    def test_a_second_person_publishes_it(self, client, bea, voorstel):
        client.force_login(bea)
        assert "Keur goed en publiceer" in client.get(CONCEPT).content.decode()
        assert "is gepubliceerd" in self.beslis(client, voorstel)
        assert geldend_kader(VANDAAG)[0].gepubliceerd_door == bea

    def test_nobody_approves_their_own_proposal(self, beheerder, voorstel):
        assert "Keur goed" not in beheerder.get(CONCEPT).content.decode()
        assert "U hebt dit zelf voorgesteld" in self.beslis(beheerder, voorstel)
        assert Kaderversie.objects.count() == 1

    def test_an_edit_makes_the_proposal_lapse(self, client, bea, voorstel):
        bewerk("Na het voorstel gewijzigd.")
        client.force_login(bea)
        assert "Het voorstel is vervallen" in client.get(CONCEPT).content.decode()
        assert "geldt daarom niet meer" in self.beslis(client, voorstel)
        assert Kaderversie.objects.count() == 1

    def test_a_new_proposal_takes_the_place_of_a_lapsed_one(self, bea, voorstel):
        bewerk("Na het voorstel gewijzigd.")
        stel_voor(WAAROM, VANDAAG, bea, lees_concept().sha256)
        voorstel.refresh_from_db()
        assert voorstel.besluit == "vervallen"

    def test_the_same_draft_is_proposed_once(self, bea, concept, voorstel):
        with pytest.raises(Publicatiefout, match="al voorgesteld"):
            stel_voor(WAAROM, VANDAAG, bea, concept.sha256)

    def test_a_day_that_passed_is_refused(self, bea, voorstel):
        with pytest.raises(Publicatiefout, match="ingangsdatum is voorbij"):
            keur_goed(voorstel, bea, VANDAAG + timedelta(days=1))

    def test_a_withdrawn_proposal_cannot_be_approved(self, client, bea, voorstel):
        client.force_login(bea)
        assert "ingetrokken" in self.beslis(client, voorstel, "intrekken")
        with pytest.raises(Besloten):
            keur_goed(voorstel, bea, VANDAAG)
        assert Kaderversie.objects.count() == 1

    def test_a_proposal_is_refused_as_a_publication_is(self, beau, versie):
        huidig = lees_concept().sha256
        with pytest.raises(NietsVeranderd):
            stel_voor(WAAROM, VANDAAG, beau, huidig)
        Drempelbedrag.objects.filter(soort="dienst").delete()
        with pytest.raises(ConceptGewijzigd):
            stel_voor(WAAROM, VANDAAG, beau, huidig)
        with pytest.raises(Keuringsfout):
            stel_voor(WAAROM, VANDAAG, beau, lees_concept().sha256)

    def test_withdrawing_twice_is_told(self, bea, voorstel):
        trek_in(voorstel, bea)
        with pytest.raises(Besloten):
            trek_in(voorstel, bea)


class TestVersies:
    def test_everybody_reads_what_each_version_changed(self, client, bob, concept, beau):
        tweede = publiceer(WAAROM, VANDAAG, beau)
        client.force_login(bob)
        lijst = client.get(reverse("intake:kaderversies")).content.decode()
        assert WAAROM in lijst and str(beau) in lijst and tweede.sha256 in lijst
        assert lijst.index(WAAROM) < lijst.index("Eerste uitgave")
        html = client.get(reverse("intake:kaderversie", args=[tweede.versie])).content.decode()
        assert "W-GRENS" in html and "Let hier goed op." in html

    def test_the_first_version_has_nothing_before_it(self, client, bob, versie):
        client.force_login(bob)
        html = client.get(reverse("intake:kaderversie", args=[versie.versie])).content.decode()
        assert "Dit is de eerste versie" in html

    def test_a_version_that_does_not_exist_is_not_found(self, client, bob, versie):
        client.force_login(bob)
        assert client.get(reverse("intake:kaderversie", args=["weg"])).status_code == 404

    @pytest.mark.parametrize("blad", ["change", "delete"])
    def test_no_page_changes_a_version(self, beheerder, versie, blad):
        pad = reverse(f"admin:intake_kaderversie_{blad}", args=[versie.pk])
        assert beheerder.post(pad, {"samenvatting": "Anders", "post": "yes"}).status_code == 403
        pad = reverse("intake:kaderversie", args=[versie.versie])
        assert beheerder.post(pad, {"samenvatting": "Anders"}).status_code == 405
        assert Kaderversie.objects.get().samenvatting == "Eerste uitgave"


DAGEN = st.integers(0, 12).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
ALLE_DAGEN = [date(2025, 12, 31) + timedelta(days=n) for n in range(15)]


def geldt_op(dag):
    try:
        return geldende_versie(dag).pk
    except GeenKader:
        return None


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pogingen=st.lists(DAGEN, min_size=1, max_size=8))
def test_on_any_date_exactly_one_version_is_in_force(db, pogingen):
    """A publication decides from its day on; nothing before it moves, and too early is refused.

    Few days and many attempts: two versions often begin on one day, and then the last one holds.
    """
    with transaction.atomic():
        verwacht, teksten, laatste = dict.fromkeys(ALLE_DAGEN), {}, date.min
        for nummer, dag in enumerate(pogingen):
            gegevens = replace(KLEIN_KADER.gegevens, bijzonderheden=str(nummer))
            try:
                versie = bevries(replace(KLEIN_KADER, gegevens=gegevens), WAAROM, dag)
            except Publicatiefout:
                assert dag < laatste
            else:
                assert dag >= laatste
                laatste, teksten[versie.pk] = dag, versie.inhoud
                verwacht |= {later: versie.pk for later in ALLE_DAGEN if later >= dag}
            assert {dag: geldt_op(dag) for dag in ALLE_DAGEN} == verwacht
        assert dict(Kaderversie.objects.values_list("pk", "inhoud")) == teksten
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_of_two_publications_at_once_one_wins(concept, beau, bea):
    start, uitkomst = threading.Barrier(2), []

    def doe(wie):
        start.wait()
        try:
            uitkomst.append(publiceer(f"Van {wie}", VANDAAG, wie, concept.sha256).pk)
        except NietsVeranderd:
            uitkomst.append(None)
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=(wie,)) for wie in (beau, bea)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uitkomst, key=bool) == [None, Kaderversie.objects.order_by("-pk")[0].pk]
    assert Kaderversie.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_an_approval_and_a_withdrawal_at_once_leave_one_decision(concept, beau, bea):
    voorstel = stel_voor(WAAROM, VANDAAG, beau, concept.sha256)
    start, uitkomst = threading.Barrier(2), []

    def doe(stap):
        start.wait()
        try:
            stap()
            uitkomst.append(True)
        except Besloten:
            uitkomst.append(False)
        finally:
            connection.close()

    stappen = (lambda: keur_goed(voorstel, bea, VANDAAG), lambda: trek_in(voorstel, beau))
    draden = [threading.Thread(target=doe, args=(stap,)) for stap in stappen]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    voorstel.refresh_from_db()
    assert sorted(uitkomst) == [False, True]
    assert (Kaderversie.objects.count() == 2) == (voorstel.besluit == "gepubliceerd")
