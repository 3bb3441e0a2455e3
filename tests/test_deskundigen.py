"""Questions to experts: who may ask, read, answer and share, and when that ends."""

import threading
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from intake.advies.advies import Doorverwijzing
from intake.beoordeling.deskundigen import beantwoord, stel_vraag, trek_in, voorgesteld
from intake.beoordeling.models import Adviesvraag
from intake.berichten.models import Bericht
from intake.berichten.soorten import Berichtsoort
from intake.dossier.geschiedenisbeeld import geschiedenis
from intake.dossier.handelen import Opslag
from intake.dossier.models import Dossier
from intake.dossier.staten import Staat
from intake.gebruikers import Bureau, Gebruiker

HOSTIEL = "<script>alert(1)</script><img src=x onerror=alert(1)>" + "\u0301" * 500


@pytest.fixture
def dex(dex: Gebruiker) -> Gebruiker:
    """The expert, of Bureau Social Return."""
    dex.bureau = Bureau.BSR
    dex.save()
    return dex


@pytest.fixture
def opgepakt(dossier: Dossier, ina: Gebruiker) -> Dossier:
    """The dossier while Ina reviews it."""
    Dossier.objects.update(staat=Staat.IN_BEOORDELING, beoordelaar=ina)
    dossier.refresh_from_db()
    return dossier


@pytest.fixture
def gevraagd(opgepakt: Dossier, dex: Gebruiker, ina: Gebruiker) -> Adviesvraag:
    return stel_vraag(opgepakt, dex, "Is 5% haalbaar?", Opslag(ina))


@pytest.fixture
def beantwoorde(gevraagd: Adviesvraag, dex: Gebruiker) -> Adviesvraag:
    beantwoord(gevraagd, "Ja, 5% kan.", Opslag(dex))
    return gevraagd


def als(wie: Gebruiker) -> Client:
    client = Client()
    client.force_login(wie)
    return client


def pagina(vraag: Adviesvraag) -> str:
    return reverse("intake:adviesvraag", args=[vraag.pk])


def vraagadres(dossier: Dossier) -> str:
    return reverse("admin:intake_dossier_deskundige", args=[dossier.pk])


def vraag(wie: Gebruiker, dossier: Dossier, aan: Gebruiker, tekst: str = "Is 5% haalbaar?") -> Any:
    return als(wie).post(vraagadres(dossier), {"aan": aan.pk, "vraag": tekst})


def doe(wie: Gebruiker, vraag: Adviesvraag, wat: str, **anders: Any) -> Any:
    pad = reverse("admin:intake_dossier_adviesvraag", args=[vraag.dossier_id, vraag.pk])
    vraag.refresh_from_db()
    gelezen = vraag.beantwoord_op.isoformat() if vraag.beantwoord_op else ""
    return als(wie).post(pad, {"doe": wat, "gelezen": gelezen} | anders)


def antwoord(wie: Gebruiker, vraag: Adviesvraag, tekst: str) -> Any:
    return als(wie).post(pagina(vraag), {"antwoord": tekst})


def leest(wie: Gebruiker, dossier: Dossier) -> bool:
    return als(wie).get(dossier.get_absolute_url()).status_code == 200


def berichten(soort: Berichtsoort) -> list[tuple[str, str]]:
    alle = Bericht.objects.filter(soort=soort).select_related("aan")
    return [(bericht.aan.username, bericht.pad) for bericht in alle]


def test_asking_attaches_the_dossier_and_tells_the_expert(opgepakt, ina, dex):
    assert not leest(dex, opgepakt)
    assert vraag(ina, opgepakt, dex).status_code == 302
    gesteld = Adviesvraag.objects.get()
    assert (gesteld.bureau, gesteld.aan, gesteld.gesteld_door) == (Bureau.BSR, dex, ina)
    assert leest(dex, opgepakt)
    assert berichten(Berichtsoort.VRAAG_AAN_DESKUNDIGE) == [("dex", pagina(gesteld))]


def test_the_expert_reads_along_and_writes_nothing(gevraagd, dex):
    schrijven = reverse("intake:stap", args=[gevraagd.dossier.kenmerk, "onderwerp"])
    assert not gevraagd.dossier.delingen.get(gebruiker=dex).schrijven
    assert als(dex).get(schrijven).status_code == 404


def test_the_expert_sees_question_outcome_and_the_way_to_the_dossier(gevraagd, dex):
    html = als(dex).get(pagina(gevraagd)).content.decode()
    assert "Is 5% haalbaar?" in html and "Het advies in het kort" in html
    assert gevraagd.dossier.get_absolute_url() in html


def test_nobody_else_finds_the_question(gevraagd, inkoper, charlie, ina, bob, beau):
    for wie in (inkoper, charlie, ina, bob, beau):
        assert als(wie).get(pagina(gevraagd)).status_code == 404
    assert Client().get(pagina(gevraagd)).status_code == 302


def test_who_is_no_expert_any_more_does_not_find_it_either(gevraagd, dex):
    dex.groups.clear()
    assert als(dex).get(pagina(gevraagd)).status_code == 404


def test_only_who_took_the_dossier_may_ask(opgepakt, ina, jan, dex, inkoper, beau):
    assert vraag(jan, opgepakt, dex).status_code == 409
    assert vraag(beau, opgepakt, dex).status_code == 404
    assert vraag(inkoper, opgepakt, dex).status_code == 302  # to the login of the admin
    assert als(jan).get(vraagadres(opgepakt)).status_code == 302
    assert not Adviesvraag.objects.exists()


def test_a_reviewer_does_not_ask_about_what_they_may_fill_in(opgepakt, ina, dex, inkoper):
    ina.user_permissions.set(inkoper.user_permissions.all())
    opgepakt.delingen.create(gebruiker=ina, schrijven=True, gedeeld_door=inkoper)
    assert vraag(ina, opgepakt, dex).status_code == 404


@pytest.mark.parametrize(
    ("staat", "mag"),
    [
        (Staat.CONCEPT, False),
        (Staat.INGEDIEND, False),
        (Staat.IN_BEOORDELING, True),
        (Staat.AANVULLING_GEVRAAGD, True),
        (Staat.VASTGESTELD, False),
        (Staat.AFGEROND, False),
    ],
)
def test_a_question_is_asked_while_a_dossier_is_reviewed(opgepakt, ina, dex, staat, mag):
    Dossier.objects.update(staat=staat)
    gevolg = vraag(ina, opgepakt, dex, "Mijn lange vraag")
    assert gevolg.status_code == (302 if mag else 409)
    assert mag or "Mijn lange vraag" in gevolg.content.decode()
    assert Adviesvraag.objects.exists() == mag


def test_the_choice_holds_active_experts_per_bureau_and_never_the_owner(
    opgepakt, ina, dex, jan, charlie, inkoper
):
    for wie in (charlie, inkoper, jan):
        wie.groups.add(dex.groups.get())
        Gebruiker.objects.filter(pk=wie.pk).update(bureau=Bureau.BID)
    jan.is_active = False
    jan.save(update_fields=["is_active"])
    form = als(ina).get(vraagadres(opgepakt)).context["form"]
    groepen = [(str(groep), len(keuzes)) for groep, keuzes in form.fields["aan"].choices if groep]
    assert groepen == [("Bureau Inclusie en Diversiteit", 1), ("Bureau Social Return", 1)]
    assert set(form.fields["aan"].queryset) == {charlie, dex}
    assert vraag(ina, opgepakt, inkoper).status_code == 200


def test_an_expert_without_a_bureau_or_who_writes_along_cannot_be_asked(
    opgepakt, ina, dex, inkoper
):
    opgepakt.delingen.create(gebruiker=dex, schrijven=True, gedeeld_door=inkoper)
    assert "Kies iemand anders" in vraag(ina, opgepakt, dex).content.decode()
    opgepakt.delingen.all().delete()
    Gebruiker.objects.update(bureau="")
    assert "Kies iemand anders" in vraag(ina, opgepakt, dex).content.decode()


@pytest.mark.parametrize("fout", [{"aan": ""}, {"vraag": "  "}, {"vraag": "a" * 2001}])
def test_a_wrong_question_is_shown_again_with_what_was_typed(opgepakt, ina, dex, fout):
    goed = {"aan": dex.pk, "vraag": "Een heel verhaal"}
    gevolg = als(ina).post(vraagadres(opgepakt), goed | fout)
    html = gevolg.content.decode()
    assert gevolg.status_code == 200 and gevolg.context["form"].errors.keys() == fout.keys()
    assert str({**goed, **fout}["vraag"]).strip() in html
    assert not Adviesvraag.objects.exists()


def test_the_question_starts_from_what_the_advice_proposes(opgepakt, ina, dex):
    form = als(ina).get(vraagadres(opgepakt) + "?bureau=BSR").context["form"]
    assert form.initial["aan"] == dex and opgepakt.naam in form.initial["vraag"]
    assert als(ina).get(vraagadres(opgepakt) + "?bureau=XXX").context["form"].initial == {}


def test_the_bureau_that_is_recommended_comes_first():
    genoemd = voorgesteld(Doorverwijzing("op_maat", "aanbevolen"))
    assert list(genoemd.items()) == [(Bureau.BID, "aanbevolen"), (Bureau.BSR, "als dat nodig is")]
    assert voorgesteld(Doorverwijzing("nee", "nee")) == {}


def test_the_review_page_shows_question_answer_and_what_can_be_done(beantwoorde, ina, jan):
    pad = reverse("admin:intake_dossier_change", args=[beantwoorde.dossier_id])
    html = als(ina).get(pad).content.decode()
    assert "Is 5% haalbaar?" in html and "Ja, 5% kan." in html and 'value="intrekken"' in html
    van_een_ander = als(jan).get(pad).content.decode()
    assert "Ja, 5% kan." in van_een_ander and 'value="intrekken"' not in van_een_ander


def test_the_review_page_proposes_a_bureau_until_it_is_asked(opgepakt, ina, dex):
    Dossier.objects.update(personele_inzet="ja", bevestigd=["mensen"])
    pad = reverse("admin:intake_dossier_change", args=[opgepakt.pk])
    voorstel = f'{vraagadres(opgepakt)}?bureau=BSR"'
    assert voorstel in als(ina).get(pad).content.decode()
    vraag(ina, opgepakt, dex)
    assert voorstel not in als(ina).get(pad).content.decode()


def test_a_double_click_asks_once(opgepakt, ina, dex):
    for _ in range(2):
        assert vraag(ina, opgepakt, dex).status_code == 302
    assert Adviesvraag.objects.count() == Bericht.objects.count() == 1


def test_withdrawing_ends_the_right_to_read(gevraagd, ina, dex):
    assert doe(ina, gevraagd, "intrekken").status_code == 302
    assert not leest(dex, gevraagd.dossier)
    html = als(dex).get(pagina(gevraagd)).content.decode()
    assert "Deze vraag is ingetrokken" in html and "<textarea" not in html
    assert "Is 5% haalbaar?" not in html


def test_withdrawing_leaves_what_the_inkoper_shared(opgepakt, ina, dex, inkoper):
    opgepakt.delingen.create(gebruiker=dex, gedeeld_door=inkoper)
    gesteld = stel_vraag(opgepakt, dex, "Kan dit?", Opslag(ina))
    trek_in(gesteld, Opslag(ina))
    assert leest(dex, opgepakt)


def test_the_right_ends_with_the_last_question_whoever_asked_first(gevraagd, ina, jan, dex):
    dossier = gevraagd.dossier
    Dossier.objects.update(beoordelaar=jan)
    tweede = stel_vraag(dossier, dex, "En dit?", Opslag(jan))
    trek_in(gevraagd, Opslag(jan))
    assert leest(dex, dossier)
    trek_in(tweede, Opslag(jan))
    assert not leest(dex, dossier)


def test_withdrawing_twice_is_withdrawing_once(gevraagd, ina):
    for _ in range(2):
        assert doe(ina, gevraagd, "intrekken").status_code == 302
    ingetrokken = gevraagd.dossier.gebeurtenissen.filter(handeling="adviesvraag_ingetrokken")
    assert ingetrokken.count() == 1


def test_a_question_can_be_withdrawn_when_nobody_reviews_any_more(gevraagd, jan, dex):
    Dossier.objects.update(staat=Staat.CONCEPT, beoordelaar=None)
    assert doe(jan, gevraagd, "intrekken").status_code == 302
    assert not leest(dex, gevraagd.dossier)


def test_another_reviewer_withdraws_and_shares_nothing(beantwoorde, jan, beau):
    for wat in ("intrekken", "delen", "niet_delen"):
        assert doe(jan, beantwoorde, wat).status_code == 409
        assert doe(beau, beantwoorde, wat).status_code == 404
    beantwoorde.refresh_from_db()
    assert (beantwoorde.gedeeld, beantwoorde.ingetrokken_op) == (False, None)


def test_a_question_of_another_dossier_and_an_unknown_act_are_not_there(gevraagd, ina):
    pad = reverse("admin:intake_dossier_adviesvraag", args=[gevraagd.dossier_id, 999_999])
    assert als(ina).post(pad, {"doe": "intrekken"}).status_code == 404
    assert doe(ina, gevraagd, "weggooien").status_code == 404


def test_an_answer_reaches_who_asked(gevraagd, ina, dex):
    assert antwoord(dex, gevraagd, "Ja, dat kan.").status_code == 302
    gevraagd.refresh_from_db()
    assert gevraagd.antwoord == "Ja, dat kan." and gevraagd.beantwoord_op
    pad = reverse("admin:intake_dossier_change", args=[gevraagd.dossier_id])
    assert berichten(Berichtsoort.VRAAG_BEANTWOORD) == [("ina", pad)]


def test_an_answer_also_reaches_who_took_over_the_review(gevraagd, jan, dex):
    Dossier.objects.update(beoordelaar=jan)
    antwoord(dex, gevraagd, "Ja, dat kan.")
    assert {naam for naam, _ in berichten(Berichtsoort.VRAAG_BEANTWOORD)} == {"ina", "jan"}


def test_a_corrected_answer_is_kept_beside_the_first(beantwoorde, dex):
    antwoord(dex, beantwoorde, "Nee, toch niet.")
    laatste = geschiedenis(beantwoorde.dossier, intern=True)[0]
    assert laatste.zin == "Dex gaf raad aan Concern Inkoop"
    assert [(w.was, w.wordt) for w in laatste.wijzigingen] == [
        (("Ja, 5% kan.",), ("Nee, toch niet.",))
    ]


def test_the_same_answer_again_changes_nothing(beantwoorde, dex):
    versie = beantwoorde.dossier.versie
    assert antwoord(dex, beantwoorde, "Ja, 5% kan.").status_code == 302
    beantwoorde.dossier.refresh_from_db()
    assert beantwoorde.dossier.versie == versie


@pytest.mark.parametrize("tekst", ["", "   ", "a" * 4001, "nul\0teken"])
def test_a_wrong_answer_is_refused_and_kept(gevraagd, dex, tekst):
    gevolg = antwoord(dex, gevraagd, tekst)
    html = gevolg.content.decode()
    assert gevolg.status_code == 200 and "<title>Fout: " in html and tekst.strip("\0 ") in html
    gevraagd.refresh_from_db()
    assert (gevraagd.antwoord, gevraagd.beantwoord_op) == ("", None)


def test_an_answer_after_withdrawing_is_shown_and_not_saved(gevraagd, ina, dex):
    doe(ina, gevraagd, "intrekken")
    gevolg = antwoord(dex, gevraagd, "Mijn lange antwoord")
    assert gevolg.status_code == 409 and "Mijn lange antwoord" in gevolg.content.decode()
    gevraagd.refresh_from_db()
    assert gevraagd.antwoord == ""


@pytest.mark.parametrize("staat", [Staat.VASTGESTELD, Staat.AFGEROND])
def test_a_settled_dossier_takes_no_answer_and_stays_readable(beantwoorde, dex, staat):
    Dossier.objects.update(staat=staat)
    gevolg = antwoord(dex, beantwoorde, "Toch anders")
    assert gevolg.status_code == 409 and "Toch anders" in gevolg.content.decode()
    beantwoorde.refresh_from_db()
    assert beantwoorde.antwoord == "Ja, 5% kan." and leest(dex, beantwoorde.dossier)


def test_the_inkoper_reads_the_answer_only_while_it_is_shared(beantwoorde, ina, inkoper):
    dossier = beantwoorde.dossier
    paden = [dossier.get_absolute_url(), reverse("intake:opmerkingen", args=[dossier.kenmerk])]

    def ziet() -> set[bool]:
        return {"Ja, 5% kan." in als(inkoper).get(pad).content.decode() for pad in paden}

    assert ziet() == {False}
    doe(ina, beantwoorde, "delen")
    assert ziet() == {True}
    doe(ina, beantwoorde, "niet_delen")
    assert ziet() == {False}


def test_the_history_of_the_inkoper_holds_no_question_and_no_answer(beantwoorde, inkoper):
    pad = reverse("intake:geschiedenis", args=[beantwoorde.dossier.kenmerk])
    html = als(inkoper).get(pad).content.decode()
    assert "haalbaar" not in html and "Ja, 5% kan." not in html
    assert "Dex mag lezen" in html  # who may read the dossier is no secret


def test_a_shared_answer_that_is_corrected_must_be_shared_again(beantwoorde, ina, dex):
    doe(ina, beantwoorde, "delen")
    antwoord(dex, beantwoorde, "Nee, toch niet.")
    beantwoorde.refresh_from_db()
    assert not beantwoorde.gedeeld


@pytest.mark.parametrize("gelezen", ["", "onzin", "2026-02-30T00:00:00", "2020-01-01T00:00:00Z"])
def test_an_answer_that_the_reviewer_did_not_read_is_not_shared(beantwoorde, ina, gelezen):
    doe(ina, beantwoorde, "delen", gelezen=gelezen)
    beantwoorde.refresh_from_db()
    assert not beantwoorde.gedeeld


def test_a_question_without_an_answer_cannot_be_shared(gevraagd, ina):
    doe(ina, gevraagd, "delen")
    gevraagd.refresh_from_db()
    assert not gevraagd.gedeeld


def test_hostile_text_is_only_text(gevraagd, ina, dex, inkoper):
    Adviesvraag.objects.update(vraag=HOSTIEL)
    assert antwoord(dex, gevraagd, HOSTIEL).status_code == 302
    doe(ina, gevraagd, "delen")
    dossier = gevraagd.dossier
    bekeken = [
        (dex, pagina(gevraagd)),
        (inkoper, dossier.get_absolute_url()),
        (ina, reverse("admin:intake_dossier_change", args=[dossier.pk])),
        (ina, vraagadres(dossier)),
    ]
    for wie, pad in bekeken:
        html = als(wie).get(pad).content.decode()
        assert "<script>alert" not in html and "<img src=x" not in html


def test_what_was_typed_survives_the_end_of_a_session(gevraagd, dex):
    client = Client()
    hervat = client.post(pagina(gevraagd), {"antwoord": "Een half verhaal"}).context["hervat"]
    gegevens = {"username": "dex", "password": "geheim", "hervat": hervat}
    client.post(reverse("login") + f"?next={pagina(gevraagd)}", gegevens)
    assert "Een half verhaal" in client.get(pagina(gevraagd)).content.decode()


def test_what_was_typed_is_not_for_another_expert_at_the_same_computer(gevraagd, jan, dex):
    jan.groups.set(dex.groups.all())
    client = Client()
    hervat = client.post(pagina(gevraagd), {"antwoord": "Een half verhaal"}).context["hervat"]
    gegevens = {"username": "jan", "password": "geheim", "hervat": hervat}
    client.post(reverse("login") + f"?next={pagina(gevraagd)}", gegevens)
    assert "hervat" not in client.session


def test_an_expert_whom_the_inkoper_shut_out_can_still_answer(gevraagd, dex):
    gevraagd.dossier.delingen.all().delete()
    html = als(dex).get(pagina(gevraagd)).content.decode()
    assert "De inkoper deelt het dossier niet meer met u" in html
    assert "Het advies in het kort" not in html
    assert antwoord(dex, gevraagd, "Ja").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_of_a_withdrawal_and_an_answer_at_once_both_are_told_the_truth(gevraagd, ina, dex):
    start, gevolgen = threading.Barrier(2), {}

    def draai(naam: str, werk: Any) -> None:
        client = als(dex)
        start.wait()
        try:
            gevolgen[naam] = werk(client)
        finally:
            connection.close()

    draden = [
        threading.Thread(
            target=draai,
            args=("antwoord", lambda c: c.post(pagina(gevraagd), {"antwoord": "Ja"}).status_code),
        ),
        threading.Thread(
            target=draai, args=("intrekken", lambda c: doe(ina, gevraagd, "intrekken").status_code)
        ),
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    gevraagd.refresh_from_db()
    assert gevraagd.ingetrokken_op and gevolgen["intrekken"] == 302
    assert (gevolgen["antwoord"] == 302) == (gevraagd.antwoord == "Ja")
    assert not gevraagd.dossier.delingen.filter(gebruiker=dex).exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_clicks_at_once_one_question_comes(opgepakt, ina, dex):
    start = threading.Barrier(2)

    def klik() -> None:
        start.wait()
        try:
            stel_vraag(Dossier.objects.get(pk=opgepakt.pk), dex, "Kan dit?", Opslag(ina))
        finally:
            connection.close()

    draden = [threading.Thread(target=klik) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert Adviesvraag.objects.count() == opgepakt.delingen.count() == 1
