"""DT12: what the chosen clauses ask for after signing, with dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import isodate

from intake.advies.kader import Clausule, Nakomingsafspraak
from intake.advies.keuzes import Herkomst, Trigger

MAX_HERHALINGEN = 400


@dataclass(frozen=True)
class Afspraak:
    """One moment. Without `datum` it happens when `trigger` does, `term` (ISO 8601) later."""

    datum: date | None
    clausule: str
    wat: str
    wie: str
    controle: str
    herkomst: Herkomst
    trigger: Trigger
    term: str
    is_herhaling: bool = False


def maak_agenda(
    clausules: list[Clausule], mijlpalen: Mapping[Trigger, date], einddatum: date | None
) -> tuple[Afspraak, ...]:
    """The dated moments in order of date, then those without a date.

    `mijlpalen` holds the dates that are known; `einddatum` stops repetitions, and
    without it nothing repeats.
    """
    afspraken = [
        afspraak
        for clausule in clausules
        for nakoming in clausule.nakoming
        for afspraak in momenten(clausule, nakoming, mijlpalen, einddatum)
    ]
    met_datum = [a for a in afspraken if a.datum]
    zonder_datum = [a for a in afspraken if not a.datum]
    met_datum.sort(key=lambda a: (a.datum or date.max, a.clausule, a.wat))
    return (*met_datum, *zonder_datum)


def momenten(
    clausule: Clausule,
    nakoming: Nakomingsafspraak,
    mijlpalen: Mapping[Trigger, date],
    einddatum: date | None,
) -> list[Afspraak]:
    begin = begindatum(clausule, nakoming.trigger, mijlpalen)
    if begin is None:
        return [afspraak(clausule, nakoming, None)]
    eerste = begin + duur(nakoming.term)
    gevonden = [afspraak(clausule, nakoming, eerste)]
    if not nakoming.herhaling or einddatum is None:
        return gevonden
    for keer in range(1, MAX_HERHALINGEN):
        volgende = eerste + duur(nakoming.herhaling) * keer
        if volgende > einddatum:
            break
        gevonden.append(afspraak(clausule, nakoming, volgende, is_herhaling=True))
    return gevonden


def begindatum(
    clausule: Clausule, trigger: Trigger, mijlpalen: Mapping[Trigger, date]
) -> date | None:
    """Signing (DT12.4) is at the latest when the first dated promise of the clause is due."""
    if trigger in mijlpalen or trigger is not Trigger.ONDERTEKENING:
        return mijlpalen.get(trigger)
    eerste = next((n for n in clausule.nakoming if n.trigger in mijlpalen), None)
    return mijlpalen[eerste.trigger] + duur(eerste.term) if eerste else None


def duur(tekst: str) -> isodate.Duration | timedelta:
    return isodate.parse_duration(tekst)


def afspraak(
    clausule: Clausule,
    nakoming: Nakomingsafspraak,
    datum: date | None,
    *,
    is_herhaling: bool = False,
) -> Afspraak:
    return Afspraak(
        datum=datum,
        clausule=clausule.code,
        wat=nakoming.wat,
        wie=nakoming.wie,
        controle=nakoming.controle,
        herkomst=nakoming.herkomst,
        trigger=nakoming.trigger,
        term=nakoming.term,
        is_herhaling=is_herhaling,
    )
