"""Milliseconds, bytes and pages of the sample memo: `python -m benchmarks.pdf`."""

import multiprocessing
import os
import statistics
import time
from io import BytesIO
from pathlib import Path

import pikepdf

from intake.dossier.pdf import pdf_van_html

HTML = Path("tests/gegevens/memo.html").read_text(encoding="utf-8")
TIK = os.sysconf("SC_CLK_TCK")
CLAUSULES = (6, 20, 100)
KEER = 20


def main() -> None:
    koud, _ = measure(HTML, pid=None)
    child = multiprocessing.active_children()[0].pid
    metingen = [measure(HTML, child) for _ in range(KEER)]
    pdf = pdf_van_html(HTML, "meting")
    print(f"koud, met opstarten van het proces : {koud:6.0f} ms verstreken")
    print(f"warm, mediaan van {KEER}              : {median(metingen, 1):6.0f} ms CPU")
    print(f"warm, mediaan van {KEER}              : {median(metingen, 0):6.0f} ms verstreken")
    print(f"omvang                             : {len(pdf):6d} bytes, {pages(pdf)} bladzijden")
    for aantal in CLAUSULES:
        html = with_clausules(aantal)
        _, cpu = measure(html, child)
        print(f"{aantal:4d} clausules                     : {cpu:6.0f} ms CPU")
    print(f"grootste omvang van het proces     : {memory(child, 'VmHWM'):6.0f} MB")
    print(f"grootste adresruimte               : {memory(child, 'VmPeak'):6.0f} MB")


def measure(html: str, pid: int | None) -> tuple[float, float]:
    """Elapsed milliseconds, and those of the processor in the child."""
    start, cpu = time.perf_counter(), cpu_seconds(pid)
    pdf_van_html(html, "meting")
    return 1000 * (time.perf_counter() - start), 1000 * (cpu_seconds(pid) - cpu)


def cpu_seconds(pid: int | None) -> float:
    if pid is None:
        return 0.0
    velden = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(velden[11]) + int(velden[12])) / TIK


def memory(pid: int, naam: str) -> float:
    regels = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(regel.split()[1]) / 1024 for regel in regels if regel.startswith(naam))


def median(metingen: list[tuple[float, float]], kolom: int) -> float:
    return statistics.median(meting[kolom] for meting in metingen)


def with_clausules(aantal: int) -> str:
    """The sample memo with one of its clausules repeated until there are this many."""
    begin = HTML.index('<article class="clausule" id="c3">')
    eind = HTML.index('<article class="clausule" id="c4">')
    meer = "".join(
        HTML[begin:eind].replace('id="c3"', f'id="m{nummer}"') for nummer in range(aantal - 6)
    )
    return HTML[:eind] + meer + HTML[eind:]


def pages(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


if __name__ == "__main__":
    main()
