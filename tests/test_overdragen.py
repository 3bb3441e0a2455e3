"""Handing over a dossier: another owner, nothing lost, and never to its reviewer."""

import threading
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse

from intake.berichten.models import Bericht
from intake.dossier.delen import draag_over
from intake.dossier.geschiedenisbeeld import geschiedenis
from intake.dossier.handelen import Achterhaald, Opslag, voer_uit
from intake.dossier.models import Dossier
from intake.dossier.staten import Handeling, Staat
from tests.dossiers import adres, maak_gebruiker


def pad(dossier: Dossier) -> str:
    return reverse("intake:overdragen", args=[dossier.kenmerk])


def draag(client: Any, dossier: Dossier, aan: str, **anders: str) -> Any:
    return client.post(pad(dossier), {"adres": aan} | anders, follow=True)


def test_the_new_owner_fills_in_and_the_old_one_reads(ingelogd, dossier, charlie, inkoper):
    html = draag(ingelogd, dossier, charlie.email).content.decode()
    assert "is nu van Charlie" in html
    assert ingelogd.get(adres(dossier, "onderwerp")).status_code == 404
    assert ingelogd.get(pad(dossier)).status_code == 404
    ingelogd.force_login(charlie)
    assert ingelogd.get(adres(dossier, "onderwerp")).status_code == 200
    assert not dossier.delingen.get(gebruiker=inkoper).schrijven


def test_the_old_owner_may_leave_altogether(ingelogd, dossier, charlie):
    assert draag(ingelogd, dossier, charlie.email, niet_meer_lezen="on").status_code == 200
    assert ingelogd.get(dossier.get_absolute_url()).status_code == 404
    assert not dossier.delingen.exists()


def test_it_is_told_and_on_record(ingelogd, dossier, charlie):
    draag(ingelogd, dossier, charlie.email)
    bericht = Bericht.objects.get()
    assert (bericht.soort, bericht.aan) == ("overgedragen", charlie)
    regel = geschiedenis(dossier)[0]
    assert regel.zin == "inkoper droeg het dossier over"
    assert (regel.wijzigingen[0].was, regel.wijzigingen[0].wordt) == (("inkoper",), ("Charlie",))


@pytest.mark.parametrize(("directie", "wordt"), [("Sport", "Sport"), ("", "Vastgoed")])
def test_the_directie_is_that_of_the_new_owner_when_known(
    dossier, charlie, inkoper, directie, wordt
):
    Dossier.objects.update(directie="Vastgoed")
    charlie.directie = directie
    draag_over(dossier, charlie, True, Opslag(inkoper))
    dossier.refresh_from_db()
    assert dossier.directie == wordt


def test_what_was_shared_with_the_new_owner_is_theirs_now(dossier, charlie, alice, inkoper):
    for wie in (charlie, alice):
        dossier.delingen.create(gebruiker=wie, gedeeld_door=inkoper)
    draag_over(dossier, charlie, False, Opslag(inkoper))
    assert [deling.gebruiker for deling in dossier.delingen.all()] == [alice]


@pytest.mark.parametrize("staat", Staat)
def test_a_dossier_in_any_state_can_be_handed_over(ingelogd, dossier, charlie, ina, staat):
    Dossier.objects.update(staat=staat, beoordelaar=ina)
    draag(ingelogd, dossier, charlie.email)
    dossier.refresh_from_db()
    assert (dossier.eigenaar, dossier.staat, dossier.beoordelaar) == (charlie, staat, ina)


def test_the_reviewer_does_not_become_the_owner(ingelogd, dossier, charlie, inkoper):
    Dossier.objects.update(staat=Staat.IN_BEOORDELING, beoordelaar=charlie)
    html = draag(ingelogd, dossier, charlie.email).content.decode()
    assert "Charlie beoordeelt dit dossier" in html
    dossier.refresh_from_db()
    assert dossier.eigenaar == inkoper and not Bericht.objects.exists()


def test_a_reviewer_who_gets_the_dossier_meanwhile_does_not_take_it(dossier, inkoper):
    beide = maak_gebruiker("beide", "dossiers_maken", "dossiers_beoordelen")
    Dossier.objects.update(staat=Staat.INGEDIEND)
    gezien = Dossier.objects.get()
    draag_over(dossier, beide, True, Opslag(inkoper))
    with pytest.raises(PermissionDenied):
        voer_uit(gezien, Handeling.OPPAKKEN, Opslag(beide), kolommen={"beoordelaar": beide.pk})
    assert Dossier.objects.get().beoordelaar is None


@pytest.mark.parametrize(
    ("aan", "fout"),
    [
        ("bob@voorbeeld.nl", "Wij vinden geen collega"),
        ("inkoper@voorbeeld.nl", "Dit bent u zelf"),
        ("<script>", "Vul een heel e-mailadres in"),
        ("", "Vul het e-mailadres"),
    ],
)
def test_who_cannot_own_a_dossier_is_refused(ingelogd, dossier, bob, inkoper, aan, fout):
    html = draag(ingelogd, dossier, aan).content.decode()
    assert fout in html and "<script>alert" not in html and 'value="<script>' not in html
    dossier.refresh_from_db()
    assert dossier.eigenaar == inkoper


def test_nobody_but_the_owner_hands_over(client, dossier, charlie, ina, inkoper):
    assert client.get(pad(dossier)).status_code == 302
    dossier.delingen.create(gebruiker=charlie, schrijven=True, gedeeld_door=inkoper)
    for wie in (charlie, ina):
        client.force_login(wie)
        assert client.get(pad(dossier)).status_code == 404
        assert client.post(pad(dossier), {"adres": charlie.email}).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_gets_the_dossier(dossier, charlie, alice, inkoper):
    start, uitslagen = threading.Barrier(2), []

    def draag_nu(aan: Any) -> None:
        eigen = Dossier.objects.get(pk=dossier.pk)
        start.wait()
        try:
            draag_over(eigen, aan, True, Opslag(inkoper))
            uitslagen.append(aan)
        except Achterhaald:
            uitslagen.append(None)
        finally:
            connection.close()

    draden = [threading.Thread(target=draag_nu, args=(wie,)) for wie in (charlie, alice)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    dossier.refresh_from_db()
    assert [wie for wie in uitslagen if wie] == [dossier.eigenaar]
    assert Bericht.objects.count() == 1
