"""A dossier as a reviewer sees it: advice, decisions, remarks and changes next to each other."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.utils import timezone

from intake.beoordeling.besluiten import sleutel_van_rij
from intake.beoordeling.onderwerpen import Over, getoond
from intake.beoordeling.sindsdien import laatst_weggegaan, wijzigingen_sinds
from intake.beoordeling.toegang import beoordeelt
from intake.beoordeling.werklijst import over_hoeveel_dagen
from intake.dossier.aandacht import Aandachtspunt
from intake.dossier.besluiten import samen
from intake.dossier.geschiedenis import Gebeurtenis
from intake.dossier.geschiedenisbeeld import Regel, gebeurtenissen, regels
from intake.dossier.geschiedeniswoorden import Wijziging
from intake.dossier.indienen import Indiening, bekijk
from intake.dossier.kader import Kaderstand
from intake.dossier.models import Dossier
from intake.dossier.opmerkingen import Getoond
from intake.dossier.overzicht import Onderdeel, antwoorden_per_stap
from intake.dossier.stand import Kant, Stand, stand_van
from intake.dossier.staten import BIJ_CONCERN_INKOOP, Handeling, kan
from intake.dossier.vastgesteld import VastgesteldAdvies
from intake.dossier.weergave.beeld import Adviesbeeld
from intake.dossier.weergave.clausules import Clausulebeeld, maak_groepen
from intake.dossier.weergave.keuzes import Conclusie, conclusies, tekstgroepen
from intake.dossier.weergave.plan import Plan
from intake.dossier.weergave.zaak import Zaak
from intake.gebruikers import MAG_BEOORDELEN, Gebruiker

LAATSTE = 10  # lines of the history; a page of its own has the rest


@dataclass(frozen=True)
class Besproken:
    """A remark, with what became of the answer that it is about."""

    getoond: Getoond
    veranderd: tuple[Wijziging, ...]


@dataclass(frozen=True)
class Tekst:
    """A text, with what the inkoper chose and what the reviewer decided."""

    beeld: Clausulebeeld
    keuze: Mapping[str, Any] | None
    besluit: Mapping[str, Any] | None


@dataclass(frozen=True)
class Beoordeling:
    """Each part is made when the page asks for it."""

    dossier: Dossier
    lezer: Gebruiker

    @cached_property
    def indiening(self) -> Indiening:
        return bekijk(self.dossier)

    @property
    def zaak(self) -> Zaak:
        return self.indiening.zaak

    @cached_property
    def beeld(self) -> Adviesbeeld:
        return Adviesbeeld(self.zaak)

    @property
    def stand(self) -> Stand:
        return stand_van(self.dossier, Kant.CONCERN_INKOOP)

    @cached_property
    def beoordeelt(self) -> bool:
        """Whether the reader has the dossier under review, so that remarks and decisions count."""
        return beoordeelt(self.lezer, self.dossier)

    @cached_property
    def kan(self) -> dict[str, bool]:
        return {h.value: kan(h, self.lezer, self.dossier) for h in Handeling}

    @property
    def wacht(self) -> bool:
        return self.dossier.staat in BIJ_CONCERN_INKOOP

    @property
    def aankondiging(self) -> str:
        dag = self.dossier.aankondigingsdatum
        return over_hoeveel_dagen(dag, timezone.localdate()) if dag else ""

    @property
    def aandachtspunten(self) -> list[str]:
        """As they were at submission, and what became true since then."""
        namen = dict(Aandachtspunt.choices)
        punten = list(self.dossier.aandachtspunten)
        if self.kaderstand.is_ouder and Aandachtspunt.OUDER_KADER not in punten:
            punten.append(Aandachtspunt.OUDER_KADER)
        return [str(namen[punt]) for punt in punten if punt in namen]

    @property
    def kaderstand(self) -> Kaderstand:
        return self.indiening.kaderstand

    @cached_property
    def adviezen(self) -> list[VastgesteldAdvies]:
        """What was settled, the last one first."""
        return list(self.dossier.adviezen.order_by("-volgnummer"))

    @cached_property
    def onderdelen(self) -> list[Onderdeel]:
        return antwoorden_per_stap(self.indiening.reis)

    @cached_property
    def conclusies(self) -> tuple[Conclusie, ...]:
        return conclusies(self.zaak)

    @cached_property
    def teksten(self) -> list[Tekst]:
        """In the order of the documents, also what the inkoper left out."""
        gekozen = self.plan.toegevoegd if self.plan else ()
        optioneel = (een for groep in self.beeld.groepen for een in groep.clausules)
        return [
            self.als_tekst(een)
            for een in (
                *(een for groep in tekstgroepen(self.zaak) for een in groep.clausules),
                *(een for een in optioneel if een.clausule.code in gekozen),
            )
        ]

    @cached_property
    def van_inkoper(self) -> list[Tekst]:
        """What the inkoper put in without advice, also when the reviewer decided about it."""
        clausules = dict(samen(self.dossier.clausulekeuzes, {}))
        besluiten = replace(self.zaak.besluiten, clausules=clausules)
        groepen = maak_groepen(replace(self.zaak, besluiten=besluiten))
        alle = (een for groep in groepen for een in groep.clausules)
        return [self.als_tekst(een) for een in alle if een.erbij]

    def als_tekst(self, een: Clausulebeeld) -> Tekst:
        keuzes, besluiten = self.dossier.clausulekeuzes, self.dossier.clausules_beoordelaar
        return Tekst(een, keuzes.get(een.clausule.code), besluiten.get(een.clausule.code))

    @property
    def plan(self) -> Plan | None:
        return self.beeld.plan

    @cached_property
    def volgens_plan(self) -> list[Tekst]:
        """What the plan fixed and nobody decided otherwise: nothing to look at."""
        standaard = self.plan.standaard if self.plan else frozenset()
        return [
            tekst
            for tekst in self.teksten
            if tekst.beeld.clausule.code in standaard
            and not tekst.besluit
            and (tekst.keuze is None or tekst.keuze["ja"])
        ]

    @property
    def te_bekijken(self) -> list[Tekst]:
        return [tekst for tekst in self.teksten if tekst not in self.volgens_plan]

    @cached_property
    def toegevoegd(self) -> list[Clausulebeeld]:
        """From the library, by the reviewer."""
        alle = (een for groep in self.beeld.groepen for een in groep.clausules)
        al = {tekst.beeld.clausule.code for tekst in self.van_inkoper}
        erbij = (een for een in alle if een.toegevoegd and not een.is_eigen)
        return [een for een in erbij if een.clausule.code not in al]

    @property
    def eigen_teksten(self) -> list[tuple[str, dict[str, str]]]:
        return [(sleutel_van_rij(rij), rij) for rij in self.dossier.eigen_clausules]

    @property
    def afspraken(self) -> list[tuple[str, dict[str, str]]]:
        return [(sleutel_van_rij(rij), rij) for rij in self.dossier.afspraken]

    @cached_property
    def weg(self) -> Gebeurtenis | None:
        return laatst_weggegaan(self.dossier)

    @cached_property
    def veranderd(self) -> tuple[Wijziging, ...]:
        return wijzigingen_sinds(self.dossier, self.weg.versie) if self.weg else ()

    @cached_property
    def opmerkingen(self) -> list[Besproken]:
        """Drafts only for who reviews: until they are sent they are nobody else's."""
        alle = self.dossier.opmerkingen.select_related("auteur", "verwerkt_door")
        if not self.mag_beoordelen:
            alle = alle.filter(verstuurd_op__isnull=False)
        return [Besproken(een, self.veranderd_bij(een)) for een in getoond(self.dossier, alle)]

    @property
    def concepten(self) -> list[Besproken]:
        return [een for een in self.opmerkingen if not een.getoond.opmerking.verstuurd_op]

    @property
    def verstuurd(self) -> list[Besproken]:
        return [een for een in self.opmerkingen if een.getoond.opmerking.verstuurd_op]

    @cached_property
    def mag_beoordelen(self) -> bool:
        """Whether what reviewers keep among themselves is for this reader."""
        return self.lezer.has_perm(MAG_BEOORDELEN) and not self.dossier.is_schrijver(self.lezer)

    def veranderd_bij(self, een: Getoond) -> tuple[Wijziging, ...]:
        if een.opmerking.over != Over.ANTWOORD:
            return ()
        return tuple(w for w in self.veranderd if w.veld == een.opmerking.onderwerp)

    @cached_property
    def geschiedenis(self) -> list[Regel]:
        return regels(self.dossier, gebeurtenissen(self.dossier, self.mag_beoordelen)[:LAATSTE])
