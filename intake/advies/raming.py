"""The estimated value of a purchase, line by line with its article (afdeling 2.1.2 Aw)."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from intake.advies.advies import Raming, Ramingsregel
from intake.advies.feiten import Feiten, Post, Ramingsfeiten
from intake.advies.keuzes import Soort, Wijze
from intake.advies.tekst import euro, maanden

CENT = Decimal("0.01")
NUL = Decimal(0)
REKENTERMIJN = 48  # months; art. 2.17 onder e and 2.20 onder b Aw

DIENSTEN = (Soort.DIENST, Soort.SOCIALE_DIENST)


class NietTeRamen(Exception):
    """The value cannot be computed yet; the argument names the fact that is missing."""


@dataclass(frozen=True)
class Tarief:
    """How an amount of the chosen `wijze` turns into a contract value.

    `aantal` is the number of times that the amount counts, `maand` the share of the
    amount that one month of extension costs (zero: extensions are already counted).
    """

    aantal: Decimal
    maand: Decimal
    uitleg: str
    grondslag: str


def bereken_raming(feiten: Feiten, soort: Soort | None) -> Raming | None:
    """The estimate, or None when a fact is missing (see `ontbrekend_voor_raming`)."""
    try:
        return raam(feiten, soort)
    except NietTeRamen:
        return None


def ontbrekend_voor_raming(feiten: Feiten, soort: Soort | None) -> str | None:
    """The fact without which the value cannot be computed, or None."""
    try:
        raam(feiten, soort)
    except NietTeRamen as fout:
        return str(fout)
    return None


def raam(feiten: Feiten, soort: Soort | None) -> Raming:
    """The estimate, excluding VAT. Raises `NietTeRamen` when a fact is missing."""
    if feiten.raming is not None:
        return raming_uit(feiten.raming, soort, feiten.looptijd_maanden)
    if feiten.waarde is not None:
        grondslag = "art. 2a.10 Aw" if soort is Soort.CONCESSIE else "art. 2.15 lid 2 Aw"
        omschrijving = "Totale waarde, met verlengingen en opties"
        return totaal([Ramingsregel(omschrijving, feiten.waarde, grondslag)])
    if feiten.delen:
        return totaal(
            [
                Ramingsregel(f"Deel {deel.soort.replace('_', ' ')}", deel.waarde, "art. 2.12a Aw")
                for deel in feiten.delen
            ]
        )
    raise NietTeRamen("waarde")


# One page, and one dossier of a replay, asks for the same sum several times.
@lru_cache(maxsize=64)
def raming_uit(raming: Ramingsfeiten, soort: Soort | None, looptijd: int | None) -> Raming:
    regels = ramingsregels(raming, soort, looptijd)
    return replace(totaal(regels), is_minimum=raming.onvolledig)


def totaal(regels: list[Ramingsregel]) -> Raming:
    """The exact sum to the cent; a rounding difference goes to the largest line."""
    exact = sum((r.bedrag for r in regels), NUL).quantize(CENT, ROUND_HALF_UP)
    afgerond = [replace(r, bedrag=r.bedrag.quantize(CENT, ROUND_HALF_UP)) for r in regels]
    verschil = exact - sum((r.bedrag for r in afgerond), NUL)
    grootste = max(range(len(afgerond)), key=lambda i: afgerond[i].bedrag)
    afgerond[grootste] = replace(afgerond[grootste], bedrag=afgerond[grootste].bedrag + verschil)
    return Raming(exact, tuple(afgerond))


def ramingsregels(
    raming: Ramingsfeiten, soort: Soort | None, looptijd: int | None = None
) -> list[Ramingsregel]:
    """All lines of the estimate; lines of zero explain why something does not count."""
    looptijd = eerste_termijn(raming, looptijd)
    tarief = bepaal_tarief(raming, soort, looptijd)
    delen = grondbedragen(raming)
    per_keer = sum((zonder_btw(deel.bedrag, raming) for deel in delen), NUL)
    return [
        *(
            Ramingsregel(
                f"{deel.omschrijving}: {tarief.uitleg.format(bedrag=euro(deel.bedrag))}"
                + btw_uitleg(raming),
                zonder_btw(deel.bedrag, raming) * tarief.aantal,
                perceel_grondslag(soort) if deel in raming.percelen else tarief.grondslag,
            )
            for deel in delen
        ),
        *verlengingsregels(raming, tarief, per_keer),
        *(
            Ramingsregel(
                f"Optie: {optie.omschrijving}",
                zonder_btw(optie.bedrag, raming),
                "art. 2a.11 Aw" if soort is Soort.CONCESSIE else "art. 2.15 lid 2 Aw",
            )
            for optie in raming.opties
        ),
        *bijzondere_regels(raming, soort, looptijd),
    ]


def eerste_termijn(raming: Ramingsfeiten, looptijd: int | None) -> int | None:
    """The first term in months; else what is left of the whole `looptijd` without extensions."""
    if raming.looptijd_maanden is not None or looptijd is None:
        return raming.looptijd_maanden
    return max(0, looptijd - verlengde_maanden(raming))


def verlengde_maanden(raming: Ramingsfeiten) -> int:
    return raming.verlengingen.aantal * raming.verlengingen.maanden if raming.verlengingen else 0


def grondbedragen(raming: Ramingsfeiten) -> list[Post]:
    """The amounts of the chosen `wijze`: the lots or the one amount, and those of partners."""
    if not raming.percelen and raming.bedrag is None and not raming.deelnemers:
        raise NietTeRamen("waarde")
    eigen = [] if raming.bedrag is None else [Post("Onze inkoop", raming.bedrag)]
    return [*(raming.percelen or eigen), *raming.deelnemers]


def zonder_btw(bedrag: Decimal, raming: Ramingsfeiten) -> Decimal:
    if not raming.btw_percentage:
        return bedrag
    return bedrag / (1 + raming.btw_percentage / 100)


def btw_uitleg(raming: Ramingsfeiten) -> str:
    if not raming.btw_percentage:
        return ""
    return f", zonder {str(raming.btw_percentage.normalize()).replace('.', ',')} procent btw"


def perceel_grondslag(soort: Soort | None) -> str:
    if soort is Soort.CONCESSIE:
        return "art. 2a.12 Aw"
    return "art. 2.19 Aw" if soort is Soort.LEVERING else "art. 2.18 Aw"


def bepaal_tarief(raming: Ramingsfeiten, soort: Soort | None, looptijd: int | None) -> Tarief:
    if raming.wijze is Wijze.TOTAAL:
        return tarief_totaal(raming, soort, looptijd)
    if raming.wijze is Wijze.HERHALING and not raming.raamovereenkomst:
        if soort is None:
            raise NietTeRamen("soort opdracht")
        # Art. 2.21 is for supplies and services; others count over their whole term.
        if soort in (*DIENSTEN, Soort.LEVERING):
            return Tarief(Decimal(1), NUL, "{bedrag} in 12 maanden", "art. 2.21 Aw")
    return tarief_per_periode(raming, soort, looptijd)


def tarief_totaal(raming: Ramingsfeiten, soort: Soort | None, looptijd: int | None) -> Tarief:
    """A total price counts in full, however long the contract is (art. 2.15 lid 2 Aw)."""
    grondslag = "art. 2.15 lid 2 Aw"
    uitleg = "totale prijs {bedrag}"
    if raming.raamovereenkomst:
        grondslag = "art. 2.15 lid 3 Aw"
        uitleg = "alle opdrachten onder de raamovereenkomst samen {bedrag}"
    elif soort is Soort.CONCESSIE:
        grondslag = "art. 2a.10 Aw"
        uitleg = "omzet over de hele looptijd {bedrag}"
    maand = 1 / Decimal(looptijd) if looptijd else NUL
    return Tarief(Decimal(1), maand, uitleg, grondslag)


def tarief_per_periode(raming: Ramingsfeiten, soort: Soort | None, looptijd: int | None) -> Tarief:
    per_jaar = raming.wijze is not Wijze.PER_MAAND
    eenheid = "per jaar" if per_jaar else "per maand"
    maand = 1 / Decimal(12) if per_jaar else Decimal(1)
    if raming.onbepaald:
        return rekentermijn(maand, eenheid, soort, "onbepaalde tijd")
    if not looptijd:
        # A price per period says nothing about a single delivery (term 0).
        raise NietTeRamen("looptijd")
    if looptijd > REKENTERMIJN and not raming.raamovereenkomst:
        if soort is None:
            raise NietTeRamen("soort opdracht")
        if soort in DIENSTEN:
            return rekentermijn(maand, eenheid, soort, "langer dan 48 maanden")
    uitleg = f"{{bedrag}} {eenheid}, {maanden(looptijd)}"
    grondslag = "art. 2.15 lid 2 Aw"
    if raming.raamovereenkomst:
        grondslag = "art. 2.15 lid 3 Aw"
    elif soort in DIENSTEN:
        grondslag = "art. 2.17 onder d Aw"
    elif soort is Soort.LEVERING:
        grondslag = "art. 2.20 onder a Aw"
    elif soort is Soort.CONCESSIE:
        grondslag = "art. 2a.10 Aw"
    return Tarief(maand * looptijd, maand, uitleg, grondslag)


def rekentermijn(maand: Decimal, eenheid: str, soort: Soort | None, waarom: str) -> Tarief:
    """48 months: without a total price, for an indefinite or (services) longer term."""
    if soort is None:
        raise NietTeRamen("soort opdracht")
    if soort in (Soort.WERK, Soort.CONCESSIE):
        raise NietTeRamen("looptijd")
    grondslag = "art. 2.20 onder b Aw" if soort is Soort.LEVERING else "art. 2.17 onder e Aw"
    uitleg = f"{{bedrag}} {eenheid}, gerekend over {REKENTERMIJN} maanden ({waarom})"
    return Tarief(maand * REKENTERMIJN, NUL, uitleg, grondslag)


def verlengingsregels(
    raming: Ramingsfeiten, tarief: Tarief, per_keer: Decimal
) -> list[Ramingsregel]:
    """Extensions at their own price, else at the running rate (art. 2.15 lid 2 Aw)."""
    verlengingen = raming.verlengingen
    if verlengingen is None or not verlengingen.aantal:
        return []
    keer = f"{verlengingen.aantal} x {maanden(verlengingen.maanden)}"
    if verlengingen.bedrag is not None:
        bedrag = zonder_btw(verlengingen.bedrag, raming) * verlengingen.aantal
    elif raming.wijze in (Wijze.PER_MAAND, Wijze.PER_JAAR) and not tarief.maand:
        uitleg = f"Verlengingen ({keer}) tellen al mee in de {REKENTERMIJN} maanden"
        return [Ramingsregel(uitleg, NUL, tarief.grondslag)]
    elif raming.wijze is Wijze.HERHALING and not tarief.maand:
        uitleg = f"Verlengingen ({keer}) tellen niet apart mee: 12 maanden is de maat"
        return [Ramingsregel(uitleg, NUL, tarief.grondslag)]
    elif not tarief.maand:
        raise NietTeRamen("looptijd")
    else:
        bedrag = per_keer * tarief.maand * verlengingen.maanden * verlengingen.aantal
    return [Ramingsregel(f"Verlengingen: {keer}", bedrag, "art. 2.15 lid 2 Aw")]


def bijzondere_regels(
    raming: Ramingsfeiten, soort: Soort | None, looptijd: int | None
) -> list[Ramingsregel]:
    regels = []
    if soort is None and (raming.ter_beschikking_gesteld or raming.restwaarde):
        raise NietTeRamen("soort opdracht")
    if raming.ter_beschikking_gesteld:
        telt = soort in (Soort.WERK, Soort.CONCESSIE)
        regels.append(
            Ramingsregel(
                "Spullen en diensten die de gemeente zelf levert"
                + ("" if telt else " (tellen alleen mee bij een werk)"),
                zonder_btw(raming.ter_beschikking_gesteld, raming) if telt else NUL,
                "art. 2a.11 Aw" if soort is Soort.CONCESSIE else "art. 2.16 Aw",
            )
        )
    if raming.restwaarde:
        regels.append(restwaarderegel(raming, soort, looptijd))
    return regels


def restwaarderegel(
    raming: Ramingsfeiten, soort: Soort | None, looptijd: int | None
) -> Ramingsregel:
    """The residual value counts for lease or hire of goods for more than 12 months."""
    assert raming.restwaarde is not None
    grondslag = "art. 2.20 onder a Aw"
    if soort is not Soort.LEVERING or raming.onbepaald or raming.wijze is Wijze.HERHALING:
        return Ramingsregel("Restwaarde (telt niet mee bij deze opdracht)", NUL, grondslag)
    if looptijd is None:
        raise NietTeRamen("looptijd")
    if looptijd + verlengde_maanden(raming) <= 12:
        return Ramingsregel("Restwaarde (telt mee boven 12 maanden)", NUL, grondslag)
    return Ramingsregel("Restwaarde", zonder_btw(raming.restwaarde, raming), grondslag)
