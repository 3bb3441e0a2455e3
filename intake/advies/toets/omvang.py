"""Checks of the whole: what the law demands must be in it, and it must fit value and market."""

import re
from collections.abc import Iterator

from intake.advies.charter import CHARTER, CLAUSULE, markt_boven
from intake.advies.doelstellingen import TOEGANKELIJKHEID as DOELSTELLING
from intake.advies.keuzes import ClausuleSoort, Feit, Herkomst, Markt, Perspectief, Route
from intake.advies.toets.tekstset import (
    Settekst,
    Tekstset,
    Toetsbevinding,
    Toetsregel,
    is_plicht,
)

TOEGANKELIJKHEID = Toetsregel(
    "T9",
    "Toegankelijkheid hoort erin",
    "mensen gebruiken het resultaat, en de route is boven of het is digitaal, en geen eis "
    "of voorwaarde gaat over toegankelijkheid",
    "art. 2.75 lid 4 Aw; Besluit digitale toegankelijkheid overheid",
    Herkomst.WET,
)
KLEINE_MARKT = Toetsregel(
    "T6",
    "Markt van kleine bedrijven",
    "meeste bedrijven hebben 20 medewerkers of minder, en een tekst vraagt iets van de organisatie "
    "op niveau 2 of hoger zonder verlichting; of het Charter in een markt die niet boven 20 ligt",
    "Handelingskader, SER Charter Diversiteit; art. 1.10, 1.13 en 1.16 Aw",
    Herkomst.UITLEG,
)
TE_VEEL = Toetsregel(
    "T12",
    "Meer teksten dan bij de waarde past",
    "meer teksten gekozen dan het maximum van DT10 en dan wij adviseren; wettelijke plichten "
    "tellen niet mee",
    "eigen regel, art. 1.10, 1.13 en 1.16 Aw",
    Herkomst.VOORSTEL,
)
# The law asks for it in the specifications: rewarding it is not enough.
EISEN = (ClausuleSoort.EIS, ClausuleSoort.UITVOERINGSVOORWAARDE)
KLEIN = (Markt.TOT_10, Markt.TOT_EN_MET_20)
ZWAAR_NIVEAU = 2
VERLICHT = re.compile(
    r"minder dan|kleine (?:bedrij|ondernem|organisat)|in verhouding|naar omvang|"
    r"grootte van|verkort|volstaa[tn]",
    re.IGNORECASE,
)


def zonder_toegankelijkheid(teksten: Tekstset) -> Iterator[Toetsbevinding]:
    beeld, route = teksten.beeld, teksten.advies.route
    if not beeld.is_ja(Feit.GEBRUIK_NATUURLIJKE_PERSONEN):
        return
    plicht = route is Route.BOVEN or beeld.is_ja(Feit.DIGITAAL)
    if plicht and not any(gaat_over(teksten, tekst) for tekst in teksten.van(*EISEN)):
        waarom = (
            "Bij een Europese aanbesteding"
            if route is Route.BOVEN
            else "Bij websites, apps en andere digitale diensten van de overheid"
        )
        yield Toetsbevinding(
            TOEGANKELIJKHEID,
            (),
            f"Mensen gebruiken het resultaat zelf, maar geen tekst gaat over toegankelijkheid. "
            f"{waarom} is dat verplicht.",
            "Neem een tekst over toegankelijkheid op, of leg uit waarom dat hier niet kan. In de "
            "aankondiging (BT-754) vult u dan in: niet opgenomen, met motivering.",
        )


def gaat_over(teksten: Tekstset, tekst: Settekst) -> bool:
    """About accessibility, and not simply about every objective."""
    over = tekst.clausule.doelstellingen
    return DOELSTELLING in over and len(over) < len(teksten.beeld.kader.doelstellingen)


def zwaar_voor_kleine_bedrijven(teksten: Tekstset) -> Iterator[Toetsbevinding]:
    grens = teksten.beeld.kader.parameters.charter_markt_meer_dan
    charter = CLAUSULE[CHARTER]
    bekend = teksten.beeld.markt is not Markt.ONBEKEND
    if charter in teksten.codes and bekend and not markt_boven(teksten.beeld):
        yield Toetsbevinding(
            KLEINE_MARKT,
            (charter,),
            f"Het Charter past alleen in een markt van bedrijven met meer dan {grens} medewerkers.",
            "Vraag een plan van aanpak, of leg uit waarom het Charter hier toch past.",
        )
    if teksten.beeld.markt not in KLEIN:
        return
    for tekst in teksten.teksten:
        if tekst.code != charter and is_zwaar(tekst):
            yield Toetsbevinding(
                KLEINE_MARKT,
                (tekst.code,),
                f"‘{tekst.clausule.titel}’ vraagt veel van een bedrijf met {grens} medewerkers of "
                "minder.",
                "Maak de tekst lichter voor kleine bedrijven, of laat hem weg.",
            )


def is_zwaar(tekst: Settekst) -> bool:
    return (
        tekst.clausule.perspectief is Perspectief.ORGANISATIE
        and tekst.clausule.ambitieniveau >= ZWAAR_NIVEAU
        and not tekst.is_plicht
        and not VERLICHT.search(tekst.tekst)
    )


def te_veel(teksten: Tekstset) -> Iterator[Toetsbevinding]:
    keuze = teksten.advies.clausules
    gekozen = [tekst for tekst in teksten.teksten if not tekst.is_plicht]
    clausules = teksten.beeld.kader.clausule
    geadviseerd = [een for een in keuze.voorselectie if not is_plicht(clausules[een.code])]
    past = max(keuze.maximum, len(geadviseerd))
    if teksten.advies.raming is not None and len(gekozen) > past:
        yield Toetsbevinding(
            TE_VEEL,
            (),
            f"U koos {len(gekozen)} teksten. Bij deze waarde en ambitie passen er {past}.",
            "Laat weg wat het minst bijdraagt, of leg uit waarom deze inkoop meer kan vragen.",
        )
