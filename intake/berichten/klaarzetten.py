"""Puts a message in the outbox, in the same transaction as what it tells about."""

import unicodedata
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from intake.berichten.models import Bericht, Stand
from intake.berichten.soorten import Berichtsoort
from intake.gebruikers import Gebruiker

__all__ = [
    "Berichtsoort",
    "nodig_gast_uit",
    "nodig_uit",
    "stuur_wachtwoordlink",
    "vergeet_gast",
    "zet_klaar",
]

MAX_NAAM = Bericht._meta.get_field("naam").max_length
MAX_WANNEER = Bericht._meta.get_field("wanneer").max_length
# Whoever asks again at once gets no second mail: a form could otherwise flood a mailbox.
NIET_VAKER = timedelta(minutes=10)


def zet_klaar(
    soort: Berichtsoort,
    aan: Iterable[Gebruiker],
    *,
    naam: str,
    pad: str,
    van: Gebruiker | None = None,
) -> None:
    """One message to each address, never to that of `van`.

    `naam` is the name of the dossier, the only thing of it that is mailed, or else what it is
    about; `pad` is the page.
    """
    eis_transactie()
    per_adres = {g.email.casefold(): g for g in aan if g.email and g.is_active}
    if van is not None:
        per_adres.pop(van.email.casefold(), None)
    naam = op_een_regel(naam)
    Bericht.objects.bulk_create(
        Bericht(soort=soort, aan=gebruiker, naam=naam, pad=pad) for gebruiker in per_adres.values()
    )


def eis_transactie() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A message belongs to what it tells about.")


def nodig_gast_uit(email: str, *, naam: str, pad: str, sleutel_link: str, wanneer: str) -> None:
    """To someone without an account; `pad` is what their own link begins with."""
    eis_transactie()
    Bericht.objects.create(
        soort=Berichtsoort.AMBITIESESSIE,
        email=email,
        naam=op_een_regel(naam),
        pad=pad,
        sleutel_link=sleutel_link,
        wanneer=op_een_regel(wanneer, MAX_WANNEER),
    )


def vergeet_gast(sleutel_link: str) -> None:
    """A link that opens nothing any more is not mailed, and its address is not kept."""
    berichten = Bericht.objects.filter(sleutel_link=sleutel_link) if sleutel_link else None
    if berichten is not None:
        berichten.exclude(stand=Stand.VERSTUURD).delete()
        berichten.update(email="")


def nodig_uit(gebruiker: Gebruiker) -> None:
    """A link to choose a password, for who has none yet."""
    if not gebruiker.has_usable_password():
        zet_link_klaar(Berichtsoort.UITNODIGING, gebruiker)


def stuur_wachtwoordlink(gebruiker: Gebruiker) -> None:
    zet_link_klaar(Berichtsoort.WACHTWOORD, gebruiker)


def zet_link_klaar(soort: Berichtsoort, gebruiker: Gebruiker) -> None:
    net_nog = gebruiker.berichten.filter(soort=soort, gemaakt__gt=timezone.now() - NIET_VAKER)
    if not net_nog.exists():
        zet_klaar(soort, [gebruiker], naam="", pad="")


def op_een_regel(naam: str, lengte: int = MAX_NAAM) -> str:
    """A name fit for a subject: one line, bounded, without characters that cannot be seen."""
    regel = " ".join(unicodedata.normalize("NFC", naam).split())
    zichtbaar = "".join(t for t in regel if not unicodedata.category(t).startswith("C"))
    return zichtbaar if len(zichtbaar) <= lengte else f"{zichtbaar[: lengte - 1]}…"
