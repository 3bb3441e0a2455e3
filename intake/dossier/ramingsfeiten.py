"""From the answers of the value calculator to the facts of the estimate."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any, Protocol

from intake.advies.feiten import Deel, Post, Ramingsfeiten, Verlengingen
from intake.advies.keuzes import Soort, Wijze

BEKENDE_WIJZEN = tuple(Wijze)
PER_PERIODE = (Wijze.PER_MAAND, Wijze.PER_JAAR)
BTW = {"exclusief": None, "21": Decimal(21), "9": Decimal(9)}


# What can only make the value higher; each may still be open while the rest is known.
TOEVOEGINGEN = {
    "verlenging_mogelijk",
    "verlengingen_aantal",
    "heeft_opties",
    "opties",
    "heeft_deelnemers",
    "deelnemers",
    "ter_beschikking_gesteld",
    "restwaarde",
}


class Leesbaar(Protocol):
    """Answers by name; None is not asked, not answered or not counted."""

    def __getitem__(self, veld: str) -> Any: ...

    def wacht_op(self, veld: str) -> bool: ...


def delen(antwoorden: Leesbaar) -> tuple[Deel, ...]:
    """The parts of a mixed contract."""
    rijen = antwoorden["delen"] or ()
    return tuple(Deel(Soort(rij["soort"]), Decimal(rij["waarde"])) for rij in rijen)


def posten(rijen: Iterable[dict[str, Any]] | None) -> tuple[Post, ...]:
    return tuple(Post(rij["omschrijving"], Decimal(rij["bedrag"])) for rij in rijen or ())


def ramingsfeiten(antwoorden: Leesbaar) -> Ramingsfeiten | None:
    """The facts for an advice. While the price is open they carry the term but no amount.

    While only additions are open (options, extensions, partners) the sum so far is a minimum:
    enough to know that a threshold is reached, never that it is not.
    """
    if antwoorden["soort"] == Soort.GEMENGD:
        return None
    tot_nu_toe = ramingsfeiten_tot_nu_toe(antwoorden)
    open_vragen = set(open_ramingsvragen(antwoorden))
    if open_vragen and open_vragen <= TOEVOEGINGEN:
        return replace(tot_nu_toe, onvolledig=True)
    if hele_looptijd(antwoorden) is None:
        tot_nu_toe = replace(tot_nu_toe, looptijd_maanden=None)
    if not open_vragen or (open_vragen == {"looptijd"} and tot_nu_toe.wijze in PER_PERIODE):
        # Of a price per month or year the engine itself says that only the term is missing.
        return tot_nu_toe
    return replace(tot_nu_toe, bedrag=None, percelen=(), deelnemers=())


def ramingsfeiten_tot_nu_toe(antwoorden: Leesbaar) -> Ramingsfeiten:
    """The facts for the sum that is shown while the inkoper is still filling in."""
    wijze = antwoorden["wijze"]
    return Ramingsfeiten(
        wijze=Wijze(wijze) if wijze in BEKENDE_WIJZEN else Wijze.TOTAAL,
        bedrag=antwoorden["bedrag"],
        btw_percentage=BTW.get(antwoorden["btw"]),
        looptijd_maanden=eerste_looptijd(antwoorden),
        onbepaald=antwoorden["looptijd"] == "onbepaald",
        verlengingen=verlengingen(antwoorden),
        opties=posten(antwoorden["opties"]),
        percelen=posten(antwoorden["percelen"]),
        deelnemers=posten(antwoorden["deelnemers"]),
        ter_beschikking_gesteld=antwoorden["ter_beschikking_gesteld"],
        raamovereenkomst=antwoorden["raamovereenkomst"] == "ja",
        maximum=antwoorden["raam_maximum"],
        restwaarde=antwoorden["restwaarde"],
    )


def open_ramingsvragen(antwoorden: Leesbaar) -> tuple[str, ...]:
    """The questions that must be answered before the value can be known, by column."""
    if antwoorden["wijze"] not in BEKENDE_WIJZEN:
        return ("wijze",)
    open_vragen = [] if antwoorden["btw"] in BTW else ["btw"]
    prijs = "percelen" if antwoorden["in_percelen"] == "ja" else "bedrag"
    if antwoorden[prijs] is None:
        open_vragen.append(prijs)
    if antwoorden["wijze"] != Wijze.HERHALING:  # there, twelve months are the measure
        open_vragen += open_looptijdvragen(antwoorden)
    for vraag, rijen in (("heeft_opties", "opties"), ("heeft_deelnemers", "deelnemers")):
        if not is_beslist(antwoorden, vraag):
            open_vragen.append(vraag)
        elif antwoorden[vraag] == "ja" and antwoorden[rijen] is None:
            open_vragen.append(rijen)
    mag_leeg = ("ter_beschikking_gesteld", "restwaarde")
    return (*open_vragen, *(veld for veld in mag_leeg if antwoorden.wacht_op(veld)))


def open_looptijdvragen(antwoorden: Leesbaar) -> list[str]:
    if bekend(antwoorden["looptijd"]) is None:
        return ["looptijd"]
    if antwoorden["looptijd"] == "eenmalig" and antwoorden["wijze"] in PER_PERIODE:
        return ["looptijd"]  # a price per month says nothing about a single delivery
    if antwoorden["looptijd"] != "bepaald":
        return []
    open_vragen = [] if antwoorden["looptijd_maanden"] else ["looptijd_maanden"]
    if not is_beslist(antwoorden, "verlenging_mogelijk"):
        open_vragen.append("verlenging_mogelijk")
    elif antwoorden["verlenging_mogelijk"] == "ja" and verlengingen(antwoorden) is None:
        open_vragen.append("verlengingen_aantal")
    return open_vragen


def bekend(waarde: Any) -> Any:
    """None for an answer that is not given or is "Ik weet het nog niet"."""
    return None if waarde in (None, "", "onbekend") else waarde


def is_beslist(antwoorden: Leesbaar, vraag: str) -> bool:
    return antwoorden[vraag] in ("ja", "nee")


def eerste_looptijd(antwoorden: Leesbaar) -> int | None:
    """Months without extensions; a single delivery is 0."""
    if antwoorden["looptijd"] == "eenmalig":
        return 0
    return antwoorden["looptijd_maanden"] if antwoorden["looptijd"] == "bepaald" else None


def verlengingen(antwoorden: Leesbaar) -> Verlengingen | None:
    aantal, maanden = (antwoorden["verlengingen_aantal"], antwoorden["verlengingen_maanden"])
    if antwoorden["verlenging_mogelijk"] != "ja" or not aantal or not maanden:
        return None
    return Verlengingen(aantal, maanden, antwoorden["verlengingen_bedrag"])


def hele_looptijd(antwoorden: Leesbaar) -> int | None:
    """Months with extensions, once both are known."""
    eerste = eerste_looptijd(antwoorden)
    extra = verlengingen(antwoorden)
    if eerste and extra is None and antwoorden["verlenging_mogelijk"] != "nee":
        return None
    return eerste if eerste is None or extra is None else eerste + extra.aantal * extra.maanden
