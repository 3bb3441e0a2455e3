"""Where the secret key comes from: the environment, or in demo mode a file made at first start."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

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
    """The key of this computer. A link is there whole or not at all, so of two processes that start
    together one makes it and the other reads it.
    """
    bestand = data / "demo-sleutel"
    data.mkdir(parents=True, exist_ok=True)
    if not bestand.exists():
        with NamedTemporaryFile("w", dir=data, encoding="utf-8") as nieuw:
            nieuw.write(get_random_secret_key())
            nieuw.flush()
            with suppress(FileExistsError):
                os.link(nieuw.name, bestand)
    return vereiste_sleutel(bestand.read_text(encoding="utf-8"))


def uit_bestand(pad: str) -> str:
    """A secret from a file, as containers and systemd hand it over."""
    return Path(pad).read_text(encoding="utf-8").strip() if pad else ""
