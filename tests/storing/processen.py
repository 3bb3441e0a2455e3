"""The processes of the application, as systemd would start, restart and clean them up."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PYTHON = sys.executable


class Proces:
    """A program with its children in one group: systemd ends what is left of it likewise."""

    def __init__(
        self,
        *opdracht: str,
        omgeving: dict[str, str],
        log: Path,
        vooraf: tuple[str, ...] = (),
        map_: Path = PROJECT,
    ) -> None:
        self.opdracht = [*vooraf, *opdracht]
        self.omgeving = omgeving
        self.log = log
        self.map = map_
        self.popen: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.popen = subprocess.Popen(
                self.opdracht,
                cwd=self.map,
                env=self.omgeving,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        assert self.popen
        return self.popen.pid

    @property
    def leeft(self) -> bool:
        return self.popen is not None and self.popen.poll() is None

    def dood(self) -> None:
        """kill -9 of the program alone; its children do not hear of it."""
        os.kill(self.pid, signal.SIGKILL)
        self.popen.wait()  # type: ignore[union-attr]

    def ruim_op(self) -> None:
        """What systemd does with the rest of the group before it starts anew."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        if self.popen:
            self.popen.wait()

    def herstart(self) -> None:
        self.ruim_op()
        self.start()

    def stop(self, seconden: float = 30) -> None:
        if self.popen is None:
            return
        self.popen.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.popen.wait(seconden)
        self.ruim_op()

    def werkers(self) -> list[int]:
        """The children that do the work; not the one that only cleans up semaphores."""
        return [pid for pid in kinderen(self.pid) if b"resource_tracker" not in regel(pid)]

    def kleinkinderen(self) -> list[int]:
        """The processes that render memos."""
        alle = (kind for werker in self.werkers() for kind in kinderen(werker))
        return [pid for pid in alle if b"resource_tracker" not in regel(pid)]


def kinderen(pid: int) -> list[int]:
    try:
        draden = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(kind) for draad in draden for kind in (draad / "children").read_text().split()]
    except OSError:
        return []


def regel(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def granian(
    poort: int,
    omgeving: dict[str, str],
    log: Path,
    *,
    adres: str = "127.0.0.1",
    werkers: int = 2,
    vooraf: tuple[str, ...] = (),
    map_: Path = PROJECT,
    afmaken: int = 5,
) -> Proces:
    """As script/start and docs/beheer.md start it."""
    opdracht = (
        *(PYTHON, "-m", "granian", "--interface", "wsgi"),
        *("--host", adres, "--port", str(poort), "--workers", str(werkers)),
        *("--blocking-threads", "2", "--blocking-threads-idle-timeout", "600"),
        *("--respawn-failed-workers", "--workers-kill-timeout", str(afmaken)),
        *("--log-level", "warning"),
        "inkoopkader.wsgi:application",
    )
    return Proces(*opdracht, omgeving=omgeving, log=log, vooraf=vooraf, map_=map_)


def manage(
    *opdracht: str, omgeving: dict[str, str], log: Path, vooraf: tuple[str, ...] = ()
) -> Proces:
    regel_ = (PYTHON, "manage.py", *opdracht)
    return Proces(*regel_, omgeving=omgeving, log=log, vooraf=vooraf)
