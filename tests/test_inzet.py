"""What we ship for running it names only what is there, and gives away no right it need not.

Whether it works is tried on a bare Debian: script/probeer-inzet and script/probeer-installatie.
"""

import os
import re
import shlex
from configparser import ConfigParser
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

WORTEL = Path(__file__).parents[1]
DEPLOY = WORTEL / "deploy"
EENHEDEN = sorted((DEPLOY / "systemd").glob("*.service"))
HANDLEIDINGEN = [
    WORTEL / "docs/beheer.md",
    *sorted((WORTEL / "docs/beheer").glob("*.md")),
    WORTEL / "README.md",
]
COMPOSE = yaml.safe_load((WORTEL / "compose.yaml").read_text(encoding="utf-8"))
EIGEN = {naam for naam, dienst in COMPOSE["services"].items() if "build" in dienst}


def naam(pad: Path) -> str:
    return str(pad.relative_to(WORTEL))


def eenheid(pad: Path) -> ConfigParser:
    gelezen = ConfigParser(strict=False, interpolation=None)
    gelezen.optionxform = str
    gelezen.read(pad, encoding="utf-8")
    return gelezen


def opdrachten(tekst: str) -> set[str]:
    return set(re.findall(r"(?:manage\.py|deploy/manage) ([a-z_]+)", tekst))


@pytest.mark.parametrize("pagina", HANDLEIDINGEN, ids=naam)
def test_a_manual_names_only_commands_that_exist(pagina):
    genoemd = opdrachten(pagina.read_text(encoding="utf-8"))
    assert genoemd - set(get_commands()) == set()


@pytest.mark.parametrize("pad", EENHEDEN, ids=naam)
def test_a_unit_starts_what_exists(pad):
    start = eenheid(pad)["Service"]["ExecStart"]
    programma, *rest = shlex.split(start)
    assert opdrachten(start) <= set(get_commands())
    if rest:
        assert (programma, rest[0]) == ("/srv/inkoopkader/.venv/bin/python", "manage.py")
    else:
        assert programma == "/srv/inkoopkader/deploy/web"
        assert os.access(WORTEL / programma.removeprefix("/srv/inkoopkader/"), os.X_OK)


@pytest.mark.parametrize("pad", EENHEDEN, ids=naam)
def test_no_unit_takes_back_what_all_of_them_gave_up(pad):
    streng = eenheid(DEPLOY / "systemd/inkoopkader-.service.d/10-streng.conf")["Service"]
    assert streng["User"] == "inkoopkader"
    assert streng["NoNewPrivileges"] == "yes"
    assert streng["ProtectSystem"] == "strict"
    assert streng["CapabilityBoundingSet"] == ""
    assert set(streng) & set(eenheid(pad)["Service"]) == set()


def test_a_timer_has_a_service_to_start():
    for timer in (DEPLOY / "systemd").glob("*.timer"):
        assert timer.with_suffix(".service") in EENHEDEN


def test_the_example_of_the_settings_names_only_settings():
    voorbeeld = (DEPLOY / "omgeving.voorbeeld").read_text(encoding="utf-8")
    handleiding = (WORTEL / "docs/beheer.md").read_text(encoding="utf-8")
    namen = re.findall(r"^([A-Z_]+)=", voorbeeld, re.MULTILINE)
    assert [n for n in namen if f"| `{n}` |" not in handleiding] == []


def test_the_image_runs_without_root_on_checked_packages():
    dockerfile = (WORTEL / "Dockerfile").read_text(encoding="utf-8")
    assert re.findall(r"^USER (.*)", dockerfile, re.MULTILINE) == ["10001"]
    installeert = re.findall(r"pip install .*", dockerfile)
    assert installeert
    assert all("--require-hashes" in regel for regel in installeert)


def test_only_named_things_get_into_the_image():
    regels = (WORTEL / ".dockerignore").read_text(encoding="utf-8").splitlines()
    mee = [regel.removeprefix("!") for regel in regels if regel.startswith("!")]
    assert "*" in regels
    assert [pad for pad in mee if not (WORTEL / pad).exists()] == []


@pytest.mark.parametrize("dienst", sorted(EIGEN))
def test_a_container_of_ours_can_change_nothing(dienst):
    onze = COMPOSE["services"][dienst]
    assert onze["read_only"] is True
    assert onze["cap_drop"] == ["ALL"]
    assert onze["security_opt"] == ["no-new-privileges:true"]


def test_no_password_stands_in_the_compose_file():
    tekst = (WORTEL / "compose.yaml").read_text(encoding="utf-8")
    for regel in re.findall(r".*(?:WACHTWOORD|PASSWORD|SECRET).*", tekst):
        assert re.search(r"\$\{[A-Z_]+:\?in \.env\}", regel), regel


@pytest.mark.parametrize("pagina", sorted((DEPLOY / "nginx/fout").glob("*.html")), ids=naam)
def test_a_page_of_the_proxy_is_named_in_its_configuration_and_has_nothing_inline(pagina):
    conf = (DEPLOY / "nginx/inkoopkader.conf").read_text(encoding="utf-8")
    tekst = pagina.read_text(encoding="utf-8")
    assert f"/fout/{pagina.name};" in conf
    assert '<html lang="nl">' in tekst
    assert not re.search(r"<style|<script|style=", tekst)
