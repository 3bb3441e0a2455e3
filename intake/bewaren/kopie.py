"""A backup as a file beside its SHA-256: its name, whether it is whole, and which ones may go."""

import hashlib
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

NAAM = re.compile(r"inkoopkader-\d{8}T\d{6}Z\.(sqlite3|pgdump)")


class BackupFout(Exception):
    """Why there is no backup, or nothing was put back; its text is for the administrator."""


def controlegetal(pad: Path) -> str:
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def sompad(pad: Path) -> Path:
    return pad.with_name(f"{pad.name}.sha256")


def leg_neer(map: Path, einde: str, vul: Callable[[Path], None]) -> Path:
    """The backup appears under its name when it is whole and on disk, or not at all."""
    map.mkdir(parents=True, exist_ok=True, mode=0o700)
    pad = map / f"inkoopkader-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.{einde}"
    deel = map / f".{pad.name}.{os.getpid()}"
    try:
        deel.touch(mode=0o600, exist_ok=False)
        vul(deel)
        schrijf_som(pad, controlegetal(deel))
        naar_schijf(deel)
        deel.replace(pad)
        naar_schijf(map)
    finally:
        deel.unlink(missing_ok=True)
    return pad


def schrijf_som(pad: Path, som: str) -> None:
    """In the form that `sha256sum --check` reads."""
    with open(os.open(sompad(pad), os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as bestand:
        bestand.write(f"{som}  {pad.name}\n")
        bestand.flush()
        os.fsync(bestand.fileno())


def naar_schijf(pad: Path) -> None:
    nummer = os.open(pad, os.O_RDONLY)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)


def keur(pad: Path) -> None:
    """Raises when the file is not what was backed up."""
    if not pad.is_file():
        raise BackupFout(f"{pad} bestaat niet.")
    try:
        som = sompad(pad).read_text("utf-8").split()[0]
    except (OSError, IndexError) as fout:
        raise BackupFout(
            f"{sompad(pad)} ontbreekt. Zonder dat controlegetal is niet te zien of de back-up "
            "heel is."
        ) from fout
    if controlegetal(pad) != som:
        raise BackupFout(
            f"{pad} is beschadigd of veranderd: het controlegetal klopt niet. Neem een andere "
            "back-up."
        )


def ruim_oude_op(map: Path, bewaar: int) -> list[Path]:
    """Removes all but the newest; what does not bear the name of a backup is left alone."""
    alle = sorted(pad for pad in map.iterdir() if NAAM.fullmatch(pad.name))
    oud = alle[:-bewaar] if bewaar else []
    for pad in oud:
        pad.unlink()
        sompad(pad).unlink(missing_ok=True)
    return oud
