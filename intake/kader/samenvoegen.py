"""A newer release taken into the draft, row by row; a row that somebody edited is left to them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

from intake.advies.kader import Kader, Parameters, Versiegegevens
from intake.kader.volgorde import vergelijkbaar

SLEUTELS = ("code", "slug", "naam")


class Rijnaam(NamedTuple):
    """`clausules`, `REP-01`; a setting is a row of its own: `parameters`, `grensmarge`."""

    veld: str
    sleutel: str

    def __str__(self) -> str:
        return f"{self.veld} {self.sleutel}".strip()


@dataclass(frozen=True)
class Samenvoeging:
    """The draft as it becomes, and per row what was done or is asked.

    `te_beoordelen`: edited here and changed in the release. `vervallen`: gone from the release,
    kept here. `al_zo`: changed in the release into what stood here already.
    """

    kader: Kader
    meegegaan: tuple[Rijnaam, ...]
    te_beoordelen: tuple[Rijnaam, ...]
    vervallen: tuple[Rijnaam, ...]
    al_zo: tuple[Rijnaam, ...]


def voeg_samen(vorige: Kader, nieuwe: Kader, werk: Kader) -> Samenvoeging:
    """The changes between two releases applied to a draft that may have gone its own way."""
    was, wordt, hier = (rijen(vergelijkbaar(kader)) for kader in (vorige, nieuwe, werk))
    mee: list[Rijnaam] = []
    beoordelen: list[Rijnaam] = []
    al_zo: list[Rijnaam] = []
    for naam, rij in wordt.items():
        if rij == was.get(naam):
            continue
        doel = mee if hier.get(naam) == was.get(naam) else beoordelen
        (al_zo if rij == hier.get(naam) else doel).append(naam)
    weg = tuple(naam for naam in was if naam not in wordt and naam in hier)
    vers = rijen(nieuwe)
    kader = met_rijen(werk, {naam: vers[naam] for naam in mee}, nieuwe)
    return Samenvoeging(kader, tuple(mee), tuple(beoordelen), weg, tuple(al_zo))


def rijen(kader: Kader) -> dict[Rijnaam, Any]:
    """Every part of a framework that someone edits as one thing, by name."""
    return dict(_rijen(kader))


def _rijen(kader: Kader) -> Iterator[tuple[Rijnaam, Any]]:
    for veld in fields(Kader):
        waarde = getattr(kader, veld.name)
        if isinstance(waarde, tuple):
            yield from ((Rijnaam(veld.name, sleutel_van(rij)), rij) for rij in waarde)
        elif isinstance(waarde, Parameters | Versiegegevens):
            namen = (deel.name for deel in fields(waarde))
            yield from ((Rijnaam(veld.name, naam), getattr(waarde, naam)) for naam in namen)
        else:
            yield Rijnaam(veld.name, ""), waarde


def sleutel_van(rij: Any) -> str:
    """What identifies a row among its kind: a threshold by its kind and first day."""
    if hasattr(rij, "geldig_van") and hasattr(rij, "soort"):
        return f"{rij.soort} {rij.geldig_van}"
    if hasattr(rij, "niveau") and hasattr(rij, "betekenis"):
        return str(rij.niveau)
    return next(str(getattr(rij, naam)) for naam in SLEUTELS if hasattr(rij, naam))


def met_rijen(kader: Kader, vervanging: Mapping[Rijnaam, Any], voorbeeld: Kader) -> Kader:
    """The framework with these rows replaced or added, in the order of `voorbeeld`."""
    nieuw: dict[str, Any] = {}
    for veld in {naam.veld for naam in vervanging}:
        per_sleutel = {naam.sleutel: rij for naam, rij in vervanging.items() if naam.veld == veld}
        waarde = getattr(kader, veld)
        if isinstance(waarde, tuple):
            nieuw[veld] = _lijst(waarde, per_sleutel, getattr(voorbeeld, veld))
        elif isinstance(waarde, Parameters | Versiegegevens):
            nieuw[veld] = replace(waarde, **per_sleutel)
        else:
            nieuw[veld] = per_sleutel[""]
    return replace(kader, **nieuw)


def zonder_rij(kader: Kader, naam: Rijnaam) -> Kader:
    over = tuple(r for r in getattr(kader, naam.veld) if sleutel_van(r) != naam.sleutel)
    return replace(kader, **{naam.veld: over})


def _lijst(
    lijst: tuple[Any, ...], nieuw: Mapping[str, Any], voorbeeld: Iterable[Any]
) -> tuple[Any, ...]:
    """A new row comes after the one it follows in the example; the others stay where they are."""
    uitkomst = {sleutel_van(rij): rij for rij in lijst}
    uitkomst |= {sleutel: rij for sleutel, rij in nieuw.items() if sleutel in uitkomst}
    orde = list(uitkomst)
    plaats = 0
    for rij in voorbeeld:
        sleutel = sleutel_van(rij)
        if sleutel in nieuw and sleutel not in uitkomst:
            orde.insert(plaats, sleutel)
            uitkomst[sleutel] = nieuw[sleutel]
        if sleutel in uitkomst:
            plaats = orde.index(sleutel) + 1
    return tuple(uitkomst[sleutel] for sleutel in orde)
