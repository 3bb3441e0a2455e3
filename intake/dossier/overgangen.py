"""What the inkoper does with a submitted or settled dossier: withdraw, finish, reopen."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from intake.berichten.klaarzetten import Berichtsoort, zet_klaar
from intake.dossier.handelen import Opslag, voer_uit
from intake.dossier.indienen import beoordelingspagina
from intake.dossier.kader import kaderwissel
from intake.dossier.models import Dossier
from intake.dossier.staten import Handeling
from intake.kader.publicatie import geldende_versie


def trek_in(dossier: Dossier, opslag: Opslag) -> None:
    """Nobody reviews it any more; whoever did is told."""
    with transaction.atomic():
        beoordelaar = dossier.beoordelaar
        kolommen = {"beoordelaar": None, "ingediend_op": None}
        voer_uit(dossier, Handeling.INTREKKEN, opslag, kolommen=kolommen)
        if beoordelaar:
            pad = beoordelingspagina(dossier)
            soort = Berichtsoort.INGETROKKEN
            zet_klaar(soort, [beoordelaar], naam=dossier.naam, pad=pad, van=opslag.gebruiker)


def rond_af(dossier: Dossier, opslag: Opslag, *, afloop: str) -> None:
    voer_uit(dossier, Handeling.AFRONDEN, opslag, kolommen={"afloop": afloop})


def heropen(dossier: Dossier, opslag: Opslag, *, reden: str) -> None:
    """A new round; the definitive advice stays, and the new one will name it."""
    geldend = geldende_versie(timezone.localdate())
    erbij = {"reden": ["", reden]} | kaderwissel(dossier, geldend)
    kolommen = {
        "beoordelaar": None,
        "ingediend_op": None,
        "afloop": "",
        "concept_gedeeld": False,
        "kaderversie": geldend.pk,
        "kader_afgewezen": None,
        "kader_reden": "",
    }
    with transaction.atomic():
        lezers = [wie for wie in (dossier.beoordelaar, dossier.eigenaar) if wie]
        opdrachtgever = dossier.opdrachtgever
        voer_uit(dossier, Handeling.HEROPENEN, opslag, kolommen=kolommen, erbij=erbij)
        van, naam = opslag.gebruiker, dossier.naam
        pad = dossier.get_absolute_url()
        zet_klaar(Berichtsoort.HEROPEND, lezers, naam=naam, pad=pad, van=van)
        if opdrachtgever:
            pad = reverse("intake:uitkomst", args=[dossier.kenmerk])
            zet_klaar(Berichtsoort.HEROPEND, [opdrachtgever], naam=naam, pad=pad, van=van)
