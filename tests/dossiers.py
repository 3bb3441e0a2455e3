"""Users, a published framework and a dossier, as the tests of the questionnaire need them."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from intake.dossier.models import Dossier
from intake.dossier.opslaan import Opslag, maak_dossier
from intake.dossier.stappen import STAPPEN, Reis
from intake.gebruikers import Gebruiker
from intake.kader.models import Kaderversie
from intake.kader.snapshot import naar_json, sha256

VANDAAG = date(2026, 11, 22)

# A service of € 300.000 with a mix of yes, no and unknown; per step what the browser sends.
GEWOON: dict[str, dict[str, Any]] = {
    "onderwerp": {
        "naam": "Schoonmaak stadskantoren",
        "omschrijving": "",
        "opdrachtgever_email": "",
    },
    "productgroep": {"productgroep": "onbekend"},
    "soort": {"soort": "dienst", "cpv": ""},
    "prijs": {"wijze": "per_jaar", "btw": "exclusief", "in_percelen": "nee"},
    "bedrag": {"bedrag": "100.000"},
    "looptijd": {"looptijd": "bepaald"},
    "maanden": {"looptijd_maanden": "24", "verlenging_mogelijk": "ja"},
    "verlengingen": {
        "verlengingen_aantal": "1",
        "verlengingen_maanden": "12",
        "verlengingen_bedrag": "",
    },
    "extra": {"heeft_opties": "nee", "heeft_deelnemers": "nee", "raamovereenkomst": "nee"},
    "planning": {"fase": "voorbereiding", "deel_van_reeks": "nee"},
    "mensen": {"personele_inzet": "ja", "markt": "50-249"},
    "inzet": {"op_locatie": "ja", "levert_kandidaten": "nee"},
    "gebruik": {"gebruik_natuurlijke_personen": "nee", "publiekscontact": "nee"},
    "inhoud": {"digitaal": "nee", "bouw_fysiek": "nee", "beeld_tekst": "nee"},
    "doelstellingen": {"doelstellingen": ["sociale_veiligheid"]},
    "ambitie": {"niveau": "2"},
    "charter": {"wil_charter": "ja"},
}


def maak_gebruiker(naam: str, *rechten: str, **anders: Any) -> Gebruiker:
    gebruiker = Gebruiker.objects.create_user(naam, f"{naam}@voorbeeld.nl", "geheim", **anders)
    gebruiker.user_permissions.set(Permission.objects.filter(codename__in=rechten))
    return gebruiker


def adres(dossier: Dossier, slug: str) -> str:
    return reverse("intake:stap", args=[dossier.kenmerk, slug])


@pytest.fixture(scope="session")
def kadertekst(kader: Any) -> str:
    return naar_json(kader)


@pytest.fixture
def geldend(db: None, kadertekst: str) -> Kaderversie:
    """The framework, published long ago."""
    return publiceer_tekst(kadertekst)


def publiceer_tekst(tekst: str) -> Kaderversie:
    return Kaderversie.objects.create(
        versie="proef", inhoud=tekst, sha256=sha256(tekst), geldig_van=date(2024, 1, 1)
    )


@pytest.fixture
def inkoper(db: None) -> Gebruiker:
    return maak_gebruiker("inkoper", "dossiers_maken")


@pytest.fixture
def dossier(geldend: Kaderversie, inkoper: Gebruiker) -> Dossier:
    """A dossier with only its first step answered."""
    antwoorden = {"naam": "Schoonmaak stadskantoren", "omschrijving": "", "opdrachtgever_email": ""}
    return maak_dossier(uuid4(), STAPPEN[0], antwoorden, Opslag(inkoper), VANDAAG)


@pytest.fixture
def ingelogd(client: Any, inkoper: Gebruiker) -> Any:
    """The browser of the inkoper."""
    client.force_login(inkoper)
    return client


@pytest.fixture
def antwoord(ingelogd: Any, dossier: Dossier) -> Callable[..., Any]:
    """Answer one step as a browser does: the usual answers, with what the test says differs."""

    def verstuur(slug: str, **anders: Any) -> Any:
        dossier.refresh_from_db()
        data = {"versie": dossier.versie, "verder": ""} | GEWOON.get(slug, {}) | anders
        return ingelogd.post(adres(dossier, slug), data)

    return verstuur


@pytest.fixture
def reis(dossier: Dossier, kader: Any) -> Callable[[], Reis]:
    """The questionnaire as it stands for the dossier in the database."""

    def loop() -> Reis:
        dossier.refresh_from_db()
        return Reis(dossier, kader, VANDAAG)

    return loop


@pytest.fixture
def compleet(antwoord: Callable[..., Any], reis: Callable[[], Reis], dossier: Dossier) -> Dossier:
    """The dossier with every question answered."""
    while stap := reis().next_stap:
        antwoord(stap.slug)
    return dossier
