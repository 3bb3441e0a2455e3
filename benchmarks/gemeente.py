"""The people and dossiers of `benchmarks.vijftig`: a city that worked with it for a year."""

from collections.abc import Iterator
from typing import Any

from benchmarks.bevolking import Bevolking
from intake.beoordeling.models import Adviesvraag
from intake.dossier.geschiedenis import Gebeurtenis
from intake.dossier.models import Dossier
from intake.dossier.opmerking import Opmerking
from intake.dossier.staten import Staat
from intake.dossier.vastgesteld import VastgesteldAdvies
from intake.gebruikers import Gebruiker
from tests.ambitieweb import leg_sessie_neer, leg_uitkomst_neer
from tests.storing.bevolking import sessie

Persoon = tuple[str, str, tuple[str, ...]]  # name, session, pages to begin at


class Gemeente(Bevolking):
    """Copies that are whole: with their documents, their history and the answers that fit."""

    minstens = {
        "inkoper": 60,
        "opdrachtgever": 40,
        "beoordelaar": 8,
        "deskundige": 4,
        "categoriemanager": 3,
        "beheerder": 5,
    }
    verdeling = {
        Staat.VASTGESTELD: 60,
        Staat.CONCEPT: 20,
        Staat.AANVULLING_GEVRAAGD: 6,
        Staat.INGEDIEND: 8,
        Staat.IN_BEOORDELING: 6,
    }

    def dossier(self) -> dict[str, str]:
        blijft = ("productgroep", "route", "is_standaard", "aankondigingsdatum")
        return {kolom: sql for kolom, sql in super().dossier().items() if kolom not in blijft}

    def erbij(self) -> dict[Any, dict[str, str]]:
        return {
            Gebeurtenis: {},
            VastgesteldAdvies: {},
            Adviesvraag: {"aan_id": self.iemand("deskundige", 43)},
            Opmerking: {"auteur_id": self.iemand("beoordelaar", 41)},
        }

    def vul_aan(self, aantal: int) -> None:
        """Every inkoper also has a session of the ambitieweb, and the outcome of another one."""
        super().vul_aan(aantal)
        for inkoper in Gebruiker.objects.filter(groups__name="inkoper"):
            open_ = Dossier.objects.filter(eigenaar=inkoper, staat=Staat.CONCEPT)[:2]
            if len(open_) == 2:
                leg_sessie_neer(open_[0], inkoper)
                leg_uitkomst_neer(open_[1])

    def mensen(self, rol: str, aantal: int) -> Iterator[Persoon]:
        """The first so many; each begins at one of the own dossiers in every state."""
        for gebruiker in Gebruiker.objects.filter(groups__name=rol).order_by("pk")[:aantal]:
            per_staat = {}
            if rol == "inkoper":
                per_staat = {d.staat: d for d in Dossier.objects.filter(eigenaar=gebruiker)}
            begin = tuple(dossier.get_absolute_url() for dossier in per_staat.values())
            yield gebruiker.username, sessie(gebruiker), begin
