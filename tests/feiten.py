"""A dull purchase to start from; each test says only what differs."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from intake.advies.feiten import Feiten
from intake.advies.keuzes import Drieweg, Fase, Feit, Markt, Soort

ALLES_NEE = dict.fromkeys(Feit, Drieweg.NEE)

BASIS = Feiten(
    aankondigingsdatum=date(2026, 6, 1),
    productgroep="bulkleveringen",
    soort=Soort.DIENST,
    waarde=Decimal(100_000),
    looptijd_maanden=24,
    fase=Fase.VOORBEREIDING,
    markt=Markt.VANAF_50,
    feiten=ALLES_NEE,
)
BOVEN = replace(BASIS, waarde=Decimal(300_000))


def met(feiten: Feiten, *ja: Feit, onbekend: tuple[Feit, ...] = (), **anders: Any) -> Feiten:
    """The purchase with these facts yes or unknown, and other fields as given."""
    antwoorden = {
        **feiten.feiten,
        **dict.fromkeys(ja, Drieweg.JA),
        **dict.fromkeys(onbekend, Drieweg.ONBEKEND),
    }
    return replace(feiten, feiten=antwoorden, **anders)
