"""The destruction of one dossier with everything about it, and the declaration that stays.

Nothing but this module removes a dossier. The declaration comes first: without it the database
keeps the history and the advices (`intake.kader.bewaking`).
"""

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from intake.berichten.models import Bericht
from intake.bewaren.kandidaten import Kandidaat
from intake.bewaren.models import Vernietiging, Vernietigingsstop
from intake.dossier.models import Dossier


def vernietig(kandidaat: Kandidaat, namens: str) -> Vernietiging | None:
    """None when the dossier changed, was held or was copied since it was listed: then it stays.

    The lock makes a stop, a copy or a save of this moment wait; each of them fails after it.
    """
    with transaction.atomic():
        gezien = Dossier.objects.filter(pk=kandidaat.pk, versie=kandidaat.versie)
        dossier = gezien.select_for_update().first()
        if dossier is None or is_in_gebruik(dossier):
            return None
        verklaring = verklaar(kandidaat, dossier, namens)
        verwijder(dossier)
    return verklaring


def is_in_gebruik(dossier: Dossier) -> bool:
    stops = Vernietigingsstop.objects.geldend().filter(dossier=dossier)
    return stops.exists() or dossier.kopieen.exists()


def verklaar(kandidaat: Kandidaat, dossier: Dossier, namens: str) -> Vernietiging:
    begin = kandidaat.begin.op
    assert begin
    return Vernietiging.objects.create(
        dossier_nummer=dossier.pk,
        kenmerk=dossier.kenmerk,
        soort=kandidaat.begin.soort,
        begin=begin,
        jaren=kandidaat.termijn.jaren,
        grondslag=kandidaat.termijn.grondslag,
        adviezen=dossier.adviezen.count(),
        gebeurtenissen=dossier.gebeurtenissen.count(),
        namens=namens,
    )


def verwijder(dossier: Dossier) -> None:
    """A reaction on the framework outlives its dossier, without what the dossier said."""
    dossier.reacties.update(dossier=None, gezien="")
    wis_sporen(dossier)
    for verzameling in ("adviesvragen", "opmerkingen", "ambitiesessies", "delingen", "stops"):
        getattr(dossier, verzameling).all().delete()
    for advies in dossier.adviezen.order_by("-volgnummer"):
        advies.delete()
    dossier.gebeurtenissen.all().delete()
    dossier.delete()


def wis_sporen(dossier: Dossier) -> None:
    """What names the dossier without a key: messages, and the log of the admin."""
    Bericht.objects.filter(pad__contains=f"/{dossier.kenmerk}/").delete()
    soort = ContentType.objects.get_for_model(Dossier)
    LogEntry.objects.filter(content_type=soort, object_id=str(dossier.pk)).delete()
