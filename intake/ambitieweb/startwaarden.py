"""Where each goal starts, before anybody scored: an earlier session, the plan, the advice."""

from collections.abc import Iterator
from dataclasses import dataclass

from intake.advies.kader import MaatschappelijkDoel
from intake.advies.plan import INCLUSIE
from intake.ambitieweb.models import Ambitiesessie, Sessiedoel
from intake.dossier.weergave.zaak import Zaak

GEEN = "Er is geen categorieplan of eerdere sessie die hier iets over zegt."


@dataclass(frozen=True)
class Startwaarde:
    niveau: int | None
    reden: str


def startwaarde(zaak: Zaak, doel: str) -> Startwaarde:
    """What was agreed for this purchase goes before the plan, the plan before the advice."""
    return (
        van_eerdere_sessie(zaak, doel)
        or van_plan(zaak, doel)
        or van_advies(zaak, doel)
        or Startwaarde(None, GEEN)
    )


def van_eerdere_sessie(zaak: Zaak, doel: str) -> Startwaarde | None:
    eerder = zaak.besluiten.ambitie
    for afspraak in eerder.doelen if eerder else ():
        if afspraak.doel == doel:
            return Startwaarde(afspraak.niveau, "Afgesproken in een eerdere sessie.")
    return None


def van_plan(zaak: Zaak, doel: str) -> Startwaarde | None:
    plan = zaak.beeld.geldend_plan
    for ambitie in plan.ambities if plan else ():
        if plan and ambitie.doel == doel:
            return Startwaarde(ambitie.niveau, f"Categorieplan {plan.naam}: {ambitie.reden}")
    return None


def van_advies(zaak: Zaak, doel: str) -> Startwaarde | None:
    """The advice speaks of one goal only; without an objective it has no level to start from."""
    if doel != INCLUSIE or not zaak.advies.doelstellingen:
        return None
    return Startwaarde(zaak.advies.niveau, "Het ambitieniveau in uw dossier.")


def doelen_van(zaak: Zaak) -> list[MaatschappelijkDoel]:
    return sorted((d for d in zaak.kader.doelen if d.actief), key=lambda d: d.volgorde)


def zet_doelen_klaar(sessie: Ambitiesessie, zaak: Zaak) -> None:
    """The goals of the framework with where they start; those of the directie stay as they are."""
    doelen = doelen_van(zaak)
    is_nieuw = not sessie.doelen.exists()
    bestaand = {een.doel: een for een in sessie.doelen.exclude(doel="")}
    codes = {een.code for een in doelen}
    sessie.doelen.filter(pk__in=[b.pk for c, b in bestaand.items() if c not in codes]).delete()
    laatste = max(sessie.doelen.values_list("volgorde", flat=True), default=0)
    for doel in doelen:
        start = startwaarde(zaak, doel.code)
        rij = bestaand.get(doel.code)
        if rij is None:
            laatste += 1
            rij = Sessiedoel(sessie=sessie, doel=doel.code, volgorde=laatste)
        rij.naam, rij.startniveau, rij.startreden = doel.naam, start.niveau, start.reden
        rij.save()
    for eigen in eigen_van_eerder(sessie, zaak) if is_nieuw else ():
        laatste += 1
        eigen.volgorde = laatste
        eigen.save()


def eigen_van_eerder(sessie: Ambitiesessie, zaak: Zaak) -> Iterator[Sessiedoel]:
    """The own goals that an earlier outcome agreed on, so that none goes without a word."""
    eerder = zaak.besluiten.ambitie.doelen if zaak.besluiten.ambitie else ()
    for doel in eerder:
        if not doel.doel:
            yield Sessiedoel(
                sessie=sessie,
                doel="",
                naam=doel.naam,
                startniveau=doel.niveau,
                startreden=f"Eerder afgesproken: {doel.reden}",
            )
