"""A memo never ends the web process: the child may die, hang, grow or lack its libraries."""

import errno
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from intake.dossier.pdf import PdfFout, fouten
from intake.dossier.pdf.lettertypen import bestanden, map_van_installatie
from intake.dossier.pdf.proces import Drukker

WORTEL = Path(__file__).parents[1]
MEMO = (WORTEL / "tests/gegevens/memo.html").read_text(encoding="utf-8")
KLEIN = '<html lang="nl"><title>Memo</title><h1>Memo</h1>{}</html>'


@pytest.fixture
def drukker():
    drukker = Drukker()
    yield drukker
    drukker.stop()


def test_the_web_process_never_loads_weasyprint():
    assert (
        _python("import sys, intake.dossier.pdf; print('weasyprint' in sys.modules)") == "False\n"
    )


def test_a_killed_child_does_not_stop_the_next_memo(drukker):
    eerste = drukker.print_memo(MEMO, "x")
    for child in multiprocessing.active_children():
        os.kill(child.pid, signal.SIGKILL)
    assert drukker.print_memo(MEMO, "x") == eerste


def test_a_memo_whose_child_is_killed_halfway_is_made_again(drukker):
    eerste = drukker.print_memo(MEMO, "x")
    with ThreadPoolExecutor() as threads:
        tweede = threads.submit(drukker.print_memo, MEMO, "x")
        time.sleep(0.1)
        for child in multiprocessing.active_children():
            os.kill(child.pid, signal.SIGKILL)
        assert tweede.result() == eerste


def test_a_memo_that_takes_too_long_is_stopped_and_the_next_is_made():
    drukker = Drukker(seconden=3)
    try:
        with pytest.raises(PdfFout, match="duurde te lang"):
            drukker.print_memo(KLEIN.format("<p>Een alinea.</p>" * 50_000), "x")
        assert drukker.print_memo(KLEIN.format("<p>Een alinea.</p>"), "x").startswith(b"%PDF")
    finally:
        drukker.stop()


def test_a_pool_that_hangs_is_left_and_the_next_memo_is_made():
    drukker = Drukker(seconden=5)  # a new child needs three on a busy machine
    try:
        drukker.print_memo(KLEIN.format(""), "x")
        for child in multiprocessing.active_children():
            os.kill(child.pid, signal.SIGSTOP)  # takes no memo, so no memo's limit ends it
        with pytest.raises(PdfFout, match="duurde te lang"):
            drukker.print_memo(KLEIN.format(""), "x")
        assert drukker.print_memo(KLEIN.format(""), "x").startswith(b"%PDF")
    finally:
        drukker.stop()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("stap", ["update_status", "process_next_message", "schedule"])
def test_a_pool_with_a_dead_thread_is_replaced_and_its_child_ended(drukker, monkeypatch, stap):
    eerste = drukker.print_memo(KLEIN.format(""), "x")

    def breek(*_):
        raise OSError(errno.EINVAL, "Invalid argument")  # as time.sleep under libfaketime

    pool = drukker._pool
    monkeypatch.setattr(pool._pool_manager, stap, breek)
    [child] = pool._pool_manager.worker_manager.workers.values()
    while pool.active:  # a memo may still come from the pool that is breaking
        assert drukker.print_memo(KLEIN.format(""), "x") == eerste
    assert drukker.print_memo(KLEIN.format(""), "x") == eerste
    child.join(10)
    assert not child.is_alive()


def test_killed_processes_leave_one_folder_at_most(tmp_path):
    script = (
        "import os, signal; from intake.dossier.pdf import pdf_van_html\n"
        "if __name__ == '__main__':\n"
        "    pdf_van_html('<html lang=nl><title>a</title><h1>a</h1>', 'x')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)"
    )
    for _ in range(2):
        with pytest.raises(subprocess.CalledProcessError):
            _python(script, TMPDIR=str(tmp_path))
    [folder] = tmp_path.glob("inkoopkader-pdf-*")
    assert sorted(pad.name for pad in folder.iterdir()) == ["cache", "fonts.conf"]


def test_a_folder_that_others_can_write_in_is_not_used(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    folder = map_van_installatie()
    assert map_van_installatie() == folder
    folder.chmod(0o777)
    assert map_van_installatie() != folder


def test_threads_wait_for_each_other(drukker):
    with ThreadPoolExecutor(4) as threads:
        memos = set(threads.map(lambda _: drukker.print_memo(MEMO, "x"), range(8)))
    assert len(memos) == 1


@pytest.mark.parametrize(
    ("pakket", "inhoud", "melding"),
    [
        (
            "weasyprint",
            "raise OSError(\"cannot load library 'libpango'\")",
            fouten.MIST_BIBLIOTHEEK,
        ),
        ("weasyprint", "import os; os.abort()", fouten.GESTOPT),
        ("weasyprint", "raise RuntimeError", fouten.GESTOPT),
        ("weasyprint", "bytearray(2 * 1024**3)", fouten.TE_LANG),
        ("font_source_sans_pro", "", fouten.MIST_LETTERTYPE),
    ],
    ids=[
        "zonder Pango",
        "kind stort in",
        "fout in de bibliotheek",
        "te veel geheugen",
        "zonder lettertype",
    ],
)
def test_a_broken_installation_is_a_message(
    drukker, tmp_path, monkeypatch, pakket, inhoud, melding
):
    (tmp_path / f"{pakket}.py").write_text(inhoud)
    monkeypatch.syspath_prepend(tmp_path)  # the child process takes over the path
    with pytest.raises(PdfFout) as fout:
        drukker.print_memo(KLEIN, "x")
    assert str(fout.value) == melding


def test_the_memo_is_refused_when_fontconfig_gives_another_font(tmp_path):
    conf = tmp_path / "fonts.conf"
    conf.write_text(f"<fontconfig><dir>{bestanden()[-1].parent}</dir></fontconfig>")
    script = (
        "from intake.dossier.pdf.maak import render; from intake.dossier.pdf import PdfFout\n"
        "try: render('<html lang=nl><title>a</title><h1>a</h1>', 'x')\n"
        "except PdfFout as fout: print(fout)"
    )
    assert "Source Sans Pro ontbreekt" in _python(script, FONTCONFIG_FILE=str(conf))


def test_the_self_test_says_that_all_is_well():
    assert "in orde" in _python("import intake.dossier.pdf.__main__ as z; z.main()")


def test_no_child_outlives_the_web_process():
    script = (
        "import multiprocessing; from intake.dossier.pdf import pdf_van_html\n"
        "if __name__ == '__main__':\n"
        "    pdf_van_html('<html lang=nl><title>a</title><h1>a</h1>', 'x')\n"
        "    print(multiprocessing.active_children()[0].pid)"
    )
    assert not Path(f"/proc/{_python(script).strip()}").exists()


def _python(script, **omgeving):
    return subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        cwd=WORTEL,
        env=os.environ | omgeving,
    ).stdout
