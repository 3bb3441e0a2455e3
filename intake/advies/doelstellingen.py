"""DT3: which objectives fit a purchase, why, and why the others do not."""

from dataclasses import dataclass

from intake.advies.advies import Bevinding
from intake.advies.beeld import VRAAG, VRAAG_PRODUCTGROEP, Beeld
from intake.advies.keuzes import Feit, Herkomst, Sterkte
from intake.advies.tekst import opsomming

REPRESENTATIE, TOEGANKELIJKHEID = "representatie", "toegankelijkheid"
SOCIALE_VEILIGHEID = "sociale_veiligheid"

# Each row: rule, objective, facts that must all be yes, reason.
FEITREGELS: tuple[tuple[str, str, tuple[Feit, ...], str], ...] = (
    (
        "DT3.3",
        REPRESENTATIE,
        (Feit.LEVERT_KANDIDATEN,),
        "De opdrachtnemer levert mensen die bij of voor de gemeente gaan werken.",
    ),
    (
        "DT3.4",
        REPRESENTATIE,
        (Feit.BEELD_TEKST,),
        "De opdrachtnemer maakt beelden of teksten waarin mensen zich wel of niet herkennen.",
    ),
    (
        "DT3.5",
        TOEGANKELIJKHEID,
        (Feit.BOUW_FYSIEK, Feit.GEBRUIK_NATUURLIJKE_PERSONEN),
        "Mensen gebruiken een gebouw, plek of ding uit deze opdracht.",
    ),
    (
        "DT3.6",
        TOEGANKELIJKHEID,
        (Feit.DIGITAAL, Feit.GEBRUIK_NATUURLIJKE_PERSONEN),
        "Mensen gebruiken iets digitaals uit deze opdracht.",
    ),
    (
        "DT3.7",
        TOEGANKELIJKHEID,
        (Feit.GEBRUIK_NATUURLIJKE_PERSONEN,),
        "Inwoners, bezoekers of medewerkers gebruiken het resultaat zelf.",
    ),
)
ONTMOETINGEN = {
    Feit.PUBLIEKSCONTACT: "hebben direct contact met inwoners",
    Feit.OP_LOCATIE: "werken op onze locaties of met onze collega's",
    Feit.KWETSBARE_DOELGROEP: "werken met kinderen of kwetsbare mensen",
}
STERKTE_VAN_FEIT = 0.5
WEGING = {Sterkte.KADER: 3.0, Sterkte.WETTELIJK: 3.0, Sterkte.STERK: 2.0, Sterkte.KANSRIJK: 1.0}


@dataclass(frozen=True)
class Doelstellingkeuze:
    """The objectives in the order of the framework, with the weight of each (for DT10).

    `open_feiten` are unknown facts that could still add an objective; `open_codes` are the
    objectives that nobody can judge yet, each with the facts that would settle it.
    """

    codes: tuple[str, ...]
    gewicht: dict[str, float]
    open_feiten: tuple[Feit, ...]
    open_codes: dict[str, tuple[Feit, ...]]
    bevindingen: tuple[Bevinding, ...]


def kies_doelstellingen(beeld: Beeld) -> Doelstellingkeuze:
    gewicht: dict[str, float] = {}
    bevindingen: list[Bevinding] = []
    for doelstelling, weging, bevinding in treffers(beeld):
        gewicht[doelstelling] = max(weging, gewicht.get(doelstelling, 0.0))
        bevindingen.append(bevinding)
    codes = tuple(c for c in beeld.kader.doelstelling if c in gewicht)
    open_feiten: list[Feit] = []
    open_codes = {}
    for code in beeld.kader.doelstelling:
        if code not in gewicht:
            vragen = nog_open(beeld, code)
            open_feiten += [v for v in vragen if v not in open_feiten]
            if vragen or beeld.productgroep is None:
                open_codes[code] = vragen
            bevindingen.append(waarom_niet(beeld, code, vragen))
    if not codes and not open_feiten and beeld.productgroep:
        bevindingen.append(geen_enkele(beeld))
    return Doelstellingkeuze(codes, gewicht, tuple(open_feiten), open_codes, tuple(bevindingen))


def treffers(beeld: Beeld) -> list[tuple[str, float, Bevinding]]:
    """All rules that speak, as (objective, weight, finding)."""
    gevonden = []
    productgroep = beeld.productgroep
    for rij in productgroep.doelstellingen if productgroep else ():
        regel = "DT3.1" if rij.herkomst is Herkomst.HANDELINGSKADER else "DT3.2"
        if beeld.geldt(regel) and productgroep:
            reden = f"Past bij productgroep {productgroep.naam}. {rij.waarom}"
            bevinding = beeld.bevinding(regel, rij.doelstelling, reden)
            gevonden.append((rij.doelstelling, WEGING[rij.sterkte], bevinding))
    for regel, doelstelling, feiten, reden in FEITREGELS:
        if all(beeld.is_ja(feit) for feit in feiten):
            bevinding = beeld.bevinding(regel, doelstelling, reden)
            gevonden.append((doelstelling, STERKTE_VAN_FEIT, bevinding))
    ontmoetingen = [zin for feit, zin in ONTMOETINGEN.items() if beeld.is_ja(feit)]
    if beeld.is_ja(Feit.PERSONELE_INZET) and ontmoetingen:
        reden = f"Mensen van de opdrachtnemer {opsomming(ontmoetingen)}."
        bevinding = beeld.bevinding("DT3.8", SOCIALE_VEILIGHEID, reden)
        gevonden.append((SOCIALE_VEILIGHEID, STERKTE_VAN_FEIT, bevinding))
    return gevonden


def nog_open(beeld: Beeld, doelstelling: str) -> tuple[Feit, ...]:
    """The unknown facts that could still make this objective fit."""
    if doelstelling == SOCIALE_VEILIGHEID:
        if beeld.is_nee(Feit.PERSONELE_INZET) or all(beeld.is_nee(f) for f in ONTMOETINGEN):
            return ()
        feiten: tuple[Feit, ...] = (Feit.PERSONELE_INZET, *ONTMOETINGEN)
    else:
        feiten = tuple(
            dict.fromkeys(
                feit
                for _, doel, nodig, _ in FEITREGELS
                if doel == doelstelling and not any(beeld.is_nee(f) for f in nodig)
                for feit in nodig
            )
        )
    return tuple(feit for feit in feiten if beeld.is_onbekend(feit))


def waarom_niet(beeld: Beeld, doelstelling: str, vragen: tuple[Feit, ...]) -> Bevinding:
    naam = beeld.kader.doelstelling[doelstelling].naam
    if vragen or beeld.productgroep is None:
        open_vragen = " ".join(VRAAG[feit] for feit in vragen)
        open_vragen = open_vragen or VRAAG_PRODUCTGROEP
        reden = f"{naam}: nog niet te bepalen. Open vraag: {open_vragen}"
        return beeld.bevinding("DT11.4" if vragen else "DT11.2", "nog_niet", reden)
    groep = beeld.productgroep.naam
    reden = f"{naam} niet: de productgroep {groep} en de feiten wijzen er niet op."
    return beeld.bevinding("DT3.10", f"niet {doelstelling}", reden)


def geen_enkele(beeld: Beeld) -> Bevinding:
    assert beeld.productgroep
    toelichting = beeld.productgroep.geen_doelstelling_toelichting
    reden = f"Geen van de doelstellingen past. {toelichting} Motiveer dit kort.".replace("  ", " ")
    return beeld.bevinding("DT3.9", "geen", reden)
