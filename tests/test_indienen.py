"""Submitting, withdrawing, finishing and reopening, by the inkoper's side."""

import threading

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from intake.berichten.models import Bericht
from intake.berichten.soorten import Berichtsoort
from intake.dossier.handelen import Achterhaald, Opslag
from intake.dossier.indienen import bekijk, dien_in
from intake.dossier.models import Dossier
from intake.dossier.opmerking import Opmerking
from intake.dossier.opslaan import bewaar
from intake.dossier.stand import Kant, kant_van, stand_van
from intake.dossier.stappen import STAPPEN
from intake.dossier.staten import Afloop, Handeling, Staat
from tests.dossiers import maak_gebruiker

BEOORDELAAR = ("alle_dossiers_zien", "dossiers_beoordelen")
ALLES = {"reden": "De waarde is hoger.", "afloop": "gegund"}


def pad(dossier, naam="indienen"):
    return reverse(f"intake:{naam}", args=[dossier.kenmerk])


@pytest.fixture
def klaar(compleet):
    """Every question answered and every text chosen."""
    compleet.refresh_from_db()
    teksten = bekijk(compleet).teksten
    keuzes = {tekst.code: {"ja": True, "reden": ""} for tekst in teksten}
    Dossier.objects.update(clausulekeuzes=keuzes)
    compleet.refresh_from_db()
    return compleet


@pytest.fixture
def beoordelaar(db):
    return maak_gebruiker("beoordelaar", *BEOORDELAAR, is_staff=True)


@pytest.fixture
def stuur(ingelogd, dossier):
    """Send a page as the browser of the inkoper does."""

    def verstuur(naam="indienen", versie=None, **data):
        dossier.refresh_from_db()
        antwoord = ingelogd.post(pad(dossier, naam), {"versie": versie or dossier.versie, **data})
        dossier.refresh_from_db()
        return antwoord

    return verstuur


def zet(dossier, staat, **kolommen):
    Dossier.objects.filter(pk=dossier.pk).update(staat=staat, **kolommen)
    dossier.refresh_from_db()


def test_a_dossier_that_is_ready_is_submitted(stuur, klaar, beoordelaar):
    assert stuur().url == klaar.get_absolute_url()
    klaar.refresh_from_db()
    assert (klaar.staat, klaar.route) == (Staat.INGEDIEND, "boven")
    assert klaar.ingediend_op is not None and klaar.aandachtspunten
    assert klaar.gebeurtenissen.last().handeling == Handeling.INDIENEN


def test_every_reviewer_gets_a_message_at_the_first_submission(stuur, klaar, beoordelaar):
    tweede = maak_gebruiker("tweede", *BEOORDELAAR)
    maak_gebruiker("weg", *BEOORDELAAR, is_active=False)
    stuur()
    berichten = Bericht.objects.filter(soort=Berichtsoort.INGEDIEND)
    assert {bericht.aan for bericht in berichten} == {beoordelaar, tweede}
    assert berichten[0].pad == reverse("admin:intake_dossier_change", args=[klaar.pk])


def test_a_second_submission_goes_to_the_reviewer_who_asked(stuur, klaar, beoordelaar):
    maak_gebruiker("tweede", *BEOORDELAAR)
    zet(klaar, Staat.AANVULLING_GEVRAAGD, beoordelaar=beoordelaar)
    stuur()
    (bericht,) = Bericht.objects.all()
    assert (bericht.soort, bericht.aan) == (Berichtsoort.AANGEVULD, beoordelaar)
    klaar.refresh_from_db()
    assert klaar.beoordelaar == beoordelaar


def test_when_that_reviewer_left_all_reviewers_hear_of_it(stuur, klaar, beoordelaar):
    tweede = maak_gebruiker("tweede", *BEOORDELAAR)
    beoordelaar.user_permissions.clear()
    zet(klaar, Staat.AANVULLING_GEVRAAGD, beoordelaar=beoordelaar)
    stuur()
    assert Bericht.objects.get().aan == tweede


def test_with_open_questions_nothing_is_submitted(stuur, dossier):
    antwoord = stuur()
    assert antwoord.status_code == 200 and dossier.staat == Staat.CONCEPT
    assert "Het dossier is niet ingediend" in antwoord.content.decode()
    assert pad(dossier, "verder") in antwoord.content.decode()


def test_with_a_text_not_chosen_nothing_is_submitted(stuur, klaar):
    tekst = bekijk(klaar).teksten[0]
    klaar.clausulekeuzes.pop(tekst.code)
    zet(klaar, Staat.CONCEPT, clausulekeuzes=klaar.clausulekeuzes)
    antwoord = stuur()
    assert f"de tekst ‘{tekst.titel}’ overneemt" in antwoord.content.decode()
    klaar.refresh_from_db()
    assert klaar.staat == Staat.CONCEPT and not Bericht.objects.exists()


def test_with_a_reason_missing_nothing_is_submitted(stuur, klaar):
    tekst = bekijk(klaar).teksten[0]
    keuzes = klaar.clausulekeuzes | {tekst.code: {"ja": False, "reden": ""}}
    zet(klaar, Staat.CONCEPT, clausulekeuzes=keuzes)
    antwoord = stuur()
    assert f"#id_reden_{tekst.code}" in antwoord.content.decode()
    klaar.refresh_from_db()
    assert klaar.staat == Staat.CONCEPT


def test_a_remark_that_was_not_ticked_warns_and_does_not_block(stuur, ingelogd, klaar, beoordelaar):
    zet(klaar, Staat.AANVULLING_GEVRAAGD, beoordelaar=beoordelaar)
    Opmerking.objects.create(
        dossier=klaar, soort="vraag", tekst="Klopt dit?", auteur=beoordelaar,
        verstuurd_op=timezone.now(),
    )  # fmt: skip
    assert "Eén opmerking van Concern Inkoop" in ingelogd.get(pad(klaar)).content.decode()
    assert stuur().status_code == 302


def test_the_page_says_what_happens_next(ingelogd, klaar, settings):
    settings.BEOORDELING_WERKDAGEN = 8
    html = ingelogd.get(pad(klaar)).content.decode()
    assert "meestal binnen 8 werkdagen" in html and "terugtrekken" in html


def test_the_second_click_of_a_double_click_does_no_harm(stuur, klaar, beoordelaar):
    gezien = klaar.versie
    assert stuur(versie=gezien).url == stuur(versie=gezien).url == klaar.get_absolute_url()
    assert klaar.gebeurtenissen.filter(handeling=Handeling.INDIENEN).count() == 1
    assert Bericht.objects.count() == 1


def test_submitting_after_a_colleague_did_is_refused(stuur, klaar, inkoper):
    collega = maak_gebruiker("collega", "dossiers_maken")
    klaar.delingen.create(gebruiker=collega, schrijven=True, gedeeld_door=inkoper)
    gezien = klaar.versie
    dien_in(bekijk(klaar), Opslag(collega, "", gezien))
    assert stuur(versie=gezien).status_code == 409


def test_submitting_from_an_old_page_is_refused(stuur, antwoord, klaar):
    gezien = klaar.versie
    antwoord("onderwerp", naam="Een andere naam")
    assert stuur(versie=gezien).status_code == 409
    klaar.refresh_from_db()
    assert klaar.staat == Staat.CONCEPT


@pytest.mark.parametrize("staat", [Staat.INGEDIEND, Staat.IN_BEOORDELING, Staat.VASTGESTELD])
def test_what_is_not_open_cannot_be_submitted(stuur, ingelogd, klaar, staat):
    zet(klaar, staat)
    assert ingelogd.get(pad(klaar)).url == klaar.get_absolute_url()
    assert stuur().status_code == 409


def test_a_withdrawn_dossier_is_a_concept_again_and_nobody_reviews_it(stuur, klaar, beoordelaar):
    zet(klaar, Staat.IN_BEOORDELING, beoordelaar=beoordelaar, ingediend_op=timezone.now())
    assert stuur("intrekken").status_code == 302
    klaar.refresh_from_db()
    assert (klaar.staat, klaar.beoordelaar, klaar.ingediend_op) == (Staat.CONCEPT, None, None)
    bericht = Bericht.objects.get()
    assert (bericht.soort, bericht.aan) == (Berichtsoort.INGETROKKEN, beoordelaar)


def test_withdrawing_what_nobody_took_tells_nobody(stuur, klaar, beoordelaar):
    zet(klaar, Staat.INGEDIEND)
    stuur("intrekken")
    assert not Bericht.objects.exists()


@pytest.mark.parametrize("afloop", Afloop.values)
def test_a_settled_dossier_is_finished_with_how_it_ended(stuur, klaar, afloop):
    zet(klaar, Staat.VASTGESTELD)
    assert stuur("afronden", afloop=afloop).status_code == 302
    klaar.refresh_from_db()
    assert (klaar.staat, klaar.afloop) == (Staat.AFGEROND, afloop)


def test_finishing_asks_how_it_ended(stuur, klaar):
    zet(klaar, Staat.VASTGESTELD)
    assert "Kies hoe de inkoop is afgelopen." in stuur("afronden").content.decode()
    klaar.refresh_from_db()
    assert klaar.staat == Staat.VASTGESTELD


def test_a_reopened_dossier_starts_again_and_the_reason_is_on_record(stuur, klaar, beoordelaar):
    opdrachtgever = maak_gebruiker("opdrachtgever")
    zet(
        klaar, Staat.AFGEROND, beoordelaar=beoordelaar, opdrachtgever=opdrachtgever,
        afloop="gegund", concept_gedeeld=True, ingediend_op=timezone.now(),
    )  # fmt: skip
    assert stuur("heropenen", reden="De waarde is hoger.").status_code == 302
    klaar.refresh_from_db()
    leeg = (klaar.beoordelaar, klaar.ingediend_op, klaar.afloop, klaar.concept_gedeeld)
    assert (klaar.staat, *leeg) == (Staat.CONCEPT, None, None, "", False)
    assert klaar.gebeurtenissen.last().wijzigingen["reden"] == ["", "De waarde is hoger."]
    assert {bericht.aan for bericht in Bericht.objects.all()} == {beoordelaar, opdrachtgever}


@pytest.mark.parametrize("reden", ["", "   ", "x" * 501, "a\0b"])
def test_reopening_needs_a_readable_reason(stuur, klaar, reden):
    zet(klaar, Staat.VASTGESTELD)
    antwoord = stuur("heropenen", reden=reden)
    assert antwoord.status_code == 200 and antwoord.context["form"].errors
    klaar.refresh_from_db()
    assert klaar.staat == Staat.VASTGESTELD


def test_a_reviewer_reopens_and_the_inkoper_hears_of_it(client, klaar, beoordelaar, inkoper):
    zet(klaar, Staat.VASTGESTELD)
    client.force_login(beoordelaar)
    assert (
        client.post(pad(klaar, "heropenen"), {"reden": "De grens veranderde."}).status_code == 302
    )
    assert Bericht.objects.get().aan == inkoper


@pytest.mark.parametrize("naam", ["intrekken", "afronden", "heropenen"])
class TestWieEnWanneer:
    def test_from_a_wrong_state_it_is_refused(self, stuur, ingelogd, klaar, naam):
        assert ingelogd.get(pad(klaar, naam)).url == klaar.get_absolute_url()
        assert stuur(naam, **ALLES).status_code == 409
        klaar.refresh_from_db()
        assert klaar.staat == Staat.CONCEPT

    def test_whoever_may_only_read_finds_nothing(self, client, klaar, inkoper, naam):
        zet(klaar, Staat.VASTGESTELD)
        lezer = maak_gebruiker("lezer", "dossiers_maken")
        klaar.delingen.create(gebruiker=lezer, gedeeld_door=inkoper)
        client.force_login(lezer)
        assert client.get(pad(klaar, naam)).status_code == 404
        assert client.post(pad(klaar, naam), ALLES).status_code == 404

    def test_a_stranger_finds_nothing(self, client, klaar, naam):
        zet(klaar, Staat.VASTGESTELD)
        client.force_login(maak_gebruiker("vreemde", "dossiers_maken"))
        assert client.post(pad(klaar, naam), ALLES).status_code == 404


@pytest.mark.parametrize("staat", Staat)
def test_each_side_reads_whose_turn_it_is(dossier, inkoper, beoordelaar, staat):
    zet(dossier, staat, beoordelaar=beoordelaar)
    aan_zet = {
        naam: stand_van(dossier, kant_van(wie, dossier)).aan_zet
        for naam, wie in {"inkoper": inkoper, "beoordelaar": beoordelaar}.items()
    }
    bij_inkoper = staat in (Staat.CONCEPT, Staat.AANVULLING_GEVRAAGD)
    bij_inkoop = staat in (Staat.INGEDIEND, Staat.IN_BEOORDELING)
    assert aan_zet == {"inkoper": bij_inkoper, "beoordelaar": bij_inkoop}
    assert stand_van(dossier, Kant.NIEMAND).aan_zet is False


@pytest.mark.parametrize(
    ("staat", "knoppen"),
    [
        (Staat.CONCEPT, {"indienen", "teksten", "afwijken"}),
        (Staat.INGEDIEND, {"intrekken"}),
        (Staat.IN_BEOORDELING, {"intrekken"}),
        (Staat.AANVULLING_GEVRAAGD, {"indienen", "teksten", "afwijken", "intrekken"}),
        (Staat.VASTGESTELD, {"afronden", "heropenen"}),
        (Staat.AFGEROND, {"heropenen"}),
    ],
)
def test_the_dossier_shows_only_what_can_be_done_now(ingelogd, klaar, staat, knoppen):
    zet(klaar, staat)
    html = ingelogd.get(klaar.get_absolute_url()).content.decode()
    alle = ("indienen", "teksten", "afwijken", "intrekken", "afronden", "heropenen")
    assert {naam for naam in alle if f'href="{pad(klaar, naam)}"' in html} == knoppen


def tegelijk(*daden):
    """Run these at the same moment, each with a connection of its own; what each gave."""
    start, uitslagen = threading.Barrier(len(daden)), {}

    def doe(nummer, daad):
        start.wait()
        try:
            uitslagen[nummer] = daad()
        except Achterhaald as fout:
            uitslagen[nummer] = fout
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=paar) for paar in enumerate(daden)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return [uitslagen[nummer] for nummer in range(len(daden))]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ronde", range(3))
def test_of_two_submissions_at_once_one_counts(klaar, inkoper, beoordelaar, ronde):
    versie = klaar.versie
    indieningen = [bekijk(Dossier.objects.get(pk=klaar.pk)) for _ in range(2)]
    uitslagen = tegelijk(
        *(lambda i=i: dien_in(i, Opslag(inkoper, "", versie)) for i in indieningen)
    )
    assert [isinstance(uitslag, Achterhaald) for uitslag in uitslagen].count(True) == 1
    assert klaar.gebeurtenissen.filter(handeling=Handeling.INDIENEN).count() == 1
    assert Bericht.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ronde", range(3))
def test_a_submission_and_a_save_of_a_colleague_at_once(klaar, inkoper, ronde):
    """One of the two is told; what is submitted is what the submitter saw."""
    versie = klaar.versie
    mijn, zijn = (Dossier.objects.get(pk=klaar.pk) for _ in range(2))
    indiening, eerste = bekijk(mijn), STAPPEN[0]
    antwoorden = {veld: zijn.antwoord(veld) for veld in eerste.velden} | {"naam": "Anders"}
    uitslagen = tegelijk(
        lambda: dien_in(indiening, Opslag(inkoper, "", versie)),
        lambda: bewaar(zijn, eerste, antwoorden, Opslag(inkoper, "", versie)),
    )
    klaar.refresh_from_db()
    ingediend = klaar.staat == Staat.INGEDIEND
    assert ingediend is (klaar.naam != "Anders")
    assert [isinstance(uitslag, Achterhaald) for uitslag in uitslagen] == [not ingediend, ingediend]


def test_what_a_colleague_types_after_submitting_is_shown(ingelogd, stuur, klaar):
    stuur()
    antwoord = ingelogd.post(pad(klaar, "teksten"), {"reden_X": "Mijn hele zin."})
    assert antwoord.status_code == 409 and "Mijn hele zin." in antwoord.content.decode()


def test_only_a_person_who_may_write_submits(klaar, beoordelaar, client):
    client.force_login(beoordelaar)
    assert client.post(pad(klaar), {"versie": klaar.versie}).status_code == 404


def test_the_page_names_what_is_deviated_from_and_why(ingelogd, klaar):
    afwijking = {"ja": True, "reden": "Vorig jaar al gedaan."}
    zet(klaar, Staat.CONCEPT, afwijkingen={"DT6.5:aanbevolen": afwijking})
    html = ingelogd.get(pad(klaar)).content.decode()
    assert "Ambitieweb: wij raden een ambitiewebsessie aan" in html
    assert "U wijkt af: Vorig jaar al gedaan." in html


def test_the_advice_leads_whoever_may_write_to_the_texts(ingelogd, klaar):
    advies = reverse("intake:advies", args=[klaar.kenmerk])
    assert pad(klaar, "teksten") in ingelogd.get(advies).content.decode()
    zet(klaar, Staat.INGEDIEND)
    assert pad(klaar, "teksten") not in ingelogd.get(advies).content.decode()
