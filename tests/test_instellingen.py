"""The settings: what production refuses and what is checked at start."""

import os
import re
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from inkoopkader.sleutel import demo_sleutel
from intake.checks import folder_errors, journal_errors, wal_is_safe

WORTEL = Path(__file__).parents[1]
PRODUCTIE = {
    "SECRET_KEY": "q7-Xw0.lang_en-willekeurig!Zr5*Kp2:Hd8?Vt4;Ny6,Mb1",
    "ALLOWED_HOSTS": "inkoopkader.example",
    "ACHTER_PROXY": "1",
}
OUD = (3, 40, 1)
PRAGMAS = ["journal_mode", "synchronous", "busy_timeout", "foreign_keys"]


def manage(*args, **omgeving):
    return subprocess.run(
        [sys.executable, "manage.py", *args],
        cwd=WORTEL,
        env={"PATH": os.environ["PATH"], **omgeving},
        capture_output=True,
        text=True,
    )


def shell(opdracht, **omgeving):
    uitslag = manage("shell", "--no-imports", "-c", opdracht, **omgeving)
    return uitslag.stdout.strip() or uitslag.stderr


def instelling(naam, **omgeving):
    return shell(f"from django.conf import settings; print(settings.{naam})", **omgeving)


class TestProductie:
    def test_the_deployment_check_has_no_remarks(self, tmp_path):
        opdracht = ["check", "--deploy", "--fail-level", "WARNING"]
        uitslag = manage(*opdracht, DATA_DIR=str(tmp_path), **PRODUCTIE)
        assert (uitslag.returncode, uitslag.stderr) == (0, "")

    def test_the_deployment_check_can_fail(self, tmp_path):
        opdracht = ["check", "--deploy", "--fail-level", "WARNING"]
        uitslag = manage(*opdracht, DATA_DIR=str(tmp_path), **PRODUCTIE | {"ALLOWED_HOSTS": ""})
        assert uitslag.returncode == 1
        assert "security.W020" in uitslag.stderr

    def test_nothing_starts_without_a_secret_key(self):
        assert "SECRET_KEY is not set" in instelling("DEBUG", ALLOWED_HOSTS="x")

    @pytest.mark.parametrize("naam", ["DEBUG", "DEMO", "ACHTER_PROXY"])
    def test_a_switch_that_cannot_be_read_is_refused(self, naam):
        assert "invalid" in instelling("DEBUG", **PRODUCTIE | {naam: "treu"})

    def test_debug_is_off_unless_asked(self):
        assert instelling("DEBUG", **PRODUCTIE) == "False"

    def test_the_header_of_a_proxy_is_believed_only_when_one_is_declared(self):
        zonder = {k: v for k, v in PRODUCTIE.items() if k != "ACHTER_PROXY"}
        assert instelling("SECURE_PROXY_SSL_HEADER", **zonder) == "None"
        assert "X_FORWARDED_PROTO" in instelling("SECURE_PROXY_SSL_HEADER", **PRODUCTIE)

    @pytest.mark.parametrize("naam", ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME"])
    def test_a_cookie_is_for_this_host_over_tls(self, naam):
        assert instelling(naam, **PRODUCTIE).startswith("__Host-")

    @pytest.mark.parametrize(("stijl", "data"), [("eigen", False), ("ams", True)])
    def test_pictures_in_the_stylesheet_are_for_the_city_alone(self, stijl, data):
        beleid = instelling("CONTENT_SECURITY_POLICY", **PRODUCTIE, HUISSTIJL=stijl)
        assert ("data:" in beleid) is data

    def test_postgresql_keeps_connections_and_checks_them(self):
        url = "postgres://u:p@db.example/inkoopkader"
        database = instelling("DATABASES", DATABASE_URL=url, **PRODUCTIE)
        assert "'CONN_MAX_AGE': 600" in database
        assert "'CONN_HEALTH_CHECKS': True" in database

    def test_a_postgresql_that_is_cut_off_is_given_up_within_seconds(self):
        url = "postgres://u:w@db.example/inkoop?sslmode=require&connect_timeout=3"
        database = instelling("DATABASES", DATABASE_URL=url, **PRODUCTIE)
        assert "'tcp_user_timeout': 10000" in database
        assert "'sslmode': 'require'" in database
        assert "'connect_timeout': 3," in database

    def test_a_host_that_vanished_does_not_keep_its_locks(self):
        url = "postgres://u:w@db.example/inkoop"
        database = instelling("DATABASES", DATABASE_URL=url, **PRODUCTIE)
        assert "lock_timeout=10s" in database and "tcp_keepalives_idle=10" in database
        assert "jit=off" in database
        assert "'DISABLE_SERVER_SIDE_CURSORS': False" in database

    def test_behind_a_pooler_nothing_is_asked_of_one_connection(self):
        url = "postgres://u:w@pooler.example/inkoop"
        achter = {"DATABASE_URL": url, "DATABASE_POOLER": "1"}
        database = instelling("DATABASES", **achter, **PRODUCTIE)
        assert "lock_timeout" not in database
        assert "'DISABLE_SERVER_SIDE_CURSORS': True" in database


class TestDemo:
    def test_the_key_is_made_once_and_is_for_the_owner_alone(self, tmp_path):
        sleutel = demo_sleutel(tmp_path / "data")
        assert len(sleutel) >= 50
        assert demo_sleutel(tmp_path / "data") == sleutel
        assert (tmp_path / "data" / "demo-sleutel").stat().st_mode & 0o777 == 0o600

    def test_processes_that_start_together_have_one_key(self, tmp_path):
        start = threading.Barrier(8)

        def begin(_):
            start.wait()
            return demo_sleutel(tmp_path)

        with ThreadPoolExecutor(8) as tegelijk:
            assert len(set(tegelijk.map(begin, range(8)))) == 1
        assert [pad.name for pad in tmp_path.iterdir()] == ["demo-sleutel"]

    def test_only_this_computer_can_reach_it(self, tmp_path):
        hosts = instelling("ALLOWED_HOSTS", DEMO="1", DATA_DIR=str(tmp_path))
        assert hosts == "['127.0.0.1', 'localhost']"


class TestSqlite:
    @pytest.mark.parametrize(
        ("versie", "veilig"),
        [
            ((3, 40, 1), False),
            ((3, 44, 5), False),
            ((3, 44, 6), True),
            ((3, 45, 9), False),
            ((3, 50, 6), False),
            ((3, 50, 7), True),
            ((3, 51, 2), False),
            ((3, 51, 3), True),
            ((3, 53, 0), True),
        ],
    )
    def test_which_versions_can_be_trusted_with_wal(self, versie, veilig):
        assert wal_is_safe(versie) is veilig

    def test_wal_in_the_settings_is_refused_on_an_old_version(self, tmp_path):
        opties = {"init_command": "PRAGMA journal_mode = WAL;"}
        database = {"NAME": tmp_path / "x.sqlite3", "OPTIONS": opties}
        assert [fout.id for fout in journal_errors(database, OUD)] == ["intake.E001"]
        assert journal_errors(database, (3, 51, 3)) == []

    @pytest.mark.parametrize(("stand", "fouten"), [("WAL", ["intake.E001"]), ("TRUNCATE", [])])
    def test_the_file_itself_tells_whether_it_is_in_wal(self, tmp_path, stand, fouten):
        bestand = tmp_path / "x.sqlite3"
        with sqlite3.connect(bestand) as verbinding:
            verbinding.execute(f"PRAGMA journal_mode={stand}")
            verbinding.execute("CREATE TABLE t (x)")
        verbinding.close()
        gevonden = journal_errors({"NAME": bestand}, OUD)
        assert [fout.id for fout in gevonden] == fouten

    def test_a_folder_that_is_not_there_is_refused(self, tmp_path):
        gevonden = folder_errors(tmp_path / "weg" / "x.sqlite3")
        assert [fout.id for fout in gevonden] == ["intake.E002"]
        assert folder_errors(tmp_path / "x.sqlite3") == []

    def test_a_database_that_may_not_be_written_is_refused(self):
        with TemporaryDirectory() as map:
            bestand = Path(map, "x.sqlite3")
            bestand.touch(mode=0o444)
            Path(map).chmod(0o777)
            # root may write everything, so ask as someone else
            opdracht = (
                "import os; from pathlib import Path; from intake.checks import folder_errors;"
                "os.getuid() or os.setuid(65534);"
                f"print(*[f.msg for f in folder_errors(Path({str(bestand)!r}))])"
            )
            assert shell(opdracht, **PRODUCTIE).startswith(f"{bestand} is not there, or may not")

    def test_the_checks_run_at_start(self, tmp_path):
        uitslag = manage("check", **PRODUCTIE, DATA_DIR=str(tmp_path / "weg"))
        assert uitslag.returncode == 1
        assert "intake.E002" in uitslag.stderr

    def test_the_connection_is_as_durable_as_we_say(self, tmp_path):
        opdracht = (
            "from django.db import connection as c; k = c.cursor();"
            f"print([k.execute(f'PRAGMA {{n}}').fetchone()[0] for n in {PRAGMAS}])"
        )
        assert shell(opdracht, DATA_DIR=str(tmp_path), **PRODUCTIE) == "['truncate', 2, 20000, 1]"


def test_every_variable_of_the_environment_is_in_the_manual():
    instellingen = (WORTEL / "inkoopkader/settings.py").read_text(encoding="utf-8")
    handleiding = (WORTEL / "docs/beheer.md").read_text(encoding="utf-8")
    namen = set(re.findall(r'env\.\w+\(\s*"(\w+)"', instellingen))
    assert namen == set(re.findall(r"^\| `([A-Z_]+)` \|", handleiding, re.MULTILINE))
