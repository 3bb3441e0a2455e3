"""What the inkoper does now: the steps that follow from an advice, in order, and with whom."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from intake.advies.kader import Contactpunt
from intake.advies.keuzes import Route, Soort
from intake.advies.tekst import opsomming
from intake.dossier.weergave.besluiten import gekozen_clausules, wijkt_af
from intake.dossier.weergave.woorden import VERWIJZING
from intake.dossier.weergave.zaak import Zaak


@dataclass(frozen=True)
class Actie:
    """One step. `kort` is the same in one sentence; `anker` is where the page says more."""

    titel: str
    uitleg: str = ""
    met: tuple[Contactpunt, ...] = ()
    anker: str = ""

    @property
    def kort(self) -> str:
        return f"{self.titel[:1].lower()}{self.titel[1:]}"


def maak_acties(zaak: Zaak) -> tuple[Actie, ...]:
    vragen = tuple(open_antwoorden(zaak))
    eerst = (
        *(vragen if zaak.route is Route.ONBEKEND else ()),
        *tenzij_afgeweken(zaak, "DT4", advies_van_concern_inkoop),
        *(vragen if zaak.route is not Route.ONBEKEND else ()),
    )
    return (
        *eerst,
        *tenzij_afgeweken(zaak, "DT6", partial(ambitieweb, daarna=" daarna" if eerst else "")),
        *tenzij_afgeweken(zaak, "DT5", wie_kijkt_er_mee),
        *tenzij_afgeweken(zaak, "DT8", categorieplan),
        *tenzij_afgeweken(zaak, "DT7", charter),
        *vastleggen(zaak),
        *teksten(zaak),
        *eigen_afspraken(zaak),
    )


def tenzij_afgeweken(
    zaak: Zaak, tabel: str, acties: Callable[[Zaak], Iterator[Actie]]
) -> Iterator[Actie]:
    """Whoever deviates from a conclusion does not take its step."""
    return iter(()) if wijkt_af(zaak, tabel) else acties(zaak)


def open_antwoorden(zaak: Zaak) -> Iterator[Actie]:
    aantal = len(zaak.advies.ontbrekend)
    if aantal:
        wat = "vraag die nog openstaat" if aantal == 1 else f"{aantal} vragen die nog openstaan"
        yield Actie(
            f"Beantwoord de {wat}.",
            "Zolang u dit niet weet, kan het advies nog veranderen.",
            anker="open",
        )


def advies_van_concern_inkoop(zaak: Zaak) -> Iterator[Actie]:
    cis = zaak.contact("CIS")
    if zaak.advies.advies == "overleg":
        yield Actie(
            f"Overleg eerst met {cis.naam}.",
            te_bespreken(zaak),
            (cis,),
            "ambitieweb",
        )
    elif zaak.is_ingediend:
        return
    elif zaak.advies.advies == "vragen" and zaak.route is Route.ONDER:
        yield Actie(
            f"Vraag advies aan {cis.naam}, voordat u offertes vraagt.",
            "Stuur de memo van dit advies mee.",
            (cis,),
            "route",
        )
    elif zaak.advies.advies == "vragen":
        yield Actie(
            f"Vraag advies aan {cis.naam}.",
            "Dat kan al met dit voorlopige advies. Stuur de memo mee.",
            (cis,),
            "route",
        )


def te_bespreken(zaak: Zaak) -> str:
    return {
        "te_laat": "De aanbesteding is al gepubliceerd. Bespreek wat u nog kunt afspreken.",
        "hergebruik": "Bespreek of de uitkomst uit het categorieplan ook hier past.",
    }.get(
        zaak.advies.ambitieweb,
        "Bespreek of het ambitieweb hier past en hoe u het inzet. Stuur de memo mee.",
    )


def ambitieweb(zaak: Zaak, daarna: str) -> Iterator[Actie]:
    sessie = tuple(zaak.contact(code) for code in ("BELEID", "CM", "BID"))
    if zaak.advies.ambitieweb == "aanbevolen":
        yield Actie(
            f"Houd{daarna} een ambitiewebsessie, zo vroeg mogelijk.",
            "U kiest samen per maatschappelijk doel hoe ver u gaat, en legt vast waarom.",
            sessie,
            "ambitieweb",
        )
    elif zaak.advies.ambitieweb == "overwegen":
        yield Actie(
            f"Besluit{daarna} of u een ambitiewebsessie houdt.",
            "Doet u het niet, leg dan kort vast hoe u de maatschappelijke doelen hebt gewogen.",
            sessie,
            "ambitieweb",
        )


def wie_kijkt_er_mee(zaak: Zaak) -> Iterator[Actie]:
    """DT5: Concern Inkoop en Strategie decides, so the step is to ask them."""
    doorverwijzing = zaak.advies.doorverwijzing
    bureaus = [
        (zaak.contact("BSR"), doorverwijzing.bureau_social_return),
        (zaak.contact("BID"), doorverwijzing.bureau_inclusie_diversiteit),
    ]
    gevraagd = [(bureau, uitkomst) for bureau, uitkomst in bureaus if uitkomst != "nee"]
    if gevraagd:
        wie = [f"{bureau.naam} ({VERWIJZING[uitkomst]})" for bureau, uitkomst in gevraagd]
        yield Actie(
            f"Vraag {zaak.contact('CIS').naam} wie er nog meekijkt.",
            f"Wij denken aan {opsomming(wie)}. Concern Inkoop en Strategie beslist.",
            tuple(bureau for bureau, _ in gevraagd),
        )


def categorieplan(zaak: Zaak) -> Iterator[Actie]:
    manager = (zaak.contact("CM"),)
    if zaak.advies.categorieplan == "hergebruik":
        yield Actie(
            "Gebruik de afspraken uit het categorieplan.",
            "Wijkt u daarvan af, leg dan vast waarom.",
            manager,
            "categorieplan",
        )
    elif zaak.advies.categorieplan == "maken_of_concept":
        yield Actie(
            "Vraag de categoriemanager naar het categorieplan.",
            "Misschien staan er al afspraken in. Anders kunt u het samen aanvullen.",
            manager,
            "categorieplan",
        )


def charter(zaak: Zaak) -> Iterator[Actie]:
    if zaak.advies.charter == "charter":
        yield Actie(
            "Motiveer in de inkoopstrategie waarom het Charter bij deze opdracht hoort.",
            "Het gaat om de mensen die voor deze opdracht werken, niet om het hele bedrijf.",
            (zaak.contact("JUR"),),
            "charter",
        )
    elif zaak.advies.charter == "plan_van_aanpak":
        yield Actie(
            "Spreek een datum af voor het plan van aanpak van de opdrachtnemer.",
            "Eén bladzijde is genoeg."
            if zaak.advies.charter_verkort
            else "Laat de omvang passen bij de grootte van het bedrijf.",
            anker="charter",
        )


def vastleggen(zaak: Zaak) -> Iterator[Actie]:
    if zaak.feiten.soort is Soort.GEMENGD:
        yield Actie("Leg vast welk deel de soort opdracht bepaalt, en waarom.", anker="route")
    if not zaak.advies.doelstellingen:
        if zaak.route is not Route.ONBEKEND and not zaak.advies.ontbrekend:
            yield Actie(
                "Leg kort vast waarom geen van de drie doelstellingen past.",
                anker="doelstellingen",
            )
        return
    yield Actie(
        "Leg in uw inkoopstrategie vast welke doelstellingen u kiest, en waarom.",
        "Schrijf ook op waarom u er een niet meeneemt." if zaak.afwijkingen else "",
        anker="doelstellingen",
    )


def teksten(zaak: Zaak) -> Iterator[Actie]:
    aantal = len(gekozen_clausules(zaak))
    if not aantal:
        return
    controleer = "Controleer eerst wat gemarkeerd is."
    if zaak.besluiten.clausules or zaak.besluiten.eigen_clausules:
        wat = "tekst over die is" if aantal == 1 else f"{aantal} teksten over die zijn"
        yield Actie(f"Neem de {wat} gekozen.", controleer, anker="clausules")
        return
    yield Actie(
        "Neem de tekst over die wij voorstellen."
        if aantal == 1
        else f"Neem uit de {aantal} teksten over wat past bij uw opdracht.",
        f"{controleer} U hoeft niet alles te gebruiken.",
        anker="clausules",
    )


def eigen_afspraken(zaak: Zaak) -> Iterator[Actie]:
    yield Actie(
        "Maak ook zelf afspraken met de opdrachtnemer.",
        "Alleen een tekst in het contract is niet genoeg.",
        anker="afspraken",
    )
