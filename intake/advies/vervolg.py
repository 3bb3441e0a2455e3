"""DT4, DT5, DT8 and DT9: whom to ask, what to reuse, and what to agree oneself."""

from collections.abc import Iterator
from decimal import Decimal

from intake.advies.advies import Bevinding, Doorverwijzing
from intake.advies.beeld import JA, Beeld
from intake.advies.doelstellingen import SOCIALE_VEILIGHEID
from intake.advies.drempel import zoek_drempel
from intake.advies.keuzes import CategorieplanStatus, Feit, Route, Soort
from intake.advies.tekst import euro

Uitkomst = tuple[str, Bevinding]


def vraag_advies(beeld: Beeld, route: Route, aantal: int) -> Uitkomst:
    """DT4."""
    if route is Route.BOVEN:
        reden = "Overleg met Concern Inkoop en Strategie of het ambitieweb het juiste middel is."
        return "overleg", beeld.bevinding("DT4.3", "overleg", reden)
    if route is Route.ONBEKEND:
        reden = "De route is nog niet bekend. Vraag advies aan Concern Inkoop en Strategie."
        return "vragen", beeld.bevinding("DT4.4", "vragen", reden)
    if aantal:
        reden = f"Er passen {aantal} doelstellingen bij deze inkoop onder de grens."
        reden = reden.replace("passen 1 doelstellingen", "past 1 doelstelling")
        return "vragen", beeld.bevinding("DT4.1", "vragen", reden)
    reden = "Onder de grens zonder doelstelling: er is geen aanleiding om advies te vragen."
    return "niet_nodig", beeld.bevinding("DT4.2", "niet_nodig", reden)


def verwijs_door(
    beeld: Beeld, waarde: Decimal | None, doelstellingen: tuple[str, ...]
) -> tuple[Doorverwijzing, tuple[Bevinding, ...]]:
    """DT5: the strongest outcome counts; Concern Inkoop en Strategie decides."""
    social_return, waarom_social_return = verwijs_social_return(beeld, waarde)
    waarom_inclusie = list(verwijs_inclusie(beeld, doelstellingen))
    inclusie = "nee"
    if waarom_inclusie:
        inclusie = "aanbevolen"
    elif doelstellingen:
        inclusie = "op_maat"
        reden = "Er past 1 doelstelling: verwijzing als het nodig is."
        waarom_inclusie = [beeld.bevinding("DT5.7", "op_maat", reden)]
    return Doorverwijzing(social_return, inclusie), (*waarom_social_return, *waarom_inclusie)


def verwijs_social_return(
    beeld: Beeld, waarde: Decimal | None
) -> tuple[str, tuple[Bevinding, ...]]:
    datum = beeld.feiten.aankondigingsdatum
    grens = zoek_drempel(beeld.kader, Soort.DIENST, datum)[0].bedrag
    inzet = beeld.is_ja(Feit.PERSONELE_INZET)
    if waarde is not None and waarde >= grens:
        zin = f"De waarde van {euro(waarde)} bereikt de drempel voor diensten ({euro(grens)})"
        if inzet and beeld.geldt("DT5.1"):
            reden = f"{zin} en er werken mensen van de opdrachtnemer aan."
            return "aanbevolen", (beeld.bevinding("DT5.1", "aanbevolen", reden),)
        reden = f"{zin}; social return kan passen."
        return "op_maat", (beeld.bevinding("DT5.2", "op_maat", reden),)
    if inzet and beeld.geldt("DT5.3"):
        reden = "Er werken mensen van de opdrachtnemer aan, maar de waarde is lager of onbekend."
        return "op_maat", (beeld.bevinding("DT5.3", "op_maat", reden),)
    return "nee", ()


def verwijs_inclusie(beeld: Beeld, doelstellingen: tuple[str, ...]) -> Iterator[Bevinding]:
    if len(doelstellingen) >= 2 and beeld.geldt("DT5.4"):
        reden = f"Er passen {len(doelstellingen)} doelstellingen bij deze inkoop."
        yield beeld.bevinding("DT5.4", "aanbevolen", reden)
    if beeld.is_ja(Feit.LEVERT_KANDIDATEN) and beeld.geldt("DT5.5"):
        reden = "De opdrachtnemer levert mensen die bij of voor de gemeente gaan werken."
        yield beeld.bevinding("DT5.5", "aanbevolen", reden)
    kwetsbaar = beeld.antwoorden[Feit.KWETSBARE_DOELGROEP] is JA
    if SOCIALE_VEILIGHEID in doelstellingen and kwetsbaar and beeld.geldt("DT5.6"):
        reden = "Sociale veiligheid past en het gaat om kinderen of kwetsbare mensen."
        yield beeld.bevinding("DT5.6", "aanbevolen", reden)


def kies_categorieplan(beeld: Beeld) -> Uitkomst:
    """DT8."""
    status = beeld.categorieplan_status
    if status not in (None, CategorieplanStatus.CONCEPT):
        reden = "Er is een vastgesteld categorieplan: gebruik de afspraken die daarin staan."
        return "hergebruik", beeld.bevinding("DT8.1", "hergebruik", reden)
    if status is CategorieplanStatus.CONCEPT:
        plan = f" ({beeld.categorieplan.naam})" if beeld.categorieplan else ""
        reden = f"Voor deze productgroep is een categorieplan kansrijk{plan}; het is nog concept."
        return "maken_of_concept", beeld.bevinding("DT8.2", "maken_of_concept", reden)
    aantal = beeld.feiten.zelfde_productgroep
    if aantal >= 3 and beeld.geldt("DT8.3"):
        reden = f"In twaalf maanden waren er {aantal} inkopen in deze productgroep."
        return "maken_of_concept", beeld.bevinding("DT8.3", "maken_of_concept", reden)
    reden = "Voor deze productgroep is er geen categorieplan en het kader noemt haar niet."
    return "nee", beeld.bevinding("DT8.2", "nee", reden)


def kies_eigen_afspraken(beeld: Beeld, route: Route, aantal: int) -> Uitkomst:
    """DT9."""
    if route is Route.BOVEN:
        reden = "Een voorwaarde in het contract is niet genoeg: maak ook zelf afspraken."
        return "ja_kader", beeld.bevinding("DT9.1", "ja_kader", reden)
    if route is Route.ONDER and aantal and beeld.geldt("DT9.2"):
        reden = "Er past een doelstelling: maak ook onder de grens zelf afspraken."
        return "ja_voorstel", beeld.bevinding("DT9.2", "ja_voorstel", reden)
    reden = "Nog niet te bepalen: de route is niet bekend."
    if route is Route.ONDER:
        reden = "Onder de grens zonder doelstelling zijn eigen afspraken niet nodig."
    return "nee", beeld.bevinding("DT9.2", "nee" if route is Route.ONDER else "nog_niet", reden)
