"""What the log tells of safety: who came in or did not, who left, and whose rights changed.

A person is a number here: the log goes to places where names have no business.
"""

import logging
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import m2m_changed

from intake.gebruikers import Gebruiker

logger = logging.getLogger(__name__)


def meld(handeling: str, object: str, uitslag: str, wie: int | None) -> None:
    """Action, object, result and actor, as BIO2 8.15.01 asks; the log adds the time."""
    velden = {"handeling": handeling, "object": object, "uitslag": uitslag, "gebruiker": wie}
    logger.info("%s: %s", handeling, uitslag, extra={"velden": velden})


def ingelogd(user: Gebruiker, **rest: Any) -> None:
    meld("inloggen", f"gebruiker {user.pk}", "gelukt", user.pk)


def uitgelogd(user: Gebruiker | None, **rest: Any) -> None:
    if user is not None:
        meld("uitloggen", f"gebruiker {user.pk}", "gelukt", user.pk)


def inloggen_mislukt(credentials: dict[str, Any], **rest: Any) -> None:
    """Without the name: people type their password in its place."""
    meld("inloggen", "onbekend", "geweigerd", None)


def rollen_gewijzigd(
    instance: Any, action: str, pk_set: set[int] | None, reverse: bool, **rest: Any
) -> None:
    if action not in ("post_add", "post_remove", "post_clear"):
        return
    mensen = sorted(pk_set or ()) if reverse else [instance.pk]
    rollen = [instance.pk] if reverse else sorted(pk_set or ())
    for mens in mensen:
        meld("rollen wijzigen", f"gebruiker {mens}", f"{action[5:]} {rollen}", None)


def volg() -> None:
    user_logged_in.connect(ingelogd)
    user_logged_out.connect(uitgelogd)
    user_login_failed.connect(inloggen_mislukt)
    m2m_changed.connect(rollen_gewijzigd, sender=Gebruiker.groups.through)
