"""What a beheerder decides about a release in the admin."""

import threading
from dataclasses import replace
from html import unescape

import pytest
from django.conf import settings as django_settings
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.urls import reverse

from intake.kader.models import Clausule, Contactpunt, Uitgavevoorstel, Waarschuwing
from intake.kader.uitgave import lees_citaten
from intake.kader.uitgaven import neem_op
from tests.beheerformulier import ingevuld
from tests.conftest import persoon
from tests.dossiers import VANDAAG

GRENS = "W-GRENS"
LIJST = reverse("admin:intake_uitgavevoorstel_changelist")


def met_tekst(kader, tekst):
    rijen = (replace(w, tekst=tekst) if w.code == GRENS else w for w in kader.waarschuwingen)
    return replace(kader, waarschuwingen=tuple(rijen))


def stel_voor(kader, nieuwe):
    """A release, an edit of ours, and a next release that says something else again."""
    citaten = lees_citaten(django_settings.BASE_DIR / "fixtures" / "kader")
    neem_op(kader, citaten, VANDAAG)
    Waarschuwing.objects.filter(pk=GRENS).update(tekst="Dit is onze tekst.")
    neem_op(nieuwe, citaten, VANDAAG)
    return Uitgavevoorstel.objects.get()


@pytest.fixture
def voorstel(db, kader):
    return stel_voor(kader, met_tekst(kader, "Dit is een nieuwe tekst."))


@pytest.fixture
def beheer(client, beau):
    client.force_login(beau)
    return client


def adres(voorstel):
    return reverse("admin:intake_uitgavevoorstel_change", args=[voorstel.pk])


def kies(client, voorstel, doe):
    pagina = client.get(adres(voorstel))
    return client.post(adres(voorstel), {**ingevuld(pagina), "doe": doe})


def tekst_van(antwoord):
    return unescape(antwoord.content.decode())


def onze_tekst():
    return Waarschuwing.objects.get(pk=GRENS).tekst


def test_both_texts_stand_side_by_side_with_the_changed_words_marked(beheer, voorstel):
    (veld,) = beheer.get(adres(voorstel)).context["wijziging"].velden
    assert [(d.mark, d.tekst) for d in veld.oud if d.mark == "weg"] == [("weg", "onze")]
    assert [(d.mark, d.tekst) for d in veld.nieuw if d.mark == "erbij"] == [("erbij", "een nieuwe")]
    pagina = tekst_van(beheer.get(adres(voorstel)))
    assert "<del>" in pagina and "weg: " in pagina and "<ins>" in pagina and "erbij: " in pagina


@pytest.mark.parametrize(
    ("doe", "tekst", "besluit"),
    [
        ("neem_over", "Dit is een nieuwe tekst.", "overgenomen"),
        ("houd", "Dit is onze tekst.", "gehouden"),
    ],
)
def test_a_decision_is_carried_out_and_recorded(beheer, beau, voorstel, doe, tekst, besluit):
    assert kies(beheer, voorstel, doe).status_code == 302
    voorstel.refresh_from_db()
    assert (onze_tekst(), voorstel.besluit, voorstel.beslist_door) == (tekst, besluit, beau)
    assert voorstel.uitgave.naam in LogEntry.objects.get(user=beau).change_message


def test_what_is_open_stands_first(beheer, voorstel):
    Uitgavevoorstel.objects.create(
        uitgave=voorstel.uitgave, veld="bronnen", sleutel="A", soort="gewijzigd", besluit="gehouden"
    )
    lijst = beheer.get(LIJST).context["cl"].result_list
    assert [v.besluit for v in lijst] == ["open", "gehouden"]


def test_something_else_than_a_decision_changes_nothing(beheer, voorstel):
    assert kies(beheer, voorstel, "iets_anders").status_code == 200
    voorstel.refresh_from_db()
    assert voorstel.besluit == "open"


def test_a_decision_about_a_text_that_changed_meanwhile_is_refused(beheer, voorstel):
    velden = ingevuld(beheer.get(adres(voorstel)))
    Waarschuwing.objects.filter(pk=GRENS).update(tekst="Nog anders.")
    antwoord = beheer.post(adres(voorstel), {**velden, "doe": "neem_over"})
    assert antwoord.status_code == 409
    assert "Onze tekst is gewijzigd" in tekst_van(antwoord)
    assert onze_tekst() == "Nog anders."


def test_a_second_decision_is_refused(beheer, voorstel):
    velden = ingevuld(beheer.get(adres(voorstel)))
    Uitgavevoorstel.objects.update(besluit="gehouden")
    antwoord = beheer.post(adres(voorstel), {**velden, "doe": "neem_over"})
    assert antwoord.status_code == 409
    assert "al beslist" in tekst_van(antwoord)
    assert onze_tekst() == "Dit is onze tekst."
    assert 'value="neem_over"' not in tekst_van(antwoord)


def test_what_would_break_the_kader_is_refused_in_dutch(beheer, kader, db):
    weg = kader.contactpunten[-1]
    nieuwe = replace(kader, contactpunten=kader.contactpunten[:-1])
    voorstel = stel_voor(kader, nieuwe)
    rij = Clausule.objects.get(pk="REP-02")
    Clausule.objects.filter(pk=rij.pk).update(tekst=f"{rij.tekst} [bestaat_niet]")
    antwoord = kies(beheer, voorstel, "neem_over")
    assert antwoord.status_code == 409
    assert "[bestaat_niet] staat niet in invulvelden" in tekst_van(antwoord)
    assert Contactpunt.objects.filter(pk=weg.code).exists()
    voorstel.refresh_from_db()
    assert voorstel.besluit == "open"


def test_a_row_that_the_release_dropped_can_go(beheer, kader, db):
    weg = kader.contactpunten[-1]
    voorstel = stel_voor(kader, replace(kader, contactpunten=kader.contactpunten[:-1]))
    assert "Neem over: verwijder de rij" in tekst_van(beheer.get(adres(voorstel)))
    kies(beheer, voorstel, "neem_over")
    assert not Contactpunt.objects.filter(pk=weg.code).exists()
    assert "Overgenomen" in tekst_van(beheer.get(adres(voorstel)))


def test_who_may_not_manage_decides_nothing(client, voorstel, ina):
    client.force_login(ina)
    assert client.get(adres(voorstel)).status_code == 403
    assert client.post(adres(voorstel), {"doe": "neem_over"}).status_code == 403
    assert onze_tekst() == "Dit is onze tekst."


@pytest.mark.django_db(transaction=True)
def test_of_two_decisions_at_once_one_counts(kader, transactional_db):
    voorstel = stel_voor(kader, met_tekst(kader, "Dit is een nieuwe tekst."))
    start, uitslagen, formulieren = threading.Barrier(2), {}, {}
    for naam, doe in (("Een", "neem_over"), ("Twee", "houd")):
        client = Client()
        client.force_login(persoon(naam, "beheerder"))
        formulieren[doe] = client, {**ingevuld(client.get(adres(voorstel))), "doe": doe}

    def beslis_nu(doe):
        client, velden = formulieren[doe]
        start.wait()
        uitslagen[doe] = client.post(adres(voorstel), velden).status_code
        connection.close()

    draden = [threading.Thread(target=beslis_nu, args=[doe]) for doe in formulieren]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uitslagen.values()) == [302, 409]
    overgenomen = uitslagen["neem_over"] == 302
    assert onze_tekst() == ("Dit is een nieuwe tekst." if overgenomen else "Dit is onze tekst.")
