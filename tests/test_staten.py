"""The states of a dossier: who takes it where, and that the second of two is refused."""

import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from intake.dossier.handelen import Achterhaald, Opslag, handel, voer_uit
from intake.dossier.models import Dossier
from intake.dossier.staten import BEWERKBAAR, OVERGANGEN, Handeling, Staat, kan
from tests.dossiers import adres, maak_gebruiker

# Per state who may do what: E the owner, M a colleague who writes along, L one who reads along,
# A another inkoper, B the reviewer who took it, C another reviewer, R a reviewer who is the owner.
VERWACHT = {
    (Staat.CONCEPT, Handeling.INDIENEN): "EMR",
    (Staat.AANVULLING_GEVRAAGD, Handeling.INDIENEN): "EMR",
    (Staat.INGEDIEND, Handeling.INTREKKEN): "EMR",
    (Staat.IN_BEOORDELING, Handeling.INTREKKEN): "EMR",
    (Staat.AANVULLING_GEVRAAGD, Handeling.INTREKKEN): "EMR",
    (Staat.INGEDIEND, Handeling.OPPAKKEN): "BC",
    (Staat.IN_BEOORDELING, Handeling.OVERDRAGEN): "BC",
    (Staat.IN_BEOORDELING, Handeling.TERUGLEGGEN): "B",
    (Staat.IN_BEOORDELING, Handeling.AANVULLING_VRAGEN): "B",
    (Staat.INGEDIEND, Handeling.VASTSTELLEN): "BC",
    (Staat.IN_BEOORDELING, Handeling.VASTSTELLEN): "B",
    (Staat.VASTGESTELD, Handeling.AFRONDEN): "EMR",
    (Staat.VASTGESTELD, Handeling.HEROPENEN): "BCEMR",
    (Staat.AFGEROND, Handeling.HEROPENEN): "BCEMR",
}
BEOORDELAAR = ("alle_dossiers_zien", "dossiers_beoordelen")


@pytest.fixture
def mensen(dossier, inkoper):
    mensen = {
        "E": inkoper,
        "M": maak_gebruiker("meeschrijver", "dossiers_maken"),
        "L": maak_gebruiker("meelezer", "dossiers_maken"),
        "A": maak_gebruiker("ander", "dossiers_maken"),
        "B": maak_gebruiker("beoordelaar", *BEOORDELAAR),
        "C": maak_gebruiker("tweede", *BEOORDELAAR),
        "R": maak_gebruiker("beide", "dossiers_maken", *BEOORDELAAR),
    }
    for letter in "ML":
        dossier.delingen.create(
            gebruiker=mensen[letter], schrijven=letter == "M", gedeeld_door=inkoper
        )
    dossier.delingen.create(gebruiker=mensen["R"], schrijven=True, gedeeld_door=inkoper)
    Dossier.objects.update(beoordelaar=mensen["B"])
    dossier.refresh_from_db()
    return mensen


@pytest.mark.parametrize("staat", Staat)
@pytest.mark.parametrize("handeling", Handeling)
def test_each_person_may_do_what_the_table_says(mensen, dossier, staat, handeling):
    dossier.staat = staat
    mogen = "".join(sorted(letter for letter, g in mensen.items() if kan(handeling, g, dossier)))
    assert mogen == VERWACHT.get((staat, handeling), "")


@pytest.mark.parametrize("handeling", Handeling)
def test_a_handeling_leads_to_its_state_and_is_on_record(mensen, dossier, handeling):
    overgang = OVERGANGEN[handeling]
    dossier.staat = overgang.van[0]
    dossier.save()
    wie = next(g for g in mensen.values() if overgang.mag(g, dossier))
    voer_uit(dossier, handeling, Opslag(wie, "127.0.0.1"))
    dossier.refresh_from_db()
    laatste = dossier.gebeurtenissen.last()
    assert (dossier.staat, dossier.versie) == (overgang.naar, laatste.versie)
    assert (laatste.gebruiker, laatste.handeling) == (wie, handeling)


def test_a_handeling_from_another_state_is_refused(mensen, dossier):
    with pytest.raises(Achterhaald):
        voer_uit(dossier, Handeling.VASTSTELLEN, Opslag(mensen["B"]))
    assert dossier.gebeurtenissen.count() == 1


def test_whoever_may_not_do_it_is_refused(mensen, dossier):
    with pytest.raises(PermissionDenied):
        voer_uit(dossier, Handeling.INDIENEN, Opslag(mensen["L"]))
    assert dossier.gebeurtenissen.count() == 1


def test_an_exact_handeling_is_refused_after_any_other_change(mensen, dossier):
    gezien = dossier.versie
    handel(dossier, "iets", Opslag(mensen["M"]), staten=BEWERKBAAR, kolommen={"naam": "Nieuw"})
    with pytest.raises(Achterhaald):
        voer_uit(dossier, Handeling.INDIENEN, Opslag(mensen["E"], "", gezien), exact=True)


def test_an_answer_to_a_submitted_dossier_is_shown_and_not_saved(ingelogd, dossier):
    Dossier.objects.update(staat=Staat.INGEDIEND)
    antwoord = ingelogd.post(adres(dossier, "onderwerp"), {"naam": "Een heel nieuwe naam"})
    assert antwoord.status_code == 409
    assert "Een heel nieuwe naam" in antwoord.content.decode()
    dossier.refresh_from_db()
    assert dossier.naam == "Schoonmaak stadskantoren"


def test_a_question_of_a_submitted_dossier_leads_back_to_it(ingelogd, dossier):
    Dossier.objects.update(staat=Staat.INGEDIEND)
    assert ingelogd.get(adres(dossier, "onderwerp")).url == dossier.get_absolute_url()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ronde", range(5))
def test_of_two_reviewers_at_once_one_wins(mensen, dossier, ronde):
    Dossier.objects.update(staat=Staat.INGEDIEND, beoordelaar=None)
    start, uitslagen = threading.Barrier(2), []

    def pak_op(wie):
        eigen = Dossier.objects.get(pk=dossier.pk)
        start.wait()
        try:
            kolommen = {"beoordelaar": wie.pk}
            voer_uit(eigen, Handeling.OPPAKKEN, Opslag(wie), kolommen=kolommen)
            uitslagen.append(wie)
        except Achterhaald:
            uitslagen.append(None)
        finally:
            connection.close()

    draden = [threading.Thread(target=pak_op, args=(mensen[letter],)) for letter in "BC"]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    dossier.refresh_from_db()
    (winnaar,) = [wie for wie in uitslagen if wie]
    assert dossier.beoordelaar == winnaar
    assert dossier.gebeurtenissen.filter(handeling=Handeling.OPPAKKEN).count() == 1
