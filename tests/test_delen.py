"""Sharing a dossier: only by its owner, only with who may fill in dossiers, once per person."""

import threading
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from intake.berichten.models import Bericht
from intake.dossier.delen import BeoordeeltDit, deel, stop_delen
from intake.dossier.geschiedenisbeeld import geschiedenis
from intake.dossier.handelen import Opslag
from intake.dossier.models import Dossier
from intake.dossier.staten import Staat
from tests.dossiers import adres


def pad(dossier: Dossier) -> str:
    return reverse("intake:delen", args=[dossier.kenmerk])


def deel_met(client: Any, dossier: Dossier, adres: str, recht: str = "lezen") -> Any:
    return client.post(pad(dossier), {"adres": adres, "recht": recht}, follow=True)


def ziet(client: Any, wie: Any, adres: str) -> int:
    client.force_login(wie)
    return client.get(adres).status_code


@pytest.mark.parametrize(("recht", "stap"), [("lezen", 404), ("schrijven", 200)])
def test_a_colleague_may_do_what_was_shared(ingelogd, dossier, charlie, recht, stap):
    assert (
        "deelt dit dossier nu"
        in deel_met(ingelogd, dossier, "CHARLIE@voorbeeld.nl ", recht).content.decode()
    )
    assert ziet(ingelogd, charlie, dossier.get_absolute_url()) == 200
    assert ziet(ingelogd, charlie, adres(dossier, "onderwerp")) == stap


def test_sharing_is_told_and_on_record(ingelogd, dossier, charlie):
    deel_met(ingelogd, dossier, charlie.email, "schrijven")
    bericht = Bericht.objects.get()
    assert (bericht.soort, bericht.aan, bericht.naam) == ("gedeeld", charlie, dossier.naam)
    regel = geschiedenis(dossier)[0]
    assert regel.zin == "inkoper deelde het dossier"
    assert regel.wijzigingen[0].wordt == ("Charlie mag meeschrijven",)


def test_sharing_twice_changes_what_the_colleague_may(ingelogd, dossier, charlie):
    for recht in ("lezen", "schrijven", "schrijven"):
        deel_met(ingelogd, dossier, charlie.email, recht)
    assert dossier.delingen.get().schrijven
    assert dossier.gebeurtenissen.filter(handeling="delen").count() == 2
    assert Bericht.objects.count() == 1


@pytest.mark.parametrize(("doe", "over"), [("schrijven", [True]), ("lezen", [False]), ("stop", [])])
def test_the_list_changes_and_stops_sharing(ingelogd, dossier, charlie, inkoper, doe, over):
    deel(dossier, charlie, doe == "lezen", Opslag(inkoper))
    ingelogd.post(pad(dossier), {"gebruiker": charlie.pk, "doe": doe})
    assert list(dossier.delingen.values_list("schrijven", flat=True)) == over
    assert dossier.gebeurtenissen.count() == 3


def test_after_stopping_the_colleague_sees_nothing(ingelogd, dossier, charlie, inkoper):
    deel(dossier, charlie, False, Opslag(inkoper))
    stop_delen(dossier, charlie, Opslag(inkoper))
    assert not stop_delen(dossier, charlie, Opslag(inkoper))
    assert ziet(ingelogd, charlie, dossier.get_absolute_url()) == 404


@pytest.mark.parametrize(
    ("wie", "fout"),
    [
        ("niemand@voorbeeld.nl", "Wij vinden geen collega met dit adres"),
        ("bob@voorbeeld.nl", "Wij vinden geen collega met dit adres"),
        ("weg@voorbeeld.nl", "Wij vinden geen collega met dit adres"),
        ("inkoper@voorbeeld.nl", "Dit bent u zelf"),
        ("charlie", "Vul een heel e-mailadres in"),
        ("", "Vul het e-mailadres van uw collega in"),
    ],
)
def test_an_address_that_cannot_be_is_refused_and_kept(ingelogd, dossier, bob, charlie, wie, fout):
    charlie.email, charlie.is_active = "weg@voorbeeld.nl", False
    charlie.save()
    html = deel_met(ingelogd, dossier, wie).content.decode()
    assert fout in html and f'value="{wie}"' in html or not wie
    assert not dossier.delingen.exists() and not Bericht.objects.exists()


def test_an_address_of_two_people_is_of_neither(ingelogd, dossier, charlie, alice):
    type(alice).objects.filter(pk=alice.pk).update(email=charlie.email)
    html = deel_met(ingelogd, dossier, charlie.email).content.decode()
    assert "Wij vinden geen collega" in html and not dossier.delingen.exists()


def test_without_a_choice_nothing_is_shared(ingelogd, dossier, charlie):
    html = deel_met(ingelogd, dossier, charlie.email, "alles").content.decode()
    assert "Kies een antwoord uit de lijst." in html and not dossier.delingen.exists()


def test_the_reviewer_does_not_become_a_writer(ingelogd, dossier, charlie, inkoper):
    Dossier.objects.update(beoordelaar=charlie, staat=Staat.IN_BEOORDELING)
    html = deel_met(ingelogd, dossier, charlie.email, "schrijven").content.decode()
    assert "Charlie beoordeelt dit dossier" in html and not dossier.delingen.exists()
    deel(dossier, charlie, False, Opslag(inkoper))
    ingelogd.post(pad(dossier), {"gebruiker": charlie.pk, "doe": "schrijven"})
    assert not dossier.delingen.get().schrijven
    with pytest.raises(BeoordeeltDit):
        deel(dossier, charlie, True, Opslag(inkoper))


@pytest.mark.parametrize("gebruiker", ["0", "abc", "²", "9" * 30, ""])
def test_a_number_of_nobody_in_the_list_is_not_found(ingelogd, dossier, gebruiker):
    antwoord = ingelogd.post(pad(dossier), {"gebruiker": gebruiker, "doe": "stop"})
    assert antwoord.status_code == 404


@pytest.mark.parametrize(
    ("gedeeld", "woorden"),
    [(False, "Ziet het advies als het is vastgesteld."), (True, "Ziet het concept.")],
)
def test_the_list_says_what_the_opdrachtgever_sees(ingelogd, dossier, gedeeld, woorden):
    Dossier.objects.update(opdrachtgever_email="bob@voorbeeld.nl", concept_gedeeld=gedeeld)
    html = ingelogd.get(pad(dossier)).content.decode()
    assert "bob@voorbeeld.nl" in html and f"Opdrachtgever. {woorden}" in html


def test_an_expert_stands_in_the_list_and_is_not_the_owners_to_stop(ingelogd, dossier, dex, ina):
    dossier.delingen.create(gebruiker=dex, gedeeld_door=ina)
    html = ingelogd.get(pad(dossier)).content.decode()
    assert "Dex" in html and "Stop met delen" not in html
    antwoord = ingelogd.post(pad(dossier), {"gebruiker": dex.pk, "doe": "stop"})
    assert antwoord.status_code == 404 and dossier.delingen.exists()


def test_nobody_but_the_owner_shares(client, dossier, charlie, ina, inkoper):
    assert client.get(pad(dossier)).status_code == 302
    deel(dossier, charlie, True, Opslag(inkoper))
    for wie in (charlie, ina):
        assert ziet(client, wie, pad(dossier)) == 404
        assert client.post(pad(dossier), {"gebruiker": charlie.pk}).status_code == 404


def test_someone_who_lost_the_dossier_meanwhile_is_told(ingelogd, dossier, charlie, monkeypatch):
    geladen = Dossier.objects.get()
    Dossier.objects.update(eigenaar=charlie)
    monkeypatch.setattr("intake.dossier.deelviews.eigen_dossier", lambda *_: geladen)
    assert ingelogd.post(pad(dossier), {"adres": "x@y.nl"}).status_code == 200
    deling = {"adres": "charlie@voorbeeld.nl", "recht": "lezen"}
    assert ingelogd.post(pad(dossier), deling).status_code == 409


def test_a_settled_dossier_can_be_shared(ingelogd, dossier, charlie):
    Dossier.objects.update(staat=Staat.VASTGESTELD)
    deel_met(ingelogd, dossier, charlie.email)
    assert dossier.delingen.exists()


def test_a_name_is_only_text(ingelogd, dossier, charlie, inkoper):
    charlie.first_name = "<script>alert(1)</script>"
    charlie.save()
    html = deel_met(ingelogd, dossier, charlie.email).content.decode()
    assert "<script>alert" not in html and "&lt;script&gt;" in html


def test_a_shared_dossier_stands_in_the_list_of_the_colleague(client, dossier, charlie, inkoper):
    deel(dossier, charlie, False, Opslag(inkoper))
    client.force_login(charlie)
    html = client.get(reverse("intake:dossiers")).content.decode()
    assert dossier.naam in html and "van inkoper, met u gedeeld" in html


@pytest.mark.django_db(transaction=True)
def test_two_at_once_share_once(dossier, charlie, inkoper):
    start, uitslagen = threading.Barrier(2), []

    def deel_nu() -> None:
        eigen = Dossier.objects.get(pk=dossier.pk)
        start.wait()
        try:
            uitslagen.append(deel(eigen, charlie, True, Opslag(inkoper)))
        finally:
            connection.close()

    draden = [threading.Thread(target=deel_nu) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uitslagen) == [False, True]
    assert dossier.delingen.count() == Bericht.objects.count() == 1
    assert dossier.gebeurtenissen.filter(handeling="delen").count() == 1
