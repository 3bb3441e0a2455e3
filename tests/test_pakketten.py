"""The packages that we build on: locked, installed as locked, no version known to be weak, licences."""

import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.version import Version

WORTEL = Path(__file__).parents[1]
sys.path.insert(0, str(WORTEL / "script"))
from audit import GOED, NIET_GEVRAAGD, ZWAK, oordeel, pakketten, sbom  # noqa: E402

LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-huisstijl.txt"]
# Free to use beside the EUPL. No AGPL; plain GPL only where another licence may be chosen.
LICENTIES = re.compile(
    r"\b(MIT|BSD|Apache|PSF|PSFL|Python Software Foundation|MPL|Mozilla Public|Unlicense|OFL|LGPL"
    r"|GNU Library or Lesser|ISC)\b"
)
# Their metadata says nothing; read in the package itself.
ZONDER = {"axe-playwright-python": "MIT"}


def lees(naam):
    return (WORTEL / naam).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes(lock):
    regels = [r for r in lees(lock).splitlines() if r and not r.startswith((" ", "#"))]
    gevonden = pakketten(lees(lock))
    assert len(gevonden) == len(regels) and all(hashes for _, hashes in gevonden.values())


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_says_where_a_package_comes_from(lock):
    assert not re.search(r"https?://|--index|--find-links|@ ", lees(lock))


def test_what_is_installed_is_what_is_locked():
    vast = {naam: versie for naam, (versie, _) in pakketten(lees("requirements-dev.txt")).items()}
    assert {naam: importlib.metadata.version(naam) for naam in vast} == vast


@pytest.mark.parametrize("lock", LOCKS)
def test_no_version_is_known_to_be_weak(lock):
    grenzen = tomllib.loads(lees("tests/gegevens/zwakke_versies.toml"))
    laagste = {naam.lower(): Version(vanaf) for naam, (vanaf, _) in grenzen.items()}
    for naam, (versie, _) in pakketten(lees(lock)).items():
        assert Version(versie) >= laagste.get(naam.lower(), Version("0")), naam


def licentie_van(naam):
    meta = importlib.metadata.metadata(naam)
    soorten = [s for s in meta.get_all("Classifier") or [] if s.startswith("License ::")]
    delen = [meta.get("License-Expression"), meta.get("License"), *soorten, ZONDER.get(naam)]
    return " ".join(deel for deel in delen if deel)


def test_every_licence_may_be_used_here():
    for naam in pakketten(lees("requirements-dev.txt")):
        licentie = licentie_van(naam)
        assert LICENTIES.search(licentie), (naam, licentie)
        assert not re.search(r"AGPL|Affero|SSPL|Commons Clause", licentie), naam


RIJ = {"name": "django", "version": "5.2.1", "vulns": []}
FOUT = {"id": "CVE-1", "fix_versions": ["5.2.2"]}


@pytest.mark.parametrize(
    ("rijen", "uitslag"),
    [
        ([RIJ], GOED),
        ([RIJ | {"vulns": [FOUT]}], ZWAK),
        ([{"name": "django", "skip_reason": "not found"}], NIET_GEVRAAGD),
        ([], NIET_GEVRAAGD),
        (None, NIET_GEVRAAGD),
    ],
)
def test_silence_of_the_advisory_service_is_not_good_news(rijen, uitslag):
    antwoord = None if rijen is None else {"dependencies": rijen}
    assert oordeel(1, antwoord)[0] == uitslag


def test_the_bill_of_materials_names_every_package():
    lock = lees("requirements.txt")
    delen = sbom(lock)["components"]
    assert {(deel["name"], deel["version"]) for deel in delen} == {
        (naam, versie) for naam, (versie, _) in pakketten(lock).items()
    }
    assert all(deel["properties"] for deel in delen)


def test_the_command_writes_it(tmp_path):
    opdracht = [sys.executable, "script/audit.py", "sbom", str(tmp_path / "sbom.json")]
    subprocess.run(opdracht, cwd=WORTEL, check=True)
    assert json.loads((tmp_path / "sbom.json").read_text())["bomFormat"] == "CycloneDX"
