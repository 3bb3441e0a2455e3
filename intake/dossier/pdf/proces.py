"""The child process that renders memos, so that no memo can take down the web process."""

import logging
import multiprocessing
import resource
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread

from pebble import ProcessExpired, ProcessPool

from intake.dossier.pdf.fouten import (
    DUURT_TE_LANG,
    GESTOPT,
    MIST_BIBLIOTHEEK,
    TE_LANG,
    PdfFout,
)
from intake.dossier.pdf.lettertypen import use_lettertypen

logger = logging.getLogger(__name__)

SECONDEN = 20
MAX_GEHEUGEN = 1024**3
MEMOS_PER_PROCES = 200  # WeasyPrint leaks some 0.14 MB per memo


Taak = Callable[[str, str, str], bytes]


class Drukker:
    """One child process, started at the first memo and replaced when it dies or has grown old."""

    def __init__(self, seconden: float = SECONDEN) -> None:
        self.seconden = seconden
        self._lock = Lock()
        self._pool: ProcessPool | None = None
        self._folder: TemporaryDirectory[str] | None = None

    def print_memo(self, html: str, kenmerk: str) -> bytes:
        return self._maak(_render, html, kenmerk)

    def teken(self, svg: str, kenmerk: str) -> bytes:
        return self._maak(_teken, svg, kenmerk)

    def _maak(self, taak: Taak, bron: str, kenmerk: str) -> bytes:
        try:
            return self._print_twice(taak, bron, kenmerk)
        except PdfFout:
            raise
        except TimeoutError as fout:
            logger.exception("memo %s took more than %s seconds", kenmerk, self.seconden)
            raise PdfFout(DUURT_TE_LANG) from fout
        except MemoryError as fout:
            logger.exception("memo %s needs more than %s bytes", kenmerk, MAX_GEHEUGEN)
            raise PdfFout(TE_LANG) from fout
        except Exception as fout:
            logger.exception("memo %s was not rendered", kenmerk)
            raise PdfFout(GESTOPT) from fout

    def _print_twice(self, taak: Taak, bron: str, kenmerk: str) -> bytes:
        """A child that was killed while idle is noticed only by the next memo: try that again."""
        try:
            return self._print_once(taak, bron, kenmerk)
        except (ProcessExpired, RuntimeError):  # RuntimeError: the pool saw it first and closed
            logger.warning("memo %s: the child process died, once more", kenmerk)
            return self._print_once(taak, bron, kenmerk)

    def _print_once(self, taak: Taak, bron: str, kenmerk: str) -> bytes:
        with self._lock:
            pool, folder = self._running_pool()
            future = pool.schedule(taak, args=(bron, kenmerk, folder), timeout=self.seconden)
        try:
            # Each memo ahead in the queue has its own limit; waiting for them has one too.
            pdf: bytes = future.result(timeout=3 * self.seconden)
        except TimeoutError:
            if not future.done():  # no limit of a memo stopped it: the pool itself hangs
                self._leave(pool)
            raise
        return pdf

    def _leave(self, pool: ProcessPool) -> None:
        """A child that was killed holding the lock of the pool blocks every child after it."""
        with self._lock:
            if self._pool is pool:
                self._pool = None
        pool.stop()
        Thread(target=pool.join, daemon=True).start()

    def _running_pool(self) -> tuple[ProcessPool, str]:
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="inkoopkader-pdf-")
        if self._pool is None or not self._pool.active:
            self._pool = ProcessPool(
                max_workers=1,
                max_tasks=MEMOS_PER_PROCES,
                initializer=_limit_geheugen,
                # A fork would copy the threads and locks of the web process halfway.
                context=multiprocessing.get_context("spawn"),
            )
        return self._pool, self._folder.name

    def stop(self) -> None:
        with self._lock:
            if self._pool is not None:
                self._pool.stop()
                self._pool.join()
                self._pool = None


def pdf_van_html(html: str, kenmerk: str) -> bytes:
    """The memo as PDF/A-2a and PDF/UA-1, made in the child process; raises PdfFout."""
    return DRUKKER.print_memo(html, kenmerk)


def png_van_svg(svg: str, kenmerk: str) -> bytes:
    """A picture of ours as PNG, made in the same child process; raises PdfFout."""
    return DRUKKER.teken(svg, kenmerk)


DRUKKER = Drukker()


def _limit_geheugen() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MAX_GEHEUGEN, MAX_GEHEUGEN))


def _render(html: str, kenmerk: str, folder: str) -> bytes:
    use_lettertypen(Path(folder))
    try:
        # Half a second and 60 MB that the web process never pays.
        from intake.dossier.pdf.maak import render
    except OSError as fout:  # how WeasyPrint says that Pango is missing; not an ImportError
        raise PdfFout(MIST_BIBLIOTHEEK) from fout
    return render(html, kenmerk)


def _teken(svg: str, kenmerk: str, folder: str) -> bytes:
    use_lettertypen(Path(folder))
    try:
        from intake.dossier.pdf.tekenen import teken
    except OSError as fout:
        raise PdfFout(MIST_BIBLIOTHEEK) from fout
    return teken(svg, kenmerk)
