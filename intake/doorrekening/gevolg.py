"""What differs between two advices on one purchase: outcomes, findings with reasons, and texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

from intake.advies.advies import Advies, Bevinding
from intake.advies.kader import Clausule, Kader
from intake.doorrekening.woorden import OVER, UITKOMSTEN, uitkomst_in_woorden
from intake.kader.models import Clausule as ClausuleRij
from intake.kader.rijtekst import in_woorden, veldnaam

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


@dataclass(frozen=True)
class Kaders:
    """A framework beside the draft, on one day. `versie` is the key of the first."""

    oud: Kader
    nieuw: Kader
    peildatum: date
    versie: int | None = None

    @cached_property
    def andere_woorden(self) -> dict[str, Clausule]:
        """The clauses that stay and say something else, as they were."""
        return {
            code: clausule
            for code, clausule in self.oud.clausule.items()
            if (straks := self.nieuw.clausule.get(code))
            and any(getattr(clausule, veld) != getattr(straks, veld) for veld in TEKSTVELDEN)
        }

    def titel(self, code: str) -> str:
        """The code first: `in_het_kort` reads it back."""
        clausule = self.nieuw.clausule.get(code) or self.oud.clausule[code]
        return f"{code} {clausule.titel}"


def gevolgen(oud: Advies, nieuw: Advies, kaders: Kaders) -> list[Gevolg]:
    in_advies = {gekozen.code for gekozen in nieuw.clausules.voorselectie}
    if oud == nieuw and not in_advies & kaders.andere_woorden.keys():
        return []
    return [
        *uitkomsten(oud, nieuw, kaders),
        *keuzes(oud, nieuw, kaders),
        *woorden(oud, in_advies, kaders),
        *waarschuwingen(oud, nieuw),
        *bevindingen(oud, nieuw),
    ]


def uitkomsten(oud: Advies, nieuw: Advies, kaders: Kaders) -> Iterator[Gevolg]:
    for veld, naam in UITKOMSTEN.items():
        was, wordt = getattr(oud, veld), getattr(nieuw, veld)
        if was != wordt:
            links = uitkomst_in_woorden(veld, was, kaders.oud)
            yield Gevolg(veld, naam, links, uitkomst_in_woorden(veld, wordt, kaders.nieuw))


def keuzes(oud: Advies, nieuw: Advies, kaders: Kaders) -> Iterator[Gevolg]:
    """The texts that come and go, each with the reason that goes with it."""
    wel = {keuze.code for advies in (oud, nieuw) for keuze in advies.clausules.voorselectie}
    for soort in (VOORSELECTIE, GESCHIKT):
        # What moves between the two lists is told once, as coming or going.
        overslaan = wel if soort == GESCHIKT else set()
        was, wordt = (
            {keuze.code: keuze.reden for keuze in getattr(advies.clausules, soort)}
            for advies in (oud, nieuw)
        )
        waarom_niet = {
            keuze.code: keuze.reden
            for keuze in (*nieuw.clausules.afgeraden, *nieuw.clausules.geschikt)
        }
        for code in dict.fromkeys((*was, *wordt)):
            if code in overslaan or (code in was and code in wordt):
                continue
            niet_meer = f"Niet meer. {waarom_niet.get(code, '')}".strip()
            straks = wordt.get(code, niet_meer)
            yield Gevolg(soort, kaders.titel(code), was.get(code, ""), straks)


def woorden(oud: Advies, in_advies: set[str], kaders: Kaders) -> Iterator[Gevolg]:
    """A text that was advised and stays so, in other words."""
    for keuze in oud.clausules.voorselectie:
        if keuze.code in kaders.andere_woorden and keuze.code in in_advies:
            was, wordt = kaders.andere_woorden[keuze.code], kaders.nieuw.clausule[keuze.code]
            for veld in TEKSTVELDEN:
                if getattr(was, veld) != getattr(wordt, veld):
                    onderwerp = f"{kaders.titel(keuze.code)}: {veldnaam(ClausuleRij, veld)}"
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
        tabel = tabel_van(rechts or links)  # type: ignore[arg-type]
        onderwerp = OVER.get(tabel, "Andere conclusie")
        yield Gevolg(BEVINDINGEN, onderwerp, in_zin(links), in_zin(rechts))


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


def in_het_kort(veranderingen: Sequence[Mapping[str, str]]) -> list[str]:
    """A few lines for a list: what becomes of the outcomes, and which texts come and go."""
    anders = [een for een in veranderingen if een["soort"] in UITKOMSTEN]
    # Behind another outcome, the amount is no news of its own.
    belangrijk = [een for een in anders if een["soort"] not in UITLEG] or anders
    delen = [f"{een['onderwerp']}: {straks_en_nu(een)}" for een in belangrijk]
    for voor, teken in (("Teksten eraf", "was"), ("Teksten erbij", "wordt")):
        codes = [
            een["onderwerp"].split()[0]
            for een in veranderingen
            if een["soort"] == VOORSELECTIE and bool(een["was"]) == (teken == "was")
        ]
        if codes:
            delen.append(f"{voor}: {', '.join(codes)}")
    overige = (een["soort"] for een in veranderingen if een["soort"] in NIET_IN_HET_KORT)
    delen += [SOORTEN[soort] for soort in dict.fromkeys(overige)]
    return delen or [SOORTEN[BEVINDINGEN]]


def straks_en_nu(een: Mapping[str, str]) -> str:
    """Of a value with more lines only those that differ."""
    was, wordt = (een[kant].splitlines() for kant in ("was", "wordt"))
    straks = ", ".join(regel for regel in wordt if regel not in was)
    nu = ", ".join(regel for regel in was if regel not in wordt)
    return f"straks {straks or 'niets meer'}; nu {nu or 'niets'}"
