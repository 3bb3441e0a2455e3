"""The City's design system: fetched only on request, and never in the way when it is absent."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.template.loader import render_to_string

from intake.huisstijl import ONDERDELEN, PAKKETTEN, ams_aan, stijlmappen

WORTEL = Path(__file__).parents[1]


@pytest.fixture
def nep_npm(tmp_path, monkeypatch):
    """An npm on the PATH that does what the given shell lines say."""

    def maak(regels: str) -> None:
        npm = tmp_path / "npm"
        npm.write_text(f"#!/bin/sh\n{regels}\n")
        npm.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        monkeypatch.setattr("intake.management.commands.huisstijl.find_spec", lambda naam: None)

    return maak


def maak_pakketten(basis: Path) -> None:
    for _, map_ in ONDERDELEN:
        (basis / PAKKETTEN / map_).mkdir(parents=True)


def test_the_lock_file_pins_three_packages_and_names_no_registry():
    slot = (WORTEL / "package-lock.json").read_text()
    pakketten = json.loads(slot)["packages"]
    versies = {naam.rpartition("/")[2]: p.get("version") for naam, p in pakketten.items() if naam}
    assert versies == {
        "design-system-assets": "2.6.0",
        "design-system-css": "4.4.0",
        "design-system-tokens": "4.3.0",
    }
    assert "resolved" not in slot and not re.search(r"https?://", slot)


def test_without_the_packages_nothing_is_added(tmp_path):
    assert stijlmappen(tmp_path) == []


def test_with_a_package_missing_nothing_is_added(tmp_path):
    maak_pakketten(tmp_path)
    (tmp_path / PAKKETTEN / "design-system-tokens/dist").rmdir()
    assert stijlmappen(tmp_path) == []


@pytest.mark.parametrize(
    ("instelling", "opgehaald", "aan"),
    [("eigen", True, False), ("ams", False, False), ("ams", True, True)],
)
def test_the_city_style_needs_the_packages_and_the_setting(
    settings, tmp_path, instelling, opgehaald, aan
):
    settings.HUISSTIJL, settings.BASE_DIR = instelling, tmp_path
    if opgehaald:
        maak_pakketten(tmp_path)
    assert ams_aan() is aan


def test_a_page_loads_one_of_the_two_skins(settings):
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    eigen = render_to_string("base.html", {"HUISSTIJL_AMS": False})
    ams = render_to_string("base.html", {"HUISSTIJL_AMS": True})
    assert "css/basis.css" in eigen and "/ams/" not in eigen
    assert "ams/css/index.css" in ams and "css/basis.css" not in ams


def test_fetching_says_what_to_do_next(nep_npm, tmp_path):
    mappen = " ".join(f"{PAKKETTEN}/{map_}" for _, map_ in ONDERDELEN)
    nep_npm(f'echo "$@" > argumenten; mkdir -p {mappen}')
    uit = StringIO()
    call_command("huisstijl", map=str(tmp_path), stdout=uit)
    assert "HUISSTIJL=ams" in uit.getvalue()
    assert (tmp_path / "argumenten").read_text().startswith("ci --ignore-scripts")


@pytest.mark.parametrize("regels", ["echo 'ENOTFOUND' >&2; exit 1", "echo 'ENOTFOUND' >&2"])
def test_a_failed_fetch_leaves_the_own_skin(nep_npm, tmp_path, regels):
    nep_npm(regels)
    with pytest.raises(CommandError, match="eigen stijl(.|\n)*ENOTFOUND"):
        call_command("huisstijl", map=str(tmp_path))


def test_without_npm_the_command_says_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("intake.management.commands.huisstijl.find_spec", lambda naam: None)
    with pytest.raises(CommandError, match="npm staat niet op deze computer"):
        call_command("huisstijl", map=str(tmp_path))


def test_nothing_of_the_city_is_in_the_repository():
    bestanden = [pad.suffix for pad in (WORTEL / "static").rglob("*") if pad.is_file()]
    assert set(bestanden) <= {".css", ".js", ".svg"}
    assert not re.search(r"Amsterdam Sans", (WORTEL / "static/css/tokens.css").read_text())
