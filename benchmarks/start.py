"""Seconds from `script/start` on a prepared machine to the first page.

.venv/bin/python -m benchmarks.start [RONDES]
"""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from benchmarks.demo import leeft
from tests.storing.opstelling import vrije_poort


def main(rondes: int = 5) -> None:
    with tempfile.TemporaryDirectory(prefix="start-") as map_:
        start(map_)  # prepares what is missing
        tijden = sorted(start(map_) for _ in range(rondes))
    print(f"{rondes} keer: {tijden[0]:.1f} tot {tijden[-1]:.1f} s", end="")
    print(f", mediaan {statistics.median(tijden):.1f} s")


def start(map_: str) -> float:
    poort = vrije_poort()
    adres = f"http://127.0.0.1:{poort}"
    omgeving = os.environ | {"PORT": str(poort), "DATA_DIR": map_}
    begin = time.perf_counter()
    with subprocess.Popen(
        ["script/start"], env=omgeving, stdout=subprocess.DEVNULL, start_new_session=True
    ) as proces:
        try:
            while not leeft(f"{adres}/inloggen/"):
                assert proces.poll() is None, "script/start ended"
                time.sleep(0.02)
            return time.perf_counter() - begin
        finally:
            os.killpg(proces.pid, signal.SIGTERM)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
