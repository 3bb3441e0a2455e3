"""What makes a submitted dossier ask for attention, and which one is standard."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone

from intake.advies.keuzes import Route
from intake.dossier.models import Dossier
from intake.dossier.weergave.afwijkingen import bevindingsafwijkingen
from intake.dossier.weergave.besluiten import niet_overgenomen
from intake.dossier.weergave.plan import plan_van
from intake.dossier.weergave.zaak import CENT, Zaak

HOOGSTE_BEDRAG = Decimal("999999999999.99")
HOOGSTE_NIVEAU = 3
# Which side of the threshold a purchase is on needs a human eye.
ROUTE_VRAAGT_AANDACHT = {"DT1.7", "DT2.4", "DT2.5"}


class Aandachtspunt(models.TextChoices):
    """Why a reviewer looks at this dossier first; in the order that a list shows them."""

    BIJ_DREMPEL = "bij_drempel", "Dicht bij de Europese grens"
    AFWIJKINGEN = "afwijkingen", "Wijkt af van het advies"
    AFWIJKING_PLAN = "afwijking_plan", "Wijkt af van categorieplan"
    ONBEKEND = "onbekend", "Nog niet alles is bekend"
    HOGE_AMBITIE = "hoge_ambitie", "Hoge ambitie"
    OUDER_KADER = "ouder_kader", "Op een ouder kader"
    EERSTE_KEER = "eerste_keer", "Eerste dossier van deze productgroep"


def aandachtspunten(zaak: Zaak, *, eerste_keer: bool) -> list[str]:
    geldt = {
        Aandachtspunt.BIJ_DREMPEL: "DT2.4" in regels(zaak),
        Aandachtspunt.AFWIJKINGEN: wijkt_af(zaak),
        Aandachtspunt.AFWIJKING_PLAN: wijkt_af_van_plan(zaak),
        Aandachtspunt.ONBEKEND: bool(zaak.advies.ontbrekend),
        Aandachtspunt.HOGE_AMBITIE: zaak.advies.niveau >= HOOGSTE_NIVEAU,
        Aandachtspunt.OUDER_KADER: bool(zaak.besluiten.kader_reden),
        Aandachtspunt.EERSTE_KEER: eerste_keer,
    }
    return [punt.value for punt, ja in geldt.items() if ja]


def is_standaard(zaak: Zaak, punten: list[str]) -> bool:
    """Nothing to weigh: the route is sure, everything is known and the advice is followed."""
    route_is_zeker = zaak.route is not Route.ONBEKEND and not regels(zaak) & ROUTE_VRAAGT_AANDACHT
    return route_is_zeker and not punten


def wijkt_af(zaak: Zaak) -> bool:
    """From a conclusion, an objective or a text: each has its reason in the memo."""
    conclusies = any(not afwijking.gevolgd for afwijking in bevindingsafwijkingen(zaak))
    return conclusies or bool(zaak.afwijkingen or niet_overgenomen(zaak))


def wijkt_af_van_plan(zaak: Zaak) -> bool:
    plan = plan_van(zaak)
    return bool(plan and plan.afwijkingen)


def regels(zaak: Zaak) -> set[str]:
    return {bevinding.regel for bevinding in zaak.advies.bevindingen}


def is_eerste_keer(dossier: Dossier, zaak: Zaak) -> bool:
    """Whether no other dossier of this productgroep was ever submitted and is not withdrawn."""
    groep = zaak.feiten.productgroep
    if not groep:
        return False
    andere = Dossier.objects.filter(productgroep=groep, ingediend_op__isnull=False)
    return not andere.exclude(pk=dossier.pk).exists()


def lijstkolommen(dossier: Dossier, zaak: Zaak) -> dict[str, Any]:
    """What lists show of the advice, as it is at this submission."""
    punten = aandachtspunten(zaak, eerste_keer=is_eerste_keer(dossier, zaak))
    return {
        "route": zaak.route.value,
        "geraamde_waarde": passend_bedrag(zaak.waarde),
        "aandachtspunten": punten,
        "is_standaard": is_standaard(zaak, punten),
        "geadviseerd": geadviseerde_codes(zaak),
        "ingediend_op": timezone.now(),
    }


def geadviseerde_codes(zaak: Zaak) -> list[str]:
    return [gekozen.code for gekozen in zaak.advies.clausules.voorselectie]


def passend_bedrag(bedrag: Decimal | None) -> Decimal | None:
    """As the column can hold it; a sum of years of large amounts can be more."""
    return None if bedrag is None else min(bedrag, HOOGSTE_BEDRAG).quantize(CENT)
