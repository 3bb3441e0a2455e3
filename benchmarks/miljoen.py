"""Milliseconds of every list and search with 1,000 and with 1,000,000 dossiers, on PostgreSQL.

DATABASE_URL=postgres://… .venv/bin/python -m benchmarks.miljoen [AANTAL …]

One dossier in ten waits for Concern Inkoop. With more dossiers there are more people, and each has
ten times as many. A page that was not full shows more rows then, which costs time by
itself: `r` is their number, `q` that of the queries. Each figure is a whole request, the fastest of
many: what else a machine does says nothing about the list. Exit code 1 when one takes more than
twice as long.
"""

import logging
import sys
import time
from dataclasses import dataclass, field

from benchmarks.testbank import proefdatabase

AANTALLEN = (1_000, 1_000_000)
RONDES = 15
HOOGSTENS = 2.0
LIJST = "/beheer/intake/dossier/"
WERKLIJST = {
    "wat wacht": {},
    "bladzijde 2": {"p": 2},
    "van mij": {"beoordelaar": "mij"},
    "nog niemand": {"beoordelaar": "niemand"},
    "productgroep": {"productgroep": "schoonmaak"},
    "directie": {"directie": "Directie 3"},
    "boven de grens": {"route": "boven"},
    "standaard": {"is_standaard": "ja"},
    "vastgesteld": {"staat": "vastgesteld"},
    "afgerond, directie": {"staat": "afgerond", "directie": "Directie 3"},
    "vastgesteld, van mij": {"staat": "vastgesteld", "beoordelaar": "mij"},
    "alle": {"staat": "alle"},
    "alle, productgroep": {"staat": "alle", "productgroep": "schoonmaak"},
    "alle, van mij": {"staat": "alle", "beoordelaar": "mij"},
    "alle, standaard": {"staat": "alle", "is_standaard": "ja"},
    "zoek kenmerk": {"q": "IK-2025-0000042"},
    "zoek begin": {"q": "IK-2025-0000"},
    "zoek vaak": {"q": "stoelen"},
    "zoek naam": {"q": "kantoor 00942"},
    "zoek niets": {"q": "bestaat niet"},
    "zoek in wat wacht": {"q": "stoelen", "staat": "ingediend"},
}
PAGINAS = (
    ("inkoper", "start", "/", {}),
    ("inkoper", "mijn dossiers", "/dossiers/", {}),
    ("inkoper", "mijn dossiers, 2", "/dossiers/", {"pagina": 2}),
    ("inkoper", "mijn dossiers, laatste", "/dossiers/", {"pagina": 9999}),
    ("inkoper", "voor u", "/voor-u/", {}),
    ("opdrachtgever", "start", "/", {}),
    ("opdrachtgever", "adviezen", "/adviezen/", {}),
    ("opdrachtgever", "voor u", "/voor-u/", {}),
    ("deskundige", "start", "/", {}),
    ("deskundige", "voor u", "/voor-u/", {}),
    ("categoriemanager", "start", "/", {}),
    ("beheerder", "start", "/", {}),
    ("beheerder", "berichten", "/beheer/intake/bericht/", {}),
    ("beheerder", "berichten verstuurd", "/beheer/intake/bericht/", {"stand__exact": "verstuurd"}),
    ("beheerder", "vernietigd", "/beheer/intake/vernietiging/", {}),
    ("beoordelaar", "start", "/", {}),
    ("beoordelaar", "voor u", "/voor-u/", {}),
    ("beoordelaar", "alle dossiers", "/dossiers/", {}),
    ("beoordelaar", "alle dossiers, 2", "/dossiers/", {"pagina": 2}),
    ("beoordelaar", "alle dossiers, laatste", "/dossiers/", {"pagina": 99999999}),
    *(("beoordelaar", f"lijst: {naam}", LIJST, vraag) for naam, vraag in WERKLIJST.items()),
)


@dataclass
class Meting:
    queries: int = 0
    rijen: int = 0
    tijden: list[float] = field(default_factory=list)

    @property
    def ms(self) -> float:
        return min(self.tijden)


Uitslag = dict[tuple[str, str], Meting]


def main(*aantallen: int) -> None:
    with proefdatabase():
        logging.disable(logging.INFO)
        from benchmarks.bevolking import Bevolking

        bevolking = Bevolking()
        uitslagen = {}
        for aantal in aantallen or AANTALLEN:
            begin = time.monotonic()
            bevolking.vul_aan(aantal)
            print(f"{aantal:,} dossiers gevuld in {time.monotonic() - begin:.0f} s", flush=True)
            uitslagen[aantal] = meet()
    if not toon(uitslagen):
        sys.exit(1)


def meet() -> Uitslag:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from intake.gebruikers import Gebruiker

    uitslag: Uitslag = {}
    for rol, naam, pad, vraag in PAGINAS:
        client = Client()
        client.force_login(Gebruiker.objects.filter(groups__name=rol).earliest("pk"))
        with CaptureQueriesContext(connection) as gesteld:
            pagina = client.get(pad, vraag).content
        rijen = pagina.count(b"<tr>") + pagina.count(b'class="ik-taak"')
        meting = uitslag[rol, naam] = Meting(len(gesteld), rijen)
        for _ in range(RONDES):
            begin = time.perf_counter()
            assert client.get(pad, vraag).status_code == 200, pad
            meting.tijden.append((time.perf_counter() - begin) * 1000)
    return uitslag


def toon(uitslagen: dict[int, Uitslag]) -> bool:
    """Whether no list grew too slow."""
    eerste, laatste = list(uitslagen.values())[0], list(uitslagen.values())[-1]
    print(f"\n{'snelste van ' + str(RONDES):40}" + "".join(f"{n:>23,}" for n in uitslagen))
    traag = 0
    for sleutel in eerste:
        cellen = (
            f"{m.rijen:>6} r{m.queries:>4} q {m.ms:6.1f} ms"
            for m in (u[sleutel] for u in uitslagen.values())
        )
        keer = laatste[sleutel].ms / eerste[sleutel].ms
        traag += keer > HOOGSTENS
        let_op = "  TE TRAAG" if keer > HOOGSTENS else ""
        print(f"{sleutel[0]:17}{sleutel[1]:23}{''.join(cellen)}{keer:7.2f}x{let_op}")
    print(f"\n{len(eerste)} lijsten, waarvan {traag} meer dan {HOOGSTENS:g} keer zo traag")
    return not traag


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
