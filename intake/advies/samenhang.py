"""Which clauses go together: what rules out, needs or can replace another."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

from intake.advies.advies import Clausulekeuze
from intake.advies.kader import Clausule, Kader
from intake.advies.keuze import GEGEVENS, gaat_niet_samen_met


@dataclass(frozen=True)
class Samenhangfout:
    """`code` rules `ander` out when `sluit_uit`, and else can't do without it."""

    code: str
    ander: str
    sluit_uit: bool


def samenhangfouten(kader: Kader, codes: Collection[str]) -> Iterator[Samenhangfout]:
    """Everything that is wrong with a set. A code that the framework does not know is no party."""
    bekend = [code for code in kader.clausule if code in codes]
    for een, ander in combinations(bekend, 2):
        if sluit_uit(kader, een, ander):
            yield Samenhangfout(een, ander, sluit_uit=True)
    for code in bekend:
        for nodig in kader.clausule[code].relaties.vereist:
            if nodig not in codes:
                yield Samenhangfout(code, nodig, sluit_uit=False)


def sluit_uit(kader: Kader, een: str, ander: str) -> bool:
    """Either text may be the one that says so."""
    clausule = kader.clausule
    return ander in clausule[een].relaties.sluit_uit or een in clausule[ander].relaties.sluit_uit


def geweigerd(
    kader: Kader, codes: Collection[str], raakt: Collection[str], vast: Collection[str] = ()
) -> tuple[Samenhangfout, ...]:
    """What stands in the way of saving a set in which `raakt` was decided just now.

    `vast` was decided by someone else, and is not for this person to solve.
    """
    return tuple(
        fout
        for fout in samenhangfouten(kader, codes)
        if not {fout.code, fout.ander}.isdisjoint(raakt) and not is_vast(fout, vast)
    )


def is_vast(fout: Samenhangfout, vast: Collection[str]) -> bool:
    return fout.ander in vast and (fout.code in vast or not fout.sluit_uit)


def uitgesloten_door(kader: Kader, code: str, codes: Collection[str]) -> tuple[str, ...]:
    """What has to go when this text comes in."""
    anderen = (een for een in kader.clausule if een in codes and een != code)
    return tuple(een for een in anderen if sluit_uit(kader, code, een))


def hoort_erbij(kader: Kader, code: str, codes: Collection[str]) -> tuple[str, ...]:
    """What this text can't do without, also in turn, and is not there."""
    return tuple(een for een in kader.vereist.get(code, ()) if een not in codes)


def past_erbij(kader: Kader, code: str, codes: Collection[str]) -> tuple[str, ...]:
    """What belongs with it and may be left out: the text about figures on people (DT13.3)."""
    samen = {code, *kader.vereist.get(code, ())}
    is_er_al = GEGEVENS in samen.union(codes)
    vraagt_cijfers = not samen.isdisjoint(kader.parameters.cijfers_over_mensen)
    return (GEGEVENS,) if vraagt_cijfers and not is_er_al else ()


def alternatieven(kader: Kader, keuze: Clausulekeuze, code: str) -> tuple[str, ...]:
    """What can stand in the place of this text: first what its relations name, then its like."""
    eigen = kader.clausule[code]
    kan = {een.code for een in (*keuze.voorselectie, *keuze.geschikt)}
    kan |= {een.code for een in keuze.mogelijk}
    # Advised against for no other reason than that this one is advised.
    kan |= {een.code for een in keuze.afgeraden if een.reden == gaat_niet_samen_met(code)}
    relaties = (*eigen.relaties.vervangen_door, *eigen.relaties.sluit_uit)
    genoemd = [een for een in relaties if een in kan]
    geschikt = (kader.clausule[een.code] for een in keuze.geschikt)
    gelijk = [een.code for een in geschikt if is_gelijksoortig(kader, eigen, een)]
    return tuple(dict.fromkeys([*genoemd, *gelijk]))


def is_gelijksoortig(kader: Kader, een: Clausule, ander: Clausule) -> bool:
    """Of one kind and about the same; a text about everything is like no other."""
    alle = len(kader.doelstellingen)
    if een.soort is not ander.soort or alle in (len(een.doelstellingen), len(ander.doelstellingen)):
        return False
    return not set(een.doelstellingen).isdisjoint(ander.doelstellingen)
