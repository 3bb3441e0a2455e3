"""Accounts that are turned off and that nothing refers to any more."""

from functools import reduce
from operator import or_

from django.db.models import CASCADE, DO_NOTHING, Exists, OuterRef, Q, QuerySet

from intake.dossier.geschiedenis import Gebeurtenis
from intake.dossier.geschiedeniswoorden import PERSONEN
from intake.gebruikers import Gebruiker


def overbodige_accounts() -> QuerySet[Gebruiker]:
    """What only belongs to the account, such as its messages, goes with it.

    What keeps no more than its number stays: the record of rights.
    """
    zonder = Gebruiker.objects.filter(is_active=False)
    for verwijzing in Gebruiker._meta.get_fields(include_hidden=True):
        if not (verwijzing.one_to_many or verwijzing.one_to_one) or not verwijzing.auto_created:
            continue
        if verwijzing.on_delete not in (CASCADE, DO_NOTHING):
            wijst = {verwijzing.field.name: OuterRef("pk")}
            zonder = zonder.exclude(Exists(verwijzing.related_model._base_manager.filter(**wijst)))
    return zonder


def te_ruimen_accounts() -> list[Gebruiker]:
    """The history names people by number; it has to stay readable."""
    return [gebruiker for gebruiker in overbodige_accounts() if not in_de_geschiedenis(gebruiker)]


def in_de_geschiedenis(gebruiker: Gebruiker) -> bool:
    kanten = [
        Q(**{f"wijzigingen__{veld}__{kant}": gebruiker.pk}) for veld in PERSONEN for kant in (0, 1)
    ]
    return Gebeurtenis.objects.filter(reduce(or_, kanten)).exists()
