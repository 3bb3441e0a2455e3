"""A purchase in a category with a plan: what is filled in, asked, shown and reviewed."""

from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from intake.beoordeling.beoordeelbeeld import Beoordeling
from intake.dossier.aandacht import Aandachtspunt, aandachtspunten
from intake.dossier.besluiten import BEOORDELAAR, INKOPER, Besluiten, Keuze
from intake.dossier.indienen import bekijk
from intake.dossier.stappen import Reis
from intake.dossier.weergave.beeld import Adviesbeeld
from intake.kader.snapshot import naar_json
from tests.dossiers import VANDAAG, adres, publiceer_tekst
from tests.plannen import GROEP, met_plan

STANDAARD = ("SOV-12", "REP-02")
OPTIONEEL = ("REP-01", "REP-08")
GISTEREN = timezone.localdate() - timedelta(days=1)
NAAM = "Personele aanbestedingen"
REDEN = "Staat al in ons model."
WEL, NIET = Keuze(True, "", INKOPER), Keuze(False, REDEN, INKOPER)


@pytest.fixture
def plankader(kader, request):
    anders = getattr(request, "param", {})
    teksten = {"standaardclausules": STANDAARD, "optionele_clausules": OPTIONEEL}
    return met_plan(kader, **(teksten | anders))


@pytest.fixture
def geldend(db, plankader):
    return publiceer_tekst(naar_json(plankader))


@pytest.fixture
def reis(dossier, plankader):
    def loop():
        dossier.refresh_from_db()
        return Reis(dossier, plankader, VANDAAG)

    return loop


@pytest.fixture
def vul_in(antwoord, reis):
    """Hiring people, with every question answered up to this one."""

    def loop(tot=""):
        antwoord("productgroep", productgroep=GROEP)
        anders = {"inzet": {"levert_kandidaten": "ja"}, "algoritme": {"algoritme": "nee"}}
        while (stap := reis().next_stap) and stap.slug != tot:
            passend = reis().antwoorden.vooruitblik.doelstellingen
            extra = anders | {"doelstellingen": {"doelstellingen": passend}}
            assert antwoord(stap.slug, **extra.get(stap.slug, {})).status_code == 302, stap.slug

    return loop


@pytest.fixture
def compleet(vul_in, dossier):
    vul_in()
    return dossier


def pagina(client, naam, dossier):
    return unescape(client.get(reverse(f"intake:{naam}", args=[dossier.kenmerk])).content.decode())


def beeld(dossier, **besluiten):
    zaak = bekijk(dossier).zaak
    return Adviesbeeld(replace(zaak, besluiten=Besluiten(**besluiten)))


def punten(dossier, **besluiten):
    return aandachtspunten(beeld(dossier, **besluiten).zaak, eerste_keer=False)


verlopen = pytest.mark.parametrize("plankader", [{"geldig_tot": GISTEREN}], indirect=True)


def test_the_plan_proposes_its_niveau(vul_in, dossier, ingelogd):
    vul_in(tot="ambitie")
    html = unescape(ingelogd.get(adres(dossier, "ambitie")).content.decode())
    assert f"Ingevuld volgens categorieplan ‘{NAAM}’" in html
    assert "Ons voorstel bij deze inkoop is: Significant." in html
    assert ingelogd.get(adres(dossier, "ambitie")).context["form"].initial["niveau"] == "2"


def test_texts_of_the_plan_are_taken_over_without_a_choice(compleet):
    indiening = bekijk(compleet)
    assert {een.code for een in indiening.teksten} >= set(STANDAARD)
    assert not {een.code for een in indiening.zonder_keuze} & set(STANDAARD)


def test_the_page_asks_about_the_rest_only(ingelogd, compleet):
    keuze = ingelogd.get(reverse("intake:teksten", args=[compleet.kenmerk])).context["keuze"]
    gevraagd = {een.clausule.code for groep in keuze.groepen for een in groep.clausules}
    assert {een.clausule.code for een in keuze.volgens_plan} == set(STANDAARD)
    assert gevraagd == {een.code for een in bekijk(compleet).zonder_keuze}
    assert f"volgt categorieplan ‘{NAAM}’" in pagina(ingelogd, "teksten", compleet)


def verstuur(client, dossier, **anders):
    dossier.refresh_from_db()
    data = {"versie": dossier.versie, "alles": ""} | anders
    antwoord = client.post(reverse("intake:teksten", args=[dossier.kenmerk]), data)
    dossier.refresh_from_db()
    return antwoord


def test_leaving_the_plan_needs_a_reason(ingelogd, compleet):
    antwoord = verstuur(ingelogd, compleet, **{"keuze_SOV-12": "nee"})
    assert antwoord.status_code == 200
    assert "open>" in antwoord.content.decode()
    assert compleet.clausulekeuzes == {}


def test_taking_everything_over_leaves_the_optional_texts(ingelogd, compleet):
    assert bekijk(compleet).plan.optioneel
    verstuur(ingelogd, compleet)
    assert not set(compleet.clausulekeuzes) & set(OPTIONEEL)
    assert compleet.clausulekeuzes["SOV-12"]["ja"]


def test_an_optional_text_comes_in_the_documents_when_chosen(ingelogd, compleet):
    code = bekijk(compleet).plan.optioneel[0].clausule.code
    verstuur(ingelogd, compleet, **{f"keuze_{code}": "ja"})
    [gekozen] = [
        een
        for groep in Adviesbeeld(bekijk(compleet).zaak).groepen
        for een in groep.clausules
        if een.clausule.code == code
    ]
    assert (gekozen.reden, gekozen.toegevoegd) == (f"Optioneel in categorieplan {NAAM}.", False)
    verstuur(ingelogd, compleet, **{f"keuze_{code}": "nee"})
    assert code not in compleet.clausulekeuzes


def test_a_reviewer_can_take_an_optional_text_out_again(compleet):
    code = bekijk(compleet).plan.optioneel[0].clausule.code
    for keuze, erin in ((WEL, True), (Keuze(False, "Nee.", BEOORDELAAR), False)):
        groepen = beeld(compleet, clausules={code: keuze}).groepen
        assert erin is any(e.clausule.code == code for g in groepen for e in g.clausules)


def test_a_purchase_according_to_plan_says_so(ingelogd, compleet):
    assert beeld(compleet).plan.label == "Volgens categorieplan"
    assert Aandachtspunt.AFWIJKING_PLAN not in punten(compleet)
    for naam in ("advies", "memo_html"):
        assert "Volgens categorieplan" in pagina(ingelogd, naam, compleet)


def test_a_text_left_out_is_a_deviation_with_its_reason(compleet):
    plan = beeld(compleet, clausules={"SOV-12": NIET}).plan
    assert [(een.onderwerp, een.reden) for een in plan.afwijkingen] == [("SOV-12", REDEN)]
    assert Aandachtspunt.AFWIJKING_PLAN in punten(compleet, clausules={"SOV-12": NIET})


def test_another_niveau_is_a_deviation(antwoord, compleet):
    antwoord("ambitie", niveau="1")
    compleet.refresh_from_db()
    assert "niveau" in [een.onderwerp for een in beeld(compleet).plan.afwijkingen]


def test_deviating_from_the_conclusion_about_the_plan_counts(compleet):
    afwijkingen = {"DT8.1:hergebruik": Keuze(True, "Een ander soort inhuur.", INKOPER)}
    plan = beeld(compleet, afwijkingen=afwijkingen).plan
    assert [een.onderwerp for een in plan.afwijkingen] == ["DT8.1"]


def test_the_levels_of_the_plan_are_in_advice_and_memo(antwoord, compleet, ingelogd):
    antwoord("bedrag", bedrag="900.000")
    assert bekijk(compleet).zaak.advies.ambitieweb == "hergebruik"
    for naam in ("advies", "memo_html"):
        html = pagina(ingelogd, naam, compleet)
        assert f"De uitkomst uit categorieplan {NAAM}" in html
        assert "Wie er werkt, is het product." in html


def test_the_reviewer_sees_the_deviations_and_the_rest_folded(compleet, ina):
    compleet.refresh_from_db()
    compleet.clausulekeuzes = {"SOV-12": {"ja": False, "reden": REDEN}}
    beoordeling = Beoordeling(compleet, ina)
    assert [t.beeld.clausule.code for t in beoordeling.volgens_plan] == ["REP-02"]
    assert "SOV-12" in [t.beeld.clausule.code for t in beoordeling.te_bekijken]


@verlopen
def test_an_expired_plan_fills_in_nothing_and_says_so(ingelogd, compleet):
    indiening = bekijk(compleet)
    assert (indiening.plan.geldt, indiening.plan.standaard) == (False, frozenset())
    assert len(indiening.zonder_keuze) == len(indiening.teksten)
    html = pagina(ingelogd, "advies", compleet)
    assert "Het categorieplan is verlopen" in html
    assert "Volgens categorieplan" not in html
    assert "Ingevuld volgens" not in unescape(
        ingelogd.get(adres(compleet, "ambitie")).content.decode()
    )


@verlopen
def test_a_reviewer_hears_that_the_plan_expired(compleet, ina):
    assert "is verlopen" in Beoordeling(compleet, ina).plan.waarschuwing


def test_the_reviewer_sees_an_optional_text_that_was_chosen(compleet, ina):
    code = bekijk(compleet).plan.optioneel[0].clausule.code
    compleet.refresh_from_db()
    compleet.clausulekeuzes = {code: {"ja": True, "reden": ""}}
    beoordeling = Beoordeling(compleet, ina)
    assert code in [t.beeld.clausule.code for t in beoordeling.te_bekijken]
    assert beoordeling.toegevoegd == []
