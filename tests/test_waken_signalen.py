"""When the framework needs care: each signal as a decision table, its boundaries in pairs."""

from dataclasses import replace
from datetime import date

import pytest

from intake.advies.keuzes import InvulveldType, JuridischeStatus
from intake.waken.concept import Waakstand, leg_naast
from intake.waken.signalen import Leven, Reden, Signaalsoort, signalen
from intake.waken.woorden import WOORDEN, in_het_kort
from tests.klein_kader import KLEIN_KADER

EINDE = date(2027, 12, 31)
RUST_OP = date(2026, 12, 1)


def anders(naam, nummer, **velden):
    """The small framework with one row of it changed."""
    rijen = list(getattr(KLEIN_KADER, naam))
    rijen[nummer] = replace(rijen[nummer], **velden)
    return replace(KLEIN_KADER, **{naam: tuple(rijen)})


def gevonden(soort, kader=KLEIN_KADER, op=RUST_OP, levens=None):
    return [s.over for s in signalen(kader, op, levens or {}) if s.soort is soort]


@pytest.mark.parametrize(
    ("op", "verwacht"),
    [
        pytest.param(date(2027, 9, 1), 0, id="nog 121 dagen"),
        pytest.param(date(2027, 9, 2), 1, id="nog 120 dagen"),
        pytest.param(EINDE, 1, id="laatste dag"),
        pytest.param(date(2028, 1, 1), 1, id="een dag te laat"),
    ],
)
def test_drempel(op, verwacht):
    assert len(gevonden(Signaalsoort.DREMPEL, op=op)) == verwacht


def test_a_period_with_a_successor_is_no_signal():
    oud, nieuw = KLEIN_KADER.drempelbedragen
    assert oud.geldig_tot < RUST_OP and not gevonden(Signaalsoort.DREMPEL)
    zonder = replace(KLEIN_KADER, drempelbedragen=(oud,))
    assert gevonden(Signaalsoort.DREMPEL, zonder) == [f"{nieuw.soort}:2025-12-31"]


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        pytest.param({}, ["CIS"], id="verplicht en leeg"),
        pytest.param({"verplicht_invullen": False}, [], id="niet verplicht"),
        pytest.param({"email": "cis@example.org"}, [], id="alleen e-mail"),
        pytest.param({"telefoon": "14 020"}, [], id="alleen telefoon"),
        pytest.param({"url": "https://example.org"}, [], id="alleen webadres"),
    ],
)
def test_contactpunt(velden, verwacht):
    assert gevonden(Signaalsoort.CONTACTPUNT, anders("contactpunten", 0, **velden)) == verwacht


@pytest.mark.parametrize("status", JuridischeStatus)
def test_only_what_is_aanhangig_is_told_as_such(status):
    kader = anders("juridische_kaders", 0, status=status)
    verwacht = ["WET-B"] if status is JuridischeStatus.AANHANGIG else []
    assert gevonden(Signaalsoort.WET_AANHANGIG, kader) == verwacht


@pytest.mark.parametrize(
    ("gecontroleerd", "op", "verwacht"),
    [
        pytest.param(date(2026, 8, 15), date(2026, 11, 14), False, id="dag voor het kwartaal"),
        pytest.param(date(2026, 8, 15), date(2026, 11, 15), True, id="kwartaal vol"),
        pytest.param(date(2026, 11, 30), date(2027, 2, 27), False, id="februari, dag ervoor"),
        pytest.param(date(2026, 11, 30), date(2027, 2, 28), True, id="februari is korter"),
        pytest.param(date(2026, 5, 1), date(2026, 7, 31), False, id="91 dagen en geen kwartaal"),
        pytest.param(date(2026, 12, 1), date(2027, 3, 1), True, id="90 dagen en wel een kwartaal"),
    ],
)
def test_te_controleren(gecontroleerd, op, verwacht):
    kader = anders("juridische_kaders", 1, laatst_gecontroleerd=gecontroleerd)
    assert ("WET-A" in gevonden(Signaalsoort.WET_CONTROLE, kader, op)) is verwacht


LANG_GELEDEN = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("leven", "op", "verwacht"),
    [
        pytest.param(Leven(10, 10, sinds=LANG_GELEDEN), date(2026, 6, 30), True, id="180 dagen"),
        pytest.param(Leven(10, 10, sinds=LANG_GELEDEN), date(2026, 6, 29), False, id="179 dagen"),
        pytest.param(Leven(9, 9, sinds=LANG_GELEDEN), date(2027, 1, 1), False, id="9 keer"),
        pytest.param(Leven(10, 9, sinds=LANG_GELEDEN), date(2027, 1, 1), False, id="een keer wel"),
        pytest.param(
            Leven(10, 10, 1, sinds=LANG_GELEDEN), date(2027, 1, 1), False, id="toegevoegd"
        ),
    ],
)
def test_nooit_gekozen(leven, op, verwacht):
    levens = {"VEI-01": leven}
    assert gevonden(Signaalsoort.NOOIT_GEKOZEN, op=op, levens=levens) == ["VEI-01"] * verwacht
    # Never chosen is told once, not also as left out often.
    vaak = gevonden(Signaalsoort.VAAK_WEGGELATEN, op=op, levens=levens)
    assert not (verwacht and vaak)


@pytest.mark.parametrize(
    ("geadviseerd", "weggelaten", "verwacht"),
    [
        pytest.param(10, 5, False, id="precies de helft"),
        pytest.param(10, 6, True, id="meer dan de helft"),
        pytest.param(11, 5, False, id="net minder dan de helft van oneven"),
        pytest.param(11, 6, True, id="net meer dan de helft van oneven"),
        pytest.param(4, 4, False, id="te weinig dossiers"),
        pytest.param(5, 5, True, id="net genoeg dossiers"),
    ],
)
def test_vaak_weggelaten(geadviseerd, weggelaten, verwacht):
    levens = {"VEI-01": Leven(geadviseerd, weggelaten, sinds=RUST_OP)}
    found = gevonden(Signaalsoort.VAAK_WEGGELATEN, levens=levens)
    assert found == ["VEI-01"] * verwacht


def test_a_clausule_that_is_gone_from_the_kader_is_no_signal():
    levens = {"WEG-01": Leven(20, 20, sinds=LANG_GELEDEN)}
    assert not [s for s in signalen(KLEIN_KADER, RUST_OP, levens) if s.over == "WEG-01"]


@pytest.mark.parametrize(
    ("velden", "leven", "verwacht"),
    [
        pytest.param({"standaard": ""}, Leven(12, 2), True, id="tien keer gebruikt"),
        pytest.param({"standaard": ""}, Leven(12, 3), False, id="negen keer gebruikt"),
        pytest.param({"standaard": ""}, Leven(12, 3, 1), True, id="een keer toegevoegd telt mee"),
        pytest.param({"standaard": "75"}, Leven(12, 0), False, id="met standaard"),
        pytest.param(
            {"standaard": "", "type": InvulveldType.CONTACT}, Leven(12, 0), False, id="een contact"
        ),
    ],
)
def test_invulveld(velden, leven, verwacht):
    kader = anders("invulvelden", 0, **velden)
    found = gevonden(Signaalsoort.INVULVELD, kader, levens={"MEE-01": leven})
    assert found == ["hoogte"] * verwacht


def test_a_clausule_signal_brings_its_reasons():
    redenen = (Reden("Te duur", 6, (1,)),)
    levens = {"VEI-01": Leven(10, 6, sinds=RUST_OP, redenen=redenen)}
    [signaal] = [s for s in signalen(KLEIN_KADER, RUST_OP, levens) if s.redenen]
    assert signaal.redenen == redenen and "6 van de 10" in signaal.zin


def test_what_the_draft_solves_stands_ready_and_what_it_breaks_is_its_own():
    geldend = signalen(KLEIN_KADER, RUST_OP, {})
    beter = anders("juridische_kaders", 0, status=JuridischeStatus.GELDEND)
    slechter = anders("juridische_kaders", 1, status=JuridischeStatus.AANHANGIG)
    standen = {m.signaal.sleutel: m.stand for m in leg_naast(geldend, signalen(beter, RUST_OP, {}))}
    assert standen["wet_aanhangig:WET-B"] is Waakstand.KLAAR
    assert standen["contactpunt:CIS"] is Waakstand.NU
    nieuw = leg_naast(geldend, signalen(slechter, RUST_OP, {}))[-1]
    assert (nieuw.stand, nieuw.signaal.over) == (Waakstand.CONCEPT, "WET-A")


def test_a_successor_in_the_draft_stands_ready():
    oud, nieuw = KLEIN_KADER.drempelbedragen
    volgend = replace(nieuw, geldig_van=date(2028, 1, 1), geldig_tot=date(2029, 12, 31))
    straks = replace(KLEIN_KADER, drempelbedragen=(oud, nieuw, volgend))
    meldingen = leg_naast(signalen(KLEIN_KADER, EINDE, {}), signalen(straks, EINDE, {}))
    [drempel] = [m for m in meldingen if m.signaal.soort is Signaalsoort.DREMPEL]
    assert drempel.stand is Waakstand.KLAAR and not drempel.wacht


def test_without_a_draft_everything_waits():
    assert all(m.wacht for m in leg_naast(signalen(KLEIN_KADER, EINDE, {}), None))


def test_every_kind_has_words():
    assert set(WOORDEN) == set(Signaalsoort)


def test_a_message_counts_per_kind_and_says_nothing_more():
    kader = anders("contactpunten", 1, verplicht_invullen=True, email="", telefoon="", url="")
    gezien = [s for s in signalen(kader, RUST_OP, {}) if s.soort is not Signaalsoort.WET_CONTROLE]
    assert in_het_kort(gezien) == "2 contactpunten en 1 juridisch kader"
