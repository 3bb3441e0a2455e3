"""Where the secret key comes from: the environment, or in demo mode a file made at first start."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

GEEN_SLEUTEL = (
    "SECRET_KEY is not set. Put a long random text in the environment variable SECRET_KEY, "
    "or start a trial on your own computer with script/start."
)


def vereiste_sleutel(sleutel: str) -> str:
    if not sleutel:
        raise ImproperlyConfigured(GEEN_SLEUTEL)
    return sleutel


def demo_sleutel(data: Path) -> str:
    """The key of this computer; the exclusive create lets only one of two processes make it."""
    bestand = data / "demo-sleutel"
    data.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(bestand, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return vereiste_sleutel(bestand.read_text(encoding="utf-8"))
    with open(handle, "w", encoding="utf-8") as nieuw:
        nieuw.write(sleutel := get_random_secret_key())
    return sleutel


def uit_bestand(pad: str) -> str:
    """A secret from a file, as containers and systemd hand it over."""
    return Path(pad).read_text(encoding="utf-8").strip() if pad else ""
