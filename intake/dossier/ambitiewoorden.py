"""An outcome of the ambitieweb as it stands in the history, in words: per goal what changed."""

from collections.abc import Iterator
from typing import Any

VELDEN = (("verwoording", "Concreet"), ("wie", "Wie doet het"), ("bewijs", "Bewijs"))
Lijnen = tuple[str, ...]


def per_doel(was: Any, wordt: Any) -> Iterator[tuple[str, Lijnen, Lijnen]]:
    """The name of each goal with its lines then and now. What has another form is shown as kept."""
    oud, nieuw = doelen(was), doelen(wordt)
    for naam in {**oud, **nieuw}:
        toen, nu = oud.get(naam, ()), nieuw.get(naam, ())
        if toen != nu:
            yield f"Ambitieweb: {naam}" if naam else "Uitkomst van het ambitieweb", toen, nu


def doelen(uitkomst: Any) -> dict[str, Lijnen]:
    rijen = uitkomst.get("doelen", []) if isinstance(uitkomst, dict) else uitkomst
    if not rijen:
        return {}
    if not isinstance(rijen, list) or not all(isinstance(rij, dict) for rij in rijen):
        return {"": (str(rijen),)}
    gesprek = str(uitkomst.get("gesprek", "")) if isinstance(uitkomst, dict) else ""
    per_naam = {str(rij.get("naam", "")): lijnen(rij) for rij in rijen}
    return {"waar dit is afgesproken": (gesprek,), **per_naam} if gesprek else per_naam


def lijnen(rij: dict[str, Any]) -> Lijnen:
    afgesproken = f"Niveau {rij.get('niveau')}: {rij.get('reden')}"
    return (afgesproken, *(f"{woord}: {rij[veld]}" for veld, woord in VELDEN if rij.get(veld)))
