"""The advised texts in words that hold in every form: Word, plain text and spreadsheet."""

import re
from dataclasses import dataclass

from django.utils.formats import date_format

from intake.advies.kader import Invulveld
from intake.dossier.memo import Memo
from intake.dossier.weergave.clausules import Clausulebeeld, Groep
from intake.kader.clausuletekst import Nakomingsregel

AUTEUR = "Gemeente Amsterdam"
AFDELING = "Gemeente Amsterdam, Concern Inkoop en Strategie"
TAAL = "nl-NL"
OVERZICHT = "Overzicht van de teksten"
KOLOMMEN_OVERZICHT = ("Nr.", "Code", "Titel", "Plaats", "Herkomst", "Niveau")
OVER_NIVEAU = "Het niveau zegt hoeveel een tekst van de opdrachtnemer vraagt."
GEEN_TEKSTEN = "Bij deze inkoop horen geen teksten om over te nemen."
# A title of a document is cut there, and so is the title of a spreadsheet.
MAX_TITEL = 255
GEEN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Status:
    """How final the texts are: one word for the top of each page, and what it means."""

    woord: str
    uitleg: str

    def __str__(self) -> str:
        return f"{self.woord}: {self.uitleg}"


def status(memo: Memo) -> Status:
    return Status(memo.status.woord, memo.status.uitleg)


def leesbaar(tekst: str) -> str:
    """Without what no XML file can hold."""
    return GEEN_XML.sub("", tekst)


def titel(memo: Memo) -> str:
    return leesbaar(f"Teksten voor {' '.join(memo.zaak.naam.split())}")


def herkenning(memo: Memo) -> str:
    datum = (date_format(memo.datum, "j F Y"),) if memo.datum else ()
    return ", ".join((memo.nummer, *datum, f"kaderversie {memo.zaak.kaderversie}"))


def uitleg_bij(beeld: Clausulebeeld) -> tuple[tuple[str, str], ...]:
    """What stands under a text for the inkoper only: a word in front, and the explanation."""
    woorden = beeld.verwoording
    erbij = beeld.reden or "Zonder reden."
    regels = (
        ("Toegevoegd door de inkoper", erbij if beeld.erbij else ""),
        ("Aangepast voor deze inkoop", woorden.reden if woorden else ""),
        ("Verband met de opdracht", beeld.verband),
        ("Bewijs", beeld.clausule.bewijs),
        ("NB", beeld.nb),
        ("Let op", beeld.clausule.aanvullende_waarschuwing),
        ("Code", f"{code_van(beeld)}. {beeld.herkomst[0]}. Niveau {niveau_van(beeld)}."),
    )
    return tuple((woord, tekst) for woord, tekst in regels if tekst)


def overzicht(groepen: tuple[Groep, ...]) -> list[tuple[str, ...]]:
    """A row per text, for the table of codes at the end."""
    return [
        (
            str(beeld.nummer),
            code_van(beeld),
            beeld.clausule.titel,
            groep.titel,
            beeld.herkomst[0],
            niveau_van(beeld),
        )
        for groep in groepen
        for beeld in groep.clausules
    ]


def code_van(beeld: Clausulebeeld) -> str:
    """A text that was written for one dossier has no code in the library."""
    return "Geen" if beeld.is_eigen else beeld.clausule.code


def niveau_van(beeld: Clausulebeeld) -> str:
    naam = beeld.niveau.lower()
    return f"{beeld.clausule.ambitieniveau}, {naam}" if naam else "geen"


def voorstel_voor(veld: Invulveld) -> str:
    return veld.standaard or "Vult u zelf in"


def afspraak(regel: Nakomingsregel) -> str:
    moment = ", ".join(filter(None, (regel.wanneer, regel.telkens)))
    return f"{moment}: {regel.wat} ({regel.wie})"
