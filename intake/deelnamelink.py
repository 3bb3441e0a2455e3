"""The own link of someone without an account: what stands in the address and what in the database.

The token is made from a random key in the database and the secret of the installation, so a copy
of the database alone opens nothing, while a lost link can be shown again and a message that waits
for a mail server needs no token of its own. What comes in is looked up by its hash.
"""

import base64
import hashlib
import secrets

from django.utils.crypto import salted_hmac

# 20 characters of 5 bits: a hundred bits, and still to be typed from paper.
LENGTE = 20


def nieuwe_sleutel() -> str:
    return secrets.token_hex(16)


def token_van(sleutel: str) -> str:
    mac = salted_hmac("intake.deelnamelink", sleutel, algorithm="sha256").digest()
    return base64.b32encode(mac).decode().lower()[:LENGTE]


def afdruk(token: str) -> str:
    """What is stored of a token. Typed from paper, so capitals and hyphens do not matter."""
    return hashlib.sha256(token.replace("-", "").strip().lower().encode()).hexdigest()
