"""Settling an advice: what the reviewer saw is frozen with its documents, or nothing is."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from intake.advies.tekst import opsomming
from intake.berichten.klaarzetten import Berichtsoort, zet_klaar
from intake.dossier.aandacht import (
    aandachtspunten,
    geadviseerde_codes,
    is_eerste_keer,
    is_standaard,
)
from intake.dossier.bevroren import aanduiding, bevries, laatste_advies
from intake.dossier.bijlage import maak_bijlage
from intake.dossier.documenten import memo_pdf
from intake.dossier.handelen import Achterhaald, Opslag, voer_uit
from intake.dossier.kader import kader_van
from intake.dossier.memo import Memo, Memoopmerking, Memostatus, memo_html, memo_van_dossier
from intake.dossier.models import Dossier
from intake.dossier.opdrachtgever import koppel_opdrachtgever
from intake.dossier.opmerkingen import toon
from intake.dossier.stappen import Reis
from intake.dossier.staten import BIJ_CONCERN_INKOOP, Handeling, Staat, kan
from intake.dossier.vastgesteld import DOCUMENTKOLOMMEN, VastgesteldAdvies
from intake.dossier.weergave.invulling import nog_open
from intake.dossier.weergave.toets import Getoetst, aan_de_inkoper, onverklaard
from intake.dossier.weergave.woorden import werkwoord
from intake.gebruikers import Gebruiker
from intake.kader.models import Kaderversie
from intake.kader.publicatie import kader_van_versie

EERST_OPPAKKEN = (
    "Dit dossier vraagt om een beoordeling. Pak het eerst op; daarna kunt u het advies vaststellen."
)
VAN_EEN_COLLEGA = "{wie} beoordeelt dit dossier. Neem het eerst over als u het wilt vaststellen."
NOG_INVULLEN = (
    "In de teksten is nog niet ingevuld: {velden}. Vul dat in, of vraag het de inkoper; daarna "
    "kunt u het advies vaststellen."
)
NOG_UITLEGGEN = (
    "De toets van de teksten vindt nog iets zonder uitleg: {punten}. Vraag de inkoper om dat op te "
    "lossen of uit te leggen; daarna kunt u het advies vaststellen."
)
IETS_ANDERS = (
    "Er is iets veranderd sinds u deze pagina opende, zoals het kader of de datum. "
    "Er is niets vastgesteld. Bekijk wat er nu staat en stel het dan vast."
)


class NietVastTeStellen(Exception):
    """Why this person cannot settle this now; its text is for the page."""


@dataclass(frozen=True)
class Voorbeeld:
    """What would be frozen if this reviewer settled the advice now."""

    dossier: Dossier
    versie: Kaderversie
    memo: Memo
    vorige: VastgesteldAdvies | None
    bezwaar: str

    @cached_property
    def som(self) -> str:
        """Names what the reviewer sees. Facts may differ when they change nothing of it."""
        inhoud = {veld: deel for veld, deel in bevries(self.memo).items() if veld != "feiten"}
        tekst = json.dumps(inhoud, sort_keys=True)
        return hashlib.sha256(tekst.encode()).hexdigest()

    @cached_property
    def waarschuwingen(self) -> tuple[str, ...]:
        return tuple(waarschuw(self.dossier, self.memo))

    @cached_property
    def meeschrijvers(self) -> list[Gebruiker]:
        return meeschrijvers(self.dossier)

    @property
    def volgnummer(self) -> int:
        return self.vorige.volgnummer + 1 if self.vorige else 1

    def definitief(self, op: datetime) -> Memo:
        """The same memo, but settled at this moment."""
        status = replace(
            self.memo.status,
            definitief=True,
            nummer=f"{self.dossier.kenmerk}-A{self.volgnummer}",
            vastgesteld_op=op,
            vervangt=aanduiding(self.vorige),
        )
        return replace(self.memo, status=status, datum=timezone.localdate(op))


def bekijk(dossier: Dossier, gebruiker: Gebruiker) -> Voorbeeld:
    vandaag = timezone.localdate()
    versie = kader_van(dossier, vandaag)[0]
    reis = Reis(dossier, kader_van_versie(versie), vandaag)
    status = Memostatus(vastgesteld_door=str(gebruiker))
    memo = memo_van_dossier(dossier, versie, vandaag, status, tuple(voor_de_memo(reis)))
    bezwaar = bezwaar_van(dossier, memo, gebruiker)
    return Voorbeeld(dossier, versie, memo, laatste_advies(dossier), bezwaar)


def voor_de_memo(reis: Reis) -> Iterator[Memoopmerking]:
    for opmerking in reis.dossier.opmerkingen.filter(in_memo=True):
        yield Memoopmerking(toon(reis, opmerking).onderwerp, opmerking.tekst)


def bezwaar_van(dossier: Dossier, memo: Memo, gebruiker: Gebruiker) -> str:
    if not kan(Handeling.VASTSTELLEN, gebruiker, dossier):
        return VAN_EEN_COLLEGA.format(wie=dossier.beoordelaar or "Een collega")
    if dossier.staat == Staat.INGEDIEND and not gaat_zonder_beoordeling(dossier, memo):
        return EERST_OPPAKKEN
    if open_ := nog_open(memo.zaak):
        return NOG_INVULLEN.format(velden=opsomming([f"‘{veld.label}’" for veld in open_]))
    if punten := aan_de_inkoper(memo.zaak):
        return NOG_UITLEGGEN.format(punten=regelnamen(punten))
    return ""


def regelnamen(punten: Iterable[Getoetst]) -> str:
    return opsomming(list(dict.fromkeys(punt.bevinding.regel.naam.lower() for punt in punten)))


def gaat_zonder_beoordeling(dossier: Dossier, memo: Memo) -> bool:
    """As the advice is now: the column for lists says how it was at submission."""
    punten = aandachtspunten(memo.zaak, eerste_keer=is_eerste_keer(dossier, memo.zaak))
    return is_standaard(memo.zaak, punten)


def waarschuw(dossier: Dossier, memo: Memo) -> Iterator[str]:
    """What a reviewer may have overlooked; none of it stops them."""
    open_ = dossier.opmerkingen.filter(afgehandeld_op=None)
    if aantal := open_.filter(verstuurd_op=None, in_memo=False).count():
        yield (
            f"{aantal} {werkwoord(aantal, 'opmerking is', 'opmerkingen zijn')} nog niet verstuurd. "
            "De inkoper krijgt die niet te zien."
        )
    if aantal := open_.filter(verstuurd_op__isnull=False).count():
        zin = werkwoord(aantal, "opmerking staat", "opmerkingen staan")
        yield f"{aantal} {zin} nog niet op afgehandeld."
    if aantal := dossier.adviesvragen.filter(beantwoord_op=None, ingetrokken_op=None).count():
        zin = werkwoord(aantal, "vraag aan een deskundige is", "vragen aan deskundigen zijn")
        yield f"{aantal} {zin} nog niet beantwoord."
    if memo.beeld.open_vragen:
        yield "Het advies hangt nog af van antwoorden die de inkoper niet weet."
    if punten := onverklaard(memo.zaak):
        yield f"De toets van de teksten vindt nog iets zonder uitleg: {regelnamen(punten)}."
    if not dossier.opdrachtgever_email:
        yield "Er is geen opdrachtgever genoemd. Alleen de inkoper krijgt het advies."


def stel_vast(dossier: Dossier, opslag: Opslag, gezien: str | None = None) -> VastgesteldAdvies:
    """Freeze the advice and its documents; `gezien` is the sum of the preview.

    Raises `NietVastTeStellen`, `Achterhaald`, `PdfFout` and `OpdrachtgeverFout`; then nothing is
    settled. The documents are made before the transaction: rendering takes a second, in which
    nobody else should wait.
    """
    if dossier.staat not in BIJ_CONCERN_INKOOP or dossier.versie != opslag.van_versie:
        raise Achterhaald(dossier)
    voorbeeld = bekijk(dossier, opslag.gebruiker)
    if voorbeeld.bezwaar:
        raise NietVastTeStellen(voorbeeld.bezwaar)
    if gezien is not None and gezien != voorbeeld.som:
        raise NietVastTeStellen(IETS_ANDERS)
    memo = voorbeeld.definitief(timezone.now())
    documenten = maak_documenten(memo)
    with transaction.atomic():
        codes = geadviseerde_codes(memo.zaak)
        kolommen = {"beoordelaar": opslag.gebruiker.pk, "geadviseerd": codes}
        voer_uit(dossier, Handeling.VASTSTELLEN, opslag, kolommen=kolommen, exact=True)
        advies = VastgesteldAdvies.objects.create(
            dossier=dossier,
            volgnummer=voorbeeld.volgnummer,
            vervangt=voorbeeld.vorige,
            vastgesteld_op=memo.status.vastgesteld_op,
            vastgesteld_door=opslag.gebruiker,
            kaderversie=voorbeeld.versie,
            naam=dossier.naam,
            **bevries(memo),
            **documenten,
        )
        meld(dossier, koppel_opdrachtgever(dossier, opslag), opslag.gebruiker)
    return advies


def maak_documenten(memo: Memo) -> dict[str, Any]:
    """Each with its sum. The page is a file on its own: it must still be whole in ten years."""
    inhoud = (memo_html(memo, "ingesloten").encode(), memo_pdf(memo), maak_bijlage(memo))
    documenten: dict[str, Any] = dict(zip(DOCUMENTKOLOMMEN, inhoud, strict=True))
    sommen = {
        f"{veld}_sha256": hashlib.sha256(deel).hexdigest() for veld, deel in documenten.items()
    }
    return documenten | sommen


def meld(dossier: Dossier, opdrachtgever: Gebruiker | None, van: Gebruiker) -> None:
    schrijvers = [dossier.eigenaar, *meeschrijvers(dossier)]
    pad = reverse("intake:dossier", args=[dossier.kenmerk])
    zet_klaar(Berichtsoort.VASTGESTELD, schrijvers, naam=dossier.naam, pad=pad, van=van)
    if opdrachtgever:
        pad = reverse("intake:uitkomst", args=[dossier.kenmerk])
        zet_klaar(Berichtsoort.ADVIES_VOOR_U, [opdrachtgever], naam=dossier.naam, pad=pad)


def meeschrijvers(dossier: Dossier) -> list[Gebruiker]:
    return [
        deling.gebruiker
        for deling in dossier.delingen.filter(schrijven=True).select_related("gebruiker")
    ]
