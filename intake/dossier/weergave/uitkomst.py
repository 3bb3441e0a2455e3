"""The outcome of an advice in three sentences."""

from intake.advies.drempel import NAAM
from intake.advies.keuzes import Route
from intake.advies.tekst import euro, opsomming
from intake.dossier.weergave.acties import Actie
from intake.dossier.weergave.woorden import werkwoord
from intake.dossier.weergave.zaak import Zaak


def drie_zinnen(zaak: Zaak, eerste: Actie) -> tuple[str, str, str]:
    return zin_over_route(zaak), zin_over_doelstellingen(zaak), f"Begin zo: {eerste.kort}"


def zin_over_route(zaak: Zaak) -> str:
    waarde, drempel = zaak.waarde, zaak.drempel
    if waarde is None or drempel is None:
        wat = "de waarde" if waarde is None else "de soort opdracht"
        if waarde is None and drempel is None:
            wat = "de waarde en de soort opdracht"
        zijn = "zijn" if waarde is None and drempel is None else "is"
        return (
            "We weten nog niet of uw inkoop onder of boven de Europese grens ligt, want "
            f"{wat} {zijn} nog niet bekend."
        )
    grens = f"de Europese grens van {euro(drempel.bedrag)} voor {NAAM[drempel.soort]}"
    begin = f"De geraamde waarde is {euro(waarde)}."
    if zaak.route is Route.ONDER:
        return f"{begin} Dat is lager dan {grens}."
    if waarde == drempel.bedrag:
        return f"{begin} Dat is precies {grens}, en dan telt uw inkoop als Europees."
    return f"{begin} Dat is hoger dan {grens}."


def zin_over_doelstellingen(zaak: Zaak) -> str:
    namen = zaak.doelstellingnamen()
    open_vragen = any(b.uitkomst == "nog_niet" for b in zaak.advies.bevindingen_van("DT11"))
    if not namen:
        if open_vragen:
            return "Welke doelstellingen passen, hangt af van antwoorden die nog ontbreken."
        return "Geen van de drie doelstellingen voor inclusie past bij deze inkoop."
    zin = f"Bij deze inkoop {werkwoord(len(namen), 'past', 'passen')} {opsomming(namen)}"
    weg = zaak.doelstellingnamen(tuple(a.code for a in zaak.afwijkingen))
    if weg:
        zin += f"; u koos ervoor om {opsomming(weg)} niet mee te nemen"
    return f"{zin}."
