"""People of every role and any number of dossiers: the examples, copied again and again."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import connection
from django.utils import timezone

from benchmarks.kopieen import kopieer
from intake.beoordeling.models import Adviesvraag
from intake.berichten.models import Bericht
from intake.bewaren.models import Vernietiging
from intake.dossier.geschiedenis import Gebeurtenis
from intake.dossier.models import Dossier
from intake.dossier.opmerking import Opmerking
from intake.dossier.staten import Staat
from intake.dossier.vastgesteld import VastgesteldAdvies
from intake.gebruikers import Gebruiker
from intake.kader.publicatie import geldend_kader
from intake.voorbeelddossiers import Voorbeelden

JAREN = "interval '3 years'"


class Bevolking:
    """Of each role one person more for so many dossiers; `vul_aan` may be called again."""

    per_persoon = dict.fromkeys(("inkoper", "opdrachtgever"), 500) | dict.fromkeys(
        ("beoordelaar", "deskundige"), 25_000
    )
    minstens = {
        "inkoper": 20,
        "opdrachtgever": 20,
        "beoordelaar": 10,
        "deskundige": 4,
        "categoriemanager": 1,
        "beheerder": 1,
    }
    # A hundred dossiers: how many of them in each state. Two in five settled ones are finished.
    verdeling = {
        Staat.VASTGESTELD: 84,
        Staat.CONCEPT: 4,
        Staat.AANVULLING_GEVRAAGD: 2,
        Staat.INGEDIEND: 9,
        Staat.IN_BEOORDELING: 1,
    }

    def __init__(self) -> None:
        # Keys far apart, so that those of one role follow on each other.
        self.eerste = {rol: 1_000_000 * (nummer + 1) for nummer, rol in enumerate(self.minstens)}
        for rol, aantal in self.minstens.items():
            self.maak_mensen(rol, aantal)
        makers = ("inkoper", "opdrachtgever", "beoordelaar", "deskundige")
        Voorbeelden(*(Gebruiker.objects.get(pk=self.eerste[rol]) for rol in makers)).maak()
        per_staat = {d.staat: d.pk for d in Dossier.objects.order_by("-pk")}
        self.bronnen = [
            per_staat[staat] for staat, keer in self.verdeling.items() for _ in range(keer)
        ]

    def maak_mensen(self, rol: str, tot: int) -> None:
        er_al = Gebruiker.objects.filter(groups__name=rol).count()
        nieuw = [
            Gebruiker(
                pk=self.eerste[rol] + nummer,
                username=f"{rol}{nummer}",
                email=f"{rol}{nummer}@voorbeeld.nl",
                directie=f"Directie {nummer % 10}",
                is_staff=rol in ("beoordelaar", "beheerder", "categoriemanager"),
                bureau="BSR" if rol == "deskundige" else "",
            )
            for nummer in range(er_al, tot)
        ]
        Gebruiker.objects.bulk_create(nieuw, batch_size=1000)
        groep = Group.objects.get(name=rol)
        lid = Gebruiker.groups.through
        lid.objects.bulk_create(
            [lid(gebruiker_id=een.pk, group_id=groep.pk) for een in nieuw], batch_size=1000
        )

    def vul_aan(self, aantal: int) -> None:
        for rol, per in self.per_persoon.items():
            self.maak_mensen(rol, max(self.minstens[rol], aantal // per))
        er_al = Dossier.objects.latest("pk").pk
        nog = aantal - Dossier.objects.count()
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit = off; SET work_mem = '256MB'")
        nummers = range(er_al + 1, er_al + 1 + nog)
        kopieer(Dossier, self.bronnen, nummers, self.dossier(), self.erbij())
        self.vul_eromheen(nummers)
        with connection.cursor() as cursor:
            cursor.execute("RESET ALL")
            cursor.execute("VACUUM ANALYZE")

    def dossier(self) -> dict[str, str]:
        groepen = sorted(geldend_kader(timezone.localdate())[1].productgroep)
        toen = f"now() - {gok('k.id', 9973)} * {JAREN}"
        onder_behandeling = "b.staat IN ('in_beoordeling', 'aanvulling_gevraagd', 'vastgesteld')"
        return {
            "kenmerk": "'IK-2025-' || lpad(k.id::text, 7, '0')",
            "sleutel": "gen_random_uuid()",
            "naam": "(ARRAY['Stoelen', 'Schoonmaak', 'Tolken', 'Onderhoud'])[1 + k.id % 4]"
            " || ' voor kantoor ' || lpad(k.id::text, 5, '0')",
            "eigenaar_id": self.iemand("inkoper", 31),
            "opdrachtgever_id": self.iemand("opdrachtgever", 37),
            "opdrachtgever_email": f"'opdrachtgever' || ({self.iemand('opdrachtgever', 37)}"
            f" - {self.eerste['opdrachtgever']}) || '@voorbeeld.nl'",
            "concept_gedeeld": "k.id % 20 = 0",
            "beoordelaar_id": f"CASE WHEN {onder_behandeling} THEN"
            f" {self.iemand('beoordelaar', 41)} END",
            "staat": "CASE WHEN b.staat = 'vastgesteld' AND k.id % 5 < 2 THEN 'afgerond'"
            " ELSE b.staat END",
            "directie": "'Directie ' || (k.id * 13 / 7) % 10",
            "productgroep": f"(ARRAY{groepen!r})[1 + (k.id * 17 / 3) % {len(groepen)}]",
            "route": "(ARRAY['onder', 'boven'])[1 + (k.id / 11) % 2]",
            "is_standaard": "(k.id / 7) % 5 = 0",
            "aankondigingsdatum": f"current_date + (300 - 1200 * {gok('k.id', 7919)})::int",
            "aangemaakt": toen,
            "gewijzigd": toen,
            "ingediend_op": f"CASE WHEN b.staat <> 'concept' THEN {toen} END",
        }

    def erbij(self) -> dict[Any, dict[str, str]]:
        """The history without what changed, and the advices without their documents."""
        leeg = dict.fromkeys(("html", "pdf", "bijlage"), "'\\x00'")
        toen = f"now() - {gok('k.id', 9973)} * {JAREN}"
        return {
            Gebeurtenis: {
                "wijzigingen": "'{}'",
                "moment": f"{toen} + b.versie * interval '1 hour'",
            },
            VastgesteldAdvies: leeg
            | {"uitkomst": "'{}'", "feiten": "'{}'", "antwoorden": "'{}'", "vastgesteld_op": toen},
            Adviesvraag: {"aan_id": self.iemand("deskundige", 43), "gesteld_op": toen},
            Opmerking: {"auteur_id": self.iemand("beoordelaar", 41)},
        }

    def vul_eromheen(self, nummers: range) -> None:
        """A message per dossier, one in a thousand not sent; and a dossier destroyed per ten."""
        alle = f"generate_series({nummers.start}::bigint, {nummers.stop - 1}::bigint) AS k(id)"
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {Bericht._meta.db_table} (soort, aan_id, email, naam, wanneer,"
                " sleutel_link, pad, sleutel, stand, pogingen, volgende_poging, fout, gemaakt)"
                f" SELECT 'vastgesteld', {self.iemand('inkoper', 31)}, '', '', '', '', '',"
                " gen_random_uuid(), CASE WHEN k.id % 1000 = 0 THEN 'mislukt' ELSE 'verstuurd' END,"
                f" 1, now(), '', now() - {gok('k.id', 9973)} * interval '90 days' FROM {alle}"
            )
            cursor.execute(
                f"INSERT INTO {Vernietiging._meta.db_table} (dossier_nummer, kenmerk, soort, begin,"
                " jaren, grondslag, adviezen, gebeurtenissen, namens, op) SELECT -k.id,"
                " 'IK-2019-' || lpad(k.id::text, 7, '0'), 'contract', current_date - 3000, 7, '',"
                f" 1, 25, 'bewaken', now() FROM {alle} WHERE k.id % 10 = 0"
            )

    def iemand(self, rol: str, stap: int) -> str:
        """Someone with this role, spread evenly; the same one for the same dossier."""
        hoeveel = Gebruiker.objects.filter(groups__name=rol).count()
        return f"({self.eerste[rol]} + (k.id / 3 * {stap}) % {hoeveel})"


def gok(van: str, priem: int) -> str:
    """A number from 0 up to 1 that looks like chance, and is the same in every run."""
    return f"(({van} * {priem} * 104729) % 1000003 / 1000003.0)"
