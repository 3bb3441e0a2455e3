"""The invitation as a file for the reader's own calendar (RFC 5545)."""

from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit

from django.utils import timezone
from icalendar import Calendar, Event

from intake.ambitieweb.models import Ambitiesessie

SOORT = "text/calendar; charset=utf-8"


def uitnodiging(sessie: Ambitiesessie, adres: str) -> bytes:
    """For a session with a date; without a time it lasts all day. `adres` is where to score.

    The same UID with a higher sequence, so that a calendar moves what it has instead of adding.
    """
    if sessie.datum is None:
        raise ValueError("A session without a date is no appointment.")
    afspraak = Event()
    afspraak.add("uid", f"ambitiesessie-{sessie.pk}@{urlsplit(adres).hostname}")
    afspraak.add("sequence", sessie.versie)
    afspraak.add("dtstamp", datetime.now(UTC))
    if sessie.begintijd is None:
        afspraak.add("dtstart", sessie.datum)
        afspraak.add("dtend", sessie.datum + timedelta(days=1))
    else:
        begin = begin_van(sessie, sessie.begintijd)
        afspraak.add("dtstart", begin)
        afspraak.add("dtend", begin + timedelta(minutes=sessie.duur))
    afspraak.add("summary", f"Ambitiewebsessie {sessie.dossier.naam}")
    if sessie.plaats:
        afspraak.add("location", sessie.plaats)
    afspraak.add("description", f"{sessie.agenda}\n\nScoren doet u hier: {adres}".strip())
    afspraak.add("url", adres)
    kalender = Calendar()
    kalender.add("prodid", "-//Gemeente Amsterdam//Inkoopkader//NL")
    kalender.add("version", "2.0")
    kalender.add("method", "PUBLISH")
    kalender.add_component(afspraak)
    kalender.add_missing_timezones()
    return kalender.to_ical()


def begin_van(sessie: Ambitiesessie, begintijd: time) -> datetime:
    assert sessie.datum is not None
    return datetime.combine(sessie.datum, begintijd, timezone.get_current_timezone())
