"""The outcome of the ambitieweb in the dossier: written once, worked out, revisited."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from playwright.sync_api import Page

from intake.ambitieweb.uitkomst import Uitwerking, leg_uitkomst_vast, werk_uit
from intake.dossier.besluiten import Ambitieuitkomst, Doelafspraak, besluiten_van
from intake.dossier.bevroren import memo_van_advies
from intake.dossier.documenten import memo_pdf
from intake.dossier.geschiedenisbeeld import geschiedenis
from intake.dossier.geschiedeniswoorden import Woordenlijst, in_woorden
from intake.dossier.handelen import Achterhaald, Opslag
from intake.dossier.indienen import bekijk
from intake.dossier.kader import kader_van
from intake.dossier.memo import Memo, memo_van_dossier
from intake.dossier.models import Dossier
from intake.dossier.stappen import Reis
from intake.dossier.staten import Staat
from intake.dossier.weergave.redenen import redenen_voor
from intake.gebruikers import Gebruiker
from intake.voorbeelddossiers import Voorbeelden
from tests.dossiers import VANDAAG, adres
from tests.pdf_controle import bevindingen
from tests.reizen import haal, keur, klik, ziet
from tests.vaststelling import browser, vast
from tests.vera import vera

SOCIAAL = Doelafspraak("sociaal", "Sociaal", 1, "Er is werk voor iedereen.", wens=2.0, kans=1.5)
EIGEN = Doelafspraak("", "Stille straten", 3, "Bewoners klagen over lawaai.", wens=2.5)


def inclusie(niveau: int, reden: str = "Er werken veel mensen aan.") -> Doelafspraak:
    return Doelafspraak("inclusie", "Inclusie en diversiteit", niveau, reden, wens=1.5, kans=2.0)


def uitkomst(niveau: int = 3, nummer: int = 1) -> Ambitieuitkomst:
    return Ambitieuitkomst(nummer, "2026-11-22", 5, (inclusie(niveau), SOCIAAL, EIGEN))


@pytest.fixture
def wie(inkoper: Gebruiker) -> Opslag:
    return Opslag(inkoper)


@pytest.fixture
def met_uitkomst(compleet: Dossier, wie: Opslag) -> Dossier:
    compleet.refresh_from_db()
    leg_uitkomst_vast(compleet, uitkomst(), wie)
    return compleet


def test_the_agreed_level_for_inclusie_is_the_answer_about_ambition(
    dossier: Dossier, wie: Opslag
) -> None:
    leg_uitkomst_vast(dossier, uitkomst(), wie)
    dossier.refresh_from_db()
    assert (dossier.niveau, "ambitie" in dossier.bevestigd) == ("3", True)
    assert besluiten_van(dossier).ambitie == uitkomst()


@pytest.mark.parametrize(("afgesproken", "niveau"), [(0, "1"), (1, "1"), (2, "2"), (3, "3")])
def test_level_0_is_no_level_for_texts_so_the_lowest_counts(afgesproken: int, niveau: str) -> None:
    assert uitkomst(afgesproken).voor_teksten == niveau


def test_an_outcome_without_inclusie_leaves_the_answer_alone(
    compleet: Dossier, wie: Opslag
) -> None:
    compleet.refresh_from_db()
    leg_uitkomst_vast(compleet, replace(uitkomst(), doelen=(SOCIAAL,)), wie)
    compleet.refresh_from_db()
    assert compleet.niveau == "2"


def test_one_act_is_one_line_of_history(dossier: Dossier, wie: Opslag) -> None:
    leg_uitkomst_vast(dossier, uitkomst(), wie)
    laatste = dossier.gebeurtenissen.get(versie=dossier.versie)
    assert laatste.handeling == "ambitie_uitkomst"
    assert laatste.wijzigingen["niveau"] == ["", "3"]
    assert laatste.wijzigingen["ambitie"][1]["nummer"] == 1


@pytest.mark.parametrize("staat", [Staat.INGEDIEND, Staat.VASTGESTELD, Staat.AFGEROND])
def test_a_closed_dossier_takes_no_outcome(dossier: Dossier, wie: Opslag, staat: Staat) -> None:
    dossier.staat = staat
    with pytest.raises(Achterhaald):
        leg_uitkomst_vast(dossier, uitkomst(), wie)


def test_who_may_not_write_gives_no_outcome(dossier: Dossier, bob: Gebruiker) -> None:
    with pytest.raises(PermissionDenied):
        leg_uitkomst_vast(dossier, uitkomst(), Opslag(bob))


@pytest.mark.parametrize("nummer", [1, 3])
def test_an_outcome_follows_the_one_that_stands(
    met_uitkomst: Dossier, wie: Opslag, nummer: int
) -> None:
    with pytest.raises(Achterhaald):
        leg_uitkomst_vast(met_uitkomst, uitkomst(1, nummer), wie)
    met_uitkomst.refresh_from_db()
    assert met_uitkomst.niveau == "3"


def test_what_was_worked_out_goes_along_with_a_new_level(
    met_uitkomst: Dossier, wie: Opslag
) -> None:
    werk_uit(
        met_uitkomst, {"sociaal": Uitwerking("Twee plekken", "opdrachtnemer", "loonlijst")}, wie
    )
    leg_uitkomst_vast(met_uitkomst, uitkomst(1, 2), wie)
    nu = besluiten_van(met_uitkomst).ambitie
    assert nu is not None
    assert (nu.doelen[1].wie, nu.doelen[0].niveau) == ("opdrachtnemer", 1)


def test_two_people_work_out_other_goals_and_both_stay(met_uitkomst: Dossier, wie: Opslag) -> None:
    toen = replace(wie, van_versie=met_uitkomst.versie)
    werk_uit(met_uitkomst, {"sociaal": Uitwerking("A")}, toen)
    assert werk_uit(met_uitkomst, {"inclusie": Uitwerking("B"), "sociaal": Uitwerking()}, toen) == (
        frozenset()
    )
    nu = besluiten_van(met_uitkomst).ambitie
    assert nu is not None
    assert [een.verwoording for een in nu.doelen] == ["B", "A", ""]


def test_two_people_on_one_goal_is_refused(met_uitkomst: Dossier, wie: Opslag) -> None:
    toen = replace(wie, van_versie=met_uitkomst.versie)
    werk_uit(met_uitkomst, {"sociaal": Uitwerking("A")}, toen)
    assert werk_uit(met_uitkomst, {"sociaal": Uitwerking("B")}, toen) == frozenset({"sociaal"})


def test_nothing_new_is_no_line_of_history(met_uitkomst: Dossier, wie: Opslag) -> None:
    versie = met_uitkomst.versie
    assert not werk_uit(met_uitkomst, {"sociaal": Uitwerking(), "weg": Uitwerking("x")}, wie)
    assert met_uitkomst.versie == versie


def test_without_an_outcome_there_is_nothing_to_work_out(dossier: Dossier, wie: Opslag) -> None:
    with pytest.raises(Achterhaald):
        werk_uit(dossier, {"sociaal": Uitwerking("A")}, wie)


def test_the_questionnaire_offers_the_agreed_level_only(
    met_uitkomst: Dossier, ingelogd: Any
) -> None:
    html = ingelogd.get(adres(met_uitkomst, "ambitie")).content.decode()
    assert "afgesproken in het ambitieweb" in html
    assert html.count('name="niveau"') == 1


def test_another_level_is_refused_in_the_questionnaire(
    met_uitkomst: Dossier, antwoord: Callable[..., Any]
) -> None:
    reactie = antwoord("ambitie", niveau="1")
    met_uitkomst.refresh_from_db()
    assert (reactie.status_code, met_uitkomst.niveau) == (200, "3")
    assert "Pas dan de uitkomst" in reactie.content.decode()


def test_the_agreed_level_is_saved_again_without_a_word(
    met_uitkomst: Dossier, antwoord: Callable[..., Any], reis: Callable[[], Reis]
) -> None:
    assert antwoord("ambitie", niveau="3").status_code == 302
    assert reis().next_stap is None


@pytest.mark.django_db(transaction=True)
def test_of_two_outcomes_at_once_one_stays(dossier: Dossier, wie: Opslag) -> None:
    start, geweigerd = Barrier(2), []

    def leg(niveau: int) -> None:
        eigen = Dossier.objects.get(pk=dossier.pk)
        start.wait()
        try:
            leg_uitkomst_vast(eigen, uitkomst(niveau), wie)
        except Achterhaald:
            geweigerd.append(niveau)
        finally:
            connection.close()

    draden = [Thread(target=leg, args=(niveau,)) for niveau in (2, 3)]
    [draad.start() for draad in draden]
    [draad.join() for draad in draden]
    dossier.refresh_from_db()
    assert len(geweigerd) == 1
    assert dossier.niveau == str(5 - geweigerd[0])


# The pages


def pad(dossier: Dossier, naam: str = "ambitie_uitkomst") -> str:
    return reverse(f"intake:{naam}", args=[dossier.kenmerk])


@pytest.fixture
def vul_in(ingelogd: Any, compleet: Dossier) -> Callable[..., Any]:
    """Send the form for the levels as a browser does, with what the test says differs."""

    def verstuur(**anders: str) -> Any:
        compleet.refresh_from_db()
        form = ingelogd.get(pad(compleet, "ambitie_aanpassen")).context["form"]
        data = {"gesprek": "Overleg met de opdrachtgever", "nummer": str(nummer_van(compleet))}
        for plek, doel in enumerate(form.doelen):
            data[f"niveau_{plek}"] = str(form.initial.get(f"niveau_{plek}", 1))
            data[f"reden_{plek}"] = form.initial.get(f"reden_{plek}", f"Reden voor {doel.naam}")
        return ingelogd.post(pad(compleet, "ambitie_aanpassen"), data | anders)

    return verstuur


def nummer_van(dossier: Dossier) -> int:
    nu = besluiten_van(dossier).ambitie
    return nu.nummer if nu else 0


def nu(dossier: Dossier) -> Ambitieuitkomst:
    dossier.refresh_from_db()
    gevonden = besluiten_van(dossier).ambitie
    assert gevonden is not None
    return gevonden


def fouten(reactie: Any) -> dict[str, list[str]]:
    assert reactie.status_code == 200, reactie
    return dict(reactie.context["form"].errors)


def test_without_a_session_the_ambition_is_noted_all_the_same(
    vul_in: Callable[..., Any], compleet: Dossier
) -> None:
    assert vul_in(niveau_2="3").status_code == 302
    gevonden = nu(compleet)
    assert (gevonden.gesprek, gevonden.deelnemers) == ("Overleg met de opdrachtgever", 0)
    assert {een.doel: een.niveau for een in gevonden.doelen}["inclusie"] == 3
    assert compleet.niveau == "3"


def test_an_own_goal_may_come_along(vul_in: Callable[..., Any], compleet: Dossier) -> None:
    vul_in(eigen_naam_0="Stille  straten", eigen_niveau_0="2", eigen_reden_0="Lawaai")
    laatste = nu(compleet).doelen[-1]
    assert (laatste.naam, laatste.doel, laatste.niveau) == ("Stille straten", "", 2)


@pytest.mark.parametrize(
    ("anders", "veld", "melding"),
    [
        ({"gesprek": ""}, "gesprek", "Schrijf waar en met wie"),
        ({"gesprek": "x" * 201}, "gesprek", "niet meer dan 200 tekens"),
        ({"niveau_0": ""}, "niveau_0", "Kies een niveau"),
        ({"niveau_0": "4"}, "niveau_0", "Kies een antwoord uit de lijst"),
        ({"reden_0": " "}, "reden_0", "Schrijf waarom u dit niveau kiest"),
        ({"reden_0": "x" * 1001}, "reden_0", "niet meer dan 1.000 tekens"),
        ({"niveau_2": "0"}, "niveau_2", "kan niet op niveau 0"),
        ({"eigen_naam_0": "Stilte"}, "eigen_niveau_0", "Kies een niveau voor dit doel"),
        ({"eigen_naam_0": "Stilte"}, "eigen_reden_0", "Schrijf waarom"),
        ({"eigen_reden_0": "Lawaai"}, "eigen_naam_0", "Vul de naam van het doel in"),
        ({"eigen_naam_0": "GEZOND"}, "eigen_naam_0", "staat er al"),
        ({"eigen_naam_0": "A", "eigen_naam_1": "a"}, "eigen_naam_1", "staat er al"),
        ({"eigen_naam_0": "x" * 121}, "eigen_naam_0", "niet meer dan 120 tekens"),
    ],
)
def test_what_cannot_be_agreed_is_refused_at_its_field(
    vul_in: Callable[..., Any], compleet: Dossier, anders: dict[str, str], veld: str, melding: str
) -> None:
    reactie = vul_in(**anders)
    assert melding in " ".join(fouten(reactie)[veld])
    assert "Reden voor Gezond" in reactie.content.decode()
    compleet.refresh_from_db()
    assert compleet.ambitie == {}


def test_a_new_level_asks_for_a_new_reason(
    met_uitkomst: Dossier, vul_in: Callable[..., Any]
) -> None:
    assert "Schrijf waarom dit niveau nu anders is" in fouten(vul_in(niveau_0="1"))["reden_0"][0]


def test_nothing_changed_is_no_new_ambition(
    met_uitkomst: Dossier, vul_in: Callable[..., Any]
) -> None:
    vul_in()  # the goals that were not in the session
    versie = nu(met_uitkomst).nummer
    assert "U hebt niets veranderd" in fouten(vul_in())["__all__"][0]
    assert nu(met_uitkomst).nummer == versie == 2


def test_a_revisited_ambition_is_in_the_history(
    met_uitkomst: Dossier, vul_in: Callable[..., Any], ingelogd: Any
) -> None:
    vul_in(niveau_0="1", reden_0="De markt kan niet meer.")
    html = ingelogd.get(pad(met_uitkomst)).content.decode()
    assert "ambitie 2" in html
    assert "ambitie 1" in html
    assert html.count("De markt kan niet meer.") == 2
    assert nu(met_uitkomst).doelen[0].wens == 1.5


def test_a_page_from_before_another_outcome_is_refused(
    met_uitkomst: Dossier, vul_in: Callable[..., Any]
) -> None:
    reactie = vul_in(niveau_0="1", reden_0="De markt kan niet meer.", nummer="0")
    assert reactie.status_code == 409
    assert "De markt kan niet meer." in reactie.content.decode()
    assert nu(met_uitkomst).nummer == 1


def test_a_closed_dossier_shows_no_form_and_takes_none(
    met_uitkomst: Dossier, ingelogd: Any
) -> None:
    Dossier.objects.update(staat=Staat.INGEDIEND)
    for naam in ("ambitie_aanpassen", "ambitie_afspraken"):
        assert ingelogd.get(pad(met_uitkomst, naam)).status_code == 302
        assert ingelogd.post(pad(met_uitkomst, naam), {"nummer": "1"}).status_code == 409
    assert "Pas de ambitie aan" not in ingelogd.get(pad(met_uitkomst)).content.decode()


def test_what_a_goal_comes_to_is_saved_and_shown(met_uitkomst: Dossier, ingelogd: Any) -> None:
    getypt = {"versie": met_uitkomst.versie, "verwoording_1": "Twee plekken\r\nper jaar"}
    getypt |= {"wie_1": "de contractmanager", "bewijs_1": "een rapport"}
    assert ingelogd.post(pad(met_uitkomst, "ambitie_afspraken"), getypt).status_code == 302
    assert nu(met_uitkomst).doelen[1].verwoording == "Twee plekken\nper jaar"
    assert "de contractmanager" in ingelogd.get(pad(met_uitkomst)).content.decode()


@pytest.mark.parametrize(
    ("veld", "lengte", "melding"),
    [("verwoording_0", 1001, "1.000"), ("wie_0", 201, "200"), ("bewijs_0", 1001, "1.000")],
)
def test_a_text_that_is_too_long_is_refused_and_stays(
    met_uitkomst: Dossier, ingelogd: Any, veld: str, lengte: int, melding: str
) -> None:
    reactie = ingelogd.post(pad(met_uitkomst, "ambitie_afspraken"), {veld: "x" * lengte})
    assert melding in fouten(reactie)[veld][0]
    assert "x" * lengte in reactie.content.decode()


def test_a_colleague_who_wrote_something_else_is_not_undone(
    met_uitkomst: Dossier, ingelogd: Any, wie: Opslag
) -> None:
    versie = met_uitkomst.versie
    werk_uit(
        met_uitkomst, {"sociaal": Uitwerking("Van de collega")}, replace(wie, van_versie=versie)
    )
    getypt = {"versie": versie, "verwoording_1": "Van mij"}
    reactie = ingelogd.post(pad(met_uitkomst, "ambitie_afspraken"), getypt)
    assert reactie.status_code == 409
    assert "Een collega schreef hier intussen op: Van de collega" in reactie.content.decode()
    getypt["versie"] = reactie.context["versie"]
    assert ingelogd.post(pad(met_uitkomst, "ambitie_afspraken"), getypt).status_code == 302
    assert nu(met_uitkomst).doelen[1].verwoording == "Van mij"


def test_without_an_outcome_there_is_no_picture_and_no_form_for_it(
    compleet: Dossier, ingelogd: Any
) -> None:
    assert ingelogd.get(pad(compleet, "ambitie_svg")).status_code == 404
    assert ingelogd.get(pad(compleet, "ambitie_png")).status_code == 404
    assert ingelogd.get(pad(compleet, "ambitie_afspraken")).url == pad(compleet)
    assert "nog geen ambitie vastgelegd" in ingelogd.get(pad(compleet)).content.decode()


@pytest.mark.parametrize(
    ("naam", "soort", "begin"),
    [("ambitie_svg", "image/svg+xml", b"<?xml"), ("ambitie_png", "image/png", b"\x89PNG")],
)
def test_the_picture_leaves_as_a_file_that_can_do_nothing(
    met_uitkomst: Dossier, ingelogd: Any, naam: str, soort: str, begin: bytes
) -> None:
    reactie = ingelogd.get(pad(met_uitkomst, naam))
    assert reactie.content.startswith(begin)
    assert reactie.headers["Content-Type"] == soort
    assert reactie.headers["X-Content-Type-Options"] == "nosniff"
    assert reactie.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert reactie.headers["Content-Disposition"].startswith("attachment")
    opnieuw = ingelogd.get(pad(met_uitkomst, naam), headers={"If-None-Match": reactie["ETag"]})
    assert (opnieuw.status_code, opnieuw.content) == (304, b"")


# In the advice


def test_a_higher_level_brings_other_texts(
    compleet: Dossier, vul_in: Callable[..., Any], ingelogd: Any
) -> None:
    """DT10.8: the most texts per kind, and which are chosen beforehand, follow the level."""
    vul_in(niveau_2="1")
    laag = bekijk(compleet_opnieuw(compleet)).zaak.advies
    vul_in(niveau_2="2", reden_2="Er is meer tijd.")
    hoog = bekijk(compleet_opnieuw(compleet)).zaak.advies
    assert (laag.niveau, hoog.niveau) == (1, 2)
    assert laag.bevindingen_van("NIVEAU") != hoog.bevindingen_van("NIVEAU")
    kader = bekijk(compleet).zaak.kader
    niveaus = [
        [kader.clausule[een.code].ambitieniveau for een in advies.clausules.voorselectie]
        for advies in (laag, hoog)
    ]
    assert len(niveaus[0]) < len(niveaus[1])
    assert niveaus[0].count(2) < niveaus[1].count(2)


def compleet_opnieuw(dossier: Dossier) -> Dossier:
    return Dossier.objects.get(pk=dossier.pk)


def test_page_and_memo_show_the_same_figure_and_the_agreements(
    met_uitkomst: Dossier, ingelogd: Any, wie: Opslag
) -> None:
    werk_uit(met_uitkomst, {"sociaal": Uitwerking("Twee plekken")}, wie)
    for naam in ("advies", "memo_html"):
        html = ingelogd.get(pad(met_uitkomst, naam)).content.decode()
        assert "<svg" in html
        assert "Twee plekken" in html
        assert "Sociaal: afgesproken 1, gewenst 2" in html
        assert "niveau 3" in html


def test_the_finding_about_the_level_says_where_it_was_agreed(
    met_uitkomst: Dossier, vul_in: Callable[..., Any]
) -> None:
    (reden,) = redenen_voor(bekijk(met_uitkomst).zaak, "NIVEAU")
    assert reden.tekst == "Dit niveau volgt uit het ambitieweb van 22 november 2026."


def test_without_an_outcome_the_level_was_chosen(compleet: Dossier) -> None:
    compleet.refresh_from_db()
    (reden,) = redenen_voor(bekijk(compleet).zaak, "NIVEAU")
    assert reden.tekst == "Dit niveau hebt u gekozen."


def test_the_reviewer_sees_the_figure_and_the_agreements(
    met_uitkomst: Dossier, in_beoordeling: Dossier, ina: Gebruiker
) -> None:
    adres = reverse("admin:intake_dossier_change", args=[met_uitkomst.pk])
    html = browser(ina).get(adres).content.decode()
    assert html.count("<svg class=") == 1
    assert "Er is werk voor iedereen." in html


def test_a_later_answer_that_level_0_cannot_bear_is_told(
    compleet: Dossier, wie: Opslag, ingelogd: Any
) -> None:
    compleet.refresh_from_db()
    leg_uitkomst_vast(compleet, uitkomst(0), wie)
    html = ingelogd.get(pad(compleet)).content.decode()
    assert "kan niet op niveau 0" in html
    assert "Voor de teksten geldt dan niveau 1" in html


def test_a_dossier_without_an_outcome_shows_no_figure(compleet: Dossier, ingelogd: Any) -> None:
    for naam in ("advies", "memo_html"):
        html = ingelogd.get(pad(compleet, naam)).content.decode()
        assert "radar" not in html.replace("radar.css", "")


@pytest.fixture
def memo(met_uitkomst: Dossier) -> Memo:
    versie = kader_van(met_uitkomst, VANDAAG)[0]
    return memo_van_dossier(met_uitkomst, versie, VANDAAG)


def test_the_pdf_with_the_figure_is_sound_and_the_same_every_time(memo: Memo) -> None:
    pdf = memo_pdf(memo)
    assert bevindingen(pdf) == []
    assert pdf == memo_pdf(memo)


def test_verapdf_passes_the_memo_with_the_figure(memo: Memo, tmp_path: Path) -> None:
    (tmp_path / "memo.pdf").write_bytes(memo_pdf(memo))
    assert list(vera.judge([tmp_path / "memo.pdf"]).values()) == [[], []]


def test_the_figure_in_the_pdf_says_what_it_shows(memo: Memo) -> None:
    with pikepdf.open(BytesIO(memo_pdf(memo))) as pdf:
        teksten = [str(o["/Alt"]) for o in pdf.objects if "/Alt" in o]
    assert any("Sociaal: afgesproken 1, gewenst 2" in tekst for tekst in teksten)


def test_a_settled_advice_keeps_its_figure(
    met_uitkomst: Dossier, in_beoordeling: Dossier, ina: Gebruiker, wie: Opslag
) -> None:
    advies = vast(in_beoordeling, ina)
    Dossier.objects.filter(pk=advies.dossier_id).update(ambitie={})
    gevroren = memo_van_advies(advies)
    assert gevroren.zaak.besluiten.ambitie == uitkomst()
    assert "<svg" in bytes(advies.html).decode()


# In words


def test_the_history_says_per_goal_what_was_agreed(met_uitkomst: Dossier) -> None:
    regel = geschiedenis(met_uitkomst)[0]
    assert regel.zin == "inkoper legde vast welke ambitie is afgesproken"
    woorden = {een.vraag: een for een in regel.wijzigingen}
    assert woorden["Ambitieweb: Sociaal"].wordt == ("Niveau 1: Er is werk voor iedereen.",)
    assert "{" not in str(regel.wijzigingen)


def test_the_history_says_what_a_goal_comes_to(met_uitkomst: Dossier, wie: Opslag) -> None:
    werk_uit(met_uitkomst, {"sociaal": Uitwerking("Plekken", "opdrachtnemer")}, wie)
    (wijziging,) = geschiedenis(met_uitkomst)[0].wijzigingen
    assert wijziging.wordt[1:] == ("Concreet: Plekken", "Wie doet het: opdrachtnemer")


def test_an_outcome_of_another_form_stays_readable() -> None:
    """What is on record stays readable when the application has moved on."""
    gevonden = list(in_woorden("ambitie", {}, {"doelen": "kapot"}, Woordenlijst(None, {})))
    assert gevonden[0].wordt == ("kapot",)


# In a browser


@pytest.mark.reis
@pytest.mark.django_db(transaction=True)
def test_an_inkoper_notes_an_ambition_and_revisits_it(
    venster: Callable[..., Page], voorbeelden: Voorbeelden
) -> None:
    voorbeelden.vul_in("Bankjes in het park", {"productgroep": "meubilair"}, dagen=400)
    inkoper = venster("inkoper")
    kenmerk = Dossier.objects.get().kenmerk
    inkoper.goto(f"/dossiers/{kenmerk}/ambitieweb/uitkomst/")
    keur(inkoper)
    klik(inkoper, "Leg de ambitie vast")
    keur(inkoper)
    inkoper.get_by_label("Waar en met wie").fill("Overleg met de opdrachtgever")
    aantal = inkoper.locator("[name^=reden_]").count()
    for nummer in range(aantal):
        inkoper.locator(f"[name=niveau_{nummer}][value='{nummer % 3 + 1}']").check(force=True)
        inkoper.locator(f"[name=reden_{nummer}]").fill("Dat past bij deze buurt.")
    klik(inkoper, "Leg de ambitie vast")
    ziet(inkoper, "De ambitie is vastgelegd.")
    assert inkoper.get_by_role("img", name="Ambitieweb").is_visible()
    klik(inkoper, "Werk de afspraken uit")
    keur(inkoper, "ambitie-afspraken")
    inkoper.locator("[name=wie_0]").fill("de contractmanager")
    klik(inkoper, "Bewaar de afspraken")
    klik(inkoper, "Pas de ambitie aan")
    inkoper.locator("[name=niveau_0][value='3']").check(force=True)
    klik(inkoper, "Leg de ambitie vast")
    ziet(inkoper, "Schrijf waarom dit niveau nu anders is.")
    keur(inkoper, "ambitie-aanpassen")
    inkoper.get_by_label("Waar en met wie").fill("Werkoverleg")
    inkoper.locator("[name=reden_0]").fill("De raad wil verder gaan.")
    klik(inkoper, "Leg de ambitie vast")
    ziet(inkoper, "De raad wil verder gaan.")
    keur(inkoper, "ambitie-uitkomst")
    assert haal(inkoper, "als afbeelding").startswith(b"\x89PNG")
    assert haal(inkoper, "als tekening").startswith(b"<?xml")
    inkoper.goto(f"/dossiers/{kenmerk}/advies/#ambitieweb")
    keur(inkoper)
