"""When a clause is recommended, said as sentences that an officer can check."""

from collections.abc import Iterator, Sequence

from intake.advies.charter import CLAUSULE as CHARTERCLAUSULE
from intake.advies.clausules import ALGEMEEN, EIGEN_AFSPRAKEN, NIET_WAAR
from intake.advies.kader import Clausule, Kader, Toepassing
from intake.advies.keuzes import DrempelKant, Drieweg, Feit, Wettelijk
from intake.advies.tekst import maanden, opsomming

# After `als`; the same words as in the advice where it says why a clause does not fit.
VOORWAARDE = NIET_WAAR | {
    (Feit.GEBRUIK_NATUURLIJKE_PERSONEN, Drieweg.NEE): "mensen het resultaat niet zelf gebruiken",
    (Feit.PERSONELE_INZET, Drieweg.NEE): "er geen mensen van de opdrachtnemer aan werken",
    (Feit.PUBLIEKSCONTACT, Drieweg.NEE): "er geen direct contact met inwoners is",
    (Feit.DIGITAAL, Drieweg.NEE): "er niets digitaals in zit",
    (Feit.BOUW_FYSIEK, Drieweg.NEE): "het niet om een gebouw, plek of ding gaat",
    (Feit.LEVERT_KANDIDATEN, Drieweg.NEE): "de opdrachtnemer geen mensen aan de gemeente levert",
    (Feit.BEELD_TEKST, Drieweg.NEE): "de opdrachtnemer geen beelden of teksten maakt",
    (Feit.KWETSBARE_DOELGROEP, Drieweg.NEE): "het niet om kinderen of kwetsbare mensen gaat",
    (Feit.OP_LOCATIE, Drieweg.NEE): "er niet op een plek van de gemeente wordt gewerkt",
    (Feit.ALGORITME, Drieweg.NEE): "er geen computer een keuze over mensen maakt",
}
# What the rules say about a text by its code, beside its conditions.
REGELS = {
    EIGEN_AFSPRAKEN: "Vanaf de Europese grens ook als geen doelstelling past.",
    **dict.fromkeys(CHARTERCLAUSULE.values(), "Alleen als de regels over het Charter haar kiezen."),
}
GENOEMD = 2
KANT = {
    DrempelKant.BOVEN: "vanaf de Europese grens",
    DrempelKant.ONDER: "onder de Europese grens",
}
BEGIN = {
    Wettelijk.PLICHT: "Staat altijd in het advies, omdat de wet het vraagt,",
    Wettelijk.PLICHT_BOVEN_DREMPEL: "Staat, als de wet het vraagt, altijd in het advies",
}
RELATIES = {
    "sluit_uit": "Nooit samen met {}.",
    "vereist": "Alleen samen met {}.",
    "versterkt": "Hoort bij {}.",
    "vervangen_door": "Kan worden vervangen door {}.",
}


def voorwaardezin(clausule: Clausule, kader: Kader, *, kort: bool = False) -> str:
    """`Wordt aanbevolen bij …, vanaf …, als …`, and what it never or always goes with.

    `kort` is for a list: it names only the first productgroepen.
    """
    wanneer = _wanneer(clausule, kader, kort=kort)
    regel = filter(None, [REGELS.get(clausule.code)])
    return " ".join([wanneer, *regel, *_niveau(clausule), *_relaties(clausule)])


def _wanneer(clausule: Clausule, kader: Kader, *, kort: bool) -> str:
    toepassing = clausule.toepassing
    groepen = [_klein(p.naam) for p in kader.productgroepen if p.slug in toepassing.productgroepen]
    if kort and len(groepen) > GENOEMD + 1:
        groepen = [*groepen[:GENOEMD], f"{len(groepen) - GENOEMD} andere productgroepen"]
    delen = [f"bij {opsomming(groepen)}" if groepen else ""]
    delen += [KANT.get(toepassing.drempel, ""), _als(clausule, kader), _markt_en_tijd(toepassing)]
    voorwaarden = ", ".join(deel for deel in delen if deel)
    return (
        f"{BEGIN.get(clausule.wettelijk, 'Wordt aanbevolen')} {voorwaarden or 'bij elke inkoop'}."
    )


def _als(clausule: Clausule, kader: Kader) -> str:
    feiten = clausule.toepassing.feiten or {}
    als = [VOORWAARDE[feit, antwoord] for feit, antwoord in feiten.items()]
    namen = [d.naam for d in kader.doelstellingen if d.code in clausule.doelstellingen]
    # The one text about everything fits whatever the objectives are.
    if namen and clausule.code != ALGEMEEN:
        als.insert(0, f"{opsomming([_klein(naam) for naam in namen], 'of')} past")
    return f"als {opsomming(als)}" if als else ""


def _markt_en_tijd(toepassing: Toepassing) -> str:
    delen = []
    if toepassing.marktomvang_min > 1:
        meer_dan = toepassing.marktomvang_min - 1
        delen.append(f"een markt van bedrijven met meer dan {meer_dan} mensen")
    if toepassing.looptijd_min:
        delen.append(f"een looptijd vanaf {maanden(toepassing.looptijd_min)}")
    return f"bij {opsomming(delen)}" if delen else ""


def _niveau(clausule: Clausule) -> Iterator[str]:
    if clausule.ambitieniveau > 1:
        yield f"Vooraf gekozen vanaf niveau {clausule.ambitieniveau}."


def _relaties(clausule: Clausule) -> Iterator[str]:
    for soort, zin in RELATIES.items():
        codes: Sequence[str] = getattr(clausule.relaties, soort)
        if codes:
            yield zin.format(opsomming(codes))


def _klein(naam: str) -> str:
    """Lower case within a sentence, unless it starts with an abbreviation such as ICT."""
    return naam if naam[1:2].isupper() else naam[:1].lower() + naam[1:]
