"""What an edit was and does, as plain sentences for the record and for messages."""

from collections.abc import Sequence

from intake.advies.kader import Kader
from intake.advies.tekst import opsomming
from intake.kader.effect import Effect
from intake.kader.voorbeelden import lees_voorbeelden
from intake.kader.wijzigingen import Rijwijziging, Tekst, Veldwijziging, wijzigingen


def wat_er_veranderde(voor: Kader, na: Kader) -> str:
    """Every changed row with its fields, old and new."""
    onderwerpen = wijzigingen(voor, na)
    regels = [_rij(rij) for onderwerp in onderwerpen for rij in onderwerp.rijen]
    regels += [f"{o.naam}: andere volgorde." for o in onderwerpen if o.andere_volgorde]
    return "\n".join(regels)


def _rij(rij: Rijwijziging) -> str:
    return f"{rij.titel} ({rij.soort}). " + " ".join(_veld(veld) for veld in rij.velden)


def _veld(veld: Veldwijziging) -> str:
    oud, nieuw = plat(veld.oud), plat(veld.nieuw)
    if not oud:
        return f"{veld.naam}: “{nieuw}”."
    return f"{veld.naam}: was “{oud}”, is “{nieuw}”." if nieuw else f"{veld.naam}: was “{oud}”."


def plat(tekst: Tekst) -> str:
    return "".join(deel.tekst for deel in tekst)


def effect_in_een_zin(effecten: Sequence[Effect]) -> str:
    aantal = len(lees_voorbeelden())
    if not effecten:
        return f"Dit verandert niets aan het advies bij de {aantal} voorbeelden."
    zinnen = " ".join(f"{effect.voorbeeld}: {_effect(effect)}." for effect in effecten)
    return f"Dit verandert het advies bij {len(effecten)} van de {aantal} voorbeelden. {zinnen}"


def _effect(effect: Effect) -> str:
    delen = []
    if effect.erbij:
        delen.append(f"{opsomming(effect.erbij)} komt erbij")
    if effect.eraf:
        delen.append(f"{opsomming(effect.eraf)} valt weg")
    delen += [f"{v.naam.lower()} was {v.was}, wordt {v.wordt}" for v in effect.anders]
    return "; ".join(delen)
