"""How a clause lives, for its page in the admin: to beheerders alone, since reasons hold names."""

from typing import Any

from django import template

from intake.gebruikers import MAG_BEHEREN, Gebruiker
from intake.waken.tellen import leven_van
from intake.waken.views import geteld_op, redenen_voor

register = template.Library()


@register.inclusion_tag("admin/intake/waken/_leven.html")
def leven_van_clausule(clausule: Any, lezer: Gebruiker) -> dict[str, Any]:
    if clausule is None or not lezer.has_perm(MAG_BEHEREN):
        return {}
    leven = leven_van(clausule.pk)
    return {"leven": leven, "redenen": redenen_voor(leven, lezer), "geteld_op": geteld_op()}
