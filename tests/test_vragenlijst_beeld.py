"""The questionnaire as a picture: the words are those of the declaration, and they are true."""

from collections import defaultdict
from itertools import product
from string import Formatter
from xml.etree import ElementTree

import pytest
from django import forms
from django.template.loader import render_to_string

from intake.advies.adviseer import Vooruitblik
from intake.dossier.antwoorden import Antwoorden
from intake.dossier.forms.stapform import StapForm
from intake.dossier.stappen import STAPPEN, Stap, altijd
from intake.dossier.voorwaarden import ADVIES, antwoorden_bij, in_woorden, leest, vragen_in
from intake.proef.tekening import RECHTS, teken
from intake.proef.vragenlijst import paginas
from tests.dossiers import VANDAAG

SOMS = [stap for stap in STAPPEN if stap.applies is not altijd]
VELDEN = {naam: veld for stap in STAPPEN for naam, veld in stap.form.base_fields.items()}
NIETS = Vooruitblik((), "nee")
ALLES = Vooruitblik(("representatie",), "charter")


class Gelezen(Antwoorden):
    """Remembers which questions were looked at; the advice is one of them."""

    def __init__(self, kader, waarden):
        super().__init__(kader, VANDAAG, waarden)
        self.gelezen = set()

    def __getitem__(self, veld):
        self.gelezen.add(veld)
        return super().__getitem__(veld)

    @property
    def vooruitblik(self):
        self.gelezen.add(ADVIES)
        return self.waarden[ADVIES]


def mogelijk(naam):
    """Every answer that can make a difference, and none."""
    if naam == ADVIES:
        return [NIETS, ALLES]
    if naam == "delen":
        return [None, *([{"soort": soort}] for soort in antwoorden_bij(VELDEN[naam]) if soort)]
    if naam == "doelstellingen":
        return [None, {"representatie": True}, {"representatie": False}]
    return [None, *(antwoorden_bij(VELDEN[naam]) or (12, 13))]


def proeven(stap, kader):
    """Every combination of answers to the questions in the words, with what the condition said."""
    namen = leest(stap)
    for waarden in product(*(mogelijk(naam) for naam in namen)):
        antwoorden = Gelezen(kader, {ADVIES: NIETS} | dict(zip(namen, waarden, strict=True)))
        yield waarden, stap.applies(antwoorden), antwoorden.gelezen


@pytest.mark.parametrize("stap", SOMS, ids=lambda stap: stap.slug)
class TestWords:
    def test_a_step_that_does_not_always_come_says_when(self, stap):
        zin = in_woorden(stap, vragen_in(STAPPEN))
        assert zin.endswith(".") and zin[0].isupper() and "{" not in zin

    def test_its_words_name_exactly_the_questions_it_looks_at(self, stap, kader):
        gelezen = set().union(*(gelezen for _, _, gelezen in proeven(stap, kader)))
        assert gelezen == set(leest(stap))

    def test_each_question_in_its_words_can_turn_the_outcome(self, stap, kader):
        for plek in range(len(leest(stap))):
            per_rest = defaultdict(set)
            for waarden, komt, _ in proeven(stap, kader):
                per_rest[str(waarden[:plek] + waarden[plek + 1 :])].add(komt)
            assert {True, False} in per_rest.values(), leest(stap)[plek]

    def test_each_answer_in_its_words_turns_the_outcome(self, stap, kader):
        uitslag = {str(waarden): komt for waarden, komt, _ in proeven(stap, kader)}
        namen = leest(stap)
        for _, naam, antwoord, _ in Formatter().parse(stap.applies.__doc__):
            if not antwoord:
                continue
            plek = namen.index(naam)
            waarde = [{"soort": antwoord}] if naam == "delen" else antwoord
            met = [w for w, _, _ in proeven(stap, kader) if w[plek] == waarde]
            zonder = (w[:plek] + (ander,) + w[plek + 1 :] for w in met for ander in mogelijk(naam))
            assert {uitslag[str(w)] for w in [*met, *zonder]} == {True, False}, antwoord

    def test_it_only_looks_back(self, stap):
        eerder = {veld for s in STAPPEN[: STAPPEN.index(stap)] for veld in s.velden}
        assert set(leest(stap)) <= eerder | {ADVIES}


def test_what_always_comes_has_no_condition():
    altijd_getoond = [s.titel for s in STAPPEN if s.applies is altijd]
    zonder = [p.titel for p in paginas(STAPPEN) if not p.voorwaarde and not p.is_advies]
    assert zonder == altijd_getoond


class ParkeerForm(StapForm):
    parkeren = forms.CharField(label="Waar parkeert de leverancier?")


def levert_spullen(antwoorden):
    """Bij {soort} is {soort:levering} gekozen."""
    return antwoorden["soort"] == "levering"


@pytest.fixture
def meer():
    nieuw = Stap("Het werk en de mensen", "parkeren", "Parkeren", ParkeerForm, levert_spullen)
    return (*STAPPEN, nieuw)


class TestNewStep:
    def test_it_appears_in_the_list_with_its_words(self, meer):
        pagina = paginas(meer)[-1]
        assert pagina.vragen == ("Waar parkeert de leverancier?",)
        assert pagina.voorwaarde == ("Bij “Wat voor soort opdracht is het?” is “Levering” gekozen.")
        assert (
            pagina.nummer in next(p for p in paginas(meer) if p.titel == "Soort opdracht").bepaalt
        )

    def test_it_appears_in_the_picture_with_a_branch(self, meer):
        oud, nieuw = teken(paginas(STAPPEN)), teken(paginas(meer))
        vak = nieuw.vakken[-1]
        assert "Parkeren" in vak.teksten[0].tekst
        assert any(een.pad.endswith(f" {vak.in_y}H{RECHTS + 6}") for een in nieuw.banen)
        assert nieuw.hoogte > oud.hoogte


class TestPicture:
    def test_no_box_covers_another(self):
        vakken = teken(paginas(STAPPEN)).vakken
        for boven, onder in zip(vakken, vakken[1:], strict=False):
            assert boven.y + boven.hoogte < onder.y

    def test_no_two_branches_arrive_at_one_place(self):
        for vak in teken(paginas(STAPPEN)).vakken:
            plekken = [vak.aankomst(nummer) for nummer in vak.pagina.hangt_af_van]
            assert len(set(plekken)) == len(plekken)
            assert all(y < vak.uit_y for y in plekken)

    def test_every_page_has_an_arrow_for_each_page_that_decides(self):
        tekening = teken(paginas(STAPPEN))
        pijlen = sum(len(baan.pijlen) for baan in tekening.banen)
        assert pijlen == sum(len(vak.pagina.hangt_af_van) for vak in tekening.vakken)

    def test_every_word_stands_in_its_box(self):
        for vak in teken(paginas(STAPPEN)).vakken:
            for een in vak.teksten:
                assert vak.y < een.y < vak.y + vak.hoogte

    def test_lines_that_share_a_lane_do_not_meet(self):
        per_baan = defaultdict(list)
        for baan in teken(paginas(STAPPEN)).banen:
            x, _, rest = baan.pad.partition("H")[2].partition("V")
            begin = int(baan.pad.split()[1].split("H")[0])
            per_baan[x].append((begin, int(rest.split("M")[0])))
        for stukken in per_baan.values():
            stukken.sort()
            for (_, einde), (begin, _) in zip(stukken, stukken[1:], strict=False):
                assert einde < begin

    def test_the_svg_is_sound_and_holds_every_page_and_question(self):
        lijst = paginas(STAPPEN)
        context = {"paginas": lijst, "tekening": teken(lijst)}
        svg = ElementTree.fromstring(
            render_to_string("admin/intake/proef/_tekening.html", context).strip()
        )
        tekst = " ".join(" ".join(svg.itertext()).split())
        assert svg.get("role") == "img" and "tekening-naam" in svg.get("aria-labelledby")
        for pagina in lijst:
            assert pagina.titel in tekst
            assert all(vraag in tekst for vraag in pagina.vragen)
            assert pagina.voorwaarde in tekst
