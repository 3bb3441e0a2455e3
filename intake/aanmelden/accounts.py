"""The account of somebody from the provider: found by issuer and subject, or made."""

from dataclasses import dataclass
from enum import Enum

from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from intake.aanmelden.claims import Persoon
from intake.aanmelden.models import Aanmelding
from intake.accountwijziging import Accountwijziging, leg_rechten_vast, leg_vast, rechten_van
from intake.gebruikers import Gebruiker
from intake.rollen import ROLLEN

ROLNAMEN = {rol.naam for rol in ROLLEN}
BEHEERROLLEN = {rol.naam for rol in ROLLEN if rol.beheer}
Soort, Via = Accountwijziging.Soort, Accountwijziging.Via


class Reden(Enum):
    """Why somebody whom the provider knows does not come in."""

    GEEN_ROL = "geen_rol"
    UITGEZET = "uitgezet"
    TE_ZWAK = "te_zwak"


@dataclass(frozen=True)
class Toegelaten:
    gebruiker: Gebruiker
    nieuw: bool


def laat_binnen(persoon: Persoon, herkomst: str, uitgenodigd: int | None) -> Toegelaten | Reden:
    """Two first logins at one moment make one account: the second finds that of the first."""
    try:
        return laat_toe(persoon, herkomst, uitgenodigd)
    except IntegrityError:
        return laat_toe(persoon, herkomst, uitgenodigd)


@transaction.atomic
def laat_toe(persoon: Persoon, herkomst: str, uitgenodigd: int | None) -> Toegelaten | Reden:
    """The account with the roles of now. Who lost every role loses them here too.

    `uitgenodigd` is the account of which this browser opened the mailed link.
    """
    aanmelding = (
        Aanmelding.objects.select_for_update(of=("self",))
        .select_related("gebruiker")
        .filter(issuer=persoon.issuer, subject=persoon.subject)
        .first()
    )
    if aanmelding is None and not persoon.rollen:
        return Reden.GEEN_ROL
    nieuw = aanmelding is None
    if aanmelding is None:
        aanmelding = maak_aanmelding(persoon, herkomst, uitgenodigd)
    gebruiker = aanmelding.gebruiker
    if not gebruiker.is_active:
        return Reden.UITGEZET
    Aanmelding.objects.filter(pk=aanmelding.pk).update(laatst=timezone.now())
    neem_naam_over(gebruiker, persoon)
    neem_rollen_over(gebruiker, persoon.rollen, herkomst)
    return Toegelaten(gebruiker, nieuw) if persoon.rollen else Reden.GEEN_ROL


def maak_aanmelding(persoon: Persoon, herkomst: str, uitgenodigd: int | None) -> Aanmelding:
    account = wie_is_uitgenodigd(uitgenodigd)
    gebruiker = account or maak_account(persoon)
    aanmelding = Aanmelding.objects.create(
        gebruiker=gebruiker, issuer=persoon.issuer, subject=persoon.subject
    )
    via = Via.UITNODIGING if account else Via.AANBIEDER
    leg_vast(gebruiker, Soort.AANMELDING, [], [persoon.subject], via, herkomst=herkomst)
    return aanmelding


def wie_is_uitgenodigd(pk: int | None) -> Gebruiker | None:
    """Never an account of staff, nor one that belongs to somebody already."""
    if pk is None:
        return None
    return Gebruiker.objects.filter(
        pk=pk, is_active=True, is_staff=False, is_superuser=False, aanmeldingen__isnull=True
    ).first()


def maak_account(persoon: Persoon) -> Gebruiker:
    """With a name of its own to sign in with: a name that is taken is somebody else's."""
    begin = persoon.gebruikersnaam or "aanmelding"
    for nummer in range(1, 1000):
        try:
            with transaction.atomic():
                return Gebruiker.objects.create_user(begin if nummer == 1 else f"{begin}-{nummer}")
        except IntegrityError:
            continue
    raise RuntimeError("no free name for an account")


def neem_naam_over(gebruiker: Gebruiker, persoon: Persoon) -> None:
    """What the provider does not say stays as it is."""
    nieuw = {
        "first_name": persoon.voornaam,
        "last_name": persoon.achternaam,
        "email": persoon.email,
    }
    if not (persoon.voornaam or persoon.achternaam):
        nieuw = {"email": persoon.email}
    if not persoon.email:
        nieuw.pop("email")
    anders = {k: v for k, v in nieuw.items() if getattr(gebruiker, k) != v}
    for kolom, waarde in anders.items():
        setattr(gebruiker, kolom, waarde)
    if anders:
        gebruiker.save(update_fields=list(anders))


def neem_rollen_over(gebruiker: Gebruiker, rollen: frozenset[str], herkomst: str) -> None:
    """Replaces the roles; a group that is no role of ours is the beheerder's own and stays."""
    was = rechten_van(gebruiker)
    gebruiker.groups.remove(*Group.objects.filter(name__in=ROLNAMEN - rollen))
    gebruiker.groups.add(*Group.objects.filter(name__in=rollen))
    beheer = bool(rollen & BEHEERROLLEN) or gebruiker.is_superuser
    if gebruiker.is_staff != beheer:
        gebruiker.is_staff = beheer
        gebruiker.save(update_fields=["is_staff"])
    leg_rechten_vast(gebruiker, was, Via.AANBIEDER, herkomst=herkomst)


@transaction.atomic
def koppel(aanmelding: Aanmelding, aan: Gebruiker, via: Via, door: Gebruiker | None = None) -> None:
    """Let somebody from the provider use another account: a deliberate act of a beheerder."""
    van = aanmelding.gebruiker
    aanmelding.gebruiker = aan
    aanmelding.save(update_fields=["gebruiker"])
    if van != aan:
        leg_vast(van, Soort.AANMELDING, [aanmelding.subject], [], via, door)
        beeindig_sessies(van)
    leg_vast(aan, Soort.AANMELDING, [], [aanmelding.subject], via, door)
    beeindig_sessies(aan)


def beeindig_sessies(gebruiker: Gebruiker) -> None:
    """Everywhere, from the next request on: each session carries the number it began under."""
    Gebruiker.objects.filter(pk=gebruiker.pk).update(sessieversie=F("sessieversie") + 1)
