"""Checks of texts against each other: what is asked twice, and what contradicts."""

import re
from collections.abc import Iterator
from itertools import combinations

from intake.advies.charter import CLAUSULE
from intake.advies.keuzes import ClausuleSoort, Herkomst
from intake.advies.tekst import opsomming
from intake.advies.toets.tekstset import Settekst, Tekstset, Toetsbevinding, Toetsregel

DUBBEL = Toetsregel(
    "T10",
    "Twee keer hetzelfde gevraagd",
    "twee teksten die met social return overlappen; Charter of plan van aanpak naast een tekst die "
    "ook een plan over dezelfde doelstelling vraagt; twee indicatoren met hetzelfde streefgetal",
    "eigen regel, art. 1.10, 1.13 en 1.16 Aw",
    Herkomst.VOORSTEL,
)
TEGENSPRAAK = Toetsregel(
    "T11",
    "Criterium en contract spreken elkaar tegen",
    "een gunningscriterium vraagt het getal dat een eis of contracttekst al vastlegt; of een "
    "contracttekst laat alleen prijs, kwaliteit en beschikbaarheid tellen",
    "ECLI:NL:RBAMS:2019:5589; eigen regel",
    Herkomst.VOORSTEL,
)
VAST = (
    ClausuleSoort.EIS,
    ClausuleSoort.UITVOERINGSVOORWAARDE,
    ClausuleSoort.CONTRACTBEPALING,
)
VELD = re.compile(r"\[([a-z0-9_]+)\]")
PLAN = re.compile(r"\bplan van aanpak\b", re.IGNORECASE)
ALLEEN_PRIJS = re.compile(
    r"\b(?:alleen|uitsluitend|enkel|geen andere)\b[^.]*\b(?:kwaliteit|prijs|tarief|tarieven|"
    r"beschikbaarheid)\b",
    re.IGNORECASE,
)
# What a text aims at. Other places hold a scale, a length or a period, which two texts may share.
DOELGETAL = ("percentage_", "streefpercentage_", "aantal_")


def dubbel_gevraagd(teksten: Tekstset) -> Iterator[Toetsbevinding]:
    parameters = teksten.beeld.kader.parameters
    overlap = sorted(teksten.codes.intersection(parameters.overlap_social_return))
    if len(overlap) > 1:
        yield Toetsbevinding(
            DUBBEL,
            tuple(overlap),
            f"{opsomming(overlap)} vragen hetzelfde als social return.",
            "Houd er één over, en spreek met Bureau Social Return af wat meetelt.",
        )
    for charter in CLAUSULE.values():
        if charter in teksten.codes:
            yield from plannen_naast(teksten, charter)
    for een, ander in combinations(teksten.van(ClausuleSoort.INDICATOR), 2):
        if een.tekst.strip() == ander.tekst.strip() or doelvelden(een) & doelvelden(ander):
            yield dubbel(een, ander, "meten hetzelfde streefgetal")


def plannen_naast(teksten: Tekstset, charter: str) -> Iterator[Toetsbevinding]:
    eigen = next(tekst for tekst in teksten.teksten if tekst.code == charter)
    for tekst in teksten.teksten:
        over_hetzelfde = set(tekst.clausule.doelstellingen) & set(eigen.clausule.doelstellingen)
        vraagt_plan = tekst.code not in CLAUSULE.values() and PLAN.search(tekst.tekst)
        if over_hetzelfde and vraagt_plan:
            yield dubbel(eigen, tekst, "vragen allebei een plan van aanpak")


def dubbel(een: Settekst, ander: Settekst, wat: str) -> Toetsbevinding:
    return Toetsbevinding(
        DUBBEL,
        tuple(sorted((een.code, ander.code))),
        f"‘{een.clausule.titel}’ en ‘{ander.clausule.titel}’ {wat}.",
        "Houd er één over, of laat de ene tekst naar de andere verwijzen.",
    )


def doelvelden(tekst: Settekst) -> frozenset[str]:
    velden = VELD.findall(tekst.woorden)
    return frozenset(veld for veld in velden if veld.startswith(DOELGETAL))


def tegenspraak(teksten: Tekstset) -> Iterator[Toetsbevinding]:
    for criterium in teksten.van(ClausuleSoort.GUNNINGSCRITERIUM):
        for vast in teksten.van(*VAST):
            if doelvelden(criterium) & doelvelden(vast):
                yield botsing(
                    criterium,
                    vast,
                    f"U beloont met ‘{criterium.clausule.titel}’ wat ‘{vast.clausule.titel}’ al "
                    "vastlegt.",
                )
            elif ALLEEN_PRIJS.search(vast.tekst):
                yield botsing(
                    criterium,
                    vast,
                    f"‘{vast.clausule.titel}’ laat alleen prijs en kwaliteit tellen, maar "
                    f"‘{criterium.clausule.titel}’ beloont iets anders.",
                )


def botsing(criterium: Settekst, vast: Settekst, wat: str) -> Toetsbevinding:
    return Toetsbevinding(
        TEGENSPRAAK,
        (criterium.code, vast.code),
        wat,
        "Pas een van de twee aan, zodat elke inschrijver weet wat telt.",
    )
