"""DT12: what the contract manager finds in the agenda."""

from datetime import date

import pytest

from intake.advies.agenda import maak_agenda
from intake.advies.keuzes import Trigger

INGANG, EINDE = date(2027, 8, 1), date(2032, 8, 1)


def agenda(kader, *codes, mijlpalen=None, einde=EINDE):
    clausules = [kader.clausule[code] for code in codes]
    mijlpalen = {Trigger.INGANGSDATUM: INGANG} if mijlpalen is None else mijlpalen
    return maak_agenda(clausules, mijlpalen, einde)


def test_the_charter_has_its_three_moments(kader):
    momenten = [(a.datum, a.wat[:20]) for a in agenda(kader, "CHA-01")[:3]]
    assert momenten == [
        (date(2028, 2, 1), "Charter ondertekend "),
        (date(2028, 8, 1), "Plan van aanpak inge"),
        (date(2028, 8, 1), "Voortgang op zelf op"),
    ]


def test_the_signing_date_replaces_the_latest_date(kader):
    mijlpalen = {Trigger.INGANGSDATUM: INGANG, Trigger.ONDERTEKENING: date(2027, 9, 1)}
    momenten = {a.wat[:4]: a.datum for a in agenda(kader, "CHA-01", mijlpalen=mijlpalen)[:2]}
    assert momenten["Plan"] == date(2028, 3, 1)


def test_a_repetition_runs_until_the_end_and_not_beyond(kader):
    datums = [a.datum for a in agenda(kader, "ALG-02")]
    assert datums == [date(jaar, 8, 1) for jaar in range(2028, 2033)]
    assert [a.is_herhaling for a in agenda(kader, "ALG-02")] == [False, True, True, True, True]


def test_without_an_end_nothing_repeats(kader):
    assert len(agenda(kader, "ALG-02", einde=None)) == 1


def test_a_negative_term_falls_before_the_milestone(kader):
    livegang = {Trigger.LIVEGANG: date(2027, 6, 1)}
    assert agenda(kader, "TOE-02", mijlpalen=livegang)[0].datum == date(2027, 5, 4)


@pytest.mark.parametrize(("code", "trigger"), [("ALG-01", "incident"), ("ALG-05", "verzoek")])
def test_what_waits_for_an_event_has_no_date(kader, code, trigger):
    (afspraak,) = agenda(kader, code)
    assert (afspraak.datum, afspraak.trigger) == (None, trigger)


def test_the_dated_moments_come_first_and_in_order(kader):
    momenten = agenda(kader, "SOV-11", "CHA-01", "SOV-02", "SOV-06")
    datums = [a.datum for a in momenten if a.datum]
    assert datums == sorted(datums)
    assert momenten[-1].datum is None
    assert datums[0] == date(2027, 9, 1)


def test_every_term_of_the_framework_can_be_calculated(kader):
    mijlpalen = dict.fromkeys(Trigger, INGANG)
    momenten = agenda(kader, *kader.clausule, mijlpalen=mijlpalen)
    assert all(a.datum for a in momenten)
