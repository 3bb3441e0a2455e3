"""One step of the questionnaire (POST, redirect, page) against the same in django-formtools.

Both behind granian on the same PostgreSQL, one process each, in turns within every round. Ours
stores every step with its history; the peer keeps all in the session.

.venv/bin/python -m benchmarks.stap [RONDES]
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPResponse
from io import StringIO
from pathlib import Path
from typing import Any

from benchmarks.koppen import CPU, VRAGEN
from tests.storing.browser import HOST, Antwoord, Browser
from tests.storing.cluster import Cluster, wacht_tot
from tests.storing.opstelling import vrije_poort
from tests.storing.processen import PYTHON, Proces

# Eight steps that every purchase of this kind meets, with two to four questions each.
STAPPEN = ("onderwerp", "prijs", "verlengingen", "extra", "planning", "mensen", "gebruik", "inhoud")
OPWARMEN = 3
ANTWOORD = {"getal": "1", "bedrag": "1", "datum": "2027-01-01", "email": "", "tekst": "Schoonmaak"}


@dataclass
class Site:
    """One application with its own worker process, and what its steps cost."""

    naam: str
    browser: "Meetbrowser"
    proces: Proces
    cpu: list[float] = field(default_factory=list)
    vragen: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    rondes: list[float] = field(default_factory=list)

    def noteer(self, slug: str, telt: bool) -> None:
        """What the POST and the page after it cost together."""
        if telt:
            self.cpu.append(self.browser.cpu)
            self.vragen[slug].add(self.browser.vragen)
        self.browser.begin_opnieuw()


class Meetbrowser(Browser):
    cpu = 0.0  # milliseconds
    vragen = 0

    def begin_opnieuw(self) -> None:
        self.cpu, self.vragen = 0.0, 0

    def _onthoud(self, kwam: HTTPResponse) -> None:
        super()._onthoud(kwam)
        self.cpu += int(kwam.headers[CPU]) / 1000
        self.vragen += int(kwam.headers[VRAGEN])


def main(rondes: int = 30) -> None:
    with opstelling() as (ons, peer):
        for ronde in range(-OPWARMEN, rondes):
            for site, loop in ((ons, loop_bij_ons), (peer, loop_bij_peer)):
                eerder = len(site.cpu)
                loop(site, ronde >= 0)
                site.rondes.append(statistics.mean(site.cpu[eerder:] or [0]))
        toon(ons, peer, rondes)


def loop_bij_ons(site: Site, telt: bool) -> None:
    from tests.dossiers import GEWOON
    from tests.storing.mensen import ingevuld

    pad, slug = "/dossiers/nieuw/", "onderwerp"
    while "/stappen/" in pad or slug == "onderwerp":
        pagina = site.browser.get(pad)
        site.browser.begin_opnieuw()
        kwam = goed(site.browser.post(pad, ingevuld(pagina.formulier(), GEWOON[slug])), pad)
        pad = kwam.naar
        while (volgende := site.browser.get(pad)).status == 302:
            pad = volgende.naar
        site.noteer(slug, telt and slug in STAPPEN)
        slug = pad.rstrip("/").rsplit("/", 1)[-1].split("?")[0]


def loop_bij_peer(site: Site, telt: bool) -> None:
    from tests.storing.mensen import ingevuld

    antwoorden = peerantwoorden()
    site.browser.get("/vragen/")
    for slug in STAPPEN:
        pagina = site.browser.get(f"/vragen/{slug}/")
        assert pagina.status == 200, (slug, pagina.status, pagina.naar)
        site.browser.begin_opnieuw()
        pad = f"/vragen/{slug}/"
        kwam = goed(site.browser.post(pad, ingevuld(pagina.formulier(), antwoorden[slug])), pad)
        volgende = site.browser.get(kwam.naar)
        assert volgende.status == 200 or slug == STAPPEN[-1], volgende.status
        site.noteer(slug, telt)


def goed(kwam: Antwoord, pad: str) -> Antwoord:
    assert kwam.bevestigd, f"{pad} was not accepted: {kwam.status}"
    return kwam


VRAGENLIJST: list[dict[str, Any]] = []


def peerantwoorden() -> dict[str, dict[str, str]]:
    return {
        stap["slug"]: {
            f"{stap['slug']}-{rij['naam']}": rij["veld"]["keuzes"][0][0]
            if rij["veld"]["soort"] == "keuze"
            else ANTWOORD[rij["veld"]["soort"]]
            for rij in stap["velden"]
        }
        for stap in VRAGENLIJST
    }


def lees_vragen() -> list[dict[str, Any]]:
    """Our steps as plain fields: the same number, kinds, labels, hints and choices."""
    from intake.dossier.stappen import STAPPEN as ALLE

    forms = {stap.slug: stap.form for stap in ALLE}
    ja_nee = [("ja", "Ja"), ("nee", "Nee"), ("onbekend", "Ik weet het nog niet")]
    lijst = []
    for slug in STAPPEN:
        velden = []
        for naam, veld in forms[slug].base_fields.items():
            keuzes = [
                (str(k[0]), str(k[1])) for k in getattr(veld, "choices", ()) if k[0]
            ] or ja_nee
            soort = soort_van(type(veld).__name__)
            velden.append(
                {
                    "naam": naam,
                    "veld": {
                        "soort": soort,
                        "label": str(veld.label or naam),
                        "uitleg": str(veld.help_text),
                        "verplicht": False,
                        "keuzes": keuzes if soort == "keuze" else [],
                    },
                }
            )
        lijst.append({"slug": slug, "velden": velden})
    return lijst


def soort_van(klasse: str) -> str:
    soorten = {
        "KeuzeField": "keuze",
        "JaNeeField": "keuze",
        "GetalField": "getal",
        "GeldField": "bedrag",
        "DatumField": "datum",
        "EmailField": "email",
    }
    return soorten.get(klasse, "tekst")


@contextmanager
def opstelling() -> Iterator[tuple[Site, Site]]:
    map_ = Path(tempfile.mkdtemp(prefix="stap-"))
    map_.chmod(0o755)
    cluster = Cluster(map_ / "pg")
    processen: list[Proces] = []
    try:
        cluster.maak()
        with closing(cluster.verbind()) as verbinding:  # `with verbinding` opens a transaction
            verbinding.cursor().execute("CREATE DATABASE peer")
        ons = start_ons(cluster, map_)
        processen.append(ons.proces)
        peer = start_peer(cluster, map_)
        processen.append(peer.proces)
        yield ons, peer
    finally:
        for proces in processen:
            proces.stop(5)
        cluster.stop("immediate")
        shutil.rmtree(map_, ignore_errors=True)


def start_ons(cluster: Cluster, map_: Path) -> Site:
    omgeving = {
        "SECRET_KEY": "alleen-voor-de-meting-" * 3,
        "DATABASE_URL": cluster.url,
        "DATA_DIR": str(map_),
        "ALLOWED_HOSTS": HOST,
        "ACHTER_PROXY": "1",
        "DJANGO_SETTINGS_MODULE": "inkoopkader.settings",
    }
    os.environ.pop("DEMO", None)
    os.environ.update(omgeving)
    import django
    from django.core.management import call_command

    django.setup()
    for opdracht in ("migrate", "laad_kader"):
        call_command(opdracht, verbosity=0, stdout=StringIO())
    call_command("collectstatic", interactive=False, verbosity=0)
    from tests.storing.bevolking import maak, sessie

    VRAGENLIJST.extend(lees_vragen())
    return start("inkoopkader", omgeving, map_, sessie(maak("inkoper", "inkoper")))


def start_peer(cluster: Cluster, map_: Path) -> Site:
    from django.conf import settings

    omgeving = {
        "DATABASE_URL": cluster.url.replace("/postgres", "/peer"),
        "DJANGO_SETTINGS_MODULE": "benchmarks.formtools.settings",
        "VRAGENLIJST": json.dumps(VRAGENLIJST),
        "SESSIEKOEKJE": settings.SESSION_COOKIE_NAME,
    }
    maak = (
        "import django; django.setup()\n"
        "from django.core.management import call_command; call_command('migrate', verbosity=0)\n"
        "from django.contrib.auth.models import User; from django.test import Client\n"
        "c = Client(); c.force_login(User.objects.create_user('u'))\n"
        "print(c.session.session_key)"
    )
    sessie = subprocess.run(
        [PYTHON, "-c", maak], env=os.environ | omgeving, capture_output=True, text=True, check=True
    ).stdout.strip()
    return start("formtools", omgeving, map_, sessie)


def start(naam: str, omgeving: dict[str, str], map_: Path, sessie: str) -> Site:
    poort = vrije_poort()
    opdracht = ("-m", "granian", "--interface", "wsgi", "--workers", "1", "--port", str(poort))
    proces = Proces(
        PYTHON,
        *opdracht,
        "benchmarks.meetlat:application",
        omgeving=os.environ | omgeving,
        log=map_ / f"{naam}.log",
    )
    proces.start()
    browser = Meetbrowser(("127.0.0.1", poort), sessie)
    wacht_tot(lambda: antwoordt(browser))
    browser.begin_opnieuw()
    return Site(naam, browser, proces)


def antwoordt(browser: Browser) -> bool:
    from tests.storing.browser import Storing

    try:
        return browser.get("/inloggen/").status < 500
    except Storing:
        return False


def toon(ons: Site, peer: Site, rondes: int) -> None:
    print(f"{len(STAPPEN)} stappen, {rondes} rondes om en om; CPU-ms van de werker per stap\n")
    print(f"{'':14}{'mediaan':>9}{'gemiddeld':>11}{'p95':>7}{'queries per stap':>20}")
    for site in (ons, peer):
        p95 = statistics.quantiles(site.cpu, n=20)[-1]
        vragen = sorted(set().union(*site.vragen.values()))
        print(
            f"{site.naam:14}{statistics.median(site.cpu):9.2f}{statistics.mean(site.cpu):11.2f}"
            f"{p95:7.2f}{', '.join(map(str, vragen)):>20}"
        )
    per_ronde = [a / b for a, b in zip(ons.rondes, peer.rondes, strict=True) if b]
    per_ronde.sort()
    verhouding = statistics.median(ons.cpu) / statistics.median(peer.cpu)
    print(f"\nverhouding {verhouding:.2f}; per ronde {per_ronde[0]:.2f} tot {per_ronde[-1]:.2f}")
    print("wisselt per stap:", {slug: sorted(n) for slug, n in ons.vragen.items()})


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
