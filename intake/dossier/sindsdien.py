"""What changed since an advice was settled: the same facts under the framework as it is now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from intake.advies.drempel import NAAM
from intake.advies.kader import Clausule, JuridischKader, Kader
from intake.advies.tekst import euro
from intake.dossier.weergave.besluiten import gekozen_clausules
from intake.dossier.weergave.woorden import ADVIES, AMBITIEWEB, CHARTER, ONDER_OF_BOVEN
from intake.dossier.weergave.zaak import Zaak, maak_zaak
from intake.kader.woorden import STATUS

NIET_BEKEND = "nog niet te bepalen"


@dataclass(frozen=True)
class Stuk:
    """Some words of a text; `anders` when the other text does not have them there."""

    tekst: str
    anders: bool


@dataclass(frozen=True)
class Verandering:
    """What changed, in one sentence; for a text both wordings, in pieces."""

    zin: str
    toen: tuple[Stuk, ...] = ()
    nu: tuple[Stuk, ...] = ()


@dataclass(frozen=True)
class Groep:
    titel: str
    veranderingen: tuple[Verandering, ...]


def veranderd_sinds(toen: Zaak, kader: Kader, versie: str) -> tuple[Groep, ...]:
    """Empty when the framework of now gives the same advice with the same texts."""
    nu = replace(maak_zaak(toen.feiten, kader, versie), besluiten=toen.besluiten)
    return veranderingen(toen, nu)


def veranderingen(toen: Zaak, nu: Zaak) -> tuple[Groep, ...]:
    """What two frameworks make of one purchase."""
    groepen = (
        Groep("De Europese grens", tuple(over_de_grens(toen, nu))),
        Groep("Doelstellingen", tuple(over_doelstellingen(toen, nu))),
        Groep("Ambitieweb, Charter en advies", tuple(over_uitkomsten(toen, nu))),
        Groep("Teksten in dit advies", tuple(over_teksten(toen, nu))),
        Groep("Teksten die er nu bij zouden komen", tuple(nieuwe_teksten(toen, nu))),
        Groep("Wetten en normen", tuple(over_wetten(toen, nu))),
    )
    return tuple(groep for groep in groepen if groep.veranderingen)


def over_de_grens(toen: Zaak, nu: Zaak) -> Iterator[Verandering]:
    oud, nieuw = toen.drempel, nu.drempel
    if oud and nieuw and (oud.soort, oud.bedrag) != (nieuw.soort, nieuw.bedrag):
        yield Verandering(
            f"De grens was {euro(oud.bedrag)} voor {NAAM[oud.soort]} en is nu "
            f"{euro(nieuw.bedrag)} voor {NAAM[nieuw.soort]}."
        )
    if toen.route is not nu.route:
        yield was_en_is(
            "De inkoop",
            ONDER_OF_BOVEN.get(toen.route, NIET_BEKEND),
            ONDER_OF_BOVEN.get(nu.route, NIET_BEKEND),
            "lag",
            "ligt nu",
        )


def over_doelstellingen(toen: Zaak, nu: Zaak) -> Iterator[Verandering]:
    oud, nieuw = toen.advies.doelstellingen, nu.advies.doelstellingen
    for code in nieuw:
        if code not in oud:
            yield Verandering(f"{nu.kader.doelstelling[code].naam} past nu ook bij deze inkoop.")
    for code in oud:
        if code not in nieuw:
            naam = toen.kader.doelstelling[code].naam
            yield Verandering(f"{naam} past nu niet meer bij deze inkoop.")


def over_uitkomsten(toen: Zaak, nu: Zaak) -> Iterator[Verandering]:
    oud, nieuw = toen.advies, nu.advies
    for naam, woorden, was, is_nu in (
        ("Ambitieweb", AMBITIEWEB, oud.ambitieweb, nieuw.ambitieweb),
        ("Charter of plan van aanpak", CHARTER, oud.charter, nieuw.charter),
        ("Advies van Concern Inkoop", ADVIES, oud.advies, nieuw.advies),
        ("Ambitieniveau", {}, str(oud.niveau), str(nieuw.niveau)),
    ):
        if was != is_nu:
            toen_woord, nu_woord = (woorden.get(code, code) for code in (was, is_nu))
            yield Verandering(f"{naam}. Toen: {toen_woord}. Nu: {nu_woord}.")


def over_teksten(toen: Zaak, nu: Zaak) -> Iterator[Verandering]:
    """Each text that was chosen: withdrawn, worded otherwise, or not advised any more."""
    geadviseerd = codes(gekozen.clausule for gekozen in gekozen_clausules(nu))
    for gekozen in gekozen_clausules(toen):
        oud = gekozen.clausule
        if gekozen.is_eigen:
            continue
        nieuw = nu.kader.clausule.get(oud.code)
        if nieuw is None:
            yield Verandering(f"{oud.code} {oud.titel}: deze tekst is ingetrokken.")
            continue
        if oud.code not in geadviseerd:
            yield Verandering(
                f"{oud.code} {oud.titel}: deze tekst adviseren we nu niet meer."
                f"{waarom_niet(nu, oud.code)}"
            )
        yield from over_woorden(oud, nieuw)


def waarom_niet(nu: Zaak, code: str) -> str:
    afgeraden = {een.code: een.reden for een in nu.advies.clausules.afgeraden}
    return f" {afgeraden[code]}" if code in afgeraden else ""


def over_woorden(oud: Clausule, nieuw: Clausule) -> Iterator[Verandering]:
    for was, is_nu, wat in (
        (oud.tekst, nieuw.tekst, "de tekst is nu anders"),
        (oud.nb, nieuw.nb, "de toelichting (NB) is nu anders"),
        (oud.bewijs, nieuw.bewijs, "het bewijs is nu anders"),
        (oud.titel, nieuw.titel, "de titel is nu anders"),
    ):
        if was != is_nu:
            yield Verandering(f"{oud.code} {oud.titel}: {wat}.", *naast_elkaar(was, is_nu))
    if oud.soort is not nieuw.soort:
        yield Verandering(f"{oud.code} {oud.titel}: de tekst hoort nu op een andere plaats.")


def nieuwe_teksten(toen: Zaak, nu: Zaak) -> Iterator[Verandering]:
    """What is advised now and was not then; what people left out is not new."""
    al = codes(toen.kader.clausule[c.code] for c in toen.advies.clausules.voorselectie)
    al |= codes(gekozen.clausule for gekozen in gekozen_clausules(toen))
    for gekozen in gekozen_clausules(nu):
        clausule = gekozen.clausule
        if clausule.code not in al:
            yield Verandering(f"{clausule.code} {clausule.titel}. {gekozen.reden}")


def over_wetten(toen: Zaak, nu: Zaak) -> Iterator[Verandering]:
    """The laws behind the objectives and the texts of then."""
    for code in genoemde_wetten(toen):
        oud, nieuw = toen.kader.juridisch_kader[code], nu.kader.juridisch_kader.get(code)
        if nieuw is None:
            yield Verandering(f"{oud.naam}: staat niet meer in het kader.")
        elif oud.status is not nieuw.status:
            yield was_en_is(f"{nieuw.naam}:", status(oud), status(nieuw), "was", "is nu")
        elif oud.stand != nieuw.stand:
            yield Verandering(
                f"{nieuw.naam}: de stand is nu anders.", *naast_elkaar(oud.stand, nieuw.stand)
            )


def genoemde_wetten(zaak: Zaak) -> tuple[str, ...]:
    doelstellingen = (zaak.kader.doelstelling[code] for code in zaak.advies.doelstellingen)
    clausules = (gekozen.clausule for gekozen in gekozen_clausules(zaak))
    genoemd = {code for deel in (*doelstellingen, *clausules) for code in deel.juridische_kaders}
    return tuple(wet.code for wet in zaak.kader.juridische_kaders if wet.code in genoemd)


def status(wet: JuridischKader) -> str:
    return f"‘{STATUS[wet.status]}’"


def was_en_is(wat: str, oud: str, nieuw: str, was: str, is_nu: str) -> Verandering:
    return Verandering(f"{wat} {was} {oud} en {is_nu} {nieuw}.")


def codes(clausules: Iterable[Clausule]) -> set[str]:
    return {clausule.code for clausule in clausules}


def naast_elkaar(oud: str, nieuw: str) -> tuple[tuple[Stuk, ...], tuple[Stuk, ...]]:
    """Both texts in pieces, word by word: what they share, and what only one of them has."""
    links, rechts = oud.split(), nieuw.split()
    toen: list[Stuk] = []
    nu: list[Stuk] = []
    vergelijking = SequenceMatcher(None, links, rechts, autojunk=False)
    for soort, van, tot, van_nu, tot_nu in vergelijking.get_opcodes():
        for stukken, woorden in ((toen, links[van:tot]), (nu, rechts[van_nu:tot_nu])):
            if woorden:
                stukken.append(Stuk(" ".join(woorden), soort != "equal"))
    return tuple(toen), tuple(nu)
