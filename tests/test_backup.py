"""A backup that was really put back, on the database of this run, each in its own process."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dj_database_url
import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler, IntegrityError

from tests.eigen_proces import adres

LEZEN = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}


class Installatie:
    """The application with a folder and a database of its own, that nobody migrated yet."""

    def __init__(self, map: Path, adres: str, blokkade: Any) -> None:
        self.map = map
        self.adres = adres
        self.verwacht: dict[str, list[str]] = {}
        self.blokkade = blokkade  # pytest-django keeps every database closed
        map.mkdir(parents=True)

    def manage(self, *opdracht: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *opdracht],
            cwd=settings.BASE_DIR,
            env=os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "inkoopkader.settings",
                "DEMO": "1",
                "DATA_DIR": str(self.map),
                "DATABASE_URL": self.adres,
            }
            | omgeving,
            capture_output=True,
            text=True,
        )

    def gelukt(self, *opdracht: str) -> str:
        klaar = self.manage(*opdracht)
        assert klaar.returncode == 0, klaar.stderr
        return klaar.stdout

    def mislukt(self, *opdracht: str, **omgeving: str) -> str:
        klaar = self.manage(*opdracht, **omgeving)
        assert klaar.returncode == 1, klaar.stdout
        return " ".join(klaar.stderr.split())

    @contextmanager
    def database(self) -> Iterator[BaseDatabaseWrapper]:
        verbindingen = ConnectionHandler({"default": dj_database_url.parse(self.adres)})
        try:
            yield verbindingen["default"]
        finally:
            verbindingen["default"].close()

    def vraag(self, sql: str, waarden: Any = None) -> list[Any]:
        with self.blokkade.unblock(), self.database() as database, database.cursor() as cursor:
            cursor.execute(sql, waarden)
            return cursor.fetchall() if cursor.description else []

    def rijen(self) -> dict[str, list[str]]:
        """Every row of every table."""
        tabellen = [naam for (naam,) in self.vraag(LEZEN[connection.vendor])]
        return {t: sorted(map(rij_als_tekst, self.vraag(f'SELECT * FROM "{t}"'))) for t in tabellen}


def rij_als_tekst(rij: tuple[Any, ...]) -> str:
    return repr([bytes(w) if isinstance(w, memoryview) else w for w in rij])


@pytest.fixture(scope="module")
def nieuw(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Any]:
    """Makes installations with an empty database, and takes those of PostgreSQL away again."""
    gemaakt: list[str] = []

    def maak(naam: str) -> Installatie:
        map = tmp_path_factory.mktemp(naam) / "data"
        if connection.vendor == "sqlite":
            return Installatie(map, f"sqlite:///{map / 'inkoopkader.sqlite3'}", django_db_blocker)
        database = f"{connection.settings_dict['NAME']}_{naam}_{len(gemaakt)}"
        op_de_server(f'CREATE DATABASE "{database}"')
        gemaakt.append(database)
        return Installatie(map, adres().rpartition("/")[0] + f"/{database}", django_db_blocker)

    def op_de_server(sql: str) -> None:
        with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
            cursor.execute(sql)

    yield maak
    for database in gemaakt:
        op_de_server(f'DROP DATABASE "{database}" WITH (FORCE)')


@pytest.fixture(scope="module")
def bron(nieuw: Any) -> Installatie:
    """An installation in use: a framework, people, and dossiers up to a settled advice."""
    gevuld: Installatie = nieuw("bron")
    gevuld.gelukt("migrate", "--verbosity=0")
    gevuld.gelukt("laad_kader")
    gevuld.gelukt("demo")
    gevuld.verwacht = gevuld.rijen()  # the backup reports itself, after it was made
    return gevuld


@pytest.fixture(scope="module")
def backup(bron: Installatie) -> Path:
    bron.gelukt("backup", str(bron.map / "backups"))
    [pad] = (p for p in (bron.map / "backups").iterdir() if p.suffix != ".sha256")
    return pad


@pytest.fixture
def kopie(backup: Path, tmp_path: Path) -> Path:
    """The backup on another medium, for a test that damages it."""
    for pad in (backup, Path(f"{backup}.sha256")):
        (tmp_path / pad.name).write_bytes(pad.read_bytes())
    return tmp_path / backup.name


@pytest.fixture(scope="module")
def doel(nieuw: Any, backup: Path) -> Installatie:
    """The backup put back in an empty installation."""
    leeg: Installatie = nieuw("doel")
    uitvoer = leeg.gelukt("zet_terug", str(backup))
    assert "teruggezet" in uitvoer and "migrate" not in uitvoer
    return leeg


def test_every_row_of_every_table_is_there_again(bron, doel):
    bron.vraag("DELETE FROM intake_waarneming WHERE naam = 'back-up'")  # told once it was made
    verwacht = bron.verwacht
    assert len(verwacht["intake_dossier"]) >= 5 and len(verwacht["intake_gebeurtenis"]) > 50
    assert doel.rijen() == verwacht


def test_whoever_watches_hears_of_the_backup(bron, tmp_path):
    bron.gelukt("backup", str(tmp_path / "goed"))
    (tmp_path / "bestand").touch()
    vraag = "SELECT goed FROM intake_waarneming WHERE naam = 'back-up'"
    assert [bool(goed) for (goed,) in bron.vraag(vraag)] == [True]
    bron.mislukt("backup", str(tmp_path / "bestand"))
    assert [bool(goed) for (goed,) in bron.vraag(vraag)] == [False]


def test_every_memo_that_was_put_back_is_the_one_that_was_settled(doel):
    memos = doel.vraag("SELECT pdf, pdf_sha256 FROM intake_vastgesteldadvies")
    assert memos
    assert all(hashlib.sha256(bytes(pdf)).hexdigest() == som for pdf, som in memos)


@pytest.mark.parametrize("tabel", ["gebeurtenis", "vastgesteldadvies", "kaderversie"])
@pytest.mark.parametrize("sql", ["UPDATE intake_{} SET id = id", "DELETE FROM intake_{}"])
def test_what_was_put_back_still_lies_fixed(doel, tabel, sql):
    with pytest.raises(IntegrityError, match="liggen vast"):
        doel.vraag(sql.format(tabel))


def test_what_was_put_back_runs_and_goes_on_counting(doel):
    assert "No migrations to apply" in doel.gelukt("migrate")
    doel.gelukt("check")
    [(meest,)] = doel.vraag("SELECT max(id) FROM auth_group")
    doel.vraag("INSERT INTO auth_group (name) VALUES ('proef')")
    assert doel.vraag("SELECT max(id) FROM auth_group") == [(meest + 1,)]


def test_a_filled_database_is_not_replaced_unasked(bron, backup):
    voor = bron.rijen()
    assert "niet leeg" in bron.mislukt("zet_terug", str(backup))
    assert bron.rijen() == voor


def test_a_filled_database_is_replaced_when_asked(doel, bron, backup):
    doel.vraag("INSERT INTO auth_group (name) VALUES ('van later')")
    doel.vraag("CREATE TABLE intake_van_later (id integer)")
    doel.gelukt("zet_terug", str(backup), "--vervang")
    assert doel.rijen() == bron.verwacht


def test_a_damaged_backup_is_refused(nieuw, kopie):
    inhoud = bytearray(kopie.read_bytes())
    inhoud[len(inhoud) // 2] ^= 1
    kopie.write_bytes(inhoud)
    leeg = nieuw("leeg")
    assert "controlegetal klopt niet" in leeg.mislukt("zet_terug", str(kopie))
    assert leeg.rijen() == {}


def test_a_backup_without_its_sum_is_refused(bron, kopie):
    Path(f"{kopie}.sha256").unlink()
    assert "controlegetal" in bron.mislukt("zet_terug", str(kopie), "--vervang")


def test_half_a_backup_with_the_right_sum_changes_nothing(bron, kopie):
    """As when it was cut off before its sum was taken."""
    kopie.write_bytes(kopie.read_bytes()[: kopie.stat().st_size * 2 // 3])
    som = hashlib.sha256(kopie.read_bytes()).hexdigest()
    Path(f"{kopie}.sha256").write_text(f"{som}  {kopie.name}\n")
    voor = bron.rijen()
    assert "niets teruggezet" in bron.mislukt("zet_terug", str(kopie), "--vervang")
    assert bron.rijen() == voor


def test_a_backup_of_a_newer_version_is_refused(bron, nieuw, tmp_path):
    bron.vraag(
        "INSERT INTO django_migrations (app, name, applied) "
        "VALUES ('intake', '9999_later', CURRENT_TIMESTAMP)"
    )
    try:
        pad = bron.gelukt("backup", str(tmp_path)).split(" (")[0]
    finally:
        bron.vraag("DELETE FROM django_migrations WHERE name = '9999_later'")
    leeg = nieuw("leeg")
    assert "nieuwere versie van het programma (9999_later)" in leeg.mislukt("zet_terug", pad)
    assert leeg.rijen() == {}


def test_a_backup_of_an_older_version_says_to_migrate(nieuw, tmp_path):
    oud, leeg = nieuw("oud"), nieuw("leeg")
    oud.gelukt("migrate", "intake", "0017", "--verbosity=0")
    pad = oud.gelukt("backup", str(tmp_path)).split(" (")[0]
    assert "manage.py migrate" in leeg.gelukt("zet_terug", pad)
    leeg.gelukt("migrate", "--verbosity=0")


def test_a_file_of_another_database_is_refused(bron, tmp_path):
    (tmp_path / "inkoopkader.zip").touch()
    assert "andere soort" in bron.mislukt("zet_terug", str(tmp_path / "inkoopkader.zip"))


def test_a_missing_file_is_refused(bron, backup):
    weg = str(backup.with_stem("inkoopkader-weg"))
    assert "bestaat niet" in bron.mislukt("zet_terug", weg, "--vervang")


def test_only_the_newest_backups_stay(bron, tmp_path):
    einde = "sqlite3" if connection.vendor == "sqlite" else "pgdump"
    for dag in (1, 2, 3):
        (tmp_path / f"inkoopkader-2026010{dag}T000000Z.{einde}").touch()
    (tmp_path / "van-mij.txt").touch()
    bron.gelukt("backup", str(tmp_path), "--bewaar=2")
    namen = sorted(pad.name for pad in tmp_path.iterdir())
    assert len(namen) == 4 and namen[0] == f"inkoopkader-20260103T000000Z.{einde}"


def test_a_backup_is_for_its_owner_alone(backup):
    assert [backup.stat().st_mode & 0o077, Path(f"{backup}.sha256").stat().st_mode & 0o077] == [
        0,
        0,
    ]


def test_missing_client_programs_are_said(bron, tmp_path):
    if connection.vendor == "sqlite":
        assert bron.manage("backup", str(tmp_path), PATH="/leeg").returncode == 0
        return
    melding = bron.mislukt("backup", str(tmp_path), PATH="/leeg")
    assert "apt-get install postgresql-client" in melding and not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_said(bron, tmp_path):
    (tmp_path / "bestand").touch()
    assert "geen back-up gemaakt" in bron.mislukt("backup", str(tmp_path / "bestand"))
