"""Checks of moments: nothing may be due after the contract ends, or before it begins."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import isodate

from intake.advies.kader import Nakomingsafspraak
from intake.advies.keuzes import Herkomst, Trigger
from intake.advies.tekst import maanden
from intake.advies.toets.tekstset import Settekst, Tekstset, Toetsbevinding, Toetsregel

TE_LAAT = Toetsregel(
    "T7",
    "Termijn na het einde",
    "eenmalige termijn vanaf het begin is even lang als de looptijd, of langer; een ingevulde "
    "termijn ook",
    "eigen regel, art. 1.10, 1.13 en 1.16 Aw",
    Herkomst.VOORSTEL,
)
TE_VROEG = Toetsregel(
    "T8",
    "Termijn voor het begin",
    "afspraak valt vóór de ingangsdatum van de overeenkomst",
    "eigen regel",
    Herkomst.VOORSTEL,
)
VANAF_BEGIN = (Trigger.INGANGSDATUM, Trigger.ONDERTEKENING, Trigger.START_INZET)
DAGEN_PER_MAAND = 30
TERMIJN = "termijn_"
# By the end of the name of a placeholder; a working day counts as seven fifths of a day.
MAANDEN_PER = {
    "_maanden": Decimal(1),
    "_weken": Decimal(7) / DAGEN_PER_MAAND,
    "_werkdagen": Decimal("1.4") / DAGEN_PER_MAAND,
    "_dagen": Decimal(1) / DAGEN_PER_MAAND,
}


def na_het_einde(teksten: Tekstset) -> Iterator[Toetsbevinding]:
    """What is due on the last day or later is a promise that nobody can hold anyone to."""
    looptijd = teksten.beeld.looptijd
    if not looptijd:
        return
    for tekst in teksten.teksten:
        if laat := te_laat(teksten, tekst, looptijd):
            yield Toetsbevinding(
                TE_LAAT,
                (tekst.code,),
                f"‘{tekst.clausule.titel}’ geeft {laat}. Het contract duurt {maanden(looptijd)}.",
                "Kies een kortere termijn, of laat deze tekst weg.",
            )


def te_laat(teksten: Tekstset, tekst: Settekst, looptijd: float) -> str:
    for naam, waarde in velden(teksten, tekst):
        eenheid = next((einde for einde in MAANDEN_PER if naam.endswith(einde)), "")
        if naam.startswith(TERMIJN) and eenheid and waarde * MAANDEN_PER[eenheid] >= looptijd:
            return f"een termijn van {waarde} {eenheid.removeprefix('_')}"
    alle = tekst.clausule.nakoming
    for afspraak in alle:
        termijn = in_maanden(afspraak)
        # A talk that would come again each year may fall away; the text still does its work.
        telt = not afspraak.herhaling or len(alle) == 1
        if telt and afspraak.trigger in VANAF_BEGIN and termijn >= looptijd:
            return f"pas na {maanden(round(termijn))} iets te controleren ({afspraak.wat.lower()})"
    return ""


def velden(teksten: Tekstset, tekst: Settekst) -> Iterator[tuple[str, Decimal]]:
    """The numbers that this text asks for, by the name of their placeholder."""
    for naam, waarde in teksten.invulling.items():
        if f"[{naam}]" in tekst.woorden and waarde.isdecimal():
            yield naam, Decimal(waarde)


def in_maanden(afspraak: Nakomingsafspraak) -> float:
    duur = isodate.parse_duration(afspraak.term)
    if isinstance(duur, timedelta):
        return duur.days / DAGEN_PER_MAAND
    dagen: int = duur.tdelta.days
    return float(duur.years * 12 + duur.months) + dagen / DAGEN_PER_MAAND


def voor_het_begin(teksten: Tekstset) -> Iterator[Toetsbevinding]:
    for tekst in teksten.teksten:
        for afspraak in tekst.clausule.nakoming:
            if afspraak.trigger in VANAF_BEGIN and in_maanden(afspraak) < 0:
                yield Toetsbevinding(
                    TE_VROEG,
                    (tekst.code,),
                    f"‘{tekst.clausule.titel}’ vraagt iets voordat het contract begint: "
                    f"{afspraak.wat.lower()}.",
                    "Vraag dit bij de inschrijving, of na de start.",
                )
                break
