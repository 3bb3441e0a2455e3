"""Releases after the first: the draft moves along, people decide, and nothing is lost or published."""

from contextlib import suppress
from dataclasses import replace

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.advies.kader import Kader
from intake.kader.bewaking import laat_los
from intake.kader.lezen import lees_werkrijen
from intake.kader.models import Kaderversie, Uitgave, Uitgavevoorstel, Waarschuwing
from intake.kader.publicatie import NietsVeranderd, publiceer
from intake.kader.uitgave import lees_citaten
from intake.kader.uitgaven import Samenvoegfout, beslis, neem_op
from intake.kader.volgorde import geordend
from tests.dossiers import VANDAAG

pytestmark = pytest.mark.django_db
GRENS = "W-GRENS"


@pytest.fixture(scope="session")
def citaten():
    return lees_citaten(django_settings.BASE_DIR / "fixtures" / "kader")


@pytest.fixture
def eerste(kader, citaten):
    return neem_op(kader, citaten, VANDAAG)


def met_tekst(kader: Kader, tekst: str, code: str = GRENS) -> Kader:
    rijen = (replace(w, tekst=tekst) if w.code == code else w for w in kader.waarschuwingen)
    return replace(kader, waarschuwingen=tuple(rijen))


def zonder(kader: Kader, code: str) -> Kader:
    return replace(kader, waarschuwingen=tuple(w for w in kader.waarschuwingen if w.code != code))


def hier(tekst: str, code: str = GRENS) -> None:
    Waarschuwing.objects.filter(pk=code).update(tekst=tekst)


def tekst(code: str = GRENS) -> str:
    return Waarschuwing.objects.get(pk=code).tekst


def test_the_first_release_is_recorded_and_published(eerste, kader):
    assert Kaderversie.objects.count() == Uitgave.objects.count() == 1
    assert lees_werkrijen() == kader


def test_the_same_release_again_changes_nothing(eerste, kader, citaten):
    hier("Eigen tekst.")
    assert neem_op(kader, citaten, VANDAAG).samenvoeging is None
    assert (tekst(), Uitgave.objects.count()) == ("Eigen tekst.", 1)


def test_a_new_wording_moves_along_and_is_not_published(eerste, kader, citaten):
    neem_op(met_tekst(kader, "Nieuw."), citaten, VANDAAG)
    assert tekst() == "Nieuw."
    assert Kaderversie.objects.count() == 1
    assert not Uitgavevoorstel.objects.exists()


def test_an_edited_row_stays_and_is_asked_about(eerste, kader, citaten, beau):
    hier("Eigen tekst.")
    neem_op(met_tekst(kader, "Nieuw."), citaten, VANDAAG)
    assert tekst() == "Eigen tekst."
    voorstel = Uitgavevoorstel.objects.get()
    assert (voorstel.veld, voorstel.sleutel, voorstel.besluit) == ("waarschuwingen", GRENS, "open")


@pytest.mark.parametrize(("overnemen", "wordt"), [(True, "Nieuw."), (False, "Eigen tekst.")])
def test_a_beheerder_decides_once(eerste, kader, citaten, beau, overnemen, wordt):
    hier("Eigen tekst.")
    neem_op(met_tekst(kader, "Nieuw."), citaten, VANDAAG)
    voorstel = Uitgavevoorstel.objects.get()
    assert beslis(voorstel, overnemen=overnemen, door=beau)
    assert not beslis(voorstel, overnemen=not overnemen, door=beau)
    assert tekst() == wordt


def test_a_decision_is_remembered(eerste, kader, citaten, beau):
    hier("Eigen tekst.")
    nieuwe = met_tekst(kader, "Nieuw.")
    neem_op(nieuwe, citaten, VANDAAG)
    beslis(Uitgavevoorstel.objects.get(), overnemen=False, door=beau)
    neem_op(met_tekst(nieuwe, "Anders.", "W-SOORT"), citaten, VANDAAG)
    assert not Uitgavevoorstel.objects.filter(besluit="open").exists()
    assert (tekst(), tekst("W-SOORT")) == ("Eigen tekst.", "Anders.")


def test_a_newer_wording_replaces_the_question(eerste, kader, citaten):
    hier("Eigen tekst.")
    neem_op(met_tekst(kader, "Nieuw."), citaten, VANDAAG)
    neem_op(met_tekst(kader, "Nog nieuwer."), citaten, VANDAAG)
    oud, nieuw = Uitgavevoorstel.objects.order_by("pk")
    assert (oud.besluit, nieuw.besluit) == ("achterhaald", "open")


def test_a_question_lapses_when_the_next_release_says_what_we_say(eerste, kader, citaten):
    hier("Eigen tekst.")
    neem_op(met_tekst(kader, "Nieuw."), citaten, VANDAAG)
    neem_op(met_tekst(kader, "Eigen tekst."), citaten, VANDAAG)
    assert Uitgavevoorstel.objects.get().besluit == "achterhaald"
    assert tekst() == "Eigen tekst."


def test_a_row_gone_from_the_release_is_marked_until_someone_decides(eerste, kader, citaten, beau):
    weg = next(c for c in kader.contactpunten if c.code == "BELEID")
    neem_op(
        replace(kader, contactpunten=tuple(c for c in kader.contactpunten if c != weg)),
        citaten,
        VANDAAG,
    )
    assert weg in lees_werkrijen().contactpunten
    beslis(Uitgavevoorstel.objects.get(soort="vervallen"), overnemen=True, door=beau)
    assert weg not in lees_werkrijen().contactpunten


def test_a_row_that_comes_back_needs_no_decision(eerste, kader, citaten):
    weg = kader.contactpunten[-1]
    neem_op(replace(kader, contactpunten=kader.contactpunten[:-1]), citaten, VANDAAG)
    neem_op(kader, citaten, VANDAAG)
    assert Uitgavevoorstel.objects.get().besluit == "achterhaald"
    assert weg in lees_werkrijen().contactpunten


def test_a_draft_that_would_not_hold_together_is_refused(eerste, kader, citaten):
    clausule = kader.clausules[0]
    stuk = replace(clausule, tekst=clausule.tekst + " [bestaat_niet]")
    hier("Eigen tekst.")
    with pytest.raises(Samenvoegfout, match="bestaat_niet"):
        neem_op(replace(kader, clausules=(stuk, *kader.clausules[1:])), citaten, VANDAAG)
    assert Uitgave.objects.count() == 1


def test_a_database_from_before_releases_were_recorded_starts_from_its_first_version(
    kader, citaten, eerste
):
    laat_los(connection, "intake_uitgave")
    Uitgave.objects.all().delete()
    hier("Eigen tekst.")
    neem_op(met_tekst(met_tekst(kader, "Nieuw."), "Anders.", "W-SOORT"), citaten, VANDAAG)
    assert (tekst(), tekst("W-SOORT")) == ("Eigen tekst.", "Anders.")


TEKSTEN = st.sampled_from(("Een.", "Twee.", "Drie."))
CODES = st.sampled_from((GRENS, "W-SOORT"))
STAPPEN = st.lists(
    st.one_of(
        st.tuples(st.just("uitgave"), CODES, TEKSTEN),
        st.tuples(st.just("bewerk"), CODES, TEKSTEN),
        st.tuples(st.just("publiceer"), CODES, TEKSTEN),
        st.tuples(st.just("beslis"), st.booleans(), st.none()),
    ),
    min_size=3,
    max_size=7,
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(stappen=STAPPEN)
def test_in_any_order_no_edit_is_lost_and_no_version_changes(eerste, kader, citaten, beau, stappen):
    """Of releases, edits, publications and decisions; a row edited here is ours until given up."""
    with transaction.atomic():
        uitgave, eigen, versies = kader, {}, dict(Kaderversie.objects.values_list("pk", "sha256"))
        for stap, wie, wat in stappen:
            if stap == "uitgave":
                uitgave = met_tekst(uitgave, wat, wie)
                neem_op(geordend(uitgave), citaten, VANDAAG)
            elif stap == "bewerk":
                hier(wat, wie)
                eigen[wie] = wat
            elif stap == "publiceer":
                with suppress(NietsVeranderd):
                    publiceer(f"{wie} {wat}", VANDAAG)
            elif voorstel := Uitgavevoorstel.objects.filter(besluit="open").first():
                beslis(voorstel, overnemen=wie, door=beau)
                if wie:
                    eigen.pop(voorstel.sleutel, None)  # it may say the same by now
            # What says the same as the release is not an edit.
            eigen = {c: ours for c, ours in eigen.items() if ours != uitgavetekst(uitgave, c)}
            assert {code: tekst(code) for code in eigen} == eigen
            for pk, som in versies.items():
                assert Kaderversie.objects.get(pk=pk).sha256 == som
            versies = dict(Kaderversie.objects.values_list("pk", "sha256"))
        transaction.set_rollback(True)


def uitgavetekst(kader: Kader, code: str) -> str:
    return next(w.tekst for w in kader.waarschuwingen if w.code == code)
