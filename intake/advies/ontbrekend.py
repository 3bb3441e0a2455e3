"""DT11: which unknown facts could still change the outcome, in the order of the questions."""

from collections.abc import Iterator

from intake.advies.advies import Clausulekeuze, Doorverwijzing
from intake.advies.beeld import VRAAG, VRAAG_LOOPTIJD, VRAAG_MARKT, Beeld
from intake.advies.doelstellingen import SOCIALE_VEILIGHEID, Doelstellingkeuze
from intake.advies.keuzes import Feit, Route


def zoek_ontbrekend(
    beeld: Beeld,
    route: Route,
    ontbreekt_voor_route: tuple[str, ...],
    doelstellingen: Doelstellingkeuze,
    clausules: Clausulekeuze,
    charter: str,
    doorverwijzing: Doorverwijzing,
) -> tuple[str, ...]:
    """Names of facts: the keys of `Feit`, and words for what is not a yes or no."""
    gevraagd = " ".join(mogelijk.open_vraag for mogelijk in clausules.mogelijk)
    return tuple(
        dict.fromkeys(
            (
                *ontbreekt_voor_route,
                *algemeen(beeld, route, gevraagd, charter),
                *feiten(beeld, doelstellingen, gevraagd, doorverwijzing),
            )
        )
    )


def algemeen(beeld: Beeld, route: Route, gevraagd: str, charter: str) -> Iterator[str]:
    if beeld.productgroep is None:
        yield "productgroep"
    open_route = route is Route.ONBEKEND
    if beeld.looptijd is None and (
        open_route or route is Route.BOVEN or VRAAG_LOOPTIJD in gevraagd
    ):
        yield "looptijd"
    if beeld.marktomvang is None and (
        open_route or charter == "nog_niet" or VRAAG_MARKT in gevraagd
    ):
        yield "marktomvang"
    if beeld.feiten.fase is None and route is not Route.ONDER:
        yield "fase"


def feiten(
    beeld: Beeld, doelstellingen: Doelstellingkeuze, gevraagd: str, doorverwijzing: Doorverwijzing
) -> Iterator[str]:
    """A fact matters while an objective, a clause, the Charter or a referral waits for it."""
    verwijzend = {Feit.PERSONELE_INZET}
    if doorverwijzing.bureau_inclusie_diversiteit != "aanbevolen":
        verwijzend.add(Feit.LEVERT_KANDIDATEN)
        if SOCIALE_VEILIGHEID in (*doelstellingen.codes, *doelstellingen.open_codes):
            verwijzend.add(Feit.KWETSBARE_DOELGROEP)
    for feit in Feit:
        if beeld.is_onbekend(feit) and (
            beeld.productgroep is None
            or feit in doelstellingen.open_feiten
            or VRAAG[feit] in gevraagd
            or feit in verwijzend
        ):
            yield feit.value
