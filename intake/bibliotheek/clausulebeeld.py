"""Everything the framework says about one clause, in the words of a reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from intake.advies.adviseer import adviseer
from intake.advies.contract import Invoerfout
from intake.advies.kader import Bron, Clausule, Invulveld, JuridischKader, Kader, Productgroep
from intake.kader.clausuletekst import Nakomingsregel, Tekstdeel, nakomingsregels, tekstdelen
from intake.kader.voorbeelden import lees_voorbeelden
from intake.kader.voorwaardezin import voorwaardezin
from intake.kader.woorden import HERKOMST, PLAATS, STATUS, WETTELIJK

RELATIES = {
    "vereist": "Alleen samen met",
    "versterkt": "Hoort bij",
    "sluit_uit": "Nooit samen met",
    "vervangen_door": "Kan worden vervangen door",
}


@dataclass(frozen=True)
class Clausulebeeld:
    clausule: Clausule
    delen: tuple[Tekstdeel, ...]
    invulvelden: tuple[Invulveld, ...]
    voorwaarde: str
    niveau: str
    soort: str
    plaats: str
    herkomst: tuple[str, str]
    wettelijk: str
    nb: str
    doelstellingen: tuple[tuple[str, str], ...]  # code and name
    regelingen: tuple[tuple[JuridischKader, str], ...]  # with the status in words
    relaties: tuple[tuple[str, tuple[Clausule, ...]], ...]
    productgroepen: tuple[Productgroep, ...]
    bronnen: tuple[Bron, ...]
    nakoming: tuple[Nakomingsregel, ...]


def maak_beeld(clausule: Clausule, kader: Kader) -> Clausulebeeld:
    velden = {veld.naam: veld for veld in kader.invulvelden}
    delen = tekstdelen(clausule.tekst, velden)
    groepen = clausule.toepassing.productgroepen
    return Clausulebeeld(
        clausule=clausule,
        delen=delen,
        invulvelden=tuple({d.invulveld.naam: d.invulveld for d in delen if d.invulveld}.values()),
        voorwaarde=voorwaardezin(clausule, kader),
        niveau=next((n.naam for n in kader.niveaus if n.niveau == clausule.ambitieniveau), ""),
        soort=PLAATS[clausule.soort][2],
        plaats=PLAATS[clausule.soort][1],
        herkomst=HERKOMST[clausule.herkomst],
        wettelijk=WETTELIJK[clausule.wettelijk],
        nb=clausule.nb.removeprefix("NB:").strip(),
        doelstellingen=tuple(
            (code, kader.doelstelling[code].naam) for code in clausule.doelstellingen
        ),
        regelingen=tuple(
            (kader.juridisch_kader[code], STATUS[kader.juridisch_kader[code].status])
            for code in clausule.juridische_kaders
        ),
        relaties=tuple(_relaties(clausule, kader)),
        productgroepen=tuple(p for p in kader.productgroepen if p.slug in groepen),
        bronnen=tuple(bron for bron in kader.bronnen if bron.code in clausule.bronnen),
        nakoming=nakomingsregels(clausule),
    )


def _relaties(clausule: Clausule, kader: Kader) -> Iterator[tuple[str, tuple[Clausule, ...]]]:
    for soort, woorden in RELATIES.items():
        if codes := getattr(clausule.relaties, soort):
            yield woorden, tuple(kader.clausule[code] for code in codes)
    anderen = tuple(c for c in kader.clausules if clausule.code in c.relaties.vereist)
    if anderen:
        yield "Nodig voor", anderen


def voorbeelden_met(code: str, kader: Kader, op: date) -> tuple[str, ...]:
    """The example purchases in whose advice this clause is chosen beforehand."""
    sleutel = ("voorbeelden per clausule", op)
    if sleutel not in kader.geheugen:
        kader.geheugen[sleutel] = dict(_voorselecties(kader, op))
    return tuple(n for n, codes in kader.geheugen[sleutel].items() if code in codes)


def _voorselecties(kader: Kader, op: date) -> Iterator[tuple[str, frozenset[str]]]:
    for voorbeeld in lees_voorbeelden():
        try:
            advies = adviseer(voorbeeld.feiten(kader, op), kader)
        except (Invoerfout, LookupError):
            continue  # this version does not know what the example names
        yield voorbeeld.naam, frozenset(c.code for c in advies.clausules.voorselectie)
