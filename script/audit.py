"""What an answer of pip-audit means, and what the application consists of. See script/audit."""

import json
import re
import sys
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

GOED, ZWAK, NIET_GEVRAAGD = 0, 1, 3
PAKKET = re.compile(
    r"^([A-Za-z0-9._-]+)==([^\s\\]+)((?:\s+\\\n\s+--hash=sha256:[0-9a-f]{64})*)", re.M
)


def pakketten(lock: str) -> dict[str, tuple[str, list[str]]]:
    """Version and hashes of each package of a lock file."""
    return {
        naam: (versie, re.findall("sha256:([0-9a-f]{64})", hashes))
        for naam, versie, hashes in PAKKET.findall(lock)
    }


def oordeel(aantal: int, antwoord: dict[str, Any] | None) -> tuple[int, list[str]]:
    """A package that the service did not know was not audited, whatever pip-audit concludes."""
    rijen = (antwoord or {}).get("dependencies", [])
    zwak = [
        f"{rij['name']} {rij['version']}: {fout['id']}, verholpen in {fout['fix_versions']}"
        for rij in rijen
        for fout in rij.get("vulns", [])
    ]
    gevraagd = sum("vulns" in rij for rij in rijen)
    if zwak:
        return ZWAK, zwak
    if gevraagd < aantal:
        return NIET_GEVRAAGD, [
            "NIET GECONTROLEERD: de dienst met bekende zwakke plekken gaf antwoord over "
            f"{gevraagd} van {aantal} pakketten.",
            "Draai script/audit op een machine die PyPI kan bereiken.",
        ]
    return GOED, [f"{gevraagd} pakketten gecontroleerd, geen bekende zwakke plek."]


def sbom(lock: str) -> dict[str, Any]:
    """CycloneDX 1.5: only what the application itself needs to run."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "inkoopkader"}},
        "components": [onderdeel(*rij) for rij in sorted(pakketten(lock).items())],
    }


def onderdeel(naam: str, gegevens: tuple[str, list[str]]) -> dict[str, Any]:
    versie, hashes = gegevens
    meta = metadata(naam)
    licentie = meta.get("License-Expression") or (meta.get("License") or "").split("\n")[0]
    rij = {
        "type": "library",
        "name": naam,
        "version": versie,
        "purl": f"pkg:pypi/{naam.lower().replace('_', '-')}@{versie}",
        # One per wheel or archive that may be installed.
        "properties": [{"name": "pypi:sha256", "value": som} for som in hashes],
    }
    return rij | ({"licenses": [{"license": {"name": licentie}}]} if licentie else {})


def main(opdracht: str, bestand: str, antwoord: str = "") -> int:
    if opdracht == "sbom":
        lock = Path("requirements.txt").read_text(encoding="utf-8")
        Path(bestand).write_text(json.dumps(sbom(lock), indent=2) + "\n", encoding="utf-8")
        return GOED
    aantal = len(pakketten(Path(bestand).read_text(encoding="utf-8")))
    pad = Path(antwoord)
    gelezen = json.loads(pad.read_text(encoding="utf-8")) if pad.exists() else None
    uitslag, regels = oordeel(aantal, gelezen)
    print(*[f"{bestand}: {regel}" for regel in regels], sep="\n")
    return uitslag


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
