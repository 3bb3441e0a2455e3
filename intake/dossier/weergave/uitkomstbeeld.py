"""The advice on one page for the opdrachtgever: what, why, what to decide, and what it asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from intake.advies.keuzes import Route
from intake.advies.tekst import opsomming
from intake.dossier.weergave.beeld import Adviesbeeld
from intake.dossier.weergave.besluiten import wijkt_af
from intake.dossier.weergave.planning import Agendaregel
from intake.dossier.weergave.redenen import Reden, redenen_voor
from intake.dossier.weergave.zaak import Zaak


@dataclass(frozen=True)
class Besluit:
    """Something that is up to the opdrachtgever."""

    titel: str
    uitleg: str = ""


@dataclass(frozen=True)
class Uitkomstbeeld:
    beeld: Adviesbeeld

    @property
    def zaak(self) -> Zaak:
        return self.beeld.zaak

    @cached_property
    def adviseert(self) -> tuple[str, ...]:
        return tuple(adviezen(self.beeld))

    @cached_property
    def waarom(self) -> tuple[Reden, ...]:
        """Why these objectives, why (not) an ambitieweb and why (not) the Charter."""
        return redenen_voor(self.zaak, "DT3", "DT6", "DT7")

    @cached_property
    def besluiten(self) -> tuple[Besluit, ...]:
        return tuple(besluiten(self.beeld))

    @cached_property
    def nakoming(self) -> tuple[Agendaregel, ...]:
        """What to check after signing: with dates, or with terms while the start is not known."""
        return self.beeld.planning or tuple(
            Agendaregel(
                None,
                ", ".join(filter(None, (regel.wanneer, regel.telkens))),
                een.clausule.code,
                regel.wat,
                regel.wie,
                regel.controle,
                regel.herkomst,
            )
            for groep in self.beeld.groepen
            for een in groep.clausules
            for regel in een.nakoming
        )

    @property
    def aantal_voor_contractmanager(self) -> int:
        return sum("contractmanager" in regel.controle.lower() for regel in self.nakoming)


def adviezen(beeld: Adviesbeeld) -> Iterator[str]:
    zaak = beeld.zaak
    yield beeld.uitkomst[0]
    yield beeld.uitkomst[1]
    if beeld.toont_ambitieweb:
        bekend = zaak.advies.ambitieweb != "nog_niet"
        zin = beeld.ambitieweb if bekend else "We weten nog niet of een ambitiewebsessie past"
        yield met_afwijking(zaak, "DT6", zin)
    bekend = zaak.advies.charter != "nog_niet"
    zin = beeld.charter if bekend else "We weten nog niet of het SER Charter Diversiteit past"
    yield met_afwijking(zaak, "DT7", zin)
    if beeld.groepen:
        delen = [f"{len(g.clausules)} bij {g.titel.lower()}" for g in beeld.groepen]
        aantal = beeld.aantal_teksten
        wat = "Er is 1 tekst" if aantal == 1 else f"Er zijn {aantal} teksten"
        yield f"{wat} voor de aanbesteding en het contract: {opsomming(delen)}."


def met_afwijking(zaak: Zaak, tabel: str, zin: str) -> str:
    return f"{zin}. Hiervan wordt afgeweken." if wijkt_af(zaak, tabel) else f"{zin}."


def besluiten(beeld: Adviesbeeld) -> Iterator[Besluit]:
    zaak = beeld.zaak
    if beeld.open_vragen:
        yield Besluit(
            "Help uw inkoper met de vragen die nog openstaan.",
            " ".join(vraag.vraag for vraag in beeld.open_vragen),
        )
    if zaak.advies.doelstellingen:
        yield Besluit(
            "Besluit of u deze doelstellingen overneemt in de inkoopstrategie.",
            "Neemt u er een niet over? Laat dan opschrijven waarom.",
        )
    if not wijkt_af(zaak, "DT6"):
        yield from over_ambitieweb(zaak)
    if zaak.advies.charter == "charter" and not wijkt_af(zaak, "DT7"):
        yield Besluit(
            "Besluit of u het SER Charter Diversiteit vraagt, zoals wij adviseren.",
            "In de inkoopstrategie staat dan waarom het bij deze opdracht hoort.",
        )
    afgeweken = any(not een.gevolgd for een in beeld.bevindingsafwijkingen)
    if afgeweken or beeld.niet_overgenomen or zaak.afwijkingen:
        yield Besluit(
            "Besluit of u het eens bent met de afwijkingen.",
            "Ze staan met hun reden hieronder en in de memo.",
        )
    if beeld.groepen or beeld.afspraken or zaak.route is Route.BOVEN:
        yield Besluit(
            "Kies wie na het tekenen let op de afspraken.",
            "Meestal is dat uw contractmanager.",
        )


def over_ambitieweb(zaak: Zaak) -> Iterator[Besluit]:
    if zaak.advies.ambitieweb == "aanbevolen":
        yield Besluit(
            "Maak tijd voor een ambitiewebsessie, zo vroeg mogelijk.",
            "Daar kiest u per maatschappelijk doel hoe ver u gaat.",
        )
    elif zaak.advies.ambitieweb == "overwegen":
        yield Besluit(
            "Besluit of u een ambitiewebsessie houdt.",
            "Doet u het niet? Laat dan opschrijven hoe u de maatschappelijke doelen hebt gewogen.",
        )
