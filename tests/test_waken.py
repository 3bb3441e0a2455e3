"""The daily round: how clauses live, who is told what is new, and who sees it."""

import threading
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from intake.berichten.models import Bericht
from intake.berichten.opmaak import maak_mail
from intake.berichten.soorten import Berichtsoort
from intake.dossier.handelen import Opslag
from intake.dossier.indienen import bekijk, dien_in
from intake.dossier.models import Dossier
from intake.dossier.overgangen import heropen
from intake.dossier.staten import Staat
from intake.kader.models import Contactpunt, JuridischKader, Kaderversie
from intake.kader.publicatie import publiceer
from intake.kader.schrijven import schrijf_werkrijen
from intake.kader.volgorde import geordend
from intake.voor_u import aantal_wachtend
from intake.waken import tellen
from intake.waken.models import BekendSignaal, Clausuleleven, Wake
from intake.waken.ronde import waak
from intake.waken.signalen import Reden
from intake.waken.tellen import bewaar, leven_van, tel
from tests.conftest import persoon

VANDAAG = date(2026, 11, 23)
LIJST = reverse("admin:intake_bekendsignaal_changelist")
SOORT = Berichtsoort.KADER_VRAAGT_AANDACHT
JA, NEE = {"ja": True, "reden": ""}, {"ja": False, "reden": "Staat al in de overeenkomst."}


@pytest.fixture
def gepubliceerd(db, kader):
    schrijf_werkrijen(geordend(kader))
    return publiceer("Eerste uitgave", date(2024, 2, 29))


@pytest.fixture
def maak(inkoper):
    """A dossier as lists know it, with what was advised and decided."""

    def maak(geadviseerd, keuzes=None, beoordelaar=None, **anders):
        return Dossier.objects.create(
            kenmerk=f"IK-2026-{Dossier.objects.count() + 1:04}",
            sleutel=uuid4(),
            eigenaar=inkoper,
            naam="Stoelen",
            geadviseerd=geadviseerd,
            clausulekeuzes=keuzes or {},
            clausules_beoordelaar=beoordelaar or {},
            **{"staat": Staat.INGEDIEND, "ingediend_op": datetime(2026, 5, 3, tzinfo=UTC)} | anders,
        )

    return maak


def geteld(code="REP-01"):
    bewaar(tel())
    return leven_van(code)


def als(wie, pad=LIJST):
    client = Client()
    client.force_login(wie)
    return client.get(pad)


# What was advised


def test_submitting_keeps_what_was_advised(compleet, inkoper):
    teksten = [tekst.code for tekst in bekijk(compleet).teksten]
    Dossier.objects.update(clausulekeuzes=dict.fromkeys(teksten, JA))
    compleet.refresh_from_db()
    assert compleet.geadviseerd is None
    dien_in(bekijk(compleet), Opslag(inkoper, "", compleet.versie))
    compleet.refresh_from_db()
    assert compleet.geadviseerd == teksten != []


def test_settling_keeps_what_was_advised_then(advies):
    assert advies.dossier.geadviseerd == advies.uitkomst["clausules"]["voorselectie"] != []


# The life of a clause


def test_each_clause_is_counted_with_the_last_word_of_the_reviewer(maak):
    maak(["REP-01"], {"REP-01": JA})
    maak(["REP-01"], {"REP-01": NEE})
    maak(["REP-01"], {"REP-01": JA}, {"REP-01": NEE})
    maak(["REP-01"], {"REP-01": NEE}, {"REP-01": JA})
    leven = geteld()
    assert (leven.geadviseerd, leven.overgenomen, leven.weggelaten) == (4, 2, 2)
    assert leven.sinds == date(2026, 5, 3)


def test_a_text_is_added_by_the_reviewer_alone(maak):
    maak([], {"REP-01": JA})
    assert geteld().toegevoegd == 0
    maak([], {}, {"REP-01": JA})
    assert geteld().toegevoegd == geteld().gekozen == 1


def test_reasons_are_counted_whatever_their_capitals_and_spaces(maak):
    woorden = ("Te  duur.", "te duur", "Past niet")
    eerste, tweede, derde = (maak(["REP-01"], {"REP-01": NEE | {"reden": w}}) for w in woorden)
    assert geteld().redenen == (
        Reden("Te duur.", 2, (eerste.pk, tweede.pk)),
        Reden("Past niet", 1, (derde.pk,)),
    )


@pytest.mark.parametrize("staat", Staat)
def test_only_what_was_submitted_counts(maak, staat):
    maak(["REP-01"], {"REP-01": JA}, staat=staat)
    assert geteld().geadviseerd == (staat != Staat.CONCEPT)


def test_a_dossier_that_is_open_again_counts_as_it_was_settled(advies, inkoper):
    dossier = advies.dossier
    codes = advies.uitkomst["clausules"]["voorselectie"]
    voor = {code: geteld(code) for code in codes}
    heropen(dossier, Opslag(inkoper, "", dossier.versie), reden="Het kan beter.")
    dossier.refresh_from_db()
    assert dossier.staat == Staat.CONCEPT
    na = {code: geteld(code) for code in codes}
    tellingen = [(leven.geadviseerd, leven.weggelaten) for leven in na.values()]
    assert tellingen == [(leven.geadviseerd, leven.weggelaten) for leven in voor.values()]
    assert sum(leven.weggelaten for leven in na.values()) == 1
    assert {leven.geadviseerd for leven in na.values()} == {1}


def test_a_settled_dossier_from_before_counts_from_its_advice(advies):
    voor = [geteld(code) for code in advies.uitkomst["clausules"]["voorselectie"]]
    Dossier.objects.update(geadviseerd=None)
    na = [geteld(code) for code in advies.uitkomst["clausules"]["voorselectie"]]
    assert [(n.geadviseerd, n.weggelaten) for n in na] == [
        (v.geadviseerd, v.weggelaten) for v in voor
    ]


def test_what_nobody_kept_is_not_guessed(maak):
    maak(None, {"REP-01": JA})
    assert geteld().is_leeg


def test_only_remarks_that_were_sent_are_questions_about_a_text(maak, ina):
    dossier = maak(["REP-01"])
    rij = {"soort": "vraag", "over": "clausule", "onderwerp": "REP-01", "auteur": ina}
    dossier.opmerkingen.create(**rij, tekst="Waarom?")
    assert geteld().opmerkingen == 0
    dossier.opmerkingen.update(verstuurd_op=datetime(2026, 5, 3, tzinfo=UTC))
    assert geteld().opmerkingen == 1


def test_counting_bit_by_bit_forgets_nobody(maak, monkeypatch):
    monkeypatch.setattr(tellen, "PER_KEER", 2)
    for _ in range(5):
        maak(["REP-01"])
    assert geteld().geadviseerd == 5


def test_a_clause_that_is_gone_from_dossiers_is_gone_from_the_counts(maak):
    maak(["REP-01"])
    assert geteld().geadviseerd == 1
    Dossier.objects.all().delete()
    assert geteld().is_leeg and not Clausuleleven.objects.exists()


# Who is told


def test_every_beheerder_gets_one_message_about_what_is_new(gepubliceerd, beau, ina):
    tweede = persoon("Bas", "beheerder")
    assert waak(VANDAAG)
    assert {b.aan for b in Bericht.objects.filter(soort=SOORT)} == {beau, tweede}
    assert Bericht.objects.count() == 2 and Wake.objects.get().geteld_op


def test_nothing_new_is_no_message(gepubliceerd, beau):
    waak(VANDAAG)
    assert waak(VANDAAG) == [] and Bericht.objects.count() == 1


def test_what_went_and_came_back_is_new(gepubliceerd, beau):
    waak(VANDAAG)
    oud = BekendSignaal.objects.get(sleutel="contactpunt:CIS")
    Contactpunt.objects.filter(pk="CIS").update(email="cis@amsterdam.nl")
    assert waak(VANDAAG) == []
    assert not BekendSignaal.objects.filter(pk=oud.pk).exists()
    Contactpunt.objects.filter(pk="CIS").update(email="")
    assert [s.sleutel for s in waak(VANDAAG)] == ["contactpunt:CIS"]
    assert Bericht.objects.filter(soort=SOORT).count() == 2


def test_what_only_the_draft_would_break_is_no_message_yet(gepubliceerd, beau):
    waak(VANDAAG)
    JuridischKader.objects.filter(status="geldend").update(status="aanhangig")
    assert waak(VANDAAG) == []


def test_the_message_says_how_much_and_nothing_of_dossiers(gepubliceerd, beau):
    waak(VANDAAG)
    mail = maak_mail(Bericht.objects.get())
    [(html, _)] = mail.alternatives
    for tekst in (mail.body, html):
        assert "5 contactpunten en 2 juridische kaders" in tekst and LIJST in tekst
    assert mail.subject == "Het kader vraagt aandacht"


def test_a_message_that_cannot_be_left_leaves_no_signal_known(gepubliceerd, beau):
    """Both are in one transaction: else nobody would ever hear of it."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE intake_bericht RENAME TO even_weg")
    with pytest.raises(Exception, match="intake_bericht"):
        waak(VANDAAG)
    assert not BekendSignaal.objects.exists() and not Clausuleleven.objects.exists()


def test_without_a_framework_the_round_finds_nothing(db, beau, capsys):
    call_command("waak")
    assert capsys.readouterr().out == "Niets nieuws.\n"


def test_the_command_says_what_is_new(gepubliceerd, capsys):
    call_command("waak")
    assert capsys.readouterr().out.startswith("Nieuw: 5 contactpunten en 2 juridische kaders")


@pytest.mark.django_db(transaction=True)
def test_two_rounds_at_once_send_one_message(gepubliceerd, beau):
    start, uitslagen = threading.Barrier(2), []

    def ronde():
        start.wait()
        uitslagen.append(len(waak(VANDAAG)))
        connection.close()

    draden = [threading.Thread(target=ronde) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uitslagen) == [0, 7]
    assert Bericht.objects.filter(soort=SOORT).count() == 1 and BekendSignaal.objects.count() == 7


# Who sees it


def test_the_page_is_for_beheerders_alone(gepubliceerd, beau, ina, inkoper):
    assert als(beau).status_code == 200
    assert als(ina).status_code == 403 and als(inkoper).status_code == 302


def test_the_page_groups_per_kind_and_leads_to_where_it_is_put_right(gepubliceerd, beau):
    html = als(beau).content.decode()
    assert "7 punten vragen aandacht" in html and "Lege contactpunten" in html
    assert reverse("admin:intake_contactpunt_change", args=["CIS"]) in html
    assert "nog niet geteld" in html


def test_what_the_draft_solves_stands_ready_there(gepubliceerd, beau):
    Contactpunt.objects.update(email="inkoop@amsterdam.nl")
    html = als(beau).content.decode()
    assert html.count("Staat klaar in het concept") == 5 and "2 punten vragen aandacht" in html


def test_what_the_draft_breaks_is_marked_as_such(gepubliceerd, beau):
    wet = JuridischKader.objects.filter(status="geldend").first()
    JuridischKader.objects.filter(pk=wet.pk).update(status="aanhangig")
    assert "Alleen in het concept" in als(beau).content.decode()


def test_when_all_is_well_the_page_says_so(gepubliceerd, beau):
    Contactpunt.objects.update(email="inkoop@amsterdam.nl")
    JuridischKader.objects.update(status="geldend", laatst_gecontroleerd=VANDAAG)
    publiceer("Alles bij", date(2024, 3, 1))
    assert "Alles is bij" in als(beau).content.decode()


def test_without_any_framework_the_page_still_works(db, beau):
    assert "Alles is bij" in als(beau).content.decode() and not Kaderversie.objects.exists()


@pytest.fixture
def vaak_weg(gepubliceerd, maak):
    """One clause left out six times, by the same words that name a person."""
    return [maak(["REP-01"], {"REP-01": NEE | {"reden": "Volgens Jansen"}}) for _ in range(6)]


@pytest.mark.parametrize("pad", [LIJST, reverse("admin:intake_clausule_change", args=["REP-01"])])
def test_reasons_are_shown_and_dossiers_only_to_who_may_see_them(vaak_weg, beau, pad):
    waak(VANDAAG)
    html = als(beau, pad).content.decode()
    assert "Volgens Jansen" in html and "(6 keer)" in html
    assert vaak_weg[-1].kenmerk not in html
    beau.user_permissions.add(Permission.objects.get(codename="alle_dossiers_zien"))
    assert vaak_weg[-1].get_absolute_url() in als(beau, pad).content.decode()


def test_no_reason_of_a_dossier_is_mailed(vaak_weg, beau):
    waak(VANDAAG)
    mail = maak_mail(Bericht.objects.get())
    assert "Jansen" not in mail.body + mail.alternatives[0][0] and "1 clausule" in mail.body


def test_a_clause_shows_its_life(vaak_weg, beau):
    pad = reverse("admin:intake_clausule_change", args=["REP-01"])
    assert "Er is nog niet geteld" in als(beau, pad).content.decode()
    waak(VANDAAG)
    html = " ".join(als(beau, pad).content.decode().split())
    assert "Het leven van deze clausule" in html and "Geadviseerd, sinds 3 mei 2026" in html


def test_a_clause_that_was_never_advised_says_so(vaak_weg, beau):
    waak(VANDAAG)
    pad = reverse("admin:intake_clausule_change", args=["SOV-01"])
    assert "nog niet geadviseerd" in als(beau, pad).content.decode()


def test_who_may_only_look_at_clauses_sees_no_reasons(vaak_weg, ina):
    waak(VANDAAG)
    ina.user_permissions.add(Permission.objects.get(codename="view_clausule"))
    html = als(ina, reverse("admin:intake_clausule_change", args=["REP-01"])).content.decode()
    assert "REP-01" in html and "Volgens Jansen" not in html and "Het leven" not in html


def test_a_new_clause_has_no_life_yet(gepubliceerd, beau):
    assert "Het leven" not in als(beau, reverse("admin:intake_clausule_add")).content.decode()


def test_voor_u_tells_a_beheerder_how_much_in_one_line(gepubliceerd, beau, ina, inkoper):
    assert aantal_wachtend(beau) == 0
    waak(VANDAAG)
    assert aantal_wachtend(beau) == 1 and aantal_wachtend(ina) == aantal_wachtend(inkoper) == 0
    [regel] = als(beau, "/voor-u/").context["wacht"]
    assert regel.titel == "Wat vraagt aandacht in het kader: 7" and regel.adres == LIJST


def test_the_number_in_the_menu_costs_one_query(gepubliceerd, beau, django_assert_num_queries):
    waak(VANDAAG)
    beau.has_perm("intake.kader_beheren")
    with django_assert_num_queries(1):
        aantal_wachtend(beau)


def test_a_signal_grows_old_without_another_message(gepubliceerd, beau):
    waak(VANDAAG)
    sinds = BekendSignaal.objects.get(sleutel="contactpunt:CIS").sinds
    waak(VANDAAG + timedelta(days=10))
    assert BekendSignaal.objects.get(sleutel="contactpunt:CIS").sinds == sinds
