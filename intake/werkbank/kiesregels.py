"""Which choices about texts go together for one dossier, and how a refusal says so."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from intake.advies.kader import Kader
from intake.advies.keuzes import Route, Wettelijk
from intake.advies.samenhang import Samenhangfout, geweigerd
from intake.dossier.besluiten import BEOORDELAAR, samen
from intake.dossier.indienen import bekijk
from intake.dossier.keuzes import Keuzes
from intake.dossier.models import Dossier
from intake.dossier.weergave.besluiten import gekozen_clausules
from intake.dossier.weergave.zaak import Zaak


class Onverenigbaar(Exception):
    """These texts can't be saved together."""

    def __init__(self, fouten: tuple[Samenhangfout, ...]) -> None:
        super().__init__(str(fouten))
        self.fouten = fouten


def keurt(dossier: Dossier, raakt: Collection[str]) -> Callable[[Keuzes], None]:
    """Refuses choices that don't go together, judged by the dossier at the moment of saving."""

    def keur(wordt: Keuzes) -> None:
        zaak = bekijk(dossier).zaak
        clausules = dict(samen(dict(wordt), dossier.clausules_beoordelaar))
        straks = replace(zaak, besluiten=replace(zaak.besluiten, clausules=clausules))
        vast = {code for code, keuze in clausules.items() if keuze.van == BEOORDELAAR}
        if fouten := geweigerd(zaak.kader, gekozen_codes(straks), raakt, vast):
            raise Onverenigbaar(fouten)

    return keur


def gekozen_codes(zaak: Zaak) -> tuple[str, ...]:
    """The texts of the library that this purchase takes over now."""
    return tuple(een.clausule.code for een in gekozen_clausules(zaak) if not een.is_eigen)


def uitleg(kader: Kader, fout: Samenhangfout) -> str:
    code, ander = noem(kader, fout.code), noem(kader, fout.ander)
    if fout.sluit_uit:
        return f"{code} sluit {ander} uit: kies één van beide."
    return (
        f"{code} kan niet zonder {ander}. Neem {fout.ander} ook over, of laat {fout.code} ook weg."
    )


def noem(kader: Kader, code: str) -> str:
    return f"{code} ‘{kader.clausule[code].titel}’"


def is_plicht(zaak: Zaak, code: str) -> bool:
    wettelijk = zaak.kader.clausule[code].wettelijk
    if wettelijk is Wettelijk.PLICHT_BOVEN_DREMPEL:
        return zaak.route is Route.BOVEN
    return wettelijk is Wettelijk.PLICHT


def waarschuwing(kader: Kader, code: str) -> str:
    return (
        f"U laat {noem(kader, code)} weg. Die tekst volgt uit de wet. Zonder die tekst moet u op "
        "een andere manier aan de wet voldoen."
    )


def in_woorden(keuze: dict[str, Any] | None) -> str:
    if keuze is None:
        return "nog geen keuze"
    return "‘Neem over’" if keuze["ja"] else f"‘Niet’, omdat: {keuze['reden']}"
