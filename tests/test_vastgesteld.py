"""Settling: what is frozen, who may, what everyone then sees; and that nothing changes it again."""

import hashlib
from dataclasses import replace

import pytest
from django.urls import reverse
from hypothesis import given

from intake.advies.adviseer import adviseer
from intake.advies.uitvoer import schrijf_advies
from intake.berichten.models import Bericht
from intake.berichten.soorten import Berichtsoort
from intake.beoordeling.vaststellen import NietVastTeStellen, bekijk, stel_vast
from intake.dossier.bevroren import bevries, memo_van_advies
from intake.dossier.controle import bereken, controleer
from intake.dossier.feitenopslag import lees_feiten, schrijf, schrijf_feiten
from intake.dossier.memo import memo_html, memo_van_feiten
from intake.dossier.models import Dossier
from intake.dossier.opslaan import Opslag
from intake.dossier.staten import Staat
from intake.dossier.vastgesteld import DOCUMENTKOLOMMEN, VastgesteldAdvies
from intake.gebruikers import Gebruiker
from tests.test_eigenschappen import inkopen
from tests.vaststelling import OPDRACHTGEVER, browser, vast
from tests.voorbeelden import VOORBEELDEN, lees_voorbeeld


@given(inkopen)
def test_facts_come_back_exactly(feiten):
    terug = lees_feiten(schrijf_feiten(feiten))
    assert terug == feiten
    assert repr(terug) == repr(feiten)  # 10 and 10.00 are equal, and not the same


# What is frozen


def test_the_memo_comes_back_from_what_is_frozen_alone(advies):
    Dossier.objects.update(naam="Anders", markt="1-9", clausules_beoordelaar={}, afspraken=[])
    Gebruiker.objects.filter(username="ina").update(first_name="Iemand", last_name="anders")
    memo = memo_van_advies(VastgesteldAdvies.objects.get())
    assert memo_html(memo, "ingesloten").encode() == bytes(advies.html)


def test_the_memo_tells_what_was_decided(advies):
    html = bytes(advies.html).decode()
    assert "vastgesteld op" in html and "IK-2026-0001-A1" in html
    for tekst in (
        "raamovereenkomst.",
        "Past bij dit gebouw",
        "Elke sleutel komt terug",
        "Rondgang",
    ):
        assert tekst in html
    assert "Let op &lt;b&gt;de sleutels" in html


def test_each_document_stands_under_its_own_sum(advies):
    for veld in DOCUMENTKOLOMMEN:
        inhoud = bytes(getattr(advies, veld))
        assert hashlib.sha256(inhoud).hexdigest() == getattr(advies, f"{veld}_sha256")
    assert bytes(advies.pdf).startswith(b"%PDF") and bytes(advies.bijlage).startswith(b"PK")


def test_settling_is_one_step_in_the_history(advies, ina):
    dossier = advies.dossier
    assert dossier.staat == Staat.VASTGESTELD and dossier.beoordelaar == ina
    assert dossier.gebeurtenissen.filter(handeling="vaststellen").count() == 1
    assert advies.vastgesteld_door == ina and advies.volgnummer == 1 and advies.vervangt is None


def test_a_correction_is_a_new_advice_that_names_the_old_one(advies, ina):
    Dossier.objects.update(staat=Staat.IN_BEOORDELING)
    tweede = vast(advies.dossier, ina)
    assert tweede.vervangt == advies and tweede.volgnummer == 2
    assert "Vervangt advies IK-2026-0001-A1 van" in bytes(tweede.html).decode()
    assert memo_html(memo_van_advies(tweede), "ingesloten").encode() == bytes(tweede.html)


def test_the_inkoper_and_the_opdrachtgever_get_a_message(advies, inkoper):
    olga = Gebruiker.objects.get(email=OPDRACHTGEVER)
    assert advies.dossier.opdrachtgever == olga
    assert set(Bericht.objects.values_list("soort", "aan")) == {
        (Berichtsoort.VASTGESTELD, inkoper.pk),
        (Berichtsoort.UITNODIGING, olga.pk),
        (Berichtsoort.ADVIES_VOOR_U, olga.pk),
    }


def test_a_colleague_who_writes_along_gets_one_too(in_beoordeling, charlie, ina):
    in_beoordeling.delingen.create(gebruiker=charlie, schrijven=True, gedeeld_door=ina)
    vast(in_beoordeling, ina)
    assert Bericht.objects.filter(soort=Berichtsoort.VASTGESTELD, aan=charlie).exists()
