"""The whole advice as shown: one object with everything that page and memo need."""

from dataclasses import dataclass
from functools import cached_property

from intake.advies.kader import (
    AmbitiewebNiveau,
    Clausule,
    Contactpunt,
    MaatschappelijkDoel,
)
from intake.advies.keuzes import Route
from intake.advies.tekst import opsomming
from intake.dossier.besluiten import EigenAfspraak
from intake.dossier.memoteksten import Alinea, kies_memoteksten
from intake.dossier.weergave.acties import Actie, maak_acties
from intake.dossier.weergave.afwijkingen import Bevindingsafwijking, bevindingsafwijkingen
from intake.dossier.weergave.ambitie import Ambitiebeeld, ambitie_van
from intake.dossier.weergave.besluiten import (
    NietOvergenomen,
    gekozen_clausules,
    niet_overgenomen,
)
from intake.dossier.weergave.clausules import (
    Clausulebeeld,
    Groep,
    Mogelijk,
    afgeraden,
    maak_groepen,
    mogelijk,
    ook_geschikt,
)
from intake.dossier.weergave.doelstellingen import (
    Doelstellingbeeld,
    Wet,
    passende_doelstellingen,
    wetten,
)
from intake.dossier.weergave.last import Lastbeeld, last_van
from intake.dossier.weergave.open_vragen import OpenVraag, open_vragen
from intake.dossier.weergave.plan import Plan, plan_van
from intake.dossier.weergave.planning import Agendaregel, maak_planning
from intake.dossier.weergave.redenen import Reden, alle_redenen, redenen_tegen, redenen_voor
from intake.dossier.weergave.route import Routebeeld, maak_routebeeld
from intake.dossier.weergave.toets import Getoetst, toets_van
from intake.dossier.weergave.uitkomst import drie_zinnen
from intake.dossier.weergave.woorden import AMBITIEWEB, CHARTER
from intake.dossier.weergave.zaak import Zaak

CHARTERTEKST = {"charter": "CHA-01", "plan_van_aanpak": "CHA-02"}


@dataclass(frozen=True)
class Adviesbeeld:
    """Reads like the table of contents of an advice; each part is made when it is asked for."""

    zaak: Zaak

    @cached_property
    def uitkomst(self) -> tuple[str, str, str]:
        return drie_zinnen(self.zaak, self.acties[0])

    @cached_property
    def acties(self) -> tuple[Actie, ...]:
        return maak_acties(self.zaak)

    @cached_property
    def open_vragen(self) -> tuple[OpenVraag, ...]:
        return open_vragen(self.zaak)

    @cached_property
    def route(self) -> Routebeeld:
        return maak_routebeeld(self.zaak)

    @cached_property
    def doelstellingen(self) -> tuple[Doelstellingbeeld, ...]:
        return passende_doelstellingen(self.zaak)

    @cached_property
    def wetten(self) -> tuple[Wet, ...]:
        return wetten(self.zaak)

    @property
    def ambitieweb(self) -> str:
        return AMBITIEWEB[self.zaak.advies.ambitieweb]

    @property
    def eerst_overleg(self) -> Contactpunt | None:
        """Whom to consult before any ambitieweb."""
        return self.zaak.contact("CIS") if self.zaak.advies.eerst_overleg_cis else None

    @property
    def toont_ambitieweb(self) -> bool:
        return self.zaak.route is not Route.ONDER

    @property
    def doelen(self) -> tuple[MaatschappelijkDoel, ...]:
        return tuple(doel for doel in self.zaak.kader.doelen if doel.actief)

    @property
    def niveau(self) -> AmbitiewebNiveau | None:
        gekozen = self.zaak.advies.niveau
        return next((n for n in self.zaak.kader.niveaus if n.niveau == gekozen), None)

    @cached_property
    def ambitie(self) -> Ambitiebeeld | None:
        """What was agreed in the ambitieweb of this purchase."""
        return ambitie_van(self.zaak)

    @property
    def charter(self) -> str:
        return CHARTER[self.zaak.advies.charter]

    @cached_property
    def chartertekst(self) -> Clausulebeeld | None:
        code = CHARTERTEKST.get(self.zaak.advies.charter)
        beelden = (een for groep in self.groepen for een in groep.clausules)
        return next((een for een in beelden if een.clausule.code == code), None)

    @cached_property
    def groepen(self) -> tuple[Groep, ...]:
        return maak_groepen(self.zaak)

    @property
    def aantal_teksten(self) -> int:
        return len(gekozen_clausules(self.zaak))

    @cached_property
    def niet_overgenomen(self) -> tuple[NietOvergenomen, ...]:
        return niet_overgenomen(self.zaak)

    @property
    def van_concern_inkoop(self) -> tuple[Clausulebeeld, ...]:
        """The texts that are in it because the reviewer decided so."""
        alle = (een for groep in self.groepen for een in groep.clausules)
        return tuple(een for een in alle if een.toegevoegd or een.besluit)

    @cached_property
    def bevindingsafwijkingen(self) -> tuple[Bevindingsafwijking, ...]:
        return bevindingsafwijkingen(self.zaak)

    @cached_property
    def toets(self) -> tuple[Getoetst, ...]:
        return toets_van(self.zaak)

    @cached_property
    def last(self) -> Lastbeeld | None:
        return last_van(self.zaak)

    @property
    def uitgelegd(self) -> tuple[Getoetst, ...]:
        """What the toets found and the inkoper left so, with the reason."""
        return tuple(een for een in self.toets if een.uitleg)

    @property
    def afspraken(self) -> tuple[EigenAfspraak, ...]:
        """What was agreed for this contract, beside the texts."""
        return self.zaak.besluiten.afspraken

    @cached_property
    def ook_geschikt(self) -> tuple[Clausulebeeld, ...]:
        return ook_geschikt(self.zaak)

    @property
    def mogelijk(self) -> tuple[Mogelijk, ...]:
        return mogelijk(self.zaak)

    @property
    def afgeraden(self) -> tuple[tuple[Clausule, str], ...]:
        return afgeraden(self.zaak)

    @cached_property
    def plan(self) -> Plan | None:
        """The categorieplan of this purchase, also one that may not be used."""
        return plan_van(self.zaak)

    @cached_property
    def planning(self) -> tuple[Agendaregel, ...]:
        return maak_planning(self.zaak)

    @property
    def contactpunten(self) -> tuple[Contactpunt, ...]:
        """Everyone that the steps name, with Concern Inkoop first."""
        genoemd = [self.zaak.contact("CIS"), *(c for actie in self.acties for c in actie.met)]
        return tuple({contact.code: contact for contact in genoemd}.values())

    @property
    def lege_contactpunten(self) -> str:
        """The names of those whom nobody can reach yet, as part of a sentence."""
        return opsomming([contact.naam for contact in self.contactpunten if contact.is_leeg])

    @cached_property
    def alineas(self) -> dict[str, tuple[Alinea, ...]]:
        """The paragraphs of the framework, by the part of the advice they belong to."""
        per_deel: dict[str, tuple[Alinea, ...]] = {}
        for alinea in kies_memoteksten(self.zaak):
            per_deel[alinea.deel] = (*per_deel.get(alinea.deel, ()), alinea)
        return per_deel

    @property
    def redenen_route(self) -> tuple[Reden, ...]:
        return redenen_voor(self.zaak, "RAMING", "DT1", "DT2", "PERCEEL")

    @property
    def redenen_stappen(self) -> tuple[Reden, ...]:
        return redenen_voor(self.zaak, "DT4", "DT5", "DT8", "DT9")

    @property
    def redenen_ambitieweb(self) -> tuple[Reden, ...]:
        return redenen_voor(self.zaak, "DT6", "NIVEAU")

    @property
    def redenen_charter(self) -> tuple[Reden, ...]:
        return redenen_voor(self.zaak, "DT7")

    @property
    def redenen_tegen(self) -> tuple[Reden, ...]:
        return redenen_tegen(self.zaak)

    @property
    def alle_redenen(self) -> tuple[Reden, ...]:
        return alle_redenen(self.zaak)
