"""The documents of a dossier in its file: as they were settled, or anew with roles for names.

A settled document is never changed. With roles the memo is made again from what was frozen, and
says so on its first page; when the rules of today no longer give the same, it is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cattrs import BaseValidationError
from django.template.loader import render_to_string
from django.utils import timezone

from intake.advies.feiten import Feiten
from intake.bewaren.inhoud import Bereik
from intake.bewaren.namen import Namen
from intake.dossier.besluiten import als_json, uit_json
from intake.dossier.bevroren import AndereUitkomst, adviezen_van, memo_van_advies
from intake.dossier.bijlage import maak_bijlage
from intake.dossier.documenten import memo_pdf
from intake.dossier.feitenopslag import lees, schrijf
from intake.dossier.geschiedenisbeeld import Regel, geschiedenis
from intake.dossier.kader import kader_van
from intake.dossier.memo import (
    CSS,
    Memo,
    Memoopmerking,
    Memostatus,
    lees_css,
    memo_html,
    memo_van_dossier,
)
from intake.dossier.models import Dossier
from intake.dossier.overzicht import Regel as Antwoordregel
from intake.dossier.rekenblad import maak_rekenblad
from intake.dossier.vastgesteld import VastgesteldAdvies
from intake.dossier.weergave.beeld import Adviesbeeld
from intake.dossier.weergave.zaak import Afwijking, maak_zaak
from intake.kader.models import Kaderversie
from intake.kader.publicatie import kader_van_versie

OPNIEUW = (
    "Deze versie is later opnieuw gemaakt uit het vastgestelde advies, met rollen in plaats van "
    "namen. Het vastgestelde advies zelf is niet veranderd."
)
NIET_OPNIEUW = (
    "De memo van {} zit er niet bij: het programma van nu kan haar niet meer precies zo maken als "
    "zij is vastgesteld, en in de vastgestelde memo staan namen."
)
GEEN_REKENBLAD = (
    "Het rekenblad van {} zit er niet bij: het programma van nu kan het niet meer precies zo maken."
)


@dataclass(frozen=True)
class MetRollen(Memostatus):
    """The status of a memo that was made again to be published."""

    @property
    def uitleg(self) -> str:
        return f"{super().uitleg} {OPNIEUW}"


@dataclass(frozen=True)
class Stuk:
    """One file. Without bytes it was left out, and `uitleg` says why."""

    naam: str
    inhoud: bytes | None
    uitleg: str = ""


def stukken(dossier: Dossier, bereik: Bereik, namen: Namen) -> Iterator[Stuk]:
    """Raises `PdfFout`: half a file is worse than none."""
    adviezen = list(adviezen_van(dossier))
    for advies in adviezen:
        yield from (vastgesteld if namen.toont_personen else met_rollen)(advies, namen)
    if not dossier.is_definitief:
        yield from concept(dossier, namen)
    yield Stuk("geschiedenis.html", geschiedenisblad(dossier, bereik, namen))


def vastgesteld(advies: VastgesteldAdvies, namen: Namen) -> Iterator[Stuk]:
    """The bytes of then; the spreadsheet was never one of them, so it is made."""
    yield Stuk(f"adviezen/{advies}-memo.pdf", bytes(advies.pdf))
    yield Stuk(f"adviezen/{advies}-memo.html", bytes(advies.html))
    yield Stuk(f"adviezen/{advies}-teksten.docx", bytes(advies.bijlage))
    naam = f"adviezen/{advies}-teksten.xlsx"
    try:
        yield Stuk(naam, maak_rekenblad(memo_van_advies(advies)))
    except AndereUitkomst:
        yield Stuk(naam, None, GEEN_REKENBLAD.format(advies))


def met_rollen(advies: VastgesteldAdvies, namen: Namen) -> Iterator[Stuk]:
    try:
        memo = zonder_namen(memo_van_advies(advies), advies.kaderversie, namen)
    except (AndereUitkomst, BaseValidationError, KeyError, ValueError):
        yield Stuk(f"adviezen/{advies}-memo.pdf", None, NIET_OPNIEUW.format(advies))
        return
    yield from documenten(f"adviezen/{advies}", memo)


def concept(dossier: Dossier, namen: Namen) -> Iterator[Stuk]:
    vandaag = timezone.localdate()
    versie = kader_van(dossier, vandaag)[0]
    memo = memo_van_dossier(dossier, versie, vandaag)
    if not namen.toont_personen:
        memo = zonder_namen(memo, versie, namen)
    yield from documenten(f"concept/{dossier.kenmerk}", memo)


def documenten(begin: str, memo: Memo) -> Iterator[Stuk]:
    yield Stuk(f"{begin}-memo.pdf", memo_pdf(memo))
    yield Stuk(f"{begin}-memo.html", memo_html(memo, "ingesloten").encode("utf-8", "replace"))
    yield Stuk(f"{begin}-teksten.docx", maak_bijlage(memo))
    yield Stuk(f"{begin}-teksten.xlsx", maak_rekenblad(memo))


def zonder_namen(memo: Memo, versie: Kaderversie, namen: Namen) -> Memo:
    """The same advice on the same facts, in which every text was cleaned."""
    zaak = memo.zaak
    feiten = lees(namen.schoon_alles(schrijf(zaak.feiten)), Feiten)
    weggehaald = lees(namen.schoon_alles(schrijf(zaak.afwijkingen)), tuple[Afwijking, ...])
    schoon = replace(
        maak_zaak(feiten, kader_van_versie(versie), versie.versie, weggehaald),
        besluiten=uit_json(namen.schoon_alles(als_json(zaak.besluiten))),
        is_ingediend=zaak.is_ingediend,
    )
    return replace(
        memo,
        beeld=Adviesbeeld(schoon),
        antwoorden=lees(namen.schoon_alles(schrijf(memo.antwoorden)), tuple[Antwoordregel, ...]),
        opmerkingen=lees(namen.schoon_alles(schrijf(memo.opmerkingen)), tuple[Memoopmerking, ...]),
        status=status_met_rollen(memo.status, namen),
    )


def status_met_rollen(status: Memostatus, namen: Namen) -> Memostatus:
    if not status.definitief:
        return status
    return MetRollen(
        definitief=True,
        nummer=f"{status.nummer}, met rollen",
        vastgesteld_op=status.vastgesteld_op,
        vastgesteld_door=namen.schoon(status.vastgesteld_door),
        vervangt=status.vervangt,
    )


def geschiedenisblad(dossier: Dossier, bereik: Bereik, namen: Namen) -> bytes:
    """A page on its own: it must be readable without this application."""
    regels = [schone_regel(regel, namen) for regel in geschiedenis(dossier, intern=bereik.intern)]
    context = {
        "kenmerk": dossier.kenmerk,
        "naam": namen.schoon(dossier.naam),
        "regels": regels,
        "css": "\n".join(lees_css(naam) for naam in CSS),
    }
    return render_to_string("intake/bewaren/geschiedenis.html", context).encode("utf-8", "replace")


def schone_regel(regel: Regel, namen: Namen) -> Regel:
    wijzigingen = tuple(
        replace(
            wijziging,
            vraag=namen.schoon(wijziging.vraag),
            was=tuple(map(namen.schoon, wijziging.was)),
            wordt=tuple(map(namen.schoon, wijziging.wordt)),
        )
        for wijziging in regel.wijzigingen
    )
    schoon = namen.schoon
    return replace(regel, wie=schoon(regel.wie), zin=schoon(regel.zin), wijzigingen=wijzigingen)
