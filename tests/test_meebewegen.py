"""When the framework changes, nothing moves silently: the inkoper sees what changes and chooses."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.advies.keuzes import Soort
from intake.beoordeling.vaststellen import bekijk as bekijk_advies
from intake.dossier.aandacht import Aandachtspunt
from intake.dossier.bevroren import memo_van_advies, uitkomst_van
from intake.dossier.geschiedenisbeeld import geschiedenis
from intake.dossier.handelen import Achterhaald
from intake.dossier.indienen import bekijk
from intake.dossier.kader import kader_van, kaderstand
from intake.dossier.memo import memo_html, memo_van_dossier
from intake.dossier.models import Dossier
from intake.dossier.opslaan import Opslag
from intake.dossier.stappen import Reis
from intake.dossier.staten import BEWERKBAAR, DEFINITIEF, Staat
from intake.kader.keuring import problemen_in
from intake.kader.models import Kaderversie
from intake.meebewegen.kiezen import blijf_bij, ga_mee
from intake.meebewegen.verschil import verschil_van, vervallen_antwoorden
from intake.voor_u import aantal_wachtend, wachtend
from tests.dossiers import maak_gebruiker, publiceer_tekst
from tests.kaderversies import nieuwe_versie
from tests.plannen import GROEP as PLANGROEP
from tests.plannen import met_plan
from tests.test_opslaan import tegelijk
from tests.vaststelling import browser, leg_ongedrukt_vast

WEG, GROEP_WEG = "SOV-20", "bulkleveringen"
NIEUW, OUD = "Ga mee met het nieuwe kader", "Blijf bij het oude kader"
REDEN = "De aanbesteding is al bijna gepubliceerd."


def zonder_tekst(kader):
    """A sound framework with one clause and one productgroep less and a higher threshold."""
    anders = {
        "clausules": tuple(c for c in kader.clausules if c.code != WEG),
        "productgroepen": tuple(p for p in kader.productgroepen if p.slug != GROEP_WEG),
        "drempelbedragen": hogere_grens(kader, Decimal(400_000)),
    }
    assert not problemen_in(replace(kader, **anders))
    return anders


def hogere_grens(kader, bedrag):
    return tuple(
        replace(d, bedrag=bedrag) if d.soort is Soort.DIENST and d.geldig_van.year == 2026 else d
        for d in kader.drempelbedragen
    )


@pytest.fixture
def dossier_klaar(compleet):
    """Complete, with every text taken over."""
    keuzes = {tekst.code: {"ja": True, "reden": ""} for tekst in bekijk(compleet).teksten}
    Dossier.objects.update(clausulekeuzes=keuzes)
    compleet.refresh_from_db()
    return compleet


@pytest.fixture
def nieuw(dossier_klaar, kader):
    return nieuwe_versie(kader, **zonder_tekst(kader))


def pagina(dossier):
    return reverse("intake:kader_gewijzigd", args=[dossier.kenmerk])


def klik(client, dossier, naar, keuze="mee", **meer):
    """As from the page that was made now, unless the test says otherwise."""
    data = {"keuze": keuze, "naar": naar.pk, "versie": dossier.versie, "reden": REDEN} | meer
    return client.post(pagina(dossier), data)


def ververst(dossier):
    return Dossier.objects.get(pk=dossier.pk)


def adressen(dossier):
    namen = ("dossier", "controle", "advies", "teksten", "afwijken", "indienen", "memo_html")
    namen += ("kader_gewijzigd", "geschiedenis", "teksten_txt", "teksten_xlsx", "bijlage_docx")
    return [reverse(f"intake:{naam}", args=[dossier.kenmerk]) for naam in namen]


# Who sees what, in every state

STANDEN = {"open": (True, False), "blijft": (True, True), "mee": (False, False)}


@pytest.mark.parametrize("staat", Staat)
@pytest.mark.parametrize("stand", STANDEN)
@pytest.mark.parametrize("wie", ["eigenaar", "schrijft mee", "leest mee", "beoordelaar", "ander"])
def test_the_page_and_the_choice(dossier, geldend, kader, inkoper, alice, ina, charlie, staat,
                                 stand, wie):  # fmt: skip
    nieuw = nieuwe_versie(kader)
    ouder, blijft = STANDEN[stand]
    Dossier.objects.update(
        staat=staat,
        kaderversie=geldend if ouder else nieuw,
        kader_afgewezen=nieuw if blijft else None,
        kader_reden=REDEN if blijft else "",
    )
    dossier = ververst(dossier)
    if wie in ("schrijft mee", "leest mee"):
        dossier.delingen.create(
            gebruiker=alice, schrijven=wie == "schrijft mee", gedeeld_door=inkoper
        )
    personen = {"eigenaar": inkoper, "beoordelaar": ina, "ander": charlie}
    client = browser(personen.get(wie, alice))
    schrijft = wie in ("eigenaar", "schrijft mee")
    leest, loopt = wie != "ander", ouder and staat not in DEFINITIEF
    antwoord = client.get(pagina(dossier))
    assert antwoord.status_code == ((200 if loopt else 302) if leest else 404)
    kiest = schrijft and loopt and staat in BEWERKBAAR
    assert (NIEUW in antwoord.content.decode()) == kiest
    verwacht = 404 if not schrijft else 302 if kiest or stand == "mee" else 409
    assert klik(client, dossier, nieuw).status_code == verwacht
    assert (ververst(dossier).kaderversie == nieuw) == (kiest or not ouder)


# Choosing


def test_going_along_is_an_act_with_a_line_of_history(ingelogd, dossier_klaar, nieuw, geldend):
    antwoord = klik(ingelogd, dossier_klaar, nieuw)
    assert antwoord.url == dossier_klaar.get_absolute_url()
    dossier = ververst(dossier_klaar)
    assert kader_van(dossier, timezone.localdate())[0] == nieuw
    assert dossier.clausulekeuzes == dossier_klaar.clausulekeuzes
    regel = geschiedenis(dossier)[0]
    assert regel.zin == "inkoper ging mee met het nieuwe kader"
    assert [(w.vraag, w.was, w.wordt) for w in regel.wijzigingen] == [
        ("Versie van het kader", (str(geldend),), (str(nieuw),))
    ]


def test_staying_needs_one_sentence(ingelogd, dossier_klaar, nieuw, geldend):
    html = klik(ingelogd, dossier_klaar, nieuw, "blijf", reden=" ").content.decode()
    assert "Schrijf in één zin waarom u bij het oude kader blijft." in html
    assert ververst(dossier_klaar).versie == dossier_klaar.versie
    assert klik(ingelogd, dossier_klaar, nieuw, "blijf").status_code == 302
    dossier = ververst(dossier_klaar)
    assert (dossier.kaderversie, dossier.kader_afgewezen) == (geldend, nieuw)
    regel = geschiedenis(dossier)[0]
    assert regel.zin == "inkoper blijft bij het oude kader"
    assert [w.wordt for w in regel.wijzigingen] == [(str(nieuw),), (REDEN,)]


def test_who_stayed_may_still_go_along(ingelogd, dossier_klaar, nieuw):
    klik(ingelogd, dossier_klaar, nieuw, "blijf")
    assert REDEN in ingelogd.get(pagina(dossier_klaar)).content.decode()
    klik(ingelogd, ververst(dossier_klaar), nieuw)
    dossier = ververst(dossier_klaar)
    assert (dossier.kaderversie, dossier.kader_afgewezen, dossier.kader_reden) == (nieuw, None, "")


@pytest.mark.parametrize("keuze", ["mee", "blijf"])
def test_two_clicks_are_one(ingelogd, dossier_klaar, nieuw, keuze):
    eerst, dan = (klik(ingelogd, dossier_klaar, nieuw, keuze) for _ in "12")
    assert (eerst.status_code, dan.status_code, dan.url) == (302, 302, eerst.url)
    assert ververst(dossier_klaar).versie == dossier_klaar.versie + 1


@pytest.mark.parametrize("keuze", ["mee", "blijf"])
def test_a_publication_since_the_page_is_shown_first(ingelogd, dossier_klaar, nieuw, kader, keuze):
    nieuwer = nieuwe_versie(kader, "nog nieuwer", **zonder_tekst(kader))
    antwoord = klik(ingelogd, dossier_klaar, nieuw, keuze)
    html = antwoord.content.decode()
    assert antwoord.status_code == 409 and "weer een andere versie van het kader" in html
    assert f'name="naar" value="{nieuwer.pk}"' in html and str(nieuwer) in html
    assert (REDEN in html) == (keuze == "blijf")
    assert ververst(dossier_klaar).versie == dossier_klaar.versie


def test_an_answer_since_the_page_is_shown_first(ingelogd, dossier_klaar, nieuw):
    antwoord = klik(ingelogd, dossier_klaar, nieuw, versie=dossier_klaar.versie - 1)
    html = antwoord.content.decode()
    assert antwoord.status_code == 409 and "Een collega heeft het dossier intussen" in html
    assert f'name="versie" value="{dossier_klaar.versie}"' in html
    assert ververst(dossier_klaar).kaderversie != nieuw


# What the pages show


def test_the_page_shows_what_changes_for_this_purchase(ingelogd, dossier_klaar, nieuw):
    html = ingelogd.get(pagina(dossier_klaar)).content.decode()
    for deel in (
        nieuw.samenvatting,
        "De grens was € 216.000 voor een dienst en is nu € 400.000 voor een dienst.",
        "deze tekst is ingetrokken",
        "De keuze om die tekst wel over te nemen vervalt.",
        NIEUW,
        OUD,
    ):
        assert deel.replace("€ ", "€\N{NO-BREAK SPACE}") in html


def test_without_effect_the_page_says_so(ingelogd, dossier_klaar, kader):
    nieuwe_versie(kader)
    html = ingelogd.get(pagina(dossier_klaar)).content.decode()
    assert "Voor deze inkoop verandert er niets." in html and NIEUW in html


def test_conclusions_stand_side_by_side_with_their_reasons(dossier_klaar, nieuw):
    vandaag = timezone.localdate()
    verschil = verschil_van(kaderstand(dossier_klaar, vandaag), vandaag)
    grens = next(een for een in verschil.uitleg if een.was and een.was.regel.startswith("DT1."))
    assert "216.000" in grens.was.tekst and "400.000" in grens.wordt.tekst


def test_every_publication_in_between_is_listed(ingelogd, dossier_klaar, nieuw, kader):
    nieuwe_versie(kader, "nog nieuwer")
    html = ingelogd.get(pagina(dossier_klaar)).content.decode()
    assert html.index(nieuw.samenvatting) < html.index("Wat er veranderde in nog nieuwer.")


MELDING = ("dossier", "controle", "advies", "teksten", "afwijken")


@pytest.mark.parametrize("naam", MELDING)
def test_every_page_says_it_and_a_choice_makes_it_quiet(ingelogd, dossier_klaar, nieuw, naam):
    adres = reverse(f"intake:{naam}", args=[dossier_klaar.kenmerk])
    html = ingelogd.get(adres).content.decode()
    assert "Het kader is gewijzigd" in html and pagina(dossier_klaar) in html
    klik(ingelogd, dossier_klaar, nieuw, "blijf")
    html = ingelogd.get(adres).content.decode()
    assert "Het kader is gewijzigd" not in html and "Bekijk het verschil met versie" in html


def test_a_question_says_it_too(ingelogd, dossier_klaar, nieuw):
    html = ingelogd.get(reverse("intake:stap", args=[dossier_klaar.kenmerk, "prijs"]))
    assert "Het kader is gewijzigd" in html.content.decode()


def test_nothing_shows_before_the_day(ingelogd, dossier_klaar, kader, inkoper):
    morgen = timezone.localdate() + timedelta(days=1)
    nieuwe_versie(kader, geldig_van=morgen, **zonder_tekst(kader))
    assert ingelogd.get(pagina(dossier_klaar)).status_code == 302
    assert "Het kader is gewijzigd" not in ingelogd.get("/dossiers/").content.decode()
    for adres in adressen(dossier_klaar)[:6]:
        assert pagina(dossier_klaar) not in ingelogd.get(adres).content.decode()
    assert not list(wachtend(inkoper)) and bekijk(dossier_klaar).kan


def test_the_owner_is_told_until_there_is_a_choice(ingelogd, dossier_klaar, nieuw, inkoper, alice):
    dossier_klaar.delingen.create(gebruiker=alice, schrijven=True, gedeeld_door=inkoper)
    assert [regel.adres for regel in wachtend(inkoper)] == [pagina(dossier_klaar)]
    assert (aantal_wachtend(inkoper), aantal_wachtend(alice)) == (1, 0)
    assert not list(wachtend(alice))
    klik(ingelogd, dossier_klaar, nieuw, "blijf")
    assert (list(wachtend(inkoper)), aantal_wachtend(inkoper)) == ([], 0)


# Submitting, reviewing and settling


def dien_in(client, dossier):
    adres = reverse("intake:indienen", args=[dossier.kenmerk])
    return client.post(adres, {"versie": ververst(dossier).versie})


def test_nothing_is_submitted_before_the_choice(ingelogd, dossier_klaar, nieuw):
    html = dien_in(ingelogd, dossier_klaar).content.decode()
    assert "Het dossier is niet ingediend." in html and pagina(dossier_klaar) in html
    assert ververst(dossier_klaar).staat == Staat.CONCEPT


def test_who_stays_submits_under_the_old_version_and_asks_for_attention(
    ingelogd, dossier_klaar, nieuw, geldend, ina
):
    klik(ingelogd, dossier_klaar, nieuw, "blijf")
    assert REDEN in ingelogd.get(adressen(dossier_klaar)[5]).content.decode()
    dien_in(ingelogd, dossier_klaar)
    dossier = ververst(dossier_klaar)
    assert (dossier.staat, dossier.is_standaard) == (Staat.INGEDIEND, False)
    assert Aandachtspunt.OUDER_KADER in dossier.aandachtspunten
    adres = reverse("admin:intake_dossier_change", args=[dossier.pk])
    html = browser(ina).get(adres).content.decode()
    assert html.count("Op een ouder kader") == 1 and REDEN in html
    assert bekijk_advies(dossier, ina).versie == geldend


def test_a_publication_after_submission_shows_to_the_reviewer(ingelogd, dossier_klaar, kader, ina):
    dien_in(ingelogd, dossier_klaar)
    adres = reverse("admin:intake_dossier_change", args=[dossier_klaar.pk])
    assert "ouder kader" not in browser(ina).get(adres).content.decode()
    nieuwe_versie(kader)
    html = browser(ina).get(adres).content.decode()
    assert "Op een ouder kader" in html and "De inkoper koos nog niet." in html
    html = ingelogd.get(pagina(dossier_klaar)).content.decode()
    assert NIEUW not in html and "Trek het dossier terug" in html


def test_the_memo_names_the_version_and_the_reason_and_so_does_what_is_settled(
    ingelogd, dossier_klaar, nieuw, geldend, ina
):
    blijf_bij(dossier_klaar, nieuw, REDEN, Opslag(dossier_klaar.eigenaar, "", dossier_klaar.versie))
    memo = memo_van_dossier(dossier_klaar, geldend, timezone.localdate())
    assert f"kaderversie {geldend}" in memo_html(memo) and REDEN in memo_html(memo)
    Dossier.objects.update(staat=Staat.INGEDIEND)
    advies = leg_ongedrukt_vast(ververst(dossier_klaar), ina)
    assert advies.kaderversie == geldend
    assert REDEN in memo_html(memo_van_advies(advies))


def test_a_settled_advice_of_before_has_no_reason(dossier_klaar, ina):
    advies = leg_ongedrukt_vast(dossier_klaar, ina)
    del advies.besluiten["kader_reden"]
    assert memo_van_advies(advies).zaak.besluiten.kader_reden == ""


# What the new framework does not have any more


def test_a_withdrawn_clause_does_not_count_and_breaks_nothing(ingelogd, dossier_klaar, nieuw, ina):
    klik(ingelogd, dossier_klaar, nieuw)
    dossier = ververst(dossier_klaar)
    indiening = bekijk(dossier)
    assert WEG in dossier.clausulekeuzes
    assert WEG not in {tekst.code for tekst in indiening.teksten}
    for adres in adressen(dossier):
        assert ingelogd.get(adres).status_code in (200, 302)
    adres = reverse("admin:intake_dossier_change", args=[dossier.pk])
    assert browser(ina).get(adres).status_code == 200


def test_a_removed_productgroep_becomes_an_open_question(ingelogd, dossier_klaar, kader, ina):
    Dossier.objects.update(productgroep=GROEP_WEG)
    nieuw = nieuwe_versie(kader, **zonder_tekst(kader))
    html = ingelogd.get(pagina(dossier_klaar)).content.decode()
    assert "bestaat niet meer. U kiest opnieuw een productgroep." in html
    assert "Vragen die open gaan" in html and "<li>Productgroep</li>" in html
    klik(ingelogd, dossier_klaar, nieuw)
    indiening = bekijk(ververst(dossier_klaar))
    assert indiening.reis.next_stap.slug == "productgroep"
    for adres in (*adressen(dossier_klaar), reverse("intake:dossiers")):
        assert ingelogd.get(adres).status_code in (200, 302)
    stap = reverse("intake:stap", args=[dossier_klaar.kenmerk, "productgroep"])
    assert "checked" not in ingelogd.get(stap).content.decode()
    adres = reverse("admin:intake_dossier_change", args=[dossier_klaar.pk])
    assert browser(ina).get(adres).status_code == 200


def test_a_removed_doelstelling_is_named(dossier_klaar, kader):
    zonder = tuple(d for d in kader.doelstellingen if d.code != "sociale_veiligheid")
    van, naar = (
        Reis(dossier_klaar, een, timezone.localdate())
        for een in (kader, replace(kader, doelstellingen=zonder))
    )
    (zin,) = vervallen_antwoorden(van, naar)
    assert "‘Sociale veiligheid’ bestaat niet meer" in zin


@pytest.mark.parametrize("begint", [True, False], ids=["plan komt", "plan verloopt"])
def test_a_categorieplan_that_comes_or_lapses_breaks_nothing(
    ingelogd, dossier_klaar, kader, begint
):
    verlopen = met_plan(kader, geldig_tot=date(2026, 2, 1))
    plannen = [een.categorieplannen for een in (verlopen, met_plan(kader))]
    eerst, dan = plannen if begint else plannen[::-1]
    Dossier.objects.update(
        productgroep=PLANGROEP,
        kaderversie=nieuwe_versie(kader, "eerst", categorieplannen=eerst),
    )
    nieuw = nieuwe_versie(kader, "dan", categorieplannen=dan)
    assert "categorieplan" in ingelogd.get(pagina(dossier_klaar)).content.decode().lower()
    assert klik(ingelogd, dossier_klaar, nieuw).status_code == 302
    for adres in adressen(dossier_klaar):
        assert ingelogd.get(adres).status_code in (200, 302)


# Nothing moves silently


@pytest.mark.parametrize("staat", Staat)
def test_publishing_changes_no_outcome_of_a_dossier(dossier_klaar, kader, staat):
    Dossier.objects.update(staat=staat)
    eerst = uitkomst(dossier_klaar)
    nieuwe_versie(kader, **zonder_tekst(kader))
    assert uitkomst(dossier_klaar) == eerst


def uitkomst(dossier):
    dossier, vandaag = ververst(dossier), timezone.localdate()
    return uitkomst_van(memo_van_dossier(dossier, kader_van(dossier, vandaag)[0], vandaag))


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    weg=st.sets(st.integers(0, 85), max_size=40),
    bedrag=st.integers(1, 10**6).map(Decimal),
    groepen=st.integers(0, 39),
    staat=st.sampled_from(list(Staat)),
)
def test_no_publication_ever_moves_an_advice(dossier_klaar, kader, weg, bedrag, groepen, staat):
    Dossier.objects.update(staat=staat)
    eerst = uitkomst(dossier_klaar)
    clausules = tuple(c for nummer, c in enumerate(kader.clausules) if nummer not in weg)
    anders = {"clausules": clausules, "drempelbedragen": hogere_grens(kader, bedrag)}
    naam = f"proef-{Kaderversie.objects.count()}"
    nieuwe_versie(kader, naam, productgroepen=kader.productgroepen[groepen:], **anders)
    assert uitkomst(dossier_klaar) == eerst


# Two at once, with real threads


@pytest.fixture
def los_dossier(transactional_db, kadertekst, kader):
    oud = publiceer_tekst(kadertekst)
    inkoper = maak_gebruiker("inkoper", "dossiers_maken")
    return Dossier.objects.create(
        kenmerk="IK-2026-0001",
        sleutel="00000000-0000-4000-8000-000000000001",
        eigenaar=inkoper,
        naam="Zout",
        kaderversie=oud,
    )


def te_laat_is_geen_fout(doe, *args):
    try:
        doe(*args)
    except Achterhaald:
        return "te laat"
    return "gedaan"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("tweede", ["mee", "blijf"])
def test_of_two_choices_at_once_one_counts(los_dossier, kader, tweede):
    nieuw = nieuwe_versie(kader)
    kopieen = [Dossier.objects.get() for _ in "12"]
    opslag = Opslag(los_dossier.eigenaar, van_versie=1)

    def kies(nummer):
        if nummer == 0 or tweede == "mee":
            return te_laat_is_geen_fout(ga_mee, kopieen[nummer], nieuw, opslag)
        return te_laat_is_geen_fout(blijf_bij, kopieen[nummer], nieuw, REDEN, opslag)

    assert sorted(tegelijk(kies)) == ["gedaan", "te laat"]
    dossier = Dossier.objects.get()
    assert dossier.versie == 2 and dossier.gebeurtenissen.count() == 1
    assert (dossier.kaderversie == nieuw) != bool(dossier.kader_reden)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_get_the_same_answer(los_dossier, kader):
    nieuw = nieuwe_versie(kader)
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(los_dossier.eigenaar)
    antwoorden = tegelijk(lambda nummer: klik(clients[nummer], los_dossier, nieuw).status_code)
    assert antwoorden == [302, 302]
    assert Dossier.objects.get().gebeurtenissen.count() == 1
