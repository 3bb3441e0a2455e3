"""Which objectives fit and why, what they ask, and which laws play a part."""

from dataclasses import dataclass
from datetime import date

from intake.advies.kader import Doelstelling, JuridischKader
from intake.advies.keuzes import JuridischeStatus
from intake.dossier.weergave.besluiten import gekozen_clausules
from intake.dossier.weergave.redenen import Reden, als_reden
from intake.dossier.weergave.zaak import Zaak
from intake.kader.woorden import STATUS


@dataclass(frozen=True)
class Doelstellingbeeld:
    """`weggehaald` is the reason of the inkoper; empty when the objective stays."""

    doelstelling: Doelstelling
    redenen: tuple[Reden, ...]
    weggehaald: str


@dataclass(frozen=True)
class Wet:
    naam: str
    status: str
    geldt: bool
    stand: str
    gecontroleerd: date
    url: str


def passende_doelstellingen(zaak: Zaak) -> tuple[Doelstellingbeeld, ...]:
    weg = {afwijking.code: afwijking.reden for afwijking in zaak.afwijkingen}
    return tuple(
        Doelstellingbeeld(
            zaak.kader.doelstelling[code],
            tuple(
                als_reden(zaak, b) for b in zaak.advies.bevindingen_van("DT3") if b.uitkomst == code
            ),
            weg.get(code, ""),
        )
        for code in zaak.advies.doelstellingen
    )


def wetten(zaak: Zaak) -> tuple[Wet, ...]:
    """The laws behind the objectives and the chosen clauses, in the order of the framework."""
    doelstellingen = (zaak.kader.doelstelling[code] for code in zaak.advies.doelstellingen)
    clausules = (gekozen.clausule for gekozen in gekozen_clausules(zaak))
    genoemd = {code for deel in (*doelstellingen, *clausules) for code in deel.juridische_kaders}
    return tuple(wet(kader) for kader in zaak.kader.juridische_kaders if kader.code in genoemd)


def wet(kader: JuridischKader) -> Wet:
    return Wet(
        kader.naam,
        STATUS[kader.status],
        kader.status in (JuridischeStatus.GELDEND, JuridischeStatus.VERDRAG),
        kader.stand,
        kader.laatst_gecontroleerd,
        kader.url if kader.url.startswith("https://") else "",
    )
