"""What the chosen texts ask of a company: hours, share of the value, and what could be lighter."""

from dataclasses import replace
from decimal import Decimal
from math import inf

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from intake.advies.kader import Lastpost
from intake.advies.keuzes import Lastmoment, Lastsoort
from intake.advies.last import Zwaarte, bereken_last, is_bekend, lichtere
from intake.dossier.weergave.last import last_van
from intake.dossier.weergave.zaak import maak_zaak
from intake.kader.snapshot import naar_json, van_json
from tests.dossiers import maak_gebruiker
from tests.feiten import BOVEN
from tests.klein_kader import KLEIN_KADER

PLAN = Lastpost("Plan schrijven", Lastsoort.PLAN, Lastmoment.START, 10)
JAARLIJKS = Lastpost("Cijfers geven", Lastsoort.RAPPORTAGE, Lastmoment.PER_JAAR, 5)
ANTWOORD = Lastpost("Uitwerking", Lastsoort.PLAN, Lastmoment.INSCHRIJVING, 8)
TEKST = KLEIN_KADER.clausules[0]


def tekst(code, *posten):
    return replace(TEKST, code=code, lasten=posten)


@pytest.mark.parametrize(
    ("looptijd", "totaal"),
    [(0, 15), (6, 15), (12, 15), (18, Decimal("17.5")), (36, 25), (None, None), (inf, None)],
)
def test_yearly_work_counts_for_each_year_and_at_least_once(looptijd, totaal):
    assert bereken_last([tekst("AAA-01", PLAN, JAARLIJKS)], looptijd, None).totaal == totaal


@pytest.mark.parametrize(
    ("waarde", "zwaarte"),
    [
        ("190000.01", Zwaarte.LICHT),
        ("190000", Zwaarte.REDELIJK),
        ("47500.01", Zwaarte.REDELIJK),
        ("47500", Zwaarte.ZWAAR),
        (None, None),
        ("0", None),
    ],
)
def test_the_share_of_the_value_decides(waarde, zwaarte):
    bedrag = None if waarde is None else Decimal(waarde)
    assert bereken_last([tekst("AAA-01", PLAN)], 12, bedrag).zwaarte is zwaarte


def test_the_same_work_asked_twice_counts_once():
    last = bereken_last([tekst("AAA-01", PLAN), tekst("BBB-01", PLAN)], 12, None)
    assert last.bij_start == 10


def test_each_criterion_asks_an_answer_of_its_own():
    last = bereken_last([tekst("AAA-01", ANTWOORD), tekst("BBB-01", ANTWOORD)], 12, None)
    assert last.bij_inschrijving == 16


def test_the_hours_stand_at_their_moment():
    last = bereken_last([tekst("AAA-01", PLAN, JAARLIJKS, ANTWOORD)], 24, None)
    assert (last.bij_inschrijving, last.bij_start, last.per_jaar) == (8, 10, 5)
    assert last.per_soort == ((Lastsoort.PLAN, 2, 18), (Lastsoort.RAPPORTAGE, 1, 10))


def test_a_lighter_text_is_of_the_same_kind_and_objective():
    zwaar, licht = tekst("AAA-01", PLAN), tekst("BBB-01", JAARLIJKS)
    anders = replace(tekst("CCC-01", JAARLIJKS), doelstellingen=("iets-anders",))
    kader = replace(KLEIN_KADER, clausules=(zwaar, licht, anders))
    codes = [een.code for een in lichtere(kader, "AAA-01", ["BBB-01", "CCC-01"], Decimal(1))]
    assert codes == ["BBB-01"]
    assert lichtere(kader, "BBB-01", ["AAA-01"], Decimal(1)) == ()


SOMS = st.lists(st.integers(0, 9), max_size=8, unique=True)


@given(nummers=SOMS, extra=st.integers(0, 9))
def test_another_text_never_lowers_the_hours_and_order_does_not_matter(kader, nummers, extra):
    alle = kader.clausules
    gekozen = [alle[nummer] for nummer in nummers]
    samen = bereken_last(gekozen, 36, None).totaal
    assert bereken_last([*gekozen, alle[extra]], 36, None).totaal >= samen
    assert bereken_last(reversed(gekozen), 36, None).totaal == samen


def test_every_text_of_the_framework_that_is_checked_says_what_it_asks(kader):
    zonder = {clausule.code for clausule in kader.clausules if not clausule.lasten}
    assert zonder == {"ALG-04"}


def test_a_snapshot_from_before_keeps_its_bytes_and_says_nothing_about_hours():
    oud = replace(
        KLEIN_KADER, clausules=tuple(replace(c, lasten=()) for c in KLEIN_KADER.clausules)
    )
    assert '"lasten"' not in naar_json(oud)
    assert van_json(naar_json(oud)) == oud
    assert not is_bekend(oud) and is_bekend(KLEIN_KADER)


def test_without_hours_in_the_version_there_is_no_burden(kader):
    zonder = replace(kader, clausules=tuple(replace(c, lasten=()) for c in kader.clausules))
    assert last_van(maak_zaak(BOVEN, zonder, "oud")) is None


def test_an_unknown_term_names_the_question(kader):
    beeld = last_van(maak_zaak(replace(BOVEN, looptijd_maanden=None), kader, "nu"))
    assert "Hoe lang loopt het contract" in beeld.waarom


def test_the_page_shows_hours_assumption_and_small_companies(ingelogd, compleet):
    html = ingelogd.get(reverse("intake:last", args=[compleet.kenmerk])).content.decode()
    assert "uur bij de inschrijving" in html
    assert "het uurtarief van €" in html and "Voor een klein bedrijf" in html


def test_somebody_else_finds_no_page(client, compleet):
    client.force_login(maak_gebruiker("ander", "dossiers_maken"))
    assert client.get(reverse("intake:last", args=[compleet.kenmerk])).status_code == 404


def test_who_may_only_read_gets_no_link_to_a_page_that_is_closed(client, ingelogd, compleet, ina):
    pad, link = (
        reverse(f"intake:{naam}", args=[compleet.kenmerk]) for naam in ("last", "invullen")
    )
    assert f'href="{link}"' in ingelogd.get(pad).content.decode()
    client.force_login(ina)
    assert f'href="{link}"' not in client.get(pad).content.decode()
