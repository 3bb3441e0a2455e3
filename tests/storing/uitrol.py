"""A new version with a migration comes under load, host by host, and is taken back again.

python -m tests.storing.uitrol [--gebruikers 50] [--rondes 1]        needs nginx
"""

import shutil
import time
from pathlib import Path

from tests.storing import boek
from tests.storing.browser import Browser
from tests.storing.cluster import wacht_tot
from tests.storing.opstelling import Opstelling, argumenten, sluit_af, vrije_poort, zeg
from tests.storing.processen import PROJECT, Proces, granian, manage
from tests.storing.proxy import KORT, herlaad, nginx

OPSLAGEN = 200
MODEL = "intake/dossier/models.py"
VELD = "    uitrolproef = models.CharField(max_length=20, null=True, blank=True)  # noqa: DJ001\n"
MIGRATIE = """from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "{na}")]
    operations = [
        migrations.AddField(
            "dossier", "uitrolproef", models.CharField(max_length=20, null=True, blank=True)
        )
    ]
"""
NIET_MEE = shutil.ignore_patterns(".git", ".venv", "node_modules", "data", "__pycache__")


class TweeHosts(Opstelling):
    """Two applications behind the proxy, so that one can be away."""

    def maak_processen(self) -> list[Proces]:
        self.poorten = [vrije_poort(), vrije_poort()]
        self.apps = [self.maak_app(nummer, PROJECT) for nummer in (0, 1)]
        self.app = self.apps[0]
        self.werker = manage("werk", omgeving=self.omgeving(), log=self.map / "werker.log")
        achter = [f"127.0.0.1:{poort} {KORT}" for poort in self.poorten]
        self.proxy = nginx(self.map / "nginx", self.adres, self.poort, achter)
        return [*self.apps, self.werker, self.proxy]

    def maak_app(self, nummer: int, code: Path) -> Proces:
        log = self.map / f"app{nummer}.log"
        return granian(self.poorten[nummer], self.omgeving(), log, map_=code, afmaken=30)

    def browser(self, sessie: str) -> Browser:
        return Browser((self.adres, self.poort), sessie, tls=True)

    def start_alles(self) -> None:
        """The proxy last: a host that is not there yet would be passed over for a while."""
        for proces in self.processen[:-1]:
            proces.start()
        wacht_tot(lambda: self.is_gereed(0) and self.is_gereed(1))
        self.proxy.start()
        wacht_tot(self.antwoordt)

    def is_gereed(self, nummer: int) -> bool:
        """Without the proxy, as the one who rolls out asks it."""
        browser = Browser((self.adres, self.poorten[nummer]), "")
        return self.antwoordt(browser)

    def rol_uit(self, code: Path) -> None:
        """One host at a time, as docs/beheer/groei.md says: out of the proxy, over, and back in."""
        for nummer in (0, 1):
            self.zet_proxy(zonder=nummer)
            self.apps[nummer].stop(60)
            self.apps[nummer] = self.maak_app(nummer, code)
            self.processen.append(self.apps[nummer])
            self.apps[nummer].start()
            wacht_tot(lambda nummer=nummer: self.is_gereed(nummer))
            self.zet_proxy()
            self.werk_tot(OPSLAGEN // 2)
        self.app = self.apps[0]

    def zet_proxy(self, zonder: int | None = None) -> None:
        achter = [
            f"127.0.0.1:{poort} {'down' if nummer == zonder else KORT}"
            for nummer, poort in enumerate(self.poorten)
        ]
        herlaad(self.proxy, self.map / "nginx", self.adres, self.poort, achter)
        time.sleep(2)  # what it was sent before is on its way


def nieuwe_versie(naar: Path) -> Path:
    """The code with one more column: the first half of expand and contract."""
    shutil.copytree(PROJECT, naar, ignore=NIET_MEE)
    model = (naar / MODEL).read_text()
    (naar / MODEL).write_text(
        model.replace("    objects = DossierQuerySet", f"{VELD}\n    objects = DossierQuerySet", 1)
    )
    laatste = sorted((naar / "intake/migrations").glob("0*.py"))[-1].stem
    (naar / "intake/migrations/9999_uitrolproef.py").write_text(MIGRATIE.format(na=laatste))
    return naar


def ronde(opstelling: TweeHosts, nieuw: Path) -> None:
    opstelling.werk_tot(OPSLAGEN)
    zeg("migratie van de nieuwe versie, terwijl de oude draait")
    migratie = Proces(
        *manage("migrate", omgeving={}, log=Path()).opdracht,
        omgeving=opstelling.omgeving(),
        log=opstelling.map / "migratie.log",
        map_=nieuw,
    )
    migratie.start()
    wacht_tot(lambda: not migratie.leeft, 600)
    opstelling.werk_tot(OPSLAGEN)
    zeg("nieuwe versie, host voor host")
    opstelling.rol_uit(nieuw)
    opstelling.werk_tot(OPSLAGEN)
    zeg("en weer terug naar de oude, met de nieuwe kolom er nog bij")
    opstelling.rol_uit(PROJECT)
    opstelling.werk_tot(OPSLAGEN)


def kolom_bestaat() -> bool:
    from django.db import connection

    with connection.cursor() as cursor:
        beschrijving = connection.introspection.get_table_description(cursor, "intake_dossier")
    return any(kolom.name == "uitrolproef" for kolom in beschrijving)


def main() -> None:
    opties = argumenten(__doc__ or "", 1)
    with TweeHosts(opties.gebruikers) as opstelling:
        nieuw = nieuwe_versie(opstelling.map / "nieuw")
        with opstelling.belasting():
            for _ in range(opties.rondes):
                ronde(opstelling, nieuw)
        uitslag = opstelling.keur()
        tellers = opstelling.boek.tellers
        merkbaar = [
            f"{tellers[wat]} keer" for wat in (boek.KALE_FOUT, boek.FOUTPAGINA) if tellers[wat]
        ]
        uitslag.fouten["een gebruiker zag een fout"] = merkbaar
        uitslag.fouten["migratie niet gedaan"] = ["ja"] * (not kolom_bestaat())
        sluit_af("uitrol", opstelling, uitslag, extra="heen en terug")


if __name__ == "__main__":
    main()
