"""A release is loaded once, whole and checked; what somebody edited is never overwritten."""

import shutil
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from intake.kader.lezen import lees_werkrijen
from intake.kader.models import Clausule, Invulveld, Kaderversie, Waarschuwing
from intake.kader.publicatie import geldend_kader
from intake.kader.snapshot import naar_json, van_json
from tests.test_publicatie import BEGIN

pytestmark = pytest.mark.django_db
UITGAVE = settings.BASE_DIR / "fixtures" / "kader"


def laad(map=UITGAVE, **opties):
    uitvoer = StringIO()
    call_command("laad_kader", map=map, stdout=uitvoer, **opties)
    return uitvoer.getvalue()


@pytest.fixture
def kopie(tmp_path):
    return shutil.copytree(UITGAVE, tmp_path / "kader")


def vervang(bestand, oud, nieuw):
    tekst = bestand.read_text()
    assert oud in tekst
    bestand.write_text(tekst.replace(oud, nieuw, 1))


def test_the_first_run_publishes_the_first_version(kader):
    assert "Versie 2024-02-29.1 is gepubliceerd" in laad()
    versie, geladen = geldend_kader(BEGIN)
    assert versie.versie == "2024-02-29.1"
    assert geladen == kader


def test_the_real_kader_survives_the_tables_and_the_snapshot(kader):
    laad()
    assert lees_werkrijen() == kader
    assert van_json(naar_json(kader)) == kader


def test_the_second_run_changes_nothing():
    laad()
    eerste = Kaderversie.objects.get()
    assert "Niets veranderd" in laad()
    assert Kaderversie.objects.get().gepubliceerd_op == eerste.gepubliceerd_op


def test_droog_checks_and_writes_nothing():
    assert "Er is niets geschreven" in laad(droog=True)
    assert not Clausule.objects.exists()
    assert not Kaderversie.objects.exists()


def test_a_newer_release_says_what_moved_along_and_what_is_asked(kopie):
    laad()
    Waarschuwing.objects.filter(pk="W-GRENS").update(tekst="Eigen tekst.")
    vervang(
        kopie / "waarschuwingen.toml",
        'code = "W-GRENS"\ntekst = """\n',
        'code = "W-GRENS"\ntekst = """\nNieuw. ',
    )
    vervang(kopie / "clausules" / "REP-01.toml", "Werven en selecteren", "Werven of selecteren")
    uitvoer = laad(kopie)
    assert "Overgenomen in het concept (1):\n  clausules REP-01" in uitvoer
    assert "Te beoordelen: hier aangepast (1):\n  waarschuwingen W-GRENS" in uitvoer
    assert "Er is niets gepubliceerd." in uitvoer
    assert Kaderversie.objects.count() == 1


def test_a_removed_row_does_not_come_back():
    laad()
    Waarschuwing.objects.filter(pk="W-GRENS").delete()
    assert "Niets veranderd" in laad()
    assert not Waarschuwing.objects.filter(pk="W-GRENS").exists()


def test_a_long_list_is_cut_short(kopie):
    laad()
    for pad in (kopie / "clausules").glob("SOV-*.toml"):
        pad.write_text(pad.read_text().replace('titel = "', 'titel = "Nieuw: ', 1))
    assert "en nog " in laad(kopie)


def test_a_draft_that_would_break_is_refused(kopie):
    laad()
    Waarschuwing.objects.filter(pk="W-GRENS").update(tekst="Eigen tekst.")
    Invulveld.objects.get(pk="aantal_bewoners").delete()
    vervang(kopie / "clausules" / "REP-01.toml", "Werven en selecteren", "Werven of selecteren")
    with pytest.raises(CommandError, match="aantal_bewoners"):
        laad(kopie)


def test_a_file_that_is_no_toml_is_named(kopie):
    (kopie / "waarschuwingen.toml").write_text("= stuk")
    with pytest.raises(CommandError, match=r"waarschuwingen\.toml"):
        laad(kopie)


def test_an_unknown_key_is_named_with_its_file(kopie):
    vervang(kopie / "clausules" / "REP-01.toml", "bewijs = ", "bewys = ")
    with pytest.raises(CommandError, match=r"REP-01\.toml.*bewys"):
        laad(kopie)


def test_a_text_that_does_not_fit_is_named(kopie):
    vervang(kopie / "clausules" / "REP-01.toml", 'titel = "', f'titel = "{"x" * 200}')
    with pytest.raises(CommandError, match="clausule REP-01, titel"):
        laad(kopie)
    assert not Clausule.objects.exists()


def test_a_changed_literal_text_is_refused(kopie):
    vervang(kopie / "clausules" / "CHA-01.toml", "zes maanden", "negen maanden")
    with pytest.raises(CommandError, match="CHA-01"):
        laad(kopie)
    assert not Clausule.objects.exists()


def test_an_unknown_reference_is_refused_before_anything_is_written(kopie):
    vervang(kopie / "clausules" / "REP-01.toml", '"representatie"', '"bestaat_niet"')
    with pytest.raises(CommandError, match="bestaat_niet"):
        laad(kopie)
    assert not Clausule.objects.exists()


def test_an_empty_folder_is_no_release(tmp_path):
    with pytest.raises(CommandError, match="staat in geen enkel bestand"):
        laad(tmp_path)


def test_a_failed_publication_leaves_no_rows_behind(kopie):
    vervang(kopie / "kader.toml", '"2024-02-29"', '"eerste"')
    with pytest.raises(CommandError, match="versie"):
        laad(kopie)
    assert not Clausule.objects.exists()
