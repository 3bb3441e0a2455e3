"""The memo: an advice with what identifies it and the answers behind it, as HTML."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format

from intake.advies.feiten import Feiten
from intake.advies.kader import Kader
from intake.dossier.besluiten import Besluiten, besluiten_van
from intake.dossier.feiten import aantal_zelfde_productgroep
from intake.dossier.feitentabel import controlegetal, dossier_uit
from intake.dossier.forms.ambitie import weggehaald
from intake.dossier.models import Dossier
from intake.dossier.overzicht import Regel, antwoorden_per_stap
from intake.dossier.stappen import Reis
from intake.dossier.staten import Staat
from intake.dossier.vertaling import feiten_uit
from intake.dossier.weergave.beeld import Adviesbeeld
from intake.dossier.weergave.open_vragen import stapadressen
from intake.dossier.weergave.zaak import Afwijking, Zaak, maak_zaak
from intake.kader.models import Kaderversie
from intake.kader.publicatie import kader_van_versie

CSS = ("memo.css", "memo_scherm.css")


@dataclass(frozen=True)
class Memostatus:
    """How final a memo is; `vervangt` is number and date of the advice that it replaces."""

    definitief: bool = False
    nummer: str = ""
    vastgesteld_op: datetime | None = None
    vastgesteld_door: str = ""
    vervangt: str = ""

    @property
    def woord(self) -> str:
        return "Definitief" if self.definitief else "Concept"

    @property
    def uitleg(self) -> str:
        if not self.vastgesteld_op:
            return "Concern Inkoop en Strategie heeft dit advies nog niet vastgesteld."
        datum = date_format(timezone.localtime(self.vastgesteld_op), "j F Y")
        zin = f"Vastgesteld op {datum} door {self.vastgesteld_door}, Concern Inkoop en Strategie."
        return f"{zin} Vervangt advies {self.vervangt}." if self.vervangt else zin

    def __str__(self) -> str:
        if not self.definitief:
            return f"{self.woord}: {self.uitleg}"
        return f"Definitief advies, {self.uitleg[:1].lower()}{self.uitleg[1:]}"


CONCEPT = Memostatus()


@dataclass(frozen=True)
class Memoopmerking:
    """A remark of Concern Inkoop that belongs in the memo; `onderwerp` is what it is about."""

    onderwerp: str
    tekst: str


@dataclass(frozen=True)
class Memo:
    """`datum` is when the answers were last changed, or when it was settled.

    Without a dossier there is none.
    """

    beeld: Adviesbeeld
    kenmerk: str
    datum: date | None
    kaderhash: str
    antwoorden: tuple[Regel, ...]
    status: Memostatus = CONCEPT
    opmerkingen: tuple[Memoopmerking, ...] = ()

    @property
    def zaak(self) -> Zaak:
        return self.beeld.zaak

    @property
    def feitenhash(self) -> str:
        return controlegetal(self.zaak.feiten)

    @property
    def nummer(self) -> str:
        """Of the advice when it is settled, else of the dossier."""
        return self.status.nummer or self.kenmerk

    @property
    def statusregel(self) -> str:
        """How final this is, in the one wording of page, memo and annex."""
        return str(self.status)


def maak_memo(
    feiten: Feiten,
    versie: Kaderversie,
    kenmerk: str,
    datum: date | None,
    antwoorden: tuple[Regel, ...],
    *,
    weggehaald: tuple[Afwijking, ...] = (),
    besluiten: Besluiten | None = None,
    is_ingediend: bool = False,
    status: Memostatus = CONCEPT,
    opmerkingen: tuple[Memoopmerking, ...] = (),
) -> Memo:
    """What was frozen gives the same memo again: nothing else is read here."""
    zaak = maak_zaak(feiten, kader_van_versie(versie), versie.versie, weggehaald)
    ingediend = is_ingediend or status.definitief
    zaak = replace(zaak, besluiten=besluiten or Besluiten(), is_ingediend=ingediend)
    return Memo(Adviesbeeld(zaak), kenmerk, datum, versie.sha256, antwoorden, status, opmerkingen)


def memo_van_dossier(
    dossier: Dossier,
    versie: Kaderversie,
    vandaag: date,
    status: Memostatus = CONCEPT,
    opmerkingen: tuple[Memoopmerking, ...] = (),
) -> Memo:
    """The advice on the answers as they stand now."""
    reis = Reis(dossier, kader_van_versie(versie), vandaag)
    return maak_memo(
        feiten_van_reis(reis),
        versie,
        dossier.kenmerk,
        timezone.localdate(status.vastgesteld_op or dossier.gewijzigd),
        gegeven_antwoorden(reis),
        weggehaald=afwijkingen(reis),
        besluiten=besluiten_van(dossier),
        is_ingediend=dossier.staat != Staat.CONCEPT,
        status=status,
        opmerkingen=opmerkingen,
    )


def memo_van_feiten(feiten: Feiten, versie: Kaderversie) -> Memo:
    """Without a dossier the sum of the facts is the reference."""
    kenmerk = f"Zonder dossier, {controlegetal(feiten)[:12]}"
    antwoorden = gegeven_antwoorden(reis_uit(feiten, kader_van_versie(versie)))
    return maak_memo(feiten, versie, kenmerk, None, antwoorden)


def reis_uit(feiten: Feiten, kader: Kader) -> Reis:
    return Reis(dossier_uit(feiten), kader, feiten.aankondigingsdatum)


def feiten_van_reis(reis: Reis) -> Feiten:
    antwoorden = reis.antwoorden
    aantal = aantal_zelfde_productgroep(reis, antwoorden.vandaag)
    return feiten_uit(antwoorden, antwoorden.vandaag, aantal)


def zaak_van_reis(reis: Reis, versie: Kaderversie, *, mag_bewerken: bool = False) -> Zaak:
    """The purchase of a dossier; whoever may change it gets the addresses of open questions."""
    feiten = feiten_van_reis(reis)
    zaak = maak_zaak(feiten, reis.antwoorden.kader, versie.versie, afwijkingen(reis))
    zaak = replace(
        zaak,
        besluiten=besluiten_van(reis.dossier),
        is_ingediend=reis.dossier.staat != Staat.CONCEPT,
    )
    if not mag_bewerken:
        return zaak
    adressen = stapadressen(reis, zaak.advies.ontbrekend)
    return replace(zaak, stapadressen=adressen)


def afwijkingen(reis: Reis) -> tuple[Afwijking, ...]:
    redenen = reis.antwoorden["redenen_weg"] or {}
    namen = reis.antwoorden.kader.doelstelling
    return tuple(
        Afwijking(code, namen[code].naam, redenen.get(code) or "nog geen reden gegeven")
        for code in weggehaald(reis.antwoorden)
    )


def gegeven_antwoorden(reis: Reis) -> tuple[Regel, ...]:
    """What was answered; what is still open stands in a part of its own."""
    return tuple(
        regel
        for onderdeel in antwoorden_per_stap(reis)
        for regel in onderdeel.regels
        if regel.antwoord
    )


def memo_html(memo: Memo, stijl: str = "geen") -> str:
    """`stijl`: `link` on a page of ours, `ingesloten` in a file on its own, `geen` for PDF."""
    context = {"memo": memo, "beeld": memo.beeld, "zaak": memo.zaak, "stijl": stijl}
    if stijl == "ingesloten":
        context["css"] = "\n".join(lees_css(naam) for naam in CSS)
    return render_to_string("intake/memo.html", context)


def lees_css(naam: str) -> str:
    return (Path(settings.BASE_DIR) / "static" / "css" / naam).read_text(encoding="utf-8")
