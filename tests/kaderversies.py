"""A newer version of the framework beside the first, as the tests of moving along need it."""

from dataclasses import replace
from datetime import date
from typing import Any

from intake.advies.kader import Kader
from intake.kader.models import Kaderversie
from intake.kader.snapshot import naar_json, sha256
from tests.dossiers import VANDAAG


def nieuwe_versie(
    kader: Kader, naam: str = "nieuw", geldig_van: date = VANDAAG, **anders: Any
) -> Kaderversie:
    """Published from that day on; without differences it only has another name."""
    gegevens = replace(kader.gegevens, bijzonderheden=naam)
    inhoud = naar_json(replace(kader, gegevens=gegevens, **anders))
    return Kaderversie.objects.create(
        versie=naam,
        inhoud=inhoud,
        sha256=sha256(inhoud),
        samenvatting=f"Wat er veranderde in {naam}.",
        geldig_van=geldig_van,
    )
