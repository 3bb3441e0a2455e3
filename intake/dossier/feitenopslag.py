"""How what an advice was made from is written down for ever: as JSON, and back exactly."""

import json
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from cattrs.preconf.json import make_converter

from intake.advies.feiten import Feiten

T = TypeVar("T")
_omzetter = make_converter()
_omzetter.register_unstructure_hook(Decimal, str)
_omzetter.register_structure_hook(Decimal, lambda tekst, _: Decimal(tekst))
_omzetter.register_unstructure_hook(date, date.isoformat)


def schrijf(waarde: Any) -> Any:
    """As JSON knows it: also without the names that are a text of their own kind."""
    return json.loads(_omzetter.dumps(waarde))


def lees(tekst: Any, soort: type[T]) -> T:
    return _omzetter.structure(tekst, soort)


def schrijf_feiten(feiten: Feiten) -> dict[str, Any]:
    opgeschreven: dict[str, Any] = schrijf(feiten)
    return opgeschreven


def lees_feiten(tekst: dict[str, Any]) -> Feiten:
    return lees(tekst, Feiten)
