"""The one order in which a framework is written down, so that equal frameworks are equal.

A list of references is a set: its order carries no meaning, and the database keeps none.
It follows the order of what it refers to.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from intake.advies.kader import Clausule, Kader

Rij = TypeVar("Rij", bound=Any)
Plaatsen = dict[str, int]


def geordend(kader: Kader) -> Kader:
    return _met_lijsten_op_orde(
        kader,
        bron=_plaatsen(b.code for b in kader.bronnen),
        recht=_plaatsen(j.code for j in kader.juridische_kaders),
        doel=_plaatsen(d.code for d in sorted(kader.doelstellingen, key=lambda d: d.volgorde)),
        groep=_plaatsen(p.slug for p in kader.productgroepen),
        clausule=_plaatsen(c.code for c in kader.clausules),
    )


def vergelijkbaar(kader: Kader) -> Kader:
    """Lists of references by the alphabet: a row moved to another place changes no other row."""
    return _met_lijsten_op_orde(
        kader,
        bron=_plaatsen(sorted(b.code for b in kader.bronnen)),
        recht=_plaatsen(sorted(j.code for j in kader.juridische_kaders)),
        doel=_plaatsen(sorted(d.code for d in kader.doelstellingen)),
        groep=_plaatsen(sorted(p.slug for p in kader.productgroepen)),
        clausule=_plaatsen(sorted(c.code for c in kader.clausules)),
    )


def _met_lijsten_op_orde(
    kader: Kader,
    *,
    bron: Plaatsen,
    recht: Plaatsen,
    doel: Plaatsen,
    groep: Plaatsen,
    clausule: Plaatsen,
) -> Kader:
    return replace(
        kader,
        juridische_kaders=tuple(_op_orde(j, bronnen=bron) for j in kader.juridische_kaders),
        productgroepen=tuple(_op_orde(p, bronnen=bron) for p in kader.productgroepen),
        clausules=tuple(
            _op_orde(
                _zonder_lege_feiten(c), doelstellingen=doel, juridische_kaders=recht, bronnen=bron
            )
            for c in kader.clausules
        ),
        doelstellingen=tuple(
            _op_orde(d, juridische_kaders=recht, juridische_kaders_in_kader=recht, bronnen=bron)
            for d in sorted(kader.doelstellingen, key=lambda d: d.volgorde)
        ),
        categorieplannen=tuple(
            _op_orde(
                c, productgroepen=groep, standaardclausules=clausule, optionele_clausules=clausule
            )
            for c in kader.categorieplannen
        ),
        doelen=tuple(sorted(kader.doelen, key=lambda d: d.volgorde)),
        memoteksten=tuple(sorted(kader.memoteksten, key=lambda m: m.volgorde)),
        niveaus=tuple(sorted(kader.niveaus, key=lambda n: n.niveau)),
    )


def _plaatsen(codes: Iterable[str]) -> Plaatsen:
    return {code: plaats for plaats, code in enumerate(codes)}


def _op_orde(rij: Rij, **lijsten: Plaatsen) -> Rij:
    def geordende(veld: str, plaatsen: Plaatsen) -> tuple[str, ...]:
        return tuple(sorted(getattr(rij, veld), key=lambda code: plaatsen.get(code, -1)))

    return replace(rij, **{veld: geordende(veld, plaatsen) for veld, plaatsen in lijsten.items()})


def _zonder_lege_feiten(clausule: Clausule) -> Clausule:
    toepassing = replace(clausule.toepassing, feiten=clausule.toepassing.feiten or None)
    return replace(clausule, toepassing=toepassing)
