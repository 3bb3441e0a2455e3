"""What memos cost: `python -m benchmarks.pdf [--memos 1000]`.

CPU of the child process per page over the worked examples, memory over many memos, memos per hour.
"""

import argparse
import multiprocessing
import os
import statistics
import time
from io import BytesIO
from pathlib import Path

import pikepdf

from benchmarks.testbank import proefdatabase
from intake.dossier.pdf import pdf_van_html

HTML = Path("tests/gegevens/memo.html").read_text(encoding="utf-8")
TIK = os.sysconf("SC_CLK_TCK")
CLAUSULES = (6, 20, 100)
KEER = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--memos", type=int, default=1000, help="for the memory")
    aantal = parser.parse_args().memos
    with proefdatabase():
        memos = voorbeeldmemos()
    koud, _ = measure(HTML, pid=None)
    print(f"koud, met opstarten van het proces : {koud:6.0f} ms verstreken")
    toon_voorbeelden(memos)
    for clausules in CLAUSULES:
        _, cpu = measure(with_clausules(clausules), child())
        print(f"{clausules:4d} clausules                     : {cpu:6.0f} ms CPU")
    toon_geheugen(aantal)


def voorbeeldmemos() -> dict[str, str]:
    from intake.dossier.memo import memo_html, memo_van_feiten
    from intake.kader.models import Kaderversie
    from intake.kader.publicatie import kader_van_versie
    from tests.voorbeelden import VOORBEELDEN, lees_voorbeeld

    versie = Kaderversie.objects.latest("pk")
    kader = kader_van_versie(versie)
    feiten = {pad.stem: lees_voorbeeld(pad, kader)[0] for pad in VOORBEELDEN}
    return {naam: memo_html(memo_van_feiten(een, versie)) for naam, een in feiten.items()}


def toon_voorbeelden(memos: dict[str, str]) -> None:
    per_bladzijde, totaal, tijd = [], 0, 0.0
    for naam, html in memos.items():
        verstreken, cpu = (
            statistics.median(kolom)
            for kolom in zip(*(measure(html, child()) for _ in range(KEER)), strict=True)
        )
        pdf = pdf_van_html(html, "meting")
        aantal = pages(pdf)
        print(f"{naam[:34]:34} : {cpu:6.0f} ms CPU, {aantal:3d} bladzijden, {len(pdf):6d} bytes")
        per_bladzijde.append(cpu / aantal)
        totaal, tijd = totaal + cpu, tijd + verstreken
    print(
        f"per bladzijde                      : {statistics.median(per_bladzijde):6.1f} ms CPU, "
        f"hoogste {max(per_bladzijde):.1f}"
    )
    print(
        f"per uur op één kern                : {3_600_000 * len(memos) / totaal:6.0f} memo's "
        f"naar CPU, {3_600_000 * len(memos) / tijd:.0f} naar de klok"
    )


def toon_geheugen(aantal: int) -> None:
    """The sample memo, over and over; the child is replaced on the way."""
    hoogste: dict[int, float] = {}
    zelf = [memory(os.getpid(), "VmRSS")]
    for nummer in range(1, aantal + 1):
        pdf_van_html(HTML, "meting")
        if nummer % 50 == 0:
            pid = child()
            hoogste[pid] = max(hoogste.get(pid, 0), memory(pid, "VmHWM"))
            zelf.append(memory(os.getpid(), "VmRSS"))
    print(
        f"{aantal} memo's, {len(hoogste)} processen      : hoogste "
        f"{', '.join(f'{mb:.0f}' for mb in hoogste.values())} MB"
    )
    print(f"de werker zelf                     : {zelf[0]:.0f} MB, daarna {zelf[-1]:.0f} MB")


def child() -> int:
    """A child that is being replaced may be gone for a moment."""
    while not (kinderen := multiprocessing.active_children()):
        time.sleep(0.05)
    pid = kinderen[0].pid
    assert pid is not None
    return pid


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
