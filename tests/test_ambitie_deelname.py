"""The page of a participant: an own link, no account, nothing lost, and nothing after the end."""

import logging
import threading

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from inkoopkader.logboek import Regel
from intake.ambitieweb.genodigden import trek_in
from intake.ambitieweb.models import Ambitiesessie, Genodigde, Score, Sessiestaat
from intake.ambitieweb.scores import NietOpen, bewaar_scores
from intake.ambitieweb.sessiebeeld import maak_beeld
from intake.deelnamelink import afdruk
from tests.ambitieweb import deelnamepad, scores_van, wie, zet

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def zonder_tellers():
    cache.clear()


def test_a_participant_needs_no_account(client, gast):
    antwoord = client.get(deelnamepad(gast))
    html = antwoord.content.decode()
    assert antwoord.status_code == 200 and "Beleidsdirectie Duurzaam" in html
    assert html.count('type="radio"') == 6 * 2 * 4
    assert "csrfmiddlewaretoken" in html


def test_the_page_is_kept_nowhere_and_tells_no_other_site(client, gast):
    koppen = client.get(deelnamepad(gast)).headers
    assert "no-store" in koppen["Cache-Control"]
    assert koppen["X-Robots-Tag"] == "noindex, nofollow"
    assert koppen["Referrer-Policy"] == "strict-origin"


def test_all_scores_at_once_are_kept(client, gast):
    antwoord = client.post(deelnamepad(gast), scores_van(gast.sessie) | {"bewaar": "alles"})
    assert antwoord.status_code == 302
    assert set(gast.scores.values_list("kans", "wens")) == {(2, 1)}
    assert gast.scores.count() == 6


def test_who_drops_out_comes_back_to_what_was_saved(client, gast):
    doel = gast.sessie.doelen.all()[0]
    antwoord = client.post(deelnamepad(gast), {f"kans_{doel.pk}": 3, "bewaar": doel.pk})
    assert antwoord.url.endswith(f"#doel-{doel.pk}")
    html = Client().get(deelnamepad(gast)).content.decode()
    assert f'id="id_kans_{doel.pk}_3" value="3" checked' in html
    assert "Bewaard" in html and "0 van 6 doelen" in html


def test_half_a_page_takes_nothing_away(client, gast):
    client.post(deelnamepad(gast), scores_van(gast.sessie))
    doel = gast.sessie.doelen.all()[0]
    client.post(deelnamepad(gast), {f"wens_{doel.pk}": 3})
    assert gast.scores.filter(kans=2).count() == 6
    assert gast.scores.get(doel=doel).wens == 3


@pytest.mark.parametrize("waarde", ["4", "-1", "drie", "1.5", "\x00"])
def test_a_score_outside_the_scale_is_refused_at_the_field(client, gast, waarde):
    doel = gast.sessie.doelen.all()[0]
    antwoord = client.post(deelnamepad(gast), scores_van(gast.sessie) | {f"kans_{doel.pk}": waarde})
    html = antwoord.content.decode()
    assert antwoord.status_code == 200 and "Kies een antwoord uit de lijst" in html
    assert not Score.objects.exists()


def test_a_goal_of_another_session_is_not_scored(client, gast):
    client.post(deelnamepad(gast), {"kans_0": 1, "kans_999999": 1})
    assert not Score.objects.exists()


@pytest.mark.parametrize("pad", ["", "stand/", "afspraak.ics"])
@pytest.mark.parametrize("token", ["a" * 20, "x", "' OR 1=1", "é" * 300])
def test_a_wrong_link_says_so_and_nothing_else(client, gast, token, pad):
    antwoord = client.get(f"/ambitieweb/{token}/{pad}")
    assert antwoord.status_code == 404
    assert "Deze link werkt niet" in antwoord.content.decode()


def test_a_withdrawn_link_opens_nothing_and_saves_nothing(client, gast, inkoper):
    gast.scores.create(doel=gast.sessie.doelen.all()[0], kans=1)
    trek_in(gast.sessie, gast.sessie.versie, gast.pk, wie(inkoper))
    assert client.get(deelnamepad(gast)).status_code == 404
    assert client.post(deelnamepad(gast), scores_van(gast.sessie)).status_code == 404
    assert Score.objects.count() == 1


def test_a_link_withdrawn_during_a_save_saves_nothing(gast):
    Genodigde.objects.update(ingetrokken=True)
    with pytest.raises(NietOpen):
        bewaar_scores(gast, {gast.sessie.doelen.all()[0].pk: (1, 1)})


@pytest.mark.parametrize("staat", [een for een in Sessiestaat if een is not Sessiestaat.OPEN])
def test_outside_the_scoring_a_change_is_refused_with_a_message(client, gast, staat):
    doel = gast.sessie.doelen.all()[0]
    gast.scores.create(doel=doel, kans=1, wens=1)
    zet(gast.sessie, staat)
    antwoord = client.post(deelnamepad(gast), scores_van(gast.sessie))
    html = antwoord.content.decode()
    assert antwoord.status_code == 409 and "Uw laatste keuzes zijn niet bewaard" in html
    assert list(gast.scores.values_list("kans", "wens")) == [(1, 1)]


ZEGT = {
    Sessiestaat.VOORBEREIDING: "U kunt nog niet scoren",
    Sessiestaat.BESPREKEN: "Het scoren is gesloten",
    Sessiestaat.BESLOTEN: "Wat is afgesproken",
    Sessiestaat.AFGELAST: "Deze sessie gaat niet door",
}


@pytest.mark.parametrize("staat", ZEGT)
def test_outside_the_scoring_the_page_says_where_it_stands(client, gast, staat):
    zet(gast.sessie, staat)
    html = client.get(deelnamepad(gast)).content.decode()
    assert ZEGT[staat] in html and 'type="radio"' not in html


def test_after_the_end_the_agreed_levels_are_there(client, gast):
    gast.sessie.doelen.update(niveau=2, reden="Dat kan de markt aan.")
    zet(gast.sessie, Sessiestaat.BESLOTEN)
    html = client.get(deelnamepad(gast)).content.decode()
    assert html.count("<strong>2</strong>") == 6 and "Dat kan de markt aan." in html


def test_nobody_sees_the_scores_of_another(client, gast):
    ander = gast.sessie.genodigden.all()[1]
    ander.scores.create(doel=gast.sessie.doelen.all()[0], kans=3, wens=3)
    html = client.get(deelnamepad(gast)).content.decode()
    assert "checked" not in html and ander.functie not in html


def test_a_form_from_elsewhere_is_refused(gast):
    streng = Client(enforce_csrf_checks=True)
    assert streng.post(deelnamepad(gast), scores_van(gast.sessie)).status_code == 403
    assert not Score.objects.exists()


def test_a_page_that_is_far_too_large_is_refused(client, gast):
    groot = scores_van(gast.sessie) | {"x": "x" * 20_000}
    antwoord = client.post(deelnamepad(gast), groot)
    assert antwoord.status_code == 413 and "niet bewaard" in antwoord.content.decode()


def test_a_link_cannot_be_used_to_keep_the_server_busy(client, gast, monkeypatch):
    monkeypatch.setattr("intake.ambitieweb.deelnameviews.MEEST_PER_MINUUT", 2)
    codes = [client.post(deelnamepad(gast), {}).status_code for _ in range(3)]
    assert codes == [302, 302, 429]
    cache.clear()  # as the end of the minute does
    assert client.post(deelnamepad(gast), {}).status_code == 302


def test_the_own_link_is_in_the_own_appointment(client, gast):
    antwoord = client.get(reverse("intake:ambitie_deelname_afspraak", args=[gast.token]))
    tekst = antwoord.content.decode().replace("\r\n ", "")
    assert antwoord.headers["Content-Type"].startswith("text/calendar")
    assert f"/ambitieweb/{gast.token}/" in tekst


def test_what_is_over_is_no_appointment(client, gast):
    zet(gast.sessie, Sessiestaat.AFGELAST)
    pad = reverse("intake:ambitie_deelname_afspraak", args=[gast.token])
    assert client.get(pad).status_code == 404


def test_the_page_hears_that_the_session_moved_on(client, gast):
    pad = reverse("intake:ambitie_deelname_stand", args=[gast.token]) + "?staat=open"
    eerst = client.get(pad)
    assert "De sessie is verder" not in eerst.content.decode()
    zelfde = client.get(pad, headers={"If-None-Match": eerst.headers["ETag"]})
    assert zelfde.status_code == 304
    zet(gast.sessie, Sessiestaat.BESPREKEN)
    anders = client.get(pad, headers={"If-None-Match": eerst.headers["ETag"]})
    assert "De sessie is verder" in anders.content.decode()


@pytest.mark.parametrize(
    "vorm", [str.upper, lambda t: "-".join((t[:5], t[5:])), lambda t: f" {t} "]
)
def test_a_code_from_paper_may_be_typed_loosely(client, gast, vorm):
    antwoord = client.post(reverse("intake:ambitie_deelname_begin"), {"code": vorm(gast.token)})
    assert antwoord.url == deelnamepad(gast)


@pytest.mark.parametrize(("code", "fout"), [("", "Vul de code in"), ("abcde", "werkt niet")])
def test_a_wrong_code_is_refused_at_the_field(client, gast, code, fout):
    html = client.post(reverse("intake:ambitie_deelname_begin"), {"code": code}).content.decode()
    assert fout in html and "ik-fouten" in html


def test_the_log_never_holds_a_link(client, gast, caplog):
    zet(gast.sessie, Sessiestaat.BESPREKEN)
    client.post(deelnamepad(gast), scores_van(gast.sessie))
    client.get(f"/ambitieweb/{gast.token}x/")
    Client(enforce_csrf_checks=True).post(deelnamepad(gast))
    regels = "\n".join(Regel().format(record) for record in caplog.records)
    assert "/ambitieweb/[link]/" in regels and gast.token not in regels
    assert len(caplog.records) >= 3


def test_the_log_still_names_the_pages_of_a_dossier():
    regel = logging.LogRecord("x", 30, "", 0, "/dossiers/IK-1/ambitieweb/sessie/", (), None)
    assert "/dossiers/IK-1/ambitieweb/sessie/" in Regel().format(regel)


@pytest.mark.django_db(transaction=True)
def test_thirty_participants_score_at_once_and_nothing_is_lost(open_sessie):
    gasten = []
    for nummer in range(30):
        gast = Genodigde(sessie=open_sessie, functie=f"Deelnemer {nummer}")
        gast.geef_link()
        gast.save()
        gasten.append(gast)
    open_sessie.genodigden.exclude(pk__in=[gast.pk for gast in gasten]).delete()
    start, uitslagen = threading.Barrier(30), []
    velden = scores_van(open_sessie)

    def scoor(nummer, gast):
        start.wait()
        data = dict.fromkeys(velden, nummer % 4)
        uitslagen.append(Client().post(deelnamepad(gast), data).status_code)
        connection.close()

    draden = [threading.Thread(target=scoor, args=paar) for paar in enumerate(gasten)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    beeld = maak_beeld(Ambitiesessie.objects.get())
    assert uitslagen == [302] * 30 and beeld.aantal_klaar == 30
    assert {een.kans.verdeling for een in beeld.doelen} == {(8, 8, 7, 7)}


@pytest.mark.django_db(transaction=True)
def test_one_link_on_two_phones_at_once_gives_one_score_per_goal(gast):
    start, uitslagen = threading.Barrier(4), []
    velden = scores_van(gast.sessie)

    def scoor(waarde):
        start.wait()
        data = dict.fromkeys(velden, waarde)
        uitslagen.append(Client().post(deelnamepad(gast), data).status_code)
        connection.close()

    draden = [threading.Thread(target=scoor, args=(waarde,)) for waarde in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert uitslagen == [302] * 4
    # Each save is whole: no goal of one phone between those of another.
    assert len(set(gast.scores.values_list("kans", "wens"))) == 1
    assert gast.scores.count() == 6


def test_the_hash_of_a_link_is_no_link(client, gast):
    assert client.get(f"/ambitieweb/{gast.linkhash}/").status_code == 404
    assert client.get(f"/ambitieweb/{gast.sleutel}/").status_code == 404
    assert afdruk(gast.token) == gast.linkhash
