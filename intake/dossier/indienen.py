"""What still has to happen before a dossier can be submitted, and submitting it."""

from dataclasses import dataclass
from functools import cached_property

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from intake.advies.kader import Clausule, Invulveld
from intake.berichten.klaarzetten import Berichtsoort, zet_klaar
from intake.dossier.aandacht import lijstkolommen
from intake.dossier.handelen import Opslag, voer_uit
from intake.dossier.kader import Kaderstand, kader_van, kaderstand
from intake.dossier.memo import zaak_van_reis
from intake.dossier.models import Dossier
from intake.dossier.stappen import Reis
from intake.dossier.staten import Handeling
from intake.dossier.weergave.afwijkingen import Bevindingsafwijking, bevindingsafwijkingen
from intake.dossier.weergave.besluiten import NietOvergenomen, niet_overgenomen
from intake.dossier.weergave.invulling import nog_open
from intake.dossier.weergave.plan import Plan, plan_van
from intake.dossier.weergave.toets import Getoetst, onverklaard
from intake.dossier.weergave.zaak import Zaak
from intake.gebruikers import MAG_BEOORDELEN, Gebruiker, met_recht


@dataclass(frozen=True)
class Indiening:
    """A dossier on its way to Concern Inkoop: what was decided, and what is still missing."""

    reis: Reis
    zaak: Zaak

    @cached_property
    def teksten(self) -> tuple[Clausule, ...]:
        """The texts that are advised, in the order of the advice."""
        codes = (gekozen.code for gekozen in self.zaak.advies.clausules.voorselectie)
        return tuple(self.zaak.kader.clausule[code] for code in codes)

    @property
    def zonder_keuze(self) -> tuple[Clausule, ...]:
        """What the plan fixed is taken over, unless someone chose otherwise."""
        gekozen = {*self.zaak.besluiten.clausules, *(self.plan.standaard if self.plan else ())}
        return tuple(tekst for tekst in self.teksten if tekst.code not in gekozen)

    @cached_property
    def plan(self) -> Plan | None:
        return plan_van(self.zaak)

    @property
    def aantal_gekozen(self) -> int:
        return len(self.teksten) - len(self.zonder_keuze)

    @property
    def aantal_overgenomen(self) -> int:
        return self.aantal_gekozen - len(self.niet_overgenomen)

    @cached_property
    def niet_overgenomen(self) -> tuple[NietOvergenomen, ...]:
        return niet_overgenomen(self.zaak)

    @cached_property
    def afwijkingen(self) -> tuple[Bevindingsafwijking, ...]:
        return tuple(een for een in bevindingsafwijkingen(self.zaak) if not een.gevolgd)

    @property
    def teksten_zonder_reden(self) -> tuple[Clausule, ...]:
        return tuple(een.clausule for een in self.niet_overgenomen if not een.reden)

    @property
    def teksten_klaar(self) -> bool:
        return not self.zonder_keuze and not self.teksten_zonder_reden

    @cached_property
    def kaderstand(self) -> Kaderstand:
        return kaderstand(self.reis.dossier, self.reis.antwoorden.vandaag)

    @property
    def kan(self) -> bool:
        klaar = self.reis.next_stap is None and self.teksten_klaar
        return klaar and not self.kaderstand.moet_kiezen and not self.onverklaard

    @property
    def volgende(self) -> str:
        """The page where the work on the texts goes on."""
        if self.nog_open:
            return "invullen"
        return "toets" if self.onverklaard else "indienen"

    @cached_property
    def onverklaard(self) -> tuple[Getoetst, ...]:
        """What the toets found and nobody solved or explained."""
        return onverklaard(self.zaak)

    @cached_property
    def nog_open(self) -> tuple[Invulveld, ...]:
        """A warning: it has to be filled in before the advice can be definitive."""
        return nog_open(self.zaak)

    @cached_property
    def onverwerkt(self) -> int:
        """The remarks that the inkoper did not tick: a warning, the reviewer sees it too."""
        verstuurd = self.reis.dossier.opmerkingen.filter(verstuurd_op__isnull=False)
        return verstuurd.filter(verwerkt_op=None, afgehandeld_op=None).count()


def bekijk(dossier: Dossier) -> Indiening:
    vandaag = timezone.localdate()
    versie, kader = kader_van(dossier, vandaag)
    reis = Reis(dossier, kader, vandaag)
    return Indiening(reis, zaak_van_reis(reis, versie))


def dien_in(indiening: Indiening, opslag: Opslag) -> None:
    """Raises `Achterhaald` when anything changed since the page was made."""
    dossier = indiening.reis.dossier
    kolommen = lijstkolommen(dossier, indiening.zaak)
    with transaction.atomic():
        voer_uit(dossier, Handeling.INDIENEN, opslag, kolommen=kolommen, exact=True)
        meld(dossier, opslag.gebruiker)


def meld(dossier: Dossier, van: Gebruiker) -> None:
    """To the reviewer who asked for more, or else to all reviewers."""
    eigen = dossier.beoordelaar
    if eigen and eigen.is_active and eigen.has_perm(MAG_BEOORDELEN):
        soort, aan = Berichtsoort.AANGEVULD, [eigen]
    else:
        soort = Berichtsoort.INGEDIEND
        aan = list(met_recht(MAG_BEOORDELEN))
    zet_klaar(soort, aan, naam=dossier.naam, pad=beoordelingspagina(dossier), van=van)


def beoordelingspagina(dossier: Dossier) -> str:
    return reverse("admin:intake_dossier_change", args=[dossier.pk])


def is_al_ingediend(dossier: Dossier, opslag: Opslag) -> bool:
    """Whether this same click was carried out before: the second half of a double click."""
    return dossier.gebeurtenissen.filter(
        handeling=Handeling.INDIENEN, gebruiker=opslag.gebruiker, versie=opslag.van_versie + 1
    ).exists()
