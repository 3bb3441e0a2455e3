"""Sends what waits in the outbox, one message at a time, and never inside a transaction.

A mail server can keep a sender waiting for as long as it likes; a transaction would keep everyone
who saves something waiting with it.
"""

import logging
import smtplib
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from intake.berichten.models import Bericht
from intake.berichten.opmaak import maak_mail

logger = logging.getLogger(__name__)
NODIG = ("EMAIL_HOST", "DEFAULT_FROM_EMAIL", "SITE_URL")
# The server answered, so the line is good: the next message may well be accepted.
ANTWOORD = (
    smtplib.SMTPResponseException,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPNotSupportedError,
)


# Accepted by the mail server while the database was away: ticked off before anything is sent.
AF_TE_VINKEN: set[Bericht] = set()


class Onbereikbaar(Exception):
    """No mail server to talk to; what waits goes on waiting."""


class GeenOntvanger(Exception):
    """The account was turned off, or lost its address, after the message was put ready."""


def ontbrekende_instellingen() -> list[str]:
    return [naam for naam in NODIG if not getattr(settings, naam)]


def verstuur_wachtende(stop: Callable[[], bool] = lambda: False) -> int:
    """Send until nothing is due; the number sent. Raises `Onbereikbaar`."""
    vink_af()
    Bericht.objects.geef_op()
    verbinding = get_connection()
    verstuurd = 0
    try:
        while not stop() and (bericht := volgende()):
            maak_verbinding(verbinding)
            if bericht.neem():
                verstuurd += verstuur(bericht, verbinding)
    finally:
        verbreek(verbinding)
    return verstuurd


def volgende() -> Bericht | None:
    wachtend = Bericht.objects.aan_de_beurt().select_related("aan")
    return wachtend.order_by("volgende_poging", "pk").first()


def maak_verbinding(verbinding: BaseEmailBackend) -> None:
    """Before a message is taken: a server that is down costs no message an attempt."""
    try:
        verbinding.open()
    except OSError as fout:
        raise Onbereikbaar(omschrijving(fout)) from fout


def verbreek(verbinding: BaseEmailBackend) -> None:
    with suppress(OSError):
        verbinding.close()


def verstuur(bericht: Bericht, verbinding: BaseEmailBackend) -> bool:
    """One attempt. What is wrong with one message stops no other."""
    try:
        if not bericht.adres:
            raise GeenOntvanger
        verbinding.send_messages([maak_mail(bericht)])
    except Exception as fout:
        bericht.is_niet_verstuurd(in_woorden(fout))
        logger.warning("Bericht %s niet verstuurd: %s", bericht.pk, omschrijving(fout))
        verbreek(verbinding)
        if isinstance(fout, OSError) and not isinstance(fout, ANTWOORD):
            raise Onbereikbaar(omschrijving(fout)) from fout
        return False
    AF_TE_VINKEN.add(bericht)
    vink_af()
    return True


def vink_af() -> None:
    for bericht in tuple(AF_TE_VINKEN):
        bericht.is_verstuurd()
        AF_TE_VINKEN.discard(bericht)


def in_woorden(fout: Exception) -> str:
    """For the list in the admin; the log names the kind of error."""
    if isinstance(fout, GeenOntvanger):
        return "Account uit of zonder adres"
    if antwoorden := codes(fout):
        return f"Geweigerd ({antwoorden})"
    return "Verbinding verbroken" if isinstance(fout, OSError) else "Niet te maken"


def omschrijving(fout: Exception) -> str:
    return f"{type(fout).__name__} {codes(fout)}".strip()


def codes(fout: Exception) -> str:
    """What the server answered, as numbers: its words could quote an address."""
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        return " ".join(str(code) for code, _ in fout.recipients.values())
    return str(fout.smtp_code) if isinstance(fout, smtplib.SMTPResponseException) else ""
