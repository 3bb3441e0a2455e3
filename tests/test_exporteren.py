"""The files that are written are a release: reading them gives the same framework."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.kader.exporteren import in_regels, schrijf_uitgave
from intake.kader.models import Kaderversie, Waarschuwing
from intake.kader.streng import vouw_uit
from intake.kader.uitgave import lees_citaten, lees_uitgave
from intake.kader.volgorde import geordend
from intake.management.commands.laad_kader import gekeurde_uitgave, neem_over


def inhoud(map):
    return {str(pad.relative_to(map)): pad.read_bytes() for pad in sorted(map.rglob("*.toml"))}


def test_the_real_kader_comes_back_the_same(kader, tmp_path):
    schrijf_uitgave(kader, tmp_path / "een")
    assert gekeurde_uitgave(tmp_path / "een") == kader


def test_exported_loaded_and_exported_again_is_the_same_to_the_byte(kader, tmp_path):
    schrijf_uitgave(kader, tmp_path / "een")
    schrijf_uitgave(geordend(lees_uitgave(tmp_path / "een")), tmp_path / "twee")
    assert inhoud(tmp_path / "een") == inhoud(tmp_path / "twee")


def test_the_files_have_the_names_of_the_project(kader, tmp_path, settings):
    schrijf_uitgave(kader, tmp_path)
    assert inhoud(tmp_path).keys() == inhoud(settings.BASE_DIR / "fixtures" / "kader").keys()
    assert lees_citaten(tmp_path) == lees_citaten(settings.BASE_DIR / "fixtures" / "kader")


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab1.-() \n"), max_size=300))
def test_a_text_is_broken_in_lines_only_where_reading_joins_them(tekst):
    gewoon = vouw_uit(tekst)
    assert vouw_uit(in_regels(gewoon)) == gewoon


def test_lines_are_of_a_readable_length(kader, tmp_path):
    lang = replace(kader.waarschuwingen[0], tekst="woord " * 60 + "einde.")
    schrijf_uitgave(replace(kader, waarschuwingen=(lang,)), tmp_path)
    assert max(map(len, (tmp_path / "waarschuwingen.toml").read_text().splitlines())) < 110


def test_a_folder_with_something_in_it_is_refused(kader, tmp_path):
    (tmp_path / "bestaat.txt").touch()
    with pytest.raises(FileExistsError):
        schrijf_uitgave(kader, tmp_path)


@pytest.mark.django_db
class TestCommand:
    def exporteer(self, *args, **opties):
        uitvoer = StringIO()
        call_command("exporteer_kader", *args, stdout=uitvoer, **opties)
        return uitvoer.getvalue()

    def test_the_draft_is_written(self, kader, tmp_path):
        neem_over(kader, {})
        Waarschuwing.objects.filter(pk="W-GRENS").update(tekst="Concept.")
        assert "bestanden geschreven" in self.exporteer(tmp_path / "uit")
        assert "Concept." in (tmp_path / "uit" / "waarschuwingen.toml").read_text()

    def test_a_version_is_written_as_it_was(self, kader, tmp_path):
        neem_over(kader, {})
        Waarschuwing.objects.filter(pk="W-GRENS").update(tekst="Concept.")
        self.exporteer(tmp_path, versie=Kaderversie.objects.get().versie)
        assert geordend(lees_uitgave(tmp_path)) == kader

    def test_an_unknown_version_is_refused(self, tmp_path):
        with pytest.raises(CommandError, match="bestaat niet"):
            self.exporteer(tmp_path, versie="nooit")

    def test_without_a_framework_there_is_nothing_to_write(self, tmp_path):
        with pytest.raises(CommandError, match="laad_kader"):
            self.exporteer(tmp_path)

    def test_a_full_folder_is_refused(self, kader, tmp_path):
        neem_over(kader, {})
        (tmp_path / "iets").touch()
        with pytest.raises(CommandError, match="lege map"):
            self.exporteer(tmp_path)
