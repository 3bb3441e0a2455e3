"""The text of a clause with its places to fill in, and its agreements in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from intake.advies.kader import Clausule, Invulveld
from intake.kader.woorden import HERKOMST, telkens, wanneer

PLEK = re.compile(r"\[([a-z0-9_]+)\]")


@dataclass(frozen=True)
class Tekstdeel:
    """A piece of a clause; with `invulveld` it is a place to check or fill in.

    `ingevuld` when somebody gave it its value.
    """

    tekst: str
    invulveld: Invulveld | None = None
    ingevuld: bool = False

    @property
    def is_open(self) -> bool:
        """Nobody filled it in and there is no proposal."""
        return bool(self.invulveld and not self.ingevuld and not self.invulveld.standaard)


@dataclass(frozen=True)
class Nakomingsregel:
    wat: str
    wanneer: str
    telkens: str
    wie: str
    controle: str
    herkomst: str


def tekstdelen(
    tekst: str, velden: Mapping[str, Invulveld], invulling: Mapping[str, str] | None = None
) -> tuple[Tekstdeel, ...]:
    """A place shows its value, else the proposal, else in brackets what has to come there."""
    waarden = invulling or {}
    delen, vanaf = [], 0
    for plek in PLEK.finditer(tekst):
        veld = velden.get(plek[1])
        if veld is None:
            continue
        delen.append(Tekstdeel(tekst[vanaf : plek.start()]))
        waarde = waarden.get(veld.naam, "")
        delen.append(Tekstdeel(waarde or veld.standaard or f"[{veld.label}]", veld, bool(waarde)))
        vanaf = plek.end()
    delen.append(Tekstdeel(tekst[vanaf:]))
    return tuple(deel for deel in delen if deel.tekst)


def nakomingsregels(clausule: Clausule) -> tuple[Nakomingsregel, ...]:
    return tuple(
        Nakomingsregel(
            n.wat,
            wanneer(n.term, n.trigger),
            telkens(n.herhaling),
            n.wie,
            n.controle,
            HERKOMST[n.herkomst][0],
        )
        for n in clausule.nakoming
    )
