"""The direction of the imports: what stands lower knows nothing of what stands higher."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

INTAKE = Path(__file__).parents[1] / "intake"
# Front doors gather the subjects for Django. Every other module beside the subjects is shared by
# their forms and pages: it has no subject of its own, so it may not know one.
VOORDEUREN = {
    "__init__",
    "admin",
    "apps",
    "checks",
    "gebruikersbeheer",
    "menu",
    "models",
    "paginas",
    "sessie",
    "start",
    "urls",
    "voor_u",
    "voorbeelddossiers",
    "voorvallen",
    "werk",
}
GEDEELD = {pad.stem for pad in INTAKE.glob("*.py")} - VOORDEUREN
MAG = {
    "aanmelden": {"advies", "kader", "berichten", "dossier", "aanmelden"} | GEDEELD,
    "advies": {"advies"},
    "kader": {"advies", "kader"} | GEDEELD,
    "berichten": {"berichten"} | GEDEELD,
    "bibliotheek": {"advies", "kader", "bibliotheek"} | GEDEELD,
    "dossier": {"advies", "kader", "berichten", "dossier"} | GEDEELD,
    "beoordeling": {"advies", "kader", "berichten", "dossier", "beoordeling"} | GEDEELD,
    "bewaren": {
        "advies",
        "kader",
        "berichten",
        "dossier",
        "beoordeling",
        "doorrekening",
        "ambitieweb",
        "reacties",
        "werkbank",
        "bewaren",
    }
    | GEDEELD,
    "meebewegen": {"advies", "kader", "dossier", "doorrekening", "meebewegen"} | GEDEELD,
    "doorrekening": {"advies", "kader", "dossier", "doorrekening"} | GEDEELD,
    "proef": {"advies", "kader", "dossier", "doorrekening", "proef"} | GEDEELD,
    "reacties": {"advies", "kader", "berichten", "dossier", "reacties"} | GEDEELD,
    "werkbank": {"advies", "kader", "dossier", "werkbank"} | GEDEELD,
    "watals": {"advies", "kader", "dossier", "doorrekening", "watals"} | GEDEELD,
    "ambitieweb": {"advies", "kader", "berichten", "dossier", "ambitieweb"} | GEDEELD,
    "waken": {"advies", "kader", "berichten", "dossier", "waken"} | GEDEELD,
} | dict.fromkeys(sorted(GEDEELD), GEDEELD)
# The facts of the core are calculated, not looked up: no framework, no clock, no chance, no world.
KERN_MAG = {"cattrs", "isodate", "jsonschema_rs"}
WERELD = {"os", "pathlib", "random", "secrets", "socket", "sqlite3", "subprocess", "time", "uuid"}


def bestanden(onderdeel: str) -> list[Path]:
    map = INTAKE / onderdeel
    return sorted(map.rglob("*.py")) if map.is_dir() else [map.with_suffix(".py")]


def imports(tekst: str) -> Iterator[str]:
    """Every module that is imported, also inside a function."""
    for deel in ast.walk(ast.parse(tekst)):
        if isinstance(deel, ast.Import):
            yield from (naam.name for naam in deel.names)
        elif isinstance(deel, ast.ImportFrom):
            assert not deel.level, "a relative import slips past the names"
            yield from (f"{deel.module}.{naam.name}" for naam in deel.names)


def eigen_onderdelen(tekst: str) -> set[str]:
    return {naam.split(".")[1] for naam in imports(tekst) if naam.startswith("intake.")}


@pytest.mark.parametrize("onderdeel", MAG)
def test_an_onderdeel_looks_only_the_right_way(onderdeel):
    for pad in bestanden(onderdeel):
        vreemd = eigen_onderdelen(pad.read_text(encoding="utf-8")) - MAG[onderdeel]
        assert not vreemd, f"{pad} imports {vreemd}"


@pytest.mark.parametrize("pad", bestanden("advies"), ids=lambda pad: pad.stem)
def test_the_core_knows_only_the_language_and_three_libraries(pad):
    namen = {naam.split(".")[0] for naam in imports(pad.read_text(encoding="utf-8"))}
    assert namen <= (sys.stdlib_module_names - WERELD) | KERN_MAG | {"intake"}


@pytest.mark.parametrize("pad", bestanden("advies"), ids=lambda pad: pad.stem)
def test_the_core_never_looks_at_the_clock(pad):
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    aanroepen = {ast.unparse(deel.func) for deel in ast.walk(boom) if isinstance(deel, ast.Call)}
    assert not [a for a in aanroepen if a.endswith((".today", ".now", ".utcnow"))]


@pytest.mark.parametrize(
    ("tekst", "onderdelen"),
    [
        ("import intake.kader.models", {"kader"}),
        ("from intake import dossier", {"dossier"}),
        ("from intake.advies.kader import Kader", {"advies"}),
        ("def f():\n    from intake.dossier import models", {"dossier"}),
        ("import json", set()),
    ],
)
def test_no_import_stays_unseen(tekst, onderdelen):
    assert eigen_onderdelen(tekst) == onderdelen


def test_a_relative_import_is_refused():
    with pytest.raises(AssertionError, match="slips past"):
        list(imports("from ..kader import models"))
