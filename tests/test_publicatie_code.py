"""What stands around the code for who wants to use it: licence, catalogue, how to report."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

WORTEL = Path(__file__).parents[1]
PUBLICCODE = yaml.safe_load((WORTEL / "publiccode.yml").read_text(encoding="utf-8"))
VERPLICHT = (
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description",
    "legal.license",
    "maintenance.type",
    "maintenance.contacts",
    "localisation.localisationReady",
    "localisation.availableLanguages",
)
# Each begins one of the fifteen articles or the list of licences that may follow.
ARTIKELEN = [f"{nummer}." for nummer in range(1, 16)]


def waarde(pad: str, bron: Any = PUBLICCODE) -> Any:
    for deel in pad.split("."):
        bron = bron.get(deel)
    return bron


@pytest.mark.parametrize("pad", VERPLICHT)
def test_the_catalogue_gets_what_it_demands(pad):
    assert waarde(pad) not in (None, "", [], {})


def test_the_catalogue_gets_words_that_it_knows():
    assert PUBLICCODE["developmentStatus"] in {"concept", "development", "beta", "stable"}
    assert PUBLICCODE["softwareType"] == "standalone/web"
    assert PUBLICCODE["maintenance"]["type"] in {"internal", "contract", "community", "none"}


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_the_descriptions_are_as_long_as_a_catalogue_shows(taal):
    tekst = PUBLICCODE["description"][taal]
    assert len(tekst["shortDescription"]) <= 150
    assert 150 <= len(tekst["longDescription"]) <= 10_000
    assert tekst["features"]


def test_everywhere_the_same_licence_is_named():
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    licentie = (WORTEL / "LICENSE").read_text(encoding="utf-8")
    assert PUBLICCODE["legal"]["license"] == project["license"] == "EUPL-1.2"
    assert licentie.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")


def test_the_licence_is_whole():
    licentie = (WORTEL / "LICENSE").read_text(encoding="utf-8")
    assert re.findall(r"^(\d+\.)[A-Z]", licentie, re.MULTILINE) == ARTIKELEN
    assert "‘Compatible Licences’ according to Article 5 EUPL are:" in licentie


PAGINAS = [
    *(WORTEL / naam for naam in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    WORTEL / "docs/beheer.md",
    *sorted((WORTEL / "docs/beheer").glob("*.md")),
]


@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda pad: str(pad.relative_to(WORTEL)))
def test_every_link_between_pages_leads_somewhere(pagina):
    tekst = pagina.read_text(encoding="utf-8")
    doelen = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", tekst)
    assert [doel for doel in doelen if not (pagina.parent / doel).exists()] == []
