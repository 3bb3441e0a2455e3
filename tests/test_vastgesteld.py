"""Settling: what is frozen, who may, and what everyone sees from then on."""

import hashlib
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.html import escape
from hypothesis import given

from intake.beoordeling.vaststellen import NietVastTeStellen, stel_vast
from intake.berichten.models import Bericht
from intake.berichten.soorten import Berichtsoort
from intake.dossier.bevroren import AndereUitkomst, memo_van_advies
from intake.dossier.controle import controleer
from intake.dossier.feitenopslag import lees_feiten, schrijf_feiten
from intake.dossier.feitentabel import dossier_uit
from intake.dossier.handelen import Achterhaald, Opslag
from intake.dossier.indienen import bekijk
from intake.dossier.memo import memo_html
from intake.dossier.models import Dossier
from intake.dossier.stappen import STAPPEN
from intake.dossier.staten import Staat
from intake.dossier.vastgesteld import DOCUMENTKOLOMMEN, VastgesteldAdvies
from intake.gebruikers import Gebruiker
from intake.kader.models import Kaderversie
from intake.voorbeelddossiers import voorbeeldinvulling
from tests.test_eigenschappen import inkopen
from tests.vaststelling import OPDRACHTGEVER, browser, leg_uit, vast
from tests.voorbeelden import VOORBEELDEN, lees_voorbeeld


def voorbeeldpagina(dossier):
    return reverse("admin:intake_dossier_vaststellen", args=[dossier.pk])


@pytest.fixture
def klik(in_beoordeling, ina):
    """Open the preview and press its button; `eerst` happens in between."""

    def stel(eerst=lambda: None, wie=ina):
        pad, client = voorbeeldpagina(in_beoordeling), browser(wie)
        voorbeeld = client.get(pad).context["voorbeeld"]
        eerst()
        data = {"versie": voorbeeld.dossier.versie, "voorbeeld": voorbeeld.som}
        return client.post(pad, data)

    return stel


# What is frozen


@given(inkopen)
def test_facts_come_back_exactly(feiten):
    terug = lees_feiten(schrijf_feiten(feiten))
    assert terug == feiten
    assert repr(terug) == repr(feiten)  # 10 and 10.00 are equal, and not the same


def test_the_memo_comes_back_from_what_is_frozen_alone(advies):
    Dossier.objects.update(naam="Anders", markt="1-9", clausules_beoordelaar={}, afspraken=[])
    Gebruiker.objects.filter(username="ina").update(first_name="Iemand", last_name="anders")
    memo = memo_van_advies(VastgesteldAdvies.objects.get())
    assert memo_html(memo, "ingesloten").encode() == bytes(advies.html)


def test_the_memo_tells_what_was_decided(advies):
    html = bytes(advies.html).decode()
    assert "vastgesteld op" in html and "IK-2026-0001-A1" in html
    for tekst in ("Staat al in de raam", "Past bij dit gebouw", "Elke sleutel komt", "Rondgang"):
        assert tekst in html
    assert "De inkoper wijkt hiervan af" in html and "Er is één leverancier." in html
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


def test_every_stored_advice_gives_the_same_outcome_again(geldend, kader, inkoper, ina):
    for nummer, pad in enumerate(VOORBEELDEN, start=1):
        dossier = dossier_uit(lees_voorbeeld(pad, kader)[0])
        dossier.kenmerk, dossier.sleutel = f"IK-2026-{nummer:04}", uuid4()
        dossier.eigenaar, dossier.beoordelaar = inkoper, ina
        dossier.staat, dossier.bevestigd = "in_beoordeling", [stap.slug for stap in STAPPEN]
        dossier.save()
        dossier.invulling = voorbeeldinvulling(bekijk(dossier).zaak)
        dossier.save()
        leg_uit(dossier)
        advies = vast(dossier, ina)
        assert [een for een in controleer(advies) if not een.in_orde] == [], pad
        assert memo_html(memo_van_advies(advies), "ingesloten").encode() == bytes(advies.html), pad
    assert VastgesteldAdvies.objects.count() == len(VOORBEELDEN) > 10


# Who hears of it


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


def test_an_opdrachtgever_without_one_account_is_a_reason_not_to_settle(klik, in_beoordeling):
    for naam in ("olga", "olga2"):
        Gebruiker.objects.create_user(naam, OPDRACHTGEVER)
    pagina = klik()
    assert pagina.status_code == 409 and "meer accounts met het adres" in pagina.content.decode()
    niets_vastgesteld(in_beoordeling)


# Who may, and when


def niets_vastgesteld(dossier, staat=Staat.IN_BEOORDELING):
    dossier.refresh_from_db()
    assert dossier.staat == staat
    assert not VastgesteldAdvies.objects.exists()
    assert not dossier.gebeurtenissen.filter(handeling="vaststellen").exists()
    assert not Bericht.objects.filter(soort=Berichtsoort.VASTGESTELD).exists()


def test_the_reviewer_settles_in_two_clicks(klik, in_beoordeling):
    antwoord = klik()
    assert antwoord.status_code == 302 and str(in_beoordeling.pk) in antwoord.url
    assert VastgesteldAdvies.objects.get().dossier == in_beoordeling


def test_the_preview_shows_what_will_be_frozen(in_beoordeling, ina):
    html = browser(ina).get(voorbeeldpagina(in_beoordeling)).content.decode()
    for tekst in (
        "IK-2026-0001-A1",
        "Staat al in de raamovereenkomst.",
        "Sleutels",
        "Rondgang",
        "Let op &lt;b&gt;de sleutels&lt;/b&gt;.",
        OPDRACHTGEVER,
    ):
        assert tekst in html
    assert "nog niet verstuurd" not in html  # the only remark is meant for the memo


def test_the_preview_warns_of_what_was_overlooked(in_beoordeling, ina, dex):
    for verstuurd in (None, "2026-11-20T10:00Z"):
        in_beoordeling.opmerkingen.create(
            soort="vraag", tekst="Klopt dit?", auteur=ina, verstuurd_op=verstuurd
        )
    in_beoordeling.adviesvragen.create(bureau="BSR", aan=dex, vraag="Past dit?", gesteld_door=ina)
    Dossier.objects.update(opdrachtgever_email="")
    html = browser(ina).get(voorbeeldpagina(in_beoordeling)).content.decode()
    for zin in (
        "1 opmerking is nog niet verstuurd",
        "1 opmerking staat nog niet op afgehandeld",
        "1 vraag aan een deskundige is nog niet beantwoord",
        "Er is geen opdrachtgever genoemd",
    ):
        assert zin in html


def test_a_colleague_who_did_not_take_it_is_told_who_did(in_beoordeling, jan):
    pagina = browser(jan).get(voorbeeldpagina(in_beoordeling))
    assert "Ina beoordeelt dit dossier" in pagina.content.decode()
    assert "Stel vast" not in pagina.content.decode()
    with pytest.raises(NietVastTeStellen):
        vast(in_beoordeling, jan)
    niets_vastgesteld(in_beoordeling)


def test_what_asks_for_a_review_is_not_settled_without_one(in_beoordeling, ina):
    Dossier.objects.update(staat=Staat.INGEDIEND, is_standaard=True)  # the list may be out of date
    with pytest.raises(NietVastTeStellen, match="Pak het eerst op"):
        vast(in_beoordeling, ina)
    niets_vastgesteld(in_beoordeling, Staat.INGEDIEND)


def test_a_standard_dossier_is_settled_at_once(standaard, jan):
    antwoord = vast(standaard, jan)
    standaard.refresh_from_db()
    assert antwoord.volgnummer == 1 and standaard.beoordelaar == jan


@pytest.mark.parametrize("staat", [Staat.CONCEPT, Staat.AANVULLING_GEVRAAGD, Staat.AFGEROND])
def test_in_another_state_there_is_nothing_to_settle(klik, in_beoordeling, ina, staat):
    antwoord = klik(lambda: Dossier.objects.update(staat=staat))
    assert antwoord.status_code == 409
    assert browser(ina).get(voorbeeldpagina(in_beoordeling)).status_code == 302
    niets_vastgesteld(in_beoordeling, staat)


def test_nobody_settles_a_dossier_of_their_own(in_beoordeling, ina):
    Dossier.objects.update(eigenaar=ina)
    ina.groups.add(*Gebruiker.groups.rel.model.objects.filter(name="inkoper"))
    pad = voorbeeldpagina(in_beoordeling)
    assert browser(ina).get(pad).status_code == browser(ina).post(pad).status_code == 404


def test_what_changed_since_the_preview_is_not_settled_unseen(klik, in_beoordeling):
    def anders():
        in_beoordeling.opmerkingen.update(tekst="Iets heel anders.")

    pagina = klik(anders)
    html = pagina.content.decode()
    assert pagina.status_code == 409 and "Er is iets veranderd sinds u deze pagina opende" in html
    assert "Iets heel anders." in html and "Probeer opnieuw" in html
    niets_vastgesteld(in_beoordeling)


def test_a_new_framework_since_the_preview_does_not_touch_what_is_settled(klik, in_beoordeling):
    def nieuw_kader():
        nieuw = Kaderversie.objects.get()
        nieuw.pk, nieuw.versie, nieuw.geldig_van = None, "proef2", date(2026, 1, 1)
        nieuw.save(force_insert=True)

    assert klik(nieuw_kader).status_code == 302
    assert in_beoordeling.adviezen.get().kaderversie.versie == "proef"


# What everyone sees from then on

FROZEN = {"memo_html": "html", "memo_pdf": "pdf", "bijlage_docx": "bijlage"}
GENUMMERD = {
    "vastgesteld_memo": "html",
    "vastgesteld_memo_pdf": "pdf",
    "vastgesteld_teksten": "bijlage",
}


def haal(client, naam, *args, **kop):
    return client.get(reverse(f"intake:{naam}", args=args), **kop)


@pytest.mark.parametrize("wie", ["inkoper", "ina", "olga"])
def test_everyone_gets_the_stored_bytes(advies, inkoper, ina, wie):
    Dossier.objects.update(naam="Anders")
    olga = Gebruiker.objects.get(email=OPDRACHTGEVER)
    client = browser({"inkoper": inkoper, "ina": ina, "olga": olga}[wie])
    kenmerk = advies.dossier.kenmerk
    for naam, veld in FROZEN.items():
        assert haal(client, naam, kenmerk).content == bytes(getattr(advies, veld))
    for naam, veld in GENUMMERD.items():
        assert haal(client, naam, kenmerk, 1).content == bytes(getattr(advies, veld))


def test_a_draft_after_that_leaves_the_opdrachtgever_with_what_was_settled(advies, inkoper):
    Dossier.objects.update(staat=Staat.CONCEPT)
    kenmerk = advies.dossier.kenmerk
    olga = browser(Gebruiker.objects.get(email=OPDRACHTGEVER))
    assert haal(olga, "memo_pdf", kenmerk).content == bytes(advies.pdf)
    assert "Concept" in haal(browser(inkoper), "memo_html", kenmerk).content.decode()


def test_a_frozen_page_may_only_show_its_own_style(advies, ingelogd):
    beleid = haal(ingelogd, "memo_html", advies.dossier.kenmerk)["Content-Security-Policy"]
    assert beleid.startswith("default-src 'none'; style-src 'sha256-") and "unsafe" not in beleid


def test_a_document_that_is_known_is_not_sent_again(advies, ingelogd):
    eerste = haal(ingelogd, "memo_pdf", advies.dossier.kenmerk)
    assert eerste["ETag"] == f'"{advies.pdf_sha256}"'
    weer = haal(ingelogd, "memo_pdf", advies.dossier.kenmerk, HTTP_IF_NONE_MATCH=eerste["ETag"])
    assert weer.status_code == 304 and not weer.content


def test_the_page_of_the_advice_says_definitive(advies, ingelogd):
    Dossier.objects.update(markt="1-9", personele_inzet="nee")
    html = haal(ingelogd, "advies", advies.dossier.kenmerk).content.decode()
    assert "ik-voorlopig--definitief" in html and "Elke sleutel komt terug." in html
    assert escape("Let op <b>de sleutels</b>.") in html


def test_the_page_of_a_settled_advice_names_what_it_replaces_and_what_replaced_it(advies, ina):
    Dossier.objects.update(staat=Staat.IN_BEOORDELING)
    vast(advies.dossier, ina)
    kenmerk, client = advies.dossier.kenmerk, browser(ina)
    assert "vervangen door" in haal(client, "vastgesteld", kenmerk, 1).content.decode()
    assert "Vervangt" in haal(client, "vastgesteld", kenmerk, 2).content.decode()
    assert haal(client, "vastgesteld", kenmerk, 3).status_code == 404


def test_an_opdrachtgever_sees_the_advice_but_not_its_checks(advies):
    olga = browser(Gebruiker.objects.get(email=OPDRACHTGEVER))
    html = haal(olga, "vastgesteld", advies.dossier.kenmerk, 1).content.decode()
    assert advies.pdf_sha256 in html and "Controleer opnieuw" not in html
    for naam in ("vastgesteld_controle", "vastgesteld_sindsdien"):
        assert haal(olga, naam, advies.dossier.kenmerk, 1).status_code == 404


# Check again


def test_a_sound_advice_is_found_sound(advies, ingelogd):
    html = haal(ingelogd, "vastgesteld_controle", advies.dossier.kenmerk, 1).content.decode()
    assert "Alles klopt" in html and html.count("ik-label--klaar") == 6


@pytest.mark.parametrize(
    ("veld", "waarde", "naam"),
    [
        ("html", b"<html>", "De memo als pagina"),
        ("pdf", b"%PDF", "De memo als PDF"),
        ("bijlage", b"PK", "De teksten voor Word"),
        ("feiten", {}, "De feiten"),
        ("uitkomst", {"kaderversie": {"versie": "x", "sha256": "y"}}, "De uitkomst"),
    ],
)
def test_what_was_tampered_with_is_found(advies, veld, waarde, naam):
    assert all(een.in_orde for een in controleer(advies))
    setattr(advies, veld, waarde)
    assert naam in [een.naam for een in controleer(advies) if not een.in_orde]


def test_another_text_of_the_framework_is_found(advies):
    advies.kaderversie.inhoud = advies.kaderversie.inhoud.replace("Charter", "Karter", 1)
    assert "Het kader" in [een.naam for een in controleer(advies) if not een.in_orde]


def test_when_the_rules_conclude_something_else_only_the_documents_speak(advies, ingelogd):
    anders = advies.uitkomst | {"charter": "geen"}
    with pytest.raises(AndereUitkomst):
        advies.uitkomst = anders
        memo_van_advies(advies)
    # As if the advice was settled by an older version of this application.
    nieuw = VastgesteldAdvies.objects.get()
    nieuw.pk, nieuw.volgnummer, nieuw.uitkomst = None, 2, anders
    for veld in DOCUMENTKOLOMMEN:
        setattr(nieuw, veld, getattr(advies, veld))
    nieuw.save(force_insert=True)
    pagina = haal(ingelogd, "advies", advies.dossier.kenmerk)
    assert pagina.url == reverse("intake:vastgesteld", args=[advies.dossier.kenmerk, 2])
    assert "in de documenten van toen" in ingelogd.get(pagina.url).content.decode()
    html = haal(ingelogd, "vastgesteld_controle", advies.dossier.kenmerk, 2).content.decode()
    assert "Niet alles klopt" in html and "is dit anders: het Charter." in html


def test_an_old_version_of_the_page_settles_nothing(in_beoordeling, ina):
    with pytest.raises(Achterhaald):
        stel_vast(in_beoordeling, Opslag(ina, "", in_beoordeling.versie - 1))
    niets_vastgesteld(in_beoordeling)
