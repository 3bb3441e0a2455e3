"""Reactions on a clause or a finding: who gives them, who answers, and what comes back."""

import re
from functools import partial
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.urls import reverse

from intake.berichten.models import Bericht
from intake.berichten.opmaak import maak_mail
from intake.berichten.soorten import Berichtsoort
from intake.dossier.models import Dossier
from intake.gebruikers import Gebruiker
from intake.kader.publicatie import geldende_versie
from intake.kader.schrijven import schrijf_werkrijen
from intake.reacties import geven
from intake.reacties.geven import MAX_OPEN, Inhoud, Intussen, TeVeel
from intake.reacties.models import LANGSTE, Reactie
from intake.reacties.onderwerp import Onderwerp, onderwerp_in_versie
from intake.voor_u import aantal_wachtend
from tests.dossiers import VANDAAG

CLAUSULE = "/reacties/over/clausule/TOE-01/"
VIJANDIG = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> {{ 7|add:7 }} {% now %} {naam}"
)
EIGEN = "/reacties/"


def als(wie: Gebruiker) -> Client:
    client = Client()
    client.force_login(wie)
    return client


@pytest.fixture
def waarover(geldend) -> Onderwerp:
    return onderwerp_in_versie("clausule", "TOE-01", geldende_versie(VANDAAG))


@pytest.fixture
def reactie(waarover, bob) -> Reactie:
    return geven.geef(bob, waarover, Inhoud("onduidelijk", "Wat is een leverancier?"), uuid4())


def pagina(reactie: Reactie) -> str:
    return reverse("intake:reactie", args=[reactie.pk])


def beheerpagina(reactie: Reactie) -> str:
    return reverse("admin:intake_reactie_change", args=[reactie.pk])


def verstuur(wie: Gebruiker, pad: str = CLAUSULE, **anders):
    data = {"sleutel": str(uuid4()), "soort": "idee", "tekst": "Schrijf het korter."} | anders
    return als(wie).post(pad, data)


def antwoord(wie: Gebruiker, reactie: Reactie, **anders):
    data = {"versie": reactie.versie, "staat": "beantwoord", "antwoord": "Wij leggen het uit."}
    return als(wie).post(beheerpagina(reactie), data | anders)


# Giving


@pytest.mark.parametrize("wie", ["alice", "bob", "dex", "ina", "beau"])
def test_anyone_reacts_on_a_clause(request, geldend, wie):
    schrijver = request.getfixturevalue(wie)
    assert verstuur(schrijver).status_code == 302
    gegeven = Reactie.objects.get()
    assert (gegeven.schrijver, gegeven.onderwerp, gegeven.kaderversie) == (
        schrijver,
        "TOE-01",
        geldend,
    )
    assert gegeven.staat == "open" and gegeven.dossier is None


def test_the_page_shows_the_text_of_the_clause(bob, waarover, kader):
    html = als(bob).get(CLAUSULE).content.decode()
    assert kader.clausule["TOE-01"].titel in html and waarover.delen[0].tekst[:40] in html


@pytest.mark.parametrize("soort", ["fout", "idee", "anders"])
def test_some_kinds_need_words(bob, geldend, soort):
    antwoord = verstuur(bob, soort=soort, tekst="   ")
    assert "Schrijf op wat u bedoelt." in antwoord.content.decode()
    assert not Reactie.objects.exists()


@pytest.mark.parametrize("soort", ["werkt_niet", "onduidelijk"])
def test_other_kinds_say_enough_by_themselves(bob, geldend, soort):
    assert verstuur(bob, soort=soort, tekst="").status_code == 302


def test_without_a_kind_nothing_is_saved_and_the_words_stay(bob, geldend):
    html = verstuur(bob, soort="", tekst="Mijn zin").content.decode()
    assert "Kies wat u wilt zeggen." in html and "Mijn zin" in html
    assert not Reactie.objects.exists()


def test_too_long_is_refused_with_every_word_kept(bob, geldend):
    lang = "x" * (LANGSTE + 1)
    html = verstuur(bob, tekst=lang).content.decode()
    assert "niet meer dan 2.000 tekens" in html and lang in html
    assert not Reactie.objects.exists()


@pytest.mark.parametrize(
    "pad", ["clausule/XXX-99", "bevinding/DT99.9", "iets/TOE-01", "clausule/DT7.2"]
)
def test_what_the_framework_does_not_hold_is_not_there(bob, geldend, pad):
    assert als(bob).get(f"/reacties/over/{pad}/").status_code == 404


def test_without_a_framework_there_is_nothing_to_react_on(bob):
    assert als(bob).get(CLAUSULE).status_code == 404


@pytest.mark.parametrize("vraag", ["dossier=IK-2026-9999%00", "versie=9%00"])
def test_a_character_that_no_database_takes_is_no_error(bob, geldend, vraag):
    assert als(bob).get(f"{CLAUSULE}?{vraag}").status_code == 404


def test_an_unknown_version_is_not_there(bob, geldend):
    assert als(bob).get(CLAUSULE, {"versie": "9.9"}).status_code == 404
    assert als(bob).get(CLAUSULE, {"versie": "proef"}).status_code == 200


@pytest.mark.parametrize(
    ("naar", "komt"),
    [
        ("/bibliotheek/clausules/TOE-01/#TOE-01", "/bibliotheek/clausules/TOE-01/#TOE-01"),
        ("https://kwaad.nl/", EIGEN),
        ("//kwaad.nl/", EIGEN),
        ("/\\kwaad.nl", EIGEN),
        ("javascript:alert(1)", EIGEN),
        ("kwaad", EIGEN),
        ("", EIGEN),
    ],
)
def test_it_leads_back_to_our_own_pages_only(bob, geldend, naar, komt):
    client = als(bob)
    html = client.get(CLAUSULE, {"terug": naar}).content.decode()
    [doel] = re.findall(r'<form class="ik-formulier" method="post" action="([^"]*)"', html)
    data = {"sleutel": str(uuid4()), "soort": "onduidelijk", "tekst": ""}
    assert client.post(doel.replace("&amp;", "&"), data)["Location"] == komt
    assert f'href="{komt}">Terug, zonder te reageren' in html


# Twice, and too many


def test_a_double_click_gives_one_reaction(bob, geldend):
    sleutel = str(uuid4())
    for _ in range(2):
        assert verstuur(bob, sleutel=sleutel).status_code == 302
    assert Reactie.objects.count() == 1


def test_the_key_of_someone_else_is_another_reaction(alice, bob, geldend):
    sleutel = str(uuid4())
    for wie in (alice, bob):
        verstuur(wie, sleutel=sleutel)
    assert Reactie.objects.count() == 2


def test_who_has_enough_open_ones_on_a_clause_is_told_so(bob, geldend):
    for _ in range(MAX_OPEN):
        verstuur(bob)
    html = verstuur(bob, tekst="Nog een").content.decode()
    assert "die nog niet zijn beantwoord" in html and "Nog een" in html
    assert Reactie.objects.count() == MAX_OPEN
    assert verstuur(bob, "/reacties/over/clausule/TOE-02/").status_code == 302


def test_an_answered_one_makes_room(bob, beau, waarover):
    for _ in range(MAX_OPEN):
        laatste = geven.geef(bob, waarover, Inhoud("onduidelijk", ""), uuid4())
    with pytest.raises(TeVeel):
        geven.geef(bob, waarover, Inhoud("onduidelijk", ""), uuid4())
    geven.beantwoord(laatste, "beantwoord", "Dank u.", beau, laatste.versie)
    geven.geef(bob, waarover, Inhoud("onduidelijk", ""), uuid4())


# From a dossier


def test_the_advice_has_a_link_at_each_clause_and_finding(ingelogd, compleet):
    html = ingelogd.get(reverse("intake:advies", args=[compleet.kenmerk])).content.decode()
    links = [
        pad.replace("&amp;", "&") for pad in re.findall(r'href="(/reacties/over/[^"]+)"', html)
    ]
    soorten = {pad.split("/")[3] for pad in links}
    assert soorten == {"clausule", "bevinding"}
    for pad in set(links):
        assert ingelogd.get(pad).status_code == 200, pad


def test_the_texts_to_choose_have_a_link(ingelogd, compleet):
    html = ingelogd.get(reverse("intake:teksten", args=[compleet.kenmerk])).content.decode()
    assert f"/reacties/over/clausule/CHA-01/?dossier={compleet.kenmerk}&amp;terug=" in html


def test_the_library_has_a_link_for_the_version_on_the_page(bob, geldend):
    html = als(bob).get("/bibliotheek/clausules/TOE-01/").content.decode()
    assert f"{CLAUSULE}?versie=proef&amp;terug=%2Fbibliotheek%2Fclausules%2FTOE-01%2F" in html


def in_dossier(dossier: Dossier, regel: str = "DT7.2") -> str:
    return f"/reacties/over/bevinding/{regel}/?dossier={dossier.kenmerk}"


def eerste_regel(client: Client, dossier: Dossier) -> tuple[str, str]:
    """A rule that spoke in this advice, with its words."""
    zaak = client.get(reverse("intake:advies", args=[dossier.kenmerk])).context["zaak"]
    bevinding = zaak.advies.bevindingen[0]
    return bevinding.regel, bevinding.reden


def test_a_finding_is_kept_as_the_writer_saw_it(ingelogd, compleet, inkoper):
    regel, reden = eerste_regel(ingelogd, compleet)
    verstuur(inkoper, in_dossier(compleet, regel))
    gegeven = Reactie.objects.get()
    assert gegeven.dossier == compleet and reden in gegeven.gezien
    assert gegeven.kaderversie == compleet.kaderversie


@pytest.mark.parametrize("wie", ["charlie", "bob", "beau"])
def test_a_dossier_that_someone_may_not_read_is_not_there(request, compleet, wie):
    client = als(request.getfixturevalue(wie))
    assert client.get(in_dossier(compleet)).status_code == 404
    assert client.post(in_dossier(compleet), {"soort": "onduidelijk"}).status_code == 404


def test_the_opdrachtgever_reacts_but_does_not_see_the_finding(ingelogd, compleet, bob):
    Dossier.objects.update(opdrachtgever=bob, concept_gedeeld=True, opdrachtgever_email=bob.email)
    regel, reden = eerste_regel(ingelogd, compleet)
    html = als(bob).get(f"/reacties/over/clausule/TOE-01/?dossier={compleet.kenmerk}")
    assert html.status_code == 200
    assert reden not in als(bob).get(in_dossier(compleet, regel)).content.decode()


def test_the_dossier_shows_only_to_who_may_read_it(ingelogd, compleet, inkoper, beau):
    regel, reden = eerste_regel(ingelogd, compleet)
    verstuur(inkoper, in_dossier(compleet, regel))
    gegeven = Reactie.objects.get()
    eigen = ingelogd.get(pagina(gegeven)).content.decode()
    assert compleet.naam in eigen and reden[:30] in eigen
    beheer = als(beau).get(beheerpagina(gegeven)).content.decode()
    assert "Schrijf het korter." in beheer
    for geheim in (compleet.naam, compleet.kenmerk, reden[:30]):
        assert geheim not in beheer
    Dossier.objects.update(eigenaar=beau)
    assert compleet.naam not in ingelogd.get(pagina(gegeven)).content.decode()
    assert compleet.naam in als(beau).get(beheerpagina(gegeven)).content.decode()


# The writer's own


def test_the_writer_corrects_until_there_is_an_answer(reactie, bob, beau):
    data = {"versie": 1, "soort": "fout", "tekst": "Beter gezegd."}
    assert als(bob).post(pagina(reactie), data).status_code == 302
    reactie.refresh_from_db()
    assert (reactie.soort, reactie.tekst, reactie.versie) == ("fout", "Beter gezegd.", 2)
    antwoord(beau, reactie)
    reactie.refresh_from_db()
    te_laat = als(bob).post(pagina(reactie), data | {"versie": reactie.versie, "tekst": "Te laat"})
    html = te_laat.content.decode()
    assert te_laat.status_code == 409 and "Te laat" in html and "Wij leggen het uit." in html
    reactie.refresh_from_db()
    assert reactie.tekst == "Beter gezegd."


def test_a_correction_on_a_stale_page_is_refused_with_the_words_kept(reactie, bob):
    client = als(bob)
    client.post(pagina(reactie), {"versie": 1, "soort": "fout", "tekst": "Eerste tabblad"})
    tweede = client.post(pagina(reactie), {"versie": 1, "soort": "fout", "tekst": "Tweede"})
    assert tweede.status_code == 409 and "Tweede" in tweede.content.decode()
    assert Reactie.objects.get().tekst == "Eerste tabblad"


def test_a_correction_without_words_is_refused(reactie, bob):
    fout = als(bob).post(pagina(reactie), {"versie": 1, "soort": "idee", "tekst": ""})
    assert "Schrijf op wat u bedoelt." in fout.content.decode()


def test_a_withdrawn_reaction_takes_no_answer(reactie, bob, beau):
    als(bob).post(pagina(reactie), {"versie": 1, "intrekken": "1"})
    geweigerd = antwoord(beau, reactie, antwoord="Mijn moeite")
    assert geweigerd.status_code == 409 and "Mijn moeite" in geweigerd.content.decode()
    assert Reactie.objects.get().staat == "ingetrokken" and not Bericht.objects.exists()


def test_an_answered_reaction_cannot_be_withdrawn(reactie, bob, beau):
    antwoord(beau, reactie)
    assert als(bob).post(pagina(reactie), {"versie": 2, "intrekken": "1"}).status_code == 409
    assert Reactie.objects.get().staat == "beantwoord"


@pytest.mark.parametrize("wie", ["alice", "ina", "beau"])
def test_nobody_else_has_that_page(request, reactie, wie):
    client = als(request.getfixturevalue(wie))
    assert client.get(pagina(reactie)).status_code == 404
    assert client.post(pagina(reactie), {"versie": 1, "intrekken": "1"}).status_code == 404
    assert "TOE-01" not in client.get(EIGEN).content.decode()


def test_what_was_typed_survives_the_end_of_a_session(bob, geldend):
    client = Client()
    login = client.post(f"{CLAUSULE}?terug=/hulp/", {"soort": "idee", "tekst": "Lang getypt"})
    [hervat] = re.findall(r'name="hervat" value="([^"]+)"', login.content.decode())
    data = {"username": "bob", "password": "geheim", "hervat": hervat}
    terug = client.post("/inloggen/", data)
    assert terug["Location"] == f"{CLAUSULE}?terug=/hulp/"
    assert "Lang getypt" in client.get(terug["Location"]).content.decode()
    assert not Reactie.objects.exists()


def test_what_was_typed_before_an_answer_does_not_replace_it_after_a_login(reactie, beau):
    client = Client()
    typt = {"versie": 1, "staat": "beantwoord", "antwoord": "Getypt voor de lunch"}
    login = client.post(beheerpagina(reactie), typt).content.decode()
    [hervat] = re.findall(r'name="hervat" value="([^"]+)"', login)
    antwoord(beau, reactie)
    data = {"username": "beau", "password": "geheim", "hervat": hervat}
    html = client.get(client.post("/inloggen/", data)["Location"]).content.decode()
    assert "Getypt voor de lunch" in html and 'name="versie" value="1"' in html
    assert client.post(beheerpagina(reactie), typt).status_code == 409


# Answering


def test_an_answer_goes_back_by_mail_with_the_name_of_the_clause_alone(reactie, bob, beau, kader):
    assert antwoord(beau, reactie).status_code == 302
    bericht = Bericht.objects.get()
    assert (bericht.aan, bericht.soort, bericht.pad) == (
        bob,
        Berichtsoort.REACTIE_BEANTWOORD,
        pagina(reactie),
    )
    assert bericht.naam == f"TOE-01 {kader.clausule['TOE-01'].titel}"
    post = maak_mail(bericht).message().as_string()
    assert "leverancier?" not in post and "leggen het uit" not in post


def test_an_answer_is_in_voor_u_until_it_is_read(reactie, bob, beau):
    antwoord(beau, reactie)
    [regel] = als(bob).get("/voor-u/").context["nieuws"]
    assert (regel.wat, regel.adres) == ("Antwoord op uw reactie", pagina(reactie))
    assert "Nieuw antwoord" in als(bob).get(EIGEN).content.decode()
    als(bob).head(pagina(reactie))
    assert als(bob).get("/voor-u/").context["nieuws"]
    assert "Wij leggen het uit." in als(bob).get(pagina(reactie)).content.decode()
    assert als(bob).get("/voor-u/").context["nieuws"] == []


def test_a_corrected_answer_is_unread_again_and_mailed_again(reactie, bob, beau):
    antwoord(beau, reactie)
    als(bob).get(pagina(reactie))
    reactie.refresh_from_db()
    antwoord(beau, reactie, staat="verwerkt", antwoord="Het staat er nu.")
    assert als(bob).get("/voor-u/").context["nieuws"] and Bericht.objects.count() == 2
    assert "Verwerkt in het kader" in als(bob).get(pagina(reactie)).content.decode()


def test_reading_an_older_answer_does_not_read_the_newer(reactie, beau):
    geven.beantwoord(reactie, "beantwoord", "Een.", beau, 1)
    oud = Reactie.objects.get()
    geven.beantwoord(reactie, "beantwoord", "Twee.", beau, 2)
    geven.is_gelezen(oud)
    assert Reactie.objects.get().gelezen_op is None


def test_open_reactions_wait_for_beheerders_as_one_line(reactie, waarover, alice, bob, beau):
    geven.geef(alice, waarover, Inhoud("onduidelijk", ""), uuid4())
    [regel] = als(beau).get("/voor-u/").context["wacht"]
    assert regel.titel == "Reacties op het kader: 2" and aantal_wachtend(beau) == 1
    assert len(als(beau).get(regel.adres).context["cl"].result_list) == 2
    for wie in (alice, bob):
        assert aantal_wachtend(wie) == 0 and not als(wie).get("/voor-u/").context["wacht"]
    for een in Reactie.objects.all():
        geven.beantwoord(een, "beantwoord", "Dank u.", beau, 1)
    assert aantal_wachtend(beau) == 0 and not als(beau).get("/voor-u/").context["wacht"]


def test_the_second_beheerder_is_refused_and_keeps_the_words(reactie, beau):
    antwoord(beau, reactie)
    tweede = antwoord(beau, reactie, antwoord="Mijn eigen antwoord")
    html = tweede.content.decode()
    assert tweede.status_code == 409
    assert "Mijn eigen antwoord" in html and "Wij leggen het uit." in html
    assert Reactie.objects.get().antwoord == "Wij leggen het uit." and Bericht.objects.count() == 1
    assert 'name="versie" value="2"' in html


def test_an_answer_needs_words_and_a_state(reactie, beau):
    html = antwoord(beau, reactie, antwoord="", staat="").content.decode()
    assert "Schrijf uw antwoord op." in html and "Kies wat er met de reactie is gedaan." in html
    html = antwoord(beau, reactie, antwoord="x" * (LANGSTE + 1), staat="open").content.decode()
    assert "niet meer dan 2.000 tekens" in html and "Kies een antwoord uit de lijst." in html
    assert Reactie.objects.get().is_open


def test_an_answer_is_in_the_log_of_the_admin(reactie, beau):
    antwoord(beau, reactie)
    [regel] = LogEntry.objects.filter(object_id=str(reactie.pk))
    assert regel.user == beau and "Wij leggen het uit." in regel.change_message


def test_an_answer_to_who_has_no_address_is_kept_all_the_same(reactie, beau):
    Gebruiker.objects.filter(pk=reactie.schrijver_id).update(email="")
    geven.beantwoord(Reactie.objects.get(), "beantwoord", "Dank u.", beau, 1)
    assert Reactie.objects.get().antwoord == "Dank u." and not Bericht.objects.exists()


@pytest.mark.parametrize("pk", ["999999", "abc"])
def test_a_reaction_that_is_not_there_is_not_found(beau, pk):
    assert als(beau).get(f"/beheer/intake/reactie/{pk}/change/").status_code == 404


@pytest.mark.parametrize("wie", ["alice", "bob", "ina", "dex"])
def test_only_beheerders_answer(request, reactie, wie):
    geweigerd = antwoord(request.getfixturevalue(wie), reactie)
    assert geweigerd.status_code in (302, 403)
    assert Reactie.objects.get().is_open


# In the admin


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [
        ("staat__exact=open", 1),
        ("staat__exact=verwerkt", 0),
        ("soort__exact=onduidelijk", 1),
        ("onderwerp=TOE-01", 1),
        ("onderwerp=TOE-02", 0),
        ("wacht=7", 0),
        ("q=leverancier", 1),
    ],
)
def test_the_list_has_filters(reactie, beau, vraag, aantal):
    lijst = als(beau).get(f"{reverse('admin:intake_reactie_changelist')}?{vraag}")
    assert len(lijst.context["cl"].result_list) == aantal


def test_the_list_finds_what_waits_long(reactie, beau):
    Reactie.objects.update(gemaakt_op="2024-01-01T00:00Z")
    lijst = als(beau).get(f"{reverse('admin:intake_reactie_changelist')}?wacht=30")
    assert len(lijst.context["cl"].result_list) == 1


# Hostile text


@pytest.fixture
def vijandig(waarover, bob, beau) -> Reactie:
    reactie = geven.geef(bob, waarover, Inhoud("anders", VIJANDIG), uuid4())
    Reactie.objects.update(naam=VIJANDIG, gezien=VIJANDIG)
    reactie.refresh_from_db()
    geven.beantwoord(reactie, "beantwoord", VIJANDIG, beau, 1)
    return reactie


def test_hostile_text_is_only_text_everywhere(vijandig, bob, beau):
    voor_u = als(bob).get("/voor-u/").content.decode()
    lijst = als(bob).get(EIGEN).content.decode()
    eigen = als(bob).get(pagina(vijandig)).content.decode()
    beheer = als(beau).get(beheerpagina(vijandig)).content.decode()
    alle = als(beau).get(reverse("admin:intake_reactie_changelist")).content.decode()
    for html in (voor_u, lijst, eigen, beheer, alle):
        assert "<script>alert" not in html and "<img src=x" not in html
        assert "&lt;script&gt;" in html


def test_hostile_text_that_was_refused_is_only_text(vijandig, bob, beau):
    te_laat = als(bob).post(pagina(vijandig), {"versie": 1, "soort": "anders", "tekst": VIJANDIG})
    tweede = antwoord(beau, vijandig, versie=1, antwoord=VIJANDIG)
    leeg = verstuur(bob, soort="", tekst=VIJANDIG)
    for pagina_ in (te_laat, tweede, leeg):
        html = pagina_.content.decode()
        assert "<script>alert" not in html and "&lt;script&gt;" in html


def test_hostile_text_is_only_text_in_a_mail(vijandig):
    mail = maak_mail(Bericht.objects.get())
    [(html, _)] = mail.alternatives
    assert "<script>alert" not in html and "\n" not in mail.subject


def test_hostile_text_is_only_text_at_the_clause(vijandig, beau, kader):
    schrijf_werkrijen(kader)
    pad = reverse("admin:intake_clausule_change", args=["TOE-01"])
    html = als(beau).get(pad).content.decode()
    sectie = html.split('id="reacties"')[1]
    assert "<script>alert" not in sectie and "&lt;script&gt;" in sectie
    assert beheerpagina(vijandig) in sectie


# At the same time


def tegelijk(*taken) -> list[object]:
    """What each does when all begin at once: its outcome or its exception."""
    start, uit = Barrier(len(taken)), []

    def doe(taak):
        start.wait()
        try:
            uit.append(taak())
        except (Intussen, TeVeel) as fout:
            uit.append(fout)
        finally:
            connection.close()

    draden = [Thread(target=doe, args=(taak,)) for taak in taken]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return uit


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_give_one_reaction(waarover, bob):
    sleutel = uuid4()
    klik = partial(geven.geef, bob, waarover, Inhoud("onduidelijk", ""), sleutel)
    assert len(set(tegelijk(klik, klik, klik))) == 1 == Reactie.objects.count()


@pytest.mark.django_db(transaction=True)
def test_many_at_once_stay_within_the_limit(waarover, bob):
    klik = partial(geven.geef, bob, waarover, Inhoud("onduidelijk", ""))
    uit = tegelijk(*(partial(klik, uuid4()) for _ in range(MAX_OPEN + 2)))
    assert sum(isinstance(een, TeVeel) for een in uit) == 2
    assert Reactie.objects.count() == MAX_OPEN


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_once_one_is_refused(reactie, beau):
    def zeg(tekst):
        eigen = Reactie.objects.get(pk=reactie.pk)
        return geven.beantwoord(eigen, "beantwoord", tekst, beau, 1)

    uit = tegelijk(lambda: zeg("Een."), lambda: zeg("Twee."))
    [geweigerd] = [een for een in uit if isinstance(een, Intussen)]
    assert geweigerd.reactie.antwoord == Reactie.objects.get().antwoord
    assert Bericht.objects.count() == 1
