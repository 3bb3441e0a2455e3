"""The questionnaire as a list: each answer is asked once, and only earlier answers decide."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from intake.advies.adviseer import adviseer
from intake.advies.feiten import Feiten
from intake.advies.keuzes import Markt, Route, Soort, Wijze
from intake.dossier.models import Dossier
from intake.dossier.ramingsfeiten import open_ramingsvragen
from intake.dossier.stappen import STAPPEN, Reis
from intake.dossier.vertaling import feiten_uit
from tests.dossiers import VANDAAG

BOEKHOUDING = {
    *("id", "kenmerk", "sleutel", "eigenaar", "versie", "bevestigd", "aangemaakt", "gewijzigd"),
    *("directie", "staat", "afloop", "kopie_van", "opdrachtgever", "concept_gedeeld"),
    *("clausulekeuzes", "afwijkingen", "clausules_beoordelaar", "afwijkingen_beoordelaar"),
    *("eigen_clausules", "afspraken", "beoordelaar", "ingediend_op", "route", "geraamde_waarde"),
    *("aandachtspunten", "is_standaard", "kaderversie", "kader_afgewezen", "kader_reden"),
    *("tekstvolgorde", "invulling", "verwoordingen", "verbanden", "toetsuitleg", "ambitie"),
    "geadviseerd",
}
VELDEN = [veld for stap in STAPPEN for veld in stap.velden]
JA_NEE = ("", "ja", "nee", "onbekend")
SLUGS = [stap.slug for stap in STAPPEN]
DELEN = [{"soort": "werk", "waarde": "300"}, {"soort": "dienst", "waarde": "200"}]
POSTEN = [{"omschrijving": "a", "bedrag": "20"}]


def een_antwoord(veld: str) -> st.SearchStrategy[Any]:
    """Something that may stand in a column."""
    bijzonder: dict[str, tuple[Any, ...]] = {
        "soort": ("", "onbekend", *(str(s) for s in Soort)),
        "hoofdvoorwerp": ("", "werk", "dienst"),
        "wijze": ("", "onbekend", *(str(w) for w in Wijze)),
        "btw": ("", "onbekend", "exclusief", "21"),
        "markt": ("", *(str(m) for m in Markt)),
        "productgroep": ("", "onbekend", "uitzendkrachten", "bouwprojecten", "bestaat-niet"),
        "looptijd": ("", "onbekend", "bepaald", "eenmalig", "onbepaald"),
        "fase": ("", "onbekend", "orientatie"),
        "niveau": ("", "onbekend", "1", "3"),
        "delen": ([], DELEN),
        "doelstellingen": ({}, {"representatie": False, "toegankelijkheid": True}),
        "redenen_weg": ({}, {"representatie": "Past niet."}),
        "opdrachtgever_email": ("", "bob@voorbeeld.nl"),
        **dict.fromkeys(("opties", "percelen", "deelnemers"), ([], POSTEN)),
        **dict.fromkeys(
            ("looptijd_maanden", "verlengingen_aantal", "verlengingen_maanden"), (None, 1, 24)
        ),
        **dict.fromkeys(("aankondigingsdatum", "ingangsdatum"), (None, date(2027, 3, 1))),
        **dict.fromkeys(("naam", "omschrijving", "cpv", "hoofdvoorwerp_motivering"), ("",)),
    }
    if "bedrag" in veld or veld in ("raam_maximum", "ter_beschikking_gesteld", "restwaarde"):
        bijzonder[veld] = (None, Decimal(0), Decimal(250_000))
    return st.sampled_from(bijzonder.get(veld, JA_NEE))


een_dossier = st.builds(
    lambda antwoorden: Dossier(bevestigd=SLUGS, **antwoorden),
    st.fixed_dictionaries({veld: een_antwoord(veld) for veld in VELDEN}),
)


def test_every_column_is_asked_in_exactly_one_stap():
    kolommen = {veld.name for veld in Dossier._meta.fields} - BOEKHOUDING
    assert sorted(VELDEN) == sorted(kolommen)


def test_every_stap_has_a_slug_and_a_title_of_its_own():
    assert len({stap.slug for stap in STAPPEN}) == len(STAPPEN)
    assert len({stap.titel for stap in STAPPEN}) == len(STAPPEN)


def test_every_stap_asks_one_to_four_questions():
    assert {len(stap.velden) for stap in STAPPEN} <= {1, 2, 3, 4}


@settings(max_examples=60, deadline=None)
@given(een_dossier, st.integers(0, len(STAPPEN)))
def test_conditions_look_only_at_earlier_stappen(kader, dossier, aantal):
    """Emptying all later answers changes nothing about the route up to here."""
    eerder = {veld for stap in STAPPEN[:aantal] for veld in stap.velden}
    kaal = Dossier(bevestigd=SLUGS, **{v: getattr(dossier, v) for v in eerder})
    tot_hier = {stap.slug for stap in STAPPEN[: aantal + 1]}
    routes = [
        [stap.slug for stap in Reis(d, kader, VANDAAG).route if stap.slug in tot_hier]
        for d in (dossier, kaal)
    ]
    assert routes[0] == routes[1]


@settings(max_examples=60, deadline=None)
@given(een_dossier, een_dossier)
def test_the_answers_of_a_skipped_stap_never_count(kader, dossier, ander):
    """Whatever stands in the columns of a step that does not apply: the facts are the same."""
    route = Reis(dossier, kader, VANDAAG).route
    telt = {veld for stap in route for veld in stap.velden}
    gemengd = Dossier(
        bevestigd=SLUGS,
        **{veld: getattr(dossier if veld in telt else ander, veld) for veld in VELDEN},
    )
    assert feiten(dossier, kader) == feiten(gemengd, kader)


def feiten(dossier: Dossier, kader: Any) -> Feiten:
    return feiten_uit(Reis(dossier, kader, VANDAAG).antwoorden, VANDAAG)


@settings(max_examples=60, deadline=None)
@given(een_dossier)
def test_an_open_question_about_the_value_never_gives_route_onder(kader, dossier):
    reis = Reis(dossier, kader, VANDAAG)
    advies = adviseer(feiten(dossier, kader), kader)
    if dossier.soort != "gemengd" and open_ramingsvragen(reis.antwoorden):
        assert advies.route is not Route.ONDER
    assert reis.next_stap in (None, *reis.route)
