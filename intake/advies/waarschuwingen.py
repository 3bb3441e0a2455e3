"""DT13: what to watch for with the texts that were chosen."""

from collections.abc import Iterable

from intake.advies.kader import Kader
from intake.advies.keuzes import JuridischeStatus

NOG_GEEN_WET = {JuridischeStatus.AANHANGIG, JuridischeStatus.RICHTLIJN_NOG_OM_TE_ZETTEN}


def waarschuwingen_bij(kader: Kader, gekozen: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of rule and warning code for the chosen clauses."""
    codes = set(gekozen)
    parameters = kader.parameters
    gevonden = []
    if "CHA-01" in codes:
        gevonden.append(("DT13.1", "W-CHARTER-VERBAND"))
    if codes.intersection(parameters.overlap_social_return):
        gevonden.append(("DT13.2", "W-SOCIAL-RETURN"))
    if codes.intersection(parameters.cijfers_over_mensen):
        gevonden.append(("DT13.3", "W-AVG"))
    if any(steunt_op_nieuwe_wet(kader, code) for code in codes):
        gevonden.append(("DT13.4", "W-STATUS"))
    return gevonden


def steunt_op_nieuwe_wet(kader: Kader, code: str) -> bool:
    """Whether the law behind a clause is a bill, a directive to be transposed, or very new."""
    if code in kader.parameters.steunt_op_nieuwe_wet:
        return True
    wetten = kader.clausule[code].juridische_kaders
    return any(kader.juridisch_kader[wet].status in NOG_GEEN_WET for wet in wetten)
