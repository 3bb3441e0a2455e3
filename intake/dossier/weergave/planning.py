"""What to check after signing, with dates, once the start of the contract is known (DT12)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import inf

import isodate

from intake.advies.agenda import Afspraak, maak_agenda
from intake.advies.keuzes import Trigger
from intake.dossier.weergave.besluiten import gekozen_clausules
from intake.dossier.weergave.zaak import Zaak
from intake.kader.woorden import HERKOMST, wanneer


@dataclass(frozen=True)
class Agendaregel:
    """One agreement. `laatste` is its last repetition, `keren` how often it returns."""

    datum: date | None
    moment: str
    clausule: str
    wat: str
    wie: str
    controle: str
    herkomst: str
    keren: int = 0
    laatste: date | None = None


def maak_planning(zaak: Zaak) -> tuple[Agendaregel, ...]:
    """Nothing without a start date: then the terms stand with each clause."""
    begin = zaak.feiten.ingangsdatum
    if begin is None:
        return ()
    clausules = [gekozen.clausule for gekozen in gekozen_clausules(zaak)]
    try:
        mijlpalen, einde = bepaal_mijlpalen(begin, zaak.beeld.looptijd)
        return tuple(vat_samen(maak_agenda(clausules, mijlpalen, einde)))
    except (OverflowError, ValueError):  # beyond the calendar there are no dates to show
        return ()


def bepaal_mijlpalen(
    begin: date, looptijd: float | None
) -> tuple[dict[Trigger, date], date | None]:
    mijlpalen = {Trigger.INGANGSDATUM: begin}
    if not looptijd or looptijd == inf:
        return mijlpalen, None
    einde = begin + isodate.Duration(months=int(looptijd))
    mijlpalen[Trigger.HALVERWEGE_LOOPTIJD] = begin + (einde - begin) / 2
    mijlpalen[Trigger.EINDE_OVEREENKOMST] = einde
    return mijlpalen, einde


def vat_samen(afspraken: Iterable[Afspraak]) -> Iterable[Agendaregel]:
    """One line per agreement, with its repetitions counted."""
    afspraken = tuple(afspraken)
    for eerste in (a for a in afspraken if not a.is_herhaling):
        herhalingen = [
            a.datum
            for a in afspraken
            if a.is_herhaling
            and (a.clausule, a.wat, a.trigger) == (eerste.clausule, eerste.wat, eerste.trigger)
        ]
        yield Agendaregel(
            eerste.datum,
            wanneer(eerste.term, eerste.trigger),
            eerste.clausule,
            eerste.wat,
            eerste.wie,
            eerste.controle,
            HERKOMST[eerste.herkomst][0],
            len(herhalingen),
            herhalingen[-1] if herhalingen else None,
        )
