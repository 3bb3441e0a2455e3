"""Working rows become versions that hold for ever, and one version holds on each date."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from intake.advies.keuzes import Drieweg, Feit
from intake.kader import publicatie
from intake.kader.bewaking import laat_los
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import (
    Bron,
    Clausule,
    Doelstelling,
    Drempelbedrag,
    Kaderbeschrijving,
    Kaderversie,
    Productgroep,
    Regel,
    Waarschuwing,
)
from intake.kader.publicatie import (
    BeschadigdeVersie,
    GeenKader,
    Keuringsfout,
    NietsVeranderd,
    Publicatiefout,
    bevries,
    geldend_kader,
    kader_van_versie,
    sluit_concept,
)
from intake.kader.schrijven import Werkrijfout, schrijf_werkrijen
from intake.kader.snapshot import naar_json, sha256
from intake.kader.volgorde import geordend
from tests.klein_kader import KLEIN_KADER

pytestmark = pytest.mark.django_db
KADER = geordend(KLEIN_KADER)
BEGIN = date(2024, 2, 29)


@pytest.fixture(autouse=True)
def empty_cache():
    publicatie._kader.cache_clear()


@pytest.fixture
def werkrijen():
    schrijf_werkrijen(KADER)


@pytest.fixture
def versie(werkrijen):
    return publiceer("Eerste uitgave", BEGIN)


@transaction.atomic
def publiceer(samenvatting, geldig_van, door=None):
    """The small framework of the tests lacks what a real one must have: it is only frozen."""
    return bevries(sluit_concept(), samenvatting, geldig_van, door)


def edit_waarschuwing(tekst):
    Waarschuwing.objects.update(tekst=tekst)


class TestWerkrijen:
    def test_what_was_written_is_read_back(self, werkrijen):
        assert lees_werkrijen() == KADER

    def test_writing_twice_is_writing_once(self, werkrijen):
        schrijf_werkrijen(KADER)
        assert lees_werkrijen() == KADER

    def test_a_threshold_keeps_its_number(self, werkrijen):
        nummers = dict(Drempelbedrag.objects.values_list("pk", "geldig_van"))
        dienst = replace(KADER.drempelbedragen[0], geldig_van=date(2030, 1, 1))
        dienst = replace(dienst, geldig_tot=date(2031, 12, 31))
        schrijf_werkrijen(replace(KADER, drempelbedragen=(dienst, *KADER.drempelbedragen)))
        assert (
            nummers.items() <= dict(Drempelbedrag.objects.values_list("pk", "geldig_van")).items()
        )
        assert lees_werkrijen().drempelbedragen == (dienst, *KADER.drempelbedragen)

    def test_what_left_the_kader_leaves_the_rows(self, werkrijen):
        kleiner = replace(KADER, waarschuwingen=(), categorieplannen=(), doelen=())
        groepen = tuple(replace(p, categorieplan="") for p in kleiner.productgroepen)
        schrijf_werkrijen(replace(kleiner, productgroepen=groepen))
        assert lees_werkrijen() == replace(kleiner, productgroepen=groepen)

    def test_the_number_of_queries_does_not_grow(self, django_assert_max_num_queries):
        extra = tuple(replace(KADER.clausules[0], code=f"XXX-{n}") for n in range(10, 99))
        schrijf_werkrijen(replace(KADER, clausules=(*KADER.clausules, *extra)))
        with django_assert_max_num_queries(40):
            lees_werkrijen()

    def test_a_value_that_does_not_fit_is_named_and_changes_nothing(self, werkrijen):
        lang = replace(KADER.clausules[1], titel="x" * 201)
        with pytest.raises(Werkrijfout, match=r"clausule MEE-02, titel: .*200"):
            schrijf_werkrijen(replace(KADER, clausules=(lang,)))
        assert lees_werkrijen() == KADER

    def test_an_unknown_answer_is_no_condition(self):
        toepassing = replace(
            KADER.clausules[0].toepassing, feiten={Feit.DIGITAAL: Drieweg.ONBEKEND}
        )
        clausule = replace(KADER.clausules[0], toepassing=toepassing)
        with pytest.raises(Werkrijfout, match="voorwaarde_digitaal"):
            schrijf_werkrijen(replace(KADER, clausules=(clausule,)))

    def test_a_reference_to_nothing_is_refused(self):
        clausule = replace(KADER.clausules[0], doelstellingen=("bestaat_niet",))
        with pytest.raises(IntegrityError), transaction.atomic():
            schrijf_werkrijen(replace(KADER, clausules=(clausule, *KADER.clausules[1:])))
            connection.check_constraints()

    @pytest.mark.parametrize("feit", Feit)
    def test_every_feit_has_its_columns(self, feit):
        assert Clausule._meta.get_field(f"voorwaarde_{feit}")
        assert Productgroep._meta.get_field(f"feit_{feit}")


class TestTables:
    def test_a_threshold_cannot_end_before_it_begins(self, werkrijen):
        with pytest.raises(IntegrityError, match="drempelbedrag_periode"):
            Drempelbedrag.objects.update(geldig_tot=date(2020, 1, 1))

    def test_a_soort_has_one_threshold_from_a_date(self, werkrijen):
        with pytest.raises(IntegrityError):
            Drempelbedrag.objects.update(geldig_van=date(2024, 1, 1))

    def test_there_is_one_kaderbeschrijving(self, werkrijen):
        with pytest.raises(IntegrityError, match="enkele_rij"):
            Kaderbeschrijving.objects.create(id=2, versie="x")

    def test_only_a_voorstel_may_be_switched_off(self, werkrijen):
        with pytest.raises(IntegrityError, match="regel_uit_alleen_bij_voorstel"):
            Regel.objects.filter(herkomst="handelingskader").update(actief=False)


class TestPubliceren:
    def test_the_first_version_is_number_one(self, versie):
        assert versie.versie == "2024-02-29.1"
        assert versie.inhoud == naar_json(KADER)
        assert versie.sha256 == sha256(versie.inhoud)

    def test_the_same_is_not_published_again(self, versie):
        with pytest.raises(NietsVeranderd, match=versie.versie):
            publiceer("Nog eens", BEGIN + timedelta(days=1))

    def test_a_framework_with_problems_is_refused_with_all_of_them(self, werkrijen):
        with pytest.raises(Keuringsfout, match="heeft geen bedrag") as fout:
            publicatie.publiceer("Toch maar", BEGIN)
        assert len(fout.value.regels) > 10 and not Kaderversie.objects.exists()

    def test_an_edit_gives_the_next_number(self, versie):
        edit_waarschuwing("Anders.")
        assert publiceer("Tekst verbeterd", BEGIN).versie == "2024-02-29.2"

    def test_an_edit_can_be_taken_back(self, versie):
        edit_waarschuwing("Anders.")
        publiceer("Vergissing", BEGIN)
        edit_waarschuwing(KADER.waarschuwingen[0].tekst)
        derde = publiceer("Hersteld", BEGIN)
        assert (derde.versie, derde.sha256) == ("2024-02-29.3", versie.sha256)

    def test_a_new_version_cannot_start_before_the_newest(self, versie):
        edit_waarschuwing("Anders.")
        with pytest.raises(Publicatiefout, match="28-02-2024"):
            publiceer("Te vroeg", BEGIN - timedelta(days=1))

    def test_without_working_rows_there_is_nothing_to_publish(self):
        with pytest.raises(Publicatiefout, match="geen kader"):
            publiceer("Leeg", BEGIN)

    def test_who_published_is_kept(self, werkrijen, django_user_model):
        beheerder = django_user_model.objects.create(username="beheerder")
        assert publiceer("Door een mens", BEGIN, beheerder).gepubliceerd_door == beheerder


class TestGeldendKader:
    def test_before_the_first_day_there_is_no_kader(self, versie):
        with pytest.raises(GeenKader, match="28-02-2024"):
            geldend_kader(BEGIN - timedelta(days=1))

    def test_the_kader_holds_from_its_first_day(self, versie):
        assert geldend_kader(BEGIN) == (versie, KADER)

    def test_the_newest_start_wins_and_the_old_version_still_answers(self, versie):
        edit_waarschuwing("Vanaf maart.")
        maart = publiceer("Maart", date(2024, 3, 1))
        assert geldend_kader(BEGIN)[0] == versie
        assert geldend_kader(date(2024, 3, 1))[0] == maart
        assert kader_van_versie(versie) == KADER

    def test_of_two_versions_from_one_day_the_last_one_holds(self, versie):
        edit_waarschuwing("Zelfde dag.")
        tweede = publiceer("Zelfde dag", BEGIN)
        assert geldend_kader(BEGIN)[0] == tweede

    def test_an_edit_does_not_reach_advice_before_it_is_published(self, versie):
        edit_waarschuwing("Nog niet.")
        assert geldend_kader(BEGIN)[1] == KADER

    def test_a_known_version_costs_one_query(self, versie, django_assert_num_queries):
        geldend_kader(BEGIN)
        with django_assert_num_queries(1) as queries:
            geldend_kader(BEGIN)
        assert '"inhoud"' not in queries[0]["sql"]

    def test_a_text_that_no_longer_fits_its_hash_is_refused(self, versie):
        laat_los(connection, Kaderversie._meta.db_table)
        Kaderversie.objects.update(inhoud=versie.inhoud.replace("Dicht", "Ver"))
        with pytest.raises(BeschadigdeVersie):
            geldend_kader(BEGIN)


class TestBewaking:
    def test_a_version_cannot_be_changed(self, versie):
        with pytest.raises(IntegrityError, match="liggen vast"), transaction.atomic():
            Kaderversie.objects.update(samenvatting="Nooit gezegd")
        assert Kaderversie.objects.get().samenvatting == "Eerste uitgave"

    def test_a_version_cannot_be_removed(self, versie):
        with pytest.raises(IntegrityError, match="liggen vast"), transaction.atomic():
            Kaderversie.objects.all().delete()
        assert Kaderversie.objects.count() == 1

    def test_a_new_version_can_be_added(self, versie):
        edit_waarschuwing("Anders.")
        assert publiceer("Mag wel", BEGIN).versie == "2024-02-29.2"

    def test_a_name_is_given_once(self, versie):
        versie.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            versie.save(force_insert=True)


class TestGeordend:
    def test_references_follow_what_they_refer_to(self):
        doelstelling = geordend(KLEIN_KADER).doelstellingen[0]
        assert doelstelling.juridische_kaders == ("WET-B", "WET-A")

    def test_no_conditions_and_empty_conditions_are_the_same(self):
        clausule = KADER.clausules[1]
        leeg = replace(clausule, toepassing=replace(clausule.toepassing, feiten={}))
        assert geordend(replace(KADER, clausules=(leeg,))).clausules == (clausule,)

    def test_it_is_idempotent(self):
        assert geordend(KADER) == KADER


def test_a_row_names_itself(werkrijen):
    assert str(Clausule.objects.get(pk="MEE-01")) == "MEE-01 Meubels voor iedereen"
    assert str(Doelstelling.objects.first()) == "Meedoen"
    assert str(Bron.objects.first()) == "K00 Het kader"
