"""Which paragraphs of the framework an advice holds, with its own facts filled in."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import date_format

from intake.advies.advies import Bevinding
from intake.advies.agenda import maak_agenda
from intake.advies.drempel import NAAM
from intake.advies.kader import Kader, Memotekst, Memovoorwaarde
from intake.advies.keuzes import CategorieplanStatus, Herkomst, Route, Soort, Trigger
from intake.advies.tekst import euro, opsomming
from intake.dossier.weergave.open_vragen import vraagtekst
from intake.dossier.weergave.zaak import Zaak
from intake.kader.woorden import wanneer

PLEK = re.compile(r"\{\{(.*?)\}\}")
INLEIDING, ROUTE, AMBITIEWEB, CHARTER = "inleiding", "route", "ambitieweb", "charter"
AFSPRAKEN = "afspraken"
CATEGORIEPLAN, OPEN, AFWIJKING, TEKSTEN = "categorieplan", "open", "afwijking", "teksten"


class OnbekendePlek(ValueError):
    """A paragraph names a place that nothing can fill in."""


@dataclass(frozen=True)
class Alinea:
    """One paragraph with every place filled in. `deel` is the part of the advice it is for."""

    code: str
    titel: str
    tekst: str
    deel: str
    herkomst: Herkomst


def kies_memoteksten(zaak: Zaak) -> tuple[Alinea, ...]:
    """The paragraphs whose condition holds, in the order of the framework."""
    gekozen = [m for m in zaak.kader.memoteksten if geldt(m.voorwaarde, zaak)]
    return tuple(
        Alinea(m.code, m.titel, vul_in(m, zaak), deel_van(m), m.herkomst)
        for m in sorted(gekozen, key=lambda m: m.volgorde)
    )


def geldt(voorwaarde: Memovoorwaarde, zaak: Zaak) -> bool:
    advies = zaak.advies
    aantal = len(advies.doelstellingen)
    maximum = voorwaarde.doelstellingen_max
    return (
        voorwaarde.route in ("", advies.route)
        and (not voorwaarde.ambitieweb or advies.ambitieweb in voorwaarde.ambitieweb)
        and voorwaarde.charter in ("", advies.charter)
        and (not voorwaarde.categorieplan or advies.categorieplan in voorwaarde.categorieplan)
        and voorwaarde.doelstellingen_min <= aantal
        and (maximum is None or aantal <= maximum)
        and (not voorwaarde.onvolledig or advies.route is Route.ONBEKEND)
        and (not voorwaarde.afwijking or bool(zaak.afwijkingen))
    )


def deel_van(memotekst: Memotekst) -> str:
    """The part that a paragraph is about follows from its condition, or from its place."""
    voorwaarde = memotekst.voorwaarde
    if voorwaarde.charter:
        return CHARTER
    if voorwaarde.categorieplan:
        return CATEGORIEPLAN
    if voorwaarde.onvolledig:
        return OPEN
    if voorwaarde.afwijking:
        return AFWIJKING
    if memotekst.code in ("M8", "M8B"):
        return AFSPRAKEN
    if voorwaarde.ambitieweb:
        return AMBITIEWEB
    if voorwaarde.route:
        return ROUTE
    return INLEIDING if memotekst.code == "M-INTRO" else TEKSTEN


def vul_in(memotekst: Memotekst, zaak: Zaak) -> str:
    """What was typed is put in once: braces in it are text, not places."""
    return PLEK.sub(lambda plek: vulling(memotekst, plek[1])(zaak), memotekst.tekst)


def vulling(memotekst: Memotekst, plek: str) -> Callable[[Zaak], str]:
    if plek not in PLAATSHOUDERS:
        raise OnbekendePlek(f"{memotekst.code}: {{{{{plek}}}}} kan niet worden ingevuld")
    return PLAATSHOUDERS[plek]


def controleer_plekken(kader: Kader) -> None:
    """Raises `OnbekendePlek` for the first paragraph that cannot be filled in."""
    for memotekst in kader.memoteksten:
        for plek in PLEK.findall(memotekst.tekst):
            vulling(memotekst, plek)


def waarde(zaak: Zaak) -> str:
    return "nog niet bekend" if zaak.waarde is None else euro(zaak.waarde)


def soort_opdracht(zaak: Zaak) -> str:
    soort = zaak.feiten.soort
    return NAAM[soort] if soort else "een opdracht waarvan we de soort nog niet weten"


def drempelbedrag(zaak: Zaak) -> str:
    return euro(zaak.drempel.bedrag) if zaak.drempel else "nog niet te bepalen"


def drempel_periode(zaak: Zaak) -> str:
    rij = zaak.drempel or zaak.drempel_van(Soort.DIENST)
    assert rij, "controles.py refuses a framework without a threshold for services"
    begin, einde = rij.geldig_van, rij.geldig_tot
    return f"{date_format(begin, 'j F Y')} tot en met {date_format(einde, 'j F Y')}"


def onder_of_vanaf(zaak: Zaak) -> str:
    kanten = {Route.ONDER: "onder", Route.BOVEN: "op of boven"}
    return kanten.get(zaak.route, "misschien onder, misschien boven")


def lijst_doelstellingen(zaak: Zaak) -> str:
    return opsomming(zaak.doelstellingnamen()) or "geen van de drie doelstellingen"


def lijst_doorverwijzing(zaak: Zaak) -> str:
    bureaus = [
        (zaak.contact("BSR"), zaak.advies.doorverwijzing.bureau_social_return),
        (zaak.contact("BID"), zaak.advies.doorverwijzing.bureau_inclusie_diversiteit),
    ]
    namen = [bureau.naam for bureau, uitkomst in bureaus if uitkomst != "nee"]
    return opsomming(namen or [bureau.naam for bureau, _ in bureaus], "en" if namen else "of")


def lijst_ontbrekend(zaak: Zaak) -> str:
    return " ".join(vraagtekst(naam) for naam in zaak.advies.ontbrekend)


def categorieplan_naam(zaak: Zaak) -> str:
    plan = zaak.beeld.categorieplan
    if plan is None:
        return "Een categorieplan"
    concept = plan.status is CategorieplanStatus.CONCEPT
    return f"Het categorieplan {plan.naam}" + (" (nog concept)" if concept else "")


def reden(tabel: str) -> Callable[[Zaak], str]:
    """The reason of the finding, without the outcome in front of it."""

    def geef(zaak: Zaak) -> str:
        bevinding: Bevinding | None = zaak.bevinding(tabel)
        tekst = bevinding.reden if bevinding else ""
        tekst = tekst.removeprefix("Charter niet: ")
        return f"{tekst[:1].upper()}{tekst[1:]}"

    return geef


def reden_geen_doelstelling(zaak: Zaak) -> str:
    groep = zaak.beeld.productgroep
    toelichting = groep.geen_doelstelling_toelichting if groep else ""
    return toelichting or "Uw antwoorden wijzen niet op een van de drie."


def moment(code: str, nummer: int) -> Callable[[Zaak], str]:
    """When an agreement of a clause is due: a date, or a term when the start is not known."""

    def geef(zaak: Zaak) -> str:
        begin = zaak.feiten.ingangsdatum
        clausule = zaak.kader.clausule.get(code)
        if clausule is None or nummer >= len(clausule.nakoming):
            return "op een datum die u zelf afspreekt"
        nakoming = clausule.nakoming[nummer]
        mijlpalen = {Trigger.INGANGSDATUM: begin} if begin else {}
        try:
            afspraken = maak_agenda([clausule], mijlpalen, None)
        except (OverflowError, ValueError):  # beyond the calendar
            afspraken = ()
        datum = next((a.datum for a in afspraken if a.wat == nakoming.wat), None)
        if datum:
            return f"uiterlijk {date_format(datum, 'j F Y')}"
        tekst = wanneer(nakoming.term, nakoming.trigger)
        return f"{tekst[:1].lower()}{tekst[1:]}"

    return geef


def lijst_afwijkingen(zaak: Zaak) -> str:
    delen = [f"u neemt {a.naam.lower()} niet mee, omdat: {a.reden}" for a in zaak.afwijkingen]
    return "; ".join(deel.rstrip(".") for deel in delen)


PLAATSHOUDERS: dict[str, Callable[[Zaak], str]] = {
    "naam_inkoop": lambda zaak: zaak.naam,
    "waarde_of_onbekend": waarde,
    "soort_opdracht": soort_opdracht,
    "drempelbedrag": drempelbedrag,
    "drempel_periode": drempel_periode,
    "onder_of_vanaf": onder_of_vanaf,
    "kaderversie": lambda zaak: zaak.kaderversie,
    "lijst_doelstellingen": lijst_doelstellingen,
    "lijst_doorverwijzing": lijst_doorverwijzing,
    "lijst_ontbrekend": lijst_ontbrekend,
    "max_clausules": lambda zaak: str(zaak.advies.clausules.maximum),
    "categorieplan_naam": categorieplan_naam,
    "directie": lambda zaak: "uw directie",
    "reden_geen_ambitieweb": reden("DT6"),
    "reden_overwegen": reden("DT6"),
    "reden_geen_charter": reden("DT7"),
    "reden_geen_doelstelling": reden_geen_doelstelling,
    "datum_charter_getekend": moment("CHA-01", 0),
    "datum_charter_plan": moment("CHA-01", 1),
    "datum_plan_van_aanpak": moment("CHA-02", 0),
    "afwijking": lijst_afwijkingen,
    "afwijking_besluitnemer": lambda zaak: "uw opdrachtgever",
}
BEKENDE_PLAATSHOUDERS = frozenset(PLAATSHOUDERS)
