"""The remarks of Concern Inkoop at the inkoper's side: seen, answered, ticked off."""

import threading
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from intake.dossier.besluiten import bevindingen
from intake.dossier.geschiedenisbeeld import geschiedenis
from intake.dossier.handelen import Achterhaald, Opslag
from intake.dossier.models import Dossier
from intake.dossier.opmerking import Opmerking
from intake.dossier.opmerkingen import Over, Reactie, aanvulling, bij_onderwerp, verwerk
from intake.dossier.stapviews import maak_reis
from intake.dossier.staten import Staat
from tests.dossiers import GEWOON, adres


@pytest.fixture
def gevraagd(dossier: Dossier) -> Dossier:
    """The dossier after Concern Inkoop asked for more."""
    Dossier.objects.update(staat=Staat.AANVULLING_GEVRAAGD)
    dossier.refresh_from_db()
    return dossier


@pytest.fixture
def schrijf(gevraagd: Dossier, ina: Any) -> Any:
    def schrijf(tekst: str = "Klopt dit?", verstuurd: bool = True, **anders: Any) -> Opmerking:
        velden = {"soort": "vraag", "over": Over.ANTWOORD, "onderwerp": "markt"} | anders
        op = timezone.now() if verstuurd else None
        return gevraagd.opmerkingen.create(auteur=ina, tekst=tekst, verstuurd_op=op, **velden)

    return schrijf


def pad(dossier: Dossier) -> str:
    return reverse("intake:opmerkingen", args=[dossier.kenmerk])


def post(client: Any, dossier: Dossier, *reacties: tuple[Opmerking, str, bool], **anders: Any):
    data = {"versie": dossier.versie} | anders
    for opmerking, antwoord, verwerkt in reacties:
        data[f"o{opmerking.pk}-antwoord"] = antwoord
        if verwerkt:
            data[f"o{opmerking.pk}-verwerkt"] = "on"
    return client.post(pad(dossier), data)


def test_a_remark_shows_its_question_and_the_way_there(ingelogd, compleet, schrijf):
    schrijf("Bent u zeker?")
    html = ingelogd.get(pad(compleet)).content.decode()
    assert "Hoe groot zijn de meeste bedrijven" in html and "Bent u zeker?" in html
    assert f"{adres(compleet, 'mensen')}?wijzig=1#id_markt" in html


def test_the_dossier_leads_to_the_remarks_before_it_is_submitted_again(ingelogd, compleet, schrijf):
    schrijf()
    html = ingelogd.get(compleet.get_absolute_url()).text
    assert "Verwerk de opmerkingen" in html and "0 van 1 verwerkt" in html
    assert "Alles is klaar om in te dienen" not in html


def test_a_changed_answer_leads_back_to_its_remark(ingelogd, compleet, schrijf):
    opmerking = schrijf()
    compleet.refresh_from_db()
    data = GEWOON["mensen"] | {"versie": compleet.versie, "verder": ""}
    antwoord = ingelogd.post(f"{adres(compleet, 'mensen')}?wijzig=1", data, follow=True)
    assert antwoord.redirect_chain[0][0] == f"{pad(compleet)}#opmerking-{opmerking.pk}"
    assert "Uw wijziging is bewaard." in antwoord.content.decode()


@pytest.mark.parametrize(
    ("over", "onderwerp", "woorden"),
    [
        (Over.CLAUSULE, "CHA-01", "Tekst: "),
        (Over.CLAUSULE, "WEG-99", "WEG-99"),
        (Over.BEVINDING, "DT1.1:dienst", "Conclusie: Bij een levering of dienst"),
        (Over.BEVINDING, "DT99.1:x", "DT99.1:x"),
        (Over.GEHEEL, "", "Het hele dossier"),
        (Over.ANTWOORD, "redenen_weg", "Waarom een doelstelling niet past"),
        (Over.ANTWOORD, "onbekende_kolom", "Onbekende kolom"),
    ],
)
def test_every_subject_is_in_words(ingelogd, gevraagd, schrijf, over, onderwerp, woorden):
    schrijf(over=over, onderwerp=onderwerp)
    assert woorden in ingelogd.get(pad(gevraagd)).content.decode()


def test_what_was_not_sent_is_nowhere_for_the_inkoper(ingelogd, compleet, schrijf):
    schrijf("Nog geheim", verstuurd=False)
    paden = [pad(compleet), adres(compleet, "mensen"), compleet.get_absolute_url()]
    paden += [reverse(f"intake:{n}", args=[compleet.kenmerk]) for n in ("controle", "geschiedenis")]
    for een in paden:
        html = ingelogd.get(een).content.decode()
        assert "Nog geheim" not in html and "Opmerking<" not in html
    assert aanvulling(compleet) is None
    assert bij_onderwerp(compleet, Over.ANTWOORD) == {}


def test_a_remark_stands_at_its_question_until_it_is_ticked(ingelogd, compleet, schrijf):
    opmerking = schrijf("Bent u zeker?")
    assert "Bent u zeker?" in ingelogd.get(adres(compleet, "mensen")).content.decode()
    assert "Bent u zeker?" not in ingelogd.get(adres(compleet, "bedrag")).content.decode()
    controle = reverse("intake:controle", args=[compleet.kenmerk])
    assert "Opmerking<" in ingelogd.get(controle).content.decode()
    compleet.refresh_from_db()
    post(ingelogd, compleet, (opmerking, "", True))
    assert "Bent u zeker?" not in ingelogd.get(adres(compleet, "mensen")).content.decode()


def test_an_answer_is_saved_with_its_history(ingelogd, gevraagd, schrijf, inkoper):
    opmerking = schrijf("Klopt dit?")
    assert post(ingelogd, gevraagd, (opmerking, "Ja, gemeten", True)).status_code == 302
    opmerking.refresh_from_db()
    assert (opmerking.antwoord, opmerking.verwerkt_door) == ("Ja, gemeten", inkoper)
    regel = geschiedenis(gevraagd)[0]
    assert regel.zin == "inkoper ging in op een opmerking van Concern Inkoop"
    assert [w.wordt for w in regel.wijzigingen] == [("Klopt dit?",), ("Ja, gemeten", "Verwerkt")]


def test_answers_to_several_remarks_are_one_save(ingelogd, gevraagd, schrijf):
    een, twee = schrijf("Een"), schrijf("Twee")
    post(ingelogd, gevraagd, (een, "A", True), (twee, "B", False))
    assert list(gevraagd.opmerkingen.values_list("antwoord", flat=True)) == ["A", "B"]
    assert gevraagd.gebeurtenissen.filter(handeling="verwerken").count() == 1
    assert str(aanvulling(gevraagd)) == "2 opmerkingen, 1 verwerkt"


def test_a_tick_can_be_taken_back(ingelogd, gevraagd, schrijf):
    opmerking = schrijf()
    post(ingelogd, gevraagd, (opmerking, "", True))
    gevraagd.refresh_from_db()
    terug = {f"initial-o{opmerking.pk}-verwerkt": "True"}
    post(ingelogd, gevraagd, (opmerking, "", False), **terug)
    opmerking.refresh_from_db()
    assert (opmerking.verwerkt_op, opmerking.verwerkt_door) == (None, None)


def test_the_same_answer_twice_is_one_save(ingelogd, gevraagd, schrijf):
    opmerking = schrijf()
    for _ in range(2):
        assert post(ingelogd, gevraagd, (opmerking, "Ja", True)).status_code == 302
    assert gevraagd.gebeurtenissen.filter(handeling="verwerken").count() == 1


def test_a_stale_page_undoes_no_answer_of_a_colleague(ingelogd, gevraagd, schrijf):
    een, twee = schrijf("Een"), schrijf("Twee")
    post(ingelogd, gevraagd, (een, "Van een collega", False))
    zonder = post(ingelogd, gevraagd, (een, "", False), (twee, "Van mij", False))
    assert zonder.status_code == 302
    mijn = post(ingelogd, gevraagd, (een, "Iets heel anders", False))
    assert mijn.status_code == 409 and "Iets heel anders" in mijn.content.decode()
    een.refresh_from_db()
    assert een.antwoord == "Van een collega"


@pytest.mark.parametrize("staat", [Staat.INGEDIEND, Staat.IN_BEOORDELING, Staat.VASTGESTELD])
def test_a_dossier_that_is_not_the_inkopers_turn_takes_no_answer(
    ingelogd, gevraagd, schrijf, staat
):
    opmerking = schrijf()
    Dossier.objects.update(staat=staat)
    assert "<textarea" not in ingelogd.get(pad(gevraagd)).content.decode()
    antwoord = post(ingelogd, gevraagd, (opmerking, "Mijn lange antwoord", True))
    assert antwoord.status_code == 409 and "Mijn lange antwoord" in antwoord.content.decode()


def test_after_withdrawing_the_remarks_can_still_be_answered(ingelogd, gevraagd, schrijf):
    opmerking = schrijf()
    Dossier.objects.update(staat=Staat.CONCEPT)
    assert post(ingelogd, gevraagd, (opmerking, "Ja", True)).status_code == 302


def test_a_remark_that_the_reviewer_closed_takes_no_answer(ingelogd, gevraagd, schrijf, inkoper):
    opmerking = schrijf()
    Opmerking.objects.update(afgehandeld_op=timezone.now())
    assert "Afgehandeld" in ingelogd.get(pad(gevraagd)).content.decode()
    with pytest.raises(Achterhaald):
        verwerk(gevraagd, [Reactie(opmerking, "Te laat", True)], Opslag(inkoper, "", 99))
    assert not gevraagd.gebeurtenissen.filter(handeling="verwerken").exists()


def test_a_remark_of_another_dossier_or_not_sent_cannot_be_answered(ingelogd, gevraagd, schrijf):
    opmerking = schrijf(verstuurd=False)
    post(ingelogd, gevraagd, (opmerking, "Stiekem", True))
    opmerking.refresh_from_db()
    assert (opmerking.antwoord, opmerking.verwerkt_op) == ("", None)


def test_a_long_answer_is_refused_and_kept(ingelogd, gevraagd, schrijf):
    een, twee = schrijf("Een"), schrijf("Twee")
    antwoord = post(ingelogd, gevraagd, (een, "a" * 2001, True), (twee, "Blijft staan", False))
    html = antwoord.content.decode()
    assert antwoord.status_code == 200 and "Gebruik niet meer dan 2.000 tekens." in html
    assert "a" * 2001 in html and "Blijft staan" in html and "<title>Fout: " in html
    assert not Opmerking.objects.exclude(antwoord="").exists()


def test_who_may_only_read_sees_the_remarks_and_no_form(
    client, gevraagd, schrijf, charlie, inkoper
):
    opmerking = schrijf("Zichtbaar")
    gevraagd.delingen.create(gebruiker=charlie, gedeeld_door=inkoper)
    client.force_login(charlie)
    html = client.get(pad(gevraagd)).content.decode()
    assert "Zichtbaar" in html and "<textarea" not in html
    assert post(client, gevraagd, (opmerking, "Nee", True)).status_code == 404


def test_a_stranger_and_a_visitor_see_nothing(client, gevraagd, schrijf, charlie):
    schrijf()
    assert client.get(pad(gevraagd)).status_code == 302
    client.force_login(charlie)
    assert client.get(pad(gevraagd)).status_code == 404


def test_what_was_typed_survives_the_end_of_a_session(client, gevraagd, schrijf, inkoper):
    opmerking = schrijf()
    pagina = post(client, gevraagd, (opmerking, "Een half verhaal", True))
    hervat = pagina.context["hervat"]
    inkoper.set_password("geheim")
    inkoper.save()
    gegevens = {"username": "inkoper", "password": "geheim", "hervat": hervat}
    client.post(reverse("login") + f"?next={pad(gevraagd)}", gegevens)
    assert "Een half verhaal" in client.get(pad(gevraagd)).content.decode()


def test_the_dossier_says_how_far_the_remarks_are(ingelogd, gevraagd, schrijf):
    een, _ = schrijf(), schrijf()
    Opmerking.objects.filter(pk=een.pk).update(verwerkt_op=timezone.now())
    html = ingelogd.get(gevraagd.get_absolute_url()).content.decode()
    assert "Concern Inkoop vraagt om een aanvulling" in html
    assert "2 opmerkingen, 1 verwerkt" in html and pad(gevraagd) in html


def test_hostile_text_is_only_text(ingelogd, gevraagd, schrijf):
    opmerking = schrijf("<script>alert(1)</script>")
    post(ingelogd, gevraagd, (opmerking, "<img src=x onerror=alert(1)>" + "\u0301" * 1000, True))
    for een in (pad(gevraagd), reverse("intake:geschiedenis", args=[gevraagd.kenmerk])):
        html = ingelogd.get(een).content.decode()
        assert "<script>alert" not in html and "<img src=x" not in html


def test_a_list_of_remarks_costs_no_query_per_remark(
    ingelogd, gevraagd, schrijf, django_assert_max_num_queries
):
    for nummer in range(30):
        schrijf(f"Opmerking {nummer}")
    with django_assert_max_num_queries(14):
        ingelogd.get(pad(gevraagd))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_one_remark_at_once_one_is_told(gevraagd, schrijf, inkoper):
    opmerking = schrijf()
    start, uitslagen = threading.Barrier(2), []

    def beantwoord(tekst: str) -> None:
        eigen = Dossier.objects.get(pk=gevraagd.pk)
        zelfde = Opmerking.objects.get(pk=opmerking.pk)
        start.wait()
        try:
            verwerk(eigen, [Reactie(zelfde, tekst, True)], Opslag(inkoper, "", eigen.versie))
            uitslagen.append(tekst)
        except Achterhaald:
            uitslagen.append("")
        finally:
            connection.close()

    draden = [threading.Thread(target=beantwoord, args=(tekst,)) for tekst in ("A", "B")]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    opmerking.refresh_from_db()
    assert [uitslag for uitslag in uitslagen if uitslag] == [opmerking.antwoord]
    assert gevraagd.gebeurtenissen.filter(handeling="verwerken").count() == 1


def test_remarks_stand_at_the_text_and_the_conclusion(ingelogd, compleet, schrijf, geldend):
    code, sleutel = "CHA-01", next(iter(bevindingen(maak_reis(compleet).antwoorden.advies)))
    schrijf("Over de tekst", over=Over.CLAUSULE, onderwerp=code)
    schrijf("Over de conclusie", over=Over.BEVINDING, onderwerp=sleutel)
    teksten, afwijken = (
        reverse(f"intake:{naam}", args=[compleet.kenmerk]) for naam in ("teksten", "afwijken")
    )
    assert "Over de tekst" in ingelogd.get(teksten).content.decode()
    assert "Over de conclusie" in ingelogd.get(afwijken).content.decode()
    html = ingelogd.get(pad(compleet)).content.decode()
    assert f"{teksten}#{code}" in html and f"{afwijken}#kop-{sleutel}" in html
