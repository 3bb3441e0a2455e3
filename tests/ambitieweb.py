"""A session of the ambitieweb in every state, as the tests of it need them."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.urls import reverse

from intake.ambitieweb.genodigden import bereid_voor, eerste_genodigden
from intake.ambitieweb.models import Ambitiesessie, Genodigde, Sessiestaat
from intake.ambitieweb.sessies import leg_overleg_vast, lopende_sessie
from intake.dossier.besluiten import Ambitieuitkomst, Doelafspraak, ambitie_als_kolom
from intake.dossier.handelen import Opslag
from intake.dossier.indienen import bekijk
from intake.dossier.models import Dossier
from intake.gebruikers import Gebruiker

DAG = date(2026, 12, 8)


def wie(gebruiker: Gebruiker) -> Opslag:
    return Opslag(gebruiker, "127.0.0.1")


def maak_sessie(dossier: Dossier, gebruiker: Gebruiker, **anders: Any) -> Ambitiesessie:
    """Consulted, with a date and the guests that the framework names."""
    dossier.refresh_from_db()
    zaak = bekijk(dossier).zaak
    leg_overleg_vast(dossier, date(2026, 11, 17), zaak, wie(gebruiker))
    sessie = lopende_sessie(dossier)
    assert sessie
    rijen = [{"naam": "", "email": "", **rij} for rij in eerste_genodigden(dossier, zaak)]
    kolommen = {
        "datum": DAG,
        "begintijd": time(10),
        "duur": 120,
        "plaats": "Stopera, zaal 3",
        "begeleider": "Adviseur van Concern Inkoop",
        "agenda": "Welkom",
        **anders,
    }
    bereid_voor(sessie, sessie.versie, kolommen, rijen, wie(gebruiker))
    return vers(sessie)


def leg_sessie_neer(dossier: Dossier, gebruiker: Gebruiker) -> Ambitiesessie:
    """In preparation, with a date, one guest and one goal: whatever the state of the dossier."""
    sessie = Ambitiesessie.objects.create(
        dossier=dossier, gemaakt_door=gebruiker, overleg_op=date(2026, 11, 17), datum=DAG
    )
    gast = Genodigde(sessie=sessie, functie="Jurist")
    gast.geef_link()
    gast.save()
    sessie.doelen.create(doel="inclusie", naam="Inclusie en diversiteit", volgorde=1)
    return sessie


def leg_uitkomst_neer(dossier: Dossier, tekst: str = "Reden") -> None:
    """An outcome with a figure, whatever the state of the dossier; `tekst` is all its words."""
    doelen = tuple(
        Doelafspraak(code, tekst[:120], 1, tekst, 2.0, 1.0, tekst, tekst[:200], tekst)
        for code in ("sociaal", "gezond", "duurzaam", "")
    )
    uitkomst = Ambitieuitkomst(1, DAG.isoformat(), 5, doelen, tekst[:200])
    Dossier.objects.filter(pk=dossier.pk).update(ambitie=ambitie_als_kolom(uitkomst))


def vers(sessie: Ambitiesessie) -> Ambitiesessie:
    return Ambitiesessie.objects.select_related("dossier").get(pk=sessie.pk)


def zet(sessie: Ambitiesessie, staat: Sessiestaat) -> Ambitiesessie:
    Ambitiesessie.objects.filter(pk=sessie.pk).update(staat=staat)
    return vers(sessie)


def scores_van(sessie: Ambitiesessie, kans: int = 2, wens: int = 1) -> dict[str, int]:
    """What the browser of a participant sends when everything is chosen."""
    return {
        f"{naam}_{doel.pk}": waarde
        for doel in sessie.doelen.all()
        for naam, waarde in (("kans", kans), ("wens", wens))
    }


def deelnamepad(gast: Genodigde) -> str:
    return reverse("intake:ambitie_deelname", args=[gast.token])


@pytest.fixture
def sessie(dossier: Dossier, inkoper: Gebruiker) -> Ambitiesessie:
    return maak_sessie(dossier, inkoper)


@pytest.fixture
def open_sessie(sessie: Ambitiesessie) -> Ambitiesessie:
    return zet(sessie, Sessiestaat.OPEN)


@pytest.fixture
def gast(open_sessie: Ambitiesessie) -> Genodigde:
    return open_sessie.genodigden.all()[0]


@pytest.fixture
def ambitiepad(dossier: Dossier) -> Callable[[str], str]:
    return lambda naam: reverse(f"intake:{naam}", args=[dossier.kenmerk])
