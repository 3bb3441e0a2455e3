"""An advice after the decisions of people: which texts it holds, and where they deviate, and why.

A decision about a text or a conclusion that is not in this advice (any more) does not count.
"""

from dataclasses import dataclass

from intake.advies.advies import Bevinding
from intake.advies.kader import Clausule, Toepassing
from intake.advies.keuzes import Herkomst, Perspectief, Wettelijk
from intake.advies.plan import optionele_teksten
from intake.dossier.besluiten import BEOORDELAAR, EigenClausule, Keuze, sleutel_van
from intake.dossier.weergave.woorden import DOOR
from intake.dossier.weergave.zaak import Zaak
from intake.kader.woorden import PLAATS


@dataclass(frozen=True)
class Gekozen:
    """A text of the advice; `toegevoegd` when the reviewer put it there, `erbij` the inkoper.

    `besluit` is why the reviewer decided that an advised text stays.
    """

    clausule: Clausule
    reden: str
    toegevoegd: bool = False
    is_eigen: bool = False
    besluit: str = ""
    erbij: bool = False


@dataclass(frozen=True)
class NietOvergenomen:
    clausule: Clausule
    soort: str
    reden: str
    door: str


def gekozen_clausules(zaak: Zaak) -> tuple[Gekozen, ...]:
    """What was advised and not left out, what people added, and what was written for it."""
    besluiten = zaak.besluiten
    geadviseerd = [
        Gekozen(zaak.kader.clausule[c.code], c.reden, besluit=besluit_over(zaak, c.code))
        for c in zaak.advies.clausules.voorselectie
        if not besluiten.is_weggelaten(c.code)
    ]
    van_inkoper = [
        Gekozen(zaak.kader.clausule[code], f"Optioneel in categorieplan {plan_naam(zaak)}.")
        for code in gekozen_optionele(zaak)
    ]
    erbij = [
        Gekozen(zaak.kader.clausule[code], besluiten.clausules[code].reden, erbij=True)
        for code in bijgekozen_codes(zaak)
    ]
    toegevoegd = [
        Gekozen(zaak.kader.clausule[code], besluiten.clausules[code].reden, toegevoegd=True)
        for code in toegevoegde_codes(zaak)
    ]
    eigen = [
        Gekozen(als_clausule(clausule, nummer), clausule.reden, toegevoegd=True, is_eigen=True)
        for nummer, clausule in enumerate(besluiten.eigen_clausules, start=1)
    ]
    return (*geadviseerd, *van_inkoper, *erbij, *toegevoegd, *eigen)


def optionele_codes(zaak: Zaak) -> tuple[str, ...]:
    """What the plan in force lets the inkoper add to this purchase."""
    plan = zaak.beeld.geldend_plan
    return optionele_teksten(plan, zaak.kader, zaak.advies) if plan else ()


def gekozen_optionele(zaak: Zaak) -> tuple[str, ...]:
    keuzes = zaak.besluiten.clausules
    return tuple(
        code
        for code in optionele_codes(zaak)
        if code in keuzes and keuzes[code].ja and keuzes[code].van != BEOORDELAAR
    )


def plan_naam(zaak: Zaak) -> str:
    plan = zaak.beeld.geldend_plan
    return plan.naam if plan else ""


def besluit_over(zaak: Zaak, code: str) -> str:
    keuze = zaak.besluiten.clausules.get(code)
    return keuze.reden if keuze and keuze.van == BEOORDELAAR else ""


def toegevoegde_codes(zaak: Zaak) -> tuple[str, ...]:
    """What the reviewer added."""
    keuzes = zaak.besluiten.clausules
    return tuple(c for c in buiten_het_advies(zaak) if keuzes[c].van == BEOORDELAAR)


def bijgekozen_codes(zaak: Zaak) -> tuple[str, ...]:
    """What the inkoper added. A yes to a text that was once advised is no addition."""
    keuzes, optioneel = zaak.besluiten.clausules, gekozen_optionele(zaak)
    erbij = (c for c in buiten_het_advies(zaak) if keuzes[c].van != BEOORDELAAR)
    return tuple(code for code in erbij if keuzes[code].erbij and code not in optioneel)


def buiten_het_advies(zaak: Zaak) -> tuple[str, ...]:
    """What someone said yes to and this advice does not propose.

    In the order of the framework: a database may give the decisions back in another order.
    """
    voorgesteld = (c.code for c in zaak.advies.clausules.voorselectie)
    erbij = set(zaak.besluiten.toegevoegd(voorgesteld))
    return tuple(code for code in zaak.kader.clausule if code in erbij)


def als_clausule(eigen: EigenClausule, nummer: int) -> Clausule:
    """A text without a code in the library, as the documents show texts."""
    return Clausule(
        code=f"EIGEN-{nummer}",
        titel=eigen.titel,
        soort=eigen.soort,
        doelstellingen=(),
        perspectief=Perspectief.ORGANISATIE,
        ambitieniveau=0,
        prioriteit=0,
        wettelijk=Wettelijk.NEE,
        tekst=eigen.tekst,
        nb="",
        bewijs="",
        herkomst=Herkomst.VOORSTEL,
        toepassing=Toepassing(),
        nakoming=(),
    )


def niet_overgenomen(zaak: Zaak) -> tuple[NietOvergenomen, ...]:
    weg = (c.code for c in zaak.advies.clausules.voorselectie)
    return tuple(
        maak_niet_overgenomen(zaak.kader.clausule[code], zaak.besluiten.clausules[code])
        for code in weg
        if zaak.besluiten.is_weggelaten(code)
    )


def maak_niet_overgenomen(clausule: Clausule, keuze: Keuze) -> NietOvergenomen:
    return NietOvergenomen(clausule, PLAATS[clausule.soort][2], keuze.reden, DOOR[keuze.van])


def afwijking_van(zaak: Zaak, bevinding: Bevinding) -> Keuze | None:
    return zaak.besluiten.wijkt_af(sleutel_van(bevinding))


def wijkt_af(zaak: Zaak, tabel: str) -> bool:
    """Whether someone deviates from what this table concluded, so that its step falls away."""
    return any(afwijking_van(zaak, b) for b in zaak.advies.bevindingen_van(tabel))
