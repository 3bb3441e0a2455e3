"""The fixed words of the framework as a reader meets them: labels, places in documents, terms."""

import isodate

from intake.advies.keuzes import ClausuleSoort, Herkomst, JuridischeStatus, Trigger, Wettelijk
from intake.advies.tekst import maanden

# Per herkomst: the words on the badge, and the class that colours it.
HERKOMST = {
    Herkomst.LETTERLIJK: ("Letterlijk uit het handelingskader", "kader"),
    Herkomst.HANDELINGSKADER: ("Handelingskader", "kader"),
    Herkomst.UITLEG: ("Uitleg van het handelingskader", "openbare-bron"),
    Herkomst.WET: ("Wet", "wet"),
    Herkomst.OPENBARE_BRON: ("Openbare bron", "openbare-bron"),
    Herkomst.VOORSTEL: ("Eigen voorstel", "voorstel"),
}
# Per kind of clause: the heading, the place in the tender documents, and the kind itself.
PLAATS = {
    ClausuleSoort.EIS: ("Eisen", "Voor het programma van eisen", "Eis"),
    ClausuleSoort.GUNNINGSCRITERIUM: (
        "Gunningscriteria",
        "Voor de gunningscriteria in de inschrijvingsleidraad",
        "Gunningscriterium",
    ),
    ClausuleSoort.UITVOERINGSVOORWAARDE: (
        "Uitvoeringsvoorwaarden",
        "Voor de bijzondere uitvoeringsvoorwaarden",
        "Uitvoeringsvoorwaarde",
    ),
    ClausuleSoort.INDICATOR: (
        "Indicatoren",
        "Voor de prestatie-indicatoren bij de overeenkomst",
        "Indicator",
    ),
    ClausuleSoort.CONTRACTBEPALING: (
        "Contractbepalingen",
        "Voor de overeenkomst",
        "Contractbepaling",
    ),
}
WETTELIJK = {
    Wettelijk.PLICHT: "Wettelijke plicht",
    Wettelijk.PLICHT_BOVEN_DREMPEL: "Wettelijke plicht vanaf de Europese grens",
    Wettelijk.ONDERSTEUNT_PLICHT: "Ondersteunt een wettelijke plicht",
    Wettelijk.NEE: "",
}
STATUS = {
    JuridischeStatus.GELDEND: "Geldt",
    JuridischeStatus.AANHANGIG: "Wetsvoorstel, geldt nog niet",
    JuridischeStatus.VERWORPEN: "Verworpen wetsvoorstel, geldt niet",
    JuridischeStatus.RICHTLIJN_NOG_OM_TE_ZETTEN: "Europese richtlijn, nog geen Nederlandse wet",
    JuridischeStatus.NORM_VRIJWILLIG: "Norm, vrijwillig",
    JuridischeStatus.VERDRAG: "Verdrag",
}
MOMENT = {
    Trigger.GUNNING: "de gunning",
    Trigger.INGANGSDATUM: "de ingangsdatum",
    Trigger.ONDERTEKENING: "de ondertekening",
    Trigger.START_INZET: "de start van iemands werk",
    Trigger.START_UITVOERING: "de start van de uitvoering",
    Trigger.DEFINITIEF_ONTWERP: "het definitief ontwerp",
    Trigger.LIVEGANG: "de livegang",
    Trigger.RELEASE: "elke nieuwe versie",
    Trigger.ONDERZOEK: "het onderzoek",
    Trigger.INGEBRUIKNAME: "de ingebruikname",
    Trigger.OPLEVERING: "de oplevering",
    Trigger.RAPPORTAGE: "elke rapportage",
    Trigger.INCIDENT: "een voorval",
    Trigger.VERZOEK: "een verzoek",
    Trigger.INGEBREKESTELLING: "de ingebrekestelling",
    Trigger.HALVERWEGE_LOOPTIJD: "de helft van de looptijd",
    Trigger.EINDE_OVEREENKOMST: "het einde van de overeenkomst",
}


def duur(term: str) -> str:
    """An ISO 8601 duration in words, without its sign: `6 maanden`."""
    gelezen = isodate.parse_duration(term)
    if isinstance(gelezen, isodate.Duration):
        aantal = abs(int(gelezen.years * 12 + gelezen.months))
        return f"{aantal // 12} jaar" if aantal % 12 == 0 and aantal else maanden(aantal)
    dagen = abs(gelezen.days)
    if dagen and dagen % 7 == 0:
        return "1 week" if dagen == 7 else f"{dagen // 7} weken"
    return "1 dag" if dagen == 1 else f"{dagen} dagen"


def wanneer(term: str, trigger: Trigger) -> str:
    """`6 maanden na de ingangsdatum`, `2 weken voor de oplevering`, `bij de livegang`."""
    if not isodate.parse_duration(term):
        return f"Bij {MOMENT[trigger]}"
    richting = "voor" if term.startswith("-") else "na"
    return f"{duur(term).capitalize()} {richting} {MOMENT[trigger]}"


def telkens(herhaling: str) -> str:
    """`daarna elke 6 maanden`, or nothing."""
    if not herhaling:
        return ""
    tekst = duur(herhaling)
    tekst = tekst.removeprefix("1 ") if tekst.startswith("1 ") else tekst
    return f"daarna {'elk' if tekst == 'jaar' else 'elke'} {tekst}"
