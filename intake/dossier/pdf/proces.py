"""The child process that renders memos, so that no memo can take down the web process."""

import gc
import logging
import multiprocessing
import resource
from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Lock, Thread
from time import monotonic

from pebble import ProcessExpired, ProcessPool

from intake.dossier.pdf.fouten import (
    DUURT_TE_LANG,
    GESTOPT,
    MIST_BIBLIOTHEEK,
    TE_LANG,
    PdfFout,
)
from intake.dossier.pdf.lettertypen import map_van_installatie, use_lettertypen

logger = logging.getLogger(__name__)

SECONDEN = 20
KIJK = 1  # seconds between two looks at a pool that is at work
MAX_GEHEUGEN = 1024**3
MEMOS_PER_PROCES = 200  # WeasyPrint leaks some 0.14 MB per memo


Taak = Callable[[str, str], bytes]


class Drukker:
    """One child process, started at the first memo and replaced when it dies or has grown old."""

    def __init__(self, seconden: float = SECONDEN) -> None:
        self.seconden = seconden
        self._lock = Lock()
        self._pool: ProcessPool | None = None

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
            pool = self._running_pool()
            future = pool.schedule(taak, args=(bron, kenmerk), timeout=self.seconden)
        self._wait_for(future, pool)
        pdf: bytes = future.result(timeout=0)
        return pdf

    def _wait_for(self, future: Future[bytes], pool: ProcessPool) -> None:
        # Each memo ahead in the queue has its own limit; waiting for them has one too.
        end = monotonic() + 3 * self.seconden
        while not wait([future], timeout=KIJK).done:
            if not pool.active:  # one of its threads died, so nobody may bring the answer
                self._leave(pool)
                raise RuntimeError("the pool stopped")
            if monotonic() > end:  # no limit of a memo stopped it: the pool itself hangs
                self._leave(pool)
                raise TimeoutError

    def _leave(self, pool: ProcessPool) -> None:
        """A child that was killed holding the lock of the pool blocks every child after it."""
        with self._lock:
            if self._pool is pool:
                self._pool = None
        _end(pool)

    def _running_pool(self) -> ProcessPool:
        if self._pool is not None and not self._pool.active:
            _end(self._pool)  # a broken pool keeps its child, of a hundred MB, until it is told
            self._pool = None
        if self._pool is None:
            self._pool = ProcessPool(
                max_workers=1,
                max_tasks=MEMOS_PER_PROCES,
                initializer=_limit_geheugen,
                # A fork would copy the threads and locks of the web process halfway.
                context=multiprocessing.get_context("spawn"),
            )
        return self._pool

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


def _end(pool: ProcessPool) -> None:
    pool.stop()
    Thread(target=pool.join, daemon=True).start()


def _limit_geheugen() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MAX_GEHEUGEN, MAX_GEHEUGEN))


def _render(html: str, kenmerk: str) -> bytes:
    use_lettertypen(map_van_installatie())
    try:
        # Half a second and 60 MB that the web process never pays.
        from intake.dossier.pdf.maak import render
    except OSError as fout:  # how WeasyPrint says that Pango is missing; not an ImportError
        raise PdfFout(MIST_BIBLIOTHEEK) from fout
    gc.disable()  # looking for cycles halfway finds none that a memo does not still need: 6%
    try:
        return render(html, kenmerk)
    finally:
        gc.collect()


def _teken(svg: str, kenmerk: str) -> bytes:
    use_lettertypen(map_van_installatie())
    try:
        from intake.dossier.pdf.tekenen import teken
    except OSError as fout:
        raise PdfFout(MIST_BIBLIOTHEEK) from fout
    return teken(svg, kenmerk)
