"""A dossier under review, and the same dossier settled."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from intake.advies.kader import Kader
from intake.beoordeling.vaststellen import bekijk as bekijk_advies
from intake.beoordeling.vaststellen import stel_vast
from intake.dossier.besluiten import bevindingen
from intake.dossier.bevroren import bevries
from intake.dossier.feitentabel import dossier_uit
from intake.dossier.indienen import bekijk
from intake.dossier.models import Dossier
from intake.dossier.opslaan import Opslag
from intake.dossier.stappen import STAPPEN
from intake.dossier.staten import Staat
from intake.dossier.vastgesteld import DOCUMENTKOLOMMEN, VastgesteldAdvies
from intake.gebruikers import Gebruiker
from intake.kader.models import Kaderversie
from intake.voorbeelddossiers import voorbeeldinvulling, voorbeelduitleg
from tests.voorbeelden import VOORBEELDEN, lees_voorbeeld

# What stands in texts that a test adds, and has no proposal of ours.
VOORAF = {
    "prijsbijlage": "bijlage 4",
    "contactpersoon_contractmanagement": "de contractmanager",
    "meldpunt_gemeente": "het meldpunt",
    "document_gedragsregels": "de gedragsregels",
}
OPDRACHTGEVER = "olga@amsterdam.nl"


def besluit(ja: bool, reden: str) -> dict[str, Any]:
    return {"ja": ja, "reden": reden}


@pytest.fixture
def in_beoordeling(compleet: Dossier, ina: Gebruiker) -> Dossier:
    """Taken by Ina, who left a text out, put two in and wrote one herself."""
    compleet.refresh_from_db()
    indiening = bekijk(compleet)
    teksten = [tekst.code for tekst in indiening.teksten]
    erbij = [c.code for c in indiening.zaak.advies.clausules.geschikt][:2]
    invulling = voorbeeldinvulling(indiening.zaak)
    conclusie = next(s for s in bevindingen(indiening.zaak.advies) if s.startswith("DT7"))
    Dossier.objects.update(
        staat=Staat.IN_BEOORDELING,
        beoordelaar=ina,
        opdrachtgever_email=OPDRACHTGEVER,
        redenen_weg={"toegankelijkheid": "Niemand gebruikt het."},
        clausulekeuzes={code: besluit(True, "") for code in (*teksten, erbij[1])},
        clausules_beoordelaar={
            teksten[0]: besluit(False, "Staat al in de raamovereenkomst."),
            **{code: besluit(True, f"Past bij dit gebouw, {code}.") for code in reversed(erbij)},
        },
        afwijkingen={conclusie: besluit(True, "Er is één leverancier.")},
        eigen_clausules=[
            {
                "titel": "Sleutels",
                "tekst": "Elke sleutel komt terug.",
                "soort": "eis",
                "reden": "Veilig.",
            }
        ],
        invulling=VOORAF | invulling,
        afspraken=[{"wat": "Rondgang", "wanneer": "elk kwartaal", "wie": "contractmanager"}],
    )
    compleet.opmerkingen.create(
        soort="vraag", over="geheel", tekst="Let op <b>de sleutels</b>.", auteur=ina, in_memo=True
    )
    compleet.refresh_from_db()
    leg_uit(compleet)
    return compleet


def leg_uit(dossier: Dossier) -> None:
    """Explain what the toets finds, as the inkoper would before submitting."""
    dossier.toetsuitleg = voorbeelduitleg(bekijk(dossier).zaak)
    dossier.save(update_fields=["toetsuitleg"])


@pytest.fixture
def standaard(geldend: Kaderversie, kader: Kader, inkoper: Gebruiker) -> Dossier:
    """Submitted, far from the threshold, with everything known and nothing to weigh."""
    feiten = lees_voorbeeld(next(p for p in VOORBEELDEN if p.stem.startswith("17")), kader)[0]
    for nummer in (1, 2):
        dossier = dossier_uit(feiten)
        dossier.kenmerk, dossier.sleutel = f"IK-2026-000{nummer}", uuid4()
        dossier.eigenaar, dossier.staat = inkoper, Staat.INGEDIEND
        dossier.ingediend_op = "2026-11-20T10:00Z"
        dossier.bevestigd = [stap.slug for stap in STAPPEN]
        dossier.verlenging_mogelijk = dossier.heeft_opties = "nee"
        dossier.heeft_deelnemers = dossier.raamovereenkomst = "nee"
        dossier.invulling = VOORAF
        dossier.save()
    return dossier


def vast(dossier: Dossier, wie: Gebruiker) -> VastgesteldAdvies:
    dossier.refresh_from_db()
    advies = stel_vast(dossier, Opslag(wie, "", dossier.versie))
    return VastgesteldAdvies.objects.get(pk=advies.pk)


@pytest.fixture
def advies(in_beoordeling: Dossier, ina: Gebruiker) -> VastgesteldAdvies:
    """The dossier settled by Ina, as it comes out of the database."""
    return vast(in_beoordeling, ina)


def leg_ongedrukt_vast(dossier: Dossier, door: Gebruiker) -> VastgesteldAdvies:
    """A settled advice without real documents, for tests that only ask who may see it."""
    voorbeeld = bekijk_advies(dossier, door)
    return VastgesteldAdvies.objects.create(
        dossier=dossier,
        volgnummer=1,
        vastgesteld_op=timezone.now(),
        vastgesteld_door=door,
        kaderversie=voorbeeld.versie,
        naam=dossier.naam,
        **bevries(voorbeeld.memo),
        **{veld: veld.encode() for veld in DOCUMENTKOLOMMEN},
    )


def browser(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client
