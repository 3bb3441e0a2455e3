"""The history reads as plain Dutch, whatever is on record."""

from typing import Any

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.dossier.geschiedenisbeeld import PER_PAGINA, TITELS, geschiedenis, regels_sinds
from intake.dossier.geschiedeniswoorden import AFGELEID, LABELS, PER_SLEUTEL, VELDEN
from intake.dossier.handelen import Opslag, handel, voer_uit
from intake.dossier.models import Dossier
from intake.dossier.staten import Handeling, Staat

ALLE = tuple(Staat)
KEUZES = ("teksten", "afwijken")


def noteer(dossier: Dossier, wie: Any, handeling: str = "iets", **erbij: list[Any]) -> None:
    handel(dossier, handeling, Opslag(wie, "10.1.2.3"), staten=ALLE, erbij=erbij)


def pagina(client: Any, dossier: Dossier, **vraag: Any) -> str:
    adres = reverse("intake:geschiedenis", args=[dossier.kenmerk])
    return client.get(adres, vraag).content.decode()


def test_a_first_answer_and_a_changed_one_read_differently(antwoord, dossier):
    antwoord("prijs")
    antwoord("bedrag", bedrag="80.000,50")
    antwoord("bedrag", bedrag="90.000")
    tweede, eerste = geschiedenis(dossier)[:2]
    assert (eerste.zin, tweede.zin) == (
        "inkoper beantwoordde ‘Het bedrag’",
        "inkoper veranderde ‘Het bedrag’",
    )
    assert tweede.wijzigingen[0].vraag == "Het bedrag"
    assert tweede.wijzigingen[0].was == ("€\N{NO-BREAK SPACE}80.000,50",)
    assert tweede.wijzigingen[0].wordt == ("€\N{NO-BREAK SPACE}90.000",)


@pytest.mark.parametrize(
    ("veld", "was", "wordt", "lijnen"),
    [
        ("aankondigingsdatum", None, "2027-03-01", ("1 maart 2027",)),
        ("soort", "", "sociale_dienst", ("Sociale of andere specifieke dienst",)),
        ("opties", [], [{"omschrijving": "Glas", "bedrag": "10.00"}], ("Glas: €\xa010",)),
        ("looptijd_maanden", None, 24, ("24 maanden",)),
        ("productgroep", "", "onbekend", ("Ik weet het nog niet",)),
        ("productgroep", "", "van-vroeger", ("van-vroeger",)),
        ("staat", "concept", "ingediend", ("Ingediend",)),
        ("concept_gedeeld", False, True, ("Ja",)),
        ("beoordelaar", None, 999_999, ("Een account dat niet meer bestaat",)),
        ("geraamde_waarde", None, "300000.00", ("€\xa0300.000",)),
        ("eigen_clausules", [], [{"titel": "A", "tekst": "B"}], ("A: B",)),
        ("afspraken", [], [{"wat": "A", "wanneer": "", "wie": None}], ("A",)),
        ("nooit_van_gehoord", {"a": [1]}, {"b": {"c": [True, None]}}, ("Ja",)),
    ],
)
def test_each_kind_of_value_is_in_words(dossier, inkoper, veld, was, wordt, lijnen):
    noteer(dossier, inkoper, **{veld: [was, wordt]})
    (wijziging,) = geschiedenis(dossier)[0].wijzigingen
    assert wijziging.wordt == lijnen


@pytest.mark.parametrize(
    ("veld", "sleutel", "waarde", "vraag", "lijn"),
    [
        ("doelstellingen", "sociale_veiligheid", False, "Past sociale veiligheid bij", "Nee"),
        ("redenen_weg", "bestaat_niet", "Daarom.", "Waarom past bestaat_niet niet?", "Daarom."),
        ("clausulekeuzes", "X-9", {"ja": False, "reden": "Nee, want"}, "Tekst ‘X-9’", "Nee: Nee,"),
        ("afwijkingen", "DT1.1:x", {"ja": True, "reden": "Zo"}, "geldt de drempel", "Ja: Zo"),
        ("afwijkingen_beoordelaar", "Q", {"ja": True, "reden": ""}, "Besluit van Concern", "Ja"),
    ],
)
def test_a_decision_names_what_it_is_about(dossier, inkoper, veld, sleutel, waarde, vraag, lijn):
    noteer(dossier, inkoper, **{veld: [{"blijft": True}, {"blijft": True, sleutel: waarde}]})
    (wijziging,) = geschiedenis(dossier)[0].wijzigingen
    assert vraag in wijziging.vraag
    assert wijziging.was == ()
    assert wijziging.wordt[0].startswith(lijn)


def test_people_are_named_and_looked_up_at_once(dossier, inkoper, alice, ina):
    for wie in (alice, ina, alice):
        noteer(dossier, inkoper, beoordelaar=[None, wie.pk])
    assert geschiedenis(dossier)[0].wijzigingen[0].wordt == ("Alice",)


def test_a_long_history_costs_two_queries(dossier, inkoper, alice, django_assert_num_queries):
    for _ in range(20):
        noteer(dossier, inkoper, eigenaar=[inkoper.pk, alice.pk])
    with django_assert_num_queries(2):
        geschiedenis(dossier)


def test_a_handeling_is_a_sentence(dossier, alice):
    Dossier.objects.update(eigenaar=alice)
    dossier.refresh_from_db()
    voer_uit(dossier, Handeling.INDIENEN, Opslag(alice))
    regel = geschiedenis(dossier)[0]
    assert regel.zin == "Alice diende het dossier in"
    assert regel.wijzigingen[0].wordt == ("Ingediend",)


def test_every_handeling_has_a_sentence_of_its_own(dossier, inkoper):
    for handeling in (*Handeling, *KEUZES):
        noteer(dossier, inkoper, handeling)
    zinnen = {regel.zin for regel in geschiedenis(dossier)}
    assert len(zinnen) == len(Handeling) + len(KEUZES) + 1
    assert not any("veranderde het dossier (" in zin for zin in zinnen)


def test_what_happened_since_a_version(antwoord, dossier):
    antwoord("prijs")
    gezien = dossier.gebeurtenissen.count()
    antwoord("bedrag")
    assert [regel.zin for regel in regels_sinds(dossier, gezien)] == [
        "inkoper beantwoordde ‘Het bedrag’"
    ]


@pytest.mark.parametrize("handeling", ["opmerking", "opmerking_weg", "adviesvraag_beantwoord"])
def test_what_a_reviewer_did_not_send_is_not_in_the_history_of_the_inkoper(
    ingelogd, client, dossier, ina, handeling
):
    noteer(dossier, ina, handeling, opmerking=["", "Nog niet verstuurd"])
    assert "Nog niet verstuurd" not in pagina(ingelogd, dossier)
    client.force_login(ina)
    assert "Nog niet verstuurd" in pagina(client, dossier)


def test_the_page_shows_no_network_address(ingelogd, dossier, inkoper):
    noteer(dossier, inkoper)
    assert "10.1.2.3" not in pagina(ingelogd, dossier)


def test_a_long_history_has_pages(ingelogd, dossier, inkoper):
    for nummer in range(60):
        noteer(dossier, inkoper, naam=["", f"Naam {nummer}."])
    eerste, tweede = (pagina(ingelogd, dossier, pagina=n) for n in (1, 2))
    assert "Naam 59." in eerste and "Naam 0." not in eerste
    assert "Naam 0." in tweede and "Pagina 2 van 2" in tweede


def test_hostile_text_is_only_text(ingelogd, dossier, inkoper):
    noteer(dossier, inkoper, naam=["", "<script>alert(1)</script>"])
    noteer(dossier, inkoper, omschrijving=["", "a" + "\u0301" * 10_000])
    html = pagina(ingelogd, dossier)
    assert "<script>alert" not in html and "&lt;script&gt;" in html


def test_every_column_that_people_change_has_words(dossier):
    velden = {veld.name for veld in Dossier._meta.get_fields() if hasattr(veld, "attname")}
    administratief = {"id", "kenmerk", "sleutel", "versie", "aangemaakt", "gewijzigd", *AFGELEID}
    assert velden - administratief - PER_SLEUTEL.keys() <= VELDEN.keys() | LABELS.keys()


TEKST = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=9)
WAARDEN = st.one_of(st.none(), TEKST, st.booleans(), st.lists(TEKST))
VRIJ = st.dictionaries(
    st.sampled_from(["naam", "opmerking", "gedeeld_met", "soort", "markt", "<b>", "staat"]),
    st.tuples(TEKST, TEKST).map(list),
    max_size=4,
)
HANDELINGEN = st.sampled_from([*TITELS, *Handeling, "delen", "kopie", "iets nieuws"])


@given(handelingen=st.lists(st.tuples(HANDELINGEN, VRIJ), max_size=6))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_history_renders_and_mentions_every_change(ingelogd, dossier, inkoper, handelingen):
    for handeling, erbij in handelingen:
        noteer(dossier, inkoper, handeling, **erbij)
    gelezen = geschiedenis(dossier)[: len(handelingen)]
    for regel, (_, erbij) in zip(gelezen, reversed(handelingen), strict=True):
        assert {wijziging.veld for wijziging in regel.wijzigingen} == set(erbij)
    getoond = min(PER_PAGINA, dossier.gebeurtenissen.count())
    assert pagina(ingelogd, dossier).count("ik-gebeurtenis__zin") == getoond


@given(waarde=WAARDEN)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_of_an_unknown_column_can_be_read(dossier, inkoper, waarde):
    noteer(dossier, inkoper, onbekende_kolom=["iets", waarde])
    assert geschiedenis(dossier)[0].wijzigingen[0].was == ("iets",)
