"""The engine's back door for machines: from an advice to JSON."""

from decimal import Decimal
from typing import Any

from intake.advies.advies import Advies

Object = dict[str, Any]


def schrijf_advies(advies: Advies, versie: str, sha256: str) -> Object:
    """The advice as the contract has it; amounts of the estimate as decimal strings."""
    return {
        "kaderversie": {"versie": versie, "sha256": sha256},
        "raming": schrijf_raming(advies),
        "soort_voor_drempel": advies.soort_voor_drempel,
        "drempel": getal(advies.drempel),
        "drempel_geldig": (
            [dag.isoformat() for dag in advies.drempel_geldig] if advies.drempel_geldig else None
        ),
        "route": advies.route,
        "doelstellingen": list(advies.doelstellingen),
        "advies": advies.advies,
        "doorverwijzing": {
            "bureau_social_return": advies.doorverwijzing.bureau_social_return,
            "bureau_inclusie_diversiteit": advies.doorverwijzing.bureau_inclusie_diversiteit,
        },
        "ambitieweb": advies.ambitieweb,
        "eerst_overleg_cis": advies.eerst_overleg_cis,
        "charter": advies.charter,
        "charter_verkort": advies.charter_verkort,
        "categorieplan": advies.categorieplan,
        "eigen_afspraken": advies.eigen_afspraken,
        "niveau": advies.niveau,
        "clausules": {
            "voorselectie": [c.code for c in advies.clausules.voorselectie],
            "geschikt": [c.code for c in advies.clausules.geschikt],
            "mogelijk": [
                {"code": c.code, "open_vraag": c.open_vraag} for c in advies.clausules.mogelijk
            ],
            "afgeraden": [{"code": c.code, "reden": c.reden} for c in advies.clausules.afgeraden],
        },
        "percelen": [
            {
                "naam": p.naam,
                "bedrag": f"{p.bedrag:.2f}",
                "uitzondering_mogelijk": p.uitzondering_mogelijk,
                "reden": p.reden,
            }
            for p in advies.percelen
        ],
        "waarschuwingen": [{"code": w.code, "tekst": w.tekst} for w in advies.waarschuwingen],
        "ontbrekend": list(advies.ontbrekend),
        "bevindingen": [
            {
                "regel": b.regel,
                "uitkomst": b.uitkomst,
                "reden": b.reden,
                "bron": b.bron,
                "herkomst": b.herkomst,
            }
            for b in advies.bevindingen
        ],
    }


def schrijf_raming(advies: Advies) -> Object | None:
    if advies.raming is None:
        return None
    return {
        "bedrag": f"{advies.raming.bedrag:.2f}",
        "regels": [
            {
                "omschrijving": regel.omschrijving,
                "bedrag": f"{regel.bedrag:.2f}",
                "grondslag": regel.grondslag,
            }
            for regel in advies.raming.regels
        ],
    }


def getal(waarde: Decimal | None) -> int | float | None:
    if waarde is None:
        return None
    return int(waarde) if waarde == waarde.to_integral_value() else float(waarde)
