"""DT4, DT5, DT8 and DT9: whom to ask, what to reuse, and what to agree oneself."""

from collections.abc import Iterator
from decimal import Decimal

from intake.advies.advies import Bevinding, Doorverwijzing
from intake.advies.beeld import JA, VRAAG, VRAAG_PRODUCTGROEP, Beeld
from intake.advies.doelstellingen import SOCIALE_VEILIGHEID, Doelstellingkeuze
from intake.advies.drempel import zoek_drempel
from intake.advies.keuzes import CategorieplanStatus, Feit, Route, Soort
from intake.advies.plan import Planstand
from intake.advies.tekst import aantal_passend, euro

Uitkomst = tuple[str, Bevinding]


def vraag_advies(beeld: Beeld, route: Route, doelstellingen: Doelstellingkeuze) -> Uitkomst:
    """DT4."""
    aantal = len(doelstellingen.codes)
    if route is Route.BOVEN:
        reden = "Overleg met Concern Inkoop en Strategie of het ambitieweb het juiste middel is."
        return "overleg", beeld.bevinding("DT4.3", "overleg", reden)
    if route is Route.ONBEKEND:
        reden = (
            "De route is nog niet bekend. Vraag advies aan Concern Inkoop en Strategie. "
            f"Open vraag: {beeld.routevraag}"
        )
        return "vragen", beeld.bevinding("DT4.4", "vragen", reden)
    if aantal:
        reden = f"{aantal_passend(aantal)} bij deze inkoop onder de grens."
        return "vragen", beeld.bevinding("DT4.1", "vragen", reden)
    reden = "Onder de grens zonder doelstelling: er is geen aanleiding om advies te vragen."
    if doelstellingen.open_codes:
        reden = (
            "Tot nu toe past geen doelstelling, en dan is er geen aanleiding om advies te vragen. "
            f"Dat kan nog veranderen. {open_vragen(doelstellingen)}"
        )
    return "niet_nodig", beeld.bevinding("DT4.2", "niet_nodig", reden)


def open_vragen(doelstellingen: Doelstellingkeuze) -> str:
    """The questions that can still add an objective."""
    vragen = [VRAAG[feit] for feit in doelstellingen.open_feiten] or [VRAAG_PRODUCTGROEP]
    return f"Open vraag: {' '.join(vragen)}"


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
        reden = f"{aantal_passend(len(doelstellingen))}: verwijzing als het nodig is."
        waarom_inclusie = [beeld.bevinding("DT5.7", "op_maat", reden)]
    else:
        reden = "Bureau Inclusie en Diversiteit niet: er past (nog) geen doelstelling."
        waarom_inclusie = [beeld.bevinding("DT5.7", "nee", reden)]
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
        waarom = "de waarde is nog niet bekend"
        if waarde is not None:
            waarom = f"de waarde van {euro(waarde)} is lager dan {euro(grens)}"
        reden = f"Er werken mensen van de opdrachtnemer aan, maar {waarom}."
        return "op_maat", (beeld.bevinding("DT5.3", "op_maat", reden),)
    reden = "Bureau Social Return niet: de drempel voor diensten is niet bereikt en er werken "
    reden += "geen mensen van de opdrachtnemer aan, voor zover we weten."
    return "nee", (beeld.bevinding("DT5.3", "nee", reden),)


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
        if beeld.geldend_plan and beeld.plan:
            reden = beeld.plan.reden
        return "hergebruik", beeld.bevinding("DT8.1", "hergebruik", reden)
    if status is CategorieplanStatus.CONCEPT:
        reden = "Voor deze productgroep is een categorieplan kansrijk; het is nog concept."
        if beeld.plan and beeld.plan.stand is Planstand.CONCEPT:
            reden = beeld.plan.reden
        return "maken_of_concept", beeld.bevinding("DT8.2", "maken_of_concept", reden)
    aantal = beeld.feiten.zelfde_productgroep
    if aantal >= 3 and beeld.geldt("DT8.3"):
        reden = f"In twaalf maanden waren er {aantal} inkopen in deze productgroep."
        if beeld.plan:
            reden = f"{beeld.plan.reden} {reden}"
        return "maken_of_concept", beeld.bevinding("DT8.3", "maken_of_concept", reden)
    if beeld.productgroep is None:
        reden = f"Nog niet te bepalen. Open vraag: {VRAAG_PRODUCTGROEP}"
        return "nee", beeld.bevinding("DT8.2", "nog_niet", reden)
    if beeld.plan:
        return "nee", beeld.bevinding("DT8.2", "nee", beeld.plan.reden)
    reden = "Voor deze productgroep is er geen categorieplan en het kader noemt haar niet."
    return "nee", beeld.bevinding("DT8.2", "nee", reden)


def kies_eigen_afspraken(beeld: Beeld, route: Route, doelstellingen: Doelstellingkeuze) -> Uitkomst:
    """DT9."""
    aantal = len(doelstellingen.codes)
    if route is Route.BOVEN:
        reden = "Een voorwaarde in het contract is niet genoeg: maak ook zelf afspraken."
        return "ja_kader", beeld.bevinding("DT9.1", "ja_kader", reden)
    if route is Route.ONDER and aantal and beeld.geldt("DT9.2"):
        reden = f"{aantal_passend(aantal)}: maak ook onder de grens zelf afspraken."
        return "ja_voorstel", beeld.bevinding("DT9.2", "ja_voorstel", reden)
    if route is Route.ONBEKEND:
        reden = f"Nog niet te bepalen: de route is niet bekend. Open vraag: {beeld.routevraag}"
        return "nee", beeld.bevinding("DT9.2", "nog_niet", reden)
    reden = "Onder de grens zijn eigen afspraken hier niet nodig."
    if doelstellingen.open_codes:
        reden = f"Dit hangt af van de doelstellingen. {open_vragen(doelstellingen)}"
    return "nee", beeld.bevinding("DT9.2", "nee", reden)
