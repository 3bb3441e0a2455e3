"""The fixed lists of words that facts, framework and findings share."""

from enum import StrEnum


class Soort(StrEnum):
    """Kind of contract (Aanbestedingswet 2012, art. 2.1-2.6a and 2a.2)."""

    LEVERING = "levering"
    DIENST = "dienst"
    SOCIALE_DIENST = "sociale_dienst"
    WERK = "werk"
    CONCESSIE = "concessie"
    GEMENGD = "gemengd"


class Feit(StrEnum):
    """What a rule or a clause may ask of a purchase; the answer is a `Drieweg`."""

    GEBRUIK_NATUURLIJKE_PERSONEN = "gebruik_natuurlijke_personen"
    PERSONELE_INZET = "personele_inzet"
    PUBLIEKSCONTACT = "publiekscontact"
    DIGITAAL = "digitaal"
    BOUW_FYSIEK = "bouw_fysiek"
    LEVERT_KANDIDATEN = "levert_kandidaten"
    BEELD_TEKST = "beeld_tekst"
    KWETSBARE_DOELGROEP = "kwetsbare_doelgroep"
    OP_LOCATIE = "op_locatie"
    ALGORITME = "algoritme"


class Drieweg(StrEnum):
    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


class Fase(StrEnum):
    ORIENTATIE = "orientatie"
    VOORBEREIDING = "voorbereiding"
    SPECIFICEREN = "specificeren"
    GEPUBLICEERD = "gepubliceerd"


class Markt(StrEnum):
    """How large most companies in the market are, in people employed."""

    TOT_10 = "1-9"
    TOT_EN_MET_20 = "10-20"
    VANAF_21 = "21-49"
    VANAF_50 = "50-249"
    VANAF_250 = "250+"
    GEMENGD = "gemengd"
    ONBEKEND = "onbekend"


class CategorieplanStatus(StrEnum):
    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"
    VASTGESTELD_MET_AMBITIEWEB = "vastgesteld_met_ambitieweb"


class Wijze(StrEnum):
    """How the buyer knows the price: decides which rule of afdeling 2.1.2 Aw applies."""

    TOTAAL = "totaal"
    PER_MAAND = "per_maand"
    PER_JAAR = "per_jaar"
    HERHALING = "herhaling"


class Route(StrEnum):
    ONDER = "onder"
    BOVEN = "boven"
    ONBEKEND = "onbekend"


class Herkomst(StrEnum):
    """How hard a statement is: straight from the framework, law, or our own proposal."""

    LETTERLIJK = "handelingskader_letterlijk"
    HANDELINGSKADER = "handelingskader"
    UITLEG = "uitleg"
    WET = "wet"
    OPENBARE_BRON = "openbare_bron"
    VOORSTEL = "voorstel"


class Sterkte(StrEnum):
    """How strongly an objective fits a productgroep."""

    KADER = "kader"
    WETTELIJK = "wettelijk"
    STERK = "sterk"
    KANSRIJK = "kansrijk"


class ClausuleSoort(StrEnum):
    """Where a clause stands in the tender documents, in reading order."""

    EIS = "eis"
    GUNNINGSCRITERIUM = "gunningscriterium"
    UITVOERINGSVOORWAARDE = "uitvoeringsvoorwaarde"
    INDICATOR = "indicator"
    CONTRACTBEPALING = "contractbepaling"


class Perspectief(StrEnum):
    PRODUCT = "product"
    ORGANISATIE = "organisatie"


class Wettelijk(StrEnum):
    PLICHT = "plicht"
    PLICHT_BOVEN_DREMPEL = "plicht_boven_drempel"
    ONDERSTEUNT_PLICHT = "ondersteunt_plicht"
    NEE = "nee"


class DrempelKant(StrEnum):
    """On which side of the EU threshold a clause may be used."""

    ONDER = "onder"
    BOVEN = "boven"
    BEIDE = "beide"


class Trigger(StrEnum):
    """The moment from which the term of a nakomingsafspraak runs."""

    GUNNING = "gunning"
    INGANGSDATUM = "ingangsdatum"
    ONDERTEKENING = "ondertekening"
    START_INZET = "start_inzet"
    START_UITVOERING = "start_uitvoering"
    DEFINITIEF_ONTWERP = "definitief_ontwerp"
    LIVEGANG = "livegang"
    RELEASE = "release"
    ONDERZOEK = "onderzoek"
    INGEBRUIKNAME = "ingebruikname"
    OPLEVERING = "oplevering"
    RAPPORTAGE = "rapportage"
    INCIDENT = "incident"
    VERZOEK = "verzoek"
    INGEBREKESTELLING = "ingebrekestelling"
    HALVERWEGE_LOOPTIJD = "halverwege_looptijd"
    EINDE_OVEREENKOMST = "einde_overeenkomst"


class InvulveldType(StrEnum):
    GETAL = "getal"
    BEDRAG = "bedrag"
    TEKST = "tekst"
    LIJST = "lijst"
    CONTACT = "contact"
    DOCUMENT = "document"
    PERIODE = "periode"


class Lastsoort(StrEnum):
    """What a text asks of a bidder or contractor."""

    PLAN = "plan"
    RAPPORTAGE = "rapportage"
    BEWIJSSTUK = "bewijsstuk"
    OVERLEG = "overleg"
    TRAINING = "training"
    ONDERZOEK = "onderzoek"
    REGISTRATIE = "registratie"


class Lastmoment(StrEnum):
    INSCHRIJVING = "inschrijving"
    START = "start"
    PER_JAAR = "per_jaar"
    EENMALIG = "eenmalig"
    EINDE = "einde"


class JuridischeStatus(StrEnum):
    GELDEND = "geldend"
    AANHANGIG = "aanhangig"
    VERWORPEN = "verworpen"
    RICHTLIJN_NOG_OM_TE_ZETTEN = "richtlijn_nog_om_te_zetten"
    NORM_VRIJWILLIG = "norm_vrijwillig"
    VERDRAG = "verdrag"


class Zekerheid(StrEnum):
    BEVESTIGD = "bevestigd"
    VAKKENNIS = "vakkennis"
    ONZEKER = "onzeker"
