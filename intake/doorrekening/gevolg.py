"""What differs between two advices on one purchase: outcomes, findings with reasons, and texts."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from intake.advies.advies import Advies, Bevinding
from intake.advies.kader import Clausule, Kader
from intake.kader.effect import UITKOMSTEN
from intake.kader.rijtekst import in_woorden

# What a clause says, beside when it fits.
TEKSTVELDEN = ("titel", "tekst", "nb", "bewijs", "aanvullende_waarschuwing", "grondslag")
BEVINDINGEN, VOORSELECTIE, TEKSTEN = "bevindingen", "voorselectie", "teksten"
GESCHIKT, WAARSCHUWINGEN = "geschikt", "waarschuwingen"
ALLEEN_UITLEG = "alleen_uitleg"
# Another amount or reason behind the same advice.
UITLEG = ("drempel", BEVINDINGEN)
SOORTEN = UITKOMSTEN | {
    VOORSELECTIE: "Teksten in het advies",
    TEKSTEN: "Woorden van een tekst in het advies",
    GESCHIKT: "Andere teksten die passen",
    WAARSCHUWINGEN: "Waarschuwingen",
    BEVINDINGEN: "Uitleg bij het advies",
}
NIET_IN_HET_KORT = (TEKSTEN, GESCHIKT, WAARSCHUWINGEN)


class Gevolg(NamedTuple):
    """One difference: its kind, what it is about, and both sides in words; empty is absent."""

    soort: str
    onderwerp: str
    was: str
    wordt: str


def gewijzigde_teksten(oud: Kader, nieuw: Kader) -> dict[str, Clausule]:
    """The clauses that stay and say something else, as they were."""
    return {
        code: clausule
        for code, clausule in oud.clausule.items()
        if (straks := nieuw.clausule.get(code))
        and any(getattr(clausule, veld) != getattr(straks, veld) for veld in TEKSTVELDEN)
    }


def gevolgen(
    oud: Advies, nieuw: Advies, teksten: Mapping[str, Clausule], kader: Kader
) -> list[Gevolg]:
    """`teksten` are the clauses with other words, `kader` is the new framework."""
    in_advies = {gekozen.code for gekozen in nieuw.clausules.voorselectie}
    if oud == nieuw and not in_advies & teksten.keys():
        return []
    return [
        *uitkomsten(oud, nieuw),
        *keuzes(oud, nieuw),
        *woorden(oud, in_advies, teksten, kader),
        *waarschuwingen(oud, nieuw),
        *bevindingen(oud, nieuw),
    ]


def uitkomsten(oud: Advies, nieuw: Advies) -> Iterator[Gevolg]:
    for veld, naam in UITKOMSTEN.items():
        was, wordt = getattr(oud, veld), getattr(nieuw, veld)
        if was != wordt:
            yield Gevolg(veld, naam, leesbaar(was), leesbaar(wordt))


def leesbaar(waarde: object) -> str:
    if isinstance(waarde, tuple):
        return ", ".join(str(deel).replace("_", " ") for deel in waarde)
    return in_woorden(waarde).replace("_", " ")


def keuzes(oud: Advies, nieuw: Advies) -> Iterator[Gevolg]:
    """The texts that come and go, each with the reason that goes with it."""
    for soort in (VOORSELECTIE, GESCHIKT):
        was = {keuze.code: keuze.reden for keuze in getattr(oud.clausules, soort)}
        wordt = {keuze.code: keuze.reden for keuze in getattr(nieuw.clausules, soort)}
        waarom_niet = {
            keuze.code: keuze.reden
            for keuze in (*nieuw.clausules.afgeraden, *nieuw.clausules.geschikt)
        }
        for code, reden in was.items():
            if code not in wordt:
                niet = f"Niet meer. {waarom_niet.get(code, '')}".strip()
                yield Gevolg(soort, code, reden, niet)
        for code, reden in wordt.items():
            if code not in was:
                yield Gevolg(soort, code, "", reden)


def woorden(
    oud: Advies, in_advies: set[str], teksten: Mapping[str, Clausule], kader: Kader
) -> Iterator[Gevolg]:
    """A text that was advised and stays so, in other words."""
    for keuze in oud.clausules.voorselectie:
        if keuze.code in teksten and keuze.code in in_advies:
            was, wordt = teksten[keuze.code], kader.clausule[keuze.code]
            for veld in TEKSTVELDEN:
                if getattr(was, veld) != getattr(wordt, veld):
                    onderwerp = f"{keuze.code}, {veld.replace('_', ' ')}"
                    links, rechts = in_woorden(getattr(was, veld)), in_woorden(getattr(wordt, veld))
                    yield Gevolg(TEKSTEN, onderwerp, links, rechts)


def waarschuwingen(oud: Advies, nieuw: Advies) -> Iterator[Gevolg]:
    was = {een.code: een.tekst for een in oud.waarschuwingen}
    wordt = {een.code: een.tekst for een in nieuw.waarschuwingen}
    for code in dict.fromkeys([*was, *wordt]):
        if was.get(code) != wordt.get(code):
            yield Gevolg(WAARSCHUWINGEN, code, was.get(code, ""), wordt.get(code, ""))


def bevindingen(oud: Advies, nieuw: Advies) -> Iterator[Gevolg]:
    for links, rechts in bevindingparen(oud, nieuw):
        regel = (rechts or links).regel  # type: ignore[union-attr]
        yield Gevolg(BEVINDINGEN, regel, in_zin(links), in_zin(rechts))


def bevindingparen(
    oud: Advies, nieuw: Advies
) -> Iterator[tuple[Bevinding, Bevinding | None] | tuple[None, Bevinding]]:
    """Per decision table the findings that are not on both sides, next to each other."""
    was, wordt = set(oud.bevindingen), set(nieuw.bevindingen)
    weg = [een for een in oud.bevindingen if een not in wordt]
    erbij = [een for een in nieuw.bevindingen if een not in was]
    for tabel in dict.fromkeys(tabel_van(een) for een in (*weg, *erbij)):
        yield from zip_longest(
            (een for een in weg if tabel_van(een) == tabel),
            (een for een in erbij if tabel_van(een) == tabel),
        )


def tabel_van(bevinding: Bevinding) -> str:
    return bevinding.regel.split(".")[0]


def in_zin(bevinding: Bevinding | None) -> str:
    if bevinding is None:
        return ""
    return f"{bevinding.regel}: {bevinding.reden} ({bevinding.bron})"


def in_het_kort(veranderingen: Sequence[Mapping[str, str]]) -> str:
    """One line for a list: what becomes of the outcomes, and which texts come and go."""
    delen = [
        f"{een['onderwerp']}: {een['was'] or 'niets'} wordt {een['wordt'] or 'niets'}"
        for een in veranderingen
        if een["soort"] in UITKOMSTEN
    ]
    tekens = [
        f"{'−' if een['was'] else '+'} {een['onderwerp']}"
        for een in veranderingen
        if een["soort"] == VOORSELECTIE
    ]
    if tekens:
        delen.append(f"Teksten: {', '.join(tekens)}")
    anders = (een["soort"] for een in veranderingen if een["soort"] in NIET_IN_HET_KORT)
    delen += [SOORTEN[soort] for soort in dict.fromkeys(anders)]
    return "; ".join(delen) or SOORTEN[BEVINDINGEN]
