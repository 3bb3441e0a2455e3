"""Whether a draft may become what everybody gets: every problem in it, quotes included."""

from collections.abc import Mapping

from intake.advies.kader import Kader
from intake.advies.regels import REGELS
from intake.kader.citaten import citaten_in
from intake.kader.controles import controleer
from intake.kader.models import Uitgave
from intake.kader.probleem import Probleem
from intake.kader.volgorde import geordend


def problemen_in(kader: Kader, citaten: Mapping[str, str] | None = None) -> list[Probleem]:
    """Quotes are compared with `citaten`, or else with what the releases said.

    Without any release on record there is nothing to compare them with.
    """
    bekend = bekende_citaten() if citaten is None else citaten
    if citaten is None and not bekend:
        return controleer(geordend(kader), bekende_regels=REGELS)
    aanwezig = {f"{code}.{veld}" for code, veld in citaten_in(kader)}
    sommen = {sleutel: som for sleutel, som in bekend.items() if sleutel in aanwezig}
    return controleer(geordend(kader), citaten=sommen, bekende_regels=REGELS)


def bekende_citaten() -> dict[str, str]:
    """The sum of every quote of every release: a row that a release dropped may still stand."""
    sommen: dict[str, str] = {}
    for citaten in Uitgave.objects.values_list("citaten", flat=True):
        sommen |= citaten
    return sommen
