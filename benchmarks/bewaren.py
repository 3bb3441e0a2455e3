"""How long a backup, putting it back, and a dry run of the retention take, with many dossiers.

    python -m benchmarks.bewaren [AANTAL]

On SQLite, or with DATABASE_URL on PostgreSQL: then the database must be empty, and is left empty.
The dossiers are copies of one settled dossier, with 25 lines of history and a memo of real size.
"""

import os
import subprocess
import sys
import tempfile
import time
from copy import copy
from pathlib import Path
from uuid import uuid4

HISTORIE = 25


def manage(*opdracht: str) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "manage.py", *opdracht], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def vul(aantal: int) -> None:
    """Rows through the ORM in batches: what people would write in years."""
    import django

    django.setup()
    from intake.dossier.geschiedenis import Gebeurtenis
    from intake.dossier.models import Dossier
    from intake.dossier.vastgesteld import DOCUMENTKOLOMMEN, VastgesteldAdvies

    advies = VastgesteldAdvies.objects.defer(None).select_related("dossier")[0]
    regel = Gebeurtenis.objects.filter(dossier=advies.dossier).exclude(wijzigingen={})[0]
    omvang = {veld: len(getattr(advies, veld)) for veld in DOCUMENTKOLOMMEN}
    for begin in range(0, aantal, 500):
        dossiers = [copy(advies.dossier) for _ in range(min(500, aantal - begin))]
        for nummer, dossier in enumerate(dossiers, begin):
            dossier.pk, dossier.kenmerk, dossier.sleutel = None, f"IK-2027-{nummer:06}", uuid4()
        Dossier.objects.bulk_create(dossiers)
        regels = [copy(regel) for _ in range(HISTORIE * len(dossiers))]
        for nummer, een in enumerate(regels):
            een.pk, een.versie = None, nummer % HISTORIE + 1
            een.dossier = dossiers[nummer // HISTORIE]
        Gebeurtenis.objects.bulk_create(regels)
        adviezen = [copy(advies) for _ in dossiers]
        for dossier, een in zip(dossiers, adviezen, strict=True):
            een.pk, een.dossier = None, dossier
            for veld, lengte in omvang.items():  # no two memos are alike: nothing packs them away
                setattr(een, veld, os.urandom(lengte))
        VastgesteldAdvies.objects.bulk_create(adviezen, batch_size=100)


def grootte(database: str) -> float:
    if not os.environ.get("DATABASE_URL"):
        return Path(database).stat().st_size / 1024**2
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return cursor.fetchone()[0] / 1024**2


def main(aantal: int) -> None:
    with tempfile.TemporaryDirectory() as map:
        os.environ |= {
            "DATA_DIR": map,
            "DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "inkoopkader.settings",
        }
        manage("migrate", "--verbosity=0")
        manage("laad_kader")
        manage("demo")
        vul(aantal)
        omvang = grootte(f"{map}/inkoopkader.sqlite3")
        backup = manage("backup", f"{map}/back-up")
        [pad] = (p for p in Path(map, "back-up").iterdir() if p.suffix != ".sha256")
        terug = manage("zet_terug", str(pad), "--vervang")
        proef = manage("ruim_op")
        kopie = pad.stat().st_size / 1024**2
        print(f"{aantal} dossiers, database {omvang:.0f} MB, back-up {kopie:.0f} MB")
        print(f"back-up {backup:.1f} s, terugzetten {terug:.1f} s, proef van ruim_op {proef:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
