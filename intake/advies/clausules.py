"""The conditions of one clause (DT10.1-DT10.3): does it fit, could it, or not; and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from intake.advies.beeld import (
    VRAAG,
    VRAAG_LOOPTIJD,
    VRAAG_MARKT,
    VRAAG_PRODUCTGROEP,
    Beeld,
)
from intake.advies.kader import Clausule
from intake.advies.keuzes import DrempelKant, Drieweg, Feit, Route, Wettelijk
from intake.advies.tekst import maanden, opsomming

ALGEMEEN = "ALG-01"
EIGEN_AFSPRAKEN = "ALG-02"

NIET_WAAR = {
    (Feit.GEBRUIK_NATUURLIJKE_PERSONEN, Drieweg.JA): "mensen het resultaat zelf gebruiken",
    (Feit.PERSONELE_INZET, Drieweg.JA): "er mensen van de opdrachtnemer aan werken",
    (Feit.PUBLIEKSCONTACT, Drieweg.JA): "er direct contact met inwoners is",
    (Feit.DIGITAAL, Drieweg.JA): "er iets digitaals in zit",
    (Feit.BOUW_FYSIEK, Drieweg.JA): "het om een gebouw, plek of ding gaat",
    (Feit.LEVERT_KANDIDATEN, Drieweg.JA): "de opdrachtnemer mensen aan de gemeente levert",
    (Feit.BEELD_TEKST, Drieweg.JA): "de opdrachtnemer beelden of teksten maakt",
    (Feit.KWETSBARE_DOELGROEP, Drieweg.JA): "het om kinderen of kwetsbare mensen gaat",
    (Feit.OP_LOCATIE, Drieweg.JA): "er op een plek van de gemeente wordt gewerkt",
    (Feit.ALGORITME, Drieweg.JA): "een computer een keuze over mensen maakt",
}


class Oordeel(NamedTuple):
    """`past`: True fits, None depends on `open_vragen`, False does not fit."""

    past: bool | None
    reden: str
    open_vragen: tuple[str, ...] = ()


# The clauses that are ruled out, and those left, each with what is said of it when it fits.
Voorsortering = tuple[dict[str, Oordeel], list[tuple[Clausule, Oordeel]]]


@dataclass(frozen=True)
class Voorwaardentoets:
    """Judges clauses for one purchase."""

    beeld: Beeld
    route: Route
    doelstellingen: frozenset[str]
    open_doelstellingen: Mapping[str, tuple[Feit, ...]]

    def oordelen(self) -> dict[str, Oordeel]:
        """Every clause by code, in the order of the framework."""
        vast, over = self.voorgesorteerd()
        return {**vast, **{c.code: self.beoordeel(c, past) for c, past in over}}

    def voorgesorteerd(self) -> Voorsortering:
        """What already follows from productgroep, objectives and route, and the clauses left.

        Remembered with the framework: it is most of the work, and the same for many purchases.
        """
        groep = self.beeld.productgroep
        sleutel = (
            groep.slug if groep else "",
            self.route,
            self.doelstellingen,
            frozenset(self.open_doelstellingen),
        )
        geheugen: dict[object, Voorsortering] = self.beeld.kader.geheugen
        if sleutel not in geheugen:
            vast, over = {}, []
            for clausule in self.beeld.kader.clausules:
                reden = self.hoort_niet(clausule) or self.verkeerde_kant(clausule)
                oordeel = Oordeel(not reden, reden or self.waarom(clausule))
                vast[clausule.code] = oordeel
                if not reden:
                    over.append((clausule, oordeel))
            geheugen[sleutel] = (vast, over)
        return geheugen[sleutel]

    def verkeerde_kant(self, clausule: Clausule) -> str:
        """Why the clause is for the other side of the threshold; empty if it isn't."""
        kant = clausule.toepassing.drempel
        if kant is DrempelKant.BOVEN and self.route is Route.ONDER:
            return "Deze tekst is alleen voor inkoop vanaf de Europese grens."
        if kant is DrempelKant.ONDER and self.route is Route.BOVEN:
            return "Deze tekst is alleen voor inkoop onder de Europese grens."
        return ""

    def hoort_niet(self, clausule: Clausule) -> str:
        """Why productgroep or objectives rule the clause out; empty if they don't."""
        groep, kader = self.beeld.productgroep, self.beeld.kader
        if clausule.code != ALGEMEEN and self.doelstellingen.isdisjoint(clausule.doelstellingen):
            if clausule.code == EIGEN_AFSPRAKEN and self.route is Route.BOVEN:
                return ""
            namen = [kader.doelstelling[code].naam.lower() for code in clausule.doelstellingen]
            if self.wacht_op_doelstelling(clausule):
                if groep:
                    return ""
                return f"Of {opsomming(namen, 'of')} past, is nog niet te bepalen."
            return f"De doelstelling {opsomming(namen, 'of')} past niet bij deze inkoop."
        groepen = clausule.toepassing.productgroepen
        if groepen and groep and groep.slug not in groepen:
            return "Deze tekst is voor andere productgroepen."
        return ""

    def wacht_op_doelstelling(self, clausule: Clausule) -> bool:
        """Whether no objective of the clause fits yet, but one still may."""
        return self.doelstellingen.isdisjoint(clausule.doelstellingen) and any(
            code in self.open_doelstellingen for code in clausule.doelstellingen
        )

    def beoordeel(self, clausule: Clausule, past: Oordeel) -> Oordeel:
        if reden := self.past_niet(clausule):
            return Oordeel(False, reden)
        if vragen := self.open_vragen(clausule):
            return Oordeel(None, "", vragen)
        return past

    def past_niet(self, clausule: Clausule) -> str:
        """The first answer that rules the clause out, as a sentence; empty if none does."""
        toepassing, beeld = clausule.toepassing, self.beeld
        if beeld.marktomvang is not None and beeld.marktomvang < toepassing.marktomvang_min:
            return (
                "Deze tekst is voor een markt van bedrijven met "
                f"{toepassing.marktomvang_min} medewerkers of meer."
            )
        if beeld.looptijd is not None and beeld.looptijd < toepassing.looptijd_min:
            return (
                f"De looptijd van {maanden(beeld.looptijd)} is korter dan "
                f"{toepassing.looptijd_min} maanden."
            )
        for feit, waarde in (toepassing.feiten or {}).items():
            antwoord = beeld.antwoorden[feit]
            if antwoord is not Drieweg.ONBEKEND and antwoord is not waarde:
                voorwaarde = NIET_WAAR.get((feit, waarde), f"{feit} = {waarde}")
                return f"Deze tekst past alleen als {voorwaarde}."
        return ""

    def open_vragen(self, clausule: Clausule) -> tuple[str, ...]:
        """The questions whose answer is needed before the clause can be judged."""
        toepassing, beeld = clausule.toepassing, self.beeld
        vragen = []
        if self.open_doelstellingen and self.wacht_op_doelstelling(clausule):
            vragen += [
                VRAAG[feit]
                for code in clausule.doelstellingen
                for feit in self.open_doelstellingen.get(code, ())
                if clausule.code != ALGEMEEN
            ]
        if toepassing.productgroepen and beeld.productgroep is None:
            vragen.append(VRAAG_PRODUCTGROEP)
        if self.route is Route.ONBEKEND and clausule.code != ALGEMEEN:
            vragen.append(beeld.routevraag)
        if toepassing.marktomvang_min > 1 and beeld.marktomvang is None:
            vragen.append(VRAAG_MARKT)
        if toepassing.looptijd_min and beeld.looptijd is None:
            vragen.append(VRAAG_LOOPTIJD)
        for feit in toepassing.feiten or ():
            if beeld.antwoorden[feit] is Drieweg.ONBEKEND:
                vragen.append(VRAAG[feit])
        return tuple(dict.fromkeys(vragen))

    def waarom(self, clausule: Clausule) -> str:
        if clausule.code == ALGEMEEN:
            return "Past bij elke opdracht."
        if clausule.code == EIGEN_AFSPRAKEN and not self.doelstellingen:
            return "Helpt bij de afspraken die u zelf met de opdrachtnemer maakt."
        if clausule.wettelijk is not Wettelijk.NEE:
            return "Volgt uit of ondersteunt een wettelijke plicht bij deze opdracht."
        if clausule.toepassing.productgroepen and self.beeld.productgroep:
            return f"Geschreven voor onder meer {self.beeld.productgroep.naam}."
        namen = [
            self.beeld.kader.doelstelling[code].naam.lower()
            for code in clausule.doelstellingen
            if code in self.doelstellingen
        ]
        return f"Past bij {opsomming(namen)}."
