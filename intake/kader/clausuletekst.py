"""The text of a clause with its places to fill in, and its agreements in words."""

import re
from dataclasses import dataclass

from intake.advies.kader import Clausule, Invulveld
from intake.kader.woorden import HERKOMST, telkens, wanneer

PLEK = re.compile(r"\[([a-z0-9_]+)\]")


@dataclass(frozen=True)
class Tekstdeel:
    """A piece of a clause; with `invulveld` it is a place to check or fill in."""

    tekst: str
    invulveld: Invulveld | None = None


@dataclass(frozen=True)
class Nakomingsregel:
    wat: str
    wanneer: str
    telkens: str
    wie: str
    controle: str
    herkomst: str


def tekstdelen(tekst: str, velden: dict[str, Invulveld]) -> tuple[Tekstdeel, ...]:
    """A place with a proposal shows it; one without shows in brackets what has to come there."""
    delen, vanaf = [], 0
    for plek in PLEK.finditer(tekst):
        veld = velden.get(plek[1])
        if veld is None:
            continue
        delen.append(Tekstdeel(tekst[vanaf : plek.start()]))
        delen.append(Tekstdeel(veld.standaard or f"[{veld.label}]", veld))
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
