"""A session of the ambitieweb: consulting first, preparing, leading, agreeing, ending."""

import threading
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from intake.advies.feiten import Feiten
from intake.ambitieweb.afsluiten import sluit_af
from intake.ambitieweb.genodigden import bereid_voor, geef_nieuwe_link, mail_uitnodigingen, trek_in
from intake.ambitieweb.kalender import uitnodiging
from intake.ambitieweb.models import Ambitiesessie, Genodigde, Sessiestaat
from intake.ambitieweb.sessies import (
    NietZo,
    gelast_af,
    haal_eigen_doel_weg,
    laatste_sessie,
    leg_overleg_vast,
    open_scoren,
    sluit_scoren,
    voeg_eigen_doel_toe,
)
from intake.ambitieweb.spreiding import spreiding
from intake.ambitieweb.startwaarden import startwaarde, zet_doelen_klaar
from intake.berichten.klaarzetten import nodig_gast_uit
from intake.berichten.models import Bericht, Stand
from intake.berichten.opmaak import maak_mail
from intake.berichten.verzenden import verstuur_wachtende
from intake.deelnamelink import afdruk, token_van
from intake.dossier.besluiten import (
    Ambitieuitkomst,
    Besluiten,
    Doelafspraak,
    ambitie_als_kolom,
)
from intake.dossier.geschiedenisbeeld import geschiedenis
from intake.dossier.handelen import Achterhaald, leg_vast
from intake.dossier.indienen import bekijk
from intake.dossier.models import Dossier
from intake.dossier.staten import Staat
from intake.dossier.weergave.zaak import maak_zaak
from tests.ambitieweb import maak_sessie, vers, wie, zet
from tests.plannen import GROEP, met_plan

pytestmark = pytest.mark.django_db


def zaak_van(sessie):
    return bekijk(Dossier.objects.get(pk=sessie.dossier_id)).zaak


def niveaus(sessie, niveau=1, reden="Dat past."):
    """What the browser of the facilitator sends: every goal agreed at one level."""
    return {"versie": sessie.versie} | {
        f"{naam}_{doel.pk}": waarde
        for doel in sessie.doelen.all()
        for naam, waarde in (
            ("niveau", niveau),
            ("reden", reden),
            ("toen_niveau", "" if doel.niveau is None else doel.niveau),
            ("toen_reden", doel.reden),
        )
    }


# Consulting Concern Inkoop first


def test_the_talk_with_concern_inkoop_begins_a_session(ingelogd, dossier, ambitiepad):
    dag = timezone.localdate() - timedelta(days=2)
    data = {"gedaan": "on", "overleg_op_dag": dag.day, "overleg_op_maand": dag.month}
    antwoord = ingelogd.post(ambitiepad("ambitieweb"), data | {"overleg_op_jaar": dag.year})
    assert antwoord.url == ambitiepad("ambitie_voorbereiden")
    assert laatste_sessie(dossier).overleg_op == dag
    assert laatste_sessie(dossier).doelen.count() == 6


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"gedaan": ""}, "Zet een vinkje"),
        ({"overleg_op_jaar": "2099"}, "moet nog komen"),
        ({"overleg_op_dag": ""}, "Vul ook de dag in"),
    ],
)
def test_without_that_talk_nothing_begins(ingelogd, dossier, ambitiepad, anders, fout):
    datum = {"overleg_op_dag": "1", "overleg_op_maand": "11", "overleg_op_jaar": "2026"}
    antwoord = ingelogd.post(ambitiepad("ambitieweb"), {"gedaan": "on"} | datum | anders)
    assert fout in antwoord.content.decode() and not Ambitiesessie.objects.exists()


def test_nothing_is_prepared_before_it(sessie, inkoper):
    sessie.overleg_op = None
    with pytest.raises(NietZo, match="Overleg eerst"):
        bereid_voor(sessie, sessie.versie, {}, [], wie(inkoper))


def test_the_page_says_why_and_whether_there_is_time(ingelogd, ambitiepad, dossier):
    Dossier.objects.update(aankondigingsdatum=timezone.localdate() + timedelta(weeks=4))
    html = ingelogd.get(ambitiepad("ambitieweb")).content.decode()
    assert "Regel DT6" in html and "Krap: alleen een korte sessie past nog" in html
    assert "Startniveau per doel" in html


def test_a_second_session_at_once_is_refused(sessie, inkoper):
    with pytest.raises(IntegrityError), transaction.atomic():
        Ambitiesessie.objects.create(dossier=sessie.dossier, gemaakt_door=inkoper)


def test_the_talk_can_be_corrected(sessie, inkoper):
    leg_overleg_vast(sessie.dossier, date(2026, 11, 19), zaak_van(sessie), wie(inkoper))
    assert vers(sessie).overleg_op == date(2026, 11, 19)
    assert Ambitiesessie.objects.count() == 1


@pytest.mark.parametrize("naam", ["ambitie_voorbereiden", "ambitie_links", "ambitie_leiden"])
def test_without_a_session_these_pages_lead_to_the_start(ingelogd, dossier, ambitiepad, naam):
    assert ingelogd.get(ambitiepad(naam)).url == ambitiepad("ambitieweb")


@pytest.mark.parametrize("naam", ["ambitie_voorbereiden", "ambitie_links", "ambitie_leiden"])
def test_a_submitted_dossier_is_not_changed_by_a_session(ingelogd, sessie, ambitiepad, naam):
    Dossier.objects.update(staat=Staat.INGEDIEND)
    assert ingelogd.get(ambitiepad(naam)).url == sessie.dossier.get_absolute_url()
    assert ingelogd.post(ambitiepad(naam), {"reden_1": "Een hele zin."}).status_code == 409


# Where each goal starts


def test_a_goal_without_a_plan_starts_nowhere_and_says_so(sessie):
    doel = sessie.doelen.get(doel="duurzaam")
    assert doel.startniveau is None and "geen categorieplan" in doel.startreden


def zaak_met(kader, **anders):
    feiten = Feiten(date(2026, 11, 23), productgroep=GROEP)
    return maak_zaak(feiten, met_plan(kader, **anders), "proef")


def test_a_plan_in_force_says_where_a_goal_starts_and_why(kader):
    start = startwaarde(zaak_met(kader), "inclusie")
    assert start.niveau == 2
    assert start.reden == "Categorieplan Personele aanbestedingen: Wie er werkt, is het product."
    assert startwaarde(zaak_met(kader), "gezond").niveau is None


def test_a_plan_that_ran_out_says_nothing(kader):
    zaak = zaak_met(kader, geldig_tot=date(2026, 11, 22))
    assert startwaarde(zaak, "inclusie").reden == "Het ambitieniveau in uw dossier."


def test_an_earlier_session_goes_before_the_plan(kader):
    eerder = Ambitieuitkomst(1, "2026-10-01", 9, (Doelafspraak("inclusie", "Inclusie", 3, "Ja."),))
    zaak = replace(zaak_met(kader), besluiten=Besluiten(ambitie=eerder))
    assert startwaarde(zaak, "inclusie").niveau == 3


def test_what_was_agreed_before_is_where_the_next_session_starts(sessie, inkoper, ingelogd):
    sessie = zet(sessie, Sessiestaat.OPEN)
    pad = reverse("intake:ambitie_leiden", args=[sessie.dossier.kenmerk])
    ingelogd.post(pad, niveaus(sessie, 2) | {"doe": "besluit"})
    dossier = Dossier.objects.get()
    nieuw = leg_overleg_vast(dossier, date(2026, 11, 20), bekijk(dossier).zaak, wie(inkoper))
    assert set(nieuw.doelen.values_list("startniveau", flat=True)) == {2}
    assert laatste_sessie(dossier) == nieuw


# Guests and their links


def test_the_functions_that_the_framework_names_are_filled_in(ingelogd, sessie, ambitiepad):
    functies = list(sessie.genodigden.values_list("functie", flat=True))
    assert functies[0] == "Beleidsdirectie Duurzaam" and len(functies) == 8
    assert functies[6:] == ["Inkoper of categoriemanager", "Opdrachtgever"]


def rijen_post(sessie, *rijen, **anders):
    data = {"versie": sessie.versie, "duur": "60", "genodigden-INITIAL_FORMS": "0"}
    data["genodigden-TOTAL_FORMS"] = str(len(rijen))
    for nummer, rij in enumerate(rijen):
        data |= {f"genodigden-{nummer}-{naam}": waarde for naam, waarde in rij.items()}
    return data | anders


def test_a_guest_who_gets_another_function_keeps_the_link(ingelogd, sessie, ambitiepad):
    gast = sessie.genodigden.all()[0]
    rij = {"nummer": gast.pk, "functie": "Beleidsdirectie Klimaat", "naam": "", "email": ""}
    ingelogd.post(ambitiepad("ambitie_voorbereiden"), rijen_post(sessie, rij))
    assert list(sessie.genodigden.values_list("functie", "linkhash")) == [
        ("Beleidsdirectie Klimaat", gast.linkhash)
    ]


@pytest.mark.parametrize(
    ("rij", "anders", "fout"),
    [
        ({"functie": "", "email": "a@amsterdam.nl"}, {}, "Vul een functie in"),
        ({"functie": "Jurist", "email": "a"}, {}, "heel e-mailadres"),
        ({"functie": "Jurist"}, {"begintijd": "25 uur"}, "Vul een tijd in"),
        ({"functie": "Jurist"}, {"duur": "5"}, "ten minste 15"),
        ({"functie": "Jurist"}, {"datum_dag": "31"}, "Vul ook"),
        ({}, {}, "ten minste één functie"),
    ],
)
def test_bad_input_is_refused_and_kept(ingelogd, sessie, ambitiepad, rij, anders, fout):
    post = rijen_post(sessie, rij, plaats="Het torentje", **anders)
    antwoord = ingelogd.post(ambitiepad("ambitie_voorbereiden"), post)
    html = antwoord.content.decode()
    assert antwoord.status_code == 200 and fout in html and "Het torentje" in html
    assert sessie.genodigden.count() == 8


def test_an_address_outside_the_city_is_refused(ingelogd, sessie, ambitiepad, settings):
    settings.EMAIL_DOMEINEN = ["amsterdam.nl"]
    post = rijen_post(sessie, {"functie": "Jurist", "email": "a@elders.nl"})
    html = ingelogd.post(ambitiepad("ambitie_voorbereiden"), post).content.decode()
    assert "eindigt op @amsterdam.nl" in html


def test_another_row_without_script_keeps_what_was_typed(ingelogd, sessie, ambitiepad):
    post = rijen_post(sessie, {"functie": "Jurist"}, nog_een_rij="genodigden")
    html = ingelogd.post(ambitiepad("ambitie_voorbereiden"), post).content.decode()
    assert "Genodigde 2" in html and "Jurist" in html and "Verbeter" not in html


def test_a_colleague_who_prepared_meanwhile_is_not_undone(ingelogd, sessie, ambitiepad):
    post = rijen_post(sessie, {"functie": "Jurist"}, plaats="De grote zaal")
    Ambitiesessie.objects.update(versie=sessie.versie + 1)
    antwoord = ingelogd.post(ambitiepad("ambitie_voorbereiden"), post)
    assert antwoord.status_code == 409 and "De grote zaal" in antwoord.content.decode()
    assert sessie.genodigden.count() == 8


@pytest.mark.parametrize(
    ("tekst", "tijd"), [("10.00", time(10)), ("9:30", time(9, 30)), ("14 uur", time(14))]
)
def test_a_time_is_read_as_people_write_it(ingelogd, sessie, ambitiepad, tekst, tijd):
    post = rijen_post(sessie, {"functie": "Jurist"}, begintijd=tekst)
    ingelogd.post(ambitiepad("ambitie_voorbereiden"), post)
    assert vers(sessie).begintijd == tijd


def test_the_database_does_not_hold_what_opens_a_page(sessie):
    gast = sessie.genodigden.all()[0]
    rij = Genodigde.objects.filter(pk=gast.pk).values().get()
    assert gast.token not in str(rij) and len(gast.token) == 20
    assert rij["linkhash"] == afdruk(gast.token)


def test_with_another_secret_the_database_makes_other_links(sessie, settings):
    gast = sessie.genodigden.all()[0]
    token = gast.token
    settings.SECRET_KEY = "een ander geheim"
    assert token_van(gast.sleutel) != token


def test_a_new_link_ends_the_old_one(sessie, inkoper):
    gast = sessie.genodigden.all()[0]
    geef_nieuwe_link(sessie, sessie.versie, gast.pk, wie(inkoper))
    assert not Genodigde.objects.met_token(gast.token).exists()
    nieuw = Genodigde.objects.get(pk=gast.pk)
    assert Genodigde.objects.met_token(nieuw.token).get() == nieuw


@pytest.mark.parametrize("doe", [trek_in, geef_nieuwe_link])
def test_a_guest_of_another_session_cannot_be_touched(sessie, inkoper, doe):
    with pytest.raises(Achterhaald):
        doe(sessie, sessie.versie, 0, wie(inkoper))


def test_a_guest_who_scored_is_kept_without_name_and_counts_no_more(open_sessie, inkoper):
    gast = open_sessie.genodigden.all()[0]
    gast.scores.create(doel=open_sessie.doelen.all()[0], kans=3, wens=3)
    Genodigde.objects.filter(pk=gast.pk).update(naam="Jo", email="jo@amsterdam.nl")
    trek_in(open_sessie, open_sessie.versie, gast.pk, wie(inkoper))
    gast.refresh_from_db()
    assert (gast.ingetrokken, gast.naam, gast.email) == (True, "", "")
    assert gast.scores.count() == 1


def test_a_guest_without_scores_leaves_nothing(sessie, inkoper):
    gast = sessie.genodigden.all()[0]
    trek_in(sessie, sessie.versie, gast.pk, wie(inkoper))
    assert not Genodigde.objects.filter(pk=gast.pk).exists()


def test_the_links_page_shows_each_link_and_code(ingelogd, sessie, ambitiepad):
    html = ingelogd.get(ambitiepad("ambitie_links")).content.decode()
    for gast in sessie.genodigden.all():
        assert f"http://testserver/ambitieweb/{gast.token}/" in html
    assert html.count("data:image/svg+xml") == 8


@pytest.mark.parametrize(("doe", "zegt"), [("nieuw", "nieuwe link"), ("trek_in", "ingetrokken")])
def test_the_buttons_of_the_links_page_work(ingelogd, sessie, ambitiepad, doe, zegt):
    gast = sessie.genodigden.all()[0]
    data = {"versie": sessie.versie, "doe": f"{doe}:{gast.pk}"}
    html = ingelogd.post(ambitiepad("ambitie_links"), data, follow=True).content.decode()
    assert zegt in html and not Genodigde.objects.met_token(gast.token).exists()


def test_an_unknown_button_does_nothing(ingelogd, sessie, ambitiepad):
    data = {"versie": sessie.versie, "doe": "iets:1"}
    html = ingelogd.post(ambitiepad("ambitie_links"), data, follow=True).content.decode()
    assert "Er is niets gedaan" in html and vers(sessie).versie == sessie.versie


# Mail and calendar


def met_adres(sessie, adres="gezond@amsterdam.nl"):
    gast = sessie.genodigden.all()[1]
    Genodigde.objects.filter(pk=gast.pk).update(email=adres)
    return Genodigde.objects.get(pk=gast.pk)


def test_the_invitation_carries_the_own_link_and_the_database_does_not(sessie, inkoper, settings):
    settings.SITE_URL = "https://inkoopkader.example"
    gast = met_adres(sessie)
    assert mail_uitnodigingen(sessie, sessie.versie, wie(inkoper)) == 1
    bericht = Bericht.objects.get()
    assert gast.token not in str(Bericht.objects.values().get())
    mail = maak_mail(bericht)
    assert mail.to == ["gezond@amsterdam.nl"]
    assert f"https://inkoopkader.example/ambitieweb/{gast.token}/" in mail.body
    assert "dinsdag 8 december 2026, 10.00 uur, Stopera, zaal 3" in mail.body


def test_the_outbox_sends_to_who_has_no_account(sessie, inkoper, mailoutbox, settings):
    settings.SITE_URL = "https://inkoopkader.example"
    gast = met_adres(sessie)
    mail_uitnodigingen(sessie, sessie.versie, wie(inkoper))
    assert verstuur_wachtende() == 1
    assert gast.token in mailoutbox[0].body and mailoutbox[0].to == ["gezond@amsterdam.nl"]


def test_an_address_that_is_gone_gets_nothing(sessie, inkoper, mailoutbox):
    met_adres(sessie)
    mail_uitnodigingen(sessie, sessie.versie, wie(inkoper))
    Bericht.objects.update(email="")
    assert verstuur_wachtende() == 0 and not mailoutbox
    assert Bericht.objects.get().fout == "Account uit of zonder adres"


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nobody_is_invited():
    with pytest.raises(transaction.TransactionManagementError):
        nodig_gast_uit("a@amsterdam.nl", naam="x", pad="/", sleutel_link="y", wanneer="")


def test_who_was_mailed_just_now_is_not_mailed_again(sessie, inkoper):
    met_adres(sessie)
    mail_uitnodigingen(sessie, sessie.versie, wie(inkoper))
    with pytest.raises(NietZo, match="niemand om te mailen"):
        mail_uitnodigingen(vers(sessie), sessie.versie, wie(inkoper))


def test_without_a_date_nobody_is_invited(sessie, inkoper):
    Ambitiesessie.objects.update(datum=None)
    with pytest.raises(NietZo, match="Kies eerst een datum"):
        mail_uitnodigingen(vers(sessie), sessie.versie, wie(inkoper))


def test_a_withdrawn_guest_gets_no_mail_that_still_waits(sessie, inkoper):
    gast = met_adres(sessie)
    mail_uitnodigingen(sessie, sessie.versie, wie(inkoper))
    trek_in(sessie, sessie.versie, gast.pk, wie(inkoper))
    assert not Bericht.objects.exists()


def test_another_address_ends_the_link_that_was_mailed(ingelogd, sessie, inkoper, ambitiepad):
    gast = met_adres(sessie)
    mail_uitnodigingen(sessie, sessie.versie, wie(inkoper))
    Bericht.objects.update(stand=Stand.VERSTUURD)
    rij = {"nummer": gast.pk, "functie": gast.functie, "email": "ander@amsterdam.nl"}
    ingelogd.post(ambitiepad("ambitie_voorbereiden"), rijen_post(vers(sessie), rij))
    assert not Genodigde.objects.met_token(gast.token).exists()
    assert Genodigde.objects.get(pk=gast.pk).email == "ander@amsterdam.nl"
    assert Bericht.objects.get().email == ""


def test_the_calendar_file_says_when_and_where(sessie):
    kalender = Calendar.from_ical(uitnodiging(sessie, "https://inkoopkader.example/x/"))
    (afspraak,) = kalender.walk("VEVENT")
    assert afspraak.decoded("dtstart").isoformat() == "2026-12-08T10:00:00+01:00"
    assert afspraak.decoded("dtend") - afspraak.decoded("dtstart") == timedelta(hours=2)
    assert afspraak["location"] == "Stopera, zaal 3" and afspraak["url"].endswith("/x/")
    assert kalender.walk("VTIMEZONE")


def test_a_session_that_moves_moves_in_the_calendar(sessie):
    eerst = uitnodiging(sessie, "https://inkoopkader.example/x/")
    sessie.versie += 1
    later = uitnodiging(sessie, "https://inkoopkader.example/x/")
    afspraken = [Calendar.from_ical(tekst).walk("VEVENT")[0] for tekst in (eerst, later)]
    assert afspraken[0]["uid"] == afspraken[1]["uid"]
    assert afspraken[0]["sequence"] < afspraken[1]["sequence"]


def test_without_a_time_it_lasts_the_day(sessie):
    sessie.begintijd = None
    (afspraak,) = Calendar.from_ical(uitnodiging(sessie, "https://x.example/")).walk("VEVENT")
    assert afspraak.decoded("dtstart") == date(2026, 12, 8)


def test_a_place_with_line_breaks_stays_one_value(sessie):
    sessie.plaats = "Zaal 3\r\nATTENDEE:mailto:x@y.nl"
    (afspraak,) = Calendar.from_ical(uitnodiging(sessie, "https://x.example/")).walk("VEVENT")
    assert "attendee" not in afspraak


def test_a_reader_gets_the_appointment_and_without_a_date_a_404(ingelogd, sessie, ambitiepad):
    antwoord = ingelogd.get(ambitiepad("ambitie_uitnodiging"))
    assert antwoord.headers["Content-Type"].startswith("text/calendar")
    Ambitiesessie.objects.update(datum=None)
    assert ingelogd.get(ambitiepad("ambitie_uitnodiging")).status_code == 404


# Leading


def test_without_guests_nobody_can_score(sessie, inkoper):
    sessie.genodigden.all().delete()
    with pytest.raises(NietZo, match="Nodig eerst iemand uit"):
        open_scoren(sessie, sessie.versie, zaak_van(sessie), wie(inkoper))


def test_scoring_opens_and_closes_and_opens_again(ingelogd, sessie, ambitiepad):
    for doe, staat in (("open", "open"), ("sluit", "bespreken"), ("open", "open")):
        data = niveaus(vers(sessie)) | {"doe": doe}
        ingelogd.post(ambitiepad("ambitie_leiden"), data)
        assert vers(sessie).staat == staat


def test_what_is_closed_is_not_closed_again(sessie, inkoper):
    with pytest.raises(Achterhaald):
        sluit_scoren(sessie, sessie.versie, wie(inkoper))


def test_a_level_is_kept_with_its_reason(ingelogd, open_sessie, ambitiepad):
    doel = open_sessie.doelen.all()[0]
    post = niveaus(open_sessie, 2, "Samen\r\nbesloten.") | {"doe": f"bewaar:{doel.pk}"}
    antwoord = ingelogd.post(ambitiepad("ambitie_leiden"), post)
    doel.refresh_from_db()
    assert antwoord.url.endswith(f"#doel-{doel.pk}")
    assert (doel.niveau, doel.reden) == (2, "Samen\nbesloten.")


@pytest.mark.parametrize("doe", ["ververs", "sluit", "eigen_doel"])
def test_every_button_saves_what_was_typed(ingelogd, open_sessie, ambitiepad, doe):
    data = niveaus(open_sessie, "", "Nog een halve zin") | {"doe": doe, "naam": "Stilte"}
    ingelogd.post(ambitiepad("ambitie_leiden"), data)
    assert set(open_sessie.doelen.exclude(doel="").values_list("reden", flat=True)) == {
        "Nog een halve zin"
    }


def test_inclusie_cannot_be_nul_where_people_work(ingelogd, open_sessie, ambitiepad):
    Dossier.objects.update(personele_inzet="ja", bevestigd=["mensen"])
    post = niveaus(open_sessie, 0, "Geen verband.") | {"doe": "besluit"}
    antwoord = ingelogd.post(ambitiepad("ambitie_leiden"), post)
    html = antwoord.content.decode()
    assert antwoord.status_code == 200 and "kan niet op niveau 0" in html
    assert "Geen verband." in html and vers(open_sessie).staat == Sessiestaat.OPEN


def test_two_goals_on_three_are_warned_about(ingelogd, open_sessie, ambitiepad):
    data = niveaus(open_sessie, 3) | {"doe": "ververs"}
    html = ingelogd.post(ambitiepad("ambitie_leiden"), data, follow=True).content.decode()
    assert "vraagt onderbouwing van tijd, geld en haalbaarheid" in html


def test_two_facilitators_do_not_undo_each_other(ingelogd, open_sessie, ambitiepad):
    eerste, tweede = list(open_sessie.doelen.all())[:2]
    post = niveaus(open_sessie, "", "")
    ingelogd.post(ambitiepad("ambitie_leiden"), post | {f"niveau_{eerste.pk}": 1})
    ingelogd.post(ambitiepad("ambitie_leiden"), post | {f"niveau_{tweede.pk}": 2})
    eerste.refresh_from_db(), tweede.refresh_from_db()
    assert (eerste.niveau, tweede.niveau) == (1, 2)


def test_the_same_goal_twice_shows_both_and_keeps_what_was_typed(ingelogd, open_sessie, ambitiepad):
    doel = open_sessie.doelen.all()[0]
    post = niveaus(open_sessie, "", "")
    ingelogd.post(ambitiepad("ambitie_leiden"), post | {f"niveau_{doel.pk}": 1})
    anders = post | {f"niveau_{doel.pk}": 2, f"reden_{doel.pk}": "Omdat het kan."}
    antwoord = ingelogd.post(ambitiepad("ambitie_leiden"), anders)
    html = antwoord.content.decode()
    assert antwoord.status_code == 409 and "Omdat het kan." in html
    assert "intussen op: niveau 1. Kies wat moet gelden." in html
    doel.refresh_from_db()
    assert doel.niveau == 1
    ingelogd.post(ambitiepad("ambitie_leiden"), anders | {f"toen_niveau_{doel.pk}": 1})
    doel.refresh_from_db()
    assert (doel.niveau, doel.reden) == (2, "Omdat het kan.")


def test_a_level_outside_the_scale_is_refused(ingelogd, open_sessie, ambitiepad):
    antwoord = ingelogd.post(ambitiepad("ambitie_leiden"), niveaus(open_sessie, 4))
    assert antwoord.status_code == 200 and "Kies een antwoord" in antwoord.content.decode()
    assert not open_sessie.doelen.filter(niveau__isnull=False).exists()


def test_the_live_part_changes_with_the_scores_and_costs_nothing_without(
    ingelogd, open_sessie, ambitiepad
):
    pad = f"{ambitiepad('ambitie_stand')}?versie={open_sessie.versie}"
    eerst = ingelogd.get(pad)
    zelfde = ingelogd.get(pad, headers={"If-None-Match": eerst.headers["ETag"]})
    assert (zelfde.status_code, zelfde.content) == (304, b"")
    gast = open_sessie.genodigden.all()[0]
    gast.scores.create(doel=open_sessie.doelen.all()[0], kans=3, wens=1)
    anders = ingelogd.get(pad, headers={"If-None-Match": eerst.headers["ETag"]})
    assert anders.status_code == 200 and "1 van 6" in anders.content.decode()
    assert "Een collega veranderde" not in anders.content.decode()


def test_the_live_part_says_that_a_colleague_moved_on(ingelogd, open_sessie, ambitiepad):
    html = ingelogd.get(f"{ambitiepad('ambitie_stand')}?versie=1").content.decode()
    assert "Een collega veranderde de sessie" in html and "no-store" in str(
        ingelogd.get(ambitiepad("ambitie_stand")).headers
    )


def test_without_a_session_there_is_no_live_part(ingelogd, dossier, ambitiepad):
    assert ingelogd.get(ambitiepad("ambitie_stand")).status_code == 404


SPREIDINGEN = [
    ("niemand", [], None),
    ("een", [2], (1, 2, 2.0, 2, ())),
    ("twee ver uit elkaar", [0, 3], (2, 0, 1.5, 3, ())),
    ("een staat alleen", [2, 2, 2, 0], (4, 0, 2.0, 2, ((3, 0),))),
    ("een stap is geen uitschieter", [2, 2, 2, 1], (4, 1, 2.0, 2, ())),
    ("twee kampen", [0, 0, 3, 3], (4, 0, 1.5, 3, ((0, 0), (1, 0), (2, 3), (3, 3)))),
]


@pytest.mark.parametrize(
    ("scores", "verwacht"), [r[1:] for r in SPREIDINGEN], ids=[r[0] for r in SPREIDINGEN]
)
def test_spreiding(scores, verwacht):
    uit = spreiding([(str(nummer), score) for nummer, score in enumerate(scores)])
    if verwacht is None:
        assert uit is None
        return
    *getallen, alleen = verwacht
    assert [uit.aantal, uit.laagste, uit.midden, uit.hoogste] == getallen
    assert tuple((int(u.functie), u.waarde) for u in uit.uitschieters) == alleen


# Goals of the directie


def test_a_directie_adds_three_goals_and_no_more(ingelogd, open_sessie, ambitiepad):
    for naam in ("Stilte", "Groen", "Water", "Licht"):
        data = niveaus(vers(open_sessie), "", "") | {"doe": "eigen_doel", "naam": naam}
        html = ingelogd.post(ambitiepad("ambitie_leiden"), data, follow=True).content.decode()
    assert list(open_sessie.doelen.filter(doel="").values_list("naam", flat=True)) == [
        "Stilte",
        "Groen",
        "Water",
    ]
    assert "ten hoogste 3 eigen doelen" in html


@pytest.mark.parametrize(("naam", "fout"), [("", "Vul de naam"), ("duurzaam", "staat er al")])
def test_a_goal_without_a_new_name_is_refused(ingelogd, open_sessie, ambitiepad, naam, fout):
    data = niveaus(open_sessie, "", "") | {"doe": "eigen_doel", "naam": naam}
    html = ingelogd.post(ambitiepad("ambitie_leiden"), data, follow=True).content.decode()
    assert fout in html and open_sessie.doelen.count() == 6


def test_an_own_goal_can_go_while_nobody_scored_it(open_sessie, inkoper):
    zaak = zaak_van(open_sessie)
    voeg_eigen_doel_toe(open_sessie, open_sessie.versie, "Stilte", zaak, wie(inkoper))
    doel = open_sessie.doelen.get(doel="")
    score = doel.scores.create(genodigde=open_sessie.genodigden.all()[0], kans=1)
    with pytest.raises(NietZo, match="al gescoord"):
        haal_eigen_doel_weg(open_sessie, open_sessie.versie, doel.pk, wie(inkoper))
    score.delete()
    open_sessie = vers(open_sessie)
    haal_eigen_doel_weg(open_sessie, open_sessie.versie, doel.pk, wie(inkoper))
    assert not open_sessie.doelen.filter(doel="").exists()


def test_a_goal_of_the_framework_cannot_go(open_sessie, inkoper):
    doel = open_sessie.doelen.get(doel="duurzaam")
    with pytest.raises(Achterhaald):
        haal_eigen_doel_weg(open_sessie, open_sessie.versie, doel.pk, wie(inkoper))


# Ending


def test_the_outcome_goes_to_the_dossier_with_the_middle_of_the_scores(
    ingelogd, open_sessie, ambitiepad
):
    doel = open_sessie.doelen.get(doel="gezond")
    for gast, kans, wens in zip(open_sessie.genodigden.all(), (1, 2, 2), (3, 3, 0), strict=False):
        gast.scores.create(doel=doel, kans=kans, wens=wens)
    ingelogd.post(ambitiepad("ambitie_leiden"), niveaus(open_sessie) | {"doe": "besluit"})
    uitkomst = Dossier.objects.get().ambitie
    gezond = next(een for een in uitkomst["doelen"] if een["doel"] == "gezond")
    assert (uitkomst["nummer"], uitkomst["deelnemers"], len(uitkomst["doelen"])) == (1, 3, 6)
    assert (gezond["niveau"], gezond["kans"], gezond["wens"]) == (1, 2.0, 3.0)
    assert vers(open_sessie).staat == Sessiestaat.BESLOTEN


def test_a_goal_without_level_or_reason_keeps_the_session_open(ingelogd, open_sessie, ambitiepad):
    data = niveaus(open_sessie, 1, "") | {"doe": "besluit"}
    html = ingelogd.post(ambitiepad("ambitie_leiden"), data, follow=True).content.decode()
    assert "Nog geen niveau of reden: Duurzaam" in html
    assert vers(open_sessie).staat == Sessiestaat.OPEN and not Dossier.objects.get().ambitie


def test_inclusie_nul_is_refused_at_the_end_too(open_sessie, inkoper):
    open_sessie.doelen.update(niveau=0, reden="Geen verband.")
    Dossier.objects.update(personele_inzet="ja", bevestigd=["mensen"])
    with pytest.raises(NietZo, match="kan niet op niveau 0"):
        sluit_af(open_sessie, open_sessie.versie, zaak_van(open_sessie), wie(inkoper))
    assert vers(open_sessie).staat == Sessiestaat.OPEN


def test_when_it_is_over_names_and_addresses_are_gone(ingelogd, open_sessie, ambitiepad, inkoper):
    met_adres(open_sessie)
    mail_uitnodigingen(open_sessie, open_sessie.versie, wie(inkoper))
    ingelogd.post(ambitiepad("ambitie_leiden"), niveaus(vers(open_sessie)) | {"doe": "besluit"})
    assert set(Genodigde.objects.values_list("naam", "email")) == {("", "")}
    assert not Bericht.objects.exclude(email="").exists()


def test_an_answer_on_ambition_is_no_outcome(ingelogd, compleet, ambitiepad):
    assert compleet.gebeurtenissen.filter(handeling="ambitie").exists()
    assert ingelogd.get(ambitiepad("ambitie_uitkomst")).status_code == 200


def test_calling_it_off_needs_a_reason_and_is_told(ingelogd, sessie, ambitiepad):
    pad = ambitiepad("ambitie_afgelasten")
    assert "Schrijf in één zin" in ingelogd.post(pad, {"versie": 1}).content.decode()
    ingelogd.post(pad, {"versie": sessie.versie, "reden": "De inkoop gaat niet door."})
    sessie = vers(sessie)
    assert (sessie.staat, sessie.reden_afgelast) == ("afgelast", "De inkoop gaat niet door.")


def test_what_is_over_is_not_called_off(sessie, inkoper):
    zet(sessie, Sessiestaat.BESLOTEN)
    with pytest.raises(Achterhaald):
        gelast_af(sessie, sessie.versie, "Toch niet.", wie(inkoper))


def test_the_history_tells_each_act_without_names_or_addresses(
    ingelogd, sessie, ambitiepad, inkoper
):
    met_adres(sessie, "geheim@amsterdam.nl")
    mail_uitnodigingen(sessie, sessie.versie, wie(inkoper))
    for doe in ("open", "sluit", "besluit"):
        ingelogd.post(ambitiepad("ambitie_leiden"), niveaus(vers(sessie)) | {"doe": doe})
    dossier = Dossier.objects.get()
    zinnen = " ".join(regel.zin for regel in geschiedenis(dossier))
    for wat in ("bereidde de ambitiewebsessie voor", "mailde", "liet de deelnemers", "sloot"):
        assert wat in zinnen
    alles = str(list(dossier.gebeurtenissen.values_list("wijzigingen", flat=True)))
    assert "geheim@" not in alles and "Duurzaam, niveau 1: Dat past." in alles
    pagina = ingelogd.get(reverse("intake:geschiedenis", args=[dossier.kenmerk]))
    assert "Beleidsdirectie Gezond" in pagina.content.decode()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_end_a_session_at_once_one_does(open_sessie, inkoper):
    open_sessie.doelen.update(niveau=1, reden="Dat past.")
    zaak = zaak_van(open_sessie)
    start, uitslagen = threading.Barrier(2), []

    def sluit():
        sessie = vers(open_sessie)
        start.wait()
        try:
            sluit_af(sessie, sessie.versie, zaak, wie(inkoper))
            uitslagen.append("gedaan")
        except Achterhaald:
            uitslagen.append("te laat")
        finally:
            connection.close()

    draden = [threading.Thread(target=sluit) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uitslagen) == ["gedaan", "te laat"]
    assert Dossier.objects.get().ambitie["nummer"] == 1


@pytest.mark.parametrize("handeling", ["vaststellen", "afronden"])
def test_a_session_ends_with_the_dossier_and_forgets_who_came(sessie, inkoper, handeling):
    sessie.genodigden.update(naam="Noor", email="noor@voorbeeld.nl")
    leg_vast(sessie.dossier, handeling, {}, sessie.dossier.versie + 1, wie(inkoper))
    sessie.refresh_from_db()
    assert sessie.staat == Sessiestaat.AFGELAST
    assert set(sessie.genodigden.values_list("naam", "email")) == {("", "")}


def test_a_goal_that_the_framework_adds_joins_a_session(sessie, kader):
    zaak = bekijk(sessie.dossier).zaak
    nieuw = replace(zaak.kader.doelen[0], code="veilig", naam="Veilig", volgorde=2)
    anders = replace(zaak, kader=replace(zaak.kader, doelen=(*zaak.kader.doelen, nieuw)))
    zet_doelen_klaar(sessie, anders)
    assert sessie.doelen.filter(doel="veilig").exists()


def test_a_next_session_keeps_the_own_goals_that_were_agreed(dossier, inkoper):
    eigen = Doelafspraak("", "Stille nachten", 2, "De buurt slaapt.")
    uitkomst = Ambitieuitkomst(1, "2026-11-01", 3, (eigen,))
    Dossier.objects.update(ambitie=ambitie_als_kolom(uitkomst))
    doel = maak_sessie(dossier, inkoper).doelen.get(doel="")
    assert (doel.naam, doel.startniveau) == ("Stille nachten", 2)
    assert doel.startreden == "Eerder afgesproken: De buurt slaapt."
