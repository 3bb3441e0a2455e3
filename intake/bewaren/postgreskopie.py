"""Backup of a PostgreSQL database with its own client programs, and back in one transaction."""

import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection

from intake.bewaren.kopie import BackupFout

EINDE = "pgdump"
ONTBREEKT = (
    "Het programma {} ontbreekt. Installeer de clientprogramma's van PostgreSQL, in Debian met "
    "apt-get install postgresql-client, in een versie die niet ouder is dan de server."
)
# Owner and rights stay those of the installation that it is put back in.
KAAL = ("--no-owner", "--no-privileges", "--no-comments")
# What the tables of the application bring along. The schema and its extensions stay: they may
# belong to the administrator of the server. Waiting for a lock would look like hanging.
LEEG = """
SET lock_timeout = '10s';
DO $$
DECLARE rij record;
BEGIN
    FOR rij IN SELECT format('%I.%I', schemaname, tablename) AS naam FROM pg_tables
        WHERE schemaname = current_schema() LOOP
        EXECUTE 'DROP TABLE ' || rij.naam || ' CASCADE';
    END LOOP;
    FOR rij IN SELECT p.oid::regprocedure AS naam FROM pg_proc p
        WHERE p.pronamespace = current_schema()::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
        EXECUTE 'DROP FUNCTION ' || rij.naam || ' CASCADE';
    END LOOP;
END $$;
"""


def opdracht(programma: str, *opties: str) -> tuple[list[str], dict[str, str]]:
    """A client program on the database of the settings; the password goes by the environment."""
    if not shutil.which(programma):
        raise BackupFout(ONTBREEKT.format(programma))
    args, omgeving = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    return (
        [programma, *args[1:-1], "--no-password", *opties, f"--dbname={args[-1]}"],
        {**os.environ, **(omgeving or {})},
    )


def draai(programma: str, *opties: str) -> None:
    args, omgeving = opdracht(programma, *opties)
    klaar = subprocess.run(args, env=omgeving, capture_output=True, text=True)
    if klaar.returncode:
        raise BackupFout(f"{programma}: {klaar.stderr.strip()[-500:]}")


def schrijf(doel: Path) -> None:
    draai("pg_dump", "--format=custom", "--compress=1", *KAAL, f"--file={doel}")


def migraties(pad: Path) -> set[tuple[str, str]]:
    """The lines of one table in the file, as COPY writes them; no server is asked."""
    if not shutil.which("pg_restore"):
        raise BackupFout(ONTBREEKT.format("pg_restore"))
    lijst = ["pg_restore", "--data-only", "--table=django_migrations", "--file=-", str(pad)]
    klaar = subprocess.run(lijst, capture_output=True, text=True)
    if klaar.returncode:
        raise BackupFout(f"pg_restore: {klaar.stderr.strip()[-500:]}")
    velden = (regel.split("\t") for regel in klaar.stdout.splitlines())
    return {(veld[1], veld[2]) for veld in velden if len(veld) == 4}


def zet_terug(pad: Path) -> None:
    """Empties the database and fills it again, as one transaction: all of it, or nothing."""
    connection.close()
    psql, omgeving = opdracht(
        "psql", "--single-transaction", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1",
        "--output=/dev/null", "--file=-",
    )  # fmt: skip
    lees = ["pg_restore", *KAAL, "--file=-", str(pad)]
    with (
        subprocess.Popen(lees, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as bron,
        subprocess.Popen(psql, env=omgeving, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as doel,
    ):
        assert bron.stdout and bron.stderr and doel.stdin and doel.stderr
        geweigerd = False
        try:
            doel.stdin.write(LEEG.encode())
            shutil.copyfileobj(bron.stdout, doel.stdin, 1024 * 1024)
        except BrokenPipeError:
            geweigerd = True
            bron.kill()
        if not geweigerd and bron.wait():
            # A file that ends half-way must not be committed: the server rolls back.
            doel.kill()
            raise BackupFout(f"pg_restore: {bron.stderr.read().decode()[-500:]}")
        try:
            doel.stdin.close()
        except BrokenPipeError:
            geweigerd = True
        melding = doel.stderr.read().decode().strip()
        if doel.wait() or geweigerd:
            raise BackupFout(f"psql: {melding[-500:]}")
