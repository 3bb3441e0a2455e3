"""The remarks at the reviewer's side: written, sent all at once, and what became of them."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from intake.beoordeling.models import Standaardzin
from intake.beoordeling.sindsdien import laatst_weggegaan, wijzigingen_sinds
from intake.berichten.models import Bericht
from intake.berichten.soorten import Berichtsoort
from intake.dossier.geschiedenisbeeld import geschiedenis
from intake.dossier.handelen import Opslag, handel
from intake.dossier.models import Dossier
from intake.dossier.staten import BEWERKBAAR, Staat
from tests.beoordelen import adres, nu

VRAAG = {"soort": "vraag", "tekst": "Klopt dit wel?"}


@pytest.fixture
def schrijf(als, opgepakt, ina):
    """Write a remark as Ina does, and give it back."""

    def schrijf(over="antwoord", onderwerp="markt", **anders):
        als(ina, "opmerking", data=VRAAG | anders, over=over, onderwerp=onderwerp)
        return opgepakt.opmerkingen.last()

    return schrijf


@pytest.fixture
def vraag_aanvulling(als, ina, schrijf):
    def vraag():
        schrijf()
        return als(ina, "aanvulling", data={})

    return vraag


def beantwoord(dossier, wie, **kolommen):
    handel(nu(dossier), "mensen", Opslag(wie), staten=BEWERKBAAR, kolommen=kolommen)


def dien_weer_in(dossier):
    Dossier.objects.update(staat=Staat.IN_BEOORDELING)
    dossier.refresh_from_db()


def test_a_remark_is_bound_to_its_answer(schrijf, ina):
    opmerking = schrijf(in_memo="on")
    assert (opmerking.over, opmerking.onderwerp) == ("antwoord", "markt")
    assert (opmerking.auteur, opmerking.tekst, opmerking.in_memo) == (ina, "Klopt dit wel?", True)
    assert opmerking.verstuurd_op is None


def test_the_page_of_a_remark_shows_what_it_is_about(als, opgepakt, ina):
    html = als(ina, "opmerking", over="antwoord", onderwerp="markt").content.decode()
    assert "Hoe groot zijn de meeste bedrijven" in html and "50 tot 250 medewerkers" in html


@pytest.mark.parametrize("over", ["bevinding", "clausule"])
def test_every_conclusion_and_text_has_a_way_to_remark(als, schrijf, ina, over):
    beoordeling = als(ina, "change").context["beoordeling"]
    sleutel = {
        "bevinding": beoordeling.conclusies[0].sleutel,
        "clausule": beoordeling.teksten[0].beeld.clausule.code,
    }[over]
    assert schrijf(over, sleutel).onderwerp == sleutel


@pytest.mark.parametrize(
    ("over", "onderwerp"),
    [
        ("antwoord", "versie"),
        ("antwoord", ""),
        ("bevinding", "DT99:x"),
        ("clausule", "ZZZ-1"),
        ("geheel", "markt"),
        ("onzin", "markt"),
    ],
)
def test_there_is_no_remark_on_what_is_not_there(als, opgepakt, ina, over, onderwerp):
    assert als(ina, "opmerking", data=VRAAG, over=over, onderwerp=onderwerp).status_code == 404


def test_a_standard_sentence_is_the_remark_when_nothing_was_typed(schrijf):
    zin = Standaardzin.objects.first()
    assert schrijf(tekst="", zin=zin.pk).tekst == zin.tekst
    assert schrijf(tekst="Eigen woorden.", zin=zin.pk).tekst == "Eigen woorden."


def test_a_standard_sentence_is_put_in_the_text_to_change_it(als, opgepakt, ina):
    zin = Standaardzin.objects.first()
    data = VRAAG | {"zin": zin.pk, "tekst": "Eigen woorden.", "invoegen": "ja"}
    form = als(ina, "opmerking", data=data).context["form"]
    assert form["tekst"].value() == f"Eigen woorden.\n{zin.tekst}"
    assert form["soort"].value() == "vraag"
    assert not opgepakt.opmerkingen.exists()


def test_a_sentence_out_of_use_is_not_offered(als, opgepakt, ina):
    zin = Standaardzin.objects.first()
    Standaardzin.objects.filter(pk=zin.pk).update(actief=False)
    assert zin.tekst not in als(ina, "opmerking").content.decode()


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"soort": ""}, "Kies wat er aan de hand is."),
        ({"tekst": " "}, "Schrijf een opmerking of kies een standaardzin."),
        ({"tekst": "x" * 2001}, "Gebruik niet meer dan 2.000 tekens."),
    ],
)
def test_a_remark_that_is_not_complete_is_refused(als, opgepakt, ina, anders, fout):
    antwoord = als(ina, "opmerking", data=VRAAG | anders)
    assert fout in antwoord.content.decode() and not opgepakt.opmerkingen.exists()


def test_a_draft_is_changed_and_removed(als, schrijf, opgepakt, ina):
    nummer = schrijf().pk
    als(ina, "opmerking_wijzigen", nummer, data=VRAAG | {"tekst": "Anders gezegd."})
    assert opgepakt.opmerkingen.get().tekst == "Anders gezegd."
    als(ina, "opmerking_verwijderen", nummer, data={})
    assert not opgepakt.opmerkingen.exists()


def test_drafts_go_along_to_the_colleague_who_takes_over(als, schrijf, opgepakt, jan):
    nummer = schrijf().pk
    als(jan, "overdragen", data={"aan": jan.pk, "versie": nu(opgepakt).versie})
    als(jan, "opmerking_wijzigen", nummer, data=VRAAG | {"tekst": "Van Jan."})
    assert (opgepakt.opmerkingen.get().tekst, opgepakt.opmerkingen.get().auteur) == (
        "Van Jan.",
        jan,
    )


def test_a_sent_remark_is_not_changed_any_more(als, schrijf, opgepakt, ina):
    opmerking = schrijf()
    opgepakt.opmerkingen.update(verstuurd_op=timezone.now())
    for naam in ("opmerking_wijzigen", "opmerking_verwijderen"):
        antwoord = als(ina, naam, opmerking.pk, data=VRAAG | {"tekst": "Toch heel anders."})
        assert antwoord.status_code == 409
    assert opgepakt.opmerkingen.get().tekst == "Klopt dit wel?"


def test_a_remark_of_another_dossier_is_not_found(als, schrijf, opgepakt, ina):
    opmerking = schrijf()
    Dossier.objects.filter(pk=opgepakt.pk).update(staat=Staat.IN_BEOORDELING)
    assert als(ina, "opmerking_afhandelen", opmerking.pk + 1, data={}).status_code == 404
    assert als(ina, "opmerking_afhandelen", opmerking.pk, data={}).status_code == 404


def test_the_inkoper_sees_nothing_of_a_draft(schrijf, ingelogd, opgepakt):
    schrijf(tekst="Alleen voor ons.")
    for pad in ("", "opmerkingen/", "geschiedenis/", "advies/"):
        html = ingelogd.get(f"{opgepakt.get_absolute_url()}{pad}").content.decode()
        assert "Alleen voor ons." not in html


def test_all_remarks_are_sent_at_once_and_the_inkoper_hears_so(als, schrijf, opgepakt, ina):
    schrijf()
    schrijf(onderwerp="soort")
    als(ina, "aanvulling", data={})
    assert nu(opgepakt).staat == Staat.AANVULLING_GEVRAAGD
    assert opgepakt.opmerkingen.filter(verstuurd_op__isnull=False).count() == 2
    (bericht,) = Bericht.objects.filter(soort=Berichtsoort.AANVULLING_GEVRAAGD)
    assert bericht.aan == opgepakt.eigenaar and "Klopt" not in bericht.naam


def test_colleagues_who_write_along_hear_it_too(
    vraag_aanvulling, opgepakt, alice, charlie, inkoper
):
    opgepakt.delingen.create(gebruiker=alice, schrijven=True, gedeeld_door=inkoper)
    opgepakt.delingen.create(gebruiker=charlie, schrijven=False, gedeeld_door=inkoper)
    vraag_aanvulling()
    gevraagd = Bericht.objects.filter(soort=Berichtsoort.AANVULLING_GEVRAAGD)
    assert {bericht.aan for bericht in gevraagd} == {inkoper, alice}


def test_without_a_remark_nothing_is_asked(als, opgepakt, ina):
    html = als(ina, "aanvulling", data={}).url
    assert html == adres(opgepakt, "change") and nu(opgepakt).staat == Staat.IN_BEOORDELING
    assert not Bericht.objects.exists()


def test_before_it_goes_the_reviewer_reads_what_goes(als, schrijf, opgepakt, ina):
    schrijf(tekst="Dit gaat weg.")
    assert "Dit gaat weg." in als(ina, "aanvulling").content.decode()
    assert nu(opgepakt).staat == Staat.IN_BEOORDELING


def test_the_history_tells_the_inkoper_what_was_asked(vraag_aanvulling, opgepakt):
    vraag_aanvulling()
    regel = geschiedenis(opgepakt)[0]
    assert "vroeg om een aanvulling" in regel.zin
    assert any("Klopt dit wel?" in w.wordt for w in regel.wijzigingen)


def test_the_reviewer_sees_exactly_what_changed_since(
    als, vraag_aanvulling, opgepakt, ina, inkoper
):
    vraag_aanvulling()
    beantwoord(opgepakt, inkoper, markt="1-9", op_locatie="nee")
    beantwoord(opgepakt, inkoper, markt="10-20", op_locatie="ja")  # the second as it was
    dien_weer_in(opgepakt)
    beoordeling = als(ina, "change").context["beoordeling"]
    (wijziging,) = beoordeling.veranderd
    assert (wijziging.veld, wijziging.was) == ("markt", ("50 tot 250 medewerkers",))
    assert beoordeling.verstuurd[0].veranderd == (wijziging,)


def test_what_the_reviewer_decides_later_is_no_change_of_the_inkoper(
    als, vraag_aanvulling, opgepakt, ina
):
    vraag_aanvulling()
    dien_weer_in(opgepakt)
    als(ina, "afspraak", data={"wat": "a", "wanneer": "b", "wie": "c"})
    assert wijzigingen_sinds(opgepakt, laatst_weggegaan(opgepakt).versie) == ()


def test_at_its_first_submission_nothing_changed_since(als, opgepakt, ina):
    assert laatst_weggegaan(opgepakt) is None
    assert "Wat de inkoper heeft veranderd" not in als(ina, "change").content.decode()


def test_an_answer_of_the_inkoper_stands_at_the_remark(als, vraag_aanvulling, opgepakt, ina):
    vraag_aanvulling()
    opgepakt.opmerkingen.update(antwoord="Ja, dit klopt.", verwerkt_op=timezone.now())
    dien_weer_in(opgepakt)
    html = als(ina, "change").content.decode()
    assert "Ja, dit klopt." in html and "Verwerkt door de inkoper" in html


def test_a_remark_is_closed_and_opened_again(als, vraag_aanvulling, opgepakt, ina):
    vraag_aanvulling()
    dien_weer_in(opgepakt)
    nummer = opgepakt.opmerkingen.get().pk
    als(ina, "opmerking_afhandelen", nummer, data={"doe": "afhandelen"})
    assert opgepakt.opmerkingen.get().afgehandeld_op
    als(ina, "opmerking_afhandelen", nummer, data={"doe": "openen"})
    assert opgepakt.opmerkingen.get().afgehandeld_op is None


def test_closing_a_remark_twice_is_said(als, vraag_aanvulling, opgepakt, ina):
    vraag_aanvulling()
    dien_weer_in(opgepakt)
    nummer = opgepakt.opmerkingen.get().pk
    antwoorden = [
        als(ina, "opmerking_afhandelen", nummer, data={"doe": "afhandelen"}).status_code
        for _ in range(2)
    ]
    assert antwoorden == [302, 409]


def test_reviewers_edit_the_standard_sentences(als, opgepakt, client, ina, alice):
    client.force_login(ina)
    pad = "/beheer/intake/standaardzin/add/"
    client.post(pad, {"soort": "vraag", "tekst": "Weet u dit zeker?", "actief": "on"})
    assert Standaardzin.objects.filter(tekst="Weet u dit zeker?").exists()
    assert "Weet u dit zeker?" in als(ina, "opmerking").content.decode()
    zin = Standaardzin.objects.first()
    assert client.post(f"/beheer/intake/standaardzin/{zin.pk}/delete/").status_code == 403


@pytest.mark.parametrize("recht", ["kader_beheren", "alle_dossiers_zien"])
def test_nobody_else_edits_the_standard_sentences(client, beau, geldend, recht):
    beau.user_permissions.set(Permission.objects.filter(codename=recht))
    client.force_login(beau)
    for pad in ("", "add/", f"{Standaardzin.objects.first().pk}/change/"):
        assert client.get(f"/beheer/intake/standaardzin/{pad}").status_code == 403
