"""The memo: an advice with what identifies it and the answers behind it, as HTML."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from intake.advies.feiten import Feiten
from intake.advies.kader import Kader
from intake.dossier.besluiten import besluiten_van
from intake.dossier.feiten import aantal_zelfde_productgroep
from intake.dossier.feitentabel import controlegetal, dossier_uit
from intake.dossier.forms.ambitie import weggehaald
from intake.dossier.models import Dossier
from intake.dossier.overzicht import Regel, antwoorden_per_stap
from intake.dossier.stappen import Reis
from intake.dossier.vertaling import feiten_uit
from intake.dossier.weergave.beeld import Adviesbeeld
from intake.dossier.weergave.open_vragen import stapadressen
from intake.dossier.weergave.zaak import Afwijking, Zaak, maak_zaak
from intake.kader.models import Kaderversie
from intake.kader.publicatie import kader_van_versie

CSS = ("memo.css", "memo_scherm.css")


@dataclass(frozen=True)
class Memo:
    """`datum` is when the answers were last changed; without a dossier there is none."""

    beeld: Adviesbeeld
    kenmerk: str
    datum: date | None
    kaderhash: str
    antwoorden: tuple[Regel, ...]

    @property
    def zaak(self) -> Zaak:
        return self.beeld.zaak

    @property
    def feitenhash(self) -> str:
        return controlegetal(self.zaak.feiten)


def memo_van_dossier(dossier: Dossier, versie: Kaderversie, vandaag: date) -> Memo:
    reis = Reis(dossier, kader_van_versie(versie), vandaag)
    return Memo(
        Adviesbeeld(zaak_van_reis(reis, versie)),
        dossier.kenmerk,
        timezone.localdate(dossier.gewijzigd),
        versie.sha256,
        gegeven_antwoorden(reis),
    )


def memo_van_feiten(feiten: Feiten, versie: Kaderversie) -> Memo:
    """Without a dossier the sum of the facts is the reference."""
    kader = kader_van_versie(versie)
    return Memo(
        Adviesbeeld(maak_zaak(feiten, kader, versie.versie)),
        f"Zonder dossier, {controlegetal(feiten)[:12]}",
        None,
        versie.sha256,
        gegeven_antwoorden(reis_uit(feiten, kader)),
    )


def reis_uit(feiten: Feiten, kader: Kader) -> Reis:
    return Reis(dossier_uit(feiten), kader, feiten.aankondigingsdatum)


def zaak_van_reis(reis: Reis, versie: Kaderversie, *, mag_bewerken: bool = False) -> Zaak:
    """The purchase of a dossier; whoever may change it gets the addresses of open questions."""
    antwoorden = reis.antwoorden
    aantal = aantal_zelfde_productgroep(reis, antwoorden.vandaag)
    feiten = feiten_uit(antwoorden, antwoorden.vandaag, aantal)
    zaak = maak_zaak(feiten, antwoorden.kader, versie.versie, afwijkingen(reis))
    zaak = replace(zaak, besluiten=besluiten_van(reis.dossier))
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
