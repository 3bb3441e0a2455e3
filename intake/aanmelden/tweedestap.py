"""The second step of a local account of staff: a code of an app, or a code kept for emergencies."""

from base64 import b32encode
from datetime import datetime
from io import BytesIO
from urllib.parse import quote, urlencode

import segno
from django.db import transaction
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from intake.aanmelden.accounts import beeindig_sessies
from intake.accountwijziging import Accountwijziging, leg_vast
from intake.gebruikers import Gebruiker

AANTAL_CODES = 10
NAAM = "Inkoopkader"
INGESTELD, HERSTELD = ["ingesteld"], []


def heeft_tweede_stap(gebruiker: Gebruiker) -> bool:
    return TOTPDevice.objects.devices_for_user(gebruiker, confirmed=True).exists()


def koppeladres(gebruiker: Gebruiker, sleutel: str) -> str:
    """What the QR code says: the key in the form that every authenticator app knows."""
    vragen = {"secret": geheim(sleutel), "issuer": NAAM, "digits": 6, "period": 30}
    wie = quote(f"{NAAM}:{gebruiker.username}")
    return f"otpauth://totp/{wie}?{urlencode(vragen, quote_via=quote)}"


def geheim(sleutel: str) -> str:
    return b32encode(bytes.fromhex(sleutel)).decode()


def geheim_in_groepen(sleutel: str) -> str:
    """To type over, for who cannot scan."""
    tekst = geheim(sleutel)
    return " ".join(tekst[i : i + 4] for i in range(0, len(tekst), 4))


def qr_code(gebruiker: Gebruiker, sleutel: str) -> str:
    """As SVG for in the page, without styles of its own."""
    uit = BytesIO()
    segno.make(koppeladres(gebruiker, sleutel), error="m").save(
        uit, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=4, light="white"
    )
    return uit.getvalue().decode()


@transaction.atomic
def stel_in(gebruiker: Gebruiker, sleutel: str, code: str, herkomst: str) -> list[str] | None:
    """The codes for emergencies; None when the code does not fit the key.

    Nobody adds a second device this way: whoever has one uses it.
    """
    Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    if heeft_tweede_stap(gebruiker):
        return None
    apparaat = TOTPDevice.objects.create(user=gebruiker, key=sleutel, name="app")
    if not apparaat.verify_token(code):
        transaction.set_rollback(True)
        return None
    leg_vast(
        gebruiker,
        Accountwijziging.Soort.TWEEDE_STAP,
        HERSTELD,
        INGESTELD,
        Accountwijziging.Via.ZELF,
        gebruiker,
        herkomst,
    )
    return nieuwe_codes(gebruiker)


@transaction.atomic
def nieuwe_codes(gebruiker: Gebruiker) -> list[str]:
    """The old ones no longer work."""
    StaticDevice.objects.filter(user=gebruiker).delete()
    apparaat = StaticDevice.objects.create(user=gebruiker, name="reserve")
    codes = [StaticToken.random_token() for _ in range(AANTAL_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=apparaat, token=code) for code in codes)
    return codes


@transaction.atomic
def controleer(gebruiker: Gebruiker, code: str) -> Device | datetime | None:
    """The device that takes this code, the moment from which one may try again, or nothing.

    Six digits can only be of the app, so that one wrong guess does not close both ways.
    """
    model = TOTPDevice if code.isdigit() and len(code) == 6 else StaticDevice
    for apparaat in model.objects.devices_for_user(gebruiker, True).select_for_update():
        mag, waarom = apparaat.verify_is_allowed()
        if not mag:
            return waarom["locked_until"]
        if apparaat.verify_token(code):
            return apparaat
    return None


def codes_over(gebruiker: Gebruiker) -> int:
    return StaticToken.objects.filter(device__user=gebruiker).count()


@transaction.atomic
def herstel(gebruiker: Gebruiker, via: Accountwijziging.Via, door: Gebruiker | None = None) -> bool:
    """Whoever lost the phone sets it up again at the next login. False when there was nothing."""
    if not heeft_tweede_stap(gebruiker):
        return False
    for model in (TOTPDevice, StaticDevice):
        model.objects.filter(user=gebruiker).delete()
    soort = Accountwijziging.Soort.TWEEDE_STAP
    leg_vast(gebruiker, soort, INGESTELD, HERSTELD, via, door)
    beeindig_sessies(gebruiker)
    return True
