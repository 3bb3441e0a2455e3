"""One round of the watch: count the clauses anew, and tell beheerders what is new."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from intake.berichten.klaarzetten import Berichtsoort, zet_klaar
from intake.gebruikers import MAG_BEHEREN, Gebruiker, met_recht
from intake.waken.concept import meldingen
from intake.waken.models import BekendSignaal, Wake
from intake.waken.signalen import Signaal
from intake.waken.tellen import bewaar, levens, tel
from intake.waken.woorden import in_het_kort


def waak(op: date) -> list[Signaal]:
    """The signals that are new, of which beheerders now have a message in the outbox.

    Two rounds at once come one by one at the row of `Wake`, so that the second finds nothing new.
    """
    geteld, nu = tel(), timezone.now()
    with transaction.atomic():
        neem_beurt()
        bewaar(geteld)
        Wake.objects.update(geteld_op=nu)
        nieuw = onthoud([m.signaal for m in meldingen(op, levens()) if m.wacht])
        if nieuw:
            pad = reverse("admin:intake_bekendsignaal_changelist")
            soort = Berichtsoort.KADER_VRAAGT_AANDACHT
            zet_klaar(soort, beheerders(), naam=in_het_kort(nieuw), pad=pad)
    return nieuw


def neem_beurt() -> Wake:
    Wake.objects.get_or_create(pk=1)
    return Wake.objects.select_for_update().get(pk=1)


def onthoud(signalen: list[Signaal]) -> list[Signaal]:
    """What went is forgotten, so that it is new when it comes back."""
    BekendSignaal.objects.exclude(sleutel__in=[s.sleutel for s in signalen]).delete()
    bekend = set(BekendSignaal.objects.values_list("sleutel", flat=True))
    nieuw = [signaal for signaal in signalen if signaal.sleutel not in bekend]
    nu = timezone.now()
    BekendSignaal.objects.bulk_create(
        BekendSignaal(sleutel=signaal.sleutel, sinds=nu) for signaal in nieuw
    )
    return nieuw


def beheerders() -> QuerySet[Gebruiker]:
    return met_recht(MAG_BEHEREN)
