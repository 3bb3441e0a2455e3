"""A settled advice as JSON: what its memo was made from, and the same memo again from that alone.

The documents are kept as they were; this is for the pages and lists that are made of the memo.
"""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from intake.advies.uitvoer import schrijf_advies
from intake.dossier.besluiten import als_json, uit_json
from intake.dossier.feitenopslag import lees, lees_feiten, schrijf, schrijf_feiten
from intake.dossier.memo import Memo, Memoopmerking, Memostatus, maak_memo
from intake.dossier.models import Dossier
from intake.dossier.overzicht import Regel
from intake.dossier.vastgesteld import DOCUMENTKOLOMMEN, VastgesteldAdvies
from intake.dossier.weergave.zaak import Afwijking, Zaak

ZWAAR = (*DOCUMENTKOLOMMEN, "feiten", "antwoorden", "uitkomst", "besluiten", "opmerkingen")


class AndereUitkomst(Exception):
    """The rules of today no longer conclude what was settled: only the documents still say it."""

    def __init__(self, advies: VastgesteldAdvies) -> None:
        super().__init__(str(advies))
        self.advies = advies


def bevries(memo: Memo) -> dict[str, Any]:
    """The columns of a settled advice that say what its memo was made from.

    Who settled it is kept by name: people change their names, or leave.
    """
    zaak = memo.zaak
    return {
        "feiten": schrijf_feiten(zaak.feiten),
        "antwoorden": schrijf(memo.antwoorden),
        "uitkomst": uitkomst_van(memo),
        "besluiten": {
            **als_json(zaak.besluiten),
            "doelstellingen_weg": schrijf(zaak.afwijkingen),
            "vastgesteld_door": memo.status.vastgesteld_door,
        },
        "opmerkingen": schrijf(memo.opmerkingen),
    }


def uitkomst_van(memo: Memo) -> dict[str, Any]:
    zaak = memo.zaak
    uitkomst: dict[str, Any] = schrijf(
        schrijf_advies(zaak.advies, zaak.kaderversie, memo.kaderhash)
    )
    return uitkomst


def memo_van_advies(advies: VastgesteldAdvies) -> Memo:
    """The memo that was settled; raises `AndereUitkomst` when the code cannot make it any more."""
    memo = bouw_memo(advies)
    if uitkomst_van(memo) != advies.uitkomst:
        raise AndereUitkomst(advies)
    return memo


def zaak_van_advies(advies: VastgesteldAdvies) -> Zaak:
    """The facts and decisions of then under the framework of then, by the rules of now."""
    return bouw_memo(advies).zaak


def bouw_memo(advies: VastgesteldAdvies) -> Memo:
    return maak_memo(
        lees_feiten(advies.feiten),
        advies.kaderversie,
        advies.dossier.kenmerk,
        timezone.localdate(advies.vastgesteld_op),
        lees(advies.antwoorden, tuple[Regel, ...]),
        weggehaald=lees(advies.besluiten["doelstellingen_weg"], tuple[Afwijking, ...]),
        besluiten=uit_json(advies.besluiten),
        status=status_van(advies),
        opmerkingen=lees(advies.opmerkingen, tuple[Memoopmerking, ...]),
    )


def status_van(advies: VastgesteldAdvies) -> Memostatus:
    return Memostatus(
        definitief=True,
        nummer=str(advies),
        vastgesteld_op=advies.vastgesteld_op,
        vastgesteld_door=advies.besluiten["vastgesteld_door"],
        vervangt=aanduiding(advies.vervangt),
    )


def aanduiding(advies: VastgesteldAdvies | None) -> str:
    """`IK-2026-0001-A1 van 3 mei 2026`, or nothing."""
    if advies is None:
        return ""
    return f"{advies} van {date_format(timezone.localtime(advies.vastgesteld_op), 'j F Y')}"


def adviezen_van(dossier: Dossier) -> QuerySet[VastgesteldAdvies]:
    """Without the documents and the text of the framework, which are large."""
    alle = dossier.adviezen.select_related(
        "dossier", "kaderversie", "vastgesteld_door", "vervangt__dossier", "vervangen_door"
    )
    zwaar = [f"{advies}__{veld}" for advies in ("vervangt", "vervangen_door") for veld in ZWAAR]
    return alle.defer(*zwaar, "kaderversie__inhoud")


def laatste_advies(dossier: Dossier) -> VastgesteldAdvies | None:
    return adviezen_van(dossier).last()
