"""A release is read exactly, or refused with file and key of every problem."""

import re
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from intake.advies.keuzes import ClausuleSoort, Drieweg, Feit, Soort
from intake.kader.citaten import som
from intake.kader.streng import vouw_uit
from intake.kader.uitgave import Uitgavefout, lees_citaten, lees_uitgave

WORTEL = Path(__file__).parent.parent
UITGAVE = WORTEL / "fixtures" / "kader"
REP_04 = "clausules/REP-04.toml"


@pytest.fixture(scope="module")
def kader():
    return lees_uitgave(UITGAVE)


@pytest.fixture
def map(tmp_path):
    return shutil.copytree(UITGAVE, tmp_path / "kader")


def verander(map, bestand, oud, nieuw):
    tekst = (map / bestand).read_text("utf-8")
    assert oud in tekst
    (map / bestand).write_text(tekst.replace(oud, nieuw, 1), "utf-8")


def regels_van(map):
    with pytest.raises(Uitgavefout) as fout:
        lees_uitgave(map)
    return fout.value.regels


def test_the_first_release_is_complete(kader):
    assert len(kader.clausules) == 86
    assert len(kader.productgroepen) == 39
    assert len(kader.juridische_kaders) == 24
    assert len(kader.drempelbedragen) == 3 * 5


def test_a_clausule_is_read_with_its_types(kader):
    clausule = kader.clausule["REP-04"]
    assert clausule.soort is ClausuleSoort.GUNNINGSCRITERIUM
    assert clausule.toepassing.feiten == {Feit.LEVERT_KANDIDATEN: Drieweg.JA}
    assert "uitzendkrachten" in clausule.toepassing.productgroepen
    assert clausule.nakoming[0].herkomst == "voorstel"


def test_amounts_are_exact(kader):
    assert kader.parameters.grensmarge == Decimal("0.90")
    drempel = kader.drempels_per_soort[Soort.WERK][-1]
    assert (drempel.bedrag, drempel.geldig_van) == (Decimal(5404000), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("soort", "bedragen"),
    [
        ("levering", [215_000, 221_000, 216_000]),
        ("dienst", [215_000, 221_000, 216_000]),
        ("sociale_dienst", [750_000, 750_000, 750_000]),
        ("werk", [5_382_000, 5_538_000, 5_404_000]),
        ("concessie", [5_382_000, 5_538_000, 5_404_000]),
    ],
)
def test_the_drempelbedragen_are_those_of_the_three_periods(kader, soort, bedragen):
    assert [d.bedrag for d in kader.drempels_per_soort[soort]] == bedragen


@pytest.mark.parametrize(
    ("code", "veld", "verwacht"),
    [
        ("CHA-01", "tekst", "289e952999a1fa2c3b02209fc0fa292b8ae93deb0d9b57180ff09545a5870ffc"),
        ("CHA-01", "nb", "3fd29dcd230e15d814548d2b8f357317563b46d0019889c84538c65c707aa60e"),
        ("CHA-02", "tekst", "3f168c8250ca8dda01860eeaf4bea8c45cd0c0467d545859bcd91edf85ff0e3d"),
        ("CHA-02", "nb", "4d4ca2f8da3ed548fc4fbee349275de3a59beac1d1c4e05470f134c498a068c0"),
    ],
)
def test_the_official_texts_are_those_of_the_handelingskader(kader, code, veld, verwacht):
    assert som(getattr(kader.clausule[code], veld)) == verwacht


@pytest.mark.parametrize(
    ("code", "wet"),
    [("REP-24", "LOONTRANSPARANTIE"), ("REP-25", "WAADI_WTTA"), ("SOV-21", "VERTROUWENSPERSOON")],
)
def test_a_text_on_new_law_names_that_law(kader, code, wet):
    assert wet in kader.clausule[code].juridische_kaders
    assert code in kader.parameters.steunt_op_nieuwe_wet


def test_every_regel_and_waarschuwing_of_the_engine_is_in_the_release(kader):
    code = "".join(pad.read_text("utf-8") for pad in (WORTEL / "intake/advies").glob("*.py"))
    regels = set(re.findall(r'"(DT\d+\.\d+|RAMING|PERCEEL|NIVEAU)"', code))
    waarschuwingen = set(re.findall(r'"(W-[A-Z-]+)"', code))
    assert len(regels) > 50
    assert regels <= kader.regel.keys()
    assert waarschuwingen <= kader.waarschuwing.keys()


def test_no_contactpunt_has_an_address_yet(kader):
    assert [c.code for c in kader.contactpunten if not c.is_leeg] == []


def test_every_productgroep_can_be_found_by_words_and_by_cpv(kader):
    assert all(5 <= len(p.synoniemen) <= 16 and p.cpv for p in kader.productgroepen)


def test_files_are_read_in_order_of_their_numbers(kader):
    tabellen = list(dict.fromkeys(regel.tabel for regel in kader.regels))
    assert tabellen[:3] == ["DT1", "DT2", "DT3"]
    assert tabellen.index("DT9") + 1 == tabellen.index("DT10")


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "regel"),
    [
        (REP_04, "titel =", "tietel =", "tietel: onbekende sleutel"),
        (REP_04, "titel =", "tietel =", "titel: ontbreekt"),
        (REP_04, "wat =", "watte =", "nakoming[0].watte: onbekende sleutel"),
        (REP_04, "trigger =", "# trigger =", "nakoming[0].trigger: ontbreekt"),
        (REP_04, "prioriteit = 3", 'prioriteit = "3"', "prioriteit: '3' is niet een geheel getal"),
        (REP_04, "prioriteit = 3", "prioriteit = true", "prioriteit: True is niet een geheel getal"),
        (REP_04, "prioriteit = 3", "prioriteit = 3.0", "prioriteit: Decimal('3.0') is niet een geheel getal"),
        (REP_04, 'code = "REP-04"', "code = 4", "code: 4 is niet tekst"),
        (REP_04, 'doelstellingen = ["representatie"]', 'doelstellingen = "representatie"', "doelstellingen: 'representatie' is niet een lijst"),
        (REP_04, 'levert_kandidaten = "ja"', 'levert_kandidaten = "soms"', "toepassing.feiten[levert_kandidaten]: 'soms' staat niet in de lijst: ja, nee, onbekend"),
        (REP_04, "levert_kandidaten", "levert_mensen", "toepassing.feiten[levert_mensen]: 'levert_mensen' staat niet in de lijst"),
        (REP_04, "[toepassing]", "[[toepassing]]", "toepassing: heeft hier een andere vorm"),
        (REP_04, "titel =", "titel ==", "niet te lezen als TOML"),
        (REP_04, 'code = "REP-04"', 'code = "REP-05"', "code: REP-05 past niet bij de naam van het bestand"),
        ("drempelbedragen.toml", "2022-01-01", '"2022-01-01"', "drempelbedragen[0].geldig_van: '2022-01-01' is niet een datum"),
        ("drempelbedragen.toml", "2022-01-01", "2022-01-01T00:00:00", "drempelbedragen[0].geldig_van"),
        ("drempelbedragen.toml", "215_000", "nan", "drempelbedragen[0].bedrag: Decimal('NaN') is niet een getal"),
        ("drempelbedragen.toml", "215_000", "true", "drempelbedragen[0].bedrag: True is niet een getal"),
        ("contactpunten.toml", "= true", "= 1", "contactpunten[0].verplicht_invullen: 1 is niet true of false"),
        ("kader.toml", "[gegevens]", "[gegeven]", "gegeven: onbekende sleutel"),
        ("kader.toml", "grensmarge", "marge", "parameters.marge: onbekende sleutel"),
        ("ambitieweb.toml", "[[doelen]]", "[[assen]]", "assen: onbekende sleutel"),
        ("memoteksten/M1.toml", "[voorwaarde]", "voorwaarde = 3 #", "voorwaarde: heeft hier een andere vorm"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_file_and_key(map, bestand, oud, nieuw, regel):
    verander(map, bestand, oud, nieuw)
    assert any(r.startswith(f"{bestand}: {regel}") for r in regels_van(map)), regels_van(map)


def test_mistakes_in_several_files_are_named_together(map):
    verander(map, REP_04, "titel =", "tietel =")
    verander(map, "bronnen.toml", "titel =", "tietel =")
    assert {regel.split(":")[0] for regel in regels_van(map)} == {REP_04, "bronnen.toml"}


def test_a_missing_file_is_named_by_what_it_should_hold(map):
    (map / "invulvelden.toml").unlink()
    assert regels_van(map) == ["invulvelden: staat in geen enkel bestand"]


def test_a_file_in_an_unknown_folder_is_refused(map):
    (map / "clausule").mkdir()
    shutil.copy(map / REP_04, map / "clausule" / "REP-04.toml")
    assert "clausule/REP-04.toml: code: onbekende sleutel" in regels_van(map)


def test_a_single_value_stands_in_one_file(map):
    (map / "extra.toml").write_text("max_directiedoelen = 4")
    assert regels_van(map) == ["extra.toml: max_directiedoelen: staat ook in een ander bestand"]


def test_a_citaat_without_a_sum_is_refused(map):
    (map / "citaten.toml").write_text('"DT1.1.bron_zin" = 3')
    with pytest.raises(Uitgavefout, match="citaten.toml"):
        lees_citaten(map)


@pytest.mark.parametrize(
    ("geschreven", "gelezen"),
    [
        ("\nEen zin die\ndoorloopt.\n", "Een zin die doorloopt."),
        ("Daarin staat:\na. dit en\nnog wat;\nb. dat.", "Daarin staat:\na. dit en nog wat;\nb. dat."),
        ("Ga in op:\n(1) wie,\n2) hoe\n- en waarom", "Ga in op:\n(1) wie,\n2) hoe\n- en waarom"),
        ("Eerste alinea.\n\nTweede\nalinea.", "Eerste alinea.\n\nTweede alinea."),
        ("art. 2.75\nlid 4", "art. 2.75 lid 4"),
    ],
)  # fmt: skip
def test_line_breaks_of_the_file_do_not_reach_the_text(geschreven, gelezen):
    assert vouw_uit(geschreven) == gelezen
