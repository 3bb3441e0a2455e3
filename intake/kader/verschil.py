"""In which rows two frameworks differ."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from intake.advies.kader import Kader


def verschillen(links: Kader, rechts: Kader) -> list[str]:
    """A short name, such as `clausules REP-01`, for each row that is not the same on both sides."""
    return list(dict.fromkeys(_verschillen(links, rechts)))


def _verschillen(links: Kader, rechts: Kader) -> Iterator[str]:
    for veld in fields(Kader):
        een, ander = getattr(links, veld.name), getattr(rechts, veld.name)
        if een == ander:
            continue
        if not isinstance(een, tuple):
            yield veld.name
            continue
        rijen = [rij for rij in een if rij not in ander] + [rij for rij in ander if rij not in een]
        yield from (f"{veld.name} {_naam(rij)}" for rij in rijen)
        if not rijen:
            yield f"{veld.name} (volgorde)"


def _naam(rij: Any) -> str:
    namen = ("code", "slug", "label", "naam")
    return next(str(getattr(rij, naam)) for naam in namen if hasattr(rij, naam))
