"""What a newer version of the framework changes for one purchase, before anybody chooses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from intake.doorrekening.gevolg import bevindingparen
from intake.dossier.besluiten import bevindingen
from intake.dossier.kader import Kaderstand
from intake.dossier.memo import zaak_van_reis
from intake.dossier.sindsdien import Groep, veranderingen
from intake.dossier.stappen import Reis, Stap
from intake.dossier.weergave.keuzes import onderwerp, titel_van
from intake.dossier.weergave.redenen import Reden, als_reden
from intake.dossier.weergave.zaak import Zaak
from intake.kader.publicatie import kader_van_versie


@dataclass(frozen=True)
class Uitleg:
    """One conclusion under both versions; None where a version does not draw it."""

    onderwerp: str
    was: Reden | None
    wordt: Reden | None


@dataclass(frozen=True)
class Verschil:
    """`groepen` for people, `uitleg` for who wants to know why.

    `vervallen` are answers and choices that no longer count, `vragen` the steps that open.
    """

    groepen: tuple[Groep, ...]
    uitleg: tuple[Uitleg, ...]
    vervallen: tuple[str, ...]
    vragen: tuple[Stap, ...]

    @property
    def is_leeg(self) -> bool:
        return not (self.groepen or self.uitleg or self.vervallen or self.vragen)


def verschil_van(stand: Kaderstand, vandaag: date) -> Verschil:
    """The same answers and decisions under the version of the dossier and the one in force."""
    van, naar = (
        Reis(stand.dossier, kader_van_versie(versie), vandaag)
        for versie in (stand.versie, stand.geldend)
    )
    toen, nu = zaak_van_reis(van, stand.versie), zaak_van_reis(naar, stand.geldend)
    return Verschil(
        veranderingen(toen, nu),
        tuple(alle_uitleg(toen, nu)),
        (*vervallen_antwoorden(van, naar), *vervallen_keuzes(toen, nu)),
        tuple(nieuwe_vragen(van, naar)),
    )


def alle_uitleg(toen: Zaak, nu: Zaak) -> Iterator[Uitleg]:
    for was, wordt in bevindingparen(toen.advies, nu.advies):
        over = onderwerp(nu, wordt) if wordt else onderwerp(toen, was)
        yield Uitleg(
            over,
            als_reden(toen, was) if was else None,
            als_reden(nu, wordt) if wordt else None,
        )


def nieuwe_vragen(van: Reis, naar: Reis) -> Iterator[Stap]:
    """What is to be answered under the new version and was done, or not asked, under the old."""
    al_open = {stap.slug for stap in van.route if not van.is_compleet(stap)}
    for stap in naar.route:
        if not naar.is_compleet(stap) and stap.slug not in al_open:
            yield stap


def vervallen_antwoorden(van: Reis, naar: Reis) -> Iterator[str]:
    """Answers that name something that the new version does not have any more."""
    oud, nieuw = van.antwoorden.kader, naar.antwoorden.kader
    groep = van.antwoorden.productgroep
    if groep and groep.slug not in nieuw.productgroep:
        yield (
            f"De productgroep ‘{groep.naam}’ bestaat niet meer. "
            "U kiest opnieuw een productgroep. Uw andere antwoorden blijven staan."
        )
    for code in van.antwoorden["doelstellingen"] or {}:
        if code in oud.doelstelling and code not in nieuw.doelstelling:
            naam = oud.doelstelling[code].naam
            yield f"De doelstelling ‘{naam}’ bestaat niet meer. Uw antwoord daarover vervalt."


def vervallen_keuzes(toen: Zaak, nu: Zaak) -> Iterator[str]:
    """Decisions about a text or a conclusion that will not be there."""
    for code, keuze in toen.besluiten.clausules.items():
        if code in toen.kader.clausule and code not in nu.kader.clausule:
            titel, wel = toen.kader.clausule[code].titel, "wel" if keuze.ja else "niet"
            yield (
                f"De tekst ‘{titel}’ ({code}) is ingetrokken. "
                f"De keuze om die tekst {wel} over te nemen vervalt."
            )
    straks = bevindingen(nu.advies)
    for sleutel, bevinding in bevindingen(toen.advies).items():
        if toen.besluiten.wijkt_af(sleutel) and sleutel not in straks:
            titel = titel_van(toen, bevinding)
            yield f"‘{titel}’ geldt niet meer. De afwijking daarvan vervalt, met de reden."
