"""Checks that read one text at a time: its link, its reach, its proof, what it asks of people."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from intake.advies.keuze import GEGEVENS
from intake.advies.keuzes import ClausuleSoort, Herkomst
from intake.advies.tekst import opsomming
from intake.advies.toets.tekstset import GEVRAAGD, Settekst, Tekstset, Toetsbevinding, Toetsregel

VERBAND = Toetsregel(
    "T1",
    "Verband met de opdracht",
    "eis, gunningscriterium of uitvoeringsvoorwaarde, en geen verband genoemd of af te leiden",
    "art. 2.75, 2.80 en 2.115 Aw",
    Herkomst.WET,
)
ORGANISATIE = Toetsregel(
    "T2",
    "Eis aan het hele bedrijf",
    "een zin vraagt iets van het hele bedrijf of alle medewerkers, en beperkt dat niet tot de "
    "opdracht",
    "overweging 97 Richtlijn 2014/24/EU",
    Herkomst.WET,
)
GELIJKWAARDIG = Toetsregel(
    "T3",
    "Of gelijkwaardig",
    "norm, keurmerk, certificaat of Charter genoemd, zonder ‘gelijkwaardig’ of ‘vergelijkbaar’",
    "art. 2.76, 2.78 en 2.78a Aw",
    Herkomst.WET,
)
PERSOONSGEGEVENS = Toetsregel(
    "T4",
    "Bijzondere persoonsgegevens",
    "cijfers over mensen zonder ALG-06; of eigen woorden die per persoon naar afkomst, gezondheid, "
    "geloof of geaardheid vragen",
    "art. 9 AVG",
    Herkomst.WET,
)
MEETBAAR = Toetsregel(
    "T5",
    "Gunningscriterium is te meten",
    "gunningscriterium zonder te zeggen waarop wordt beoordeeld, of met een vaag woord in eigen "
    "woorden",
    "art. 2.113a en 2.115 Aw",
    Herkomst.WET,
)

ZIN = re.compile(r"[^.;\n]+(?:\n(?!\n)[^.;\n]+)*")
HEEL = re.compile(
    r"\b(?:(?:hele|gehele|volledige) (?:organisatie|bedrijf|onderneming|concern)|"
    r"(?:organisatie|bedrijf|concern)breed|al (?:zijn|haar|uw|het) (?:personeel|medewerkers)|"
    r"alle (?:\w+ )?(?:medewerkers|werknemers|leidinggevenden))\b",
    re.IGNORECASE,
)
BEPERKT = re.compile(
    r"\b(?:opdracht(?:en)?|dit contract|deze overeenkomst|(?:hier|eraan|daaraan) werken|ingezet|"
    r"inzet|op locatie)\b",
    re.IGNORECASE,
)
NORM = re.compile(
    r"\b(?:NEN|ISO|EN)[ -](?:[A-Z]+[ -])*\d+|\b(?:PSO|CROW|BREEAM|WCAG)\b|"
    r"(?i:\b\w*(?:keurmerk|ecolabel)\w*|\b(?:ge)?certifi[ck]\w+)|\bCharter\b"
)
GELIJK = re.compile(r"gelijkwaardig|vergelijkba|ander passend bewijs", re.IGNORECASE)
BEOORDEELD = re.compile(r"beoorde\w+|\bpunten\b|\bscore\w*|waardering|gewaardeerd", re.IGNORECASE)
VAAG = re.compile(r"\bzo ?veel mogelijk|\bwaar mogelijk|\badequaat|\bin voldoende mate", re.I)
BIJZONDER = re.compile(
    r"\b(?:afkomst|etnicitei\w+|etnische?|huidskleur|geloof|godsdienst|religie|geaardheid|"
    r"gezondheid|ziekte|beperking)\b",
    re.IGNORECASE,
)
PER_PERSOON = re.compile(
    r"\b(?:per|van (?:iedere|elke|alle)) (?:persoon|medewerker|kandida|werknemer)|"
    r"\bop naam\b|\b(?:registreert|noteert|vermeldt) (?:van|per|de)\b",
    re.IGNORECASE,
)


def zonder_verband(teksten: Tekstset) -> Iterator[Toetsbevinding]:
    for tekst in teksten.van(*GEVRAAGD):
        if not tekst.verband.strip():
            yield Toetsbevinding(
                VERBAND,
                (tekst.code,),
                f"Van ‘{tekst.clausule.titel}’ staat nog niet wat deze tekst met uw opdracht te "
                "maken heeft.",
                "Schrijf in één zin wat deze tekst met de opdracht te maken heeft.",
            )


def hele_organisatie(teksten: Tekstset) -> Iterator[Toetsbevinding]:
    for tekst in teksten.van(*GEVRAAGD):
        for zin in ZIN.findall(tekst.tekst):
            gevonden = HEEL.search(zin)
            if gevonden and not BEPERKT.search(zin):
                yield Toetsbevinding(
                    ORGANISATIE,
                    (tekst.code,),
                    f"‘{tekst.clausule.titel}’ vraagt iets van ‘{gevonden[0].strip()}’, ook van "
                    "wie niet aan uw opdracht werkt.",
                    "Vraag dit alleen van de mensen die aan uw opdracht werken, of leg uit waarom "
                    "dat niet genoeg is.",
                )
                break


def zonder_gelijkwaardig(teksten: Tekstset) -> Iterator[Toetsbevinding]:
    for tekst in teksten.van(*GEVRAAGD):
        if norm := zonder_alternatief(tekst.tekst):
            yield Toetsbevinding(
                GELIJKWAARDIG,
                (tekst.code,),
                f"‘{tekst.clausule.titel}’ noemt {norm}, maar zegt niet dat iets "
                "gelijkwaardigs ook mag.",
                "Schrijf erachter: ‘of gelijkwaardig’. Bij het Charter: ‘of een vergelijkbaar "
                "instrument’.",
            )


def zonder_alternatief(tekst: str) -> str:
    """The first norm or label that its own sentence, or the next, leaves no way around."""
    zinnen = ZIN.findall(tekst)
    for zin, volgende in zip_longest(zinnen, zinnen[1:], fillvalue=""):
        norm = NORM.search(zin)
        if norm and not GELIJK.search(zin + volgende):
            return norm[0].strip()
    return ""


def bijzondere_persoonsgegevens(teksten: Tekstset) -> Iterator[Toetsbevinding]:
    cijfers = sorted(teksten.codes.intersection(teksten.beeld.kader.parameters.cijfers_over_mensen))
    if cijfers and GEGEVENS not in teksten.codes:
        yield Toetsbevinding(
            PERSOONSGEGEVENS,
            tuple(cijfers),
            f"U vraagt cijfers over mensen ({opsomming(cijfers)}), zonder {GEGEVENS}.",
            f"Voeg {GEGEVENS} toe: alleen cijfers over groepen, nooit over één persoon.",
        )
    for tekst in teksten.teksten:
        if tekst.is_eigen and (woord := per_persoon(tekst)):
            yield Toetsbevinding(
                PERSOONSGEGEVENS,
                (tekst.code,),
                f"‘{tekst.clausule.titel}’ vraagt per persoon naar {woord}. Dat mag bijna nooit.",
                "Vraag alleen cijfers over groepen, of vraag naar de werkwijze.",
            )


def per_persoon(tekst: Settekst) -> str:
    """The word about people that stands in one sentence with asking it per person."""
    for zin in ZIN.findall(tekst.tekst):
        woord = BIJZONDER.search(zin)
        if woord and PER_PERSOON.search(zin):
            return woord[0].lower()
    return ""


def niet_te_meten(teksten: Tekstset) -> Iterator[Toetsbevinding]:
    for tekst in teksten.van(ClausuleSoort.GUNNINGSCRITERIUM):
        vaag = VAAG.search(tekst.tekst) if tekst.is_eigen else None
        if vaag or not BEOORDEELD.search(tekst.tekst):
            gebrek = (
                f"gebruikt ‘{vaag[0]}’"
                if vaag
                else "zegt niet waarop u de inschrijvingen beoordeelt"
            )
            yield Toetsbevinding(
                MEETBAAR,
                (tekst.code,),
                f"‘{tekst.clausule.titel}’ {gebrek}.",
                "Schrijf waarop u beoordeelt en hoe u punten geeft, zodat elke inschrijver het "
                "begrijpt.",
            )
