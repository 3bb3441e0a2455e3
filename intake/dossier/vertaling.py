"""From answers to the facts that the rules read. Nothing is guessed."""

from datetime import date
from typing import Any

from intake.advies.feiten import Feiten
from intake.advies.keuzes import Drieweg, Fase, Feit, Markt, Soort
from intake.dossier.ramingsfeiten import Leesbaar, bekend, delen, hele_looptijd, ramingsfeiten

# A question that is asked only after a yes to one of these.
HANGT_AF_VAN = {
    Feit.OP_LOCATIE: (Feit.PERSONELE_INZET,),
    Feit.LEVERT_KANDIDATEN: (Feit.PERSONELE_INZET,),
    Feit.KWETSBARE_DOELGROEP: (Feit.GEBRUIK_NATUURLIJKE_PERSONEN, Feit.PUBLIEKSCONTACT),
    Feit.ALGORITME: (Feit.DIGITAAL, Feit.LEVERT_KANDIDATEN),
}


def feiten_uit(antwoorden: Leesbaar, vandaag: date, zelfde_productgroep: int = 0) -> Feiten:
    """Answers as facts. Without a date of announcement, today's threshold counts."""
    raming = ramingsfeiten(antwoorden)
    niveau = bekend(antwoorden["niveau"])
    return Feiten(
        aankondigingsdatum=antwoorden["aankondigingsdatum"] or vandaag,
        naam=antwoorden["naam"] or "",
        productgroep=bekend(antwoorden["productgroep"]),
        cpv=antwoorden["cpv"],
        soort=als_keuze(Soort, antwoorden["soort"]),
        delen=delen(antwoorden),
        hoofdvoorwerp=als_keuze(Soort, antwoorden["hoofdvoorwerp"]),
        raming=raming,
        looptijd_maanden=hele_looptijd(antwoorden),
        ingangsdatum=antwoorden["ingangsdatum"],
        fase=als_keuze(Fase, antwoorden["fase"]),
        deel_van_reeks=drieweg(antwoorden["deel_van_reeks"]),
        markt=Markt(antwoorden["markt"]) if antwoorden["markt"] else None,
        wil_charter=drieweg(antwoorden["wil_charter"]),
        niveau=int(niveau) if niveau else None,
        feiten=antwoorden_op_feiten(antwoorden),
        zelfde_productgroep=zelfde_productgroep,
    )


def als_keuze(soort: Any, waarde: Any) -> Any:
    return soort(waarde) if bekend(waarde) else None


def drieweg(waarde: str | None) -> Drieweg:
    return Drieweg(waarde or "onbekend")


def antwoorden_op_feiten(antwoorden: Leesbaar) -> dict[Feit, Drieweg]:
    """What was answered, and what follows from it; the rest is left to the productgroep.

    A follow-up question that was not asked is "nee" when all it hangs on is "nee", and unknown
    when the inkoper did not know: then the usual answer of the productgroep is not taken either.
    """
    gegeven = {feit: Drieweg(antwoorden[feit]) for feit in Feit if antwoorden[feit]}
    for feit, ouders in HANGT_AF_VAN.items():
        if feit in gegeven or not all(ouder in gegeven for ouder in ouders):
            continue
        antwoord_van_ouders = {gegeven[ouder] for ouder in ouders}
        if antwoord_van_ouders == {Drieweg.NEE}:
            gegeven[feit] = Drieweg.NEE
        elif Drieweg.JA not in antwoord_van_ouders:
            gegeven[feit] = Drieweg.ONBEKEND
    return gegeven
